import json
import re
from collections.abc import Generator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.corpus import write_corpus
from tests.bench.corpus.settings import TODAY, Settings
from tests.browser import checks
from tests.browser.conftest import new_page
from tests.browser.looks import PHONE, Look
from tests.browser.site import LOADED, SEARCHED, Site, packed, serve
from tests.demo_site import build_with_theme

pytestmark = pytest.mark.browser

REPORT = "rapporter/"
QUERIES = [
    # names: whole, in part, in the genitive, of a provider
    ("Solrosens äldreboende", "verksamheter/solrosens-aldreboende/"),
    ("havrebacken", "verksamheter/servicebostaden-havrebacken/"),
    ("Snäckans verkstaden", "verksamheter/verkstaden-snackan/"),
    ("Skärgårdsassistansen", "utforare/skargardsassistansen-i-tallviken-ab/"),
    # without dots, and in small letters
    ("solrosens aldreboende", "verksamheter/solrosens-aldreboende/"),
    ("hemtjansten sjokvarteret", "verksamheter/hemtjansten-sjokvarteret/"),
    ("maltider", "fokusomraden/"),
    # inflected and compound
    ("hemtjänsten", "verksamheter/hemtjansten-"),
    ("uppföljningarna", REPORT),
    ("scheman", REPORT),
    ("avvikelsehantering", REPORT),
    ("genomförandeplanerna", REPORT),
    # case numbers: as written, with spaces, with nothing, and years
    ("OMN/2024/00294", "rapporter/2024/almorens-vard-och-omsorgsboende/"),
    ("omn 2024 00294", "rapporter/2024/almorens-vard-och-omsorgsboende/"),
    ("OMN2024-00294", "rapporter/2024/almorens-vard-och-omsorgsboende/"),
    ("2024", "ar/2024/"),
    # misspelled
    ("hemtjenst", "tjanster/hemtjanst/"),
    ("solroesns äldreboende", "verksamheter/solrosens-aldreboende/"),
    ("läkemedl", "fokusomraden/lakemedel-hygien/"),
    ("personlig asistens", "tjanster/personlig-assistans/"),
]
"""What a reader writes → where the address of the page she looks for begins."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Generator[Page]:
    """Return a page for all tests of this module."""
    opened = new_page(browser, Look())
    yield opened
    opened.context.close()


def ask(page: Page, site: Site, query: str, chosen: str = "") -> list[str]:
    """Return the addresses that a query finds, in order, as the reader sees them at first."""
    page.goto(f"{site.url}sok/?q={quote(query)}{chosen}")
    page.wait_for_selector(SEARCHED, state="attached")
    return addresses_on(page, site)


def addresses_on(page: Page, site: Site) -> list[str]:
    """Return the addresses of the hits that show."""
    links = page.locator("#lista > li a").all()
    return [(link.get_attribute("href") or "").replace(site.url, "").lstrip("/") for link in links]


def test_each_query_finds_its_page_among_the_first_three(demonstration: Site, page: Page) -> None:
    """Inflected, unaccented, compound, by name, by case number and misspelled."""
    assert len(QUERIES) == 20
    found = {query: ask(page, demonstration, query)[:3] for query, _ in QUERIES}
    lost = {
        query: found[query]
        for query, wanted in QUERIES
        if not any(a.startswith(wanted) for a in found[query])
    }
    assert lost == {}


def test_every_query_is_answered_without_a_fault(demonstration: Site, browser: Browser) -> None:
    """Nothing in the console, no failed request, nothing kept: also when all hits are shown."""
    page = new_page(browser, Look())
    watch = checks.Watch(page, demonstration.url)
    ask(page, demonstration, "hemtjänst")
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("#lista > li")).not_to_have_count(10)
    assert watch.faults + checks.traces(page) == []
    assert checks.axe_contrast(page) + checks.small(page) + checks.walk(page) == []
    page.context.close()


def test_the_header_leads_to_the_hits(demonstration: Site, page: Page) -> None:
    """From any page, with the query in the address and in the field."""
    page.goto(f"{demonstration.url}om/metod/")
    page.get_by_role("search", name="Hela webbplatsen").get_by_role("searchbox").fill("havrebacken")
    page.keyboard.press("Enter")
    page.wait_for_selector(SEARCHED, state="attached")
    assert page.url == f"{demonstration.url}sok/?q=havrebacken"
    expect(page.locator("#sok-ord")).to_have_value("havrebacken")
    assert addresses_on(page, demonstration)[0] == "verksamheter/servicebostaden-havrebacken/"


def test_a_phone_has_a_field_on_the_start_page(demonstration: Site, browser: Browser) -> None:
    """There the header's stands in the menu."""
    page = new_page(browser, Look(PHONE))
    page.goto(demonstration.url)
    page.get_by_role("search", name="Uppföljningarna").get_by_role("searchbox").fill("Solrosens")
    page.keyboard.press("Enter")
    page.wait_for_selector(SEARCHED, state="attached")
    assert addresses_on(page, demonstration)[0] == "verksamheter/solrosens-aldreboende/"
    assert checks.cramped(page) + checks.axe(page) + checks.small(page) == []
    page.context.close()


