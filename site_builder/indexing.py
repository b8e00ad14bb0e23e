"""The search index: Pagefind's own program reads the documents and writes its folder into the site.

Its records handed over from Python take 100 ms each; the program reads files in a few milliseconds.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from site_builder.pages.search import BUNDLE
from site_builder.pages.templates import Index

DOCUMENTS = ".sok"
PUBLISHED = "site"
"""Where a build puts the site; a preview stands elsewhere."""
LEFT_OUT = ".crumbs, .contents, .unseen, .stamp__age"
KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind")
"""What our own page loads, besides what is named by digests; Pagefind's ready-made parts are not used."""


def make_index(folder: Path) -> None:
    """Make an index of each folder that lies in `DOCUMENTS` of a site's folder, by its name, and clear them.

    Raises CalledProcessError when Pagefind fails.
    """
    for source in sorted((folder / DOCUMENTS).iterdir()):
        _run(source, folder / source.name)
    shutil.rmtree(folder / DOCUMENTS)


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
