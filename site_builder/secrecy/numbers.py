"""Which key figures and samples point at few people, and what of them may be shown.

The default rule for small numbers, points 1-7, after OSL 26:1: a number is a personal circumstance when few
people are behind it. `check` reports breaches, `publish` shows only what `shown` returns, and the two
cannot differ: a figure with an error that is not excepted is hidden.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from site_builder.secrecy.shares import (
    MOST_PEOPLE,
    decimals,
    gives_few_away,
    possible_counts,
    smallest_bases,
)

FigureClass = Literal["A", "B", "C", "D"]
"""A clients of this municipality, B shares among staff, C events, D organisation."""
Scope = Literal["kommunen", "hela_bolaget", "enheten", "framgar_inte"]
HiddenReason = Literal["under_troskel", "underlag_framgar_inte", "ror_enskilda", "skyddar_annat"]
Key = Literal["varde", "bas", "antal", "av"]

LEAST_K = 4
STAFF_GROUP_TOO_SMALL = 10
"""Sick leave in the public sector is not told for groups of at most ten people."""
MAY_BE_ABOUT_THESE_CLIENTS: frozenset[Scope] = frozenset({"kommunen", "framgar_inte"})
UNKNOWN_GROUP = frozenset({"andel-utan-bas", "handelser-utan-kundantal"})
"""Breaches that say that nobody knows how many people are behind a figure."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The municipality's thresholds: no count under `k`, no percentages of under `p` clients.

    Raises ValueError for a `k` below 4. A `p` below `k` counts as `k`.
    """

    k: int = 5
    p: int = 10

    def __post_init__(self) -> None:
        if self.k < LEAST_K:
            raise ValueError(f"k is {self.k}, and never below {LEAST_K}")

    @property
    def for_shares(self) -> int:
        """The fewest clients whose shares and events may be told."""
        return max(self.k, self.p)


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure as stated: either a value, or the reason why it is hidden.

    A share is in percent. `counts_heads`: it is a share of people rather than of hours or days, so that
    people can be computed from it. `base` is the denominator of a share or a part, for events (class C) the
    number of clients. Raises ValueError when there is both a value and a reason, or neither.
    """

    id: str
    figure_class: FigureClass
    is_share: bool
    counts_heads: bool
    long_term: bool
    value: Decimal | None
    base: int | None
    scope: Scope
    period: str | None
    hidden: HiddenReason | None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.hidden is None):
            raise ValueError(f"{self.id} needs either a value or the reason why it is hidden")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample of what concerns clients: `count` were looked at, of `of`."""

    count: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a figure breaks. `key` is a key that stands in the figure, or in the sample.

    `words` fill the rule's message and hint. No number of people is among them, but for what a share
    without a base may rest on at the least.
    """

    rule: str
    key: Key
    severity: Literal["error", "warning"]
    words: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be published of a figure or a sample."""

    value: Decimal
    base: int | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that exists and is not published, and why."""

    reason: HiddenReason


def breaches(
    figure: Figure, local_clients: int | None, local_clients_hidden: bool, thresholds: Thresholds
) -> list[Breach]:
    """Return every rule that a figure breaks, errors and warnings, in the order of the rules' points.

    `local_clients` is how many clients of this municipality the unit has, None when nobody says;
    `local_clients_hidden` says that they are fewer than `k`.
    """
    stated = _Stated(figure, _clients_behind(figure, local_clients, local_clients_hidden), thresholds)
    return list(_found(stated))


def shown(
    figure: Figure,
    local_clients: int | None,
    local_clients_hidden: bool,
    thresholds: Thresholds,
    excepted: Collection[str] = (),
) -> Shown | Hidden:
    """Return what may be published: the figure when it breaks no rule, else the reason why it is hidden.

    Warnings hide nothing, nor do the rules in `excepted`.
    """
    if figure.value is None:
        assert figure.hidden is not None
        return Hidden(figure.hidden)
    found = breaches(figure, local_clients, local_clients_hidden, thresholds)
    broken = [breach.rule for breach in found if breach.severity == "error" and breach.rule not in excepted]
    if broken:
        return Hidden(_reason(figure, not UNKNOWN_GROUP.isdisjoint(broken), thresholds))
    return Shown(figure.value, figure.base)


def sample_breaches(
    sample: Sample, local_clients: int | None, local_clients_hidden: bool, thresholds: Thresholds
) -> list[Breach]:
    """Return every rule that a sample breaks, with the keys `antal` and `av`: it is a part of the clients."""
    found = breaches(_as_figure(sample), local_clients, local_clients_hidden, thresholds)
    return [replace(breach, key="antal" if breach.key == "varde" else "av") for breach in found]


def shown_sample(
    sample: Sample,
    local_clients: int | None,
    local_clients_hidden: bool,
    thresholds: Thresholds,
    excepted: Collection[str] = (),
) -> Shown | Hidden:
    """Return what may be published of a sample: its count as value and what it is taken from as base."""
    return shown(_as_figure(sample), local_clients, local_clients_hidden, thresholds, excepted)


