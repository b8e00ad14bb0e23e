"""Nobody can work out a hidden count from the published ones."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.secrecy.cells import OTHERS, Cell, Days, Table
from site_builder.secrecy.complementary import second_cells
from site_builder.secrecy.numbers import Scope
from site_builder.secrecy.solving import System
from tests.secrecy.attacker import Row, by_elimination, by_trying

K = 5
YEAR: Days = (date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal())
SPRING: Days = (YEAR[0], date(2024, 7, 1).toordinal())
AUTUMN: Days = (SPRING[1], YEAR[1])
FEW = "few"
Stated = tuple[str, Scope, Days, int | str | None]


def table(*stated: Stated, units: tuple[str, ...] = ("a",), counts_people: bool = True) -> Table:
    """Return a table; what is hidden as few is FEW, what is hidden otherwise None."""
    cells = (
        Cell(
            ("r", place),
            unit,
            scope,
            days,
            value if isinstance(value, int) else None,
            counts_people,
            is_few=value == FEW,
        )
        for place, (unit, scope, days, value) in enumerate(stated)
    )
    return Table(tuple(cells), units, K)


@pytest.mark.parametrize(
    ("stated", "hidden"),
    [
        ([("a", "kommunen", YEAR, FEW), ("a", "hela_bolaget", YEAR, 180)], []),
        ([("a", "kommunen", YEAR, FEW), ("a", "enheten", YEAR, 24)], []),
        ([("a", "kommunen", YEAR, 22), ("a", "enheten", YEAR, 24)], [0]),
        ([("a", "kommunen", YEAR, 178), ("a", "hela_bolaget", YEAR, 180)], [0]),
        ([("a", "kommunen", YEAR, 19), ("a", "enheten", YEAR, 24)], []),
        ([("a", "kommunen", YEAR, 24), ("a", "enheten", YEAR, 24)], []),
        ([("a", "kommunen", SPRING, 22), ("a", "enheten", AUTUMN, 24)], []),
        ([("a", "enheten", YEAR, 12), ("a", "enheten", YEAR, None)], [0]),
    ],
)
def test_a_scope_lies_within_another(stated: list[Stated], hidden: list[int]) -> None:
    """What is in the outer and not in the inner is a number of people, too."""
    assert [second.place[1] for second in second_cells(table(*stated))] == hidden


@pytest.mark.parametrize(
    ("stated", "hidden"),
    [
        ([("a", "enheten", YEAR, 20), ("a", "enheten", SPRING, 17), ("a", "enheten", AUTUMN, FEW)], [1]),
        ([("a", "enheten", YEAR, 20), ("a", "enheten", SPRING, 17)], []),
        ([("a", "enheten", YEAR, 20), ("a", "enheten", SPRING, None), ("a", "enheten", AUTUMN, None)], []),
        ([("a", "enheten", YEAR, 8), ("a", "enheten", SPRING, FEW), ("a", "enheten", AUTUMN, FEW)], [0]),
        ([("a", "enheten", YEAR, 7), ("a", "enheten", SPRING, FEW), ("a", "enheten", AUTUMN, FEW)], []),
        ([("a", "enheten", YEAR, 20), ("a", "enheten", AUTUMN, FEW)], []),
    ],
)
def test_events_of_two_periods_make_those_of_both(stated: list[Stated], hidden: list[int]) -> None:
    """A year less its spring is its autumn; two of 1 to 4 that make eight are four each."""
    made = second_cells(table(*stated, counts_people=False))
    assert [second.place[1] for second in made] == hidden


def test_of_people_the_rest_of_a_period_is_protected() -> None:
    """Twenty refusals in the year and seventeen in the spring are three in the autumn."""
    (second,) = second_cells(table(("a", "enheten", YEAR, 20), ("a", "enheten", SPRING, 17)))
    assert (second.place[1], second.protects) == (1, frozenset({OTHERS}))


def test_a_year_is_between_two_longer_periods() -> None:
    """Differences between years give away as much as sums do."""
    two_years, three_years = (SPRING[0], YEAR[1] + 365), (SPRING[0], YEAR[1] + 730)
    third = (YEAR[1] + 365, YEAR[1] + 730)
    made = second_cells(
        table(
            ("a", "enheten", two_years, 31), ("a", "enheten", three_years, 34), ("a", "enheten", third, FEW)
        )
    )
    assert [second.place[1] for second in made] == [0]
    assert made[0].protects == frozenset({("r", 2)})


def test_the_smallest_cell_that_suffices_is_hidden() -> None:
    """Of four units and their company, one is hidden: another follows it, the smaller the better."""
    units = ("a", "b", "c", "d")
    made = second_cells(
        table(
            ("a", "enheten", YEAR, 40),
            ("b", "enheten", YEAR, FEW),
            ("c", "kommunen", YEAR, 12),
            ("d", "enheten", YEAR, 90),
            ("d", "hela_bolaget", YEAR, 145),
            units=units,
        )
    )
    assert [(second.place[1], second.protects) for second in made] == [(2, frozenset({("r", 1)}))]


def test_a_company_that_has_other_clients_gives_nothing_away() -> None:
    """Its total leaves more than any hidden unit can hold."""
    stated: list[Stated] = [("a", "enheten", YEAR, 40), ("b", "enheten", YEAR, FEW)]
    assert second_cells(table(*stated, ("b", "hela_bolaget", YEAR, 60), units=("a", "b"))) == ()
    assert second_cells(table(*stated, ("b", "hela_bolaget", YEAR, 42), units=("a", "b", "c"))) == ()
    assert len(second_cells(table(*stated, ("b", "hela_bolaget", YEAR, 42), units=("a", "b")))) == 1


def test_fewer_than_five_is_not_said_of_a_sum_that_it_gives_away() -> None:
    """Four quarters and their year, each fewer than five: all five would be known."""
    quarters: list[Stated] = [("a", "enheten", (each, each + 1), FEW) for each in range(4)]
    year: Stated = ("a", "enheten", (0, 4), FEW)
    made = second_cells(table(*quarters, year, counts_people=False))
    assert [len(made), made[0].protects] == [1, frozenset(("r", place) for place in range(5))]
    assert second_cells(table(*quarters[:3], ("a", "enheten", (0, 3), FEW), counts_people=False)) == ()


def test_nobodys_zero_protects_anybody() -> None:
    """A hidden zero would be guessed at once; the next number is hidden instead."""
    made = second_cells(
        table(
            ("a", "enheten", YEAR, 0),
            ("b", "enheten", YEAR, FEW),
            ("c", "enheten", YEAR, 9),
            ("c", "hela_bolaget", YEAR, 12),
            units=("a", "b", "c"),
        )
    )
    assert [second.place[1] for second in made] == [2]


def test_two_pairs_take_two_more() -> None:
    """Rows and columns: what a second cell protects in one, a third must protect in the other."""
    units = ("a", "b", "c")
    stated: list[Stated] = [
        ("a", "enheten", SPRING, FEW),
        ("a", "enheten", AUTUMN, 10),
        ("a", "enheten", YEAR, 13),
        ("b", "enheten", SPRING, 20),
        ("b", "enheten", AUTUMN, 30),
        ("b", "enheten", YEAR, 50),
        ("c", "enheten", SPRING, 40),
        ("c", "enheten", AUTUMN, 60),
        ("c", "enheten", YEAR, 100),
        ("c", "hela_bolaget", SPRING, 63),
        ("c", "hela_bolaget", AUTUMN, 100),
    ]
    made = second_cells(table(*stated, units=units, counts_people=False))
    assert len(made) >= 2
    hidden = {second.place for second in made}
    assert table(*stated, units=units, counts_people=False).without(hidden).revealed() == frozenset()
    for second in made:
        shown = table(*stated, units=units, counts_people=False).without(hidden - {second.place})
        assert shown.revealed() == second.protects != frozenset()


def test_numbers_that_contradict_each_other_tell_nothing() -> None:
    """A part above its whole is another rule's business."""
    assert second_cells(table(("a", "kommunen", YEAR, 30), ("a", "enheten", YEAR, 24))) == ()


