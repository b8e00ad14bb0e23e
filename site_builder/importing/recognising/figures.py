"""Key figures: numbers beside the taxonomy's words, in tables and in sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from site_builder.importing.language.days import MONTH
from site_builder.importing.language.numbers import COUNT, DIGITS, NUMBER, number_of
from site_builder.importing.recognising.figure_frames import (
    MONTH_NAMED,
    base_of,
    month_period,
    period_of,
    scope_of,
)
from site_builder.importing.recognising.figure_words import Named, named_figures
from site_builder.importing.recognising.outline import Outline
from site_builder.model.profile import Taxonomy

_PERCENT = re.compile(rf"({DIGITS})\s*(?:%|procent\b)", re.IGNORECASE)
_HOURS = re.compile(rf"({DIGITS})\s*(?:beställda\s+)?(?:timmar|tim\b|h\b)", re.IGNORECASE)
_MORE_HOURS = re.compile(
    rf"\bi\s+(?:{MONTH})(?:\s+20\d\d)?\s+(?:var\s+(?:det|de|den)|hade\s+\w+)\s+({DIGITS})", re.IGNORECASE
)
_THEN_MONTH = re.compile(
    rf"\s*(?:beställda\s+)?(?:timmar|tim\b"
    rf"|h\b)\s+(?:per\s+månad\s+)?(i\s+{MONTH})",
    re.IGNORECASE,
)
_OF_PERMANENT = re.compile(
    r"(?:av|på|bland)\s+de(?:ras)?\s+tillsvidareanställda|av\s+de\s+anställdas", re.IGNORECASE
)
_OF_THESE = re.compile(r"\b(?:av|bland|för|hos)\s+dessa\b", re.IGNORECASE)
_OF_ANSWERS = re.compile(
    r"\bsom\s+svarade\b|\bi\s+enkäten\b|\benligt\s+enkäten\b"
    r"|av\s+(?:de\s+)?svarande",
    re.IGNORECASE,
)
_STAFF = re.compile(
    rf"({COUNT})\s+(?:\w+\s+)?(?:assistenter|anställda|tillsvidareanställda|medarbetare|handledare)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:högst|minst|över|under|fler|färre|mer|mindre|cirka|ca|omkring|nästan|drygt|knappt)\s+(?:än\s+)?$",
    re.IGNORECASE,
)
_ONE = re.compile(r"\ben\s+(?:av|enda|enskild|medarbetare|anställd|person|assistent)\b", re.IGNORECASE)
_SAID_COUNT = re.compile(r"\bantal(?:et)?\s+(?:\w+\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:är|var|uppgår\s+till|uppgick\s+till|:|\()?\s*"
    rf"({NUMBER})(?!\s*(?:%|procent))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"({NUMBER})(?:\s*\(\s*{DIGITS}\s*\))?\s+(?:(?!av\b|och\b|eller\b"
    rf"|procent\b)[\wåäö]+\s+)?$",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"\b(?:intervju|deltog|samtal)", re.IGNORECASE)
_VALUE = re.compile(rf"({NUMBER})\s*(?P<unit>%|procent|tim\w*|st\b)?", re.IGNORECASE)
_COMMA = re.compile(r", |\bvarav\b|\bav\s+dessa\b")
_OF_WHICH = re.compile(r"\bvarav\b|\bav\s+(?:dessa|dem)\b")
_SKIPPED = {"measures", "evidence", "decision", "areas"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure as it was read; `sentence` is where it stood, and goes from the prose if it is hidden."""

    id: str
    value: Decimal
    sentence: str
    where: str
    scope: str = "enheten"
    base: int | None = None
    period: str | None = None
    points_out: bool = False


def find_figures(
    outline: Outline, taxonomy: Taxonomy, year: int | None, answers: int | None
) -> list[Candidate]:
    """Return the figures in the order of the text; the same figure of the same scope and period stands once.

    `answers` is how many answered the survey, the base of shares of those who answered.
    """
    names, before = named_figures(taxonomy), ""
    found: list[Candidate] = []
    for label, value, where in _pairs(outline):
        found += _of_label(label, value, where, names, year)
    for text, where, is_aside in _texts(outline):
        for each in _of_sentence(text, where, names, year):
            if not is_aside or taxonomy.key_figures[each.id].secrecy_class == "C":
                is_share = taxonomy.key_figures[each.id].unit == "procent"
                needs_base = is_share and each.base is None
                found.append(_with_base(each, found, before, answers) if needs_base else each)
        before = text
    return _once(_with_clients(found, taxonomy), taxonomy)


