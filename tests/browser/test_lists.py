"""Lists that filter and comparisons, as a reader uses them: with the script, and without."""

import re
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import examples
from tests.browser import checks
from tests.browser.conftest import new_page
from tests.browser.looks import PHONE, Look
from tests.browser.site import Site, serve
from tests.pages.many import add_report, add_units
from tests.site_copy import KNOWN, ROOT, run

pytestmark = pytest.mark.browser

APPROVED = "samlad_bedomning: godkand\natgarder: []\natgardsplan: null\nuppfoljning: null"
DONE = "handelser:\n  - {datum: 2026-08-01, typ: atgard, atgard: 1, status: atgardad}"
LINKS = """all => all.map(link => [
    link.href, link.closest("ul").dataset.facet, link.dataset.value, link.lastElementChild.textContent
])"""
UNITS, MEASURES, COMPARED = "verksamheter/", "atgarder/", "jamfor/boende/"


def build(root: Path, units: int) -> Path:
    """Return where a site of two units and so many more was built, four of them followed up."""
    examples.copy(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copytree(KNOWN / "om", root / "content/om", dirs_exist_ok=True)
    add_units(root, units)
    add_report(root, "enhet-001", 2024, APPROVED)
    add_report(root, "enhet-002", 2023)
    add_report(root, "enhet-003", 2023)
    examples.change(root, DONE)
    done = run(root, "site_builder.cli", "build", "--root", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return a site whose units are on one page."""
    with serve(build(tmp_path_factory.mktemp("few"), 4)) as served:
        yield served


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """Return a site whose units need two pages."""
    with serve(build(tmp_path_factory.mktemp("long"), 203)) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """Return a page of its own, with a history of its own."""
    opened = new_page(browser, Look())
    yield opened
    opened.context.close()


def ids(page: Page) -> list[str]:
    """Return which rows are shown, in order."""
    found: list[str] = page.evaluate("[...document.querySelector('[data-rows]').children].map(row => row.id)")
    return found


def choose(page: Page, facet: str, value: str) -> None:
    """Click a value of a filter."""
    page.locator(f"[data-facet={facet}] [data-value='{value}']").click()


def hits(page: Page) -> str:
    """Return what is said of the number of rows, where screen readers listen."""
    return page.locator("[aria-live=polite][data-hits]").inner_text()


def test_filters_work_at_once_and_together(few: Site, page: Page) -> None:
    """The page stays; rows, counts, address and what is said follow."""
    page.goto(few.url + UNITS)
    page.evaluate("window.stays = true")
    choose(page, "tjanst", "boende")
    assert ids(page) == ["enhet-001", "enhet-003", "exempelhemmet"]
    assert hits(page) == "3 av 6 verksamheter."
    choose(page, "bedomning", "inte-godkand")
    assert ids(page) == ["enhet-003", "exempelhemmet"]
    assert page.url == f"{few.url}{UNITS}?tjanst=boende&bedomning=inte-godkand"
    counts = page.locator("[data-facet=bedomning] a").all_inner_texts()
    assert counts == ["Alla 3", "Godkänd 1", "Inte godkänd 2", "Inte följd upp än 0"]
    current = page.locator(".filters [aria-current]").all_inner_texts()
    assert current == ["Särskilt boende 2", "Inte godkänd 2", "Alla 2", "Alla 2"]
    choose(page, "drivs-av", "egen")
    assert ids(page) == []
    assert hits(page) == "Ingen verksamhet stämmer med alla filter. Ta bort något av dem."
    assert page.evaluate("window.stays")


def test_the_back_button_takes_one_filter_off(few: Site, page: Page) -> None:
    """And forward puts it on again; the address alone shows the same to somebody else."""
    page.goto(few.url + UNITS)
    choose(page, "tjanst", "hemtjanst")
    choose(page, "bedomning", "inte-godkand")
    both = ids(page)
    page.go_back()
    expect(page.locator("[data-hits]")).to_have_text("3 av 6 verksamheter.")
    page.go_back()
    expect(page.locator("[data-hits]")).to_have_text("6 av 6 verksamheter.")
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-hits]")).to_have_text("1 av 6 verksamheter.")
    page.goto("about:blank")
    page.goto(f"{few.url}{UNITS}?tjanst=hemtjanst&bedomning=inte-godkand")
    assert ids(page) == both == ["enhet-002"]


def test_an_address_with_unknown_filters_shows_the_whole_list(few: Site, page: Page) -> None:
    """A link from elsewhere may carry anything."""
    page.goto(few.url + UNITS + "?tjanst=x&bedomning=%3Cb%3E&ordning=y&sida=-3&utm=1")
    assert len(ids(page)) == 6


def test_columns_sort_both_ways(few: Site, page: Page) -> None:
    """The column says how; what is not known comes last; A to Ö is the server's own Swedish order."""
    page.goto(few.url + UNITS)
    usual = ids(page)
    name, verdict, day, required = page.locator(".sorter").all()
    for button, order, way in (
        (required, ["enhet-002", "enhet-003", "enhet-001", "exempelhemmet"], "descending"),
        (required, ["enhet-001", "exempelhemmet", "enhet-002", "enhet-003"], "ascending"),
        (verdict, ["enhet-001", "enhet-002", "enhet-003", "exempelhemmet"], "ascending"),
        (verdict, ["enhet-002", "enhet-003", "exempelhemmet", "enhet-001"], "descending"),
        (day, ["enhet-001", "exempelhemmet", "enhet-002", "enhet-003"], "descending"),
        (day, ["enhet-002", "enhet-003", "enhet-001", "exempelhemmet"], "ascending"),
    ):
        button.click()
        assert ids(page)[:4] == order
        assert page.locator("[aria-sort]").get_attribute("aria-sort") == way
        assert button.evaluate("button => button.closest('th').hasAttribute('aria-sort')")
    assert hits(page) == "6 av 6 verksamheter. Ordning: datum, stigande."
    name.click()
    assert (ids(page), page.url) == (usual, few.url + UNITS)
    name.click()
    assert ids(page) == usual[::-1]


@pytest.mark.parametrize("address", [UNITS, MEASURES])
def test_without_script_each_filter_leads_to_the_rows_that_the_script_shows(
    address: str, few: Site, page: Page, page_of: Callable[[Look], Page]
) -> None:
    """The same rows in the same order, and as many as the link says."""
    bare = page_of(Look(script=False))
    bare.goto(few.url + address)
    links = bare.locator(".filters [data-value]")
    found = links.evaluate_all(LINKS)
    assert len(found) > 8
    for href, facet, value, count in found:
        bare.goto(href)
        shown = bare.locator("[data-rows] > *").evaluate_all("rows => rows.map(row => row.id)")
        assert len(shown) == int(count), href
        page.goto(few.url + address)
        choose(page, facet, value)
        page.wait_for_function(
            "n => document.querySelector('[data-rows]').children.length === n", arg=len(shown)
        )
        assert ids(page) == shown, href


def test_a_filter_is_combined_from_another_filters_page_too(few: Site, page: Page) -> None:
    """There the script goes to the list itself, with both."""
    page.goto(few.url + "lista/verksamheter/tjanst/boende/")
    choose(page, "bedomning", "inte-godkand")
    page.wait_for_url(f"{few.url}{UNITS}?tjanst=boende&bedomning=inte-godkand")
    assert ids(page) == ["enhet-003", "exempelhemmet"]


def test_measures_say_in_the_heading_which_they_are(few: Site, page: Page) -> None:
    """Closed ones are not on the page from the start: they come with the first filter."""
    page.goto(few.url + MEASURES)
    with page.expect_request(re.compile(r"/assets/atgarder\.\w+\.json$")):
        choose(page, "lage", "avslutade")
    expect(page.locator("#lista")).to_contain_text("Alla avslutade åtgärder")
    assert ids(page) == ["atgard-2024-exempelhemmet-1"]
    assert page.locator("[data-rows] a").first.get_attribute("href") == (
        "../verksamheter/exempelhemmet/#atgard-2024-exempelhemmet-1"
    )


def test_a_long_list_fetches_its_rows_when_it_is_first_filtered(long: Site, page: Page) -> None:
    """Not before, and once; a page holds 200 rows, and the next one is a link."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(long.url + UNITS)
    assert (len(ids(page)), [name for name in asked if name.endswith(".json")]) == (200, [])
    choose(page, "bedomning", "inte-foljd-upp")
    expect(page.locator("[data-hits]")).to_have_text("201 av 205 verksamheter.")
    assert (len(ids(page)), page.locator(".pager p").inner_text()) == (200, "Sida 1 av 2")
    page.get_by_text("Nästa sida").click()
    expect(page.locator(".pager p")).to_have_text("Sida 2 av 2")
    assert page.url.endswith("?bedomning=inte-foljd-upp&sida=2")
    assert ids(page) == ["hemtjansten"]
    assert len([name for name in asked if name.endswith(".json")]) == 1


def test_rows_that_cannot_be_fetched_are_shown_by_their_own_page(long: Site, page: Page) -> None:
    """The filter is a link, and is followed."""
    page.route("**/*.json", lambda route: route.abort())
    page.goto(long.url + UNITS)
    choose(page, "bedomning", "godkand")
    page.wait_for_url(f"{long.url}lista/verksamheter/bedomning/godkand/")
    assert ids(page) == ["enhet-001"]


def test_filters_on_a_phone_open_and_close(few: Site, browser: Browser) -> None:
    """By keys too; the button says how many rows are shown. Open or not, nothing is wrong with the page."""
    page = new_page(browser, Look(PHONE))
    page.goto(few.url + UNITS)
    button = page.locator(".filters > .button")
    assert button.inner_text() == "Filtrera: 6 av 6 visas"
    button.focus()
    page.keyboard.press("Enter")
    choose(page, "tjanst", "boende")
    faults = checks.axe(page) + checks.faint(page) + checks.small(page) + checks.cramped(page)
    page.keyboard.press("Escape")
    assert not page.locator("#filter").is_visible()
    assert button.inner_text() == "Filtrera: 3 av 6 visas"
    assert faults + checks.axe_contrast(page) + checks.cramped(page) + checks.small(page) == []
    page.context.close()


def compare(page: Page, site: Site, *units: str) -> None:
    """Choose units in the table of them all, and set them side by side."""
    page.goto(site.url + COMPARED)
    for unit in units:
        page.locator(f"input[value='{unit}']").check()
    page.get_by_role("button", name="Jämför de valda").click()


def test_units_are_set_side_by_side_with_what_differs_first(few: Site, page: Page) -> None:
    """The same words for each; what is the same for all stands once, under its own heading."""
    compare(page, few, "enhet-001", "exempelhemmet")
    assert page.url == f"{few.url}{COMPARED}?v=enhet-001&v=exempelhemmet"
    assert page.locator("article h2:visible").all_inner_texts() == [
        *("Det som skiljer", "Det som är lika", "Så läser du jämförelsen"),
    ]
    heads = page.locator("[data-different] thead th").all_inner_texts()
    assert heads == ["Enhet 001", "Exempelhemmet"]
    rows = [row.split("\t") for row in page.locator("[data-different] tbody tr").all_inner_texts()]
    found = {name.strip(): [" ".join(text.split()) for text in values] for name, *values in rows}
    assert found["Bedömning"] == ["Godkänd Hösten 2024", "Inte godkänd Hösten 2024"]
    assert found["Beställd tid"] == ["3 000 Timmar", "3 270 Timmar, mars 2024"]
    same = page.locator("[data-same] dt").all_inner_texts()
    assert same == [
        "Granskade områden",
        "Utförare",
        "Platser",
        "Rapportens datum",
        "Verksamhetens svar",
    ]
    assert not set(found) & set(same)


def test_a_comparison_can_be_shared_printed_and_left(few: Site, page: Page) -> None:
    """Its address shows it to somebody else; the way back is the browser's and the page's own."""
    page.goto(f"{few.url}{COMPARED}?v=enhet-001&v=enhet-003&v=exempelhemmet&v=enhet-001&v=x")
    assert page.locator("[data-different] thead th").count() == 3
    assert checks.axe(page) + checks.faint(page) + checks.cramped(page) == []
    page.emulate_media(media="print")
    assert checks.pdf(page.pdf(prefer_css_page_size=True), 400) == []
    page.emulate_media(media="screen")
    page.get_by_text("Välj andra verksamheter").click()
    assert page.locator(".table--facts tbody tr").count() == 3
    compare(page, few, "enhet-001", "enhet-003")
    page.go_back()
    assert page.locator(".table--facts").is_visible()


def test_two_or_three_units_can_be_chosen(few: Site, page: Page) -> None:
    """Fewer cannot be compared, more do not fit; the unit that the reader comes from is chosen."""
    page.goto(f"{few.url}jamfor/hemtjanst/#enhet-002")
    boxes, button = page.locator(".pick__box input"), page.get_by_role("button", name="Jämför de valda")
    assert [box.is_checked() for box in boxes.all()] == [True, False, False]
    assert button.is_disabled()
    boxes.nth(2).check()
    assert button.is_enabled()
    assert "Valda: 2" in page.locator("[data-said]").inner_text()


def test_without_script_all_units_are_compared_in_one_table(
    few: Site, page_of: Callable[[Look], Page]
) -> None:
    """From the unit's page, by its own link; nothing is offered that needs a script."""
    page = page_of(Look(script=False))
    page.goto(few.url + "verksamheter/exempelhemmet/")
    page.get_by_role("link", name="Jämför med andra inom särskilt boende").click()
    assert page.url == f"{few.url}{COMPARED}#exempelhemmet"
    assert page.locator(".table--facts tbody tr").count() == 3
    assert (
        page.locator("article button, article input").count()
        == page.locator("article form[hidden] button").count()
    )
    assert not page.locator("article button").is_visible()
