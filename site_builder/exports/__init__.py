"""Open data: everything that the pages say, as files. One module a format, all from a publication."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.api import api_files
from site_builder.exports.catalogue import catalogue
from site_builder.exports.feeds import feed_files
from site_builder.exports.openapi import openapi
from site_builder.exports.package import package
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from site_builder.exports.table_files import table_files

__all__ = ["MAKERS", "File", "Origin", "Rows", "catalogue_of", "size"]

File = tuple[str, bytes | Path]
"""A path, and its content; or the place where it lies already, as what holds whole tables is too large."""
Maker = Callable[[Origin, Path], Iterator[File]]


def _tables(origin: Origin, folder: Path) -> Iterator[File]:
    rows = Rows(origin)
    for path in table_files(rows, folder):
        yield path, folder / path
    yield package(rows, folder)


MAKERS: Mapping[str, Maker] = {
    "tables": _tables,
    "api": lambda origin, _: api_files(Rows(origin)),
    "openapi": lambda origin, _: iter((openapi(Rows(origin)),)),
    "feeds": lambda origin, _: feed_files(Rows(origin)),
}
"""What makes the files about the whole, by name; what is large is written under a folder."""


def catalogue_of(origin: Origin, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Yield the catalogue of the files that the makers have made, whose `sizes` are given by path."""
    feed = places.feed(addresses.START, "atom")
    data = (path for path in sizes if path.startswith(places.FOLDER) and path != places.PACKAGE)
    yield from catalogue(Rows(origin), {path: sizes[path] for path in (*data, *({feed} & sizes.keys()))})


def size(content: bytes | Path) -> int:
    """Return how many bytes a file has."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size