def _pairs(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """Yield each two cells beside each other, and each `label: value`, as a possible figure."""
    for part in outline.parts:
        cells = [" ".join(cell.split()) for cell in part.block.cells]
        pairs: list[tuple[str, str]] = []
        if part.block.kind == "row" and part.name != "measures":
            pairs = list(pairwise(cells))
        elif part.block.kind in ("paragraph", "item") and part.name not in _SKIPPED:
            lines = (line.partition(":") for line in part.block.text.split("\n"))
            pairs = [(label, value.strip()) for label, colon, value in lines if colon]
        for label, value in pairs:
            if 0 < len(label) < 60 and 0 < len(value) < 40:
                yield label, value, part.block.where


def _of_label(label: str, value: str, where: str, names: list[Named], year: int | None) -> list[Candidate]:
    number = _VALUE.match(value)
    amount = number_of(number[1]) if number else None
    if number is None or amount is None:
        return []
    is_share = (number["unit"] or "").casefold() in ("%", "procent")
    found = []
    for each in names:
        match = each.pattern.search(label)
        fits = match and (each.kind.unit == "procent") == is_share and match.start() < 25
        if fits and each.kind.is_plausible(amount):
            text = f"{label} {value}"
            month = MONTH_NAMED.search(label) if each.kind.unit == "timmar" else None
            period = month_period(month, year) if month else period_of(f"i {label}", year) or _year_in(label)
            found.append(Candidate(each.id, amount, text, where, scope_of(text), base_of(text), period))
    return sorted(found, key=lambda each: -len(each.id))[:1]


def _year_in(label: str) -> str | None:
    match = re.search(r"\b(20\d\d)$", label.strip(" :"))
    return match[1] if match else None


def _texts(outline: Outline) -> Iterator[tuple[str, str, bool]]:
    """Yield the sentences that may hold figures, and whether they stand where only events are looked for."""
    for sentence in outline.sentences:
        if sentence.part.name not in _SKIPPED or sentence.part.name == "evidence":
            yield sentence.text, sentence.part.block.where, sentence.part.name == "evidence"
    for part in outline.parts:
        if part.block.kind == "row" and part.name not in ("measures", "evidence"):
            for cell in part.block.cells:
                if len(cell.split()) > 2:
                    yield " ".join(cell.split()), part.block.where, True


def _of_sentence(text: str, where: str, names: list[Named], year: int | None) -> Iterator[Candidate]:
    taken: set[int] = set()
    named = [(match, each) for each in names for match in each.pattern.finditer(text)]
    for match, each in sorted(named, key=lambda one: (one[0].start(), -one[0].end())):
        if each.kind.unit == "timmar":
            yield from _hours(text, where, each, match.start(), year)
            continue
        is_share = each.kind.unit == "procent"
        alike = (other.start() for other, one in named if one.kind.unit == each.kind.unit)
        stop = min((start for start in alike if start >= match.end()), default=len(text))
        place = _share(text, match, stop, taken) if is_share else _count(text, match, taken, each)
        amount = number_of(place[1]) if place else None
        if place is None or amount is None or not each.kind.is_plausible(amount):
            continue
        if each.kind.unit == "antal" and amount != int(amount):
            continue
        taken.add(place.start(1))
        is_of_organisation = each.kind.secrecy_class == "D"
        scope = scope_of(_clause(text, match.start()), text, is_of_organisation=is_of_organisation)
        if scope == "enheten" and _is_whole_of(text, match.end()):
            scope = "hela_bolaget"
        points_out = is_share and _ONE.search(text) is not None
        base = base_of(text) if is_share else None
        yield Candidate(each.id, amount, text, where, scope, base, period_of(text, year), points_out)


def _is_whole_of(text: str, end: int) -> bool:
    """Say whether a count is the whole of which a later one is the municipality's own part."""
    part = _OF_WHICH.search(text, end)
    return part is not None and scope_of(text[part.end() :]) == "kommunen"


def _share(text: str, named: re.Match[str], stop: int, taken: set[int]) -> re.Match[str] | None:
    """Return the percentage after a name, before the next name; else the one just before it."""
    for match in _PERCENT.finditer(text, named.end(), min(len(text), named.end() + 90)):
        if match.start(1) not in taken and match.start() <= stop:
            return match
    before = list(_PERCENT.finditer(text, max(0, named.start() - 30), named.start()))
    return before[-1] if before and before[-1].start(1) not in taken else None


def _count(text: str, named: re.Match[str], taken: set[int], each: Named) -> re.Match[str] | None:
    """Return the number that counts what is named: before it, or after "antalet"."""
    if _SAID_COUNT.search(text[: named.start()]):
        match = _AFTER.match(text, named.end())
        return match if match and match.start(1) not in taken else None
    found = _BEFORE.search(text, max(0, named.start() - 60), named.start())
    if found is None or found.start(1) in taken or _ABOUT.search(text[: found.start()]):
        return None
    if each.kind.counts_clients and _TAKING_PART.search(text):
        return None
    return None if number_of(found[1]) == 1 and not found[1].isdigit() else found


def _hours(text: str, where: str, each: Named, start: int, year: int | None) -> Iterator[Candidate]:
    found = [(match.start(1), match[1]) for match in (*_HOURS.finditer(text), *_MORE_HOURS.finditer(text))]
    for at, written in dict(sorted(found)).items():
        amount = number_of(written)
        if amount is not None and each.kind.is_plausible(amount) and (at >= start or start - at < 40):
            months = [match for match in MONTH_NAMED.finditer(text) if match.start() < at]
            after = _THEN_MONTH.match(text, at + len(written))
            named = MONTH_NAMED.search(text, after.start(1)) if after else months[-1] if months else None
            period = month_period(named, year) if named else period_of(text, year)
            yield Candidate(each.id, amount, text, where, scope_of(text), None, period)


def _clause(text: str, at: int) -> str:
    """Return the part of a sentence around a place, between commas."""
    start = max((match.end() for match in _COMMA.finditer(text, 0, at)), default=0)
    end = _COMMA.search(text, at)
    return text[start : end.start() if end else len(text)]


def _with_base(each: Candidate, found: list[Candidate], before: str, answers: int | None) -> Candidate:
    """Return a share with the base that it points at: those just told of, the permanent, the answers."""
    base: Decimal | int | None = None
    if _OF_THESE.search(each.sentence):
        people = list(_STAFF.finditer(f"{before} {each.sentence.partition('dessa')[0]}"))
        base = number_of(people[-1][1]) if people else None
    elif _OF_PERMANENT.search(each.sentence):
        base = next((other.value for other in found if "tillsvidare" in other.id), None)
    elif _OF_ANSWERS.search(each.sentence):
        base = answers
    return replace(each, base=int(base)) if base is not None else each


def _with_clients(found: list[Candidate], taxonomy: Taxonomy) -> list[Candidate]:
    """Return the figures with the unit's clients as the base of events."""
    kinds = taxonomy.key_figures
    clients = [each.value for each in found if kinds[each.id].counts_clients and each.scope != "hela_bolaget"]
    base = int(min(clients)) if clients else None
    is_event = {key for key, kind in kinds.items() if kind.secrecy_class == "C"}
    return [replace(each, base=base) if each.id in is_event and base else each for each in found]


def _once(found: list[Candidate], taxonomy: Taxonomy) -> list[Candidate]:
    """Return each figure of a scope and period once; the first of the text stands."""
    kept: dict[tuple[str, str, str | None], Candidate] = {}
    for each in found:
        has_other = any(other[:2] == (each.id, each.scope) for other in kept)
        if each.period is None and has_other and taxonomy.key_figures[each.id].unit != "timmar":
            continue
        undated = (each.id, each.scope, None)
        if undated in kept and kept[undated].value == each.value:
            kept.pop(undated)
        kept.setdefault((each.id, each.scope, each.period), each)
    return list(kept.values())
