"""Exact types for what editors write: nothing is guessed, every refusal is a finding.

Every value arrives as the string that stands in the file. pydantic's lax mode would take
`1728000000` for a date, `no` for False and `nan` for a number, so each type converts by itself.
A refusal's type is the id of the rule that words it (`wording/rules.yml`).
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(19|20|21)\d{2}")
_WHOLE = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REPORT_ID = re.compile(r"(?:19|20|21)\d{2}/[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https://[^\s<>\"]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_YES_NO = {"true": True, "ja": True, "false": False, "nej": False}


def _refuse(rule: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(rule, rule, {"value": value if isinstance(value, str) else ""})


def _as_text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("fel-form", "fel-form", {"expected": "text"})
    return value.strip()


def _day(value: Any) -> date:
    text = _as_text(value)
    if not _DAY.fullmatch(text):
        raise _refuse("ogiltigt-datum", text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _refuse("ogiltigt-datum", text) from error


def _whole(value: Any) -> int:
    text = _as_text(value)
    if not _WHOLE.fullmatch(text) or not text.isascii():
        raise _refuse("ogiltigt-heltal", text)
    return int(text)


def _decimal(value: Any) -> Decimal:
    text = _as_text(value)
    if not _DECIMAL.fullmatch(text) or not text.isascii():
        raise _refuse("ogiltigt-tal", text)
    return Decimal(text.replace(",", "."))


def _yes_no(value: Any) -> bool:
    text = _as_text(value)
    if text not in _YES_NO:
        raise _refuse("ogiltigt-ja-nej", text)
    return _YES_NO[text]


def _text(value: Any) -> str:
    text = _as_text(value)
    if not text:
        raise _refuse("falt-saknas", text)
    return text


def _matching(pattern: re.Pattern[str], rule: str) -> BeforeValidator:
    def convert(value: Any) -> str:
        text = _as_text(value)
        if not pattern.fullmatch(text):
            raise _refuse(rule, text)
        return text

    return BeforeValidator(convert)


def _period(value: Any) -> str:
    text = _as_text(value).translate(_DASHES)
    start, slash, end = text.partition("/")
    if slash and _DAY.fullmatch(start) and _DAY.fullmatch(end):
        if _day(start) > _day(end):
            raise _refuse("ogiltig-period", text)
    elif not (_YEAR.fullmatch(text) or _MONTH.fullmatch(text)):
        raise _refuse("ogiltig-period", text)
    return text


def _reference(value: Any) -> str:
    return " ".join(_text(value).translate(_DASHES).split())


def _day_or_yes(value: Any) -> date | None:
    return None if value == "true" else _day(value)


Day = Annotated[date, BeforeValidator(_day)]
DayOrYes = Annotated[date | None, BeforeValidator(_day_or_yes)]
"""A day, or None for `true`: it happened, the day is unknown."""
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Text = Annotated[str, BeforeValidator(_text)]
Slug = Annotated[str, _matching(_SLUG, "ogiltigt-id")]
ReportId = Annotated[str, _matching(_REPORT_ID, "ogiltigt-id")]
Year = Annotated[int, BeforeValidator(_whole), Field(ge=1990, le=2199)]
Web = Annotated[str, _matching(_WEB, "ogiltig-adress")]
Colour = Annotated[str, _matching(_COLOUR, "ogiltig-farg")]
Reference = Annotated[str, BeforeValidator(_reference)]
"""A case number or contract number; every dash is written `-`, as in `SUN 2022-149`."""
Period = Annotated[str, BeforeValidator(_period)]
"""A year `2024`, a month `2024-03` or an interval `2024-09-01/2024-09-15`."""


class Thing(BaseModel):
    """What every model has in common: written in Swedish keys, never changed after it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refusal(rule: str, key: str, **words: object) -> PydanticCustomError:
    """Return a refusal of a whole thing that points at one of its keys."""
    return PydanticCustomError(rule, rule, {"key": key, **words})


@lru_cache(maxsize=1024)
def period_days(period: str) -> tuple[date, date]:
    """Return the first and last day of a period."""
    start, slash, end = period.partition("/")
    if slash:
        return date.fromisoformat(start), date.fromisoformat(end)
    if len(period) == 4:
        return date(int(period), 1, 1), date(int(period), 12, 31)
    first = date.fromisoformat(f"{period}-01")
    next_month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, next_month - timedelta(days=1)
