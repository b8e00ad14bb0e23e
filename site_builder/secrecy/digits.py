"""Where a text holds long numbers, however their digits are set apart.

Looked for in the text's bytes, mapped one to one to digit, gap and other: a pattern that starts with a
literal passes over them several times as fast as a pattern for digits passes over the text.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import decimal

BEFORE = 24
"""How many bytes before a number may say what it is."""

BLANK = " \t\r\n\u00a0\u00ad\u2000-\u200d\u2028\u2029\u202f\u205f\u2060"
"""For a character class: blanks, and what nobody sees (soft hyphen, zero-width characters)."""
DASH = "\\-+\u2010-\u2015\u2043\u2212"
GROUP = re.compile(r"[0-9]+")
GAP = re.compile(rf"[{BLANK}{DASH}./\\*_()]{{1,16}}")
OTHER_SCRIPT = re.compile(r"[\u0660-\u1fff\u3000-\U0010ffff]")
USUAL = dict(zip("\u1680\u3000\ufeff\ufe58\ufe63\uff0b\uff0d", "  \u200b--+-", strict=True))
"""Blanks and dashes, mostly as wide as a Chinese sign, and what they are here."""
ENTITY = re.compile(r"&(?:#[0-9]{2,5}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")

LATIN_LETTERS, ARABIC, PUNCTUATION = 0xC3, 0xD9, 0xE2
"""First bytes in UTF-8: of À-ÿ, after which letters end a number; of the first script with digits of its
own; of the blocks with dashes, blanks and quotes."""


def _shape(byte: int) -> str:
    if chr(byte) in "0123456789":
        return "0"
    if chr(byte) in " \t\r\n-+./\\*_()" or 0x80 <= byte < LATIN_LETTERS or byte == PUNCTUATION:
        return "-"
    return "!" if byte >= ARABIC else " "


SHAPES = "".join(map(_shape, range(256))).encode("ascii")
"""For each byte: a digit 0, perhaps a gap -, perhaps another script's digit !, anything else blank."""
STRETCH = re.compile(rb"0(?:-{0,48}+0){7,}+")


def _apart(*digits: str) -> str:
    """Return a pattern for digits with anything between them."""
    return "[^0-9]*+".join(digits)


POSSIBLE = re.compile(
    "|".join(
        (
            rf"(?<![0-9])(?:{_apart('1', '[89]', '')}|{_apart('2', '0', '')})?"
            rf"{_apart('[0-9]', '[0-9]', '')}(?:{_apart('0', '[1-9]', '')}|{_apart('1', '[0-2]', '')})"
            rf"{_apart('[0-36-9]', *['[0-9]'] * 5)}",
            rf"(?<![0-9])0{_apart('[1-9]', *['[0-9]'] * 6)}",
            rf"46{_apart('', *['[0-9]'] * 7)}",
        )
    ).encode("ascii")
)
"""A day of birth and four digits; eight digits from an area code; seven after the country's code."""


@dataclass(frozen=True, slots=True)
class Run:
    """Digit groups that only gaps set apart: `gaps[i]` follows `groups[i]`.

    `starts` count from `offset`, the place in the text. `before` is the text just before the first group.
    """

    offset: int
    before: str
    groups: tuple[str, ...]
    starts: tuple[int, ...]
    gaps: tuple[str, ...]

    def end(self, group: int) -> int:
        """Return the place after a group."""
        return self.starts[group] + len(self.groups[group])


def runs(text: str) -> Iterator[Run]:
    """Yield the runs that can hold an identity; digits of all scripts come out as 0-9."""
    if "&" in text:
        text = ENTITY.sub(_character, text)
    encoded = text.encode("utf-8", "replace")
    shapes = encoded.translate(SHAPES)
    if b"!" in shapes:
        encoded = OTHER_SCRIPT.sub(_usual, text).encode("utf-8", "replace")
        shapes = encoded.translate(SHAPES)
    for stretch in STRETCH.finditer(shapes):
        start, end = stretch.span()
        if POSSIBLE.search(encoded, start, end):
            yield from _runs_of(encoded, start, end)


def _runs_of(encoded: bytes, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of one stretch, which ends wherever a gap proves to be more than a gap."""
    offset = len(encoded[:start].decode())
    before = encoded[max(start - BEFORE, 0) : start].decode("utf-8", "ignore")
    stretch = encoded[start:end].decode()
    groups = list(GROUP.finditer(stretch))
    gaps = [stretch[one.end() : other.start()] for one, other in pairwise(groups)]
    breaks = [place for place, gap in enumerate(gaps) if not GAP.fullmatch(gap) or gap.count("\n") > 1]
    for first, last in zip([-1, *breaks], [*breaks, len(gaps)], strict=True):
        part = groups[first + 1 : last + 1]
        yield Run(
            offset,
            before if first < 0 else gaps[first],
            tuple(group[0] for group in part),
            tuple(group.start() for group in part),
            tuple(gaps[first + 1 : last]),
        )


def _usual(character: re.Match[str]) -> str:
    """Return a digit of another script as 0-9, a blank or a dash as a usual one, others as they are."""
    digit = decimal(character[0], None)
    return USUAL.get(character[0], character[0]) if digit is None else str(digit)


def _character(entity: re.Match[str]) -> str:
    """Return the character that an entity stands for, made as long as the entity with what nobody sees."""
    return html.unescape(entity[0]).ljust(len(entity[0]), "\u200b")
