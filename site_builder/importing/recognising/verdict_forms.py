"""Verdicts that no sentence tells: beside a label, ticked in a form, or a colour that is explained."""

import re
from collections.abc import Iterator, Mapping

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.labels import field_of
from site_builder.importing.recognising.outline import Outline
from site_builder.importing.recognising.verdict_words import Level, level_of
from site_builder.model.profile import Taxonomy

_TICKED = r"(?:[☒☑✓✔✅■]|[\[(]\s?[xX]\s?[\])])"
_EMPTY = r"(?:[☐□▢]|[\[(]\s{0,3}[\])])"
_BOX = re.compile(rf"{_TICKED}|{_EMPTY}")
_MARKED_CELL = re.compile(rf"[xX]|{_TICKED}|[jJ]a")
_COLOUR = r"(?:grön|gul|röd|orange)"
_EXPLAINED = re.compile(
    rf"\b(?P<colour>{_COLOUR})t?\s*(?:=|:|–|-|\(|betyder|innebär|motsvarar)\s*(?P<says>[^.,;)\n=]{{3,40}})",
    re.IGNORECASE,
)
_COLOUR_ALONE = re.compile(rf"(?P<colour>{_COLOUR})t?(?:\s+(?:nivå|ljus|markering))?", re.IGNORECASE)
_OVERALL_LABEL = re.compile(r"sam|total|hel|slutlig|slutbed", re.IGNORECASE)
_ON_CONDITION = re.compile(r"förutsätt|villkor|\bmen\b|\bdock\b", re.IGNORECASE)
_WHOLE = {"head", "summary", "verdict"}
"""Parts in which a label that says no more than "Bedömning" is about the whole."""
_LONGEST = 90
Labelled = tuple[Level | None, str, str]
"""A level, None where it cannot be told; the text that says it; and where."""


def has_boxes(text: str) -> bool:
    """Say whether a text has boxes to tick."""
    return _BOX.search(text) is not None


def ticked(text: str, taxonomy: Taxonomy) -> Level | None:
    """Return the verdict whose box is ticked, None where none or more than one is."""
    marks = list(_BOX.finditer(text))
    leads = level_of(text[: marks[0].start()].rpartition(":")[2], taxonomy) is None
    found: list[Level] = []
    for place, mark in enumerate(marks):
        if leads:
            end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
            option = text[mark.end() : end]
        else:
            option = text[marks[place - 1].end() if place else 0 : mark.start()].rpartition(":")[2]
        level = level_of(option.strip(" ,;/|"), taxonomy)
        if re.fullmatch(_TICKED, mark[0]):
            if level is None:
                return None
            found.append(level)
    return found[0] if len(found) == 1 else None


def explained_colours(outline: Outline, taxonomy: Taxonomy) -> Mapping[str, Level]:
    """Return the levels of the colours that the document itself explains."""
    found: dict[str, Level] = {}
    for match in _EXPLAINED.finditer(outline.text):
        level = level_of(match["says"], taxonomy)
        if level:
            found[match["colour"].casefold()] = level
    return found


def labelled(outline: Outline, taxonomy: Taxonomy) -> Iterator[Labelled]:
    """Yield what stands beside a label such as "Samlad bedömning", and what is ticked in its row."""
    colours = explained_colours(outline, taxonomy)
    said = [pair for pair in outline.values("bedomning") if len(pair.value) < _LONGEST]
    plain = [
        pair for pair in said if level_of(pair.value, taxonomy) and not _OVERALL_LABEL.search(pair.label)
    ]
    for pair in said:
        is_overall = _OVERALL_LABEL.search(pair.label) is not None
        is_only = len(plain) == 1 and pair is plain[0] and not pair.is_under
        is_only = (
            is_only and {part.name for part in outline.parts if part.block.where == pair.where} <= _WHOLE
        )
        if not (is_overall and not pair.is_column) and not is_only:
            continue
        text, value = f"{pair.label}: {pair.value}", _first(pair.value)
        colour = _COLOUR_ALONE.fullmatch(value.strip(" .*"))
        if colour:
            yield colours.get(colour["colour"].casefold()), text, pair.where
        elif has_boxes(pair.value):
            yield ticked(pair.value, taxonomy), text, pair.where
        elif level := level_of(value, taxonomy):
            yield None if _ON_CONDITION.search(pair.value) else level, text, pair.where
    yield from _crossed(outline, taxonomy)


def _first(value: str) -> str:
    """Return the first sentence of what stands beside a label."""
    return next(iter(sentences(" ".join(value.split()))), "")


def _crossed(outline: Outline, taxonomy: Taxonomy) -> Iterator[Labelled]:
    """Yield the verdict over the cell with a cross, in the row for the overall verdict."""
    table, head = 0, list[Level | None]()
    for part in outline.parts:
        block = part.block
        if block.kind != "row":
            continue
        if block.table != table:
            table, head = block.table, [level_of(cell, taxonomy) for cell in block.cells]
            continue
        label = block.cells[0]
        if not any(head) or field_of(label) != "bedomning" or not _OVERALL_LABEL.search(label):
            continue
        crossed = [
            place for place, cell in enumerate(block.cells) if place and _MARKED_CELL.fullmatch(cell.strip())
        ]
        level = head[crossed[0]] if len(crossed) == 1 and crossed[0] < len(head) else None
        yield level, block.text, block.where
