"""A report's versions: which one is shown, and what changed in each."""

from dataclasses import dataclass

from site_builder import addresses
from site_builder.exports import places
from site_builder.pages.views import SITE, Anchor, Fact, To
from site_builder.publication import Publication, PublishedReport
from site_builder.record import Entry, Record
from site_builder.record.telling import Line, lines
from site_builder.wording.swedish import long_day

SAID = SITE.record


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version: its number and day, what changed in it, and its facts as data where they can be shown."""

    title: str
    lines: tuple[Line, ...]
    data: str


def versions(report: PublishedReport, record: Record, publication: Publication, to: To) -> list[VersionView]:
    """Return a report's versions, latest first; none where there has been one only."""
    entries = record.of_report.get(report.id, ())
    if len(entries) < 2:
        return []
    return [
        VersionView(
            SAID.report.entry.format(number=entry.version, day=long_day(entry.day)),
            tuple(lines(entry, publication)),
            _data(entry, to) if entry.salt else "",
        )
        for entry in reversed(entries)
    ]


def version_facts(report: PublishedReport, record: Record, to: To) -> list[Fact]:
    """Return which version is shown and since when, with its facts as data and the log of all changes."""
    entries = record.of_report.get(report.id, ())
    if not entries:
        return []
    data = Anchor(SAID.report.data, _data(entries[-1], to))
    every = Anchor(SAID.report.all, to(addresses.CHANGES))
    return [Fact(SAID.report.facts, (Anchor(present(entries)), data, every))]


def present(entries: tuple[Entry, ...]) -> str:
    """Return the present version in words, with its day as far as it is known."""
    latest, said = entries[-1], SAID.report
    if latest.origin == "journal":
        return str(said.journal.format(number=SAID.version.format(number=latest.version)))
    words = {"number": SAID.version.format(number=latest.version), "day": long_day(latest.day)}
    return str((said.present if len(entries) > 1 else said.first).format(**words))


def cited(report: PublishedReport, record: Record) -> str:
    """Return the version as a citation names it."""
    entries = record.of_report.get(report.id, ())
    if not entries:
        return ""
    latest = entries[-1]
    said = SAID.report.cite_undated if latest.origin == "journal" else SAID.report.cite
    return str(said.format(number=latest.version, day=long_day(latest.day)))


def _data(entry: Entry, to: To) -> str:
    return to(places.version(entry.report, entry.version))
