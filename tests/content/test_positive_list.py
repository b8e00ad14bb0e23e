"""Only what is known to be public stands on the pages and in the files of the two reports.

What must never be written down cannot be listed here either. So the list is of what may: every number
with the word that it belongs to, and every name.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.content.reading import Piece, read_page, read_source
from tests.content.tokens import first_words, lower_case, names, numbers
from tests.site_copy import KNOWN, ROOT

UNITS = ("ankarets-hemtjanst", "omsorgshuset")
EVERYWHERE = "överallt"
PAGES = [place for unit in UNITS for place in (f"rapporter/2024/{unit}/", f"verksamheter/{unit}/")]
SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("rapporter", "verksamheter")
    for path in (KNOWN / folder).rglob("*.md")
)
EDITED = [*KNOWN.rglob("*.md"), *KNOWN.rglob("*.yml")]
WORDED = [*(ROOT / "site_builder/wording").glob("*.yml"), KNOWN / "_profil/taxonomi.yml"]


def read_allowed(text: str) -> dict[str, set[str]]:
    """Return what may stand where: each line under a heading `[where] why it may`."""
    allowed: dict[str, set[str]] = {where: set() for where in (EVERYWHERE, *UNITS)}
    where = ""
    for line in text.splitlines():
        heading = re.fullmatch(r"\[([\w-]+)\] .+", line)
        if heading:
            where = heading[1]
        elif line and not line.startswith("#"):
            assert line not in allowed[where], f"twice: {line}"
            allowed[where].add(line)
    return allowed


ALLOWED = read_allowed((Path(__file__).parent / "allowed.txt").read_text("utf-8"))
VOCABULARY = lower_case(path.read_text("utf-8") for path in EDITED + WORDED) | first_words(
    path.read_text("utf-8") for path in WORDED
)


def tokens(pieces: list[Piece]) -> list[tuple[str, Piece]]:
    """Return everything that must be on the list, with its piece."""
    return numbers(pieces) + names(pieces, VOCABULARY)


def unit_of(place: str) -> str:
    """Return the unit that a page or a file is about."""
    return next(unit for unit in UNITS if f"/{unit}" in place)


def offending(pieces: list[Piece], unit: str) -> list[str]:
    """Return what is on no list for this unit, and where it stands."""
    may = ALLOWED[EVERYWHERE] | ALLOWED[unit]
    return [f"”{token}” in {p.place}: {p.text[:120]}" for token, p in tokens(pieces) if token not in may]


def page(built: Path, address: str) -> list[Piece]:
    """Return the texts of a built page."""
    return read_page((built / address / "index.html").read_text("utf-8"), address)


def source(path: str) -> list[Piece]:
    """Return the texts of a file that an editor writes."""
    return read_source((ROOT / path).read_text("utf-8"), path)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_holds_only_what_is_allowed(address: str, built: Path) -> None:
    """Title, description, labels, comments, header and footer too."""
    assert offending(page(built, address), unit_of(address)) == []


@pytest.mark.parametrize("path", SOURCES)
def test_a_file_holds_only_what_is_allowed(path: str) -> None:
    """The repository is public, comments and all."""
    assert offending(source(path), unit_of(path)) == []


def test_every_allowed_line_is_used(built: Path) -> None:
    """A line that nothing needs any longer would let something else through."""
    used: dict[str, set[str]] = {unit: set() for unit in UNITS}
    for address in PAGES:
        used[unit_of(address)] |= {token for token, _ in tokens(page(built, address))}
    for path in SOURCES:
        used[unit_of(path)] |= {token for token, _ in tokens(source(path))}
    unused = {unit: ALLOWED[unit] - used[unit] for unit in UNITS}
    assert unused == {unit: set() for unit in UNITS}
    assert ALLOWED[EVERYWHERE] - set().union(*used.values()) == set()


def test_what_is_allowed_of_one_unit_is_not_allowed_of_the_other(built: Path) -> None:
    """Each unit has its own list, and no line stands in two."""
    assert ALLOWED["omsorgshuset"].isdisjoint(ALLOWED["ankarets-hemtjanst"])
    assert not ALLOWED[EVERYWHERE] & (ALLOWED["omsorgshuset"] | ALLOWED["ankarets-hemtjanst"])
    for one, other in (UNITS, UNITS[::-1]):
        assert offending(page(built, f"rapporter/2024/{one}/"), other)


ADDED = {
    "Verksamheten hade 4711 kunder.": ["4711 kunder"],
    "Antalet kunder var 4711.": ["var 4711"],
    "Andelen var 47,11 %.": ["47,11 %"],
    "De var 4 711.": ["var 4 711"],
    "4711": [" 4711"],
    "47 %": [" 47 %"],
    "Tusen kunder klagade.": ["tusen kunder"],
    "Det gällde tjugotre kunder.": ["tjugotre kunder"],
    "Det gällde samtliga assistenter.": ["samtliga assistenter"],
    "Det gällde en av kunderna.": ["en av kunderna"],
    "Chefen heter Xerxes.": ["Xerxes"],
    "Xerxes slutade.": ["Xerxes"],
    "Tf. Chefen slutade.": ["Chefen"],
}


@pytest.mark.parametrize("added", ADDED)
@pytest.mark.parametrize("address", PAGES)
def test_what_is_not_on_the_list_is_found_on_a_page(added: str, address: str, built: Path) -> None:
    """One thing is added to a copy of the page's text, and is named with its place."""
    right, unit = page(built, address), unit_of(address)
    found = offending([*right, Piece(address, added)], unit)[len(offending(right, unit)) :]
    assert len(found) == len(ADDED[added])
    for token, said in zip(ADDED[added], found, strict=True):
        assert token in said
        assert address in said


@pytest.mark.parametrize(
    ("added", "line"),
    [("# kunderna var 4711\n", 2), ("nyckeltal: [{id: kunder, varde: 4711}]\n", 2), ("not: Xerxes\n", 2)],
)
def test_what_is_not_on_the_list_is_found_in_a_file(added: str, line: int) -> None:
    """In comments, values and words, with the line."""
    found = offending(read_source(f"---\n{added}---\nText.\n", "content/x/omsorgshuset.md"), "omsorgshuset")
    assert len(found) == 1
    assert f"content/x/omsorgshuset.md:{line}" in found[0]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<p title="a 4711">b</p>', ["a 4711", "b"]),
        ("<!-- a 4711 --><p>b</p>", ["a 4711", "b"]),
        ('<meta name="description" content="a 4711"><p>b <b>c</b></p>', ["a 4711", "b c"]),
        (
            '<script type="application/ld+json">{"@type":"T","a":{"b":4711,"c":["d"]}}</script>',
            ["b 4711", "d"],
        ),
        ("<dl><dt>a</dt><dd>4711</dd></dl>", ["a", "4711"]),
        ("<p>a\u00a0\n b\u00adc</p>", ["a bc"]),
    ],
)
def test_a_page_is_read_whole(html: str, said: Iterable[str]) -> None:
    """Labels, descriptions and comments are read, and spaces made plain."""
    assert [piece.text for piece in read_page(html, "")] == said
