"""Counts and lists over a whole publication: functions of it, and of nothing else."""

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
    was_active,
    years,
)

__all__ = [
    "Recurrence",
    "Year",
    "areas_not_looked_at",
    "closed_since",
    "consecutive",
    "days_to_close",
    "grouped",
    "late_promises",
    "matched",
    "measures_by_area",
    "open_measures",
    "open_promise_of",
    "open_promises",
    "recurring",
    "recurring_in",
    "standing_reports",
    "units_by_service",
    "was_active",
    "year_before",
    "years",
]
