"""Comparing units of one service: the same facts of each, in the same words."""

import re
from datetime import date
from pathlib import Path

import pytest

from site_builder import addresses
from site_builder.pages.page import Page
from tests import examples
from tests.pages.made import pages
from tests.pages.many import add_report, add_units
from tests.pages.visible import links, texts

TODAY = date(2025, 6, 1)
APPROVED = "samlad_bedomning: godkand\natgarder: []\natgardsplan: null\nuppfoljning: null"
FEW = "\nnyckeltal:\n  - {id: kunder, dolt: under_troskel, omfattning: kommunen}\n"


def compared(root: Path, fragment: str = APPROVED, today: date = TODAY) -> dict[str, Page]:
    """Return the pages where three units give one service: failed, as the fragment says, not followed up."""
    examples.copy(root)
    add_units(root, 3)
    add_report(root, "enhet-001", 2024, fragment)
    return pages(root, today)


def rows_of(page: Page) -> dict[str, str]:
    """Return the HTML of each unit's row by its id."""
    return dict(re.findall(r'<tr role="row" id="([^"]+)">(.*?)</tr>', page.html, re.DOTALL))


def test_each_service_with_units_can_be_compared(tmp_path: Path) -> None:
    """The page for all leads to each of them, with the number of its units."""
    made = compared(tmp_path)
    page = made["jamfor/"]
    assert links(page.html) == [
        ("Hemtjänst 2 verksamheter", "hemtjanst/"),
        ("Särskilt boende 3 verksamheter", "boende/"),
    ]
    assert [len(rows_of(made[f"jamfor/{service}/"])) for service in ("hemtjanst", "boende")] == [2, 3]


def test_every_unit_has_the_same_facts_in_the_same_order(tmp_path: Path) -> None:
    """Also one that is not followed up: what nothing is known of says so."""
    rows = rows_of(compared(tmp_path)["jamfor/boende/"])
    labels = {unit: re.findall(r'data-label="([^"]+)"', row) for unit, row in rows.items()}
    assert list(labels) == ["enhet-001", "enhet-003", "exempelhemmet"]
    assert labels["enhet-001"] == labels["enhet-003"] == labels["exempelhemmet"]
    facts = [re.findall(r'data-fact="([^"]+)"', row)[-5:] for row in rows.values()]
    assert facts == [["Drivs av", "Utförare", "Platser", "Rapportens datum", "Verksamhetens svar"]] * 3


def test_facts_are_said_in_the_same_words(tmp_path: Path) -> None:
    """Verdict with its day, open requirements, what is promised, areas, figures; nothing is weighed."""
    rows = rows_of(compared(tmp_path)["jamfor/boende/"])
    assert texts(rows["exempelhemmet"]) == [
        "Exempelhemmet",
        "Inte godkänd Hösten 2024",
        "1, uppföljningen dröjer",
        "Senast 20 februari 2025. Ingen är publicerad",
        "Kvalitetsarbete.",
        "Visa 1 nyckeltal",
        "Beställd tid: 3 270 Timmar, mars 2024",
        "Visa fakta",
        "Drivs av: Annan utförare, LOU",
        "Utförare: Exempelomsorg AB",
        "Platser: Ingen uppgift",
        "Rapportens datum: 20 november 2024",
        "Verksamhetens svar: Inget svar är publicerat",
    ]
    assert texts(rows["enhet-001"])[1:4] == ["Godkänd Hösten 2024", "0", "Ingen är utlovad"]
    assert texts(rows["enhet-003"])[1:6] == [
        "Inte följd upp än",
        "Ingen uppgift",
        "Ingen är utlovad",
        "Ingen uppgift",
        "Ingen uppgift",
    ]


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("uppfoljning: {inom_manader: 12, raknat_fran: 2024-11-20, grund: x}", "Senast 20 november 2025"),
        ("uppfoljning: {inom_manader: 3}", "Utlovad, men sista dagen är okänd. Ingen är publicerad"),
    ],
)
def test_the_next_follow_up_is_told_by_its_last_day(promise: str, expected: str, tmp_path: Path) -> None:
    """A day to come, or that it cannot be known."""
    rows = rows_of(compared(tmp_path, promise)["jamfor/boende/"])
    assert texts(rows["enhet-001"])[3] == expected


def test_a_hidden_figure_says_so_and_leads_to_the_rule(tmp_path: Path) -> None:
    """What is compared comes after secrecy."""
    row = rows_of(compared(tmp_path, APPROVED + FEW)["jamfor/boende/"])["enhet-001"]
    assert "Kunder från kommunen: färre än 5" in " ".join(texts(row))
    assert ("färre än 5", "../../om/metod/#sma-tal-visas-inte") in links(row)


def test_units_and_services_lead_to_the_comparison(tmp_path: Path) -> None:
    """To the unit's own row, so that it works without a script."""
    made = compared(tmp_path)
    page = made["verksamheter/exempelhemmet/"]
    assert ("Jämför med andra inom särskilt boende", "../../jamfor/boende/#exempelhemmet") in links(page.html)
    assert ("Jämför verksamheterna", "../../jamfor/boende/") in links(made["tjanster/boende/"].html)


def test_a_unit_alone_in_its_service_is_compared_with_nothing(tmp_path: Path) -> None:
    """No link leads to such a page from the unit; the page says why, and search engines leave it."""
    made = pages(examples.copy(tmp_path), TODAY)
    page = made[addresses.comparison("boende")]
    assert "Jämför" not in " ".join(text for text, _ in links(made["verksamheter/exempelhemmet/"].html))
    assert "Här finns bara en verksamhet inom tjänsten" in " ".join(texts(page.html))
    assert "<form" not in page.html
    assert not page.indexed


def test_the_script_of_comparisons_is_small(tmp_path: Path) -> None:
    """Less than 6 000 bytes, in a file of its own."""
    page = compared(tmp_path)["jamfor/boende/"]
    [script] = page.scripts
    assert len(page.files[script]) < 6000
    assert not re.search(r"<script|\son\w+=|\sstyle=", page.html)
