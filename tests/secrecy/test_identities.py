"""Identities are found in every written form, and nothing else is."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.secrecy.identities import Allowed, Identity, find_identities, is_personal_org_number

LABELLED = Path(__file__).parents[1] / "examples/secrecy/identities.txt"
ESCAPE = re.compile(r"\\(?:([nr\\])|u([0-9a-f]{4}))")
NAMED = {"n": "\n", "r": "\r", "\\": "\\"}
PERSONAL = ("8112289874", "6408233234", "1212121212", "7010632391")

BLANKS = ("", " ", "\u00a0", "\u2009", "\u202f", "\u200b", "\u00ad", "\u2060")
DASHES = ("-", "–", "\u2010", "\u2011", "\u2212", "+", " - ", "-\n", "\n", "\n  ", "&nbsp;", "&#8209;", "\\-")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def cases() -> list[tuple[str, str]]:
    """Return what is expected and the text, for every line of the labelled set."""
    lines = [line for line in LABELLED.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    return [(expected, ESCAPE.sub(_unescaped, text)) for expected, text in pairs]


def _unescaped(escape: re.Match[str]) -> str:
    return NAMED[escape[1]] if escape[1] else chr(int(escape[2], 16))


@pytest.mark.parametrize(("expected", "text"), cases())
def test_the_labelled_set_is_told_apart(expected: str, text: str) -> None:
    """Kind, certainty and place are as labelled, and a harmless text gives nothing."""
    marked = re.search("«([^«»]*)»", text)
    plain = text.replace("«", "").replace("»", "")
    found = [
        (identity.kind + ("" if identity.certain else "?"), plain[identity.start : identity.end])
        for identity in find_identities(plain)
    ]
    assert found == ([(expected, marked[1])] if marked and expected != "-" else [])


def test_the_labelled_set_holds_enough_that_is_harmless() -> None:
    """A check that cries wolf is switched off: at least sixty near misses stand in the set."""
    assert sum(expected == "-" for expected, _ in cases()) >= 60


@given(
    st.sampled_from(PERSONAL),
    st.lists(st.sampled_from(BLANKS), min_size=9, max_size=9),
    st.sampled_from(("", *DASHES)),
    st.booleans(),
    st.booleans(),
)
def test_any_way_to_set_the_digits_apart_is_found(
    number: str, blanks: list[str], dash: str, with_century: bool, wide: bool
) -> None:
    """Blanks between any digits, any dash before the last four, both lengths, both widths of digits."""
    written = "".join(digit + blank for digit, blank in zip(number[:6], blanks, strict=False)).rstrip() + dash
    written += "".join(digit + blank for digit, blank in zip(number[6:], [*blanks[6:], ""], strict=True))
    text = f"före {'19' if with_century else ''}{written} efter"
    found = find_identities(text.translate(WIDE) if wide and "&" not in text else text)
    assert [identity.kind in ("personnummer", "samordningsnummer") for identity in found] == [True]
    assert found[0].certain


@given(st.sampled_from(PERSONAL), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_never_certain(number: str, place: int, step: int) -> None:
    """The check digit finds every single wrong digit (Luhn), so the form alone is left."""
    wrong = f"{number[:place]}{(int(number[place]) + step) % 10}{number[place + 1 :]}"
    assert not any(identity.certain for identity in find_identities(f"{wrong[:6]}-{wrong[6:]}"))


@given(st.integers(1700, 2100), st.integers(1, 99999), st.integers(1, 99))
def test_no_statute_is_an_identity(year: int, number: int, chapter: int) -> None:
    """A year, a colon and a number, in the forms that reports cite."""
    text = (
        f"{chapter} kap. {chapter} § SFS {year}:{number}, SOSFS {year}:{chapter} och lagen ({year}:{number})"
    )
    assert find_identities(text) == []


@given(st.integers(1990, 2099), st.integers(0, 9999), st.integers(0, 9999), st.sampled_from("/-–"))
def test_no_case_or_contract_number_is_an_identity(year: int, number: int, serial: int, dash: str) -> None:
    """The forms of both municipal series, whatever their numbers."""
    text = f"SON/{year}/{number:04}/{serial}, SUN {year}{dash}{serial}, dnr SN {year}{dash}{number:04}"
    assert find_identities(text) == []


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(("-", "–", " – ", "/", " ", "\n", "\n- ", ", ", " till ")),
)
def test_no_dates_are_an_identity(first: date, last: date, between: str) -> None:
    """Also those whose digits happen to have a right check digit."""
    assert find_identities(f"{first}{between}{last}") == []


@given(st.text(alphabet="0123456789 -–+()./\n@aåx&;#８", max_size=60))
def test_any_text_gives_places_in_order_that_do_not_overlap(text: str) -> None:
    """Each place lies in the text, and no digit belongs to two identities."""
    places = [0, *(edge for found in find_identities(text) for edge in (found.start, found.end)), len(text)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("811228-9874", "811228-****"),
        ("19811228 9874", "19811228-****"),
        ("121212+1212", "121212+****"),
        ("SE811228987401", "811228-****"),
        ("+46 70 174 06 05", "070-*** ** **"),
        ("08-465 004 00", "08-*** ** **"),
        ("0980-319200", "0980-*** ** **"),
        ("namn (at) domän.example", "n***@domän.example"),
    ],
)
def test_a_finding_quotes_only_the_mask(text: str, masked: str) -> None:
    """Logs are public: what is left tells where to look, not who."""
    assert [found.masked for found in find_identities(text)] == [masked]


OWN = Allowed(("08-465 004 00",), ("anna@kommun.example",), ("kommun.example",))


@pytest.mark.parametrize(
    "text",
    [
        "08-465 004 00",
        "+46 8 465 004 00",
        "0846500400",
        "socialforvaltningen@kommun.example",
        "Social-Forvaltningen@Kommun.example",
        "registrator@soc.kommun.example",
        "anna@kommun.example",
    ],
)
def test_the_municipalitys_own_contact_data_passes(text: str) -> None:
    """In any written form, and every function at its own domain."""
    assert find_identities(text, OWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "08-465 004 01",
        "fornamn.efternamn@kommun.example",
        "f.efternamn@kommun.example",
        "fornamn_efternamn@kommun.example",
        "socialforvaltningen@annankommun.example",
        "811228-9874",
    ],
)
def test_a_persons_contact_data_is_found_at_home_too(text: str) -> None:
    """An address of a person is no function's, and a domain that ends alike is another's."""
    assert len(find_identities(text, OWN)) == 1


def test_several_identities_come_in_the_order_of_the_text() -> None:
    """Each with its own place."""
    assert find_identities("info@example.com, 811228-9874/640823-3234") == [
        Identity(0, 16, "e-post", False, "i***@example.com"),
        Identity(18, 29, "personnummer", True, "811228-****"),
        Identity(30, 41, "personnummer", True, "640823-****"),
    ]


@pytest.mark.parametrize(
    ("number", "personal"),
    [
        ("556555-0851", False),
        ("16556555-0851", False),
        ("811228-9874", True),
        ("198112289874", True),
        ("", False),
    ],
)
def test_an_org_number_can_be_a_persons_own(number: str, personal: bool) -> None:
    """A sole trader's is a personal number; a legal person's third digit is at least 2."""
    assert is_personal_org_number(number) is personal
