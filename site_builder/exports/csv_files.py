"""Every table as a CSV file (RFC 4180): UTF-8, commas, lines that end with CR LF, names in the first line."""

import csv
from collections.abc import Iterator
from io import StringIO

from site_builder.exports.places import table_file
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES
from site_builder.exports.values import as_cell


def csv_files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file."""
    for table in TABLES.values():
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(table.names)
        writer.writerows(map(as_cell, row) for row in rows.of(table))
        yield table_file(table.name, "csv"), text.getvalue().encode()
