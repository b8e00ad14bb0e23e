"""One browser, one build of each site and one page for each setting, for all tests of a process."""

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.checks import Check
from tests.browser.kinds import KINDS, SITES, Kind, addresses_in, moved_to, of_kind, telling
from tests.browser.looks import FOR_MANY, Look
from tests.browser.site import Site, build_site, serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing reaches further than this machine
]
PROOF = "http://proof.test/"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Look at our own site in every setting, at the demonstration in the four that differ most."""
    left_out = [item for item in items if is_too_much(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def is_too_much(item: pytest.Item) -> bool:
    """Say whether a test looks at the demonstration in a setting that our own site is enough for."""
    asked = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    return asked.get("site") == "demonstration" and "look" in asked and asked["look"] not in FOR_MANY


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Generator[Browser]:
    """Return the browser of this process."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield started
        started.close()


def new_page(browser: Browser, look: Look) -> Page:
    """Return a page in a browser profile of its own, empty, with that setting."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 740},
        color_scheme="dark" if look.dark else "light",
        java_script_enabled=look.script,
        device_scale_factor=look.pixels,
        forced_colors="active" if look.forced else "none",
        reduced_motion="reduce" if look.still else "no-preference",
        locale="sv-SE",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.emulate_media(media=look.media)
    if look.letters > 1:
        sizes = {"standard": 16 * look.letters, "fixed": 13 * look.letters}
        context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    return page


@pytest.fixture(scope="session")
def page_of(browser: Browser) -> Callable[[Look], Page]:
    """Return what gives the page of a setting, kept from test to test."""

    return cache(partial(new_page, browser))


@pytest.fixture(scope="session", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return each site in turn, built and served once."""
    with serve(build_site(request.param, tmp_path_factory.mktemp("sites"))) as served:
        yield served


@pytest.fixture(scope="session")
def demonstration(demonstration_root: Path) -> Generator[Site]:
    """Return the invented municipality's site with its sixty units, served once."""
    with serve(demonstration_root / "site") as served:
        yield served


@dataclass(frozen=True, slots=True)
class Visit:
    """The pages of one kind on one site that are looked at: all, or of many the telling ones."""

    kind: Kind
    site: Site
    addresses: list[str]

    def faults(self, page: Page, checks: Sequence[Check]) -> dict[str, list[str]]:
        """Return what the checks find on each page that is looked at, by page and check."""
        found = {}
        for address in self.each(page):
            for check in checks:
                found[f"{address} {check.__name__}"] = check(page)
        return {where: faults for where, faults in found.items() if faults}

    def each(self, page: Page) -> Generator[str]:
        """Open one page after the other and yield its address."""
        for address in self.addresses:
            page.goto(self.site.url + address)
            yield address


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def visit(request: pytest.FixtureRequest, site: Site) -> Visit:
    """Return the pages of a kind: each test visits every kind of every site."""
    pages = {address: site.read(address) for address in of_kind(request.param, addresses_in(site.folder))}
    staying = {address: html for address, html in pages.items() if not moved_to(html)}
    return Visit(request.param, site, telling(staying))


@pytest.fixture
def proof(browser: Browser) -> Generator[Callable[[Look, str], Page]]:
    """Return what opens a page with an HTML of the test's own, to prove that a check can fail."""
    with ExitStack() as stack:

        def opened(look: Look, html: str) -> Page:
            page = new_page(browser, look)
            stack.callback(page.context.close)

            def answer(route: Route) -> None:
                route.fulfill(content_type="text/html; charset=utf-8", body=html)

            page.route(PROOF, answer)
            page.goto(PROOF)
            return page

        yield opened
