"""The static API: a JSON file for each provider, service and year, and paged lists of all things.

The file of a report or a unit goes with its page (`things`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.columns import SCHEMA_VERSION
from site_builder.exports.report_rows import Row
from site_builder.exports.rows import Rows
from site_builder.exports.things import File, Thing, link, short, whole
from site_builder.exports.values import json_bytes
from site_builder.publication import PublishedUnit
from site_builder.summary import Year, years

PAGE_ROWS = 100


@dataclass(frozen=True)
class Api:
    """The files of the API for one publication."""

    rows: Rows

    def provider(self, provider_id: str) -> File:
        """Return path and bytes of one provider's file, with its units A to Ö."""
        thing = whole(self.rows.provider(provider_id))
        thing["verksamheter"] = self._short_units(self.rows.units_of_provider[provider_id])
        return places.thing("utforare", provider_id), json_bytes(thing)

    def service(self, service_id: str) -> File:
        """Return path and bytes of one service's file, with its units A to Ö."""
        thing = whole(self.rows.service(service_id))
        units = self.rows.origin.publication.units.values()
        thing["verksamheter"] = self._short_units(each for each in units if each.unit.service == service_id)
        return places.thing("tjanster", service_id), json_bytes(thing)

    def year(self, year: Year) -> File:
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
            "fil": link("ar", str(year.year), self.rows.origin),
        }

    def lists(self) -> Iterator[File]:
        """Yield path and bytes of every page of every list, and of the first file of the API."""
        rows, publication = self.rows, self.rows.origin.publication
        things: dict[str, tuple[int, Iterable[Row]]] = {
            "rapporter": (len(publication.reports) + len(publication.withdrawn), rows.reports()),
            "verksamheter": (len(publication.units), rows.units()),
            "utforare": (len(publication.providers), rows.providers()),
            "tjanster": (len(publication.taxonomy.services), rows.services()),
        }
        for kind, (count, found) in things.items():
            yield from self._pages(kind, count, (short(kind, row, rows.origin) for row in found))
        found_years = list(map(self._year_row, years(publication)))
        yield from self._pages("ar", len(found_years), found_years)
        yield self._first({kind: count for kind, (count, _) in things.items()} | {"ar": len(found_years)})

    def _pages(self, kind: str, count: int, items: Iterable[Thing]) -> Iterator[File]:
        last, left = max(1, -(-count // PAGE_ROWS)), iter(items)
        for number in range(1, last + 1):
            page = {
                "schemaversion": SCHEMA_VERSION,
                "antal": count,
                "sida": number,
                "sidor": last,
                "nasta": self._page_link(kind, number + 1) if number < last else None,
                "foregaende": self._page_link(kind, number - 1) if number > 1 else None,
                "poster": list(islice(left, PAGE_ROWS)),
            }
            yield places.index(kind, number), json_bytes(page)

    def _first(self, counts: Mapping[str, int]) -> File:
        """Return path and bytes of the file that leads to all others."""
        origin = self.rows.origin
        first = {
            **origin.head,
            "beskrivning": origin.link(places.OPENAPI),
            "listor": {
                kind: {"antal": count, "fil": origin.link(places.index(kind))}
                for kind, count in counts.items()
            },
        }
        return f"{places.API}index.json", json_bytes(first)

    def _short_units(self, units: Iterable[PublishedUnit]) -> list[Thing]:
        return [short("verksamheter", self.rows.unit(unit), self.rows.origin) for unit in units]

    def _page_link(self, kind: str, number: int) -> str:
        return self.rows.origin.link(places.index(kind, number))


def api_files(rows: Rows) -> Iterator[File]:
    """Yield path and bytes of every file of the API that does not go with a page."""
    api, publication = Api(rows), rows.origin.publication
    yield from map(api.provider, publication.providers)
    yield from map(api.service, publication.taxonomy.services)
    yield from map(api.year, years(publication))
    yield from api.lists()
