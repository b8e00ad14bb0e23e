from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.conftest import Visit
from tests.browser.looks import PHONE, WIDE, Look

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", [Look(), Look(PHONE, dark=True)], ids=str)
def test_tab_reaches_every_control_in_order(
    visit: Visit, look: Look, page_of: Callable[[Look], Page]
) -> None:
    """Each stop is in sight and has a ring that shows; none is missed, and the walk ends."""
    page = page_of(look)
    found = {address: checks.walk(page) for address in visit.each(page, visit.close())}
    assert found == {address: [] for address in found}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_first_stop_skips_the_header(visit: Visit, width: int, page_of: Callable[[Look], Page]) -> None:
    """It shows when it has focus, and the next stop is in the content."""
    page = page_of(Look(width))
    found = {address: checks.skip(page) for address in visit.each(page, visit.close())}
    assert found == {address: [] for address in found}


def test_the_phones_menu_opens_and_closes_by_keys(visit: Visit, page_of: Callable[[Look], Page]) -> None:
    """Enter opens it, Esc closes it, and focus is where it was."""
    page = page_of(Look(PHONE))
    found = {address: checks.menu(page) for address in visit.each(page, visit.close())}
    assert found == {address: [] for address in found}
