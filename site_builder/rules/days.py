"""Rules on days: what cannot have happened yet, what came before its time, and what was not in force."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from site_builder import wording
from site_builder.model import Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_report
from site_builder.source import KeyPath


def _days(report: Report) -> Iterator[tuple[KeyPath, date | None]]:
    """Yield the path and day of everything that a report says has happened."""
    yield ("datum",), report.day
    for index, item in enumerate(report.evidence):
        yield ("underlag", index, "datum"), item.day
        yield ("underlag", index, "till"), item.until
    for index, event in enumerate(report.events):
        yield ("handelser", index, "datum"), event.day
    if report.secrecy_review:
        yield ("sekretessprovad", "datum"), report.secrecy_review.day


@on_report("datum-i-framtiden")
def day_to_come(subject: Subject[Report]) -> Iterator[Problem]:
    """Something that is told as done is dated after today."""
    for path, day in _days(subject.thing):
        if day is not None and day > subject.today:
            yield Problem("datum-i-framtiden", path, {"value": day.isoformat()})


@on_report("uppfoljning-fore-beslut")
def deadline_before_report(subject: Subject[Report]) -> Iterator[Problem]:
    """A measure or the promised re-follow-up has its last day, or its start, before the report's own day.

    A report that replaces another keeps the days that the first one set.
    """
    report = subject.thing
    if report.day is None or report.replaces:
        return
    if report.promise:
        yield from _too_early(report.day, ("uppfoljning", "raknat_fran"), report.promise.counted_from)
        yield from _too_early(report.day, ("uppfoljning", "senast"), report.promise.last_day)
    for index, measure in enumerate(report.measures):
        yield from _too_early(report.day, ("atgarder", index, "senast"), measure.due)


def _too_early(day: date, path: KeyPath, named: date | None) -> Iterator[Problem]:
    if named is not None and named < day:
        words = {"value": named.isoformat(), "day": day.isoformat()}
        yield Problem("uppfoljning-fore-beslut", path, words)


@on_report("frist-utan-start")
def deadline_without_start(subject: Subject[Report]) -> Iterator[Problem]:
    """A re-follow-up is promised within some months, but not from which day they are counted."""
    promise = subject.thing.promise
    if promise is not None and promise.within_months is not None and promise.counted_from is None:
        yield Problem("frist-utan-start", ("uppfoljning", "inom_manader"), {"value": promise.within_months})


@on_report("lagrum-galler-inte")
def law_not_in_force(subject: Subject[Report]) -> Iterator[Problem]:
    """The report cites a law that was not in force on the report's day."""
    report, known = subject.thing, subject.profile.taxonomy.legal
    for index, legal_id in enumerate(report.legal):
        legal = known.get(legal_id)
        if legal is not None and not legal.in_force(report.ordering_day):
            still = _said("until" if legal.valid_until else "still")
            words = {
                "value": legal.name,
                "day": report.ordering_day.isoformat(),
                "days": still.format(first=legal.valid_from, last=legal.valid_until),
            }
            yield Problem("lagrum-galler-inte", ("lagrum", index), words)


def _said(key: str) -> str:
    text: str = wording.rule("lagrum-galler-inte")[key]
    return text


@on_report("handelse-ordning")
def events_out_of_order(subject: Subject[Report]) -> Iterator[Problem]:
    """An event stands after a later one, though the journal is appended to."""
    for index, (before, event) in enumerate(pairwise(subject.thing.events), start=1):
        if event.day < before.day:
            words = {"value": event.day.isoformat(), "before": before.day.isoformat()}
            yield Problem("handelse-ordning", ("handelser", index, "datum"), words)


@on_report("handelse-fore-rapport")
def event_before_report(subject: Subject[Report]) -> Iterator[Problem]:
    """An event of the journal is dated before the report's own day."""
    report = subject.thing
    for index, event in enumerate(report.events):
        if report.day is not None and event.day < report.day:
            words = {"value": event.day.isoformat(), "day": report.day.isoformat()}
            yield Problem("handelse-fore-rapport", ("handelser", index, "datum"), words)
