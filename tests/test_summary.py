"""Counts over a publication: years, coverage, what is late, what comes back."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.changes import changes_between
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from site_builder.summary import (
    areas_not_looked_at,
    closed_since,
    days_to_close,
    grouped,
    late_promises,
    measures_by_area,
    open_measures,
    open_promise_of,
    open_promises,
    recurring,
    years,
)
from site_builder.summary.recurring import likeness, matched, shared_words
from tests import examples

TODAY = date(2026, 6, 1)
UNIT = "exempelhemmet"


def published(root: Path, today: date = TODAY) -> Publication:
    register = read_register(root, today)
    assert register.errors == ()
    return publish(register, today)


def add_report(root: Path, year: int, name: str, fragment: str) -> None:
    """Write a report like the example's, of another year and with some keys changed."""
    text = (root / examples.REPORT).read_text("utf-8")
    own = (
        f"ar: {year}\ndatum: {year}-11-20\ndiarienummer: [EX/{year}/0009]\n"
        f"underlag:\n  - {{datum: {year}-11-06, typ: besok}}\n"
        f"atgardsplan: {{begard: {year}-11-20}}\n"
        f"uppfoljning: {{inom_manader: 3, raknat_fran: {year}-11-20, grund: rapportens datum}}\n"
        f"sekretessprovad: {{datum: {year}-12-01, av: Samordnare}}\n"
        f"nyckeltal:\n  - {{id: bestalld-tid, varde: 3000, omfattning: enheten, period: {year}}}\n"
    )
    folder = root / f"content/rapporter/{year}"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(examples.with_keys(examples.with_keys(text, own), fragment), "utf-8")


def test_year_counts_each_unit_once_and_names_those_left_out(tmp_path: Path) -> None:
    """A unit's latest report of the year counts; active units without one are not followed up."""
    root = examples.copy(tmp_path)
    add_report(
        root,
        2024,
        "exempelhemmet-host",
        "datum: 2024-12-10\nsamlad_bedomning: godkand\natgarder:\natgardsplan:\nuppfoljning:",
    )
    (year,) = years(published(root))
    assert (year.year, list(year.latest), year.latest[UNIT].id) == (2024, [UNIT], "2024/exempelhemmet-host")
    assert [unit.id for unit in year.not_followed_up] == ["hemtjansten"]
    assert (year.units, year.with_level("godkand"), year.with_level("underkand")) == (2, 1, 0)


@pytest.mark.parametrize(
    ("span", "missed"),
    [
        ("", True),
        ("aktiv_till: 2023-12-31", False),
        ("aktiv_till: 2024-01-01", True),
        ("aktiv_fran: 2024-12-31", True),
        ("aktiv_fran: 2025-01-01", False),
    ],
)
def test_unit_counts_in_the_years_it_was_active(tmp_path: Path, span: str, *, missed: bool) -> None:
    """A unit that was not there is not left out."""
    root = examples.copy(tmp_path)
    examples.change(root, span, "content/verksamheter/hemtjansten.md")
    (year,) = years(published(root))
    assert [unit.id for unit in year.not_followed_up] == (["hemtjansten"] if missed else [])


def test_open_measures_come_longest_overdue_first(tmp_path: Path) -> None:
    """Late before waiting, binding before advice."""
    root = examples.copy(tmp_path)
    examples.change(
        root,
        "atgarder:\n"
        "  - {id: 1, typ: rekommendation, text: Råd.}\n"
        "  - {id: 2, typ: krav, text: Utan dag.}\n"
        "  - {id: 3, typ: krav, text: Sent., senast: 2026-05-01}\n"
        "  - {id: 4, typ: krav, text: Senast., senast: 2026-01-01}\n"
        "  - {id: 5, typ: krav, text: Klart.}\n"
        "handelser:\n  - {datum: 2025-05-01, typ: atgard, atgard: 5, status: atgardad}\n",
    )
    made = published(root)
    assert [measure.id for measure in open_measures(made)] == [4, 3, 2, 1]
    assert [measure.id for measure in closed_since(made, date(2025, 5, 1))] == [5]
    assert closed_since(made, date(2025, 5, 2)) == []
    assert days_to_close(made, made.reports["2024/exempelhemmet"].measures) == 162


def test_promise_is_late_until_something_is_published(tmp_path: Path) -> None:
    """A re-follow-up report ends it."""
    root = examples.copy(tmp_path)
    assert [report.id for report in late_promises(published(root))] == ["2024/exempelhemmet"]
    assert late_promises(published(root, date(2025, 2, 20))) == []
    add_report(
        root,
        2025,
        "exempelhemmet-igen",
        "typ: uppfoljande\nfoljer_upp: 2024/exempelhemmet\nuppfoljning:\n"
        "aterkoppling:\n  - {atgard: 1, status: atgardad}\n"
        "samlad_bedomning: godkand\natgarder:\natgardsplan:",
    )
    made = published(root)
    assert open_promises(made) == []
    assert [measure.id for measure in open_measures(made)] == [2]


