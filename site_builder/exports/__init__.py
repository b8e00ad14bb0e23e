"""Open data: everything that the pages say, as files. One module a format, all from a publication."""

from collections.abc import Iterator
from itertools import chain

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.api import api_files
from site_builder.exports.catalogue import catalogue
from site_builder.exports.csv_files import csv_files
from site_builder.exports.database import database
from site_builder.exports.feeds import feed_files
from site_builder.exports.json_files import json_files
from site_builder.exports.openapi import openapi
from site_builder.exports.package import package
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from site_builder.exports.workbook import workbook
from site_builder.publication import Publication

__all__ = ["Origin", "Rows", "files"]


def files(publication: Publication, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file about the whole; links in them begin with `site_url`."""
    rows = Rows(Origin(publication, site_url))
    tables = dict(csv_files(rows))
    sizes: dict[str, int] = {}
    for path, content in chain(tables.items(), json_files(rows), workbook(rows), database(rows)):
        sizes[path] = len(content)
        yield path, content
    yield package(rows, tables)
    yield from api_files(rows)
    yield openapi(rows)
    for path, content in feed_files(rows):
        if path == places.feed(addresses.START, "atom"):
            sizes[path] = len(content)
        yield path, content
    yield from catalogue(rows, sizes)
