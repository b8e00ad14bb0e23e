"""The document's own day, the year of the follow-up, its kind, and which report it follows up."""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date
from itertools import takewhile

from site_builder.importing.language.days import find_days
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline

_LETTER_HEAD = re.compile(r"^[A-ZÅÄÖ][\w åäöÅÄÖ]{2,30},?\s+(?:den\s+)?$")
_AFTER_NUMBERS = re.compile(r"(?:dnr|diarie\w*|ärende\w*|avtal\w*)\b.{3,60}\d$", re.IGNORECASE)
"""What may stand before a day in a line of the head: the document's numbers."""
_SHORT_YEAR = re.compile(r"^[1-4]\d(?=-\d\d-\d\d$)")
_OF_YEAR = (
    re.compile(r"\b(20\d\d)\s+års\s+(?:\w+\s+){0,2}(?:uppföljning|granskning)"),
    re.compile(
        r"\b(?:uppföljning|granskning)(?:en|ar)?\s+(?:\w+\s+){0,2}(?:av\s+|för\s+|under\s+|våren\s+|hösten\s+)?(?:år\s+)?(20\d\d)\b(?!-)"
    ),
)
_YEAR = re.compile(r"(?<![\d:/-])(20\d\d)(?![\d:/-])")
_KINDS = (
    (
        "uppfoljande",
        r"uppföljande\s+(?:granskning|möte|inspektion|tillsyn|uppföljning|rapport|besök|protokoll)|återuppföljning|återbesök|uppföljning\s+av\s+(?:de\s+|tidigare\s+|ställda\s+)?(?:krav|åtgärd|brist)|efterkontroll",
    ),
    ("fordjupad", r"fördjup"),
    (
        "handelsestyrd",
        r"händelsestyrd|(?:med\s+anledning|till\s+följd)\s+av\s+(?:ett\s+|en\s+|flera\s+|inkomna\s+)?(?:klagomål|händelse|anmäl|signal|synpunkt|lex|avvikelse)|riktad\s+granskning|på\s+förekommen\s+anledning",
    ),
    (
        "avslut",
        r"avslutande\s+(?:uppföljning|granskning)|uppföljning\s+vid\s+avtalets\s+(?:slut|upphörande)|slutuppföljning",
    ),
)
_OWN_KIND = re.compile(
    r"\b(?:detta|det\s+här|uppföljningen|granskningen|rapporten)\s+är\s+en\s+([^.]{0,80})", re.IGNORECASE
)
_CAUSED = re.compile(
    r"\b(?:inspektion|granskning|tillsyn|uppföljning|kontroll)(?:en)?\s+(?:är|var|görs|gjordes|genomförs|genomfördes|sker"
    r"|skedde|inleds|inleddes|initierades|föranleddes|föranleds)\s+(?:\w+\s+){0,3}?"
    r"(?:med\s+anledning|till\s+följd|på\s+grund|efter|av)\s+(?:att\s+|av\s+)?(?:(?:ett|en|flera|inkomna|två|tre)\s+)?"
    r"(?:klagomål|händelse|anmäl|signal|synpunkt|lex\s|avvikelse|tips)",
    re.IGNORECASE,
)
"""What says that something happened which the follow-up is made for."""
_OF_DOCUMENT = re.compile(r"(?:protokoll|rapport)\w*\s*datum", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?:rapport|uppföljning|granskning)(?:en)?\s+(?:för|från|av|år|i)?\s*(20\d\d)|(?:krav|godkänd\w*)[^.]{0,60}?(20\d\d)",
    re.IGNORECASE,
)


def find_day(outline: Outline) -> tuple[date | None, list[Doubt]]:
    """Return the day of the document, or none where nothing says which of its days it is."""
    for pair in sorted(outline.values("datum"), key=lambda each: not _OF_DOCUMENT.search(each.label)):
        spans = find_days(_SHORT_YEAR.sub(r"20\g<0>", pair.value))
        if spans and spans[0].start < 12:
            return spans[0].first, []
    for field in ("ansvarig", "bedomning"):
        for pair in outline.values(field):
            if pair.is_header and (spans := find_days(pair.value)) and spans[0].start < 3:
                return spans[0].first, []
    alone = list(dict.fromkeys(_standing_alone(outline)))
    if len(alone) == 1:
        return alone[0], []
    said = re.search(
        r"\b(?:beslutad|upprättad|daterad|undertecknad|fastställd|datum:?)\s+(?:av\s+[\w ]{3,40}?\s+)?"
        r"(?=(?:den\s+)?\d)",
        outline.head,
        re.IGNORECASE,
    )
    if said and (spans := find_days(outline.head[said.end() : said.end() + 40])) and spans[0].start < 3:
        return spans[0].first, []
    signed = [] if alone else list(dict.fromkeys(_signed(outline)))
    if len(signed) == 1:
        return signed[0], []
    if alone:
        return None, [Doubt("datum", "flera-datum", "osaker", ", ".join(map(str, alone)))]
    return None, [Doubt("datum", "datum-saknas", "saknas")]


