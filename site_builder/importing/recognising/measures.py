"""The measures of a document: in tables, with marks such as "(krav)", or under a heading for them."""

import re
from collections.abc import Iterator
from datetime import date

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.measure_reading import (
    FoundMeasure,
    MeasureReader,
    is_deed,
    is_of_the_process,
)
from site_builder.importing.recognising.measure_tables import in_tables
from site_builder.importing.recognising.outline import Outline, Part
from site_builder.model.profile import Taxonomy

_KINDS = r"krav|ska-?krav|rekommendation|rekommenderas|förbättringsförslag|råd|brist|anmärkning|bör"
_MARK = re.compile(
    rf"[\s*_]*[(\[]\s*(?P<kind>{_KINDS})(?P<rest>(?![\wåäö])[^()\[\]]{{0,80}})[)\]][\s*_.]*", re.IGNORECASE
)
_DASH_MARK = re.compile(r"\s*[-–—:]\s*(?P<kind>krav|rekommendation)(?P<rest>)\.?\s*$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:vi|förvaltningen)\s+(?:vill|förväntar|kräver|begär)[^.]*\b(?:det\s+här|följande)\b"
    r"|följande\s+(?:åtgärder|behöver|ska|krav)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:vi|förvaltningen|kommunen)\s+(?:vill|begär|kräver|förväntar\s+oss)\s+(?:se\s+)?(?=att\b)",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"^(?:brist\w*:?\s+)?(?:utföraren|verksamheten|enheten|boendet|leverantören|bolaget)\s+(?:ska|måste|behöver|bör)\b",
    re.IGNORECASE,
)
_LETTER_PARTS = {"head", "verdict", "other", "findings"}


def find_measures(
    outline: Outline, taxonomy: Taxonomy, day: date | None
) -> tuple[list[FoundMeasure], list[Doubt]]:
    """Return the measures in the order of the text, and doubts about kind and last day."""
    reader = MeasureReader(taxonomy, day)
    found = list(in_tables(outline, reader))
    for each in _marked(outline, reader):
        if not any(_is_same(each, other) for other in found):
            found.append(each)
    if not found:
        found = list(_unmarked(outline, reader)) or list(_in_letter(outline, reader))
    else:
        reader.doubts.extend(_left_out(outline, found))
    reader.doubts.extend(_told_elsewhere(outline, found))
    if not found:
        reader.doubts.append(Doubt("atgarder", "atgarder-saknas", "saknas"))
    return found, reader.doubts


def _is_same(one: FoundMeasure, other: FoundMeasure) -> bool:
    first, second = one.text.casefold(), other.text.casefold()
    return first[:50] in second or second[:50] in first


def _left_out(outline: Outline, found: list[FoundMeasure]) -> Iterator[Doubt]:
    """Yield a doubt for each item under a heading for measures that is in no measure."""
    for part in outline.parts:
        text = _plain(part)
        is_item = part.name == "measures" and part.block.kind == "item"
        if is_item and is_deed(text) and not any(text[:50] in m.text or m.text[:50] in text for m in found):
            yield Doubt("atgarder", "atgard-omarkt", "osaker", text, part.block.where)


def _told_elsewhere(outline: Outline, found: list[FoundMeasure]) -> Iterator[Doubt]:
    """Yield a doubt for each sentence outside the measures that says what the unit must do."""
    for sentence in outline.sentences:
        text = sentence.text
        is_other = sentence.part.name in ("findings", "verdict", "other", "summary")
        if is_other and _MUST.search(text) and is_deed(text) and not any(text[:50] in m.text for m in found):
            yield Doubt("atgarder", "atgard-omarkt", "osaker", text, sentence.part.block.where)


def _plain(part: Part) -> str:
    return " ".join(part.block.text.split())


def _marked(outline: Outline, reader: MeasureReader) -> Iterator[FoundMeasure]:
    """Yield what ends with a mark, "(krav)": in its own block, on the next line, or run on into a text."""
    pending, where = "", ""
    for place, part in enumerate(outline.parts):
        text, is_asked_for = _plain(part), part.name == "measures"
        if part.block.kind in ("heading", "row"):
            pending = ""
            continue
        start, found = 0, _marks(text, is_asked_for=is_asked_for)
        for mark in found:
            own = text[start : mark.start()].strip()
            goes_on = (
                pending and start == 0 and (own[:1].islower() or not own or _is_after_item(outline, place))
            )
            whole, stood = (f"{pending} {own}", where) if goes_on else (own, part.block.where)
            start, pending = mark.end(), ""
            if asked := _without_lead(whole.strip(), is_asked_for=is_asked_for):
                yield reader.marked(reader.kind_of(mark["kind"]), asked, mark["rest"], stood)
        if found or not is_asked_for:
            pending = ""
        elif pending and (text[:1].islower() or pending.endswith(("-", ","))):
            pending = f"{pending} {text}"
        else:
            pending, where = text, part.block.where


def _marks(text: str, *, is_asked_for: bool) -> list[re.Match[str]]:
    found = list(_MARK.finditer(text))
    end = _DASH_MARK.search(text) if is_asked_for and not found else None
    return [end] if end else found


def _is_after_item(outline: Outline, place: int) -> bool:
    """Say whether a paragraph goes on with the item before it."""
    return outline.parts[place].block.kind == "paragraph" and outline.parts[place - 1].block.kind == "item"


def _without_lead(text: str, *, is_asked_for: bool) -> str:
    """Return a measure without the sentences before it that only lead in to it."""
    parts = list(sentences(text.strip(" –-•·*")))
    while len(parts) > 1 and (not is_asked_for or is_of_the_process(parts[0])):
        if is_deed(parts[0]) and len(parts[0]) < 200:
            break
        parts.pop(0)
    whole = " ".join(parts)
    lead = _ASKS.match(whole)
    return whole[lead.end() :].strip() if lead else whole.strip()


def _unmarked(outline: Outline, reader: MeasureReader) -> Iterator[FoundMeasure]:
    """Yield the items, and the sentences that ask for something, under a heading for measures."""
    for part in outline.parts:
        text = _plain(part)
        if part.name != "measures" or part.block.kind in ("heading", "row"):
            continue
        if part.block.kind == "item":
            if not is_of_the_process(text):
                yield reader.by_words(text, part.heading, part.block.where)
        else:
            for sentence in filter(is_deed, sentences(text)):
                yield reader.by_words(sentence, part.heading, part.block.where)


def _in_letter(outline: Outline, reader: MeasureReader) -> Iterator[FoundMeasure]:
    """Yield the sentences of a paragraph that ask for something after "Vi vill att ni gör det här"."""
    for part in outline.parts:
        asked = False
        if part.block.kind in ("heading", "row") or part.name not in _LETTER_PARTS:
            continue
        for sentence in sentences(_plain(part)):
            if _LEADS.search(sentence):
                asked = True
            elif asked and is_deed(sentence):
                yield reader.by_words(sentence, "", part.block.where)
