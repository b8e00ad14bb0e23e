"""The writer of workbooks, read with another's reader."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]  # openpyxl ships no types
import pytest

from site_builder.exports import sheets
from site_builder.exports.book import Book
from site_builder.exports.sheets import (
    HEAD,
    MOST_LETTERS,
    MOST_ROWS,
    Sheet,
    day,
    letters,
    number,
    text,
    truth,
)

MADE = date(2026, 1, 15)


def written(path: Path, values: list[Any], form: sheets.Form = text) -> Any:
    """Return the sheet that openpyxl reads, of one column with these values."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        book = Book(archive, ["Bladet"], "Boken & allt", MADE)
        with book.sheet("Bladet", (24,)) as sheet:
            sheet.add([form], [values])
        book.finish()
    return openpyxl.load_workbook(path)["Bladet"]


@pytest.mark.parametrize(
    "value",
    [
        *('Å & <b>ä</b> "ö"', " framför och efter ", "rad 1\nrad 2\ttabb", "=1+1", "-1", "2024", ""),
        *("]]>", "a\u2028b", "𝔸", "x" * MOST_LETTERS),
    ],
)
def test_a_text_is_read_as_it_was(tmp_path: Path, value: str) -> None:
    """It is never a formula and never a number."""
    cell = written(tmp_path / "a.xlsx", [value])["A1"]
    assert (cell.value, cell.data_type) == (value, "s")


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("a\x1fb", "a_x001F_b"),
        ("a\rb", "a_x000D_b"),
        ("_x0041_", "_x005F_x0041_"),
        ("_xyz_", "_xyz_"),
        ("a\ufffe", "a_xFFFE_"),
        ("y" * (MOST_LETTERS + 1), "y" * MOST_LETTERS),
    ],
)
def test_what_xml_cannot_hold_is_escaped_as_the_standard_says(tmp_path: Path, value: str, held: str) -> None:
    """And so is a text that looks like such an escape; a text ends at the most letters of a cell."""
    assert written(tmp_path / "a.xlsx", [value])["A1"].value == held


@pytest.mark.parametrize(
    ("form", "value", "read"),
    [
        (number, 12, 12),
        (number, -8.1, -8.1),
        (number, 0, 0),
        (truth, False, False),
        (truth, True, True),
        (day, date(2024, 11, 20), datetime(2024, 11, 20)),  # noqa: DTZ001 - a spreadsheet's day has no zone
        (day, date(1900, 3, 1), datetime(1900, 3, 1)),  # noqa: DTZ001
    ],
)
def test_a_value_keeps_its_type(tmp_path: Path, form: sheets.Form, value: Any, read: Any) -> None:
    """Numbers, truths and days are no texts; what is missing leaves its cell empty."""
    sheet = written(tmp_path / "a.xlsx", [None, value], form)
    assert sheet["A1"].value is None
    assert (sheet["A2"].value, type(sheet["A2"].value)) == (read, type(read))


def test_a_column_has_the_letters_that_spreadsheets_give_it() -> None:
    """As openpyxl counts them, from 1."""
    for place in (*range(60), 700, 701, 702, 703, 16_383):
        assert letters(place) == openpyxl.utils.get_column_letter(place + 1)


def test_a_frozen_sheet_is_filtered_over_all_its_rows(tmp_path: Path) -> None:
    """The names of its columns stay, and so do the columns of its key."""
    with ZipFile(tmp_path / "a.xlsx", "w") as archive:
        book = Book(archive, ["Först", "Låst & klart"], "Boken", MADE)
        with book.sheet("Låst & klart", (12, 40), frozen=1) as sheet:
            sheet.add([lambda value: text(value, HEAD)] * 2, [["id"], ["namn"]])
            sheet.add([number, text], [[1, 2], ["a", "b"]])
        with book.sheet("Först", (10,)) as sheet:
            sheet.add([text], [["Sist skrivet"]])
        book.finish()
    read = openpyxl.load_workbook(tmp_path / "a.xlsx")
    first, locked = read.worksheets
    assert (first.title, locked.title, read.active.title) == ("Först", "Låst & klart", "Först")
    assert (locked.freeze_panes, locked.auto_filter.ref) == ("B2", "A1:B3")
    assert (first.freeze_panes, first.auto_filter.ref) == (None, None)
    assert [round(locked.column_dimensions[each].width) for each in "AB"] == [13, 41]
    assert [cell.font.b for row in locked["A1:A2"] for cell in row] == [True, False]
    assert (read.properties.title, read.properties.created.date()) == ("Boken", MADE)


def test_rows_that_have_no_place_are_counted() -> None:
    """A sheet has no more rows than programs read."""
    file = BytesIO()
    sheet = Sheet(file, 1)
    sheet.rows = MOST_ROWS - 1
    assert sheet.add([number], [[1, 2, 3]]) == 2
    assert sheet.add([number], [[4]]) == 1
    assert file.getvalue() == b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'


def test_the_same_cells_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the archive has the time when it was written."""
    written(tmp_path / "a.xlsx", ["a"])
    written(tmp_path / "b.xlsx", ["a"])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
