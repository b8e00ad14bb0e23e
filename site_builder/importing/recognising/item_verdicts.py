"""What a table of requirements says of each focus area, where its own lines all say the same."""

import re
from collections import defaultdict
from collections.abc import Iterator

from site_builder.importing.blocks import Block
from site_builder.importing.recognising.areas import area_of_heading
from site_builder.importing.recognising.outline import Outline
from site_builder.model.profile import Taxonomy

_HEAD = re.compile(r"uppfyll(?:s|t|d|er|else)?\w*|bedömning|resultat|omdöme|status|godkänd", re.IGNORECASE)
_LEVELS = (
    (
        "underkand",
        r"nej|(?:inte|ej)\s+(?:uppfyll\w*|godkän\w*)|uppfyller\s+(?:inte|ej)|brist|röd|underkän\w*",
    ),
    (
        "anmarkning",
        r"delvis|uppfyller\s+delvis|delvis\s+uppfyll\w*|godkän\w*\s+med\s+anmärkning|gul|anmärkning",
    ),
    ("saknas", r"ej\s+(?:granskat|aktuellt|bedömt)|inte\s+(?:granskat|aktuellt|bedömt)|-|–"),
    ("godkand", r"ja|uppfyll\w*|godkän\w*|grön|ok"),
)
_KNOWN = [(level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _LEVELS]


def verdicts_of_areas(outline: Outline, taxonomy: Taxonomy) -> dict[str, str]:
    """Return the item verdict of each area all of whose lines have the same; others are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for area, level in _lines(outline, taxonomy):
        found[area].add(level)
    verdicts: dict[str, str] = {}
    for area, levels in found.items():
        fitting = [key for key, verdict in taxonomy.item_verdicts.items() if {verdict.level} == levels]
        if len(levels) == 1 and len(fitting) == 1:
            verdicts[area] = fitting[0]
    return verdicts


def _lines(outline: Outline, taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    table, column, area = 0, None, None
    for block in outline.read.blocks:
        if block.kind != "row":
            continue
        if block.table != table:
            table, area = block.table, None
            column = next(
                (place for place, cell in enumerate(block.cells) if _HEAD.fullmatch(cell.strip())), None
            )
            continue
        area = _area(block, taxonomy) or area
        if column is not None and area and column < len(block.cells):
            level = _level(block.cells[column])
            if level:
                yield area, level


def _area(block: Block, taxonomy: Taxonomy) -> str | None:
    filled = [cell for cell in block.cells if cell]
    return area_of_heading(filled[0], taxonomy) if filled else None


def _level(text: str) -> str | None:
    plain = " ".join(text.split()).strip(" .")
    return next((level for level, pattern in _KNOWN if pattern.fullmatch(plain)), None)
