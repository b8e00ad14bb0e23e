"""What has happened, as entries of feeds: a day, a sentence that says what changed, and an id for ever.

An id is made from the municipality's code, the report's id and what happened when (UUID of version 5,
RFC 9562), so it is the same wherever the site lies, and when a text is corrected.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from site_builder import addresses
from site_builder.exports.columns import SAID
from site_builder.exports.report_rows import Origin, anchor, kind_name
from site_builder.journal import PromiseState
from site_builder.model.events import (
    Correction,
    Event,
    FollowUpMeeting,
    MeasureChanged,
    MeasureStatus,
    Reply,
    Sanction,
    VerdictChanged,
)
from site_builder.publication import PublishedMeasure, PublishedReport, PublishedUnit, WithdrawnReport
from site_builder.record import Entry as LogEntry
from site_builder.record import Record
from site_builder.record.telling import lines
from site_builder.wording import choice, load
from site_builder.wording.swedish import capital, long_day, number

WORDS = SAID.entries
LATE = "efter-sista-dag"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `kind` is an event's type, `rapport` or `efter-sista-dag`."""

    id: str
    day: date
    kind: str
    title: str
    text: str
    link: str
    unit_id: str


def lasting_id(origin: Origin, *parts: object) -> str:
    """Return an id for ever, as a URN."""
    whole = "/".join(map(str, ("insyn", origin.publication.municipality.code, *parts)))
    return f"urn:uuid:{uuid5(NAMESPACE_URL, whole)}"


def of_unit(unit: PublishedUnit, notices: Iterable[WithdrawnReport], origin: Origin) -> Iterator[Entry]:
    """Yield everything that has happened to a unit's reports; `notices` are of those that are withdrawn."""
    for report in origin.publication.reports_of(unit):
        yield from of_report(report, origin)
    for notice in notices:
        yield withdrawn(notice, origin)


def latest(found: Iterable[Entry], most: int) -> list[Entry]:
    """Return the latest entries, latest first; of one day, by id."""
    return sorted(found, key=lambda entry: (-entry.day.toordinal(), entry.id))[:most]


def of_report(report: PublishedReport, origin: Origin) -> Iterator[Entry]:
    """Yield what has happened to a report: it came, its journal, and what has passed its day."""
    making = _Making(report, origin)
    yield making.published()
    yield from making.journal()
    if not report.replaced_by:
        yield from making.late()


def changes(record: Record, origin: Origin) -> Iterator[Entry]:
    """Yield what has changed in what was published, latest first, each report and day once."""
    return (_change(entry, origin) for entry in reversed(record.log.entries))


def _change(entry: LogEntry, origin: Origin) -> Entry:
    publication = origin.publication
    report = publication.reports.get(entry.report) or publication.withdrawn.get(entry.report)
    name = publication.units[report.unit_id].unit.name if report else entry.report
    said = [line.text for line in lines(entry, publication)]
    title = WORDS.change.format(unit=name, year=entry.report[:4]) if entry.report else WORDS.restart
    return Entry(
        lasting_id(origin, "andring", entry.report or entry.number, entry.version),
        entry.day,
        "andring",
        title,
        "\n\n".join(said) or title,
        origin.report_link(entry.report) if report else origin.link(addresses.CHANGES),
        report.unit_id if report else "",
    )


def withdrawn(notice: WithdrawnReport, origin: Origin) -> Entry:
    """Return the entry that says that a report was withdrawn."""
    unit = origin.publication.units[notice.unit_id]
    return Entry(
        lasting_id(origin, "tillbakadragen", notice.id),
        notice.day,
        "tillbakadragen",
        WORDS.withdrawn.format(unit=unit.unit.name, year=notice.year),
        WORDS.reason.format(reason=notice.reason),
        origin.report_link(notice.id),
        notice.unit_id,
    )


