"""Measures the demonstration's pages: `python -m tests.bench.lighthouse [SITE_DIR] [--runs 5]`.

Lighthouse visits them as a phone does (its mobile preset), in Chromium, on a site that is sent compressed.
Each score is the median of the runs. The exit code is 1 when a score is too low or a page too heavy.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from tests.bench.corpus import DEMONSTRATION
from tests.browser.kinds import KINDS, addresses_in, of_kind
from tests.browser.nginx import HOST, free_port, run_nginx
from tests.browser.site import packed
from tests.conftest import PROGRAMS
from tests.demo_site import copy_demonstration
from tests.site_copy import ENVIRONMENT, ROOT

LIGHTHOUSE = "lighthouse@12.8.2"
INSTALLED = ROOT / ".venv/lighthouse"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {"html": 60_000, "loaded": 250_000}
"""Bytes as sent, compressed: of a page's HTML, and of all that it loads before anybody does anything."""
VISITED = ("start", "verksamheter", "verksamhet", "rapport", "sok")
"""Of each kind, the page with the most HTML."""
CHROMIUM = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

Figures = dict[str, float]
"""Scores from 0 to 100 by category, and bytes by the names in MOST."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page, and the median of each figure over all visits."""

    address: str
    figures: Figures

    def missed(self) -> Iterator[str]:
        """Yield what falls short, in words."""
        for name, least in LEAST.items():
            if self.figures[name] < least:
                yield f"/{self.address}: {name} {self.figures[name]:.0f} < {least}"
        for name, most in MOST.items():
            if self.figures[name] > most:
                yield f"/{self.address}: {name} {self.figures[name]:.0f} > {most} bytes"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print the table; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description=__doc__)
    parser.add_argument(
        "site", nargs="?", type=Path, metavar="SITE_DIR", help="built for 127.0.0.1 and a port"
    )
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args(arguments)
    program = install()
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        site = chosen.site.resolve() if chosen.site else build(folder / "demo")
        url = address_of(site)
        with serve(site, url, folder):
            pages = [measure(program, url, address, chosen.runs) for address in heaviest(site)]
        missed = [*(said for page in pages for said in page.missed()), *too_much_html(site)]
    print("\n".join([*table(pages), *missed]))
    return 1 if missed else 0


def install() -> Path:
    """Return Lighthouse's program, installed by npm, always in the same version."""
    subprocess.run(
        [
            *("npm", "install", "--prefix", str(INSTALLED), "--no-save", "--no-package-lock"),
            *("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", LIGHTHOUSE),
        ],
        check=True,
    )
    return INSTALLED / "node_modules/lighthouse/cli/index.js"


def build(folder: Path) -> Path:
    """Return where the demonstration was built for a free port of this machine.

    Its own address matters: a canonical link to another host lowers the score of SEO.
    """
    copy_demonstration(folder)
    today = DEMONSTRATION.today.isoformat()
    command = ["-m", "site_builder.cli", "build", "--root", str(folder), "--today", today]
    address = {"INSYN_SITE_URL": f"http://{HOST}:{free_port()}/"}
    subprocess.run([sys.executable, *command], env=ENVIRONMENT | address, cwd=ROOT, check=True)
    return folder / "site"


def address_of(site: Path) -> str:
    """Return the address that the site was built for; raise SystemExit when it is not on this machine."""
    found = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text("utf-8"))
    if not found or urlsplit(found[1]).hostname != HOST or not urlsplit(found[1]).port:
        raise SystemExit(
            f"{site} was built for another host: set INSYN_SITE_URL=http://{HOST}:8917/ and build"
        )
    return found[1]


def heaviest(site: Path) -> list[str]:
    """Return the address of the page with the most HTML of each kind that is visited."""
    addresses = addresses_in(site)
    kinds = {kind.name: kind for kind in KINDS}
    return [
        max(of_kind(kinds[name], addresses), key=lambda it: file_of(site, it).stat().st_size)
        for name in VISITED
    ]


def file_of(site: Path, address: str) -> Path:
    """Return the file that holds the page's HTML."""
    path = site / address
    return path / "index.html" if path.is_dir() else path


def too_much_html(site: Path) -> Iterator[str]:
    """Yield, in words, which pages of the whole site have more HTML than any may have."""
    for address in addresses_in(site):
        size = packed(file_of(site, address))
        if size > MOST["html"]:
            yield f"/{address}: html {size} > {MOST['html']} bytes, compressed"


@contextmanager
def serve(site: Path, url: str, folder: Path) -> Generator[None]:
    """Serve the site compressed at its address: with nginx where it is installed, otherwise from here."""
    port = urlsplit(url).port or 80
    nginx = program_of("nginx")
    if nginx:
        with run_nginx(nginx, site, folder, port):
            yield
        return
    with ThreadingHTTPServer((HOST, port), partial(Compressing, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


class Compressing(SimpleHTTPRequestHandler):
    """Serves files compressed, as a web server does."""

    def do_GET(self) -> None:
        """Answer with the file, or with the site's own page when there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        body = gzip.compress(path.read_bytes())
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing: what goes wrong is seen in the scores."""


def program_of(name: str) -> Path | None:
    """Return the path of the program, by the first of its names that this machine knows."""
    found = next(filter(None, map(shutil.which, PROGRAMS[name])), None)
    return Path(found) if found else None


def measure(program: Path, url: str, address: str, runs: int) -> Measured:
    """Return the page's medians over so many visits."""
    visits = [visit(program, url + address) for _ in range(runs)]
    return Measured(address, {name: median(each[name] for each in visits) for name in visits[0]})


def visit(program: Path, url: str) -> Figures:
    """Return what Lighthouse says of one visit."""
    chromium = program_of("chromium")
    if not chromium:
        raise SystemExit("Chromium is not installed")
    done = subprocess.run(
        [
            *("node", program, url, "--output=json", "--quiet", "--no-enable-error-reporting"),
            *(f"--only-categories={','.join(LEAST)}", f"--chrome-flags={' '.join(CHROMIUM)}"),
        ],
        env=os.environ | {"CHROME_PATH": str(chromium)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return figures_in(json.loads(done.stdout))


def figures_in(said: dict[str, Any]) -> Figures:
    """Return the figures of Lighthouse's own report."""
    figures = {name: 100 * said["categories"][name]["score"] for name in LEAST}
    loaded = said["audits"]["network-requests"]["details"]["items"]
    figures["html"] = sum(each["transferSize"] for each in loaded if each["resourceType"] == "Document")
    figures["loaded"] = sum(each["transferSize"] for each in loaded)
    return figures


def table(pages: list[Measured]) -> list[str]:
    """Return the lines of a table with a row for each page."""
    columns = (*LEAST, *MOST)
    lines = [" ".join(f"{name:>14}" for name in columns) + "  page"]
    for page in pages:
        lines.append(" ".join(f"{page.figures[name]:14.0f}" for name in columns) + f"  /{page.address}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
