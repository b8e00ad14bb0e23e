"""The municipality's contact data, on the pages that ask for it."""

from pathlib import Path

from site_builder.pages.contact import contact
from tests import examples
from tests.pages.made import PRESS, frame, publication
from tests.pages.visible import links, texts

PROFILE = "content/_profil/kommun.yml"
WEB = "https://kommunen.exempel.se"


def part(root: Path) -> str:
    """Return the generated part that the marker `kontakt` stands for."""
    return contact(publication(root), PRESS)


def test_each_way_to_reach_the_municipality_is_a_link(tmp_path: Path) -> None:
    """Complaints first: that is what most come for."""
    root = examples.copy(tmp_path)
    fragment = (
        f"kontakt: {{webb: {WEB}, telefon: 08-465 004 00, epost: kommunen@exempel.se}}\nklagomal: {WEB}/klaga"
    )
    examples.change(root, fragment, PROFILE)
    assert links(part(root)) == [
        (f"{WEB}/klaga", f"{WEB}/klaga"),
        ("08-465 004 00", "tel:0846500400"),
        ("kommunen@exempel.se", "mailto:kommunen@exempel.se"),
        (WEB, WEB),
    ]


def test_missing_contact_data_is_not_invented(tmp_path: Path) -> None:
    """The reader is told where it is."""
    root = examples.copy(tmp_path)
    assert texts(part(root)) == ["Telefonnummer och e-post finns på Exempelby kommuns webbplats."]


def test_an_invented_municipality_says_so_on_every_page(tmp_path: Path) -> None:
    """It wins over the words of a demonstration: there are no public documents behind it."""
    root = examples.copy(tmp_path)
    said = (
        "Påhittade uppgifter. Exempelby kommun finns inte. Namn, bedömningar och tal visar bara hur "
        "webbplatsen fungerar."
    )
    assert frame(root).notice == said
    examples.change(root, "demonstration: ja", PROFILE)
    assert frame(root).notice == said


def test_a_municipalitys_own_site_has_no_notice(tmp_path: Path) -> None:
    """Neither a demonstration nor invented."""
    root = examples.copy(tmp_path)
    examples.change(root, "pahittad: nej", PROFILE)
    assert frame(root).notice == ""
