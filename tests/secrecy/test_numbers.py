"""What points at few people is reported and hidden; what does not, stands."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.secrecy.numbers import (
    Figure,
    Hidden,
    HiddenReason,
    Sample,
    Shown,
    Thresholds,
    breaches,
    sample_breaches,
    shown,
    shown_sample,
)
from site_builder.secrecy.shares import possible_counts, smallest_bases

LIMITS = Thresholds()

CLIENTS = Figure("kunder", "A", False, True, False, Decimal(151), None, "kommunen", "2024", None)
PLEASED = Figure("nojda", "A", True, True, False, Decimal(80), 100, "enheten", "2024", None)
SHORT = Figure("korttidsfranvaro", "B", True, False, False, Decimal(7), 24, "framgar_inte", "2024", None)
TURNOVER = replace(SHORT, id="personalomsattning", counts_heads=True, value=Decimal(25))
LONG = replace(SHORT, id="langtidsfranvaro", long_term=True, value=Decimal(25))
DEVIATIONS = Figure("avvikelser", "C", False, False, False, Decimal(9), None, "enheten", "2024", None)
EVERYWHERE = replace(DEVIATIONS, scope="hela_bolaget")
NOT_SAID_WHERE = replace(DEVIATIONS, scope="framgar_inte")
BASE_UNKNOWN = Hidden("underlag_framgar_inte")
STAFF = Figure(
    "personliga-assistenter", "D", False, True, False, Decimal(10), None, "framgar_inte", None, None
)
PLANNED = Figure("planerad-tid", "D", True, False, False, Decimal(80), 3270, "enheten", "2024", None)


def hidden(figure: Figure, reason: HiddenReason) -> Figure:
    """Return a figure without its value, with the reason instead."""
    return replace(figure, value=None, hidden=reason)


def rules(figure: Figure, clients: int | None = 151, few: bool = False) -> list[tuple[str, str]]:
    """Return the rules that a figure breaks, each with the key at fault."""
    return [(breach.rule, breach.key) for breach in breaches(figure, clients, few, LIMITS)]


@pytest.mark.parametrize(
    ("figure", "clients", "few"),
    [
        (CLIENTS, 151, False),
        (replace(CLIENTS, scope="enheten"), None, False),
        (SHORT, 151, False),
        (DEVIATIONS, 151, False),
        (replace(DEVIATIONS, base=151), None, False),
        (replace(DEVIATIONS, id="klagomal", value=Decimal(3), base=151), None, False),
        (replace(CLIENTS, scope="hela_bolaget", value=Decimal(180)), None, True),
        (replace(CLIENTS, scope="hela_bolaget", value=Decimal(180), figure_class="D"), None, True),
        (hidden(CLIENTS, "under_troskel"), None, True),
        (STAFF, None, True),
        (hidden(replace(SHORT, base=None), "underlag_framgar_inte"), None, True),
        (hidden(replace(TURNOVER, base=None), "underlag_framgar_inte"), None, True),
    ],
)
def test_the_two_first_reports_pass(figure: Figure, clients: int | None, few: bool) -> None:
    """The figures of both reports stand as they are stated, or as hidden."""
    assert rules(figure, clients, few) == []


@pytest.mark.parametrize(
    ("figure", "clients", "few", "broken"),
    [
        (replace(CLIENTS, value=Decimal(4)), 4, False, [("litet-antal", "varde")]),
        (replace(CLIENTS, value=Decimal(0)), 0, False, [("litet-antal", "varde")]),
        (replace(CLIENTS, value=Decimal(5)), 5, False, []),
        (replace(CLIENTS, value=Decimal(3), scope="hela_bolaget"), None, False, [("litet-antal", "varde")]),
        (replace(CLIENTS, value=Decimal(0), base=151), 151, False, []),
        (replace(CLIENTS, value=Decimal(12), base=151), 151, True, [("litet-antal", "varde")]),
        (replace(CLIENTS, value=Decimal(24), scope="enheten"), None, True, []),
        (replace(CLIENTS, value=Decimal(5), scope="enheten"), None, True, []),
        (replace(CLIENTS, value=Decimal(150), scope="enheten", base=200), 151, False, []),
        (replace(CLIENTS, value=Decimal(148)), 151, False, [("antal-rojer-rest", "varde")]),
        (replace(CLIENTS, value=Decimal(8), base=10), 151, False, [("antal-rojer-rest", "varde")]),
        (replace(CLIENTS, value=Decimal(5), base=10), 151, False, []),
        (
            replace(PLEASED, base=3),
            151,
            False,
            [
                ("litet-antal", "bas"),
                ("andel-av-for-fa", "varde"),
                ("andel-rojer-del", "varde"),
                ("andel-omojlig", "varde"),
            ],
        ),
        (replace(PLEASED, base=9, value=Decimal(100)), 151, False, [("andel-av-for-fa", "varde")]),
        (replace(PLEASED, base=10, value=Decimal(50)), 151, False, []),
        (replace(PLEASED, scope="kommunen"), 9, False, [("andel-av-for-fa", "varde")]),
        (replace(PLEASED, scope="framgar_inte"), None, True, [("andel-av-for-fa", "varde")]),
        (hidden(replace(PLEASED, base=3), "ror_enskilda"), 151, False, [("litet-antal", "bas")]),
    ],
)
def test_few_clients_are_not_counted(
    figure: Figure, clients: int | None, few: bool, broken: list[tuple[str, str]]
) -> None:
    """Points 1 and 2: under k no count, under p no percentages, and no part that gives the rest away."""
    assert rules(figure, clients, few) == broken


@pytest.mark.parametrize(
    ("figure", "broken"),
    [
        (PLEASED, []),
        (replace(PLEASED, value=Decimal(96)), [("andel-rojer-del", "varde")]),
        (replace(PLEASED, value=Decimal(4)), [("andel-rojer-del", "varde")]),
        (replace(PLEASED, value=Decimal(0)), []),
        (replace(PLEASED, value=Decimal(100)), []),
        (replace(PLEASED, value=Decimal(3), base=151), [("andel-rojer-del", "varde")]),
        (replace(PLEASED, value=Decimal("80.0")), []),
        (replace(PLEASED, value=Decimal("80.5"), base=200), [("andel-for-exakt", "varde")]),
        (replace(PLEASED, base=None), [("andel-utan-bas", "varde")]),
        (replace(SHORT, base=None), [("andel-utan-bas", "varde")]),
        (replace(PLANNED, base=None), [("organisationsandel-utan-bas", "varde")]),
        (replace(SHORT, period=None), [("andel-utan-period", "varde")]),
        (replace(TURNOVER, value=Decimal("47.3"), base=20), [("andel-omojlig", "varde")]),
        (replace(TURNOVER, value=Decimal("17.3"), base=10, figure_class="D"), [("andel-omojlig", "varde")]),
        (replace(TURNOVER, value=Decimal(130), base=20), []),
    ],
)
def test_a_share_carries_its_base_and_gives_no_one_away(
    figure: Figure, broken: list[tuple[str, str]]
) -> None:
    """Points 3 and 4: whole percentages of clients, with a base that could give them."""
    assert rules(figure) == broken


@pytest.mark.parametrize(
    ("figure", "broken"),
    [
        (replace(SHORT, base=10), [("grupp-for-liten", "varde")]),
        (replace(SHORT, base=11), []),
        (replace(SHORT, value=Decimal("7.5")), []),
        (replace(SHORT, value=Decimal("7.25")), [("andel-for-exakt", "varde")]),
        (TURNOVER, []),
        (replace(TURNOVER, value=Decimal("12.5")), [("andel-rojer-del", "varde")]),
        (LONG, []),
        (replace(LONG, value=Decimal(8)), [("andel-rojer-del", "varde")]),
        (replace(LONG, value=Decimal(80)), [("andel-rojer-del", "varde")]),
        (replace(LONG, value=Decimal(0)), []),
        (replace(STAFF, figure_class="B", value=Decimal(2)), [("litet-antal", "varde")]),
        (replace(STAFF, figure_class="B", value=Decimal(150)), []),
        (replace(STAFF, figure_class="B", value=Decimal(22), base=24), [("antal-rojer-rest", "varde")]),
        (replace(STAFF, figure_class="B", value=Decimal(5), base=10), [("grupp-for-liten", "varde")]),
    ],
)
def test_staff_are_told_of_in_groups_of_more_than_ten(figure: Figure, broken: list[tuple[str, str]]) -> None:
    """Point 5: heads and long absence also need enough people in the part and in the rest."""
    assert rules(figure) == broken


@pytest.mark.parametrize(
    ("figure", "clients", "few", "broken", "result"),
    [
        (DEVIATIONS, 10, False, [], Shown(Decimal(9), None)),
        (DEVIATIONS, 9, False, ["handelser-bland-fa"], Hidden("ror_enskilda")),
        (replace(DEVIATIONS, value=Decimal(4)), 9, False, ["handelser-bland-fa"], Hidden("under_troskel")),
        (replace(DEVIATIONS, value=Decimal(0)), None, True, ["handelser-bland-fa"], Hidden("under_troskel")),
        (replace(DEVIATIONS, base=5), 151, False, ["handelser-bland-fa"], Hidden("ror_enskilda")),
        (DEVIATIONS, None, False, ["handelser-utan-kundantal"], BASE_UNKNOWN),
        (EVERYWHERE, 151, False, ["handelser-utan-kundantal"], BASE_UNKNOWN),
        (replace(EVERYWHERE, base=180), None, True, [], Shown(Decimal(9), 180)),
        (replace(NOT_SAID_WHERE, base=180), None, True, ["handelser-bland-fa"], Hidden("ror_enskilda")),
        (
            replace(DEVIATIONS, base=3),
            151,
            False,
            ["litet-antal", "handelser-bland-fa"],
            Hidden("ror_enskilda"),
        ),
    ],
)
def test_events_stand_where_enough_clients_could_be_behind_them(
    figure: Figure, clients: int | None, few: bool, broken: list[str], result: Shown | Hidden
) -> None:
    """Point 6: "färre än k" only for a count below k, and an unknown number of clients counts as few."""
    assert [breach.rule for breach in breaches(figure, clients, few, LIMITS)] == broken
    assert shown(figure, clients, few, LIMITS) == result


@pytest.mark.parametrize(
    ("sample", "clients", "few", "broken"),
    [
        (Sample(10, 151), 151, False, []),
        (Sample(10, None), None, False, []),
        (Sample(3, 151), 151, False, [("litet-antal", "antal")]),
        (Sample(148, 151), 151, False, [("antal-rojer-rest", "antal")]),
        (Sample(148, None), 151, False, [("antal-rojer-rest", "antal")]),
        (Sample(3, 3), None, False, [("litet-antal", "av"), ("litet-antal", "antal")]),
        (Sample(5, None), None, True, [("litet-antal", "antal")]),
    ],
)
def test_a_sample_is_a_part_of_the_clients(
    sample: Sample, clients: int | None, few: bool, broken: list[tuple[str, str]]
) -> None:
    """The same thresholds, with the sample's own keys; it is shown only when it breaks none."""
    assert [(breach.rule, breach.key) for breach in sample_breaches(sample, clients, few, LIMITS)] == broken
    is_shown = shown_sample(sample, clients, few, LIMITS) == Shown(Decimal(sample.count), sample.of)
    assert is_shown is not bool(broken)


