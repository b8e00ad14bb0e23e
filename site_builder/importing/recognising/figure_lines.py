"""Figures in lines: tables and boxes of a page that are read as text, a label with its numbers after it."""

import re
from collections.abc import Iterator
from itertools import groupby

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.figure_tables import NO_FIGURES, Labelled
from site_builder.importing.recognising.outline import Outline, Part

_VALUE = r"(?:(?!20\d\d(?!\d))\d+(?:[,.]\d+)?(?:\s?(?:%|procent|st|h|tim\w{0,5})(?!\w)\.?)?|[–—-])(?!\S)"
_ROW = re.compile(
    rf"\s*(?P<label>[^\W\d_][^:;.!?]{{0,58}}?)\s+(?P<run>{_VALUE}(?:\s+{_VALUE})*)(?=\s+[A-ZÅÄÖ]|\s*$)"
)
_BESIDE = r"(?:mål(?:tal|värde)?|riket|snitt|kommunen|förändring|trend|diff\w{0,6})(?:\s+20\d\d)?"
_COLUMN = re.compile(rf"20\d\d|{_BESIDE}", re.IGNORECASE)
_YEARS = re.compile(
    rf"[^\d.:;!?]{{0,40}}?(?<!\S)(?P<columns>20\d\d(?:\s+(?:20\d\d|(?i:{_BESIDE})(?!\w))){{1,5}})(?=\s+[A-ZÅÄÖ]|$)"
)
"""A line of years, with columns of something else beside them."""
IS_FLAT_TABLE = re.compile(r"(?<!\S)20\d\d\s+20\d\d\s(?=[^.!?]*\d\s+\d)")
"""A table that became one text: neither a sentence to look for figures in, nor prose."""
_LISTED = re.compile(r"[,;·|•]\s+")
_ONLY_NUMBERS = re.compile(rf"(?:20\d\d|{_VALUE})(?:\s+(?:20\d\d|{_VALUE}))*")
_NUMBER = re.compile(r"(\d+)([,.]\d+)?\s?(\D*)")
_CONTENTS = re.compile(r"innehåll", re.IGNORECASE)
_SKIPPED = NO_FIGURES | {"earlier"}
_LONGEST = 600
_LONGEST_BETWEEN = 100
_FIRST_PAGE, _LAST_PAGE = 5, 100
_ENOUGH_OF_CONTENTS = 3

_Line = tuple[str, Part]
_Row = tuple[str, list[str]]


def figures_in_lines(outline: Outline) -> Iterator[Labelled]:
    """Yield each label with its value: one a year under a line of years, else of lines that stand together.

    A line whose numbers can be parted in two ways ("6 240 815" under two years) gives nothing.
    """
    lines = list(_lines(outline.parts))
    in_years = list(_under_years(lines))
    yield from (each for _, each in in_years)
    taken = {place for place, _ in in_years}
    yield from _boxes([line for place, line in enumerate(lines) if place not in taken])


def _lines(parts: tuple[Part, ...]) -> Iterator[_Line]:
    """Yield the texts of the blocks, each with those after it that are numbers alone."""
    text, first = "", None
    for part in parts:
        own = " ".join(part.block.text.split())
        is_row = part.block.kind == "row"
        if (
            first
            and not is_row
            and first.block.kind != "row"
            and _is_short(own)
            and _ONLY_NUMBERS.fullmatch(own)
        ):
            text = f"{text} {own}"
            continue
        if first:
            yield text, first
        text, first = own, part
    if first:
        yield text, first


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST


