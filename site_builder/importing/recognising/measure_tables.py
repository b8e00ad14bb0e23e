"""Measures in tables: a column for what is to be done, and one for its kind, its last day, or both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from site_builder.importing.recognising.areas import area_of_heading
from site_builder.importing.recognising.deadlines import due_of
from site_builder.importing.recognising.measure_reading import FoundMeasure, MeasureReader
from site_builder.importing.recognising.outline import Outline

_HEADS = {
    "text": r"åtgärd\w*|krav\s+på\s+åtgärd|beskrivning|vad|förbättring|krav/åtgärd|att\s+åtgärda"
    r"|rekommendation"
    r"|aktivitet|krav\s+och\s+rekommendationer",
    "kind": r"slag|typ|krav\s*/\s*rekommendation|kategori|art|krav\s+eller\s+rekommendation|nivå|grad"
    r"|typ\s+av\s+åtgärd",
    "due": r"klart?|senast|klart?\s+senast|datum|tid|när|tidplan|slutdatum|deadline|ska\s+vara\s+klart"
    r"|åtgärdas\s+senast|färdig\w*",
}
_KNOWN = {name: re.compile(rf"(?:{pattern})\s*:?", re.IGNORECASE) for name, pattern in _HEADS.items()}
_MARK = re.compile(r"\(\s*(?P<kind>krav|rekommendation)[^)]*\)", re.IGNORECASE)
_ELSEWHERE = {"evidence", "overview", "areas"}
_SHORTEST = 8


@dataclass(slots=True)
class _Table:
    """The table that is gone through: which column is which, and the area that the last heading row named."""

    number: int
    columns: dict[str, int] = field(default_factory=dict)
    area: str | None = None

    def cell(self, name: str, cells: tuple[str, ...]) -> str:
        place = self.columns.get(name, len(cells))
        return " ".join(cells[place].split()) if place < len(cells) else ""


def in_tables(outline: Outline, reader: MeasureReader) -> Iterator[FoundMeasure]:
    """Yield the measures of tables whose first row names a column for them."""
    table = _Table(0)
    for part in outline.parts:
        block = part.block
        if block.kind != "row" or part.name in _ELSEWHERE:
            continue
        if block.table != table.number:
            table = _Table(block.table, _columns(block.cells))
            continue
        if "text" not in table.columns:
            continue
        if len(table.columns) == 1 and part.name != "measures":
            continue
        filled = [cell for cell in block.cells if cell]
        table.area = (area_of_heading(filled[0], reader.taxonomy) if filled else None) or table.area
        if len(table.cell("text", block.cells)) >= _SHORTEST:
            yield _row(table, block.cells, block.where, reader)


def _row(table: _Table, cells: tuple[str, ...], where: str, reader: MeasureReader) -> FoundMeasure:
    text = table.cell("text", cells)
    mark = _MARK.search(text)
    kind = reader.kind_of(mark["kind"] if mark else table.cell("kind", cells))
    text = text[: mark.start()].strip() if mark else text
    measure = reader.marked(kind or reader.kind_in(text, "", where), text, "", where)
    due = due_of(table.cell("due", cells), reader.day, is_date_cell=True)
    return replace(measure, area=table.area, due=due or measure.due)


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    """Return the columns that a first row names, nothing where it is no heading of measures."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        plain = " ".join(cell.split())
        name = next((name for name, head in _KNOWN.items() if head.fullmatch(plain)), None)
        if name:
            found.setdefault(name, place)
    return found if "text" in found and ("kind" in found or "due" in found or len(cells) < 4) else {}
