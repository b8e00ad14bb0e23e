"""The search index: Pagefind's own program reads the documents and writes its folder into the site.

Its records handed over from Python take 100 ms each; the program reads files in a few milliseconds.
"""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from site_builder.pages.shelves import BUNDLE
from site_builder.pages.templates import Index
from site_builder.store import Store, digest

DOCUMENTS = ".sok"
PUBLISHED = "site"
"""Where a build puts the site; a preview stands elsewhere."""
LEFT_OUT = ".crumbs, .contents, .unseen, .stamp__age"
KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind")
"""What our own page loads, besides what is named by digests; Pagefind's ready-made parts are not used."""


def make_index(folder: Path, store: Store) -> None:
    """Make an index of each folder that lies in `DOCUMENTS` of a site's folder, by its name, and clear them.

    An index whose documents are those of last time comes from the store. Raises CalledProcessError when
    Pagefind fails.
    """
    for source in sorted((folder / DOCUMENTS).iterdir()):
        target, name, made_of = folder / source.name, f"index-{source.name}", _digest(source)
        kept: dict[str, bytes] | None = store.load(name, made_of)
        if kept is None:
            _run(source, target)
            store.save(name, made_of, {path: (target / path).read_bytes() for path in _files(target)})
        for path, content in (kept or {}).items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content)
    shutil.rmtree(folder / DOCUMENTS)


def _digest(source: Path) -> bytes:
    """Return the digest of a folder's documents, and of what makes an index of them."""
    documents = (part for path in _files(source) for part in (path, (source / path).read_bytes()))
    return digest(version("pagefind-bin"), LEFT_OUT, *documents)


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


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
