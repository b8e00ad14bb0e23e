"""PDF files: pieces of text with place and size, put together to lines and rows of cells page by page."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from site_builder.importing.blocks import Line, Read
from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.reading.joining import joined
from site_builder.importing.reading.tidying import normal

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on odd files are for programmers

_MOST_PAGES = 300
_MOST_PIECES = 60_000
_SAME = 2.5
_CHAR_WIDTH = 0.45
"""Of the size: what a letter takes at least, on the average of common faces."""
_MOST_WIDTH = 0.65
"""What a letter takes at most, on the average of common faces."""
_APART = 1.32
"""More than this times the usual distance between lines is room that sets a paragraph apart."""
_BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    LookupError,
    RecursionError,
)
"""What a broken file of another program makes pypdf raise: it parses lazily, so anywhere."""
_BROKEN_MORE = (ArithmeticError, AssertionError, NotImplementedError, OSError, EOFError, RuntimeError)


@dataclass(slots=True)
class _Piece:
    left: float
    height: float
    size: float
    is_bold: bool
    text: str


@dataclass(slots=True)
class _Cell:
    left: float
    lines: list[str]
    right: float
    reach: float = 0.0


@dataclass(slots=True)
class _Row:
    height: float
    lowest: float
    size: float
    is_bold: bool
    cells: list[_Cell] = field(default_factory=list)


def read_pdf(content: bytes) -> Read:
    """Return the blocks of a PDF; raise UnreadableError where it is broken, locked or holds no text."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("krypterad")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableError("for-stor")
        lines = [line for number, page in enumerate(reader.pages, 1) for line in _lines(page, number)]
    except DependencyError as error:  # AES needs a library of its own, which nothing else here does
        raise UnreadableError("krypterad") from error
    except (*_BROKEN, *_BROKEN_MORE) as error:
        raise UnreadableError("krypterad" if "ecrypt" in repr(error) else "trasig") from error
    return joined(lines)


def _lines(page: Any, number: int) -> Iterator[Line]:
    pieces: list[_Piece] = []
    blank = ""

    def see(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        nonlocal blank
        if not text.strip():
            blank = " " if text else blank
        elif len(pieces) < _MOST_PIECES:
            name = str((font or {}).get("/BaseFont", "")).lower()
            left, height = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] or tm[1]) * abs(cm[3] or cm[1]) or 1.0
            is_bold = any(word in name for word in ("bold", "black", "heavy", "semib", "demi"))
            pieces.append(_Piece(left, height, size * scale, is_bold, blank + normal(text)))
            blank = " " if text[-1].isspace() else ""

    page.extract_text(visitor_text=see)
    rows = _rows(pieces)
    room = _usual_room(rows)
    columns = [{round(cell.left / 3) for cell in row.cells[1:]} for row in rows]
    for place, row in enumerate(rows):
        above = rows[place - 1] if place else None
        near = [columns[each] for each in (place - 1, place + 1) if 0 <= each < len(rows)]
        texts = ["\n".join(cell.lines) for cell in row.cells]
        is_aligned = any(_are_near(columns[place], other) for other in near)
        yield Line(
            " ".join(" ".join(texts).split()),
            number,
            place + 1,
            round(row.size, 1),
            row.is_bold,
            row.cells[0].left,
            row.height,
            tuple((cell.left, text) for cell, text in zip(row.cells, texts, strict=True)),
            is_row=len(row.cells) > 1 and is_aligned,
            is_apart=above is None or (room > 0 and above.lowest - row.height > room * _APART),
        )


def _are_near(one: set[int], other: set[int]) -> bool:
    return any(each + shift in other for each in one for shift in (-1, 0, 1))


def _rows(pieces: list[_Piece]) -> list[_Row]:
    """Return the rows of a page from the highest to the lowest, as far as the file's own order allows."""
    rows: list[_Row] = []
    for piece in pieces:
        if not rows or not _goes_on(rows, piece):
            cell = _Cell(piece.left, [piece.text.strip()], _right(piece), _reach(piece))
            row = _Row(piece.height, piece.height, piece.size, piece.is_bold, [cell])
            rows.append(row)
    top = rows[0].height if rows else 0.0
    above = [row for row in rows[1:] if row.height > top + _SAME and row.size < rows[0].size]
    return above + [row for row in rows if row not in above] if above else rows


def _right(piece: _Piece) -> float:
    return piece.left + len(piece.text.strip()) * piece.size * _CHAR_WIDTH


def _reach(piece: _Piece) -> float:
    """Return how far to the right a piece goes at most."""
    return piece.left + len(piece.text.strip()) * piece.size * _MOST_WIDTH


def _goes_on(rows: list[_Row], piece: _Piece) -> bool:
    """Add a piece to the row that it belongs to, if it does: on the line, under its cell, or beside it."""
    row = rows[-1]
    cell = row.cells[-1]
    if abs(piece.height - row.lowest) <= _SAME and piece.left >= cell.left:
        _on_line(row, piece, rows[-2] if len(rows) > 1 else None)
        return True
    if piece.height < row.lowest - _SAME:
        is_under = len(row.cells) > 1 and abs(piece.left - cell.left) <= _SAME
        if is_under and row.lowest - piece.height < piece.size * 2:
            cell.lines.append(piece.text.strip())
            cell.right, cell.reach = _right(piece), _reach(piece)
            row.lowest = piece.height
            return True
        return False
    for back in range(len(rows) - 1, max(-1, len(rows) - 14), -1):
        first = rows[back]
        if abs(first.height - piece.height) <= _SAME and piece.left > first.cells[-1].left + _SAME:
            _merge(rows, back)
            first.cells.append(_Cell(piece.left, [piece.text.strip()], _right(piece), _reach(piece)))
            first.lowest = piece.height
            return True
    return False


def _on_line(row: _Row, piece: _Piece, above: _Row | None) -> None:
    cell = row.cells[-1]
    has_gap = piece.text[0].isspace()
    is_in_column = above is not None and any(abs(each.left - piece.left) <= 1 for each in above.cells[1:])
    is_far = piece.left - cell.reach > piece.size * 0.8
    is_beside = is_far or (has_gap and (is_in_column or piece.left - cell.right > piece.size * 0.8))
    if is_beside and abs(piece.height - row.height) <= _SAME:
        row.cells.append(_Cell(piece.left, [piece.text.strip()], _right(piece), _reach(piece)))
    else:
        cell.lines[-1] = f"{cell.lines[-1]}{' ' if has_gap else ''}{piece.text.strip()}"
        cell.right = max(cell.right, _right(piece))
        cell.reach = max(cell.reach, _reach(piece))
    row.is_bold = row.is_bold and piece.is_bold
    row.size = max(row.size, piece.size)


def _merge(rows: list[_Row], back: int) -> None:
    """Make the rows under a row the wrapped lines of its cells."""
    first = rows[back]
    for row in rows[back + 1 :]:
        for cell in row.cells:
            own = min(first.cells, key=lambda each: abs(each.left - cell.left))
            own.lines += cell.lines
    del rows[back + 1 :]


def _usual_room(rows: list[_Row]) -> float:
    """Return the distance that most lines have to the one above."""
    gaps = sorted(one.lowest - other.height for one, other in pairwise(rows) if one.lowest > other.height)
    return gaps[len(gaps) // 3] if gaps else 0.0
