from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.checks import Check
from tests.browser.conftest import Visit
from tests.browser.looks import NARROWEST, PHONE, WIDE, Look

pytestmark = pytest.mark.browser

# WCAG 2.2 A and AA and axe's best practice in each look. What depends on colour alone, or on width alone,
# is looked at once in each scheme and each width.
ON_SCREENS: dict[Look, list[Check]] = {
    Look(WIDE): [
        checks.axe_contrast,
        checks.faint,
        checks.marks,
        checks.small,
        checks.cramped,
        checks.walk,
        checks.skip,
    ],
    Look(WIDE, dark=True): [checks.axe, checks.faint, checks.marks],
    Look(PHONE): [checks.axe, checks.faint, checks.small, checks.cramped, checks.menu],
    Look(PHONE, dark=True): [checks.axe_contrast, checks.faint, checks.marks, checks.walk, checks.skip],
}

# 320 px, a zoom of 200 per cent, letters of double size, and a reader's own spacing.
FITTING: dict[Look, list[Check]] = {
    Look(NARROWEST): [checks.cramped, checks.airy],
    Look(640, pixels=2): [checks.cramped],
    Look(WIDE, letters=2): [checks.cramped, checks.airy],
}


@pytest.mark.parametrize("look", ON_SCREENS, ids=str)
def test_every_page_can_be_read_and_used(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """By keyboard too: each stop is in sight and has a ring, none is missed, and the menu obeys keys."""
    also: list[Check] = [checks.verdicts] if visit.kind.verdict else []
    assert visit.faults(page_of(look), [*also, *ON_SCREENS[look]]) == {}


@pytest.mark.parametrize("look", FITTING, ids=str)
def test_every_page_fits(visit: Visit, look: Look, page_of: Callable[[Look], Page]) -> None:
    """Nothing is cut off or scrolls sideways."""
    assert visit.faults(page_of(look), FITTING[look]) == {}


def test_the_open_menu_can_be_used(visit: Visit, page_of: Callable[[Look], Page]) -> None:
    """The menu of phones covers the page."""
    page = page_of(Look(PHONE))
    for address in visit.each(page):
        page.locator("button.menu-button").click()
        assert checks.axe(page) + checks.faint(page) + checks.small(page) == [], address
