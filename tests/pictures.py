"""Takes the README's pictures of the site as it is built: `python -m tests.pictures`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.site import build_site, serve
from tests.conftest import find_or_skip
from tests.site_copy import ROOT

PICTURES = ROOT / ".github/pictures"
VIEWS = {
    "start.png": ("", 1120, 800),
    "verksamhet.png": ("verksamheter/ankarets-hemtjanst/", 1120, 800),
}
"""Each picture's page, and the width and height of the window in CSS pixels."""


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
        browser.close()


if __name__ == "__main__":
    main()
