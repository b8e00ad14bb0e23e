"""The rows and cells of a sheet (ECMA-376, SpreadsheetML), written some at a time: none are kept in memory.

Texts stand in their cells ("inline strings"), not in a table beside, which would have to be kept.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import IO, Any
from xml.sax.saxutils import escape

MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767
"""The rows of a sheet and the letters of a cell (Excel's limits)."""
MOST_BYTES = 2_000_000_000
"""The bytes of a sheet: beyond 2 GiB the archive has a form that not all programs read (ZIP64)."""
DAY_ZERO = date(1899, 12, 30).toordinal()
"""Days are counted from here, right from March 1900 on (ECMA-376 part 1, 18.17.4.1)."""

TITLE, HEAD, WRAP, DAY = (f' s="{place}"' for place in range(1, 5))
"""How a cell looks: its place in the `cellXfs` of `book.STYLES`. A cell without any is plain."""

Form = Callable[[Any], str]
"""What a value is inside its cell, after the cell's address."""


@lru_cache(4096)
def text(value: str, look: str = "") -> str:
    """Return a cell's text; what XML cannot hold is written `_x001F_` (18.18.94, ST_Xstring)."""
    held = escape(value[:MOST_LETTERS])
    if "_x" in held or not held.isprintable():
        held = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)", _escaped, held)
    kept = "" if held == held.strip() else ' xml:space="preserve"'
    return f'{look} t="inlineStr"><is><t{kept}>{held}</t></is>'


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def number(value: float) -> str:
    """Return a cell's number."""
    return f"><v>{value}</v>"


def truth(value: bool) -> str:
    """Return a cell's yes or no."""
    return f' t="b"><v>{value:d}</v>'


def day(value: date) -> str:
    """Return a cell's day."""
    return f"{DAY}><v>{value.toordinal() - DAY_ZERO}</v>"


def letters(place: int) -> str:
    """Return the letters of the column at a place, the first being 0: `A`, `Z`, `AA`."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


class Sheet:
    """A sheet that is being written; `rows` is how many it has."""

    def __init__(self, file: IO[bytes], columns: int) -> None:
        self.rows, self._bytes = 0, 0
        self._file, self._letters = file, [letters(place) for place in range(columns)]

    @property
    def area(self) -> str:
        """The address of all cells: `$A$1:$F$9`."""
        return f"$A$1:${self._letters[-1]}${self.rows}"

    def add(self, forms: Sequence[Form], columns: Sequence[Sequence[Any]]) -> int:
        """Write rows below the last, given column by column; return how many of them had no place."""
        asked = len(columns[0])
        fitting = min(asked, MOST_ROWS - self.rows) if self._bytes < MOST_BYTES else 0
        rows = list(map(str, range(self.rows + 1, self.rows + fitting + 1)))
        made = [
            [
                f'<c r="{place}{row}"{form(value)}</c>' if value is not None else ""
                for row, value in zip(rows, values, strict=False)
            ]
            for place, form, values in zip(self._letters, forms, columns, strict=False)
        ]
        lines = (f'<row r="{row}">{"".join(cells)}</row>' for row, *cells in zip(rows, *made, strict=True))
        self._bytes += self._file.write("".join(lines).encode())
        self.rows += fitting
        return asked - fitting
