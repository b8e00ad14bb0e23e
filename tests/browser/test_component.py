"""A unit's verdict on a page of another origin, under a strict policy, with the data server up and down."""

import gzip
import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.nginx import HOST, free_port, run_nginx
from tests.browser.site import build_site
from tests.conftest import Require

pytestmark = pytest.mark.browser
HOST_PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>En annan webbplats</title>
<link rel="stylesheet" href="/host.css"><script type="module" src="{origin}insyn.js"></script>
<h1>En annan webbplats</h1>
<insyn-omdome verksamhet="{unit}"{more}><a href="{origin}">Läs hos kommunen</a></insyn-omdome></html>"""
STYLE = "body { font: 20px Georgia, serif; } .dark { color-scheme: dark; }"
MOST_BYTES = 6_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own site, built."""
    return build_site("own", tmp_path_factory.mktemp("component"))


@pytest.fixture
def show(browser: Browser) -> Generator[Callable[..., Page]]:
    """Yield what opens a page of another origin that shows a unit, fetched from an address."""
    context = browser.new_context(locale="sv-SE")
    context.set_default_timeout(15_000)
    with other_site() as other:

        def shown(origin: str, unit: str, more: str = "") -> Page:
            other.body = HOST_PAGE.format(origin=origin, unit=unit, more=more)
            other.policy = (
                f"default-src 'none'; script-src {origin}; connect-src {origin}; style-src 'self'; "
                "require-trusted-types-for 'script'; base-uri 'none'"
            )
            page = context.new_page()
            page.goto(f"http://{HOST}:{other.server_port}/")
            page.locator("insyn-omdome [aria-busy=false]").wait_for()
            return page

        yield shown
    context.close()


class Other(ThreadingHTTPServer):
    """A site of somebody else's: one page, one style sheet."""

    body = policy = ""


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Other)
        styles = self.path.endswith(".css")
        body = (STYLE if styles else self.server.body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/css" if styles else "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


@contextmanager
def other_site() -> Generator[Other]:
    with Other((HOST, 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def said(page: Page) -> list[str]:
    """Return the lines of the component, each with single spaces."""
    lines = page.locator("insyn-omdome p").all_inner_texts()
    return [" ".join(line.split()) for line in lines]


@pytest.fixture
def served(folder: Path, require: Require, tmp_path: Path) -> Generator[str]:
    """Yield where the site is served, with the settings that the build has written."""
    port = free_port()
    with run_nginx(require("nginx"), folder, tmp_path, port):
        yield f"http://{HOST}:{port}/"


def test_another_site_shows_the_right_verdict(folder: Path, served: str, show: Callable[..., Page]) -> None:
    """Name, verdict with date, its age, what is open, and that this is a demonstration."""
    unit = json.loads((folder / "api/v1/verksamheter/omsorgshuset.json").read_text("utf-8"))
    page = show(served, "omsorgshuset")
    assert said(page) == [
        unit["namn"],
        "Inte godkänd Uppföljning hösten 2024",
        "Bedömningen är från 2024. Ingen senare är publicerad.",
        "4 krav är öppna.",
        "Demonstration. Det här är inte Nynäshamns kommuns egna publicering.",
    ]
    assert (unit["bedomning_namn"], unit["oppna_krav"]) == ("Inte godkänd", 4)
    assert page.locator("insyn-omdome p a").get_attribute("href") == unit["adress"]


def test_it_takes_the_hosts_font_and_follows_its_scheme(served: str, show: Callable[..., Page]) -> None:
    """Georgia of the host; dark where the host says so or the element is told to be."""
    font = "e => [getComputedStyle(e).fontFamily, getComputedStyle(e).fontSize]"
    ground = "e => getComputedStyle(e).backgroundColor"
    light = show(served, "omsorgshuset").locator("insyn-omdome")
    assert light.evaluate(font) == ["Georgia, serif", "20px"]
    assert light.evaluate(ground) == "rgb(255, 255, 255)"
    for more in (' class="dark"', ' tema="morkt"'):
        dark = show(served, "omsorgshuset", more).locator("insyn-omdome")
        assert dark.evaluate(ground) != "rgb(255, 255, 255)", more
    chosen = show(served, "omsorgshuset", ' class="dark" tema="ljust"').locator("insyn-omdome")
    assert chosen.evaluate(ground) == "rgb(255, 255, 255)"


def test_it_says_so_when_there_is_no_such_unit(served: str, show: Callable[..., Page]) -> None:
    """With the way to the site, and what the host wrote inside."""
    page = show(served, "finns-inte")
    assert said(page) == ["Det finns ingen verksamhet med det id:t. Läs uppföljningarna"]
    assert page.get_by_role("link", name="Läs hos kommunen").is_visible()


def test_another_unit_can_be_shown_in_its_place(served: str, show: Callable[..., Page]) -> None:
    """When its attribute changes, and one that comes in between is not shown after it."""
    page = show(served, "omsorgshuset")
    page.locator("insyn-omdome").evaluate(
        "e => { e.setAttribute('verksamhet', 'x'); e.setAttribute('verksamhet', 'ankarets-hemtjanst'); }"
    )
    page.get_by_role("link", name="Ankarets hemtjänst").wait_for()
    assert said(page)[0] == "Ankarets hemtjänst"


def test_it_says_so_when_the_data_cannot_be_had(
    folder: Path, require: Require, tmp_path: Path, show: Callable[..., Page]
) -> None:
    """The server goes down after the script was loaded: a sentence, a link, and what the host wrote."""
    port = free_port()
    origin = f"http://{HOST}:{port}/"
    with run_nginx(require("nginx"), folder, tmp_path, port):
        page = show(origin, "omsorgshuset")
    page.locator("insyn-omdome").evaluate("e => e.setAttribute('verksamhet', 'ankarets-hemtjanst')")
    page.get_by_text("Omdömet går inte att hämta just nu.").wait_for()
    link = page.locator("insyn-omdome p a")
    assert link.get_attribute("href") == f"{origin}verksamheter/ankarets-hemtjanst/"
    assert page.get_by_role("link", name="Läs hos kommunen").is_visible()


def test_it_is_small(folder: Path) -> None:
    """Compressed, under six kilobytes; its words are in it."""
    code = (folder / "insyn.js").read_bytes()
    assert len(gzip.compress(code)) < MOST_BYTES
    assert b'"ORD"' not in code
    assert "Inte följd upp än".encode() in code
