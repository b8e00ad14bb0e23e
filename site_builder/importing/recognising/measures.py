"""The measures of a document: in tables, named, marked, under a heading for them, or demanded in a text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.measure_names import UNDEMANDED, named_measures
from site_builder.importing.recognising.measure_reading import (
    ONLY_WHEN,
    FoundMeasure,
    MeasureReader,
    is_deed,
    is_of_the_process,
    tells_kind,
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
    r"^(?:brist\w*:?\s+)?(?:utföraren|verksamheten|enheten|boendet|leverantören|bolaget)\s+(?:ska|måste"
    r"|behöver|bör)\b",
    re.IGNORECASE,
)
_AUTHORITY = (
    r"(?:vi|\w*förvaltningen|\w*nämnden|kommunen|\w*inspektören"
    r"|granskaren|utredaren|\w*controllern|beställaren|uppdragsgivaren)"
)
_ASKING = r"(?:kräver|begär|förelägger|ålägger|uppmanar|rekommenderar|råder|föreslår|förväntar\s+(?:sig|oss))"
_UNIT = r"(?:ni|er|utföraren|verksamheten|enheten|boendet|gruppbostaden|leverantören|bolaget|företaget)"
_DEMANDED = re.compile(
    rf"\b{_AUTHORITY}\s+(?:\w+\s+){{0,2}}?{_ASKING}\b.*?\batt\b"
    rf"|\b{_ASKING}\s+(?:\w+\s+)?{_AUTHORITY}\b.*?\batt\b"
    rf"|\b(?:vi|förvaltningen|kommunen)\s+(?:tycker|anser|menar|bedömer)\s+(?:\w+\s+)?att\s+{_UNIT}\s+"
    rf"(?:\w+\s+)?(?:bör|ska|behöver|måste)\b"
    rf"|\b(?:uppmanas|åläggs|föreläggs|rekommenderas)\s+(?:\w+\s+)?att\b",
    re.IGNORECASE,
)
"""What the municipality demands or advises in a sentence of its own, wherever that stands."""
_DECIDED = re.compile(
    r"(?:att\s+)?(?!.{0,30}(?:nämnden|förvaltningen|kommunen|utvecklaren|controllern|handläggaren|inspektören)\b)"
    r"(?:[\w&]+\s+){1,4}?(?:ska|måste|behöver|bör)\b",
    re.IGNORECASE,
)
"""What a decision says that somebody else than the municipality is to do."""
_OPEN_END = re.compile(r"(?::|\b(?:att|ska|måste|bör|behöver))$", re.IGNORECASE)
_NOT_NOW = re.compile(r"\b(?:tidigare|förra|föregående|20\d\d\s+års|avtalet\s+kräver)\b", re.IGNORECASE)
_LONGEST_WHEN = 90
_LETTER_PARTS = {"head", "verdict", "other", "findings"}


Section = tuple[str, str, str]


class _Read(NamedTuple):
    """A measure with its place among the blocks, the section it stands in, and what told that it is one."""

    place: int
    section: Section
    how: str
    measure: FoundMeasure


def find_measures(
    outline: Outline, taxonomy: Taxonomy, day: date | None
) -> tuple[list[FoundMeasure], list[Doubt]]:
    """Return the measures in the order of the text, and doubts about kind and last day.

    Where some measures of a section are named, marked or in a table, what is none of these there is doubtful.
    """
    reader = MeasureReader(taxonomy, day)
    sure = [*_in_tables(outline, reader), *_named(outline, reader), *_marked(outline, reader)]
    known = {each.section for each in sure}
    weak = [each for each in _unmarked(outline, reader) if each.section not in known]
    told = [] if sure or weak else list(_in_letter(outline, reader))
    kept: list[_Read] = []
    for each in (*sure, *weak, *told, *_demanded(outline, reader)):
        if not any(_is_same(each.measure, other.measure) for other in kept):
            kept.append(each)
    found = [each.measure for each in sorted(kept, key=lambda each: each.place)]
    texts = {each.text for each in found}
    reader.doubts[:] = [doubt for doubt in reader.doubts if not _is_of_dropped(doubt, texts)]
    reader.doubts.extend(_left_out(outline, found))
    reader.doubts.extend(_told_elsewhere(outline, found))
    if not found:
        reader.doubts.append(Doubt("atgarder", "atgarder-saknas", "saknas"))
    return found, reader.doubts


def _is_of_dropped(doubt: Doubt, texts: set[str]) -> bool:
    """Say whether a doubt is about the kind of what did not become a measure."""
    return doubt.reason in ("atgard-utan-sort", "sort-ur-ordval") and not any(
        doubt.read[:50] in text or text[:50] in doubt.read for text in texts
    )


def _section(part: Part) -> Section:
    return part.name, part.heading, part.subheading


def _in_tables(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield the measures of tables."""
    for place, measure in in_tables(outline, reader):
        yield _Read(place, _section(outline.parts[place]), "table", measure)


