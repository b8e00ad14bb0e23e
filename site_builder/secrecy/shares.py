"""How many people a share in percent can mean, when its base is known."""

from decimal import Decimal
from itertools import islice

MOST_PEOPLE = 2_000


def possible_counts(share: Decimal, base: int) -> range:
    """Return the whole numbers of people that give the share of the base once rounded to its decimals.

    A share that lies exactly between two roundings counts for both; one above 100 percent (turnover) gives
    more people than the base. Empty when no whole number gives it.
    """
    low, high, scale = _part_between(share, base)
    return range(max(-(-low // scale), 0), high // scale + 1)


def smallest_bases(share: Decimal) -> tuple[int, ...]:
    """Return the three smallest numbers of people of whom some whole number gives the share.

    Fewer where it has so many decimals that only thousands of people could.
    """
    fitting = (base for base in range(1, MOST_PEOPLE) if possible_counts(share, base))
    return tuple(islice(fitting, 3))


def gives_few_away(share: Decimal, base: int, k: int, *, counts_heads: bool) -> bool:
    """Say whether the share may tell that 1 to k-1 people are in the part, or outside of it.

    0 and 100 percent tell of nobody. A share of time is read as people who are there, or not, all the
    time; so is a share of heads that no whole number gives.
    """
    if share in (0, 100):
        return False
    part = possible_counts(share, base)
    if not part or not counts_heads:
        low, high, scale = _part_between(share, base)
        part = range(low // scale, -(-high // scale) + 1)
    rest = range(base - part[-1], base - part[0] + 1)
    return any(max(people[0], 1) <= min(people[-1], k - 1) for people in (part, rest))


def decimals(value: Decimal) -> int:
    """Return the number of decimals that say something: none in 7.0."""
    _, digits, exponent = value.as_tuple()
    places = -exponent if isinstance(exponent, int) else 0
    while places > 0 and digits[-1] == 0:
        digits, places = digits[:-1] or (1,), places - 1
    return max(places, 0)


def _part_between(share: Decimal, base: int) -> tuple[int, int, int]:
    """Return the least and the most people, both as multiples of one part in so many: whole numbers only."""
    places = decimals(share)
    steps = 2 * int(share.scaleb(places))
    return (steps - 1) * base, (steps + 1) * base, 200 * 10**places
