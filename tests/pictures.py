"""Takes the pictures of README and guide, and the one that a link shows: `python -m tests.pictures`."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyromark
from playwright.sync_api import Browser, FloatRect, sync_playwright

from site_builder.build import write
from site_builder.changes import compare, compare_built
from site_builder.editing.change_list import as_markdown
from site_builder.editing.form import form_files
from site_builder.formats import as_markdown as findings_as_markdown
from site_builder.pages.templates import Press
from site_builder.register import read_register
from tests import examples
from tests.browser.form import Form
from tests.browser.site import build_site, serve
from tests.conftest import find_or_skip
from tests.demo_site import build_with_theme
from tests.editing.form_packages import require_packages
from tests.site_copy import ROOT

PICTURES = ROOT / ".github/pictures"
VIEWS = {
    "start.png": ("", 1120, 800),
    "verksamhet.png": ("verksamheter/ankarets-hemtjanst/", 1120, 800),
}
"""Each picture's page, and the width and height of the window in CSS pixels."""
SUMMARY = PICTURES / "sammanfattning.png"
SUMMARY_FROM, SUMMARY_DAY = Path(__file__).with_name("proposal.html"), date(2025, 2, 1)
NOW = """
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, avtal: EX 2022-1, senast: 2025-02-28}
  - {id: 2, typ: rekommendation, text: Introduktionen bör skrivas ned., omrade: kvalitet}
handelser:
  - {datum: 2024-12-18, typ: atgardsplan_inkommen}
  - {datum: 2025-01-08, typ: atgardsplan_godkand}
"""
PROPOSED = """
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, avtal: EX 2022-1, senast: 2025-04-30}
  - {id: 2, typ: rekommendation, text: Introduktionen bör skrivas ned och prövas varje år., omrade: kvalitet}
handelser:
  - {datum: 2025-01-08, typ: atgardsplan_godkand}
  - {datum: 2025-01-20, typ: uppfoljande_mote, utfall: Introduktionen skrevs ned.}
  - {datum: 2025-01-20, typ: atgard, atgard: 2, status: atgardad}
  - {datum: 2025-01-27, typ: bedomning_andrad, till: godkand}
"""
"""What stands in the example report, and a proposal that moves a day and loses a line of the journal."""
ENTRANCE: FloatRect = {"x": 260, "y": 160, "width": 600, "height": 430}
FORM_DAY = date(2025, 2, 1)
PREVIEW = ROOT / "theme/assets/forhandsbild.png"
PREVIEW_FROM, PREVIEW_SIZE = Path(__file__).with_name("preview.html"), (1200, 630)


def main() -> None:
    """Build the site and write each picture."""
    with (
        TemporaryDirectory() as folder,
        serve(build_site("own", Path(folder))) as site,
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=find_or_skip("chromium"), args=["--no-sandbox"])
        for name, (address, width, height) in VIEWS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(site.url + address)
            page.screenshot(path=PICTURES / name)
        take_preview(browser)
        take_summary(browser, Path(folder))
        take_form(browser, Path(folder))
        browser.close()


def take_preview(browser: Browser) -> None:
    """Write the picture that is shown where somebody shares a link to the site."""
    width, height = PREVIEW_SIZE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(PREVIEW_FROM.as_uri())
    page.screenshot(path=PREVIEW)


def take_summary(browser: Browser, folder: Path) -> None:
    """Write the picture of what a proposal's summary says."""
    html = pyromark.html(
        summary(folder), options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    )
    page = browser.new_page(viewport={"width": 920, "height": 600})
    page.goto(SUMMARY_FROM.as_uri())
    page.evaluate("html => { document.querySelector('main').innerHTML = html }", html)
    page.screenshot(path=SUMMARY, full_page=True)


def take_form(browser: Browser, folder: Path) -> None:
    """Write the pictures of the editors' form: how one enters it, and a measure in a report.

    In neither stands a day: this browser writes them as its own language does, an editor's in Swedish.
    """
    root, site = examples.copy(folder / "insyn"), folder / "form"
    profile = read_register(root, FORM_DAY).profile
    assert profile is not None
    press = Press(Path(), edit_uri="https://github.com/exempelby/insyn/edit/main/content/")
    for path, content in form_files(require_packages(), profile, press, FORM_DAY).items():
        write(site / path, content)
    write(site / "assets/favicon.svg", (ROOT / "theme/assets/favicon.svg").read_bytes())
    with serve(site) as served:
        page = browser.new_page(viewport={"width": 1120, "height": 760}, locale="sv-SE")
        form = Form(page, f"{served.url}redaktion/")
        page.goto(form.address)
        page.get_by_role("button", name="Arbeta i en mapp på datorn").wait_for()
        page.screenshot(path=PICTURES / "formular-start.png", clip=ENTRANCE)
        form.enter(root)
        form.open("rapporter", "2024/exempelhemmet")
        measures = form.field("Åtgärder")
        measures.get_by_role("button", name="Expandera", exact=True).first.click()
        page.wait_for_timeout(1000)
        page.set_viewport_size({"width": 1120, "height": 760})
        measures.evaluate("field => field.scrollIntoView()")
        page.wait_for_timeout(1000)
        page.screenshot(path=PICTURES / "formular-rapport.png")


def summary(folder: Path) -> str:
    """Return the Markdown that the workflow writes of a proposal to change the invented municipality."""
    roots = {}
    for name, keys in (("before", NOW), ("after", PROPOSED)):
        root = roots[name] = examples.copy(folder / name)
        shutil.copytree(examples.SITE.parent / "annan-kommun/content/om", root / "content/om")
        examples.change(root, keys)
        build_with_theme(root, "--today", SUMMARY_DAY.isoformat())
    before, after = roots["before"], roots["after"]
    comparison = compare(before, after, SUMMARY_DAY)
    comparison = replace(comparison, pages=compare_built(before / "site", after / "site"))
    return f"{findings_as_markdown(comparison.findings)}\n\n{as_markdown(comparison)}"


if __name__ == "__main__":
    main()
