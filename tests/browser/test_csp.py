import os
import socket
import subprocess
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser import checks
from tests.browser.conftest import new_page
from tests.browser.kinds import KINDS, addresses_in, of_kind, telling
from tests.browser.looks import Look
from tests.browser.site import Site
from tests.conftest import Require

pytestmark = pytest.mark.browser

SETTINGS = """
daemon off; {user} pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/headers/nginx.conf; }}
}}
"""
BROKEN_RULES = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"


@pytest.fixture(scope="session")
def nginx(site: Site, require: Require, tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return each site as nginx serves it with the settings that the build has written."""
    program = require("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    settings.write_text(SETTINGS.format(folder=folder, site=site.folder, port=port, user=user), "utf-8")
    process = subprocess.Popen([program, "-c", settings, "-e", folder / "error.log"])
    wait_for(port, folder / "error.log")
    yield Site(site.folder, f"http://127.0.0.1:{port}/")
    process.terminate()
    process.wait(10)


def wait_for(port: int, log: Path) -> None:
    """Return when the server answers; fail with its log after ten seconds."""
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text("utf-8"))


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
