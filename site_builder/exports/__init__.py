"""Open data: everything that the pages say, as files. One module a format, all from a publication."""

from collections.abc import Iterator
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
from site_builder.publication import Publication

__all__ = ["Origin", "Rows", "files"]


def files(publication: Publication, site_url: str, folder: Path) -> Iterator[tuple[str, bytes | Path]]:
    """Yield path and content of every file about the whole; links in them begin with `site_url`.

    What holds whole tables is too large for the memory. It is written at once, at its path under `folder`.
    """
    rows = Rows(Origin(publication, site_url))
    sizes: dict[str, int] = {}
    for path in table_files(rows, folder):
        sizes[path] = (folder / path).stat().st_size
        yield path, folder / path
    yield package(rows, folder)
    yield from api_files(rows)
    yield openapi(rows)
    for path, content in feed_files(rows):
        if path == places.feed(addresses.START, "atom"):
            sizes[path] = len(content)
        yield path, content
    yield from catalogue(rows, sizes)
