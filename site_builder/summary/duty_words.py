"""A duty in words: what it is, and what is known of its day."""

from datetime import date

from site_builder.summary.duties import Duty
from site_builder.wording import load
from site_builder.wording.swedish import count_word, long_day, plural, span

_SAID = load("site").due


def title(duty: Duty) -> str:
    """Return what is to be done, as `Krav 1: Exempelhemmet`."""
    words = {"unit": duty.unit.unit.name if duty.unit else ""}
    if duty.measure:
        words |= {"kind": duty.measure.kind.name, "number": str(duty.measure.id)}
    return str(_SAID.tasks[duty.task].title.format(**words))


def told(duty: Duty) -> str:
    """Return what is known, in whole sentences: the measure itself, its day, what has not been published."""
    said = _SAID.tasks[duty.task]
    if duty.day:
        when = (said.late if duty.late_days else said.ahead).format(day=long_day(duty.day))
    elif duty.since and "since" in said:
        when = said.since.format(since=long_day(duty.since), year=duty.since.year)
    else:
        when = said.undated.format(months=_months_promised(duty))
    return f"{duty.measure.text} {when}" if duty.measure else str(when)


def distance(duty: Duty, today: date) -> str:
    """Return how far off the last day is: `om 12 dagar`, `i dag`, `9 månader sedan`; empty without one."""
    if duty.day is None:
        return ""
    said = _SAID.past if duty.day < today else _SAID.now if duty.day == today else _SAID.ahead
    return str(said.format(span=span(min(duty.day, today), max(duty.day, today))))


def _months_promised(duty: Duty) -> str:
    promise = duty.report.promise if duty.report else None
    months = (promise.promise.within_months if promise else None) or 0
    return f"{count_word(months)} {plural(months, 'månad', 'månader')}"
