"""One thing as the API has it: short, as a row of a list, or whole, as a file of its own.

The files of a report and of a unit go with their pages, which are made from the same facts.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.exports import places, report_rows
from site_builder.exports.columns import SCHEMA_VERSION, Table
from site_builder.exports.report_rows import Origin, Row, not_own
from site_builder.exports.rows import Rows
from site_builder.exports.tables import BASIS, EVENTS, FIGURES, MEASURES, PROVIDERS, REVIEWS, SERVICES
from site_builder.exports.values import json_bytes
from site_builder.publication import PublishedReport, PublishedUnit, WithdrawnReport

Thing = dict[str, Any]
File = tuple[str, bytes]
"""A path and what lies there."""
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


def link(kind: str, thing_id: str, origin: Origin) -> str:
    """Return the whole address of a thing's own file."""
    return origin.link(places.thing(kind, thing_id))


def short(kind: str, row: Row, origin: Origin) -> Thing:
    """Return a thing as a list has it, with the address of its own file."""
    return {name: row[name] for name in SHORT[kind]} | {"fil": link(kind, str(row["id"]), origin)}


def whole(row: Row) -> Thing:
    """Return a thing with all its columns, and the version that a file says."""
    return {"schemaversion": SCHEMA_VERSION, **row}


def report_file(report: PublishedReport, origin: Origin) -> File:
    """Return a report's file: the report with all that it holds."""
    thing = whole(report_rows.report(report, origin))
    for name, (table, make) in NESTED.items():
        names = [each for each in table.names if each not in OF_REPORT]
        thing[name] = [{each: row[each] for each in names} for row in make(report, origin)]
    thing["aterkoppling"] = [found.model_dump(by_alias=True) for found in report.feedback]
    thing["text"] = report.prose.text
    thing["verksamhet_fil"] = link("verksamheter", report.unit_id, origin)
    return places.thing("rapporter", report.id), json_bytes(thing)


def withdrawn_file(notice: WithdrawnReport, origin: Origin) -> File:
    """Return the file that says that a report was withdrawn."""
    return places.thing("rapporter", notice.id), json_bytes(whole(report_rows.withdrawn(notice, origin)))


def unit_files(unit: PublishedUnit, origin: Origin) -> Iterator[File]:
    """Yield a unit's file, at its id and at each that it has had before."""
    publication = origin.publication
    reports = publication.reports_of(unit)
    thing = whole(Rows(origin).unit(unit))
    thing["rapporter"] = [
        short("rapporter", report_rows.report(report, origin), origin) for report in reports
    ]
    thing["oppna_atgarder"] = [
        report_rows.measure(each, report, origin)
        for report in reports
        if not report.replaced_by
        for each in report.open_measures
    ]
    thing["text"] = unit.prose.text
    thing["upplysning"] = not_own(publication)
    content = json_bytes(thing)
    for unit_id in (unit.id, *unit.unit.former_ids):
        yield places.thing("verksamheter", unit_id), content