class _Making:
    """Makes the entries of one report."""

    def __init__(self, report: PublishedReport, origin: Origin) -> None:
        self.report, self.origin = report, origin
        self.unit = origin.publication.units[report.unit_id].unit.name
        self.measures = {measure.id: measure for measure in report.measures}

    def published(self) -> Entry:
        """Return the entry that says that the report exists, with the verdict that it gave."""
        report = self.report
        kind = load("site").said.kinds[report.kind].format(year=report.year)
        title = WORDS.report.format(unit=self.unit, kind=kind, verdict=report.first_verdict.name)
        text = [report.summary, WORDS.measures.format(count=len(report.measures)) if report.measures else ""]
        text += self._found_again()
        return self._entry(_Happened("rapport", report.ordering_day, ("rapport", report.id)), title, text)

    def _found_again(self) -> Iterator[str]:
        """Yield what a re-follow-up found about each measure of the report that it follows up."""
        before = self.origin.publication.reports.get(self.report.follows_up or "")
        measures = {measure.id: measure for measure in before.measures} if before else {}
        for found in self.report.feedback:
            if found.measure in measures:
                said = capital(f"{_changed(measures[found.measure], found.status)}.")
                yield f"{said} {found.text}" if found.text else said

    def journal(self) -> Iterator[Entry]:
        """Yield an entry for each event; events of one kind and day are told apart by their order."""
        times = Counter[tuple[str, date]]()
        verdict = self.report.first_verdict.name
        for event in self.report.events:
            times[event.kind, event.day] += 1
            parts = (event.kind, self.report.id, event.day.isoformat(), times[event.kind, event.day])
            said = self._said(event, verdict)
            if isinstance(event, VerdictChanged):
                verdict = self._verdict(event)
            title = WORDS.event.format(unit=self.unit, said=said[0])
            yield self._entry(_Happened(event.kind, event.day, parts), title, [*said[1:], event.text or ""])

    def _said(self, event: Event, verdict: str) -> list[str]:
        """Return what an event says in words: the title, then sentences."""
        if isinstance(event, MeasureChanged):
            measure = self.measures[event.measure]
            return [_changed(measure, event.status), measure.text]
        if isinstance(event, VerdictChanged):
            return [WORDS.verdict.format(before=verdict, after=self._verdict(event))]
        if isinstance(event, Reply):
            return [kind_name(event), WORDS.unchecked]
        if isinstance(event, Sanction):
            stage = choice("Sanction", "lage", event.stage).lower()
            amount = WORDS.amount.format(amount=number(event.amount)) if event.amount is not None else ""
            return [WORDS.sanction.format(sanction=event.sanction, stage=stage), amount]
        if isinstance(event, Correction):
            return [kind_name(event), event.what, WORDS.reason.format(reason=event.reason)]
        outcome = event.outcome if isinstance(event, FollowUpMeeting) else None
        return [kind_name(event), outcome or ""]

    def _verdict(self, event: VerdictChanged) -> str:
        return self.origin.publication.taxonomy.verdicts[event.verdict].name

    def late(self) -> Iterator[Entry]:
        """Yield what has passed its last day: open measures, and the promised re-follow-up."""
        for measure in self.report.measures:
            if measure.now.is_late and measure.now.due:
                yield self._late_measure(measure, measure.now.due)
        promise = self.report.promise
        if promise is not None and promise.state is PromiseState.LATE and promise.last_day:
            parts = ("lovad-uppfoljning", self.report.id, promise.last_day.isoformat())
            title = WORDS.late_promise.format(unit=self.unit, day=long_day(promise.last_day))
            text = [WORDS.late_promise_text]
            yield self._entry(_Happened(LATE, promise.last_day + timedelta(days=1), parts), title, text)

    def _late_measure(self, measure: PublishedMeasure, due: date) -> Entry:
        parts = (LATE, self.report.id, measure.id, due.isoformat())
        late = WORDS.late[_gender(measure)]
        title = late.format(unit=self.unit, measure=_name(measure), day=long_day(due))
        place = addresses.unit(self.report.unit_id) + f"#{anchor(measure)}"
        return self._entry(_Happened(LATE, due + timedelta(days=1), parts), title, [measure.text], place)

    def _entry(self, happened: "_Happened", title: str, text: list[str], place: str = "") -> Entry:
        return Entry(
            lasting_id(self.origin, *happened.parts),
            happened.day,
            happened.kind,
            title,
            "\n\n".join(filter(None, text)) or title,
            self.origin.link(place) if place else self.origin.report_link(self.report.id),
            self.report.unit_id,
        )


@dataclass(frozen=True, slots=True)
class _Happened:
    """What happened when; `parts` tell it from everything else that has happened, for ever."""

    kind: str
    day: date
    parts: tuple[object, ...]


def _changed(measure: PublishedMeasure, status: MeasureStatus) -> str:
    """Return `krav 2 är delvis åtgärdat`."""
    return f"{_name(measure)} {WORDS.status[_gender(measure)][status]}"


def _gender(measure: PublishedMeasure) -> str:
    return "neuter" if measure.kind.neuter else "common"


def _name(measure: PublishedMeasure) -> str:
    return f"{measure.kind.name.lower()} {measure.id}"
