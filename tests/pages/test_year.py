"""The page of a year."""

from pathlib import Path

from tests import examples
from tests.pages.made import pages
from tests.pages.many import add_units
from tests.pages.visible import links, texts


def test_a_year_of_more_units_than_a_page_may_have_goes_on_at_the_next(tmp_path: Path) -> None:
    """Each unit that was not followed up stands on one of the pages; what counts them all, on the first."""
    root = examples.copy(tmp_path)
    add_units(root, 210)
    made = pages(root)
    first, second = made["ar/2024/"], made["ar/2024.2/"]
    named = [[text for text in texts(page.html) if text.startswith("Enhet ")] for page in (first, second)]
    assert (len(set(named[0])), len(set(named[1]))) == (200, 10)
    assert set(named[0] + named[1]) == {f"Enhet {number:03}" for number in range(1, 211)}
    assert ("Nästa sida", "../2024.2/") in links(first.html)
    assert (second.title, second.indexed) == ("Uppföljningar 2024, sida 2", False)
    assert ["Mer om året" in texts(page.html) for page in (first, second)] == [True, False]
