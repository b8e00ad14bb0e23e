"""The journal: dated events become the state of a measure, a promise and a verdict on a given day.

The state on a day is the fold of all events up to and including that day, in the order of their days;
events of the same day keep the order in which they were written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from site_builder.model.events import Event, MeasureStatus
from site_builder.model.report import Measure, Promise, Report
from site_builder.wording.swedish import add_months


class State(StrEnum):
    """The state of a measure."""

    OPEN = "oppen"
    PARTLY = "delvis_atgardad"
    DONE = "atgardad"
    RECALLED = "aterkallad"


_STATE_AFTER: dict[MeasureStatus, State] = {
    "atgardad": State.DONE,
    "delvis_atgardad": State.PARTLY,
    "kvarstar": State.OPEN,
    "aterkallad": State.RECALLED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change of one measure, by an event of its own report or by a re-follow-up report."""

    day: date
    measure: int
    status: MeasureStatus
    text: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureNow:
    """A measure on a day. `since` and `change` are None while nothing has happened since the report."""

    state: State
    due: date | None
    late_days: int
    since: date | None = None
    change: Change | None = None

    @property
    def is_open(self) -> bool:
        """Whether something remains to be done."""
        return self.state in (State.OPEN, State.PARTLY)

    @property
    def is_late(self) -> bool:
        """Whether the measure is open after its own last day."""
        return self.late_days > 0


class PromiseState(StrEnum):
    """Where a promised re-follow-up stands."""

    KEPT = "gjord"
    WAITING = "vantar"
    LATE = "sen"
    UNKNOWN_DAY = "okand_dag"


@dataclass(frozen=True, slots=True)
class PromiseNow:
    """The municipality's promise of a re-follow-up on a day.

    `last_day` is None when no start is known: such a promise is never late. `kept_on` is the day of the
    meeting or of the re-follow-up report that kept it.
    """

    state: PromiseState
    promise: Promise
    last_day: date | None
    late_days: int = 0
    kept_on: date | None = None
    report: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether no result is published."""
        return self.state is not PromiseState.KEPT


def until(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return the events up to and including a day, in the order of their days."""
    return tuple(sorted((event for event in events if event.day <= today), key=lambda event: event.day))


def changes_of(report: Report, re_follow_ups: Iterable[tuple[str, Report]]) -> tuple[Change, ...]:
    """Return all changes of a report's measures: its own events, and the feedback of re-follow-ups."""
    own = [
        Change(event.day, event.measure, event.status, event.text, event.report)
        for event in report.events
        if event.kind == "atgard"
    ]
    later = [
        Change(other.ordering_day, item.measure, item.status, item.text, other_id)
        for other_id, other in re_follow_ups
        for item in other.feedback
    ]
    return tuple(sorted(own + later, key=lambda change: change.day))


def measure_now(measure: Measure, changes: Iterable[Change], today: date) -> MeasureNow:
    """Return the state of a measure on a day. Only a measure with a last day of its own can be late."""
    state, last = State.OPEN, None
    for change in changes:
        if change.measure == measure.id and change.day <= today:
            state, last = _STATE_AFTER[change.status], change
    late = 0
    if measure.due is not None and state in (State.OPEN, State.PARTLY):
        late = max(0, (today - measure.due).days)
    return MeasureNow(state, measure.due, late, last.day if last else None, last)


def last_day_of(promise: Promise) -> date | None:
    """Return the last day of a promise; None when it is counted from a day that nobody knows."""
    if promise.last_day is not None:
        return promise.last_day
    if promise.counted_from is None or promise.within_months is None:
        return None
    return add_months(promise.counted_from, promise.within_months)


def promise_now(
    report: Report, re_follow_ups: Iterable[tuple[str, Report]], today: date
) -> PromiseNow | None:
    """Return where a report's promised re-follow-up stands on a day; None when none was promised.

    A published re-follow-up report or a meeting in the journal keeps it, whichever came first.
    """
    promise = report.promise
    if promise is None:
        return None
    kept: list[tuple[date, str | None]] = [
        (event.day, event.report)
        for event in report.events
        if event.kind == "uppfoljande_mote" and event.day <= today
    ]
    kept += [(other.ordering_day, other_id) for other_id, other in re_follow_ups]
    last_day = last_day_of(promise)
    if kept:
        day, by = min(kept, key=lambda each: each[0])
        by = by or next((report_id for _, report_id in kept if report_id), None)
        late = max(0, (day - last_day).days) if last_day else 0
        return PromiseNow(PromiseState.KEPT, promise, last_day, late, day, by)
    if last_day is None:
        return PromiseNow(PromiseState.UNKNOWN_DAY, promise, None)
    late = max(0, (today - last_day).days)
    return PromiseNow(PromiseState.LATE if late else PromiseState.WAITING, promise, last_day, late)


def verdict_now(report: Report, today: date) -> tuple[str, date | None]:
    """Return the id of the verdict on a day, and the day it was changed (None: as in the report)."""
    verdict, day = report.verdict, None
    for event in until(report.events, today):
        if event.kind == "bedomning_andrad":
            verdict, day = event.verdict, event.day
    return verdict, day