def test_a_hidden_figure_keeps_its_reason() -> None:
    """Point 7: hidden is not missing, and why is data."""
    for reason in get_args(HiddenReason):
        assert shown(hidden(CLIENTS, reason), 151, False, LIMITS) == Hidden(reason)


def test_a_figure_is_either_stated_or_hidden() -> None:
    """Both would give the value away, neither would be missing without a reason."""
    with pytest.raises(ValueError, match="kunder"):
        replace(CLIENTS, hidden="ror_enskilda")
    with pytest.raises(ValueError, match="kunder"):
        replace(CLIENTS, value=None)


def test_k_is_never_below_four() -> None:
    """And a p below k protects as k does."""
    with pytest.raises(ValueError, match="never below 4"):
        Thresholds(k=3)
    assert Thresholds(k=12, p=10).for_shares == 12


def test_only_an_excepted_rule_lets_a_figure_through() -> None:
    """Each rule is excepted by itself: what breaks another too stays hidden."""
    share = replace(PLEASED, base=8, value=Decimal(50))
    assert shown(share, 151, False, LIMITS, {"andel-av-for-fa"}) == Hidden("ror_enskilda")
    assert shown(share, 151, False, LIMITS, {"andel-av-for-fa", "andel-rojer-del"}) == Shown(Decimal(50), 8)


