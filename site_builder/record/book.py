"""The log as it is being written: what differs from a report's latest version becomes its next entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.record.canonical import digest
from site_builder.record.entries import (
    BACK,
    GONE,
    NEW,
    OPENING,
    RESTART,
    START,
    WITHDRAWN,
    Change,
    Entry,
    Log,
    Version,
)
from site_builder.record.facts import PRESENT, Facts
from site_builder.record.versions import as_bytes, differences, facts_in, salt, without_hidden

KINDS: Mapping[str, str] = {
    "samlad_bedomning": "bedomning",
    "fokusomraden": "delbedomning",
    "atgarder": "atgard",
    "atgardsplan": "atgard",
    "uppfoljning": "uppfoljning",
    "nyckeltal": "nyckeltal",
    "urval": "nyckeltal",
    "sammanfattning": "text",
    "lattlast": "text",
    "styrkor": "text",
    "brodtext": "text",
    "foljer_upp": "koppling",
    "uppfoljd_av": "koppling",
    "ersatter": "koppling",
    "ersatt_av": "koppling",
}
"""The kind of an entry, by the fact that changed; any other fact gives `uppgift`."""
EVENT_KINDS: Mapping[str, str] = {
    "rattelse": "rattelse",
    "utforarens_svar": "svar",
    "sanktion": "sanktion",
    "ivo_anmalan": "sanktion",
}
"""The kind of an entry, by the kind of an event that was added; any other event gives `handelse`."""

InForm = Callable[[int], Facts]
Told = tuple[tuple[str, ...], tuple[Change, ...] | None]
"""The kinds of an entry, and its changes where they can be told one by one."""


class FutureLogError(Exception):
    """The log has entries of a later day than the one that the site is built for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a new entry comes from: the word for its day's origin, the day, and the seed of its salt."""

    origin: str
    day: date
    seed: str


class Book:
    """A log that entries are added to."""

    def __init__(self, log: Log | None = None) -> None:
        self._entries: list[Entry] = list(log.entries if log else ())
        self._facts: dict[str, bytes] = dict(log.facts if log else {})
        self._places: dict[str, list[int]] = {}
        for place, entry in enumerate(self._entries):
            if entry.report:
                self._places.setdefault(entry.report, []).append(place)

    def __contains__(self, report_id: str) -> bool:
        return report_id in self._places

    @property
    def standing(self) -> list[str]:
        """The reports whose latest entry does not say that they are gone, in the order of their first."""
        latest = {report: self._entries[places[-1]] for report, places in self._places.items()}
        return [report for report, entry in latest.items() if GONE not in entry.kinds]

    def enter(self, report_id: str, in_form: InForm, source: Source) -> None:
        """Add an entry when a report's facts are not those of its latest version.

        `in_form` gives the facts in a form: they are compared in the latest entry's, and entered in the
        present one. Raises FutureLogError when the log has gone past the source's day.
        """
        places = self._places.get(report_id)
        last = self._entries[places[-1]] if places else None
        if last is not None and self._stands(last, in_form(last.form)):
            return
        facts, before = in_form(PRESENT), last.version if last else 0
        self._add(facts, self._told(last, facts), _next(report_id, source, before), source)

    def open_with(self, report_id: str, facts: Facts, version: int, source: Source) -> None:
        """Add the entry that a report begins with in a new log; it had come to `version` in the old."""
        self._add(facts, ((OPENING,), None), _next(report_id, source, version), source)

    def restart(self, about: Mapping[str, str | int], source: Source) -> None:
        """Add the entry that says that the log begins anew, and why."""
        number = len(self._entries) + 1
        entry = Entry(number, source.day, source.origin, (RESTART,), self._head, about=dict(about))
        self._append(entry)

    def closed(self) -> Log:
        """Return the log, less what must no longer be seen of earlier versions."""
        for report_id, places in self._places.items():
            if len(places) > 1:
                present = facts_in(self._facts[report_id])
                cleaned = without_hidden([self._entries[place] for place in places], present)
                for place, entry in zip(places, cleaned, strict=True):
                    self._entries[place] = entry
        return Log(tuple(self._entries), self._facts)

    @property
    def _head(self) -> str:
        return self._entries[-1].digest if self._entries else START

    def _stands(self, last: Entry, facts: Facts) -> bool:
        return last.stamp is not None and as_bytes(facts, last.stamp) == self._facts[last.report]

    def _told(self, last: Entry | None, facts: Facts) -> Told:
        if last is None:
            return (NEW,), ()
        if "tillbakadragen" in facts:
            return (WITHDRAWN,), None
        if facts.get("publicerad") is False:
            return (GONE,), None
        if {WITHDRAWN, GONE}.intersection(last.kinds):
            return (BACK,), None
        changes = differences(facts_in(self._facts[last.report]), facts)
        return tuple(sorted({_kind(change) for change in changes})), changes

    def _add(self, facts: Facts, told: Told, version: Version, source: Source) -> None:
        content = as_bytes(facts, version)
        entry = Entry(
            number=len(self._entries) + 1,
            day=version.day,
            origin=source.origin,
            kinds=told[0],
            previous=self._head,
            report=version.report,
            version=version.number,
            form=version.form,
            facts=digest(content),
            salt=version.salt,
            changes=told[1],
        )
        self._append(entry)
        self._places.setdefault(version.report, []).append(len(self._entries) - 1)
        self._facts[version.report] = content

    def _append(self, entry: Entry) -> None:
        if self._entries and entry.day < self._entries[-1].day:
            raise FutureLogError(self._entries[-1].day.isoformat())
        self._entries.append(entry)


def _next(report_id: str, source: Source, before: int) -> Version:
    number = before + 1
    return Version(report_id, number, source.day, PRESENT, salt(source.seed, report_id, number))


def _kind(change: Change) -> str:
    first, *rest = change.path
    if first == "handelser" and len(rest) == 1 and change.before is None:
        return EVENT_KINDS.get(rest[0].split()[1], "handelse")
    return KINDS.get(first, "handelse" if first == "handelser" else "uppgift")