def test_groups_and_areas(tmp_path: Path) -> None:
    """Reports by any key and verdict; measures by focus area; areas of the plan that were not looked at."""
    root = examples.copy(tmp_path)
    path = root / "content/_profil/taxonomi.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("fraga: Hur lär", "ar: [2024], fraga: Hur lär"), "utf-8")
    made = published(root)
    report = made.reports["2024/exempelhemmet"]
    assert grouped([report], lambda each: each.year) == {2024: {"inte-godkand": [report]}}
    assert {area: len(found) for area, found in measures_by_area([report]).items()} == {"kvalitet": 2}
    assert areas_not_looked_at(report, made) == ["kompetens"]


def with_two_years(tmp_path: Path, later: str) -> Publication:
    root = examples.copy(tmp_path)
    add_report(root, 2025, "exempelhemmet", later)
    return published(root)


def test_requirement_that_comes_back_says_why(tmp_path: Path) -> None:
    """Similar words two years running is the same requirement, with the words that made it so."""
    made = with_two_years(
        tmp_path,
        "atgarder:\n  - {id: 7, typ: krav, text: Planerna ska alltid följas upp., omrade: kompetens}",
    )
    (found,) = recurring(made)
    assert (found.earlier.id, found.later.id, found.is_similar) == (1, 7, True)
    assert found.shared == ("planerna", "följas")


def test_same_area_is_enough_and_says_so(tmp_path: Path) -> None:
    """Another requirement in the same focus area comes back, too, without shared words."""
    made = with_two_years(
        tmp_path, "atgarder:\n  - {id: 1, typ: krav, text: Nya rutiner ska skrivas., omrade: kvalitet}"
    )
    (found,) = recurring(made)
    assert (found.is_similar, found.shared) == (False, ())


def test_change_between_follow_ups_is_told_requirement_by_requirement(tmp_path: Path) -> None:
    """What came back, what is new and what is gone."""
    made = with_two_years(
        tmp_path,
        "atgarder:\n"
        "  - {id: 1, typ: krav, text: Planerna ska följas upp varje år., omrade: kvalitet}\n"
        "  - {id: 2, typ: krav, text: Larmen ska kontrolleras dagligen., omrade: kompetens}\n",
    )
    (change,) = changes_between(made.units[UNIT], made)
    assert (change.earlier.year, change.later.year, change.verdict_changed) == (2024, 2025, False)
    assert [(row.kind, row.measure.report_id, row.measure.id) for row in change.measures] == [
        ("again", "2025/exempelhemmet", 1),
        ("new", "2025/exempelhemmet", 2),
        ("gone", "2024/exempelhemmet", 2),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    """Likeness is between 0 and 1 and does not depend on the order."""
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(st.text(alphabet="abcdefgåäö ", min_size=8, max_size=60))
def test_a_text_is_like_itself(text: str) -> None:
    """A text with content words shares all of them with itself."""
    assert likeness(text, text) == (1.0 if shared_words(text, text) else 0.0)


def test_each_measure_is_matched_once(tmp_path: Path) -> None:
    """One earlier measure cannot come back as two."""
    made = with_two_years(
        tmp_path,
        "atgarder:\n"
        "  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet}\n"
        "  - {id: 2, typ: krav, text: Planerna ska följas upp igen., omrade: kvalitet}\n",
    )
    earlier, later = made.reports["2024/exempelhemmet"], made.reports["2025/exempelhemmet"]
    pairs = list(matched(earlier.measures, later.measures))
    assert len({before.id for before, _, _ in pairs}) == len(pairs) == 2


def test_an_older_promise_stands_although_a_later_report_exists(tmp_path: Path) -> None:
    """Only a re-follow-up, or its meeting, keeps what was promised before the unit's current report."""
    made = with_two_years(tmp_path, "uppfoljning:\nsamlad_bedomning: godkand\natgarder:\natgardsplan:")
    waiting = open_promise_of(made.units[UNIT], made)
    assert (made.units[UNIT].current, waiting and waiting.id) == ("2025/exempelhemmet", "2024/exempelhemmet")


def test_the_current_reports_promise_comes_first(tmp_path: Path) -> None:
    """What a reader asks is when the latest verdict is looked at again."""
    waiting = open_promise_of((made := with_two_years(tmp_path, "")).units[UNIT], made)
    assert waiting is not None
    assert waiting.id == "2025/exempelhemmet"
