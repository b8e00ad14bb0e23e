"""The change log as files: the whole log, the entries by month and the latest, and each version of a report.

The bytes of a version are those that the log has the digest of (`sha256sum` gives its `fakta`).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.columns import SCHEMA_VERSION
from site_builder.exports.feeds import change_feed
from site_builder.exports.report_rows import Origin
from site_builder.exports.values import json_bytes
from site_builder.record import Entry, Record, as_file
from site_builder.record.telling import SAID, lines
from site_builder.record.versions import earlier

KIND, LATEST = "andringar", "andringar/senaste"
PAGE_ENTRIES = 1000
LATEST_ENTRIES = 100

Thing = dict[str, Any]


def change_files(record: Record, origin: Origin) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file about changes; links in them begin with the origin's address."""
    entries = record.log.entries
    yield places.LOG, as_file(record.log)
    yield from change_feed(record, origin)
    yield from _versions(record)
    months = []
    for month, group in groupby(entries, key=lambda entry: f"{entry.day:%Y-%m}"):
        found = list(group)
        path = f"{KIND}/{month}"
        months.append({"manad": month, "antal": len(found), "fil": origin.link(places.index(path))})
        yield from _pages(path, found, origin)
    latest = [_thing(entry, origin) for entry in reversed(entries[-LATEST_ENTRIES:])]
    yield places.index(LATEST), json_bytes({"schemaversion": SCHEMA_VERSION, "poster": latest})
    about = {
        "schemaversion": SCHEMA_VERSION,
        "antal": len(entries),
        "kontrollvarde": record.log.head,
        "logg": origin.link(places.LOG),
        "senaste": origin.link(places.index(LATEST)),
        "manader": months,
    }
    yield places.index(KIND), json_bytes(about)


def _versions(record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each version of each report; a notice for one that can no longer be shown."""
    for report_id, entries in record.of_report.items():
        latest = record.log.facts[report_id]
        before = earlier(entries, latest) if len(entries) > 1 else {}
        for entry in entries:
            content = latest if entry is entries[-1] else before[entry.version]
            yield places.version(report_id, entry.version), content or json_bytes(_notice(entry))


def _notice(entry: Entry) -> Thing:
    return {
        "rapport": entry.report,
        "version": entry.version,
        "dag": entry.day.isoformat(),
        "status": "visas_inte",
        "meddelande": SAID.notice.message,
        "skal": SAID.notice.why,
        "fakta": entry.facts,
    }


def _pages(path: str, entries: Sequence[Entry], origin: Origin) -> Iterator[tuple[str, bytes]]:
    last = -(-len(entries) // PAGE_ENTRIES)
    for number in range(1, last + 1):
        part = entries[(number - 1) * PAGE_ENTRIES : number * PAGE_ENTRIES]
        page = {
            "schemaversion": SCHEMA_VERSION,
            "antal": len(entries),
            "sida": number,
            "sidor": last,
            "nasta": origin.link(places.index(path, number + 1)) if number < last else None,
            "foregaende": origin.link(places.index(path, number - 1)) if number > 1 else None,
            "poster": [_thing(entry, origin) for entry in part],
        }
        yield places.index(path, number), json_bytes(page)


def _thing(entry: Entry, origin: Origin) -> Thing:
    """Return an entry as the API has it: its post, its own digest, its changes by key and in words."""
    publication = origin.publication
    thing = entry.post | {"kontrollvarde": entry.digest}
    if entry.changes is not None:
        thing["andringar"] = [change.as_json() for change in entry.changes]
    thing["text"] = [line.text for line in lines(entry, publication)]
    if entry.report:
        year, _, name = entry.report.partition("/")
        there = entry.report in publication.reports or entry.report in publication.withdrawn
        thing["adress"] = origin.link(addresses.report(int(year), name)) if there else None
        thing["uppgifter"] = origin.link(places.version(entry.report, entry.version))
    return thing