def test_a_warning_hides_nothing() -> None:
    """It asks the editor to look again."""
    share = replace(PLANNED, base=None)
    assert [breach.severity for breach in breaches(share, 151, False, LIMITS)] == ["warning"]
    assert shown(share, 151, False, LIMITS) == Shown(Decimal(80), None)


@given(st.integers(1, 4), st.booleans())
def test_no_breach_quotes_a_small_number(number: int, as_base: bool) -> None:
    """A finding is read in public logs: it names the rule and the thresholds, never the number."""
    few = replace(CLIENTS, base=number) if as_base else replace(CLIENTS, value=Decimal(number))
    found = breaches(few, number, False, Thresholds(k=6, p=10))
    assert found
    assert all(set(breach.words) == {"figure", "k", "p", "reason"} for breach in found)
    assert all(str(number) not in map(str, breach.words.values()) for breach in found)


@pytest.mark.parametrize(
    ("share", "bases"),
    [
        ("50", (2, 4, 6)),
        ("7", (14, 15, 27)),
        ("17.3", (52, 75, 81)),
        ("33.33", (3, 6, 9)),
        ("100", (1, 2, 3)),
    ],
)
def test_a_share_without_a_base_may_be_of_very_few(share: str, bases: tuple[int, ...]) -> None:
    """The editor is told the smallest groups that give it, so as to see what a reader may think."""
    assert smallest_bases(Decimal(share)) == bases
    (breach,) = breaches(replace(SHORT, value=Decimal(share), base=None), 151, False, LIMITS)[:1]
    assert breach.words["bases"] == ", ".join(map(str, bases))


def test_too_many_decimals_fit_no_group_of_people() -> None:
    """The search ends; the editor is told so many that no unit has them."""
    (breach, *_) = breaches(replace(SHORT, value=Decimal("12.345678"), base=None), 151, False, LIMITS)
    assert breach.words["bases"] == "2000"


@pytest.mark.parametrize(
    ("share", "base", "people"),
    [("50", 10, [5]), ("17.3", 10, []), ("33.3", 3, [1]), ("33", 3, [1]), ("3", 151, [4, 5]), ("0", 20, [0])],
)
def test_the_people_behind_a_share(share: str, base: int, people: list[int]) -> None:
    """Whole people only, within the rounding that the share's decimals tell of."""
    assert list(possible_counts(Decimal(share), base)) == people
