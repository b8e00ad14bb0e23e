"""Organisation numbers that are, or may be, a person's own: their third digit is 0 or 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.secrecy.personal_numbers import luhn
from site_builder.secrecy.screening import may_point_out

_WORD = (
    r"(?:org(?:anisations)?[.\s-]{0,3}(?:nr|nummer|numret|numren)[\w.]*"
    r"|moms(?:registrerings)?(?:nr|nummer)\w*|vat[ -]?(?:nr|nummer))[\s:(är]{1,6}(?:SE ?)?"
)
_NUMBER = re.compile(
    rf"{_WORD}(?P<number>(?:16|19|20)?(?P<start>[0-9]{{6}})"
    r"\s?[-–—\u2010-\u2012\u2212 ]?\s?(?P<end>[0-9]{4}))(?:01)?(?![0-9])",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"{_WORD}\Z", re.IGNORECASE)
REACH = 40


@dataclass(frozen=True, slots=True, order=True)
class OrgNumber:
    """A number from `start` up to `end`; `is_certain` where its check digit is right."""

    start: int
    end: int
    is_certain: bool
    masked: str


def personal_org_numbers(text: str) -> Iterator[OrgNumber]:
    """Yield the numbers that a text calls organisation numbers and that have the form of a person's own."""
    for match in _NUMBER.finditer(text) if may_point_out(text) else ():
        digits = match["start"] + match["end"]
        if digits[2] in "01":
            yield OrgNumber(
                match.start("number"), match.end("number"), luhn(digits), f"{match['start']}-****"
            )


def is_called_org_number(text: str, start: int) -> bool:
    """Say whether the number that begins at `start` is called an organisation number."""
    return _NAMED.search(text, max(start - REACH, 0), start) is not None