def test_units_that_contradict_each_other_are_read_apart() -> None:
    """More clients in the other unit than in the company: one of them is wrong, and 178 of 180 still tell."""
    stated: list[Stated] = [("a", "kommunen", YEAR, 178), ("a", "hela_bolaget", YEAR, 180)]
    made = second_cells(table(*stated, ("b", "enheten", YEAR, 60), units=("a", "b")))
    assert [second.place[1] for second in made] == [0]


def test_reports_that_contradict_each_other_are_read_apart() -> None:
    """Another report on the year has fewer clients in the unit than this one has from the municipality."""
    stated: list[Stated] = [("a", "kommunen", YEAR, 178), ("a", "hela_bolaget", YEAR, 180)]
    both = table(*stated, ("a", "enheten", YEAR, 60))
    cells = (*both.cells[:2], replace(both.cells[2], place=("another", 0)))
    contradicting = replace(both, cells=cells)
    assert contradicting.revealed() == frozenset({OTHERS})
    assert len(second_cells(contradicting)) == 1


def test_what_takes_too_long_counts_as_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather one number hidden too many than one too few."""
    system = System(100)
    parts = [system.number() for _ in range(3)]
    system.add_up(parts, system.number(10, 10))
    assert system.known(parts) == {}
    monkeypatch.setattr("site_builder.secrecy.solving.MOST_STEPS", 0)
    assert system.known(parts) == dict.fromkeys(parts)


@dataclass(frozen=True)
class Drawn:
    """A table with the true number of every unit and period, and what each cell is the sum of."""

    table: Table
    truth: dict[str, int]
    inside: dict[int, list[str]]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Units by periods with any of: single cells, sums of units, sums of periods, all, the first periods."""
    units = [f"u{number}" for number in range(draw(st.integers(1, 3)))]
    periods = draw(st.integers(1, 3))
    counts_people = draw(st.booleans())
    truth = {f"{unit}.{period}": draw(st.integers(0, 7)) for unit in units for period in range(periods)}
    cells: list[Cell] = []
    inside: dict[int, list[str]] = {}
    spans = [(0, end) for end in range(1, periods + 1)] + [(each, each + 1) for each in range(1, periods)]
    company = [("u0", "hela_bolaget")] if len(units) > 1 else []  # of one unit nobody knows that it is all
    for unit, scope in [*((unit, "enheten") for unit in units), *company]:
        for first, end in spans:
            if draw(st.integers(0, 4)) == 0:
                continue
            members = units if scope == "hela_bolaget" else [unit]
            names = [f"{each}.{period}" for each in members for period in range(first, end)]
            value = sum(truth[name] for name in names)
            is_few = 0 < value < K
            inside[len(cells)] = names
            cells.append(
                Cell(
                    ("r", len(cells)),
                    unit,
                    "hela_bolaget" if scope == "hela_bolaget" else "enheten",
                    (first, end),
                    None if is_few else value,
                    counts_people,
                    is_few,
                )
            )
    return Drawn(Table(tuple(cells), tuple(units), K), truth, inside)