def _named(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield the measures that bear a name."""
    for place, measure in named_measures(outline, reader):
        yield _Read(place, _section(outline.parts[place]), "name", measure)


def _demanded(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield the sentences in which the municipality demands or advises something."""
    for sentence in outline.sentences:
        text, part = sentence.text, sentence.part
        if part.name in UNDEMANDED or not _DEMANDED.search(text) or _NOT_NOW.search(text):
            continue
        if not is_of_the_process(text) and not _OPEN_END.search(text):
            yield _Read(sentence.place, _section(part), "demand", reader.by_words(text, "", part.block.where))


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


def _marked(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield what ends with a mark, "(krav)": in its own block, on the next line, or run on into a text."""
    pending, where = "", ""
    for place, part in enumerate(outline.parts):
        text, is_asked_for = _plain(part), part.name == "measures"
        if part.block.kind in ("heading", "row") or part.name == "earlier":
            pending = ""
            continue
        start, found = 0, _marks(text, is_asked_for=is_asked_for)
        for mark in found:
            own = text[start : mark.start()].strip()
            goes_on = (
                pending and start == 0 and (own[:1].islower() or not own or _is_after_item(outline, place))
            )
            whole, stood = (f"{pending} {own}", where) if goes_on else (own, part.block.where)
            when = _last_day_in(text[mark.end() :])
            start, pending = mark.end() + len(when), ""
            if asked := _without_lead(whole.strip(), is_asked_for=is_asked_for):
                asked = f"{asked.rstrip('.')}. {when}" if when else asked
                kind = reader.kind_of(mark["kind"])
                yield _Read(place, _section(part), "mark", reader.marked(kind, asked, mark["rest"], stood))
        if found or not is_asked_for:
            pending = ""
        elif pending and (text[:1].islower() or pending.endswith(("-", ","))):
            pending = f"{pending} {text}"
        else:
            pending, where = text, part.block.where


def _last_day_in(text: str) -> str:
    """Return the sentence after a mark that only says when what is asked for shall be done."""
    first = next(iter(sentences(text)), "")
    is_when = text.startswith(first) and ONLY_WHEN.match(first) is not None
    return first if is_when and len(first) < _LONGEST_WHEN and not is_of_the_process(first) else ""


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


def _unmarked(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield the items, and the sentences that ask for something, under a heading for measures."""
    for place, part in enumerate(outline.parts):
        text = _plain(part)
        is_decided = part.name == "decision" and _DECIDED.match(text) is not None and is_deed(text)
        if (part.name != "measures" and not is_decided) or part.block.kind in ("heading", "row"):
            continue
        heading, where = f"{part.heading} {part.subheading}", part.block.where
        if part.subheading and part.subheading != part.heading:
            heading = _nearest(part)
        is_whole = part.block.kind == "item" or text.startswith("att ")
        asked = [text] if is_whole else [each for each in _with_last_days(sentences(text)) if is_deed(each)]
        for each in asked:
            if not is_of_the_process(each) and not _OPEN_END.search(each):
                yield _Read(place, _section(part), "item", reader.by_words(each, heading, where))


def _with_last_days(found: Iterable[str]) -> list[str]:
    """Return sentences, each with those after it that only say when it shall be done."""
    joined: list[str] = []
    for sentence in found:
        if joined and ONLY_WHEN.match(sentence):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _nearest(part: Part) -> str:
    """Return the heading that tells the kind: the one right above, or the one above that."""
    return part.subheading if tells_kind(part.subheading) else part.heading


def _in_letter(outline: Outline, reader: MeasureReader) -> Iterator[_Read]:
    """Yield the sentences of a paragraph that ask for something after "Vi vill att ni gör det här"."""
    for place, part in enumerate(outline.parts):
        asked = False
        if part.block.kind in ("heading", "row") or part.name not in _LETTER_PARTS:
            continue
        for sentence in sentences(_plain(part)):
            if _LEADS.search(sentence):
                asked = True
            elif asked and is_deed(sentence):
                yield _Read(place, _section(part), "letter", reader.by_words(sentence, "", part.block.where))
