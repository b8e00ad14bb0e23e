"""Which further counts must be hidden so that nobody can work out those that are.

The default rule for small numbers, point 8: the smallest further cell, and no more of them than it takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.secrecy.cells import Cell, Place, Table


@dataclass(frozen=True, slots=True)
class Second:
    """A cell to be hidden, and what could be worked out with it: hidden cells, or OTHERS."""

    place: Place
    protects: frozenset[Place]


def second_cells(table: Table) -> tuple[Second, ...]:
    """Return the further cells to hide, the smallest first. Which they are depends on the table alone.

    A zero protects nobody and stays. "Fewer than five" tells something, too: four parts and their total, all
    fewer than five, are one each and four. Where it takes that, one of them is hidden without saying how few.
    """
    revealed, chosen = table.revealed(), dict[Place, Cell]()
    remaining = sorted((cell for cell in table.cells if cell.value or cell.is_few), key=_size)
    while revealed and remaining:
        best, revealed = _best(table, chosen, remaining)
        chosen[best.place] = best
        remaining.remove(best)
    for place in sorted(chosen, key=lambda place: _size(chosen[place]), reverse=True):
        if not table.without(chosen.keys() - {place}).revealed():
            del chosen[place]
    return tuple(_reasons(table, chosen))


def _best(
    table: Table, chosen: Mapping[Place, Cell], remaining: Sequence[Cell]
) -> tuple[Cell, frozenset[Place]]:
    """Return the smallest cell that leaves nothing to be worked out, else least, and what it leaves."""
    best: tuple[Cell, frozenset[Place]] | None = None
    for cell in remaining:
        left = table.without({*chosen, cell.place}).revealed()
        if best is None or len(left) < len(best[1]):
            best = cell, left
        if not left:
            break
    assert best is not None
    return best


def _reasons(table: Table, chosen: Mapping[Place, Cell]) -> list[Second]:
    """Return each chosen cell with what it protects, seen with the others of them hidden."""
    return [
        Second(place, table.without(chosen.keys() - {place}).revealed())
        for place in sorted(chosen, key=lambda place: _size(chosen[place]))
    ]


def _size(cell: Cell) -> tuple[bool, int, Place]:
    return cell.is_few, cell.value or 0, cell.place
