from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.checks import Check
from tests.browser.conftest import Visit
from tests.browser.looks import PHONE, WIDE, Look

pytestmark = pytest.mark.browser

FORCED = [Look(forced=True), Look(PHONE, dark=True, forced=True)]
STILL = [Look(still=True)]
UNSCRIPTED = [Look(PHONE, script=False), Look(WIDE, script=False)]
PRINTED = [Look(media="print"), Look(dark=True, media="print")]


@pytest.mark.parametrize("look", FORCED, ids=str)
def test_forced_colours_leave_everything_readable(
    visit: Visit, look: Look, page_of: Callable[[Look], Page]
) -> None:
    """The reader's colours replace the site's; each text stands out, and each mark shows by its form."""
    also: list[Check] = [checks.verdicts] if visit.kind.verdict else []
    assert visit.faults(page_of(look), [checks.faint, checks.marks, *also]) == {}


@pytest.mark.parametrize("look", STILL, ids=str)
def test_nothing_moves(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Whoever asks for less motion gets none, and the whole page."""
    page, usual = page_of(look), page_of(Look(look.width))
    for address in visit.each(page):
        assert checks.moving(page) == [], address
        usual.goto(page.url)
        assert page.inner_text("body") == usual.inner_text("body"), address


@pytest.mark.parametrize("look", UNSCRIPTED, ids=str)
def test_every_page_reads_without_script(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """The menu leads on; a page with a script says its part, any other page the same as ever."""
    page, usual = page_of(look), page_of(Look(look.width))
    for address in visit.each(page):
        usual.goto(page.url)
        text = page.inner_text("main")
        assert len(text) > 80, address
        assert page.locator("h1").is_visible(), address
        if not page.locator("script").count():
            assert text == usual.inner_text("main"), address
        if look.width == PHONE:
            page.locator("button.menu-button").click()
        link = page.locator("nav.md-tabs a").first
        wanted = link.evaluate("link => link.href")
        link.click()
        assert page.url == wanted, address


@pytest.mark.parametrize("look", PRINTED, ids=str)
def test_every_page_prints_dark_on_white(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Without menus and buttons, with the notice of a demonstration, whatever the screen's colours."""
    assert visit.faults(page_of(look), [checks.paper]) == {}


def test_printed_pages_are_a4_with_all_text(visit: Visit, page_of: Callable[[Look], Page]) -> None:
    """The pages made for paper give a document of A4 pages with every letter on them."""
    if visit.kind.paper:
        assert visit.faults(page_of(PRINTED[0]), [checks.document]) == {}
