"""Labels with numbers beside them: in tables of one or several years, and written `Platser: 12`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.importing.blocks import Block
from site_builder.importing.language.numbers import NUMBER
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.outline import Outline, Part

_IS_VALUE = re.compile(
    rf"(?:ca\.?|cirka|totalt)?\s*{NUMBER}\s*(?:%|procent|tim\w*|h|st|stycken|personer|platser|av\s+100)?\.?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_SHOWN = r"(?!20\d\d(?!\d))\d[\d \u00a0]{0,7}(?:,\d+)?(?:\s?%)?"
_BOX = re.compile(
    rf"(?P<first>{_SHOWN})\s+(?P<under>[^\W\d_]{{3}}[^\d:]{{0,40}})"
    rf"|(?P<over>[^\W\d_]{{3}}[^\d:]{{0,40}}?(?:\s20\d\d)?)\s+(?P<last>{_SHOWN})"
)
"""A cell that holds a number with its label over or under it."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\s*(?:%|tim|st\b)|[\d,.]\d)")
_OTHER = re.compile(
    r"\bmål|riket|snitt|förändring|trend|källa|\bkrav|avtalat|differens|\bdiff\b|föregående|förra|jämför|kommunen\s+totalt"
    r"|^(?:nr|n:r|anm\w*|kommentar\w*|not\w*)\.?$",
    re.IGNORECASE,
)
"""Columns whose numbers are of something else than the unit now."""
_BASE = re.compile(
    r"^(?:bas|underlag|av\s+antal|antal\s+(?:svar|svarande|anställda)|beräknat\s+på)\b", re.IGNORECASE
)
_SPLIT = re.compile(
    r"[;|·•\n]|(?<=[\d%)])\.\s+(?=[A-ZÅÄÖ])|(?<=[\d%)]),\s+(?=[^\d,;:]{3,40}:)"
    r"|(?<=[\d%)])\s+(?=[A-ZÅÄÖ][^:;.\d]{2,60}(?:\s20\d\d)?:\s*\d)"
)
NO_FIGURES = frozenset({"measures", "evidence", "decision", "areas"})
"""Parts whose texts and lists are looked in for other things."""
_LONGEST_LABEL, _LONGEST_VALUE = 60, 40


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the value beside it, what stands in the same row or over the column, and where.

    `sentence` is the one that holds both, where they stand in a text; `table` numbers the table, if one.
    """

    label: str
    value: str
    where: str
    beside: str = ""
    over: str = ""
    sentence: str = ""
    table: int = 0


def labelled_values(outline: Outline, read: Collection[int] = ()) -> Iterator[Labelled]:
    """Yield each label with its value, in the order of the text; tables that were `read` are passed over."""
    seen = set(read)
    for part in outline.parts:
        block = part.block
        if block.kind == "row" and part.name != "measures" and block.table not in seen:
            seen.add(block.table)
            yield from _of_table([each.block for each in outline.parts if each.block.table == block.table])
        elif block.kind in ("paragraph", "item") and part.name not in NO_FIGURES:
            yield from _of_text(part)


def _of_text(part: Part) -> Iterator[Labelled]:
    for sentence in sentences(part.block.text):
        for piece in _SPLIT.split(sentence):
            label, colon, value = piece.rpartition(":")
            if colon and _fits(label, value):
                yield Labelled(label.strip(), value.strip(), part.block.where, sentence=sentence)


def _fits(label: str, value: str) -> bool:
    return 0 < len(label.strip()) < _LONGEST_LABEL and 0 < len(value.strip()) < _LONGEST_VALUE


def _of_table(rows: list[Block]) -> Iterator[Labelled]:
    table = [[" ".join(cell.split()) for cell in row.cells] for row in rows]
    if len(table) == 2 and all(map(_is_number, table[0])) and not any(map(_is_number, table[1])):
        rows, table = rows[::-1], table[::-1]  # numbers with their labels under them
    boxes = [(row, found) for row, cells in zip(rows, table, strict=True) if (found := _in_boxes(cells))]
    if boxes:
        yield from (Labelled(label, value, row.where) for row, found in boxes for label, value in found)
        return
    head = ["", *table[0]] if _lacks_first(rows) else table[0]
    if len(table) > 1 and len(head) > 1 and not any(_is_number(cell) for cell in head):
        yield from _of_names(head, rows, table) if _is_turned(table) else _of_columns(head, rows, table)
    else:
        for row, cells in zip(rows, table, strict=True):
            if sum(map(_is_number, cells)) == len(cells) - 1 > 1:
                continue  # several numbers, and nothing says of what
            for label, value in pairwise(cells):
                if not _is_number(label) and _fits(label, value):
                    yield Labelled(label, value, row.where, " ".join(cells[2:]) if len(cells) == 3 else "")


def _in_boxes(cells: list[str]) -> list[tuple[str, str]]:
    """Return the labels and numbers of a row whose cells hold one of each, nothing for any other row."""
    found = [match for cell in cells if cell and (match := _BOX.fullmatch(cell))]
    if len(found) < 2 or len(found) < len([cell for cell in cells if cell]):
        return []
    return [((match["under"] or match["over"]).strip(), match["first"] or match["last"]) for match in found]


def _lacks_first(rows: list[Block]) -> bool:
    """Say whether the first row of a page's table has nothing over the first column."""
    head, under = rows[0].lefts, [row.lefts for row in rows[1:]]
    return bool(head and under) and all(
        len(lefts) > len(head) and abs(head[0] - lefts[1]) < abs(head[0] - lefts[0]) for lefts in under
    )


