"""Rows some at a time, column by column: every format has the same of them."""

import csv
import json
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # openpyxl ships no types
import pytest

from site_builder.exports import Origin, Rows
from site_builder.exports.columns import Column, Table, Value, own
from site_builder.exports.csv_files import IN_CELLS
from site_builder.exports.parts import IN_JSON, MOST_ROWS, Values, formed, parts
from site_builder.exports.tables import TABLES
from site_builder.exports.values import SEPARATOR, as_cell, as_json
from tests.exports.made import SITE_URL, example, files

VALUES: dict[str, Values] = {
    "text": ("a", "", None, "=1", "-1", "＝1", "\ta", "a=1"),
    "address": ("https://insyn.example/", None),
    "texts": (("a", "b"), (), None, ("=a", "b")),
    "day": (date(2024, 11, 20), None),
    "whole": (0, -3, None),
    "number": (Decimal("-8.10"), Decimal("3270"), Decimal("1E+3"), None),
    "yes_no": (True, False, None),
}
TYPES: dict[str, type] = {
    **{"text": str, "address": str, "texts": tuple, "day": date},
    **{"whole": int, "number": Decimal, "yes_no": bool},
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_column_is_written_as_its_values_one_by_one(kind: Any) -> None:
    """What is chosen for a column is what each value would get."""
    table = Table("provet", (own("kolumnen", kind),))
    (cells,) = formed(IN_CELLS, table, [VALUES[kind]])
    assert ["" if cell is None else str(cell) for cell in cells] == [as_cell(each) for each in VALUES[kind]]
    (plain,) = formed(IN_JSON, table, [VALUES[kind]])
    assert json.loads(json.dumps(plain)) == [as_json(each) for each in VALUES[kind]]


def test_every_value_is_of_its_columns_type(tmp_path: Path) -> None:
    """A column of another type would be written wrongly, for its form is chosen by the type."""
    rows = Rows(Origin(example(tmp_path), SITE_URL))
    for table in TABLES.values():
        for row in rows.of(table):
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or fits(value, column), (table.name, column.name, value)


def fits(value: Value, column: Column) -> bool:
    """Say whether a value is of a column's type; a truth is no whole number."""
    return isinstance(value, TYPES[column.type]) and isinstance(value, bool) is (column.type == "yes_no")


@pytest.mark.parametrize("count", [0, 1, MOST_ROWS, 2 * MOST_ROWS + 1])
def test_parts_hold_all_rows_in_order(count: int) -> None:
    """None twice, and no empty part."""
    table = Table("provet", (own("ett"), own("tva")))
    made = list(parts(table, ((str(each), None) for each in range(count))))
    assert [value for part in made for value in part.columns[0]] == [str(each) for each in range(count)]
    assert all(0 < len(part.columns[1]) <= MOST_ROWS for part in made)


def test_every_format_holds_the_same(tmp_path: Path) -> None:
    """JSON, CSV, database and workbook, cell by cell."""
    made = files(example(tmp_path / "content"))
    for path in ("data/insyn.db", "data/insyn.xlsx"):
        (tmp_path / Path(path).name).write_bytes(made[path])
    base, book = sqlite3.connect(tmp_path / "insyn.db"), openpyxl.load_workbook(tmp_path / "insyn.xlsx")
    for name, table in TABLES.items():
        rows = [tuple(row.values()) for row in json.loads(made[f"data/{name}.json"])["rader"]]
        lines = csv.reader(made[f"data/{name}.csv"].decode().splitlines(keepends=True))
        held = base.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
        sheet = book[table.title].iter_rows(min_row=2, values_only=True)
        for row, line, kept, cells in zip(rows, list(lines)[1:], held, sheet, strict=True):
            for column, value, word, bound, cell in zip(table.columns, row, line, kept, cells, strict=True):
                joined = SEPARATOR.join(value) if isinstance(value, list) else value
                assert word.removeprefix("'") == in_words(joined), column
                assert bound == (json.dumps(value, ensure_ascii=False) if joined != value else value), column
                assert (cell.date().isoformat() if column.type == "day" and cell else cell) == joined, column
    base.close()


def in_words(value: Any) -> str:
    """Return what JSON holds as CSV has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
