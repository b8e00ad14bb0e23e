"""What differs in meaning: between two follow-ups of a unit, and between two states of the content."""

from site_builder.changes.follow_ups import FollowUpChange, MeasureChange, changes_between

__all__ = ["FollowUpChange", "MeasureChange", "changes_between"]
