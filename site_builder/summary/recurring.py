"""Requirements that come back: the same focus area or a similar text, two follow-ups running.

Two texts are similar when they share at least half of their content words (Jaccard's index over the words'
first letters, which in Swedish carry the meaning while the endings carry the grammar).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.rules.memory import remembered

SIMILAR_FROM = 0.5
STEM_LETTERS = 6
_WORD = re.compile(r"[a-zåäöé]{4,}")
_EMPTY = frozenset(
    {"ska", "skall", "bör", "samt", "eller", "enligt", "inom", "för", "alla", "vara", "finnas", "där"}
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A requirement that came back, and why it counts as the same: shared words, or only the area."""

    unit_id: str
    earlier: PublishedMeasure
    later: PublishedMeasure
    shared: tuple[str, ...]

    @property
    def is_similar(self) -> bool:
        """Whether the texts are similar, and not only the area the same."""
        return bool(self.shared)


@remembered  # each year's page for the committee asks for it
def recurring(publication: Publication) -> list[Recurrence]:
    """Return the requirements that stand in two consecutive follow-ups of a unit, latest first."""
    found = [
        recurrence for unit in publication.units.values() for recurrence in recurring_in(unit, publication)
    ]
    return sorted(found, key=lambda each: each.later.report_id, reverse=True)


def recurring_in(unit: PublishedUnit, publication: Publication) -> Iterator[Recurrence]:
    """Yield a unit's requirements that stand in two consecutive follow-ups, latest first."""
    for later, earlier in consecutive(unit, publication):
        for before, after, shared in matched(_binding(earlier), _binding(later)):
            yield Recurrence(unit.id, before, after, shared)


def consecutive(
    unit: PublishedUnit, publication: Publication
) -> Iterator[tuple[PublishedReport, PublishedReport]]:
    """Yield pairs (later, earlier) of a unit's follow-ups, latest first.

    Replaced reports and re-follow-ups are left out: they belong to the follow-up that they correct or close.
    """
    own = [
        report
        for report in publication.reports_of(unit)
        if not report.replaced_by and report.kind != "uppfoljande"
    ]
    yield from pairwise(own)


def matched(
    earlier: Sequence[PublishedMeasure], later: Sequence[PublishedMeasure]
) -> Iterator[tuple[PublishedMeasure, PublishedMeasure, tuple[str, ...]]]:
    """Yield pairs of measures that are the same in meaning, the most similar first, each measure once.

    Measures whose texts are similar are paired first (with the words that they share), then those of the
    same focus area (with no words).
    """
    pairs = sorted(
        (
            (likeness(before.text, after.text), i, j)
            for i, before in enumerate(earlier)
            for j, after in enumerate(later)
        ),
        reverse=True,
    )
    used_before: set[int] = set()
    used_after: set[int] = set()
    for least in (SIMILAR_FROM, 0.0):
        for score, i, j in pairs:
            before, after = earlier[i], later[j]
            same_area = before.area_id is not None and before.area_id == after.area_id
            if i in used_before or j in used_after or score < least or not (least or same_area):
                continue
            used_before.add(i)
            used_after.add(j)
            yield before, after, shared_words(before.text, after.text) if least else ()


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: shared content words over all content words."""
    first, second = _stems(one), _stems(other)
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return the words of the later text that the earlier has, too, in any form, in their order."""
    known = _stems(one)
    return tuple(dict.fromkeys(word for stem, word in _words(other) if stem in known))


def _binding(report: PublishedReport) -> list[PublishedMeasure]:
    return [measure for measure in report.measures if measure.kind.binding]


@lru_cache(maxsize=4096)  # a text is compared with each of the follow-up before and of the one after
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for stem, _ in _words(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(text.lower()):
        if word not in _EMPTY:
            yield word[:STEM_LETTERS], word
