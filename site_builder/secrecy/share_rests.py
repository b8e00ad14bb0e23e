"""Two figures, one of a group within the other's, give the figure of those who are left.

33 employees with 6 percent and 30 of them with 5 give the absence of three; twelve events among 180 clients
and eleven among 176 of them give one among four.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_builder.secrecy.cells import Place
from site_builder.secrecy.numbers import STAFF_GROUP_TOO_SMALL, Scope, Thresholds
from site_builder.secrecy.shares import possible_counts


@dataclass(frozen=True, slots=True)
class Part:
    """A published figure: a share in percent of `base` people, or events among them."""

    place: Place
    unit: str
    scope: Scope
    share: Decimal
    base: int


def telling_part(
    parts: Sequence[Part], units: Sequence[str], limits: Thresholds, *, heads: bool, staff: bool
) -> Part | None:
    """Return the share to hide: of the smallest group among those that tell of too few; None where none do.

    `heads`: people can be counted from the shares. `staff`: they are employees, else clients.
    """
    for outer, inner in _nested(parts, units):
        rest = outer.base - sum(part.base for part in inner)
        least = STAFF_GROUP_TOO_SMALL + 1 if staff else limits.for_shares
        if 0 < rest < least or (rest > 0 and heads and _are_few(outer, inner, rest, limits.k)):
            return min((outer, *inner), key=lambda part: (part.base, part.place))
    return None


def _nested(parts: Sequence[Part], units: Sequence[str]) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """Yield each share with shares of groups within its own: of one unit, and of all of a company's units."""
    within = {"enheten": ("kommunen",), "hela_bolaget": ("kommunen", "enheten")}
    for outer in parts:
        inner = [part for part in parts if part.scope in within.get(outer.scope, ())]
        yield from ((outer, (part,)) for part in inner if part.unit == outer.unit)
        if outer.scope == "hela_bolaget" and len(units) > 1:
            widest = {part.unit: part for part in sorted(inner, key=lambda part: part.base)}
            yield outer, tuple(widest.values())


def _are_few(outer: Part, inner: Sequence[Part], rest: int, k: int) -> bool:
    """Say whether fewer than `k` of the rest, and not surely nobody, are in the part, or outside of it."""
    whole = possible_counts(outer.share, outer.base)
    taken = [possible_counts(part.share, part.base) for part in inner]
    if not whole or not all(taken):
        return False
    least = whole[0] - sum(counts[-1] for counts in taken)
    most = whole[-1] - sum(counts[0] for counts in taken)
    return any(0 < most_people < k for most_people in (most, rest - least))
