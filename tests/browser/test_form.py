"""The editors' form in a real browser that reaches nothing but the site: what it writes passes the reader."""

import shutil
from collections.abc import Generator
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.register import read_register
from tests.browser import checks
from tests.browser.conftest import new_page
from tests.browser.form import Form, content_of, put_back
from tests.browser.looks import Look
from tests.browser.nginx import HOST, free_port, run_nginx
from tests.browser.site import Site, serve
from tests.browser.test_csp import BROKEN_RULES
from tests.conftest import Require
from tests.editing.form_packages import PACKAGES, require_packages
from tests.site_copy import ROOT, copy_site, run

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "tests/examples/kommun/content"
TODAY = date(2026, 11, 21)
EDIT_URI = "https://github.com/kommunen/insyn/edit/main/content/"
TRICKY = """
* en punkt med *betoning* och __fetstil__
* en till,
  på två rader

| Rubrik | Antal |
|:-------|------:|
| planer |    10 |

Så[^1] står det: 1\\. inte en lista.

[^1]: En fotnot.
"""
"""Markdown that an editor of rich text would write in another way."""
REPORT = "content/rapporter/2024/exempelhemmet.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the invented municipality's site stands, built with the form."""
    require_packages()
    root = copy_site(tmp_path_factory.mktemp("form") / "site")
    for part in ("_profil", "rapporter", "verksamheter"):
        shutil.rmtree(root / "content" / part)
        shutil.copytree(EXAMPLE / part, root / "content" / part)
    (root / REPORT).write_text((root / REPORT).read_text("utf-8") + TRICKY, "utf-8")
    settings = {"INSYN_FORM": str(PACKAGES), "INSYN_EDIT_URI": EDIT_URI, "INSYN_SEARCH": "false"}
    done = run(root, "site_builder.cli", "build", **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Generator[Site]:
    """Return that site, served."""
    with serve(root / "site") as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """Return a page that writes each breach of a policy to its console."""
    opened = new_page(browser, Look())
    opened.add_init_script(BROKEN_RULES)
    yield opened
    opened.context.close()


@pytest.fixture
def form(page: Page, site: Site, root: Path) -> Form:
    """Return the form, at work in a folder with the municipality's content."""
    opened = Form(page, f"{site.url}redaktion/")
    opened.enter(root)
    return opened


def changes(before: str, after: str) -> list[str]:
    """Return the lines that have gone and come, with `-` and `+` before them."""
    return [
        line.rstrip("\n")
        for line in ndiff(before.splitlines(True), after.splitlines(True))
        if line[0] in "+-"
    ]


def test_the_form_asks_nobody_but_its_own_site(page: Page, site: Site, root: Path) -> None:
    """From the first page to a report in the editor: no request leaves, none fails, no policy is broken."""
    watch, asked = checks.Watch(page, site.url), []
    page.on("request", lambda request: asked.append(request.url))
    opened = Form(page, f"{site.url}redaktion/")
    opened.enter(root)
    opened.open("rapporter", "2024/exempelhemmet")
    opened.new("verksamheter")
    page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    ours = (site.url, f"blob:{site.url}", "data:")
    assert [address for address in asked if not address.startswith(ours)] == []
    assert [fault for fault in watch.faults if f" blob:{site.url}" not in fault] == []


def test_a_real_server_lets_the_form_work_and_ask_github_alone(
    page: Page, root: Path, require: Require, tmp_path: Path
) -> None:
    """Under the headers that the build wrote; a token is sent to GitHub's own address and nowhere else."""
    asked: list[str] = []
    port = free_port()
    with run_nginx(require("nginx"), root / "site", tmp_path, port):
        watch = checks.Watch(page, f"http://{HOST}:{port}/")
        opened = Form(page, f"http://{HOST}:{port}/redaktion/")
        opened.enter(root)
        opened.open("rapporter", "2024/exempelhemmet")
        page.evaluate("localStorage.clear()")
        page.goto(opened.address)
        assert [fault for fault in watch.faults if " blob:" not in fault] == []
        page.on("request", lambda request: asked.append(request.url))
        page.route("https://api.github.com/**", lambda route: route.abort())
        page.get_by_role("button", name="Logga in med en nyckel från GitHub").click()
        page.get_by_role("textbox").fill("ingen-riktig-nyckel")
        with page.expect_request("https://api.github.com/**"):
            page.get_by_role("button", name="Logga in", exact=True).click()
    ours = (f"http://{HOST}:{port}/", f"blob:http://{HOST}:{port}/", "data:", "https://api.github.com/")
    assert [address for address in asked if not address.startswith(ours)] == []


def test_the_form_is_no_page_of_the_site(root: Path) -> None:
    """Search engines are not led to it, and no page is given what it alone needs."""
    assert "redaktion" not in (root / "site/sitemap.xml").read_text("utf-8")
    assert 'content="noindex"' in (root / "site/redaktion/index.html").read_text("utf-8")
    headers = (root / "site/_headers").read_text("utf-8").split("\n/")
    assert [part.split("\n")[0] for part in headers if "unsafe-inline" in part] == ["redaktion/*"]
    linking = [
        path for path in (root / "site").rglob("*.html") if 'href="redaktion' in path.read_text("utf-8")
    ]
    assert linking == []


def test_the_form_speaks_swedish_and_our_words(form: Form) -> None:
    """Whatever the browser's language: Sveltia's own Swedish, and ours where it has none that fits."""
    form.new("rapporter")
    assert form.page.evaluate("document.documentElement.lang") == "sv"
    assert form.field("Samlad bedömning").inner_text().split("\n")[0] == "Samlad bedömning"
    assert form.page.get_by_role("radio", name="Filnamn").count() == 1


def test_a_report_written_in_the_form_passes_the_check(form: Form, root: Path, tmp_path: Path) -> None:
    """With two measures, a focus area, a basis and a prose, in a file named after unit and year."""
    form.new("rapporter")
    form.choose("Verksamhet", "Exempelhemmet")
    form.write("Uppföljningens år", "2025")
    form.choose("Typ av uppföljning", "Ordinarie uppföljning")
    form.choose("Anmäld i förväg", "Ja")
    form.write("Rapportens datum", "2025-11-20")
    form.write("Diarienummer", "EX/2025/0002", form.add("Diarienummer"))
    form.write("Ansvarig roll", "Verksamhetsutvecklare")
    form.choose("Fokusområde", "Kvalitetsarbete", form.add("Fokusområden"))
    basis = form.add("Underlag")
    form.write("Dag", "2025-11-06", basis)
    basis.get_by_role("combobox").click()
    form.page.get_by_role("option", name="Informationsbrev").click()
    form.choose("Samlad bedömning", "Inte godkänd")
    form.write("Sammanfattning", "Exempelhemmet godkändes inte: planerna följs inte upp.")
    for number, kind, text in (
        ("1", "Krav", "Planerna ska följas upp."),
        ("2", "Rekommendation", "Rutinen bör ses över."),
    ):
        measure = form.add("Åtgärder")
        form.write("Åtgärdens nummer", number, measure)
        form.choose("Typ av åtgärd", kind, measure)
        form.write("Åtgärdens text", text, measure)
    saved = form.save()
    assert set(saved) - set(content_of(root)) == {"content/rapporter/2025/exempelhemmet-2025.md"}
    put_back(saved, tmp_path)
    done = run(ROOT, "site_builder.cli", "check", "--root", str(tmp_path), "--today", "2026-11-21")
    assert done.returncode == 0, done.stdout
    report = read_register(tmp_path, TODAY).reports["2025/exempelhemmet-2025"]
    assert [(m.id, m.kind, m.text) for m in report.measures] == [
        (1, "krav", "Planerna ska följas upp."),
        (2, "rekommendation", "Rutinen bör ses över."),
    ]
    assert report.day is not None
    assert report.announced is True


def test_a_unit_written_in_the_form_passes_the_check(form: Form, root: Path, tmp_path: Path) -> None:
    """In a file named after it, in letters that an address can have."""
    form.new("verksamheter")
    form.write("Verksamhetens namn", "Åkerbo hemtjänst")
    form.choose("Utförare", "Exempelby kommun")
    form.choose("Tjänst", "Hemtjänst")
    form.choose("Regi", "Drivs av kommunen")
    form.write("Antal platser", "12")
    saved = form.save()
    assert set(saved) - set(content_of(root)) == {"content/verksamheter/akerbo-hemtjanst.md"}
    put_back(saved, tmp_path)
    register = read_register(tmp_path, TODAY)
    assert register.errors == ()
    assert register.units["akerbo-hemtjanst"].name == "Åkerbo hemtjänst"
    assert register.units["akerbo-hemtjanst"].places == 12


def test_one_field_changed_leaves_the_rest_as_it_was(form: Form, root: Path) -> None:
    """Text, order, comments and layout keep every byte; the proposal shows the one line."""
    before = content_of(root)
    form.open("rapporter", "2024/exempelhemmet")
    form.write("Ansvarig roll", "Socialt ansvarig samordnare")
    after = form.save()
    assert {path for path in after if after[path] != before.get(path)} == {REPORT}
    assert changes(before[REPORT], after[REPORT]) == [
        "- ansvarig: Verksamhetsutvecklare",
        "+ ansvarig: Socialt ansvarig samordnare",
    ]


def test_a_word_written_in_the_text_is_saved(form: Form, root: Path) -> None:
    """The editor of rich text has its say once somebody has written in it."""
    form.open("rapporter", "2024/exempelhemmet")
    text = form.field("Rapportens text").get_by_role("textbox").first
    text.get_by_role("heading", name="Verksamhetsöversikt").click()
    form.page.keyboard.press("End")
    form.page.keyboard.type(" i korthet")
    after = form.save()
    assert "## Verksamhetsöversikt i korthet\n" in after[REPORT]
    assert "_betoning_" in after[REPORT]
    assert after[REPORT].split("\n---\n")[0] == content_of(root)[REPORT].split("\n---\n")[0]


def test_an_event_is_added_and_nothing_before_it_touched(form: Form, root: Path, tmp_path: Path) -> None:
    """The journal is appended to, and the check takes what the form wrote."""
    before = content_of(root)
    form.open("rapporter", "2024/exempelhemmet")
    form.write("Dag", "2025-01-10", form.add("Händelser", "Åtgärdsplan har kommit in"))
    after = form.save()
    found = changes(before[REPORT], after[REPORT])
    assert sorted(found) == [
        "+     datum: 2025-01-10",
        "+   - typ: atgardsplan_inkommen",
        "+ handelser:",
    ] or sorted(found) == ["+     typ: atgardsplan_inkommen", "+   - datum: 2025-01-10", "+ handelser:"]
    put_back(after, tmp_path)
    assert read_register(tmp_path, TODAY).errors == ()


def test_a_required_field_left_empty_is_said(form: Form) -> None:
    """Nothing is saved, and the fields are named."""
    form.new("rapporter")
    form.page.get_by_role("button", name="Spara", exact=True).click()
    form.field("Sammanfattning").get_by_text("obligatorisk").or_(
        form.field("Sammanfattning").get_by_text("måste")
    ).first.wait_for()
