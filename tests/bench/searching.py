"""Measures what a search loads: `python -m tests.bench.searching SITE_DIR`, of a site built with its index.

Ten queries are asked in a browser without anything kept, first of the newest years, then of all. Bytes are
those of every file that the page loads until the hits stand there, each compressed as a web server sends it.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.bench.lighthouse import program_of
from tests.browser.conftest import ARGUMENTS, new_page
from tests.browser.looks import Look
from tests.browser.site import LOADED, SEARCHED, Site, packed, serve

QUERIES = (
    *("hemtjänst", "genomförandeplaner", "personalkontinuitet", "läkemedel", "avvikelser"),
    *("dokumentation brister", "social samvaro måltider", "bemötande", "delegering", "Solrosen"),
)


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each query: hits and kB, of the newest years and of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching", description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE_DIR")
    folder = parser.parse_args(arguments).site.resolve()
    with serve(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program_of("chromium"), args=ARGUMENTS)
        for query in QUERIES:
            print(f"{query:28}", *measured(site, browser, query))
        browser.close()
    return 0


def measured(site: Site, browser: Browser, query: str) -> Iterator[str]:
    """Yield hits and kilobytes of a query, of the newest years, and of all where older ones stand apart."""
    for asked in ("", "&aldre=ja") if has_older(site) else ("",):
        page = new_page(browser, Look())
        page.set_default_timeout(120_000)
        page.goto(f"{site.url}sok/?q={quote(query)}{asked}")
        page.wait_for_selector(SEARCHED, state="attached")
        page.wait_for_load_state("networkidle")
        count = "".join(re.findall(r"\d", page.locator("#antal").inner_text().partition("”")[0]))
        files = [site.folder / urlsplit(each).path.lstrip("/") for each in page.evaluate(LOADED)]
        page.context.close()
        yield f"{count:>7} hits {sum(packed(file) for file in files if file.is_file()) / 1000:7.0f} kB"


def has_older(site: Site) -> bool:
    """Say whether older years have indexes of their own."""
    return 'id="aldre"' in site.read("sok/")


if __name__ == "__main__":
    raise SystemExit(main())
