"""The site that the browser visits: built by the real builder, served on this machine."""

import gzip
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.kinds import SITES
from tests.site_copy import run

SEARCHED = "#traffar[aria-busy=false]"
"""What the search page has when the hits stand there."""
LOADED = "performance.getEntriesByType('resource').map(each => each.name)"
"""Asks a page for the addresses of all that it has loaded."""
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
FORM_POLICY = (
    "default-src 'none'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "font-src 'self'; connect-src 'self' blob: data:; base-uri 'none'; form-action 'self'"
)
"""Stricter than the form's own: nothing is asked of GitHub before an editor signs in there."""
POLICIES = {"/sok/": SEARCH_POLICY, "/redaktion/": FORM_POLICY}


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and the address that it is served at, which ends with a slash."""

    folder: Path
    url: str

    def read(self, address: str) -> str:
        """Return a page's HTML."""
        path = self.folder / address
        return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


def packed(file: Path) -> int:
    """Return a file's size in bytes as a web server sends it."""
    return len(gzip.compress(file.read_bytes()))


def build_site(name: str, folder: Path) -> Path:
    """Return where the site of that name was built by the command that publishes it."""
    root = SITES[name](folder / name)
    done = run(root, "site_builder.cli", "build", "--root", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a public web server does, with the policy that every page keeps to."""

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        policies = (policy for place, policy in POLICIES.items() if self.path.startswith(place))
        self.send_header("Content-Security-Policy", next(policies, POLICY))
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when there is none at the address."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing: what goes wrong is seen in the browser."""


@contextmanager
def serve(folder: Path) -> Generator[Site]:
    """Yield the folder's files as a site on a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()
