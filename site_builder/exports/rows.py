"""The rows of each table, made from a publication: a value for each column, by its name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from site_builder import addresses
from site_builder.exports import report_rows
from site_builder.exports.columns import Table, Value
from site_builder.exports.report_rows import Origin, Row
from site_builder.exports.tables import TABLES
from site_builder.publication import PublishedReport, PublishedUnit


@dataclass(frozen=True)
class Rows:
    """The rows of every table of one publication."""

    origin: Origin

    def of(self, table: Table) -> Iterator[tuple[Value, ...]]:
        """Yield a table's rows, the values in the order of its columns."""
        for row in MAKERS[table.name](self):
            yield tuple(row.values())

    @cached_property
    def units_of_provider(self) -> Mapping[str, list[PublishedUnit]]:
        """The units of each provider, A to Ö."""
        found: dict[str, list[PublishedUnit]] = {each: [] for each in self.origin.publication.providers}
        for unit in self.origin.publication.units.values():
            found[unit.unit.provider].append(unit)
        return found

    def reports(self) -> Iterator[Row]:
        """Yield every report, newest first, then those that are withdrawn."""
        for report in self.origin.publication.reports.values():
            yield report_rows.report(report, self.origin)
        for notice in self.origin.publication.withdrawn.values():
            yield report_rows.withdrawn(notice, self.origin)

    def units(self) -> Iterator[Row]:
        """Yield every unit, A to Ö."""
        for unit in self.origin.publication.units.values():
            yield self.unit(unit)

    def unit(self, unit: PublishedUnit) -> Row:
        """Return a unit with the verdict that stands for it and what remains to be done."""
        origin, written = self.origin, unit.unit
        current = origin.publication.current_report(unit)
        binding = [
            measure
            for report in origin.publication.reports_of(unit)
            if not report.replaced_by
            for measure in report.open_measures
            if measure.kind.binding
        ]
        return {
            "id": unit.id,
            "namn": written.name,
            "utforare": written.provider,
            "utforare_namn": unit.provider.name,
            "tjanst": written.service,
            "tjanst_namn": unit.service.name,
            "regi": written.run_by,
            "avtalsform": written.contract_form,
            "avtal": tuple(contract.number for contract in written.contracts),
            "omrade": written.area,
            "platser": written.places,
            "malgrupp": written.target_group,
            "aktiv_fran": written.active_from,
            "aktiv_till": written.active_until,
            "tidigare_id": written.former_ids,
            "webb": written.web,
            "ivo_tillstand": written.permit,
            "antal_rapporter": len(unit.report_ids),
            "aktuell_rapport": unit.current,
            "samlad_bedomning": current.verdict_id if current else None,
            "bedomning_namn": current.verdict.name if current else None,
            "niva": current.verdict.level if current else None,
            "bedomd": current.ordering_day if current else None,
            "oppna_krav": len(binding),
            "krav_efter_sista_dag": sum(measure.now.is_late for measure in binding),
            "adress": origin.link(addresses.unit(unit.id)),
        }

    def providers(self) -> Iterator[Row]:
        """Yield every provider, those without a unit too: such a one has no page."""
        for provider in self.origin.publication.providers:
            yield self.provider(provider)

    def provider(self, provider_id: str) -> Row:
        """Return a provider and how many units it has."""
        provider, units = self.origin.publication.providers[provider_id], self.units_of_provider[provider_id]
        return {
            "id": provider_id,
            "namn": provider.name,
            "organisationsnummer": provider.org_number,
            "form": provider.form,
            "antal_verksamheter": len(units),
            "adress": self.origin.link(addresses.provider(provider_id)) if units else None,
        }

    def areas(self) -> Iterator[Row]:
        """Yield every focus area of the taxonomy."""
        for area_id, area in self.origin.publication.taxonomy.focus_areas.items():
            yield {
                "id": area_id,
                "namn": area.name,
                "kort": area.short,
                "beskrivning": area.description,
                "fraga": area.question,
                "ar": tuple(map(str, area.years)),
                "adress": self.origin.link(addresses.area(area_id)),
            }

    def services(self) -> Iterator[Row]:
        """Yield every service of the taxonomy."""
        for service_id in self.origin.publication.taxonomy.services:
            yield self.service(service_id)

    def service(self, service_id: str) -> Row:
        """Return a service."""
        service = self.origin.publication.taxonomy.services[service_id]
        return {
            "id": service_id,
            "namn": service.name,
            "lag": service.law,
            "tillstandspliktig": service.needs_permit,
            "beskrivning": service.description,
            "adress": self.origin.link(addresses.service(service_id)),
        }

    def verdicts(self) -> Iterator[Row]:
        """Yield every step of both scales."""
        taxonomy = self.origin.publication.taxonomy
        for scale, steps in (("samlad", taxonomy.verdicts), ("delbedomning", taxonomy.item_verdicts)):
            for verdict_id, verdict in steps.items():
                yield {
                    "skala": scale,
                    "id": verdict_id,
                    "namn": verdict.name,
                    "niva": verdict.level,
                    "kraver_atgard": verdict.needs_measures,
                    "betyder": verdict.meaning,
                }

    def of_reports(self, make: Callable[[PublishedReport, Origin], Iterable[Row]]) -> Iterator[Row]:
        """Yield what belongs to reports, in the order of the reports."""
        for report in self.origin.publication.reports.values():
            yield from make(report, self.origin)

    def events(self) -> Iterator[Row]:
        """Yield every event, and of a withdrawn report that it was withdrawn."""
        yield from self.of_reports(report_rows.events)
        for notice in self.origin.publication.withdrawn.values():
            yield report_rows.withdrawal(notice)


MAKERS: Mapping[str, Callable[[Rows], Iterable[Row]]] = {
    "rapporter": Rows.reports,
    "verksamheter": Rows.units,
    "utforare": Rows.providers,
    "atgarder": lambda rows: rows.of_reports(report_rows.measures),
    "handelser": Rows.events,
    "nyckeltal": lambda rows: rows.of_reports(report_rows.figures),
    "fokusomraden": Rows.areas,
    "granskningar": lambda rows: rows.of_reports(report_rows.reviews),
    "underlag": lambda rows: rows.of_reports(report_rows.basis),
    "tjanster": Rows.services,
    "bedomningar": Rows.verdicts,
}
"""Table name to what makes its rows, their values in the order of the columns; every table has one."""
assert MAKERS.keys() == TABLES.keys()
