"""Another municipality replaces content and profile alone: `tests/examples/annan-kommun`, an invented one.

Other services, a scale of three colours and none, other kinds of measures, thresholds, colour and licence.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.browser.kinds import addresses_in
from tests.demo_site import build_with_theme
from tests.examples import SITE
from tests.recount.html_text import answers_in, figures_in, read_page, table_in
from tests.site_copy import files

TODAY = "2026-11-21"
OTHERS = (
    "Nynäshamn",
    "Omsorgshuset",
    "Ankaret",
    "Tallvik",
    "Exempelby",
    "socialnämnd",
    "ekommendation",
    "odkänd",
)
LOOKS = {"Grön": "pass", "Gul": "remark", "Röd": "fail", "Ingen färg": "none"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return its site, built by the command that publishes, with theme and settings untouched."""
    root = tmp_path_factory.mktemp("granhult") / "site"
    shutil.copytree(SITE.parent / "annan-kommun", root)
    return build_with_theme(root, "--strict", "--today", TODAY) / "site"


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def lead(site: Path, address: str) -> str:
    return next(read_page(html(site, address)).all("p", "head__lead")).text


def test_nothing_of_another_municipality_is_left(site: Path) -> None:
    """Neither a name nor a word of another scale. That every link leads somewhere, the build has checked."""
    found = {
        (path, word)
        for path, content in files(site).items()
        if path.endswith((".html", ".xml", ".json", ".csv", ".atom", "dcat"))
        if not path.startswith("schema/")  # help for editors, whose examples are the program's own
        for word in OTHERS
        if word in content.decode()
    }
    assert found == set()


def test_every_page_says_that_the_municipality_is_invented(site: Path) -> None:
    """It has no address where somebody would look for help."""
    for address in addresses_in(site):
        path = site / address
        text = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
        assert "Granhults kommun finns inte." in text or 'http-equiv="refresh"' in text, address


def test_a_verdict_looks_as_its_level_does(site: Path) -> None:
    """The word is the municipality's own; shape and colour follow the level."""
    for address in ("om/metod", "verksamheter", "ar/2025", "ar/2024"):
        text = html(site, address)
        shown = re.findall(
            r'<span class="verdict verdict--([a-z]+)">.*?<span class="verdict__word">([^<]+)<', text
        )
        assert shown, address
        assert {(look, word) for look, word in shown if word in LOOKS} == {
            (LOOKS[word], word) for _, word in shown if word in LOOKS
        }, address


def test_the_thresholds_of_the_profile_stand_in_the_texts(site: Path) -> None:
    """Twelve and six, where others have ten and five."""
    assert "mindre än 6 visas inte, och inga procent när kunderna är färre än 12" in html(site, "om/metod")
    assert "färre än 6" in html(site, "verksamheter/linden")


def test_the_licence_of_the_profile_stands_on_every_page(site: Path) -> None:
    """CC BY, not CC0."""
    for address in ("", "verksamheter", "om/metod"):
        assert 'href="https://creativecommons.org/licenses/by/4.0/deed.sv"' in html(site, address)
        assert "publicdomain" not in html(site, address)


def test_the_colour_of_the_profile_is_in_the_style_sheet(site: Path) -> None:
    """The contrast is checked when the site is built."""
    sheet = next((site / "assets").glob("insyn.*.css")).read_text("utf-8")
    assert "#6a2c70" in sheet


def test_the_services_are_the_municipalitys_own(site: Path) -> None:
    """Each has a page; no other has."""
    assert {path.name for path in (site / "tjanster").iterdir()} == {"avlosning", "familjehem", "stodboende"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ar/2024", "En av de tre verksamheter som finns här är uppföljd. Röd: 1."),
        ("ar/2025", "Tre av de fem verksamheter som finns här är uppföljda. Grön: 1. Gul: 1. Ingen färg: 1."),
        ("namnd/2024", "En av de tre verksamheter som finns här är uppföljd. Röd: 1."),
    ],
)
def test_a_year_is_told_in_the_words_of_the_scale(site: Path, address: str, said: str) -> None:
    """Nobody is called approved where nobody says so; one is not many."""
    assert lead(site, address) == said


def test_counts_of_one_and_of_none_are_said_in_right_swedish(site: Path) -> None:
    """One requirement is neuter, one unit is not, and none is not a number."""
    assert [note for _, note in figures_in(read_page(html(site, "ar/2024"))).values()] == [
        "Av tre verksamheter som finns här för året",
        "Verksamheter utan publicerad uppföljning för året",
        "Av ett krav som ställdes",
    ]
    assert figures_in(read_page(html(site, "")))["Grön"] == (1, "Av de tre som följdes upp")
    committee = read_page(html(site, "namnd/2025")).at("forsenat").text
    assert "En av tre åtgärder är åtgärdad. Den var klar inom 47 dagar från rapporten." in committee
    linden = answers_in(read_page(html(site, "verksamheter/linden")))
    assert linden["Resultat"] == "Inga åtgärder."


def test_kinds_of_measures_are_the_municipalitys_own(site: Path) -> None:
    """Each in its gender; those that bind are the ones that are counted as requirements."""
    assert answers_in(read_page(html(site, "verksamheter/bjorken")))["Resultat"] == "En brist. Den är öppen."
    granen = answers_in(read_page(html(site, "verksamheter/granen")))["Resultat"]
    assert granen == "Två förelägganden och ett råd. Två av tre är öppna."
    measures = figures_in(read_page(html(site, "atgarder")))
    assert measures["Öppna"] == (3, "En brist, ett föreläggande och ett råd")
    rows = [[cell.text for cell in row.values()] for row in table_in(read_page(html(site, "verksamheter")))]
    assert {row[0].split(" Blå")[0]: row[2] for row in rows} == {
        "Avlösningen Aspen": "Inga uppgifter",
        "Avlösningen Eken": "0",
        "Familjehemmen Linden": "0",
        "Stödboendet Björken": "1, 1 efter sista dag",
        "Stödboendet Granen": "1",
    }
