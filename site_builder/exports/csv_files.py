"""Every table as a CSV file (RFC 4180): UTF-8, commas, lines that end with CR LF, names in the first line."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.exports.columns import Table
from site_builder.exports.parts import Forms, Part, Taker, formed
from site_builder.exports.places import table_file
from site_builder.exports.values import as_cell, harmless

IN_CELLS: Forms = {
    "text": lambda values: [value and harmless(value) for value in values],
    "address": lambda values: [value and harmless(value) for value in values],
    "texts": lambda values: list(map(as_cell, values)),
    "yes_no": lambda values: list(map(as_cell, values)),
    "number": lambda values: list(map(as_cell, values)),
}
"""Days and whole numbers are written by the module `csv` as they shall be, and None as nothing."""


@contextmanager
def csv_file(folder: Path, table: Table) -> Iterator[Taker]:
    """Let a table's parts be written to its file, under the folder."""
    path = folder / table_file(table.name, "csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.names)

        def take(part: Part) -> None:
            writer.writerows(zip(*formed(IN_CELLS, table, part.columns), strict=True))

        yield take
