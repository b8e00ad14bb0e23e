"""A reader who works out hidden counts from published ones, knowing nothing of how they were hidden.

He has two ways. He takes published rows from each other, exactly, as in school (Gauss). And he tries every
way to fill in what is hidden.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Row = tuple[Mapping[str, int], int]
"""An equation: how many times each unknown, and what they make together."""


def by_elimination(rows: Sequence[Row], unknowns: Sequence[str]) -> dict[str, Fraction]:
    """Return the unknowns that follow from the rows alone."""
    matrix = [[*(Fraction(row.get(name, 0)) for name in unknowns), Fraction(made)] for row, made in rows]
    pivot = 0
    for column in range(len(unknowns)):
        found = next((each for each in range(pivot, len(matrix)) if matrix[each][column]), None)
        if found is None:
            continue
        matrix[pivot], matrix[found] = matrix[found], matrix[pivot]
        matrix[pivot] = [value / matrix[pivot][column] for value in matrix[pivot]]
        for other in range(len(matrix)):
            if other != pivot and (times := matrix[other][column]):
                matrix[other] = [a - times * b for a, b in zip(matrix[other], matrix[pivot], strict=True)]
        pivot += 1
    return {
        unknowns[columns[0]]: row[-1]
        for row in matrix
        if len(columns := [place for place, value in enumerate(row[:-1]) if value]) == 1
    }


def by_trying(rows: Sequence[Row], spans: Mapping[str, range]) -> dict[str, int] | None:
    """Return a way to fill in the unknowns, each from its span; None where there is none."""
    return _fill(rows, spans, {}, list(spans))


def _fill(
    rows: Sequence[Row], spans: Mapping[str, range], filled: dict[str, int], left: Sequence[str]
) -> dict[str, int] | None:
    if not left:
        return filled
    name, *later = left
    for value in spans[name]:
        tried = filled | {name: value}
        if all(_may_hold(row, made, tried, spans) for row, made in rows):
            whole = _fill(rows, spans, tried, later)
            if whole is not None:
                return whole
    return None


def _may_hold(
    row: Mapping[str, int], made: int, filled: Mapping[str, int], spans: Mapping[str, range]
) -> bool:
    """Say whether a row can still come out, whatever is filled in later."""
    least = most = 0
    for name, times in row.items():
        ends = [filled[name]] * 2 if name in filled else [spans[name][0], spans[name][-1]]
        least, most = least + min(times * end for end in ends), most + max(times * end for end in ends)
    return least <= made <= most
