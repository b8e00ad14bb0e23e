"""Measures that bear a name, such as "Krav 1" or "Brist 2": in their own text, or as the heading over it."""

import re
from collections.abc import Iterator

from site_builder.importing.recognising.measure_reading import (
    LEADING_MARK,
    NAME_ALONE,
    ONLY_WHEN,
    FoundMeasure,
    MeasureReader,
    is_deed,
    is_of_the_process,
)
from site_builder.importing.recognising.outline import Outline, Part

UNDEMANDED = {"earlier", "evidence", "areas", "overview", "background", "decision"}
"""Parts in which nothing is demanded now."""
_INNER = re.compile(
    r"(?<=[.!?)]\s)(?P<kind>krav|rekommendation|åtgärd|förbättringsförslag)(?:\s+\d{1,2})?\s*:\s+",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\s*_]*[(\[]\s*(?:krav|rekommendation)", re.IGNORECASE)
_SHORT = 45


def named_measures(outline: Outline, reader: MeasureReader) -> Iterator[tuple[int, FoundMeasure]]:
    """Yield each named measure with its place among the blocks."""
    name = ""
    for place, part in enumerate(outline.parts):
        text, where = " ".join(part.block.text.split()), part.block.where
        if part.block.kind == "heading":
            alone = NAME_ALONE.fullmatch(text)
            is_counted = alone is not None and (re.search(r"\d", text) or part.name == "measures")
            name = alone["kind"] if alone and is_counted and not text.casefold().endswith("er") else ""
            continue
        if part.block.kind == "row" or part.name in UNDEMANDED:
            continue
        found = list(_named(part, f"{text} {_last_day_after(outline, place)}".strip()))
        for own_name, own in found:
            yield (
                place,
                reader.named(
                    name or own_name if own_name == "åtgärd" else own_name, own, part.heading, where
                ),
            )
        if not found and name and part.block.kind == "paragraph" and not _MARKED.search(text):
            if is_deed(text) and not is_of_the_process(text):
                yield place, reader.named(name, text, "", where)
            name = ""


def _named(part: Part, text: str) -> Iterator[tuple[str, str]]:
    """Yield the names in a text, in small letters, each with what it names; what only tells is none."""
    lead = LEADING_MARK.match(text)
    marks = [*([lead] if lead else []), *_INNER.finditer(text, lead.end() if lead else 0)]
    for at, mark in enumerate(marks):
        own = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)].strip()
        is_sure = mark is lead and (part.name == "measures" or re.search(r"\d", mark[0]) is not None)
        if (is_sure or is_deed(own)) and not is_of_the_process(own):
            kind_mark = _MARKED.search(own)
            yield mark["kind"].casefold(), own[: kind_mark.start()] if kind_mark else own


def _last_day_after(outline: Outline, place: int) -> str:
    """Return the next block where it only says when a measure shall be done."""
    after = " ".join(outline.parts[place + 1].block.text.split()) if place + 1 < len(outline.parts) else ""
    return after if len(after) < _SHORT and ONLY_WHEN.match(after) else ""