class _Stated(NamedTuple):
    """A figure with what it must be read against; `clients` is how few may be behind it, None: unknown."""

    figure: Figure
    clients: int | None
    thresholds: Thresholds

    def breach(
        self, rule: str, key: Key = "varde", severity: Literal["error", "warning"] = "error"
    ) -> Breach:
        figure, limits = self.figure, self.thresholds
        words = {"figure": figure.id, "k": limits.k, "p": limits.p}
        if rule == "andel-utan-bas" and figure.value is not None:
            words["bases"] = ", ".join(map(str, smallest_bases(figure.value))) or str(MOST_PEOPLE)
        return Breach(rule, key, severity, words | {"reason": _reason(figure, rule in UNKNOWN_GROUP, limits)})


def _found(stated: _Stated) -> Iterator[Breach]:
    figure = stated.figure
    about_clients = figure.figure_class in ("A", "C")
    if about_clients and figure.base is not None and figure.base < stated.thresholds.k:
        yield stated.breach("litet-antal", "bas")
    if figure.value is None:
        return
    if figure.figure_class == "C":
        yield from _events(stated)
    elif figure.is_share:
        yield from _share(stated, figure.value)
    elif figure.figure_class != "D":
        yield from _count(stated, figure.value)
    if figure.is_share:
        yield from _doubts(stated, figure.value)


def _count(stated: _Stated, value: Decimal) -> Iterator[Breach]:
    """Points 1 and 2: a count of clients or of staff, alone or as a part of the base."""
    figure, k = stated.figure, stated.thresholds.k
    whole = stated.clients if figure.figure_class == "A" and figure.base is None else figure.base
    few_clients = figure.figure_class == "A" and stated.clients is not None and stated.clients < k
    if 0 < value < k or (few_clients and (value < k or figure.scope in MAY_BE_ABOUT_THESE_CLIENTS)):
        yield stated.breach("litet-antal")
    if whole is not None and 0 < whole - value < k:
        yield stated.breach("antal-rojer-rest")
    if figure.figure_class == "B" and figure.base is not None and figure.base <= STAFF_GROUP_TOO_SMALL:
        yield stated.breach("grupp-for-liten")


def _share(stated: _Stated, value: Decimal) -> Iterator[Breach]:
    """Points 2 to 5: a share of clients, of staff, or of what belongs to the organisation."""
    figure, limits = stated.figure, stated.thresholds
    if figure.figure_class == "D":
        if figure.base is None:
            yield stated.breach("organisationsandel-utan-bas", severity="warning")
        return
    if figure.figure_class == "A" and stated.clients is not None and stated.clients < limits.for_shares:
        yield stated.breach("andel-av-for-fa")
    if figure.figure_class == "B" and figure.base is not None and figure.base <= STAFF_GROUP_TOO_SMALL:
        yield stated.breach("grupp-for-liten")
    if figure.base is None:
        yield stated.breach("andel-utan-bas")
    elif (figure.counts_heads or figure.long_term) and gives_few_away(
        value, figure.base, limits.k, counts_heads=figure.counts_heads
    ):
        yield stated.breach("andel-rojer-del")
    if decimals(value) > (1 if figure.figure_class == "B" else 0):
        yield stated.breach("andel-for-exakt")


def _events(stated: _Stated) -> Iterator[Breach]:
    """Point 6: events stand only where enough clients could be behind them."""
    if stated.clients is None:
        yield stated.breach("handelser-utan-kundantal")
    elif stated.clients < stated.thresholds.for_shares:
        yield stated.breach("handelser-bland-fa")


def _doubts(stated: _Stated, value: Decimal) -> Iterator[Breach]:
    """Point 4: what any share needs, and cannot be."""
    figure = stated.figure
    if figure.counts_heads and figure.base and not possible_counts(value, figure.base):
        yield stated.breach("andel-omojlig", severity="warning")
    if figure.period is None:
        yield stated.breach("andel-utan-period", severity="warning")


def _clients_behind(figure: Figure, local_clients: int | None, local_clients_hidden: bool) -> int | None:
    """Return how few clients may be behind a figure, 0 when only that they are fewer than `k` is known."""
    if figure.scope not in MAY_BE_ABOUT_THESE_CLIENTS and (
        figure.base is not None or figure.scope == "hela_bolaget"
    ):
        return figure.base
    if local_clients_hidden:
        return 0
    return min((count for count in (figure.base, local_clients) if count is not None), default=None)


def _reason(figure: Figure, unknown_group: bool, thresholds: Thresholds) -> HiddenReason:
    """Return why a figure is hidden: "färre än k" only for a count that is, never for a share."""
    if figure.value is not None and not figure.is_share and figure.value < thresholds.k:
        return "under_troskel"
    return "underlag_framgar_inte" if unknown_group else "ror_enskilda"


def _as_figure(sample: Sample) -> Figure:
    return Figure("urval", "A", False, True, False, Decimal(sample.count), sample.of, "kommunen", None, None)
