"""The page of a unit: that it is closed, and what to ask it."""

from datetime import date
from pathlib import Path

from tests import examples
from tests.pages.made import add_second_report, pages
from tests.pages.visible import links, texts

UNIT = "content/verksamheter/exempelhemmet.md"
ADDRESS = "verksamheter/exempelhemmet/"


def close(root: Path) -> None:
    """Say in the unit's file that it is there no more."""
    path = root / UNIT
    path.write_text(examples.with_keys(path.read_text("utf-8"), "aktiv_till: 2025-12-31"), "utf-8")


def test_a_closed_unit_says_so_before_anything_else(tmp_path: Path) -> None:
    """The list of units says it, too, and nobody is told to wait for another follow-up."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    close(root)
    made = pages(root, date(2026, 1, 10))
    found = texts(made[ADDRESS].html)
    assert found.index("Verksamheten är avslutad sedan 31 december 2025") < found.index("Resultat")
    assert "Verksamheten är avslutad och följs inte upp igen." in " ".join(found)
    assert "Avslutad sedan 31 december 2025" in " ".join(texts(made["verksamheter/"].html))


def test_a_unit_is_open_on_its_last_day(tmp_path: Path) -> None:
    """It closes with that day."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    close(root)
    found = texts(pages(root, date(2025, 12, 31))[ADDRESS].html)
    assert not [text for text in found if "avslutad sedan" in text]


def test_each_question_leads_to_the_requirement_behind_it(tmp_path: Path) -> None:
    """A reader who asks can point at what the report says."""
    page = pages(examples.copy(tmp_path))[ADDRESS]
    asked = [href for text, href in links(page.html) if text.startswith("Krav ")]
    assert asked
    assert all(f'id="{href[1:]}"' in page.html for href in asked)
