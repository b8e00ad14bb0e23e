"""Numbers, days, sentences and roles as officials write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.importing.language.days import find_days
from site_builder.importing.language.numbers import number_of
from site_builder.importing.language.roles import by_side, find_roles, first_role
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.deadlines import due_of
from site_builder.importing.recognising.figure_frames import period_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3 270", "3270"),
        ("34,73", "34.73"),
        ("sextiotre", "63"),
        ("etthundrafjorton", "114"),
        ("tvåtusen", "2000"),
        ("tre (3)", "3"),
        ("nittiotre", "93"),
        ("sexhundratolv", "612"),
    ],
)
def test_numbers_in_digits_and_words(text: str, number: str) -> None:
    """A number is the same however it is written."""
    assert number_of(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "ettan", "många", "tretusen tolv stycken", "1,2,3", "hundrahundra"])
def test_what_is_no_number(text: str) -> None:
    """Nothing is guessed."""
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-09-16–2024-09-20: stickprov", date(2024, 9, 16), date(2024, 9, 20)),
        ("2024-03-25 till 2024-04-05", date(2024, 3, 25), date(2024, 4, 5)),
        ("den 6–7 februari 2025", date(2025, 2, 6), date(2025, 2, 7)),
        ("mellan den 17 och den 21 februari 2025", date(2025, 2, 17), date(2025, 2, 21)),
        ("mellan den 28 april och den 2 maj 2025", date(2025, 4, 28), date(2025, 5, 2)),
        ("den 30 december–2 januari 2025", date(2024, 12, 30), date(2025, 1, 2)),
        ("6/11 2024", date(2024, 11, 6), None),
        ("den 1:e mars 2025", date(2025, 3, 1), None),
        ("20241106", date(2024, 11, 6), None),
        ("den 4 september", date(2025, 9, 4), None),
    ],
)
def test_days_and_intervals(text: str, first: date, last: date | None) -> None:
    """One day or one interval; a day without a year is of the year that is given."""
    (found,) = find_days(text, 2025)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["SOSFS 2011:9", "KVN/2024/0311", "den 31 februari 2025", "3 kap. 3 §", "811228-9874"]
)
def test_what_is_no_day(text: str) -> None:
    """References, and days that no calendar has."""
    assert find_days(text, 2025) == []


def test_two_days_with_and_between_are_two() -> None:
    """Only what begins with "mellan" is an interval then."""
    assert len(find_days("den 1 juni 2025 och den 3 juli 2025")) == 2


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Klart senast den 1 mars 2025.", date(2025, 3, 1)),
        ("Ska vara klart inom sex veckor från den 10 november 2025.", date(2025, 12, 22)),
        ("Ska vara klart inom sex veckor från detta datum.", date(2025, 2, 26)),
        ("Ska vara klart inom tre (3) månader från den 30 november 2024.", date(2025, 2, 28)),
        ("Ska besvaras inom två veckor.", None),
        ("Mötet den 1 mars 2025 ska följas upp.", None),
    ],
)
def test_last_days_of_measures(text: str, due: date | None) -> None:
    """A stated day, or a time from a day that is known; without a start there is no last day."""
    assert due_of(text, date(2025, 1, 15)) == due


@pytest.mark.parametrize(
    ("text", "unit", "town"),
    [
        ("Från utföraren kom regionchefen; från förvaltningen två utredare.", ["regionchef"], ["utredare"]),
        ("föreståndare (verksamheten) samt controller (kommunen)", ["föreståndare"], ["controller"]),
        (
            "med chefssköterska från utföraren samt enhetschef från förvaltningen",
            ["chefssköterska"],
            ["enhetschef"],
        ),
        (
            "Verksamhetschef, stödpedagog; LSS-handläggare",
            ["verksamhetschef", "stödpedagog"],
            ["LSS-handläggare"],
        ),
        ("då enhetschefen deltog från verksamheten", ["enhetschef"], []),
    ],
)
def test_roles_by_side(text: str, unit: list[str], town: list[str]) -> None:
    """The side stands before the roles, after them, in parentheses, or is parted by a semicolon."""
    assert by_side(text) == (unit, town)


def test_a_role_keeps_what_stands_before_it() -> None:
    """An acting or medically responsible somebody is a role of its own."""
    assert first_role("Kim, tf. verksamhetsutvecklare") == "tf. verksamhetsutvecklare"
    assert first_role("vår medicinskt ansvarig sjuksköterska") == "medicinskt ansvarig sjuksköterska"


def test_abbreviations_and_references_end_no_sentence() -> None:
    """A full stop is not always an end, and a mark such as "(krav)" is one."""
    text = "Se t.ex. 3 kap. 3 § SoL. Tf. chefen kom. Planer ska finnas (krav) Därefter följer mötet."
    assert sentences(text) == (
        "Se t.ex. 3 kap. 3 § SoL.",
        "Tf. chefen kom.",
        "Planer ska finnas (krav)",
        "Därefter följer mötet.",
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("under perioden januari–mars 2024", "2024-01-01/2024-03-31"),
        ("första halvåret 2024", "2024-01-01/2024-06-30"),
        ("andra kvartalet 2024", "2024-04-01/2024-06-30"),
        ("hittills under 2025", "2025"),
        ("under året", "2024"),
        ("utan tid", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    """Months, halves, quarters and years; "under året" is the follow-up's."""
    assert period_of(text, 2024) == period


@given(st.text(max_size=300))
def test_language_never_fails(text: str) -> None:
    """Any text has sentences, days and roles, if only none, and no sentence is invented."""
    assert all(sentence in text for sentence in sentences(text))
    find_days(text, 2024)
    by_side(text)
    number_of(text)


def test_words_that_end_like_an_abbreviation_are_no_roles() -> None:
    """Of "vd" and "MAS" only the whole word is a role."""
    assert find_roles("Skåpet ska låsas före sommar och avd. 2, enligt bolagets vd") == ["vd"]