def _is_number(cell: str) -> bool:
    return _IS_VALUE.fullmatch(cell) is not None and _YEAR.match(cell) is None


def _is_turned(table: list[list[str]]) -> bool:
    """Say whether the first row has the labels, with a row of values under them."""
    under = [cell for cell in table[1][1:] if cell]
    is_named = sum(re.search(r"[a-zåäö]{4}", cell) is not None for cell in table[0]) == len(table[0])
    return (
        len(table) < 5
        and len(table[0]) > 2
        and is_named
        and _is_number(table[1][0])
        and all(map(_is_number, under))
    )


def _of_names(head: list[str], rows: list[Block], table: list[list[str]]) -> Iterator[Labelled]:
    for row, cells in zip(rows[1:], table[1:], strict=True):
        for label, value in zip(head, cells, strict=False):
            if _fits(label, value) and _is_number(value):
                yield Labelled(label, value, row.where)


def _of_columns(head: list[str], rows: list[Block], table: list[list[str]]) -> Iterator[Labelled]:
    """Yield a row's values: one for each year that the first row names, else the first that is a number."""
    years = [
        place
        for place, cell in enumerate(head)
        if place and re.fullmatch(r"\D{0,25}\b20\d\d(?:[\s(,]\D{0,20})?", cell)
    ]
    for row, cells in zip(rows[1:], table[1:], strict=True):
        usable = [
            place
            for place, cell in enumerate(cells)
            if place and _is_number(cell) and not _OTHER.search(head[place] if place < len(head) else "")
        ]
        bases = [place for place in usable if place < len(head) and _BASE.match(head[place])]
        chosen = [place for place in usable if place in years] or [
            each for each in usable if each not in bases
        ][:1]
        beside = " ".join(
            f"(av {cell} anställda)" if place in bases else cell
            for place, cell in enumerate(cells)
            if (place and place not in usable) or place in bases
        )
        label = cells[0] if not re.fullmatch(r"\d{0,2}\.?", cells[0]) else cells[1] if len(cells) > 1 else ""
        for place in chosen:
            if _fits(label, cells[place]):
                over = head[place] if place < len(head) else ""
                yield Labelled(label, cells[place], row.where, beside, over)
            if place > 1 and place not in years and _fits(cells[place - 1], cells[place]):
                yield Labelled(cells[place - 1], cells[place], row.where)
