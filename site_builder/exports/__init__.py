"""Open data: everything that the pages say, as files. One module a format, all from a publication."""

from collections.abc import Iterator

from site_builder.exports.api import api_files
from site_builder.exports.csv_files import csv_files
from site_builder.exports.database import database
from site_builder.exports.json_files import json_files
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from site_builder.exports.workbook import workbook
from site_builder.publication import Publication

FORMATS = (csv_files, json_files, workbook, database, api_files)


def files(publication: Publication, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file about the whole; links in them begin with `site_url`."""
    rows = Rows(Origin(publication, site_url))
    for make in FORMATS:
        yield from make(rows)