def _standing_alone(outline: Outline) -> list[date]:
    """Return the days of the head that stand by themselves in a line or a cell, as in a letter's head."""
    visits = {span.first for pair in outline.values("besoksdatum") for span in find_days(pair.value)}
    found: list[date] = []
    for part in outline.parts:
        if part.name not in ("head", "other", "findings") and len(outline.parts) > 3:
            break
        if part.block.kind == "paragraph" and len(part.block.text) > 200:
            break
        for text in part.block.cells or (part.block.text,):
            for line in re.split(r"\n|\s[|·•]\s|\s{3,}", text):
                spans = find_days(line)
                if len(spans) != 1 or spans[0].last or spans[0].first in visits:
                    continue
                before, after = line[: spans[0].start].strip(), line[spans[0].end :].strip(" .")
                is_alone = not before or before.isupper() or _LETTER_HEAD.match(f"{before} ")
                if not after and (is_alone or _AFTER_NUMBERS.match(before)):
                    found.append(spans[0].first)
    for block in outline.read.running:
        spans = find_days(block.text)
        if len(spans) == 1 and not spans[0].last:
            found.append(spans[0].first)
    return found


def _signed(outline: Outline) -> list[date]:
    """Return the days that stand alone, or after a place, among the last lines, as beside a signature."""
    found: list[date] = []
    for block in outline.read.blocks[-8:]:
        for line in block.text.split("\n") if len(block.text) < 160 else ():
            spans = find_days(line)
            alone = len(spans) == 1 and not spans[0].last and spans[0].end >= len(line.rstrip(" ."))
            before = line[: spans[0].start] if spans else ""
            if alone and (not before.strip() or _LETTER_HEAD.match(before)):
                found.append(spans[0].first)
    return found


def find_year(outline: Outline, day: date | None, basis: Collection[date]) -> tuple[int | None, list[Doubt]]:
    """Return the year of the follow-up: what the document calls it, else its day's, else its basis'."""
    for pair in outline.values("ar"):
        if match := _YEAR.search(pair.value):
            return int(match[1]), []
    texts = [outline.title, outline.head, outline.text]
    latest = day.year if day else max((each.year for each in basis), default=2199)
    for text in texts[:2]:
        years = [int(year) for year in _YEAR.findall(_without_days(text)) if int(year) <= latest]
        if text is outline.title and len(set(years)) == 1 and years[0] >= latest - 1:
            return years[0], []
    named = [int(match[1]) for pattern in _OF_YEAR for match in pattern.finditer(outline.text)]
    is_early = day is None or (day.month <= 4 and not any(each.year == day.year for each in basis))
    named = [year for year in named if year == latest or (year == latest - 1 and is_early)]
    if named:
        year, times = Counter(named).most_common(1)[0]
        sure = times == len(named) or year == latest
        return year, [] if sure else [Doubt("ar", "flera-ar", "osaker", str(year))]
    if day:
        early = day.month <= 3 and basis and all(each.year == day.year - 1 for each in basis)
        if early:
            return day.year - 1, [Doubt("ar", "ar-ur-underlag", "tolkat", str(day.year - 1))]
        return day.year, []
    if basis:
        year = Counter(each.year for each in basis).most_common(1)[0][0]
        return year, [Doubt("ar", "ar-ur-underlag", "tolkat", str(year))]
    return None, [Doubt("ar", "ar-saknas", "saknas")]


def _without_days(text: str) -> str:
    for span in reversed(find_days(text)):
        text = text[: span.start] + text[span.end :]
    return text


def find_kind(
    outline: Outline, unit_id: str | None, year: int | None, reports: Collection[str]
) -> tuple[str, str | None, list[Doubt]]:
    """Return the kind of the follow-up, the report that it follows up, and doubts."""
    stated = " ".join(pair.value for pair in outline.values("typ") if len(pair.value) < 60)
    own = " ".join(_OWN_KIND.findall(outline.text)[:3])
    top = " ".join(
        block.text for block in takewhile(lambda each: each.kind == "heading", outline.read.blocks)
    )
    texts = (stated, outline.title, top, own)
    kind = next(
        (name for text in texts for name, pattern in _KINDS if re.search(pattern, text, re.IGNORECASE)),
        "handelsestyrd" if _CAUSED.search(outline.text) else "ordinarie",
    )
    if kind != "uppfoljande":
        return kind, None, []
    known = sorted(
        report
        for report in reports
        if report.endswith(f"/{unit_id}") and (year is None or int(report[:4]) <= year)
    )
    told = [int(one or other) for one, other in _EARLIER.findall(outline.text)]
    earlier = next((each for each in told if year is None or each < year), None)
    if earlier and unit_id:
        return (
            kind,
            f"{earlier}/{unit_id}",
            [Doubt("foljer_upp", "foljer-upp-tolkad", "tolkat", f"{earlier}/{unit_id}")],
        )
    if known:
        return kind, known[-1], [Doubt("foljer_upp", "foljer-upp-tolkad", "tolkat", known[-1])]
    return kind, None, [Doubt("foljer_upp", "foljer-upp-saknas", "saknas")]