def attack(drawn: Drawn, hidden: set[int]) -> list[int]:
    """Return which cells with 1 to k-1 people the reader works out when some others are hidden."""
    unknowns = list(drawn.truth)
    ceiling = sum(drawn.truth.values()) + 2 * K
    rows: list[Row] = []
    spans = {name: range(ceiling + 1) for name in unknowns}
    for place, names in drawn.inside.items():
        cell = drawn.table.cells[place]
        row = dict.fromkeys(names, 1)
        if cell.value is not None and place not in hidden:
            rows.append((row, cell.value))
            spans |= {name: range(min(len(spans[name]), cell.value + 1)) for name in names}
            continue
        own = f"cell {place}"
        rows.append((row | {own: -1}, 0))
        least = K if place in hidden and cell.counts_people and cell.value else 0
        most = K - 1 if cell.is_few and place not in hidden else len(names) * ceiling
        spans[own] = range(1 if cell.is_few else least, most + 1)
    secrets = [place for place in drawn.inside if drawn.table.cells[place].is_few]
    solved = by_elimination(rows, list(spans))
    found = [place for place in secrets if f"cell {place}" in solved]
    for place in set(secrets) - set(found):
        own = f"cell {place}"
        true = sum(drawn.truth[name] for name in drawn.inside[place])
        others = (
            {own: range(value, value + 1)} | {name: span for name, span in spans.items() if name != own}
            for value in spans[own]
            if value != true
        )
        if not any(by_trying(rows, other) for other in others):
            found.append(place)
    return sorted(found)


@given(tables())
def test_nobody_works_out_a_hidden_count(drawn: Drawn) -> None:
    """Not by taking published cells from each other, nor by trying every way to fill in the hidden ones."""
    seconds = second_cells(drawn.table)
    assert attack(drawn, {second.place[1] for second in seconds}) == []


@given(tables())
def test_no_cell_is_hidden_in_vain(drawn: Drawn) -> None:
    """With any of the further cells shown again, something could be worked out."""
    hidden = {second.place for second in second_cells(drawn.table)}
    for place in hidden:
        assert drawn.table.without(hidden - {place}).revealed() != frozenset()


def test_the_attacker_can_win() -> None:
    """He works out three of ten, and four of eight: the property above can fail."""
    cells = table(
        ("u0", "enheten", (0, 1), FEW), ("u0", "enheten", (1, 2), 10), ("u0", "enheten", (0, 2), 13)
    )
    inside = {0: ["u0.0"], 1: ["u0.1"], 2: ["u0.0", "u0.1"]}
    assert attack(Drawn(cells, {"u0.0": 3, "u0.1": 10}, inside), set()) == [0]
    both = table(("u0", "enheten", (0, 1), FEW), ("u0", "enheten", (1, 2), FEW), ("u0", "enheten", (0, 2), 8))
    assert attack(Drawn(both, {"u0.0": 4, "u0.1": 4}, inside), set()) == [0, 1]
