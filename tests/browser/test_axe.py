from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.conftest import Visit
from tests.browser.looks import EVERYDAY, PHONE, Look

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", EVERYDAY, ids=str)
def test_axe_finds_nothing(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """WCAG 2.2 A and AA and axe's best practice; axe's own contrast rule once in each scheme and width."""
    page = page_of(look)
    with_contrast = look.dark is (look.width == PHONE)
    found = {address: checks.axe(page, with_contrast) for address in visit.each(page, visit.close())}
    assert found == {address: [] for address in found}


def test_axe_finds_nothing_in_the_open_menu(visit: Visit, page_of: Callable[[Look], Page]) -> None:
    """The menu of phones covers the page."""
    page = page_of(Look(PHONE))
    for address in visit.each(page, visit.close()[:1]):
        page.locator("button.menu-button").click()
        assert checks.axe(page, contrast=False) + checks.small(page) == [], address
