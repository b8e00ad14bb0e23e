from pathlib import Path

import pytest

from site_builder.indexing import Documents, copy_index, make_index, open_documents, state
from site_builder.store import Store, digest

PAGE = '<html lang="sv"><body data-pagefind-body><p>{}</p></body>'


def index(folder: Path, **shelves: str) -> Documents:
    """Index three documents, each on the shelf that is named, or the first; return the documents."""
    places = {f"rapporter/2024/{name}/": shelves.get(name, "pagefind") for name in ("a", "b", "c")}
    folder.mkdir(exist_ok=True)
    store = Store(folder.parent / "store")
    documents = open_documents(store, places, folder)
    written = {place: documents.write(place, PAGE.format(place).encode()) for place in places}
    make_index(folder, documents, written, store)
    return documents


def names(folder: Path) -> set[str]:
    """Return the names of what lies in a folder."""
    return {path.name for path in folder.iterdir()}


def test_only_what_our_page_loads_is_published(tmp_path: Path) -> None:
    """Pagefind's ready-made parts and its worker are left out, and so are the documents."""
    index(tmp_path / "site")
    assert names(tmp_path / "site") == {"pagefind"}
    kept = {name for name in names(tmp_path / "site/pagefind") if not name.endswith(".pf_meta")}
    assert kept == {"pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind", "fragment", "index"}
    assert len(names(tmp_path / "site/pagefind/fragment")) == 3


def test_each_shelf_makes_an_index(tmp_path: Path) -> None:
    """Its memory grows with each document, so a large site has several."""
    index(tmp_path / "site", c="pagefind-2")
    assert names(tmp_path / "site") == {"pagefind", "pagefind-2"}
    assert len(names(tmp_path / "site/pagefind-2/fragment")) == 1


def test_a_document_is_known_by_its_bytes(tmp_path: Path) -> None:
    """One that was cut off is no document, and a page that nobody searches needs none."""
    documents, place = index(tmp_path / "site"), "rapporter/2024/a/"
    written = digest(PAGE.format(place).encode())
    assert documents.has(place, written)
    assert documents.has("om/metod/", b"")
    (tmp_path / "store/documents/pagefind" / place / "index.html").write_text("<html", "utf-8")
    assert not documents.has(place, written)


def test_documents_of_pages_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    """Nobody finds what is no longer published."""
    index(tmp_path / "first")
    documents = open_documents(Store(tmp_path / "store"), {"rapporter/2024/a/": "pagefind"}, tmp_path)
    documents.tidy()
    assert names(tmp_path / "store/documents/pagefind/rapporter/2024/a") == {"index.html"}
    assert names(tmp_path / "store/documents/pagefind/rapporter/2024/b") == set()


def test_without_a_store_documents_lie_in_the_build_s_own_folder(tmp_path: Path) -> None:
    """What is read may lie where nothing can be written; the site holds none of them."""
    (tmp_path / "store").write_text("a file", "utf-8")
    index(tmp_path / "site")
    assert names(tmp_path / "site") == {"pagefind"}


def test_an_index_of_the_same_documents_comes_from_the_store(tmp_path: Path) -> None:
    """Only what has another text is read again: the other index is the one of last time, byte for byte."""
    index(tmp_path / "first", c="pagefind-2024")
    (kept,) = (tmp_path / "store").glob("index-pagefind-2024")
    before = kept.read_bytes()
    index(tmp_path / "second", c="pagefind-2024", b="pagefind-2023")
    assert kept.read_bytes() == before
    for path in (tmp_path / "first/pagefind-2024").rglob("*.pf_meta"):
        same = tmp_path / "second" / path.relative_to(tmp_path / "first")
        assert same.read_bytes() == path.read_bytes()
    assert len(names(tmp_path / "second/pagefind/fragment")) == 1


@pytest.mark.parametrize(
    ("search", "preview", "built", "expected"),
    [
        (True, False, False, "fresh"),
        (False, False, True, "missing"),
        (True, True, True, "earlier"),
        (True, True, False, "missing"),
    ],
)
def test_a_preview_reuses_the_last_index(
    tmp_path: Path, search: bool, preview: bool, built: bool, expected: str
) -> None:
    """Only a build that shall have an index makes one."""
    if built:
        index(tmp_path / "site")
    assert state(tmp_path, search=search, preview=preview) == expected


def test_the_last_index_is_copied_whole(tmp_path: Path) -> None:
    """Into the folder that the preview is written to."""
    index(tmp_path / "site", c="pagefind-2")
    (tmp_path / "ny").mkdir()
    copy_index(tmp_path, tmp_path / "ny")
    assert names(tmp_path / "ny") == {"pagefind", "pagefind-2"}
