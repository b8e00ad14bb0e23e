"""Days and intervals as texts write them: `den 6–7 februari 2025`, `2024-09-16 – 2024-09-20`, `6/11 2024`."""

import re
from dataclasses import dataclass, replace
from datetime import date

_MONTHS = {
    **{"januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7, "augusti": 8},
    **{
        "september": 9,
        "oktober": 10,
        "november": 11,
        "december": 12,
        "jan": 1,
        "feb": 2,
        "febr": 2,
        "apr": 4,
    },
    **{"aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12},
}
MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DASH = r"\s*[-–—]{1,2}\s*"
_JOIN = rf"(?:{_DASH}|,?\s+(?:och|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|samt|respektive)\s+)"
_DAY = re.compile(
    rf"(?<![\d/:.])(?<!\d-)(?P<y>(?:19|20)\d\d)[-.‐‑–](?P<m>\d{{1,2}})[-.‐‑–](?P<d>\d{{1,2}})(?![\d/])"
    rf"|(?<![\d/:-])(?P<Y>20\d\d)(?P<M>[01]\d)(?P<D>[0-3]\d)(?![\d/:-])"
    r"|(?<![\w/:.-])(?P<y4>2\d)(?P<m4>0[1-9]|1[0-2])(?P<d4>[0-3]\d)(?![\w/:-]|[.,]\d)"
    rf"|(?<![\d/:.-])(?P<d2>\d{{1,2}})[/.](?P<m2>\d{{1,2}})(?:[-/.\s]+)(?P<y2>20\d\d)(?!\d)"
    rf"|(?:\bden\s+)?(?:(?P<from>\d{{1,2}}){_JOIN}(?:den\s+)?)?(?<![\d/:,.-])"
    rf"(?P<d3>\d{{1,2}})(?::?[ae])?\.?\s+(?P<m3>{MONTH})\b\.?(?:\s+(?P<y3>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"{_JOIN}(?:den\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A day, or an interval that ends with `last`, from `start` up to `end` of the text.

    `is_guessed` says that the text gives no year.
    """

    start: int
    end: int
    first: date
    last: date | None = None
    is_guessed: bool = False


def find_days(text: str, year: int | None = None) -> list[Span]:
    """Return the days and intervals of a text in order; one without a year is of `year`, or left out."""
    singles = [span for match in _DAY.finditer(text) if (span := _span(match, year))]
    found: list[Span] = []
    for span in singles:
        before = found[-1] if found else None
        if before and before.last is None and _is_joined(text, before, span):
            first = before.first
            if before.is_guessed and not span.is_guessed:
                first = _moved(first, span.first)
            if first < span.first:
                last = span.last or span.first
                found[-1] = replace(before, end=span.end, first=first, last=last, is_guessed=span.is_guessed)
                continue
        found.append(span)
    return found


def last_day(text: str, year: int | None = None) -> date | None:
    """Return the last day that a text names, None where it names none."""
    spans = find_days(text, year)
    return (spans[-1].last or spans[-1].first) if spans else None


def _is_joined(text: str, before: Span, span: Span) -> bool:
    between = text[before.end : span.start]
    if re.search(r"samt|respektive|,|och(?!\s+med)", between):
        is_range = re.search(r"\bmellan\s+$", text[: before.start], re.IGNORECASE) is not None
        return is_range and _BETWEEN.fullmatch(between) is not None
    return bool(_BETWEEN.fullmatch(between))


def _moved(day: date, other: date) -> date:
    """Return a day without a year of its own in the year that makes it the first of an interval."""
    for year in (other.year, other.year - 1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if moved < other:
            return moved
    return other


def _span(match: re.Match[str], year: int | None) -> Span | None:
    group = match.groupdict()
    month = (
        _MONTHS[group["m3"].casefold()]
        if group["m3"]
        else int(group["m"] or group["M"] or group["m4"] or group["m2"])
    )
    day = int(group["d"] or group["D"] or group["d4"] or group["d2"] or group["d3"])
    written = group["y"] or group["Y"] or group["y2"] or group["y3"]
    written = f"20{group['y4']}" if group["y4"] else written
    stated = int(written) if written else year
    if stated is None:
        return None
    try:
        last = date(stated, month, day)
        if not group["from"] or int(group["from"]) >= day:
            return Span(*match.span(), last, None, not written)
        return Span(*match.span(), date(stated, month, int(group["from"])), last, not written)
    except ValueError:
        return None


def month_of(name: str) -> int:
    """Return a month's number, 1 to 12."""
    return _MONTHS[name.casefold().rstrip(".")]
