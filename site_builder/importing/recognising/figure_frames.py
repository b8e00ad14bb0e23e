"""What frames a number: whom it is about, on how many it rests, and which time it is of."""

import re

from site_builder.importing.language.days import MONTH, month_of
from site_builder.importing.language.numbers import COUNT, number_of
from site_builder.model.values import period_days

MONTH_NAMED = re.compile(
    rf"\b(?:i|under|för|,)?\s*(?P<month>{MONTH})(?:\s+(?P<year>20\d\d))?(?!\w)", re.IGNORECASE
)
_MONTHS = re.compile(
    rf"\b(?P<one>{MONTH})(?:\s+(?P<y1>20\d\d))?\s*(?:[-–]|till(?:\s+och\s+med)?|t\.o\.m\.)\s*"
    rf"(?P<two>{MONTH})(?:\s+(?P<y2>20\d\d))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:under|hittills|år|i|för|,)\s*(?:under\s+)?(?:år(?:et)?\s+)?(20\d\d)\b(?!-)", re.IGNORECASE
)
_THIS_YEAR = re.compile(
    r"\b(?:under\s+året|i\s+år|hittills\s+i\s+år|det\s+här\s+året|årets)\b", re.IGNORECASE
)
_HALF = re.compile(r"\b(första|andra)\s+halvåret(?:\s+(20\d\d))?", re.IGNORECASE)
_QUARTER = re.compile(r"\b(första|andra|tredje|fjärde)\s+kvartalet(?:\s+(20\d\d))?", re.IGNORECASE)
_QUARTERS = {"första": (1, 3), "andra": (4, 6), "tredje": (7, 9), "fjärde": (10, 12)}
_WHOLE = re.compile(
    r"\bi\s+(?:hela\s+)?(?:landet|sverige)\b|\bsammanlagt\b|\btotalt\s+i\s+(?:bolaget|företaget)|nationellt"
    r"|\b(?:bolaget|företaget|koncernen)\s+(?:har|hade)\b|\bi\s+(?:bolaget|företaget|koncernen)\b"
    r"|hela\s+(?:bolaget|företaget)",
    re.IGNORECASE,
)
_HERE = re.compile(r"\b(?:i|från)\s+[A-ZÅÄÖ][\wåäö]+s?\s+kommun\b|\b(?:i|från)\s+kommunen\b")
_STAFF = r"(?:anställda|tillsvidareanställda|medarbetare|assistenter|personer|svar\w*|enkätsvar)"
_BASE = re.compile(
    rf"\b(?:av|bland|för|hos|baserat\s+på|räkna[dt]t?\s+på|beräkna[dt]\s+på|bygger\s+på)\s+(?:de\s+|våra\s+|dessa\s+|era\s+|totalt\s+|\w+s\s+)?({COUNT})\s+(?:\w+\s+)?{_STAFF}"
    rf"|\(\s*(?:av\s+|n\s*=\s*)?({COUNT})\s+(?:anställda|medarbetare|svar\w*|tillsvidareanställda)\s*\)",
    re.IGNORECASE,
)


def scope_of(clause: str, sentence: str = "", *, is_of_organisation: bool = False) -> str:
    """Return whom a number is about, after its clause; an organisation's, after its sentence as well."""
    if _HERE.search(clause):
        return "kommunen"
    return (
        "hela_bolaget"
        if _WHOLE.search(clause) or (is_of_organisation and _WHOLE.search(sentence))
        else "enheten"
    )


def base_of(text: str) -> int | None:
    """Return the number of people that a text says that a share is of."""
    match = _BASE.search(text)
    number = number_of(match[1] or match[2]) if match else None
    return int(number) if number is not None else None


def period_of(text: str, year: int | None) -> str | None:
    """Return the period that a text names, "under året" as the follow-up's year; None where it names none."""
    if match := _MONTHS.search(text):
        last = match["y2"] or year
        first = match["y1"] or last
        return (
            f"{first}-{month_of(match['one']):02}-01/{_month_end(f'{last}', match['two'])}" if last else None
        )
    if match := _HALF.search(text):
        of, is_first = match[2] or year, match[1].casefold() == "första"
        return f"{of}-01-01/{of}-06-30" if of and is_first else f"{of}-07-01/{of}-12-31" if of else None
    if (match := _QUARTER.search(text)) and (of := match[2] or year):
        first_month, last_month = _QUARTERS[match[1].casefold()]
        return f"{of}-{first_month:02}-01/{period_days(f'{of}-{last_month:02}')[1]}"
    if match := _YEAR.search(text):
        return match[1]
    return str(year) if _THIS_YEAR.search(text) and year else None


def month_period(match: re.Match[str], year: int | None) -> str | None:
    """Return a named month as a period."""
    of = match["year"] or year
    return f"{of}-{month_of(match['month']):02}" if of else None


def _month_end(year: str, month: str) -> str:
    return period_days(f"{year}-{month_of(month):02}")[1].isoformat()
