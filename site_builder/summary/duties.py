"""What is to be done, by whom nobody says: promises, last days, plans, reviews that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.summary.measures import open_measures, open_promises, standing_reports
from site_builder.wording.swedish import add_months

STATEMENT_LASTS_MONTHS = 12
"""How long an assessment of accessibility counts as new."""


class Task(StrEnum):
    """What kind of thing is to be done."""

    PROMISE = "uppfoljning"
    MEASURE = "atgard"
    ACTION_PLAN = "atgardsplan"
    FOLLOW_UP = "arets-uppfoljning"
    SECRECY_REVIEW = "sekretessprovning"
    ACCESSIBILITY = "tillganglighet"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is to be done.

    `day` is its last day, None where nobody has set one; `since` the day from which it is known to wait:
    of the demand, the report or the latest follow-up. `late_days` is 0 while the last day has not passed.
    """

    task: Task
    day: date | None = None
    late_days: int = 0
    since: date | None = None
    unit: PublishedUnit | None = None
    report: PublishedReport | None = None
    measure: PublishedMeasure | None = None

    @property
    def id(self) -> str:
        """The duty's name, the same each day: `atgard-2024-exempelhemmet-1`."""
        of = self.report.id.replace("/", "-") if self.report else self.unit.id if self.unit else ""
        parts = (self.task.value, of, str(self.measure.id) if self.measure else "")
        return "-".join(part for part in parts if part)


def duties(publication: Publication, within_days: int) -> list[Duty]:
    """Return what is late, due within some days, or without a last day: by task, then by last day."""
    last = publication.today + timedelta(days=within_days)
    found = [
        *public_duties(publication),
        *_action_plans(publication),
        *_follow_ups(publication),
        *_secrecy_reviews(publication),
        *_accessibility(publication),
    ]
    return [duty for duty in found if duty.day is None or duty.day <= last]


def public_duties(publication: Publication) -> Iterator[Duty]:
    """Yield every open promise and every open measure with a last day, however far off.

    They are what the public is told of: what the municipality has promised and what a unit must do. The
    rest is for the municipality itself.
    """
    for report in open_promises(publication):
        assert report.promise is not None  # open_promises gives no others
        promise, unit = report.promise, publication.units[report.unit_id]
        since = promise.promise.counted_from or report.day
        yield Duty(Task.PROMISE, promise.last_day, promise.late_days, since, unit, report)
    dated = [(measure.now.due, measure) for measure in open_measures(publication) if measure.now.due]
    for day, measure in sorted(dated, key=lambda each: each[0]):
        report = publication.reports[measure.report_id]
        unit = publication.units[report.unit_id]
        yield Duty(Task.MEASURE, day, measure.now.late_days, report.day, unit, report, measure)


def _action_plans(publication: Publication) -> Iterator[Duty]:
    """Yield the plans that were demanded and have not come, while something in the report is open."""
    waiting = [
        report
        for report in standing_reports(publication)
        if report.action_plan is not None
        and (report.open_measures or not report.measures)
        and not any(event.kind in ("atgardsplan_inkommen", "atgardsplan_godkand") for event in report.events)
    ]
    for report in sorted(waiting, key=lambda each: each.ordering_day):
        asked = report.action_plan.asked if report.action_plan else None
        unit = publication.units[report.unit_id]
        yield Duty(Task.ACTION_PLAN, since=asked, unit=unit, report=report)


def _follow_ups(publication: Publication) -> Iterator[Duty]:
    """Yield the active units without a report on this year, those that have waited longest first."""
    today, waiting = publication.today, []
    for unit in publication.units.values():
        reports = publication.reports_of(unit)
        if unit.is_active(today, today) and not any(report.year == today.year for report in reports):
            waiting.append(
                Duty(Task.FOLLOW_UP, since=reports[0].ordering_day if reports else None, unit=unit)
            )
    yield from sorted(waiting, key=lambda duty: duty.since or date.min)


def _secrecy_reviews(publication: Publication) -> Iterator[Duty]:
    for report in standing_reports(publication):
        if report.secrecy_review is None:
            unit = publication.units[report.unit_id]
            yield Duty(Task.SECRECY_REVIEW, since=report.day, unit=unit, report=report)


def _accessibility(publication: Publication) -> Iterator[Duty]:
    assessed = publication.municipality.accessibility.assessed
    day = add_months(assessed, STATEMENT_LASTS_MONTHS) if assessed else None
    late = max(0, (publication.today - day).days) if day else 0
    yield Duty(Task.ACCESSIBILITY, day, late, assessed)
