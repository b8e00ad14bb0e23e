"""Takes the README's pictures, and the one that a shared link shows: `python -m tests.pictures`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.site import build_site, serve
from tests.conftest import find_or_skip
from tests.site_copy import ROOT

PICTURES = ROOT / ".github/pictures"
VIEWS = {
    "start.png": ("", 1120, 800),
    "verksamhet.png": ("verksamheter/ankarets-hemtjanst/", 1120, 800),
}
"""Each picture's page, and the width and height of the window in CSS pixels."""
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
        browser.close()


def take_preview(browser: Browser) -> None:
    """Write the picture that is shown where somebody shares a link to the site."""
    width, height = PREVIEW_SIZE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(PREVIEW_FROM.as_uri())
    page.screenshot(path=PREVIEW)


if __name__ == "__main__":
    main()
