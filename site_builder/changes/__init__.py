"""What differs in meaning: between two follow-ups of a unit, and between two states of the content."""

from site_builder.changes.built import BuiltChanges, compare_built
from site_builder.changes.comparing import Comparison, compare
from site_builder.changes.follow_ups import FollowUpChange, MeasureChange, changes_between
from site_builder.changes.rewording import Piece, reworded
from site_builder.changes.things import About, Change, Kind

__all__ = [
    "About",
    "BuiltChanges",
    "Change",
    "Comparison",
    "FollowUpChange",
    "Kind",
    "MeasureChange",
    "Piece",
    "changes_between",
    "compare",
    "compare_built",
    "reworded",
]
