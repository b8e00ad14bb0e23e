"""The static API: a JSON file for each report, unit, provider, service and year, and paged lists of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder import addresses
from site_builder.exports import places, report_rows
from site_builder.exports.columns import SCHEMA_VERSION, Table
from site_builder.exports.report_rows import Row, not_own
from site_builder.exports.rows import Rows
from site_builder.exports.tables import (
    BASIS,
    EVENTS,
    FIGURES,
    MEASURES,
    PROVIDERS,
    REPORTS,
    REVIEWS,
    SERVICES,
    UNITS,
)
from site_builder.exports.values import as_json, json_bytes
from site_builder.publication import PublishedReport, PublishedUnit, WithdrawnReport
from site_builder.summary import Year, years

Thing = dict[str, Any]
PAGE_ROWS = 100
NESTED: Mapping[str, tuple[Table, Any]] = {
    "granskningar": (REVIEWS, report_rows.reviews),
    "underlag": (BASIS, report_rows.basis),
    "nyckeltal": (FIGURES, report_rows.figures),
    "atgarder": (MEASURES, report_rows.measures),
    "handelser": (EVENTS, report_rows.events),
}
"""What a report holds, by name: the table, and what makes its rows."""
OF_REPORT = ("rapport", "verksamhet", "ar")
"""What the rows of a report need not repeat inside it."""
SHORT: Mapping[str, tuple[str, ...]] = {
    "rapporter": (
        *("id", "status", "verksamhet", "ar", "typ", "datum", "samlad_bedomning", "bedomning_namn"),
        *("niva", "ersatt_av", "uppdaterad", "adress"),
    ),
    "verksamheter": (
        *("id", "namn", "utforare", "utforare_namn", "tjanst", "tjanst_namn", "regi", "aktuell_rapport"),
        *("samlad_bedomning", "bedomning_namn", "niva", "bedomd", "oppna_krav", "adress"),
    ),
    "utforare": PROVIDERS.names,
    "tjanster": SERVICES.names,
}
"""What a list holds of each thing."""


@dataclass(frozen=True)
class Api:
    """The files of the API for one publication."""

    rows: Rows

    def report(self, report: PublishedReport) -> tuple[str, bytes]:
        """Return path and bytes of one report's file."""
        origin = self.rows.origin
        thing = self._thing(REPORTS.names, report_rows.report(report, origin))
        for name, (table, make) in NESTED.items():
            names = [each for each in table.names if each not in OF_REPORT]
            thing[name] = [_plain(names, row) for row in make(report, origin)]
        thing["aterkoppling"] = [found.model_dump(by_alias=True) for found in report.feedback]
        thing["text"] = report.prose.text
        thing["verksamhet_fil"] = self._link("verksamheter", report.unit_id)
        return places.thing("rapporter", report.id), json_bytes(thing)

    def withdrawn(self, notice: WithdrawnReport) -> tuple[str, bytes]:
        """Return path and bytes of the file that says that a report was withdrawn."""
        thing = self._thing(REPORTS.names, report_rows.withdrawn(notice, self.rows.origin))
        return places.thing("rapporter", notice.id), json_bytes(thing)

    def unit(self, unit: PublishedUnit) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of one unit's file, at its id and at each that it has had before."""
        content = self._unit(unit)
        for unit_id in (unit.id, *unit.unit.former_ids):
            yield places.thing("verksamheter", unit_id), content

    def _unit(self, unit: PublishedUnit) -> bytes:
        """Return a unit with its reports, newest first, and its open measures."""
        publication, origin = self.rows.origin.publication, self.rows.origin
        reports = publication.reports_of(unit)
        names = SHORT["rapporter"]
        open_ids = {(m.report_id, m.id) for r in reports if not r.replaced_by for m in r.open_measures}
        thing = self._thing(UNITS.names, self.rows.unit(unit))
        thing["rapporter"] = [
            _plain(names, report_rows.report(report, origin)) | {"fil": self._link("rapporter", report.id)}
            for report in reports
        ]
        thing["oppna_atgarder"] = [
            _plain(MEASURES.names, row)
            for report in reports
            for row in report_rows.measures(report, origin)
            if (row["rapport"], row["id"]) in open_ids
        ]
        thing["text"] = unit.prose.text
        thing["upplysning"] = not_own(publication)
        return json_bytes(thing)

    def provider(self, provider_id: str) -> tuple[str, bytes]:
        """Return path and bytes of one provider's file, with its units A to Ö."""
        thing = self._thing(PROVIDERS.names, self.rows.provider(provider_id))
        thing["verksamheter"] = self._short_units(self.rows.units_of_provider[provider_id])
        return places.thing("utforare", provider_id), json_bytes(thing)

    def service(self, service_id: str) -> tuple[str, bytes]:
        """Return path and bytes of one service's file, with its units A to Ö."""
        thing = self._thing(SERVICES.names, self.rows.service(service_id))
        units = self.rows.origin.publication.units.values()
        thing["verksamheter"] = self._short_units(each for each in units if each.unit.service == service_id)
        return places.thing("tjanster", service_id), json_bytes(thing)

    def year(self, year: Year) -> tuple[str, bytes]:
        """Return path and bytes of one year's file: what was followed up, the verdicts, what is open."""
        found = self._year_row(year)
        found["foljdes_upp"] = [
            {"verksamhet": unit, "rapport": report.id, "samlad_bedomning": report.verdict_id}
            for unit, report in year.latest.items()
        ]
        found["foljdes_inte_upp"] = [unit.id for unit in year.not_followed_up]
        return places.thing("ar", str(year.year)), json_bytes({"schemaversion": SCHEMA_VERSION, **found})

    def _year_row(self, year: Year) -> Thing:
        verdicts = dict.fromkeys(self.rows.origin.publication.taxonomy.verdicts, 0)
        for report in year.latest.values():
            verdicts[report.verdict_id] += 1
        binding = [m for report in year.latest.values() for m in report.measures if m.kind.binding]
        return {
            "ar": year.year,
            "antal_foljdes_upp": len(year.latest),
            "antal_foljdes_inte_upp": len(year.not_followed_up),
            "bedomningar": verdicts,
            "krav": len(binding),
            "oppna_krav": sum(measure.now.is_open for measure in binding),
            "adress": self.rows.origin.link(addresses.year(year.year)),
            "fil": self._link("ar", str(year.year)),
        }

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of every page of every list, and of the first file of the API."""
        things: dict[str, Iterable[Row]] = {
            "rapporter": self.rows.reports(),
            "verksamheter": self.rows.units(),
            "utforare": self.rows.providers(),
            "tjanster": self.rows.services(),
        }
        counts = {}
        for kind, rows in things.items():
            items = [_plain(SHORT[kind], row) | {"fil": self._link(kind, str(row["id"]))} for row in rows]
            counts[kind] = len(items)
            yield from self._pages(kind, items)
        found = [self._year_row(year) for year in years(self.rows.origin.publication)]
        counts["ar"] = len(found)
        yield from self._pages("ar", found)
        yield self._first(counts)

    def _pages(self, kind: str, items: Sequence[Thing]) -> Iterator[tuple[str, bytes]]:
        last = max(1, -(-len(items) // PAGE_ROWS))
        for number in range(1, last + 1):
            page = {
                "schemaversion": SCHEMA_VERSION,
                "antal": len(items),
                "sida": number,
                "sidor": last,
                "nasta": self._page_link(kind, number + 1) if number < last else None,
                "foregaende": self._page_link(kind, number - 1) if number > 1 else None,
                "poster": items[(number - 1) * PAGE_ROWS : number * PAGE_ROWS],
            }
            yield places.index(kind, number), json_bytes(page)

    def _first(self, counts: Mapping[str, int]) -> tuple[str, bytes]:
        """Return path and bytes of the file that leads to all others."""
        origin, municipality = self.rows.origin, self.rows.origin.publication.municipality
        first = {
            "schemaversion": SCHEMA_VERSION,
            "kommun": municipality.name,
            "kommunkod": municipality.code,
            "demonstration": municipality.demonstration,
            "licens": municipality.licence,
            "dag": origin.publication.today.isoformat(),
            "beskrivning": origin.link(places.OPENAPI),
            "listor": {
                kind: {"antal": count, "fil": origin.link(places.index(kind))}
                for kind, count in counts.items()
            },
        }
        return f"{places.API}index.json", json_bytes(first)

    def _short_units(self, units: Iterable[PublishedUnit]) -> list[Thing]:
        return [
            _plain(SHORT["verksamheter"], self.rows.unit(unit)) | {"fil": self._link("verksamheter", unit.id)}
            for unit in units
        ]

    def _thing(self, names: Iterable[str], row: Row) -> Thing:
        return {"schemaversion": SCHEMA_VERSION, **_plain(names, row)}

    def _link(self, kind: str, thing_id: str) -> str:
        return self.rows.origin.link(places.thing(kind, thing_id))

    def _page_link(self, kind: str, number: int) -> str:
        return self.rows.origin.link(places.index(kind, number))


def _plain(names: Iterable[str], row: Row) -> Thing:
    return {name: as_json(row[name]) for name in names}


def api_files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file of the API."""
    api, publication = Api(rows), rows.origin.publication
    yield from map(api.report, publication.reports.values())
    yield from map(api.withdrawn, publication.withdrawn.values())
    for unit in publication.units.values():
        yield from api.unit(unit)
    yield from map(api.provider, publication.providers)
    yield from map(api.service, publication.taxonomy.services)
    yield from map(api.year, years(publication))
    yield from api.lists()
