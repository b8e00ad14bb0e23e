"""Swedish dates, numbers, plurals and spans of time, as plain text writes them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

LOCALE = "sv_SE"
NO_BREAK = "\u00a0"
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NOT_SLUG = re.compile("[^a-z0-9]+")
_LETTERS = str.maketrans("{|}", "aao")
_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})


@cache
def _months(width: Literal["wide", "abbreviated"]) -> Mapping[int, str]:
    """Return the names of months, 1 to 12, as they stand in dates (CLDR)."""
    from babel.dates import get_month_names  # a check writes no dates, and does not wait for babel

    return get_month_names(width, locale=LOCALE)


def long_day(day: date) -> str:
    """Return `20 november 2024`."""
    return f"{day.day} {_months('wide')[day.month]} {day.year}"


def short_day(day: date) -> str:
    """Return `20 feb 2025`, months in three letters without a full stop."""
    return f"{day.day} {_months('abbreviated')[day.month].replace('.', '')} {day.year}"


def season(day: date) -> str:
    """Return `våren 2024` for January to June and `hösten 2024` for July to December."""
    return f"{'våren' if day.month <= 6 else 'hösten'} {day.year}"


def days_between(first: date, last: date) -> str:
    """Return `1–15 september 2024` or a longer form, as short as it can be without doubt."""
    if first == last:
        return long_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_months('wide')[first.month]}–{long_day(last)}"
    return f"{long_day(first)}–{long_day(last)}"


def period_text(first: date, last: date) -> str:
    """Return a period in words: `2024`, `mars 2024` or an interval of days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{_months('wide')[first.month]} {first.year}"
    return days_between(first, last)


@lru_cache(maxsize=4096)
def number(value: Decimal | int) -> str:
    """Return a number with decimal comma and no-break spaces between thousands."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALE)


def size(count: int) -> str:
    """Return the size of a file: `614 byte`, `25 kB`, `1,2 MB`, in steps of a thousand."""
    if count < 1000:
        return f"{count} byte"
    if count < 1_000_000:
        return f"{number(round(count / 1000))}{NO_BREAK}kB"
    return f"{number(round(Decimal(count) / 1_000_000, 1))}{NO_BREAK}MB"


def percent(value: Decimal) -> str:
    """Return `7 %` with a no-break space."""
    return f"{number(value)}{NO_BREAK}%"


def count_word(count: int, *, neuter: bool = False) -> str:
    """Return a count in letters up to twelve, then in digits."""
    if count == 1 and neuter:
        return "ett"
    return _WORDS[count] if count < len(_WORDS) else number(count)


def plural(count: int, one: str, many: str) -> str:
    """Return the form that fits a count."""
    return one if count == 1 else many


def listed(items: Iterable[str]) -> str:
    """Return `a, b och c`."""
    words = list(items)
    return " och ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def months_between(earlier: date, later: date) -> int:
    """Return the number of whole months from one day to a later one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def span(earlier: date, later: date) -> str:
    """Return how long it is between two days: `12 dagar`, `9 månader`, `1 år och 9 månader`."""
    days = (later - earlier).days
    months = months_between(earlier, later)
    if months < 2:
        return f"{days} {plural(days, 'dag', 'dagar')}"
    years, rest = divmod(months, 12)
    month_words = f"{rest} {plural(rest, 'månad', 'månader')}"
    if not years:
        return month_words
    return f"{years} år och {month_words}" if rest else f"{years} år"


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@lru_cache(maxsize=16384)
def sort_key(text: str) -> str:
    """Return a key that sorts as Swedish does: å, ä and ö last, case and other accents aside."""
    folded = text.casefold().translate(_ORDER)
    return "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Return a text in a-z, digits and hyphens: `Årets förutsättningar` becomes `arets-forutsattningar`."""
    return _NOT_SLUG.sub("-", sort_key(unicodedata.normalize("NFC", text)).translate(_LETTERS)).strip("-")
