"""One workbook: a sheet for each table after one that explains, with typed days and numbers, and filters.

The same publication gives the same bytes: the day of making stands as that of the publication.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter ships no types

from site_builder.exports.columns import SAID, SCHEMA_VERSION, Column, Table, Value
from site_builder.exports.places import WORKBOOK
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES
from site_builder.exports.values import SEPARATOR, as_json

MOST_ROWS = 1_048_576 - 1
"""The rows of a sheet (ECMA-376, Excel's limits), less the line of names."""
MOST_LETTERS = 32_767
WIDTHS = {"text": 24, "texts": 24, "address": 40, "day": 12, "whole": 10, "number": 12, "yes_no": 10}


def workbook(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the workbook."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    today = rows.origin.publication.today
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": SAID.workbook.title, "created": datetime.combine(today, time())})
        looks = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "title": book.add_format({"bold": True, "font_size": 16}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        explanation = book.add_worksheet(SAID.workbook.explanation)
        left_out = {table.name: _sheet(book, table, rows, looks) for table in TABLES.values()}
        _explain(explanation, rows, looks, left_out)
    yield WORKBOOK, made.getvalue()


def _sheet(book: Any, table: Table, rows: Rows, looks: dict[str, Any]) -> int:
    """Write a table; return how many of its last rows a sheet has no place for."""
    sheet = book.add_worksheet(table.title)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS[column.type])
        sheet.write_string(0, place, column.name, looks["head"])
    count = 0
    for count, row in enumerate(rows.of(table), start=1):
        if count <= MOST_ROWS:
            for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                _write(sheet, (count, place), column, value, looks["day"])
    sheet.freeze_panes(1, len(table.key))
    sheet.autofilter(0, 0, min(max(count, 1), MOST_ROWS), len(table.columns) - 1)
    return max(0, count - MOST_ROWS)


def _write(sheet: Any, place: tuple[int, int], column: Column, value: Value, day: Any) -> None:
    """Write a cell as what it is: a text is never run, and never taken for a number."""
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(*place, value, day)
    elif column.type in ("whole", "number"):
        sheet.write_number(*place, as_json(value))
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value)
    else:
        text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
        sheet.write_string(*place, text[:MOST_LETTERS])


def _explain(sheet: Any, rows: Rows, looks: dict[str, Any], left_out: dict[str, int]) -> None:
    """Write what the workbook is, the rules for reading it, and every column with its words."""
    said, publication = SAID.workbook, rows.origin.publication
    licence = SAID.licences[publication.municipality.licence]
    words = {
        "municipality": publication.municipality.name,
        "day": publication.today.isoformat(),
        "licence": licence,
        "version": SCHEMA_VERSION,
    }
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, 100)
    sheet.write_string(0, 0, said.title, looks["title"])
    lines = [line.format(**words) for line in said.lines]
    if publication.municipality.demonstration or publication.municipality.invented:
        lines.insert(0, SAID.not_own.format(**words))
    lines += [
        said.left_out.format(table=TABLES[name].title, count=count)
        for name, count in left_out.items()
        if count
    ]
    for place, line in enumerate(lines, start=1):
        sheet.write_string(place, 0, line)
    place = len(lines) + 2
    for column, heading in enumerate(said.columns):
        sheet.write_string(place, column, heading, looks["head"])
    for table in TABLES.values():
        for each in table.columns:
            place += 1
            sheet.write_string(place, 0, table.title)
            sheet.write_string(place, 1, each.name)
            sheet.write_string(place, 2, table.described(each), looks["wrap"])
