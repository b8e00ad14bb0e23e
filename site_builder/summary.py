"""Counts and lists over a whole publication: what is open, late, closed, promised, followed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.journal import PromiseState
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.wording.swedish import add_months


def year_before(day: date) -> date:
    """Return the same day a year earlier."""
    return add_months(day, -12)


def standing_reports(publication: Publication) -> list[PublishedReport]:
    """Return the reports that no other replaces, newest first."""
    return [report for report in publication.reports.values() if not report.replaced_by]


def open_measures(publication: Publication) -> list[PublishedMeasure]:
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


def late_promises(publication: Publication) -> list[PublishedReport]:
    """Return the reports whose promised re-follow-up is late, longest first."""
    return [r for r in open_promises(publication) if r.promise and r.promise.state is PromiseState.LATE]


@dataclass(frozen=True, slots=True)
class YearCounts:
    """One year: the units followed up, and how many of them have each level of verdict."""

    year: int
    followed_up: int
    levels: Mapping[str, int]


def years(publication: Publication) -> list[YearCounts]:
    """Return the years with a follow-up, latest first. A unit counts once a year, by its latest report."""
    latest: dict[tuple[int, str], PublishedReport] = {}
    for report in standing_reports(publication):
        latest.setdefault((report.year, report.unit_id), report)
    found: dict[int, dict[str, int]] = {}
    for (year, _), report in latest.items():
        levels = found.setdefault(year, {})
        levels[report.verdict.level] = levels.get(report.verdict.level, 0) + 1
    return [YearCounts(year, sum(found[year].values()), found[year]) for year in sorted(found, reverse=True)]


def units_by_service(publication: Publication) -> dict[str, list[PublishedUnit]]:
    """Return every service of the taxonomy, in its order, with its units A to Ö."""
    found: dict[str, list[PublishedUnit]] = {service: [] for service in publication.taxonomy.services}
    for unit in publication.units.values():
        found[unit.unit.service].append(unit)
    return found
