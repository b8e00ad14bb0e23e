"""Last days that are stated or counted: `senast den 1 mars 2025`, `inom sex veckor från detta datum`."""

import re
from datetime import date, timedelta

from site_builder.importing.language.days import find_days
from site_builder.importing.language.numbers import COUNT, number_of
from site_builder.wording.swedish import add_months

WITHIN = re.compile(rf"\binom\s+({COUNT})\s+(dag|vecka|veckor|dagar|månad|månader)\w*", re.IGNORECASE)
_START = re.compile(
    r"\b(?:från|efter|räknat\s+från|räknat|med\s+början)\b\s*(?:och\s+med\s+)?([^.;)]{0,60})", re.IGNORECASE
)
OWN_DAY = re.compile(
    r"(?:detta|dagens|denna\s+rapports|rapportens|protokollets|brevets|skrivelsens|beslutets)\s+(?:datum|dag|datering)|(?:detta|denna|dessa)\s+(?:brevs?|protokolls|besluts|skrivelses?|yttrandes|pm:?s?)\s+(?:datum|dag|datering)|denna\s+dag|(?:rapport|protokolls?|besluts?|dokument)datum|rapportens\s+(?:dagtecknande|datering)|dags\s+dato|rapporten\s+(?:är\s+)?(?:daterad|fastställd|undertecknad)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:senast|klart?|före|innan|till\s+och\s+med|t\.o\.m\.|deadline|slutdatum|färdig\w*)\b", re.IGNORECASE
)


def due_of(text: str, day: date | None, *, is_date_cell: bool = False) -> date | None:
    """Return the last day that a measure gives: a date, or a time counted from a day that is known."""
    within = WITHIN.search(text)
    if within:
        start = _START.search(text, within.end())
        first = None
        if start and (spans := find_days(start[1], day.year if day else None)):
            first = spans[0].first
        elif start and OWN_DAY.search(start[1]):
            first = day
        return counted(first, within[1], within[2]) if first else _by_day(text, day)
    if is_date_cell and (spans := find_days(text, day.year if day else None)):
        return spans[-1].last or spans[-1].first
    return _by_day(text, day)


def _by_day(text: str, day: date | None) -> date | None:
    for match in _BY.finditer(text):
        spans = find_days(text[match.end() : match.end() + 60], day.year if day else None)
        if spans and spans[0].start < 25 and not spans[0].is_guessed:
            return spans[0].last or spans[0].first
    return None


def counted(first: date, count: str, unit: str) -> date | None:
    """Return the day that is some days, weeks or months after another."""
    number = number_of(count)
    if number is None or not 0 < number < 1000:
        return None
    if unit.casefold().startswith("månad"):
        return add_months(first, int(number)) if number <= 60 else None
    return first + timedelta(days=int(number) * (7 if unit.casefold().startswith("veck") else 1))
