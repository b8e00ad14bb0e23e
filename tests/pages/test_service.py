"""The page of a service: what it is, who runs it here, how they did, what is checked in it."""

from datetime import date
from pathlib import Path

from tests import examples
from tests.pages.made import add_second_report, pages
from tests.pages.visible import links, texts

UNIT = "content/verksamheter/hemtjansten.md"


def test_a_service_shows_its_units_and_what_is_checked(tmp_path: Path) -> None:
    """Who runs it, the verdict, what is open, and each focus area that was looked at."""
    page = pages(examples.copy(tmp_path))["tjanster/boende/"]
    assert texts(page.html) == [
        "Verksamheter",
        "Särskilt boende",
        "Vem som driver",
        "En verksamhet. Den drivs av en annan utförare än kommunen.",
        "Uppföljning",
        "Verksamheten är uppföljd. Inte godkänd, hösten 2024.",
        "Krav",
        "Ett krav är öppet.",
        "Verksamheterna",
        "Läget den 1 juni 2025.",
        *("Verksamhet", "Bedömning", "Öppna krav", "Drivs av"),
        "ExempelhemmetExempelomsorg AB",
        "Inte godkänd Hösten 2024",
        "1, uppföljningen dröjer",
        "Annan utförare, LOU",
        "Det som granskas",
        "Så många av verksamheterna har granskats på varje område. Välj ett område för att se vad det "
        "handlar om och hur det gick.",
        "Det som granskas",
        *("Område", "Granskat hos", "Öppna åtgärder"),
        *("Kvalitetsarbete", "1 av 1", "2"),
        "Om tjänsten",
        *("Avtalsform", "LOU"),
    ]
    assert (page.title, page.updated) == ("Särskilt boende", date(2024, 11, 20))


def test_each_count_of_a_service_leads_to_what_it_counts(tmp_path: Path) -> None:
    """The units to their rows, reviews and open measures to their lists on the focus area's page."""
    page = pages(examples.copy(tmp_path))["tjanster/boende/"]
    assert links(page.html) == [
        ("Verksamheter", "../../verksamheter/"),
        ("En verksamhet.", "#lista"),
        ("Verksamheten är uppföljd.", "#lista"),
        ("Ett krav är öppet.", "#lista"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/"),
        ("Exempelomsorg AB", "../../utforare/exempelomsorg/"),
        ("Kvalitetsarbete", "../../fokusomraden/kvalitet/"),
        ("1 av 1", "../../fokusomraden/kvalitet/#granskat-boende"),
        ("2", "../../fokusomraden/kvalitet/#oppna-boende"),
    ]


def test_own_and_other_units_are_counted_alike(tmp_path: Path) -> None:
    """Neutral words for both; verdicts stand with the units that have one."""
    root = examples.copy(tmp_path)
    examples.change(root, "tjanst: boende", UNIT)
    answer = texts(pages(root)["tjanster/boende/"].html)[2:8]
    assert answer == [
        "Vem som driver",
        "Två verksamheter. Kommunen driver en och andra utförare en.",
        "Uppföljning",
        "En av två är uppföljd. Inte godkänd: 1.",
        "Krav",
        "Ett krav är öppet.",
    ]


def test_a_requirement_past_its_last_day_is_counted_apart(tmp_path: Path) -> None:
    """Of two open ones, one is late."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    found = texts(pages(root, date(2026, 1, 10))["tjanster/boende/"].html)
    assert found[7] == "Två krav är öppna, varav ett efter sista dag."


def test_a_service_without_a_follow_up_says_why_it_shows_nothing(tmp_path: Path) -> None:
    """Not followed up yet is a row, and no area is looked at."""
    found = texts(pages(examples.copy(tmp_path))["tjanster/hemtjanst/"].html)
    assert "Inte följd upp än" in found
    assert found[-1] == "Inget område är granskat än, eftersom ingen uppföljning är publicerad."


def test_a_service_without_units_has_a_page_all_the_same(tmp_path: Path) -> None:
    """The start page leads there; the way on is to all units."""
    root = examples.copy(tmp_path)
    examples.change(root, "tjanst: boende", UNIT)
    page = pages(root)["tjanster/hemtjanst/"]
    assert texts(page.html) == [
        "Verksamheter",
        "Hemtjänst",
        "Vem som driver",
        "Ingen verksamhet är registrerad för tjänsten. Därför finns inga bedömningar att visa.",
        "Om tjänsten",
        "Alla verksamheter A–Ö",
    ]
