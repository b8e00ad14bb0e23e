"""The files that hold whole tables: each row is made once, and given to every format."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from site_builder.exports import places
from site_builder.exports.csv_files import csv_file
from site_builder.exports.database import database
from site_builder.exports.json_files import json_file
from site_builder.exports.parts import parts
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES
from site_builder.exports.workbook import workbook


def table_files(rows: Rows, folder: Path) -> Iterator[str]:
    """Write the tables in every format, each file at its path under a folder; yield the paths."""
    (folder / places.FOLDER).mkdir(parents=True, exist_ok=True)
    with (
        database(folder, rows.origin.head) as in_database,
        workbook(folder, rows.origin.publication) as in_workbook,
    ):
        formats = (
            partial(csv_file, folder),
            partial(json_file, folder, rows.origin.head),
            in_database,
            in_workbook,
        )
        for table in TABLES.values():
            with ExitStack() as stack:
                takers = [stack.enter_context(opened(table)) for opened in formats]
                for part in parts(table, rows.of(table)):
                    for take in takers:
                        take(part)
    for suffix in ("csv", "json"):
        yield from (places.table_file(name, suffix) for name in TABLES)
    yield from (places.WORKBOOK, places.DATABASE)
