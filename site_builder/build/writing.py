"""Writing files, and the pages in the frames of their kinds."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.pages.page import Page
from site_builder.pages.shell import Kind, Shell, fill, kind_of


def write_pages(folder: Path, pages: Iterable[Page], shells: Mapping[Kind, Shell]) -> None:
    """Write each page, whole, as the `index.html` of its address."""
    for page in pages:
        write(folder / page.address / "index.html", fill(shells[kind_of(page)], page))


def write(path: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