def _under_years(lines: list[_Line]) -> Iterator[tuple[int, Labelled]]:
    """Yield the values of lines under a line of years, with the place of the line."""
    years: list[str] = []
    table = 0
    for place, (text, part) in enumerate(lines):
        if part.name in _SKIPPED:
            continue
        head = _YEARS.match(text) if _is_short(text) else None
        if head:
            years, table = _COLUMN.findall(head["columns"]), part.block.table
        elif len(text) > _LONGEST_BETWEEN and part.block.kind != "row":
            years = []
        if not years or (table and part.block.table == table) or not _is_short(text):
            continue
        for label, values in _rows(text[head.end() :] if head else text, len(years)):
            for year, value in zip(years, values, strict=True):
                if year.isdigit():
                    yield place, _labelled(label, value, (text, part), year)


def _boxes(lines: list[_Line]) -> Iterator[Labelled]:
    """Yield labels with one number each, where two or more stand together and are no table of contents."""
    read = [(line, _in_row(line[0]) if _may_be_box(line) else []) for line in lines]
    for is_box, group in groupby(read, key=lambda each: bool(each[1])):
        rows = (
            [(line, label, values[0]) for line, found in group for label, values in found] if is_box else []
        )
        if len(rows) > 1 and not _are_pages([value for _, _, value in rows]):
            for line, label, value in rows:
                yield _labelled(label, value, line, "")


def _in_row(text: str) -> list[_Row]:
    """Return the labels of a text with one number each, whether or not commas stand between."""
    listed = [_rows(each, 1) for each in _LISTED.split(text.rstrip(" ."))]
    return [row for rows in listed for row in rows] if all(listed) else _rows(text, 1)


def _may_be_box(line: _Line) -> bool:
    text, part = line
    is_text = part.block.kind in ("paragraph", "item") and part.name not in _SKIPPED and _is_short(text)
    return is_text and not _CONTENTS.search(f"{part.heading} {part.subheading}")


def _are_pages(values: list[str]) -> bool:
    """Say whether numbers that only grow are those of the pages in a table of contents."""
    pages = [int(value) for value in values if value.isdigit()]
    is_long = len(pages) == len(values) >= _ENOUGH_OF_CONTENTS
    return is_long and pages == sorted(pages) and pages[0] <= _FIRST_PAGE and pages[-1] < _LAST_PAGE


def _labelled(label: str, value: str, line: _Line, over: str) -> Labelled:
    text, part = line
    whole = next((each for each in sentences(text) if label in each and value in each), text)
    return Labelled(label, value, part.block.where, over=over, sentence=whole, table=part.block.table)


def _rows(text: str, count: int) -> list[_Row]:
    """Return the labels of a text, each with so many values; nothing unless the whole text is such rows."""
    found: list[_Row] = []
    at = 0
    while at < len(text.rstrip()):
        match = _ROW.match(text, at)
        parted = _parted(match["run"], count) if match else None
        if match is None or parted is None:
            return []
        found.append((match["label"].strip(), parted))
        at = match.end()
    return found


def _parted(run: str, count: int) -> list[str] | None:
    """Return the numbers that a row of digits is, where blanks part numbers and thousands alike."""
    pieces = [match[0] for match in re.finditer(_VALUE, run)]
    if not count <= len(pieces) <= count * 3:
        return None
    ways = list(_ways(pieces, count))
    return ways[0] if len(ways) == 1 else None


def _ways(pieces: list[str], count: int) -> Iterator[list[str]]:
    """Yield every way to make pieces so many numbers."""
    if count == 0:
        if not pieces:
            yield []
        return
    for size in range(1, min(3, len(pieces)) + 1):
        if _is_one(pieces[:size]):
            for rest in _ways(pieces[size:], count - 1):
                yield [" ".join(pieces[:size]), *rest]


def _is_one(pieces: list[str]) -> bool:
    """Say whether pieces are one number: a few digits, then three at a time, and a decimal or unit last."""
    if len(pieces) == 1:
        return True
    first, *between, last = pieces
    end = _NUMBER.fullmatch(last)
    is_begun = first.isdigit() and len(first) <= 3 and first[0] != "0"
    return (
        is_begun
        and all(piece.isdigit() and len(piece) == 3 for piece in between)
        and end is not None
        and len(end[1]) == 3
    )