def test_an_unknown_case_number_finds_nothing(demonstration: Site, page: Page) -> None:
    """Pagefind alone would answer with every report."""
    assert ask(page, demonstration, "OMN/2099/99999") == []
    expect(page.get_by_role("status")).to_have_text("Inget diarienummer är ”OMN/2099/99999”.")


def test_a_misspelled_word_is_answered_with_one_that_is_used(demonstration: Site, page: Page) -> None:
    """The offer is a link, and its hits show at once."""
    ask(page, demonstration, "hemtjenst")
    expect(page.get_by_role("status")).to_have_text("Inga träffar på ”hemtjenst”.")
    page.locator("#menade").get_by_role("link", name="hemtjänst").click()
    page.wait_for_selector(SEARCHED, state="attached")
    expect(page.locator("#menade")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+ träffar på ”hemtjänst”\."))


def test_a_facet_narrows_the_hits_and_stands_in_the_address(demonstration: Site, page: Page) -> None:
    """Chosen by keyboard; its link keeps the focus, and the address alone gives the same."""
    ask(page, demonstration, "hemtjänst")
    link = page.locator("[data-facet=bedomning] a", has_text=re.compile(r"^Inte godkänd"))
    count = int(link.locator(".number").inner_text())
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"{count} träffar på ”hemtjänst”.")
    assert "bedomning=Inte+godk%C3%A4nd" in page.url
    expect(page.locator("[data-facet=bedomning] a[aria-current=true]")).to_be_focused()
    first = addresses_on(page, demonstration)
    assert set(page.locator("#lista .verdict__word").all_inner_texts()) == {"Inte godkänd"}
    page.reload()
    page.wait_for_selector(SEARCHED, state="attached")
    assert addresses_on(page, demonstration) == first


def test_more_hits_come_on_demand_and_take_the_focus(demonstration: Site, page: Page) -> None:
    """Ten at a time, so that a reader with a keyboard goes on where the new ones begin."""
    ask(page, demonstration, "brandskydd")
    expect(page.locator("#lista > li")).to_have_count(10)
    page.get_by_role("button", name="Visa fler").press("Enter")
    expect(page.locator("#lista > li")).to_have_count(20)
    expect(page.locator("#lista > li:nth-child(11) a")).to_be_focused()
    assert page.locator("#lista mark").count() > 0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return a site whose search has an index for each year, as a large one has."""
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder, Settings(40, 5, seed=1, today=TODAY))
    built = build_with_theme(folder, "--today", TODAY.isoformat(), INSYN_ONE_INDEX="10")
    with serve(built / "site") as served:
        yield served


def test_older_years_are_searched_when_asked_for(large: Site, browser: Browser) -> None:
    """Their indexes are loaded then, and the address says so: who follows it finds the same."""
    page = new_page(browser, Look())
    watch = checks.Watch(page, large.url)
    ask(page, large, "genomförandeplanerna")
    loaded = [name for name in page.evaluate(LOADED) if "pf_meta" in name]
    assert {name for name in loaded if re.search("pagefind-20(1|20|21)", name)} == set()
    count = page.locator("#antal").inner_text()
    page.get_by_role("button", name="Sök också i uppföljningarna från").click()
    expect(page.locator("#antal")).not_to_have_text(re.compile(f"{count}|Söker"))
    more = page.locator("#antal").inner_text()
    assert "aldre=ja" in page.url
    expect(page.locator("#aldre")).to_be_hidden()
    page.reload()
    expect(page.locator("#antal")).to_have_text(more)
    assert watch.faults + checks.axe(page) == []
    page.context.close()


def test_a_case_number_of_an_older_year_is_found_unasked(large: Site, browser: Browser) -> None:
    """Nobody who has a number should need to know which years are searched; who has none loads no numbers."""
    page = new_page(browser, Look())
    (cases,) = (large.folder / "assets").glob("diarienummer.*.json")
    number, address, _ = json.loads(cases.read_text("utf-8"))[-1]
    ask(page, large, "hemtjänst")
    assert not any("diarienummer" in name for name in page.evaluate(LOADED))
    assert ask(page, large, number)[0] == address
    page.context.close()


def test_without_script_the_page_offers_the_lists(demonstration: Site, browser: Browser) -> None:
    """And says why it does not search."""
    page = new_page(browser, Look(script=False))
    page.goto(f"{demonstration.url}sok/?q=solrosens")
    expect(page.get_by_text("Sökningen behöver JavaScript.")).to_be_visible()
    page.get_by_role("link", name="Alla verksamheter A–Ö").click()
    assert page.url == f"{demonstration.url}verksamheter/"
    page.context.close()


def test_pages_are_light(demonstration: Site, browser: Browser) -> None:
    """HTML at most 60 kB compressed, and all that loads before the reader does something 250 kB."""
    heavy = {path: size for path in demonstration.folder.rglob("*.html") if (size := packed(path)) > 60_000}
    assert heavy == {}
    for address in ("", "sok/", "verksamheter/", "atgarder/"):
        page = new_page(browser, Look())
        watch = checks.Watch(page, demonstration.url)
        page.goto(demonstration.url + address, wait_until="networkidle")
        names = [urlsplit(each).path.lstrip("/") for each in page.evaluate(LOADED)] + [address]
        assert watch.faults == []
        page.context.close()
        files = [name if name[-1:] not in ("", "/") else f"{name}index.html" for name in names]
        assert sum(packed(demonstration.folder / name) for name in files) <= 250_000, address
