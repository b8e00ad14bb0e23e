from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.conftest import Visit
from tests.browser.looks import NARROWEST, PHONE, WIDE, Look

pytestmark = pytest.mark.browser

LOOKS = [Look(NARROWEST), Look(PHONE), Look(640, pixels=2), Look(WIDE), Look(WIDE, letters=2)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_fits(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Nothing is cut off or scrolls sideways, from 320 px, zoomed, or with letters of double size."""
    page = page_of(look)
    found = {address: checks.cramped(page) for address in visit.each(page)}
    assert found == {address: [] for address in found}


@pytest.mark.parametrize("width", [WIDE, NARROWEST])
def test_a_readers_own_spacing_fits(visit: Visit, width: int, page_of: Callable[[Look], Page]) -> None:
    """More space between lines, words and letters takes no text away (WCAG 2.1, 1.4.12)."""
    page = page_of(Look(width))
    found = {}
    for address in visit.each(page, visit.close()):
        checks.ask(page, "airy")
        found[address] = checks.cramped(page)
    assert found == {address: [] for address in found}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_targets_can_be_hit(visit: Visit, width: int, page_of: Callable[[Look], Page]) -> None:
    """Links of navigation, and buttons, are at least 24 px both ways."""
    page = page_of(Look(width))
    found = {address: checks.small(page) for address in visit.each(page)}
    assert found == {address: [] for address in found}
