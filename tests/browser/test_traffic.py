from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from site_builder.addresses import FAMILIES
from tests.browser import checks
from tests.browser.conftest import Visit, new_page
from tests.browser.kinds import KINDS, addresses_in, moved_to, of_kind, telling
from tests.browser.looks import Look
from tests.browser.site import Site

pytestmark = pytest.mark.browser


def test_a_page_asks_only_its_own_site_and_keeps_nothing(visit: Visit, browser: Browser) -> None:
    """No error or warning, no failed request, nothing from elsewhere, no cookie, no storage.

    The server sends the strict policy, so an inline style or script would be an error here too.
    """
    page = new_page(browser, Look())
    watch = checks.Watch(page, visit.site.url)
    found = {}
    for address in visit.each(page):
        found[address] = watch.faults + checks.traces(page)
        watch.faults = []
    page.context.close()
    assert found == {address: [] for address in found}


def test_a_lost_reader_gets_a_whole_page(site: Site, page_of: Callable[[Look], Page]) -> None:
    """Deep in folders that do not exist the page has its style, and its links lead to pages and files."""
    page = page_of(Look())
    answer = page.goto(site.url + "finns/inte/alls/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    links = page.evaluate("[...document.links].map(link => link.href).filter(a => !a.includes('#'))")
    ours = [link.removeprefix(site.url) for link in links if link.startswith(site.url)]
    assert ours
    pages = addresses_in(site.folder)
    assert [link for link in ours if link not in pages and not (site.folder / link).is_file()] == []


def test_a_page_that_has_moved_leads_to_one_that_has_not(site: Site) -> None:
    """Old addresses go on working, in one step."""
    pages = {address: site.read(address) for address in addresses_in(site.folder)}
    targets = {a: urljoin(site.url + a, to) for a, html in pages.items() if (to := moved_to(html))}
    staying = {site.url + address for address in pages.keys() - targets.keys()}
    assert {address: target for address, target in targets.items() if target not in staying} == {}


def test_every_page_is_of_one_kind(site: Site) -> None:
    """A page that no kind has would be visited by no test."""
    kinds = {a: [kind.name for kind in KINDS if of_kind(kind, [a])] for a in addresses_in(site.folder)}
    assert {address: found for address, found in kinds.items() if len(found) != 1} == {}


def test_a_site_has_pages_of_every_kind(site: Site) -> None:
    """A kind without pages would be tested by nothing."""
    addresses = addresses_in(site.folder)
    assert [kind.name for kind in KINDS if not of_kind(kind, addresses)] == []
    assert FAMILIES.keys() <= {kind.name for kind in KINDS}


def test_where_a_page_sends_its_reader_is_read() -> None:
    """Only a page that goes on at once counts as moved."""
    assert moved_to('<meta http-equiv="refresh" content="0; url=../b/">') == "../b/"
    assert moved_to('<meta name="description" content="b">') is None


def test_of_many_pages_those_that_differ_are_looked_at() -> None:
    """A state that only one page shows is seen; of few pages all are."""
    same = {f"{number}/": '<p class="a">' for number in range(20)}
    assert telling(same) == ["0/"]
    assert telling({**same, "b/": '<p class="b">'}) == ["0/", "b/"]
    assert telling({**same, "b/": "<table>"}) == ["0/", "b/"]
    assert telling(dict(list(same.items())[:12])) == list(same)[:12]
