"""Measures in tables: a column for what is to be done, and one for its kind, its last day, or both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from site_builder.importing.blocks import Block
from site_builder.importing.recognising.areas import area_of_heading
from site_builder.importing.recognising.deadlines import due_of
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.measure_reading import (
    FoundMeasure,
    MeasureReader,
    is_deed,
    is_of_the_process,
)
from site_builder.importing.recognising.outline import Outline, Part

_HEADS = {
    "text": r"(?:föreslagen\s+|begärd\s+|beslutad\s+)?åtgärd(?:er)?|åtgärdskrav|krav\s+på\s+åtgärd"
    r"|(?:vad(?:\s+som)?|det\s+här|detta|utföraren|verksamheten|enheten)\s+(?:ska|behöver|måste)\b.*"
    r"|(?:vi|kommunen|förvaltningen|inspektören)\s+(?:kräver|begär)|krav\s+på\s+(?:utföraren|verksamheten|enheten|rättelse)"
    r"|(?:ska|måste|behöver|bör)\s+(?:göras?|åtgärdas?|rättas?)(?:\s+till)?"
    r"|beskrivning|vad|att\s+(?:åtgärda|göra)|krav\s*/\s*åtgärd|aktivitet|krav\s+och\s+rekommendationer"
    r"|åtgärd\s+(?:som\s+krävs|utföraren|att\s+vidta)|åtgärd\w*\s*/\s*\w+",
    "asked": r"krav|brist|förbättring(?:sområde|sförslag)?|rekommendation(?:er)?|avvikelse|anmärkning",
    "kind": r"slag|typ|krav\s*/\s*rek(?:ommendation)?\.?|kategori|art|krav\s+eller\s+rekommendation|nivå|grad"
    r"|typ\s+av\s+åtgärd|sort|ska\s*/\s*bör",
    "due": r"klart?|senast|klart?\s+senast|datum|tid|när|tidplan|tidsplan|slutdatum|deadline"
    r"|ska\s+vara\s+klart"
    r"|åtgärdas\s+senast|färdig\w*|sista\s+dag|åtgärdat\s+senast|åtgärd\s+senast|klar\s+den|tidsram",
    "judged": r"bedömning|uppfyll\w*|resultat|status|utfall|omdöme",
}
_KNOWN = {name: re.compile(rf"(?:{pattern})\s*:?", re.IGNORECASE) for name, pattern in _HEADS.items()}
_DEMAND = re.compile(r"krav|rekommendation(?:er)?|förbättring(?:sförslag)?", re.IGNORECASE)
"""Columns that say what is asked for, beside one that says what was wrong."""
_MARK = re.compile(r"\(\s*(?P<kind>krav|rekommendation)[^)]*\)", re.IGNORECASE)
_FAULT = re.compile(
    r"nej|delvis\b.*|(?:inte|ej)\s+uppfyll\w*|uppfyll\w*\s+(?:inte|ej|delvis)|brist\w*|röd|gul|avvikelse",
    re.IGNORECASE,
)
_ELSEWHERE = {"earlier", "evidence", "areas"}
_OF_SCHEDULE = re.compile(r"aktivitet(?:er)?|vad|beskrivning|moment|åtgärd(?:er)?", re.IGNORECASE)
"""Columns that a schedule of the follow-up has as well."""
_WORD = re.compile(r"[^\W\d_]{3}")
_SHORTEST = 8


@dataclass(slots=True)
class _Table:
    """The table that is gone through: which column is which, and the area that the last heading row named."""

    number: int
    columns: dict[str, int] = field(default_factory=dict)
    area: str | None = None
    name: str = ""
    width: int = 0

    def cell(self, name: str, cells: tuple[str, ...]) -> str:
        place = self.columns.get(name, len(cells))
        return " ".join(cells[place].split()) if place < len(cells) else ""


def in_tables(outline: Outline, reader: MeasureReader) -> Iterator[tuple[int, FoundMeasure]]:
    """Yield the measures of tables whose first row names a column for them, each with its place.

    A row of a page that lacks a cell is a doubt, since nothing says which.
    """
    table = _Table(0)
    for place, part in enumerate(outline.parts):
        block = part.block
        if block.kind != "row" or part.name in _ELSEWHERE:
            continue
        if block.table != table.number:
            table = _table(block, is_asked_for=part.name == "measures")
            continue
        if "text" not in table.columns:
            continue
        filled = [cell for cell in block.cells if cell]
        table.area = (area_of_heading(filled[0], reader.taxonomy) if filled else None) or table.area
        text = table.cell("text", block.cells)
        if 1 < len(block.lefts) < table.width:
            reader.doubts.append(Doubt("atgarder", "atgard-omarkt", "osaker", block.text, block.where))
        elif len(text) >= _SHORTEST and _WORD.search(text) and not is_of_the_process(text):
            measure = _row(table, block.cells, part, reader)
            if not _is_done(table, measure, reader):
                yield place, measure


def _is_done(table: _Table, measure: FoundMeasure, reader: MeasureReader) -> bool:
    """Say whether a row is of the follow-up's own schedule, what was done when, and no measure."""
    is_over = measure.due is not None and (reader.day is None or measure.due <= reader.day)
    return is_over and _OF_SCHEDULE.fullmatch(table.name) is not None and not is_deed(measure.text)


def _table(block: Block, *, is_asked_for: bool) -> _Table:
    columns = _columns(block.cells, is_asked_for=is_asked_for)
    own = columns.get("text", -1)
    return _Table(
        block.table,
        columns,
        name=" ".join(block.cells[own].split()) if own >= 0 else "",
        width=len(block.cells),
    )


def _row(table: _Table, cells: tuple[str, ...], part: Part, reader: MeasureReader) -> FoundMeasure:
    text, where = table.cell("text", cells), part.block.where
    mark = _MARK.search(text)
    kind = reader.kind_of(mark["kind"] if mark else table.cell("kind", cells))
    text = text[: mark.start()].strip() if mark else text
    if kind is None:
        is_fault = _FAULT.fullmatch(table.cell("judged", cells).strip(" .")) is not None
        over = part.heading if part.name == "measures" else ""
        measure = reader.named("brist" if is_fault else "", text, f"{table.name} {over}", where)
    else:
        measure = reader.marked(kind, text, "", where)
    due = due_of(table.cell("due", cells), reader.day, is_date_cell=True)
    return replace(measure, area=table.area, due=due or measure.due)


def _plain(cell: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", " ".join(cell.split())).strip(" *:")


def _columns(cells: tuple[str, ...], *, is_asked_for: bool) -> dict[str, int]:
    """Return the columns that a first row names, nothing where it is no heading of measures.

    A column "Krav" or "Brist" is it where no other says what to do, and nothing is judged.
    """
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        plain = _plain(cell)
        name = next((name for name, head in _KNOWN.items() if head.fullmatch(plain)), None)
        if name:
            found.setdefault(name, place)
    if "text" not in found and "asked" in found and "judged" not in found:
        asked = range(found["asked"], len(cells))
        found["text"] = next(
            (each for each in asked if _DEMAND.fullmatch(_plain(cells[each]))), found["asked"]
        )
    has_more = "kind" in found or "due" in found or "asked" in found or "judged" in found
    is_wide = len(cells) > 3 and not has_more
    is_alone = not (found.keys() - {"text"}) or found.get("text") == found.get("asked")
    if (
        "text" not in found
        or is_wide
        or (is_alone and not is_asked_for and "due" not in found and "kind" not in found)
    ):
        return {}
    return found
