"""What published counts of people tell of each other: a total less its parts is a count, too.

The default rule for small numbers, point 8. A table holds counts of the same thing. Days are cut where a cell
begins or ends, so that every cell is a sum of pieces, and one scope lies within another: the municipality's
within the unit's, and the units' within the whole company's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from site_builder.secrecy.numbers import Scope
from site_builder.secrecy.solving import System

Place = tuple[str, int]
"""The report that a cell stands in, and which of its key figures it is."""
Days = tuple[int, int]
"""The ordinals of the first day and of the day after the last."""
OTHERS: Place = ("", -1)
"""In place of a cell: people whom no cell counts, but who are left when some cells are taken from another."""
COMPANY = ""
"""In place of a unit: the whole company."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of clients or of events; `value` is None where it is hidden.

    `counts_people`: it is never published below `k`, unless nobody is in it. `is_few`: hidden as fewer than
    `k`. `is_second`: said to be hidden only to protect another, and everybody knows that it is at least
    `least`; one that is few as well is known to be more than none, and not that it is few.
    """

    place: Place
    unit: str
    scope: Scope
    days: Days
    value: int | None
    counts_people: bool = True
    is_few: bool = False
    is_second: bool = False
    least: int = 0

    def hidden(self, k: int) -> "Cell":
        """Return the cell hidden to protect another."""
        least = min(self.value or 0, k) if self.counts_people else 0
        return replace(self, value=None, is_second=True, least=least)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of the same thing in one unit, or in those of a provider's units that `units` names.

    Where there are several periods, what is counted in each is counted in both together.
    """

    cells: tuple[Cell, ...]
    units: tuple[str, ...]
    k: int

    def without(self, places: Collection[Place]) -> "Table":
        """Return the table with some more cells hidden, to protect others."""
        cells = (cell.hidden(self.k) if cell.place in places else cell for cell in self.cells)
        return replace(self, cells=tuple(cells))

    def revealed(self) -> frozenset[Place]:
        """Return which hidden cells a reader can work out, and OTHERS where it is 1 to k-1 other people.

        The units of a provider may be all that it has, and "fewer than k" may mean that there is somebody.
        Where the numbers allow it, both are so: it is then that a reader knows most.
        """
        for is_closed, fewest in product((True, False) if len(self.units) > 1 else (False,), (1, 0)):
            reader = _Reader(self, is_closed, fewest)
            if reader.system.is_possible():
                return reader.revealed()
        return frozenset[Place]().union(*(table.revealed() for table in self._apart()))

    def _apart(self) -> Iterator["Table"]:
        """Yield each unit's own cells, or each report's, for when those of several contradict each other."""
        reports = sorted({cell.place[0] for cell in self.cells})
        if len(self.units) > 1:
            for unit in self.units:
                yield Table(tuple(cell for cell in self.cells if cell.unit == unit), (unit,), self.k)
        elif len(reports) > 1:
            for report in reports:
                own = tuple(cell for cell in self.cells if cell.place[0] == report)
                yield Table(own, self.units, self.k)


@dataclass(slots=True)
class _Reader:
    """What somebody knows who has read a table."""

    table: Table
    is_closed: bool
    fewest: int
    system: System = field(init=False)
    secrets: dict[int, Place] = field(default_factory=dict)
    others: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        cells, k = self.table.cells, self.table.k
        self.system = System(2 * sum(cell.value or 0 for cell in cells) + 10 * k)
        pieces = _pieces(cells)
        atoms: dict[tuple[str, Scope, Days], int] = {}
        for piece in pieces:
            counted = {(_holder(cell), cell.scope) for cell in cells if _covers(cell.days, piece)}
            atoms |= {(*each, piece): self.system.number() for each in counted}
            self._nest(counted, piece, atoms)
        if all(cell.counts_people for cell in cells):
            counted_alone = {(_holder(cell), cell.scope, cell.days) for cell in cells}
            self.others += [place for each, place in atoms.items() if each not in counted_alone]
        for cell in cells:
            inside = [
                atoms[_holder(cell), cell.scope, piece] for piece in pieces if _covers(cell.days, piece)
            ]
            self.system.add_up(inside, self._number(cell))

    def revealed(self) -> frozenset[Place]:
        """Return what the reader can work out."""
        known = self.system.known([*self.secrets, *self.others])
        found = {self.secrets[place] for place in known if place in self.secrets}
        few = (None, *range(1, self.table.k))
        if any(place in known and known[place] in few for place in self.others):
            found.add(OTHERS)
        return frozenset(found)

    def _number(self, cell: Cell) -> int:
        """Add the number of a cell, between the bounds that everybody knows."""
        if cell.value is not None:
            return self.system.number(cell.value, cell.value)
        if cell.is_second and not cell.is_few:
            return self.system.number(cell.least)
        least = self.fewest if cell.is_few else 0
        place = self.system.number(least, None if cell.is_second or not cell.is_few else self.table.k - 1)
        self.secrets[place] = cell.place
        return place

    def _nest(
        self,
        counted: Collection[tuple[str, Scope]],
        piece: Days,
        atoms: Mapping[tuple[str, Scope, Days], int],
    ) -> None:
        """Say which scopes lie within which, in one piece of time."""
        tops: list[int] = []
        for unit in self.table.units:
            inner, outer = (unit, "kommunen") in counted, (unit, "enheten") in counted
            if inner and outer:
                self._add_up([atoms[unit, "kommunen", piece]], atoms[unit, "enheten", piece], is_closed=False)
            if inner or outer:
                tops.append(atoms[unit, "enheten" if outer else "kommunen", piece])
        if (COMPANY, "hela_bolaget") in counted:
            is_whole = self.is_closed and len(tops) == len(self.table.units)
            self._add_up(tops, atoms[COMPANY, "hela_bolaget", piece], is_closed=is_whole)

    def _add_up(self, parts: Sequence[int], total: int, *, is_closed: bool) -> None:
        """Say that parts lie within a total. The rest of one part are other people, if there are any."""
        if is_closed:
            self.system.add_up(parts, total)
            return
        rest = self.system.number()
        self.system.add_up([*parts, rest], total)
        if len(parts) == 1 and all(cell.counts_people for cell in self.table.cells):
            self.others.append(rest)


def _holder(cell: Cell) -> str:
    return COMPANY if cell.scope == "hela_bolaget" else cell.unit


def _pieces(cells: Iterable[Cell]) -> list[Days]:
    return list(pairwise(sorted({day for cell in cells for day in cell.days})))


def _covers(days: Days, piece: Days) -> bool:
    return days[0] <= piece[0] and piece[1] <= days[1]
