"""Counts and lists over a whole publication: functions of it, and of nothing else."""

from site_builder.summary.areas import AreaFound, Reviewed, found_in, review_of
from site_builder.summary.duties import (
    STATEMENT_LASTS_MONTHS,
    Duty,
    Task,
    duties,
    public_duties,
)
from site_builder.summary.measures import (
    closed_since,
    days_to_close,
    late_promises,
    open_measures,
    open_promise_of,
    open_promises,
    standing_reports,
    year_before,
)
from site_builder.summary.recurring import Recurrence, consecutive, matched, recurring, recurring_in
from site_builder.summary.years import (
    Year,
    areas_not_looked_at,
    grouped,
    measures_by_area,
    units_by_service,
    years,
)

__all__ = [
    "STATEMENT_LASTS_MONTHS",
    "AreaFound",
    "Duty",
    "Recurrence",
    "Reviewed",
    "Task",
    "Year",
    "areas_not_looked_at",
    "closed_since",
    "consecutive",
    "days_to_close",
    "duties",
    "found_in",
    "grouped",
    "late_promises",
    "matched",
    "measures_by_area",
    "open_measures",
    "open_promise_of",
    "open_promises",
    "public_duties",
    "recurring",
    "recurring_in",
    "review_of",
    "standing_reports",
    "units_by_service",
    "year_before",
    "years",
]
