"""Key figures in sentences: numbers beside the taxonomy's words, whom they are about, and of which time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from site_builder.importing.language.days import MONTH
from site_builder.importing.language.numbers import COUNT, DIGITS, NUMBER, number_of
from site_builder.importing.recognising.figure_frames import (
    MONTH_NAMED,
    base_of,
    month_period,
    period_of,
    scope_of,
)
from site_builder.importing.recognising.figure_words import Named

_PERCENT = re.compile(rf"({DIGITS})\s*(?:%|procent\b)", re.IGNORECASE)
_HOURS = re.compile(rf"({DIGITS})\s*(?:beställda\s+)?(?:timmar|tim\b|h\b)", re.IGNORECASE)
_MORE_HOURS = re.compile(
    rf"\bi\s+(?:{MONTH})(?:\s+20\d\d)?\s+(?:var\s+(?:det|de|den)|hade\s+\w+)\s+({DIGITS})", re.IGNORECASE
)
_THEN_MONTH = re.compile(
    rf"\s*(?:beställda\s+)?(?:timmar|tim\b|h\b)\s+(?:per\s+månad\s+)?(i\s+{MONTH})", re.IGNORECASE
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
    rf"({NUMBER})(?:\s*\(\s*{DIGITS}\s*\))?\s+(?:(?:medarbetare|anställda|personer)\s+(?:är|var)\s+"
    r"|(?!av\b|och\b|eller\b|procent\b)[^\W\d]+\s+)?$",
    re.IGNORECASE,
)
_SAID_TO_BE = re.compile(
    r"\s*(?:\([^)]{0,30}\)\s*)?(?:(?:hittills\s+)?(?:under|för|i|vid|den|per)\b[^.;,:]{0,35}?)?\s*"
    r"(?:är|var|har\s+varit|uppgår\s+till|uppgick\s+till|har\s+uppgått\s+till|blev|har\s+blivit"
    r"|stannade\s+på|:"
    rf"|har\s+(?:ökat|minskat|sjunkit|stigit)\s+(?:från\s+{COUNT}\s+)?till)\s+(?:totalt\s+|sammanlagt\s+)?"
    rf"({NUMBER})(?=\s*(?:$|[.,;)]|st\b|stycken|till\s+antalet|under\b|i\b|och\b|per\b|vid\b|för\b))",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(
    r"(?:\boch|,|\bmot|\bjämfört\s+med)\s+(?:(?:hittills\s+)?(?:under|i|år|för)?\s*(?:år\s+)?(?P<y>20\d\d)\s+"
    rf"(?:hittills\s+)?(?:var\s+(?:det|den|de)\s+)?(?P<n>{NUMBER})(?!\s*års)"
    rf"|(?P<n2>{NUMBER})(?:\s+(?:%|procent))?\s+(?:hittills\s+)?(?:under|för|år|i)\s+(?P<y2>20\d\d))",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\s+(?:har\s+)?(?:inkom\w*|kom\w*|lämna\w*|registrer\w*|rapporter\w*|upprätta\w*|anmäl\w*|gjor\w*"
    r"|skett|hade)\b",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"\b(?:intervju|deltog|samtal)", re.IGNORECASE)
_COMMA = re.compile(r", |\bvarav\b|\bav\s+dessa\b")
_OF_WHICH = re.compile(r"\bvarav\b|\bav\s+(?:dessa|dem)\b")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure as it was read; the sentences where it stands go from the prose if it is hidden."""

    id: str
    value: Decimal
    sentence: str
    where: str
    scope: str = "enheten"
    base: int | None = None
    period: str | None = None
    points_out: bool = False
    also: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that tells the figure."""
        return (self.sentence, *self.also)


def figures_in(text: str, where: str, names: list[Named], year: int | None) -> Iterator[Candidate]:
    """Yield the figures of a sentence, in its order; days without a year are of `year`."""
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
        if place is None or amount is None or not _is_possible(each, place[1], amount):
            continue
        taken.add(place.start(1))
        is_of_organisation = each.kind.secrecy_class == "D"
        clause = _clause(text, match.start())
        scope = scope_of(clause, text, is_of_organisation=is_of_organisation)
        if scope == "enheten" and _is_whole_of(text, match.end()):
            scope = "hela_bolaget"
        points_out = is_share and _ONE.search(text) is not None
        base = base_of(text) if is_share else None
        period = period_of(clause, year) or period_of(text, year)
        yield Candidate(each.id, amount, text, where, scope, base, period, points_out)
        for more in _MORE_YEARS.finditer(text, max(place.end(1), match.end())):
            other = number_of(more["n"] or more["n2"])
            if other is not None and _is_possible(each, more["n"] or more["n2"], other):
                period = more["y"] or more["y2"]
                yield Candidate(each.id, other, text, where, scope, base, period, points_out)


def _is_possible(each: Named, written: str, amount: Decimal) -> bool:
    """Say whether an amount may be one of a figure: plausible, whole where it counts, and no year."""
    if each.kind.unit == "antal" and (amount != int(amount) or _LIKE_A_YEAR.fullmatch(written)):
        return False
    return each.kind.is_plausible(amount)


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
    """Return the number that counts what is named: before it, after "antalet", or after "var"."""
    if _SAID_COUNT.search(text[: named.start()]):
        match = _SAID_TO_BE.match(text, named.end()) or _AFTER.match(text, named.end())
        return match if match and match.start(1) not in taken else None
    found = _BEFORE.search(text, max(0, named.start() - 60), named.start())
    if found is None or _LIKE_A_YEAR.fullmatch(found[1]):
        found = _SAID_TO_BE.match(text, named.end())
    if found is None or found.start(1) in taken or _ABOUT.search(text[: found.start()]):
        return None
    if each.kind.counts_clients and _TAKING_PART.search(text):
        return None
    is_article = number_of(found[1]) == 1 and not found[1].isdigit()
    if is_article and each.kind.secrecy_class == "C" and _HAPPENED.match(text, named.end()):
        return found
    return None if is_article else found


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
