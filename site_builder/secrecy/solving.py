"""What a reader can work out of whole numbers that are parts of each other.

A system holds whole numbers between bounds, and which of them add up to which. A number is known when every
way to fill in the others gives it the same value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_STEPS = 2_000
"""So many guesses a search takes before a number counts as known: rather one hidden too many."""

Bounds = list[tuple[int, int]]
Solution = Sequence[int]


class GivenUpError(Exception):
    """The search took too many steps."""


@dataclass(slots=True)
class System:
    """Whole numbers from 0 to `ceiling`, each with its bounds, and the sums among them."""

    ceiling: int
    bounds: Bounds = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def number(self, least: int = 0, most: int | None = None) -> int:
        """Add a number and return its place."""
        self.bounds.append((least, self.ceiling if most is None else most))
        return len(self.bounds) - 1

    def add_up(self, parts: Sequence[int], total: int) -> None:
        """Say that the parts add up to the total."""
        self.sums.append((total, tuple(parts)))

    def is_possible(self) -> bool:
        """Say whether there is any way to fill in every number."""
        try:
            return self._solution(self.bounds) is not None
        except GivenUpError:
            return True

    def known(self, places: Sequence[int]) -> dict[int, int | None]:
        """Return the numbers at some places that a reader can work out; none when the sums contradict.

        A number that may be known, but was too hard to work out here, is there as None.
        """
        try:
            first = self._solution(self.bounds)
        except GivenUpError:
            return dict.fromkeys(places)
        if first is None:
            return {}
        found: dict[int, int | None] = {}
        seen = [first]
        for place in places:
            value = first[place]
            if all(solution[place] == value for solution in seen):
                other = self._other(place, value)
                if other is None:
                    found[place] = value
                else:
                    seen.append(other)
        return found

    def _other(self, place: int, value: int) -> Solution | None:
        """Return a solution that has another value at a place, None where there is none."""
        least, most = self.bounds[place]
        for span in ((least, value - 1), (value + 1, most)):
            try:
                solution = self._solution(_with(self.bounds, place, span))
            except GivenUpError:
                continue
            if solution is not None:
                return solution
        return None

    def _solution(self, bounds: Bounds) -> Solution | None:
        """Return one way to fill in every number; raises GivenUpError."""
        left, steps = [bounds], 0
        while left:
            steps += 1
            if steps > MOST_STEPS:
                raise GivenUpError
            narrowed = self._narrowed(left.pop())
            if narrowed is None:
                continue
            open_places = [place for place, (least, most) in enumerate(narrowed) if least < most]
            if not open_places:
                return [least for least, _ in narrowed]
            place = min(open_places, key=lambda each: narrowed[each][1] - narrowed[each][0])
            least, most = narrowed[place]
            middle = (least + most) // 2
            left += [_with(narrowed, place, (middle + 1, most)), _with(narrowed, place, (least, middle))]
        return None

    def _narrowed(self, bounds: Bounds) -> Bounds | None:
        """Return the bounds that the sums leave, None where they leave nothing."""
        bounds = list(bounds)
        if any(least > most for least, most in bounds):
            return None
        changed = True
        while changed:
            changed = False
            for total, parts in self.sums:
                least, most = sum(bounds[part][0] for part in parts), sum(bounds[part][1] for part in parts)
                low, high = bounds[total]
                spans = {total: (least, most)}
                for part in parts:
                    part_least, part_most = bounds[part]
                    spans[part] = (low - (most - part_most), high - (least - part_least))
                for place, (new_least, new_most) in spans.items():
                    narrow = max(bounds[place][0], new_least), min(bounds[place][1], new_most)
                    if narrow[0] > narrow[1]:
                        return None
                    if narrow != bounds[place]:
                        bounds[place], changed = narrow, True
        return bounds


def _with(bounds: Bounds, place: int, span: tuple[int, int]) -> Bounds:
    return [*bounds[:place], span, *bounds[place + 1 :]]
