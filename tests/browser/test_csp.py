from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser import checks
from tests.browser.conftest import new_page
from tests.browser.kinds import KINDS, addresses_in, of_kind, telling
from tests.browser.looks import Look
from tests.browser.nginx import HOST, free_port, run_nginx
from tests.browser.site import Site
from tests.conftest import Require

pytestmark = pytest.mark.browser

BROKEN_RULES = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"


@pytest.fixture(scope="session")
def nginx(site: Site, require: Require, tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return each site as nginx serves it with the settings that the build has written."""
    port = free_port()
    with run_nginx(require("nginx"), site.folder, tmp_path_factory.mktemp("nginx"), port):
        yield Site(site.folder, f"http://{HOST}:{port}/")


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """Return a page that writes each breach of a policy to its console."""
    opened = new_page(browser, Look())
    opened.add_init_script(BROKEN_RULES)
    yield opened
    opened.context.close()


def test_no_kind_of_page_breaks_its_policy(nginx: Site, page: Page) -> None:
    """Served by a real server with the header, each page also carrying its own."""
    watch = checks.Watch(page, nginx.url)
    found = {}
    for kind in KINDS:
        addresses = of_kind(kind, addresses_in(nginx.folder))
        for address in telling({address: nginx.read(address) for address in addresses})[:3]:
            answer = page.goto(nginx.url + address)
            assert answer is not None
            policy = answer.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'"), address
            assert ("wasm-unsafe-eval" in policy) == (address == "sok/"), address
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
            found[address] = watch.faults
            watch.faults = []
    assert found == {address: [] for address in found}


def test_the_search_works_under_its_policy(nginx: Site, page: Page) -> None:
    """WebAssembly starts there, and nothing is refused."""
    watch = checks.Watch(page, nginx.url)
    page.goto(f"{nginx.url}sok/?q=genomförandeplaner")
    page.wait_for_selector("#traffar[aria-busy=false]", state="attached")
    assert page.locator("#lista > li").count() > 0
    assert watch.faults == []


def test_a_breach_would_be_seen(nginx: Site, page: Page) -> None:
    """An inline script does not run, and says so."""
    watch = checks.Watch(page, nginx.url)
    page.goto(nginx.url + "om/version/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '0'}))")
    page.wait_for_timeout(100)
    assert any("script-src" in fault for fault in watch.faults)


def test_the_server_says_the_rest(nginx: Site, page: Page) -> None:
    """What a page cannot say of itself; what never changes is kept, and a lost reader has a page."""
    loaded: list[Response] = []
    page.on("response", lambda answer: loaded.extend([answer]))
    answer = page.goto(nginx.url + "finns/inte/")
    assert answer is not None
    assert answer.status == 404
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"
    kept = [each.headers["cache-control"] for each in loaded if each.url.endswith(".css")]
    assert kept == ["public, max-age=31536000, immutable"]
