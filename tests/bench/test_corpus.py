"""The invented municipality: the same bytes each time, no errors, and every state that a page can show."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from site_builder.pages import site
from site_builder.pages.templates import Press
from site_builder.pages.version import Stamp
from site_builder.publication import Publication, publish
from site_builder.register import Register, read_register
from site_builder.secrecy.numbers import Shown
from tests.bench.corpus import DEMONSTRATION, Settings, write_corpus
from tests.bench.corpus.words import joined
from tests.bench.states import POINTS, WANTED, found_in
from tests.site_copy import files

ROOT = Path(__file__).parents[2]
SMALL = Settings(reports=90, units=130, words=(60, 120))
EXPECTED_WARNINGS = {"frist-utan-start", "diarienummer-saknas", "datum-saknas"}
"""The warnings that a state needs: a promise without a start, a report without a date or a case number."""


@dataclass(frozen=True)
class Seen:
    """The demonstration: what was read, and what is published of it."""

    root: Path
    register: Register
    publication: Publication

    states: set[str]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Return the demonstration, written, read and published."""
    root = tmp_path_factory.mktemp("tallviken")
    write_corpus(root, DEMONSTRATION)
    register = read_register(root, DEMONSTRATION.today)
    publication = publish(register, DEMONSTRATION.today)
    return Seen(root, register, publication, found_in(register, publication))


def test_the_same_settings_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the number of workers nor Python's hash seed changes a byte."""
    write_corpus(tmp_path / "one", SMALL)
    arguments = ["90", str(tmp_path / "two"), "--units", "130", "--words", "60-120", "--workers", "2"]
    subprocess.run(
        [sys.executable, "-m", "tests.bench.corpus", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_another_seed_gives_another_corpus(tmp_path: Path) -> None:
    """The seed decides, and nothing else."""
    write_corpus(tmp_path / "one", SMALL)
    write_corpus(tmp_path / "two", replace(SMALL, seed=2))
    assert files(tmp_path / "one") != files(tmp_path / "two")


def test_several_municipalities_can_stand_side_by_side(tmp_path: Path) -> None:
    """Another place and code leave nothing of Tallviken, and nothing wrong."""
    settings = replace(SMALL, reports=12, units=8, seed=2, place="Granholm", code="9997")
    write_corpus(tmp_path, settings)
    register = read_register(tmp_path, settings.today)
    assert register.errors == ()
    assert register.profile is not None
    municipality = register.profile.municipality
    assert (municipality.name, municipality.code, municipality.invented) == (
        *("Granholmens kommun", "9997", True),
    )
    for path, content in files(tmp_path).items():
        assert b"allvik" not in path.encode() + content, path


@pytest.mark.parametrize(("reports", "units"), [(1, 1), (7, 3), (90, 3), (45, 60), (120, 15)])
def test_as_many_reports_as_are_asked_for(tmp_path: Path, reports: int, units: int) -> None:
    """A measurement of N reports is of N reports, however few or many units share them."""
    made = write_corpus(tmp_path, replace(SMALL, reports=reports, units=units))
    written = list(tmp_path.glob("content/rapporter/*/*.md"))
    assert made.reports == len(written) == reports
    assert len(list(tmp_path.glob("content/verksamheter/*.md"))) == units


def test_other_years_and_another_day_are_free_of_errors(tmp_path: Path) -> None:
    """The corpus holds for any span of years that ends by its day."""
    settings = replace(
        SMALL, reports=60, units=20, first_year=2023, last_year=2024, today=DEMONSTRATION.today.replace(2025)
    )
    write_corpus(tmp_path, settings)
    assert read_register(tmp_path, settings.today).errors == ()


def test_the_demonstration_has_no_errors(seen: Seen) -> None:
    """It passes `insyn check`, and warns only where a state needs it."""
    assert seen.register.errors == ()
    warned = {found.rule for found in seen.register.findings}
    assert warned <= EXPECTED_WARNINGS


def test_the_municipality_says_that_it_is_invented(seen: Seen) -> None:
    """Every page says so: nobody shall take Tallviken for a real municipality."""
    municipality = seen.publication.municipality
    assert municipality.invented
    assert not municipality.demonstration
    assert (municipality.name, municipality.code) == ("Tallvikens kommun", "9998")


def test_every_page_of_the_demonstration_can_be_made(seen: Seen) -> None:
    """Units, reports, notices and lists: each state has its words."""
    press = Press(ROOT / "theme/pages")
    pages = site.make_pages(seen.publication, Stamp("0", "0" * 64, None), press)
    fragments = site.make_fragments(seen.publication, press)
    addresses = {page.address for page in pages}
    assert len(addresses) == len(pages) > DEMONSTRATION.reports
    assert all(fragments.values())


def test_the_pages_of_the_sites_menu_are_there(seen: Seen) -> None:
    """`make demo` builds with the project's own settings: a page named there must not be missing."""
    menu = re.findall(r"^  - (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert menu
    assert [page for page in menu if not (seen.root / "content" / page).is_file()] == []


def test_the_texts_have_twenty_thousand_word_forms(seen: Seen) -> None:
    """Figures on search and size mean nothing over the same few words."""
    words: Counter[str] = Counter()
    for path in seen.root.glob("content/rapporter/*/*.md"):
        words.update(re.findall(r"[a-zåäöé]+", path.read_text("utf-8").lower()))
    assert len(words) >= 20_000


def test_sentences_are_short(seen: Seen) -> None:
    """Plain Swedish: no sentence of a report's prose has more than 25 words."""
    prose = [text for path, text in seen.register.prose.items() if "/rapporter/" in path]
    plain = re.sub(r"^[-#|].*$", "", "\n".join(prose), flags=re.MULTILINE)
    longest = max(re.split(r"(?<=[.:])\s", plain), key=lambda sentence: len(sentence.split()))
    assert len(longest.split()) <= 25, longest


@pytest.mark.parametrize(
    ("first", "last", "compound"),
    [("mat", "rutin", "matrutin"), ("natt", "team", "natteam"), ("fall", "lista", "fallista")],
)
def test_compounds_are_spelled_as_swedish_does(first: str, last: str, compound: str) -> None:
    """Of three equal consonants two are written (Svenska skrivregler, 4.1.4)."""
    assert joined(first, last) == compound


@pytest.mark.parametrize("state", WANTED)
def test_the_demonstration_shows(seen: Seen, state: str) -> None:
    """Each state occurs at least once, so that each can be looked at."""
    assert state in seen.states


def test_many_figures_have_trends(seen: Seen) -> None:
    """Over ten years most units can show how their figures have moved."""
    points: Counter[tuple[str, str]] = Counter()
    for report in seen.publication.reports.values():
        points.update((report.unit_id, each.id) for each in report.figures if isinstance(each.value, Shown))
    assert sum(count >= POINTS for count in points.values()) > 3 * len(seen.publication.units)


def test_every_service_and_year_has_reports(seen: Seen) -> None:
    """Own-run and contracted units of eight services, followed up in ten years."""
    publication = seen.publication
    followed = {publication.units[each.unit_id].unit.service for each in publication.reports.values()}
    assert followed == set(publication.taxonomy.services)
    assert {each.year for each in publication.reports.values()} >= set(DEMONSTRATION.years)
