"""Personnummer and samordningsnummer in a run of digits, in all the forms that people write them.

Folkbokföringslagen 18 §: year, month and day of birth, a dash (a plus sign from the year of the hundredth
birthday), three digits and a check digit. A samordningsnummer adds 60 to the day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.secrecy.digits import BLANK, DASH, Run
from site_builder.secrecy.identity import Identity

USUAL_SHAPES = {(10,), (12,), (6, 4), (8, 4), (2, 6, 4), (2, 2, 2, 4), (4, 2, 2, 4), (2, 2, 2, 2, 4)}
DASHED = {(6, 4), (8, 4)}
DATE_AND_NUMBER = {(2, 2, 2, 4), (4, 2, 2, 4)}
TWO_DATES = {(4, 2, 2, 2, 2), (8, 2, 2), (6, 6), (6, 2, 2, 2), (2, 2, 2, 6), (2, 2, 2, 2, 2, 2)}
CENTURIES = ("18", "19", "20")
COORDINATION = 60

ONLY_BLANK = re.compile(rf"(?:(?!\n)[{BLANK}])+")
BLANK_OR_DASH = re.compile(rf"(?:(?!\n)[{BLANK}{DASH}])+")
HOLDS_TOGETHER = re.compile(rf"[{DASH}./\\*_]+")
YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
TIME = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
BOOK = re.compile(r"IS[BS]N(?:-1[03])?[\s:]*$", re.IGNORECASE)
VAT = re.compile(r"\bSE[ -]?$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Ten or twelve digits of a run that begin with a date, from group `first` up to group `last`."""

    run: Run
    first: int
    last: int
    digits: str

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.run.groups[self.first : self.last + 1]))

    @property
    def gaps(self) -> tuple[str, ...]:
        return self.run.gaps[self.first : self.last]

    @property
    def neighbours(self) -> list[str]:
        """The gaps to the digits just before and just after."""
        before = self.run.gaps[self.first - 1 : self.first] if self.first else ()
        return [*before, *self.run.gaps[self.last : self.last + 1]]

    @property
    def checks(self) -> bool:
        return luhn(self.digits[-10:])


def personal_numbers(run: Run) -> Iterator[Identity]:
    """Yield what has the form of a personal number, places counted as in the run; they may overlap."""
    if BOOK.search(run.before):
        return
    for candidate in _candidates(run):
        certain = _certain(candidate)
        if certain is not None:
            yield _identity(candidate, certain)


def luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of those before it (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits), start=1))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _candidates(run: Run) -> Iterator[_Candidate]:
    for first in range(len(run.groups)):
        digits = ""
        for last in range(first, len(run.groups)):
            digits += run.groups[last]
            if len(digits) in (10, 12) and _begins_with_birth(digits):
                yield _Candidate(run, first, last, digits)
            if len(digits) >= 12:
                break
    number, ending = run.groups[0][:10], run.groups[0][10:]
    if ending == "01" and VAT.search(run.before) and _begins_with_birth(number):
        # A sole trader's VAT number: SE, the personal number, 01 (Skatteverket).
        yield _Candidate(run, 0, 0, number)


def _begins_with_birth(digits: str) -> bool:
    """Say whether ten digits, or twelve with the century, begin with a day that someone can be born."""
    if len(digits) == 12 and digits[:2] not in CENTURIES:
        return False
    year, month, day = int(digits[-10:-8]), int(digits[-8:-6]), int(digits[-6:-4])
    if not 1 <= month <= 12 or digits[-4:-1] == "000":
        return False
    century = int(digits[:2]) if len(digits) == 12 else 20  # 2000 was a leap year: the wider choice
    return (
        1 <= (day - COORDINATION if day > COORDINATION else day) <= monthrange(century * 100 + year, month)[1]
    )


def _certain(candidate: _Candidate) -> bool | None:
    """Return whether it is a personal number, None where it has the form of something else as well."""
    if any(mark in gap for gap in candidate.gaps for mark in "()"):
        return None
    held = [gap for gap in candidate.neighbours if HOLDS_TOGETHER.fullmatch(gap)]
    if candidate.shape not in USUAL_SHAPES:
        return _certain_unusual(candidate) if candidate.checks and not held else None
    if candidate.shape in DATE_AND_NUMBER and _is_date_first(candidate):
        return False if candidate.checks and not _is_interval(candidate) else None
    if not held or _is_in_a_name(candidate, held):
        return candidate.checks
    return set(held) <= {"/"} if candidate.checks else None


def _is_in_a_name(candidate: _Candidate, held: list[str]) -> bool:
    """Say whether underscores, dots or a year after it set it apart, as in the name of a file."""
    is_dashed = candidate.shape in DASHED and all(map(BLANK_OR_DASH.fullmatch, candidate.gaps))
    if is_dashed and candidate.first == 0 and candidate.checks:
        following = candidate.run.groups[candidate.last + 1]
        if YEAR.fullmatch(following):
            return True  # plan-811228-9874-2024.pdf: a case number begins with its year
    return set("".join(held)) <= set("_.\\" if is_dashed else "_")


def _is_date_first(candidate: _Candidate) -> bool:
    """Say whether it reads as a date followed by a year, a time, or some other number."""
    number = candidate.digits[-4:]
    if ONLY_BLANK.fullmatch(candidate.gaps[-1]):
        return bool(YEAR.fullmatch(number) or TIME.fullmatch(number) or not candidate.checks)
    return YEAR.fullmatch(number) is not None


def _is_interval(candidate: _Candidate) -> bool:
    """Say whether the last four digits are the year of another date: 2024-11-20–2024-12-19."""
    following = candidate.run.groups[candidate.last + 1 : candidate.last + 3]
    return YEAR.fullmatch(candidate.digits[-4:]) is not None and [len(group) for group in following] == [2, 2]


def _certain_unusual(candidate: _Candidate) -> bool | None:
    """Return the same for digits with a right check digit that are set apart in an unusual way."""
    digits_after = [sum(candidate.shape[place:]) for place in range(1, len(candidate.shape))]
    inner = [gap for gap, after in zip(candidate.gaps, digits_after, strict=True) if after != 4]
    if all(map(ONLY_BLANK.fullmatch, inner)):
        return not candidate.neighbours
    return False if candidate.shape not in TWO_DATES and all(map(BLANK_OR_DASH.fullmatch, inner)) else None


def _identity(candidate: _Candidate, certain: bool) -> Identity:
    run, digits = candidate.run, candidate.digits
    start = run.starts[candidate.first]
    end = (
        start + len(digits) if len(candidate.shape) == 1 else run.starts[candidate.last] + candidate.shape[-1]
    )
    coordination = int(digits[-6:-4]) > COORDINATION
    sign = "+" if any("+" in gap for gap in candidate.gaps) else "-"
    return Identity(
        start,
        end,
        "samordningsnummer" if coordination else "personnummer",
        certain,
        f"{digits[:-4]}{sign}****",
    )
