"""What differs in meaning between two follow-ups of a unit: verdict, and requirement by requirement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.summary import consecutive, matched


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure between two follow-ups: it came back, is new, or is not in the later one.

    `measure` is the later one, or the earlier where the later has none; `shared` are the words by which two
    texts were found to be the same, empty where only the focus area is.
    """

    kind: Literal["again", "new", "gone"]
    measure: PublishedMeasure
    earlier: PublishedMeasure | None = None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpChange:
    """What changed from one follow-up of a unit to the next."""

    later: PublishedReport
    earlier: PublishedReport
    measures: tuple[MeasureChange, ...]

    @property
    def verdict_changed(self) -> bool:
        """Whether the later verdict is another."""
        return self.later.verdict_id != self.earlier.verdict_id


def changes_between(unit: PublishedUnit, publication: Publication) -> list[FollowUpChange]:
    """Return what changed between each two consecutive follow-ups of a unit, latest first."""
    return [
        FollowUpChange(later, earlier, tuple(_measures(earlier, later)))
        for later, earlier in consecutive(unit, publication)
    ]


def _measures(earlier: PublishedReport, later: PublishedReport) -> Iterator[MeasureChange]:
    pairs = list(matched(earlier.measures, later.measures))
    again = {after.id: (before, shared) for before, after, shared in pairs}
    for measure in later.measures:
        if measure.id in again:
            before, shared = again[measure.id]
            yield MeasureChange("again", measure, before, shared)
        else:
            yield MeasureChange("new", measure)
    kept = {before.id for before, _, _ in pairs}
    for measure in earlier.measures:
        if measure.id not in kept:
            yield MeasureChange("gone", measure)
