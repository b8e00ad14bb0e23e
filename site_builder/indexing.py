"""The search index: Pagefind's own program reads the documents and writes its folder into the site.

Its records handed over from Python take 100 ms each; the program reads files in a few milliseconds.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from site_builder.pages.shelves import BUNDLE
from site_builder.pages.templates import Index
from site_builder.store import Store, digest
from site_builder.writing import write

DOCUMENTS = ".sok"
DOCUMENT = "index.html"
PUBLISHED = "site"
"""Where a build puts the site; a preview stands elsewhere."""
LEFT_OUT = ".crumbs, .contents, .unseen, .stamp__age"
KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind")
"""What our own page loads, besides what is named by digests; Pagefind's ready-made parts are not used."""


@dataclass(frozen=True, slots=True)
class Documents:
    """What search reads of pages: a file for each in a folder, on the shelf of its index.

    `shelves` names the shelf of each page that is searched, by its address. The folder is kept from build to
    build, so that a page that stands needs no new document.
    """

    folder: Path
    shelves: Mapping[str, str]

    def write(self, address: str, content: bytes) -> bytes:
        """Write the document of a page, and return its digest."""
        write(self._file(address), content)
        return digest(content)

    def has(self, address: str, written: bytes) -> bool:
        """Say whether a page has the document with a digest, or needs none."""
        if address not in self.shelves:
            return True
        try:
            return digest(self._file(address).read_bytes()) == written
        except OSError:
            return False

    def tidy(self) -> None:
        """Take away the documents of pages that are there no more, or on another shelf."""
        wanted = {self._file(address) for address in self.shelves}
        for file in self.folder.rglob(DOCUMENT):
            if file not in wanted:
                file.unlink()

    def _file(self, address: str) -> Path:
        return self.folder / self.shelves[address] / address / DOCUMENT


def open_documents(store: Store, shelves: Mapping[str, str], scratch: Path) -> Documents:
    """Return the documents that are kept in the store; where it cannot be written to, those in `scratch`."""
    folder = store.folder / "documents"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = scratch / DOCUMENTS
    return Documents(folder, shelves)


def make_index(folder: Path, documents: Documents, written: Mapping[str, bytes], store: Store) -> None:
    """Make the index of each shelf, as a folder of its name in a site's folder.

    `written` is the digest of each page's document. An index whose documents are those of last time comes
    from the store. Raises CalledProcessError when Pagefind fails.
    """
    documents.tidy()
    made_of: dict[str, list[bytes]] = {shelf: [] for shelf in documents.shelves.values()}
    for address, shelf in sorted(documents.shelves.items()):
        made_of[shelf] += (address.encode(), written[address])
    for shelf, parts in made_of.items():
        target, name, key = (
            folder / shelf,
            f"index-{shelf}",
            digest(version("pagefind-bin"), LEFT_OUT, *parts),
        )
        kept: dict[str, bytes] | None = store.load(name, key)
        if kept is None:
            _run(documents.folder / shelf, target)
            store.save(name, key, {path: (target / path).read_bytes() for path in _files(target)})
        for path, content in (kept or {}).items():
            write(target / path, content)
    shutil.rmtree(folder / DOCUMENTS, ignore_errors=True)


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
