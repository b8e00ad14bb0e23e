"""The dated basis: what was done on which day, a sample's size, and the roles that took part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from site_builder.importing.language.days import Span, find_days
from site_builder.importing.language.numbers import COUNT, number_of
from site_builder.importing.language.roles import by_side, find_roles
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline, Part, field_of

_KINDS = (
    (
        "informationsbrev",
        r"informationsbrev|brev\s+med\s+information|underrättades|informerades\s+(?:skriftlig|om\s+uppföljning)|aviserades|missivbrev|brev\s+(?:skickades|om)|kallelse|kallades|avisering|skickade\s+(?:vi\s+)?(?:ett\s+)?brev|\bbrev\b",
    ),
    ("enkat", r"enkät"),
    ("egenkontroll", r"egenkontroll|självskattning|egenskattning"),
    ("intervju", r"intervju|samtal\s+(?:fördes|hölls|med)"),
    ("stickprov", r"stickprov"),
    (
        "begaran",
        r"begäran|begärde|begärda?\b|begärdes|efterfrågades|efterfrågade|inhämta\w*|infordra\w*|begärt\s+in|bad\s+(?:vi\s+)?om",
    ),
    (
        "mote_digitalt",
        r"digital(?:t|a)\s+(?:\w+\s+)?(?:\w*möte|avstämning|genomgång|träff)|(?:möte|träff)\w*[^.;]*(?:digitalt|teams|skype|zoom|via\s+länk|på\s+distans|video)|videomöte|digitalmöte|teamsmöte",
    ),
    (
        "besok",
        r"besök|\bvar\s+(?:vi\s+)?(?:hos|ute\s+hos)\b|tillsyn\w*\s+(?:på\s+plats|genomfördes|ägde)|inspektion(?:en)?\s+(?:ägde|genomfördes|gjordes)",
    ),
    (
        "mote_fysiskt",
        r"möte|möttes|\bmötte\b|\bsågs\b|träffades|träffade|sammanträ|dialog\b|genomgång\s+(?:med|tillsammans)",
    ),
    (
        "granskning",
        r"gransk|dokumentstudi|läste[s]?\b|genomgång\s+av|gicks\s+igenom|gick\s+(?:\w+\s+){0,2}igenom|\blästs\b|kontrollerades",
    ),
)
_KNOWN = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _KINDS]
_MEETING_SURE = re.compile(
    r"fysiskt|träffades|i\s+(?:era|enhetens|verksamhetens|utförarens)\s+lokaler|på\s+plats|\bhos\b|på\s+(?:enheten|kontoret|boendet)|besök",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    rf"(?<![\d-])({COUNT})\s+(?:[\wåäö]+\s+){{0,2}}?av\s+(?:de\s+|era\s+|våra\s+|totalt\s+|sammanlagt\s+|alla\s+)?({COUNT})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"stickprov\w*\s+(?:av|om|på|med|bland)\s+({COUNT})\s+[\wåäö]+", re.IGNORECASE)
_NOT = re.compile(
    r"\bsenast\b|åtgärdsplan|\bkalla[rs]?\b|\bbjuder\s+in|\bska\s+(?:lämnas|vara|göras|skickas)|planera[sdt]|gäller\s+(?:från|till)|avtalet\s+(?:gäller|löper|tecknades)"
    r"|bokas|kommer\s+att|hålls\s+inom|inom\s+\w+\s+(?:\(\d+\)\s+)?(?:veckor|månader)|rapporten\s+(?:är\s+)?daterad|beslutade|nämnden\s+beslut",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"\b(?:deltog|representera|deltagare|medverka|närvar|från\s+(?:er|verksamheten|utföraren|oss|förvaltningen|kommunen|enheten)|fördes\s+av|träffade|genomfördes\s+av)",
    re.IGNORECASE,
)
_WITH_PEOPLE = {"mote_digitalt", "mote_fysiskt", "besok", "intervju"}
_WITH_SAMPLE = {"stickprov", "granskning", "enkat", "intervju"}
_PARTS = {"head", "background", "evidence", "overview", "other", "summary", "areas", "findings"}
_WEAK = {"granskning", "besok", "mote_fysiskt", "egenkontroll", "enkat", "begaran"}
_OF_TIME = re.compile(r"period|datum", re.IGNORECASE)
_BESIDE_DAY = 16
"""So much else may stand in a cell for a day: `vecka 17 (22–25 april 2025)`."""
_OWN = re.compile(r"underlag|\bvi\b|inlämnad|lämnades\s+in|stickprov", re.IGNORECASE)
_VISIT_FIRST = re.compile(r"(?:(?!intervju|samtal).)*besök", re.IGNORECASE)
_REVIEWED = re.compile(
    r"^gransk(?:ning\s+av|ades|ade)\s+(?!inlämnad|svar)(?:[\wåäö]+,?\s+){1,5}egenkontroll", re.IGNORECASE
)
"""A review of papers of which the unit's own control is one."""
_BEFORE_MEETING = re.compile(r"(?=.*gransk).*inför\s+(?:\w+\s+)?möte", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Basis:
    """One dated piece of the basis, as the front matter has it; `source` is the text that tells it."""

    first: date
    last: date | None
    kind: str
    source: str
    where: str
    sample: tuple[int, int | None] | None = None
    from_unit: list[str] = field(default_factory=list)
    from_municipality: list[str] = field(default_factory=list)


def find_evidence(outline: Outline, year: int | None) -> tuple[list[Basis], list[Doubt]]:
    """Return the dated basis in the order of the text, each day and kind once, and doubts."""
    reader = _Reader(year)
    found: list[Basis] = []
    for part in outline.parts:
        if part.name in _PARTS and part.block.kind != "heading":
            for each in reader.of_block(part):
                _add(found, each)
    _of_labels(outline, found)
    return found, reader.doubts


def _add(found: list[Basis], each: Basis) -> None:
    """Add what is found, or join it to what has been found of the same day."""
    for place, other in enumerate(found):
        is_inside = other.last is not None and each.last is None and other.first <= each.first <= other.last
        is_same_day = is_inside or (other.first, other.last) == (each.first, each.last)
        if is_same_day and (other.kind == each.kind or each.kind in _WEAK or other.source == each.source):
            found[place] = replace(
                other,
                from_unit=other.from_unit or each.from_unit,
                from_municipality=other.from_municipality or each.from_municipality,
                sample=other.sample or each.sample,
            )
            return
    found.append(each)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads dated pieces of one document, whose days without a year are of `year`."""

    year: int | None
    doubts: list[Doubt] = field(default_factory=list)

    def of_block(self, part: Part) -> Iterator[Basis]:
        """Yield what a row, an item that begins with a day, or each sentence with a day tells."""
        block = part.block
        cells = block.cells if block.kind == "row" else ()
        if block.kind == "row":
            yield from self._of_row(part, cells)
            return
        text = " ".join(block.text.split())
        spans = find_days(text, self.year)
        leads = bool(spans) and spans[0].start < 3
        if leads and len(spans) == 1 and text[:1].isdigit() and not spans[0].is_guessed:
            yield from self._entry(part, spans[0], text[spans[0].end :].strip(" :.–-"), ())
        else:
            yield from self._of_sentences(part, text)

    def _of_row(self, part: Part, cells: tuple[str, ...]) -> Iterator[Basis]:
        """Yield what a row tells that has a day in a cell of its own."""
        for place, cell in enumerate(cells):
            spans = find_days(" ".join(cell.split()), self.year)
            is_day = len(spans) == 1 and (
                spans[0].start < 3
                or (":" not in cell and len(cell) - (spans[0].end - spans[0].start) < _BESIDE_DAY)
            )
            if is_day and len(cell) < 60 and len(cells) > 1:
                others = tuple(" ".join(each.split()) for each in (*cells[:place], *cells[place + 1 :]))
                is_label = field_of(others[0]) != "" or _OF_TIME.search(others[0]) is not None
                is_told = place == 0 or (_kind_of(others[0]) != "" and not is_label)
                if is_told:
                    yield from self._entry(part, spans[0], "; ".join(filter(None, others)), others)
                return

    def _entry(self, part: Part, span: Span, text: str, cells: tuple[str, ...]) -> Iterator[Basis]:
        kind = (_kind_of(cells[0]) if cells else "") or _kind_of(text)
        if not kind:
            self._unknown(part, text)
            return
        others = " ; ".join(filter(None, cells[1:]))
        yield self._basis(span, kind, text, others if find_roles(others) else text, part.block.where)

    def _of_sentences(self, part: Part, text: str) -> Iterator[Basis]:
        last: Basis | None = None
        for sentence in sentences(text):
            spans = find_days(sentence, self.year)
            if not spans:
                last = _with_people(last, sentence) if last else None
                continue
            if last:
                yield last
            found = list(self._of_sentence(part, sentence, spans))
            yield from found[:-1]
            last = found[-1] if found else None
        if last:
            yield last

    def _of_sentence(self, part: Part, sentence: str, spans: list[Span]) -> Iterator[Basis]:
        before = ""
        for span, segment in _segments(sentence, spans):
            is_alike = len(segment) - (span.end - span.start) < _BESIDE_DAY
            before = kind = _kind_of(segment) or (before if is_alike else "")
            if _NOT.search(segment):
                continue
            if not kind:
                self._unknown(part, segment)
            elif part.name != "findings" or kind not in _WEAK or _OWN.search(segment):
                yield self._basis(span, kind, segment, segment, part.block.where)

    def _unknown(self, part: Part, text: str) -> None:
        if part.name == "evidence" and not _NOT.search(text):
            self.doubts.append(Doubt("underlag", "underlag-okant", "osaker", text, part.block.where))

    def _basis(self, span: Span, kind: str, text: str, people: str, where: str) -> Basis:
        unit, town = by_side(people) if kind in _WITH_PEOPLE else ([], [])
        if span.is_guessed:
            self.doubts.append(Doubt("underlag", "ar-antaget", "tolkat", text, where))
        if kind == "mote_fysiskt" and not _MEETING_SURE.search(text):
            self.doubts.append(Doubt("underlag", "motets-form", "tolkat", text, where))
        sample = _sample(text) if kind in _WITH_SAMPLE else None
        return Basis(span.first, span.last, kind, text, where, sample, unit, town)


def _with_people(last: Basis, sentence: str) -> Basis:
    """Return what was told of last with the roles of the next sentence, if that says who took part."""
    if last.kind not in _WITH_PEOPLE or not _ATTENDED.search(sentence):
        return last
    unit, town = by_side(sentence)
    return replace(last, from_unit=last.from_unit or unit, from_municipality=last.from_municipality or town)


def _segments(sentence: str, spans: list[Span]) -> Iterator[tuple[Span, str]]:
    """Yield each day of a sentence with the words that tell of it: before it, or after where it leads."""
    if len(spans) == 1:
        yield spans[0], sentence
        return
    is_leading = spans[0].start < 8
    for place, span in enumerate(spans):
        if is_leading:
            end = spans[place + 1].start if place + 1 < len(spans) else len(sentence)
            yield span, sentence[span.start : end]
            continue
        start = spans[place - 1].end if place else 0
        close = re.match(r"[^()]*\)", sentence[start:]) if place else None
        after = re.match(r"\s*\([^)]*\)?", sentence[span.end :])
        end = span.end + (after.end() if after else 0)
        is_last = place == len(spans) - 1
        yield span, sentence[start + (close.end() if close else 0) : len(sentence) if is_last else end]


def _kind_of(text: str) -> str:
    kind = next((name for name, pattern in _KNOWN if pattern.search(text)), "")
    if kind in ("egenkontroll", "enkat") and _REVIEWED.search(text):
        kind = "granskning"
    if kind == "mote_fysiskt" and _BEFORE_MEETING.search(text):
        return "granskning"
    if kind == "intervju" and _VISIT_FIRST.match(text):
        return "besok"
    return "stickprov" if kind == "granskning" and _SAMPLE.search(text) else kind


def _sample(text: str) -> tuple[int, int | None] | None:
    match = _SAMPLE.search(text)
    if match is None:
        alone = _ALONE.search(text)
        count = number_of(alone[1]) if alone else None
        return (int(count), None) if count else None
    count, whole = number_of(match[1]), number_of(match[2])
    if count is None or whole is None or count > whole or count != int(count):
        return None
    return int(count), int(whole)


def _of_labels(outline: Outline, found: list[Basis]) -> None:
    """Add what the head says of a visit, where no sentence tells of it, and who took part."""
    for pair in outline.values("besoksdatum"):
        spans = find_days(pair.value)
        if not spans:
            continue
        kind = (
            "besok" if "besök" in pair.label.casefold() or not _kind_of(pair.label) else _kind_of(pair.label)
        )
        kind = "mote_fysiskt" if kind == "granskning" and "mot" in pair.label.casefold() else kind
        places = [place for place, each in enumerate(found) if each.first == spans[0].first]
        if not places and "besök" not in pair.label.casefold() and "möte" not in pair.label.casefold():
            continue
        if not places:
            found.append(Basis(spans[0].first, spans[0].last, kind, "", pair.where))
            places = [len(found) - 1]
        unit = [
            role
            for each in outline.values("fran_verksamheten")
            if each.is_header
            for role in find_roles(each.value)
        ]
        town = [
            role
            for each in outline.values("fran_kommunen")
            if each.is_header
            for role in find_roles(each.value)
        ]
        own = found[places[0]]
        found[places[0]] = replace(
            own, from_unit=own.from_unit or unit, from_municipality=own.from_municipality or town
        )
