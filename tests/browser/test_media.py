from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.conftest import Visit
from tests.browser.looks import PHONE, WIDE, Look

pytestmark = pytest.mark.browser

LOOKS = [Look(), Look(dark=True), Look(forced=True), Look(PHONE, dark=True, forced=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_verdicts_show_by_form_and_word(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Each mark has its size, stands out from its ground and has words beside it."""
    page = page_of(look)
    found = {address: checks.marks(page, visit.kind.verdict) for address in visit.each(page)}
    assert found == {address: [] for address in found}


@pytest.mark.parametrize("look", [Look(forced=True), Look(PHONE, dark=True, forced=True)], ids=str)
def test_forced_colours_leave_every_text_readable(
    visit: Visit, look: Look, page_of: Callable[[Look], Page]
) -> None:
    """The reader's own colours replace the site's, and no text is lost in them."""
    page = page_of(look)
    found = {address: checks.faint(page) for address in visit.each(page)}
    assert found == {address: [] for address in found}


@pytest.mark.parametrize("look", [Look(still=True), Look(PHONE, still=True)], ids=str)
def test_nothing_moves(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Whoever asks for less motion gets none, and the whole page."""
    page, usual = page_of(look), page_of(Look(look.width))
    for address in visit.each(page, visit.close()):
        assert checks.moving(page) == [], address
        usual.goto(page.url)
        assert page.inner_text("body") == usual.inner_text("body"), address


@pytest.mark.parametrize("look", [Look(PHONE, script=False), Look(WIDE, script=False)], ids=str)
def test_every_page_reads_without_script(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """The same text, and the menu leads on."""
    page, usual = page_of(look), page_of(Look(look.width))
    for address in visit.each(page, visit.close()):
        usual.goto(page.url)
        assert page.inner_text("main") == usual.inner_text("main"), address
        assert len(page.inner_text("main")) > 80, address
        if look.width == PHONE:
            page.locator("button.menu-button").click()
        link = page.locator("nav.md-tabs a").first
        wanted = link.evaluate("link => link.href")
        link.click()
        assert page.url == wanted, address


@pytest.mark.parametrize("look", [Look(media="print"), Look(dark=True, media="print")], ids=str)
def test_every_page_prints_dark_on_white(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Without menus and buttons, with the notice of a demonstration, whatever the screen's colours."""
    page = page_of(look)
    found = {address: checks.paper(page) for address in visit.each(page)}
    assert found == {address: [] for address in found}


def test_printed_pages_are_a4_with_all_text(visit: Visit, page_of: Callable[[Look], Page]) -> None:
    """The pages made for paper give a document of A4 pages with every letter on them."""
    page = page_of(Look(media="print"))
    found = {}
    for address in visit.each(page, visit.close() if visit.kind.paper else []):
        letters = len("".join(page.inner_text("body").split()))
        found[address] = checks.pdf(page.pdf(prefer_css_page_size=True), letters)
    assert found == {address: [] for address in found}
