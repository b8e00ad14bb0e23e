"""What is open, late, closed and promised over a whole publication."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from site_builder.journal import PromiseState, State
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.rules.memory import remembered
from site_builder.wording.swedish import add_months


def year_before(day: date) -> date:
    """Return the same day a year earlier."""
    return add_months(day, -12)


@remembered  # most of what gathers asks for it
def standing_reports(publication: Publication) -> Sequence[PublishedReport]:
    """Return the reports that no other replaces, newest first."""
    return [report for report in publication.reports.values() if not report.replaced_by]


@remembered  # each area's page and each year's asks for it
def open_measures(publication: Publication) -> Sequence[PublishedMeasure]:
    """Return all open measures: longest overdue first, then those that bind, then by report."""
    found = [m for report in standing_reports(publication) for m in report.open_measures]
    return sorted(found, key=lambda m: (-m.now.late_days, not m.kind.binding, _promise_order(m, publication)))


def _promise_order(measure: PublishedMeasure, publication: Publication) -> int:
    promise = publication.reports[measure.report_id].promise
    return -promise.late_days if promise else 1


def closed_since(publication: Publication, first: date) -> list[PublishedMeasure]:
    """Return the measures closed on or after a day, latest first."""
    found = [
        measure
        for report in standing_reports(publication)
        for measure in report.measures
        if not measure.now.is_open and measure.now.since is not None and measure.now.since >= first
    ]
    return sorted(found, key=lambda measure: measure.now.since or first, reverse=True)


def open_promises(publication: Publication) -> list[PublishedReport]:
    """Return the reports whose promised re-follow-up has no published result, latest last day last."""
    found = [r for r in standing_reports(publication) if r.promise is not None and r.promise.is_open]
    return sorted(found, key=lambda r: (r.promise.last_day if r.promise else None) or date.max)


def open_promise_of(unit: PublishedUnit, publication: Publication) -> PublishedReport | None:
    """Return the report whose promised re-follow-up is still open: a unit's current one, else its latest.

    An older promise stands although a later report exists: only a re-follow-up or its meeting keeps it.
    """
    waiting = [
        report
        for report in publication.reports_of(unit)
        if not report.replaced_by and report.promise is not None and report.promise.is_open
    ]
    return next((report for report in waiting if report.id == unit.current), next(iter(waiting), None))


def late_promises(publication: Publication) -> list[PublishedReport]:
    """Return the reports whose promised re-follow-up is late, longest first."""
    return [r for r in open_promises(publication) if r.promise and r.promise.state is PromiseState.LATE]


def days_to_close(publication: Publication, measures: Iterable[PublishedMeasure]) -> float | None:
    """Return the median number of days from report to closing, over those of the measures that are done."""
    days = [
        (measure.now.since - publication.reports[measure.report_id].ordering_day).days
        for measure in measures
        if measure.now.state is State.DONE and measure.now.since is not None
    ]
    return median(days) if days else None
