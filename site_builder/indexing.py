"""The search index: Pagefind's own program reads the documents and writes its folder into the site.

Its records handed over from Python take 100 ms each; the program reads files in a few milliseconds.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from site_builder.pages.search import BUNDLE, MOST_PAGES, bundle_folders
from site_builder.pages.templates import Index

DOCUMENTS = ".sok"
PUBLISHED = "site"
"""Where a build puts the site; a preview stands elsewhere."""
LEFT_OUT = ".crumbs, .contents, .unseen, .stamp__age"
KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind")
"""What our own page loads, besides what is named by digests; Pagefind's ready-made parts are not used."""


def make_index(documents: Mapping[str, bytes], folder: Path, most: int = MOST_PAGES) -> None:
    """Write the index of documents, given by the address of their page, into a site's folder.

    Raises CalledProcessError when Pagefind fails. `most` is how many documents one index holds.
    """
    rest = iter(documents.items())
    for name in bundle_folders(len(documents), most):
        source = folder / DOCUMENTS
        for address, html in islice(rest, most):
            path = source / address / "index.html"
            path.parent.mkdir(parents=True)
            path.write_bytes(html)
        _run(source, folder / name)
        shutil.rmtree(source)


def _run(source: Path, target: Path) -> None:
    """Let Pagefind read a folder; remove what it writes for pages that are not ours."""
    places = ["--site", str(source), "--output-path", str(target)]
    asked = [*places, "--force-language", "sv", "--exclude-selectors", LEFT_OUT, "--silent"]
    subprocess.run([sys.executable, "-m", "pagefind_bin", *asked], check=True)
    for path in target.iterdir():
        if path.is_file() and path.name not in KEPT and path.suffix != ".pf_meta":
            path.unlink()


def state(root: Path, *, search: bool, preview: bool) -> Index:
    """Return which index a build has: its own when it shall have one, in a preview that of the last build."""
    if not preview:
        return "fresh" if search else "missing"
    return "earlier" if (root / PUBLISHED / BUNDLE / "pagefind.js").is_file() else "missing"


def copy_index(root: Path, folder: Path) -> None:
    """Copy the index of the last build into a folder."""
    for path in sorted((root / PUBLISHED).glob(f"{BUNDLE}*")):
        shutil.copytree(path, folder / path.name)
