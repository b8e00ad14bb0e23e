"""Swedish number words: what number a word stands for."""

import re
from functools import cache, lru_cache

_ONES = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv "
    "tretton fjorton femton sexton sjutton arton nitton"
)
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
_ORDINALS = "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
_DENOMINATORS = {
    "halv": 2,
    "tredjedel": 3,
    "fjärdedel": 4,
    "femtedel": 5,
    "sjättedel": 6,
    "sjundedel": 7,
    "åttondel": 8,
    "niondel": 9,
    "niondedel": 9,
    "tiondel": 10,
    "tiondedel": 10,
    "tjugondel": 20,
}
_SIGNS = {"½": 2, "⅓": 3, "⅔": 3, "¼": 4, "¾": 4, "⅕": 5}
_BLANKS = re.compile(r"[\s\u00a0\u202f]")


@cache
def _words() -> dict[str, int]:
    ones = {word: number for number, word in enumerate(_ONES.split())}
    tens = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
    small = {word: number for word, number in ones.items() if 0 < number < 10} | {"ett": 1}
    found = (
        ones
        | tens
        | {
            "ett": 1,
            "aderton": 18,
            "par": 2,
            "tvenne": 2,
            "trenne": 3,
            "dussin": 12,
            "dussintal": 12,
            "hundra": 100,
            "tusen": 1000,
        }
    )
    found |= {ten + one: base + number for ten, base in tens.items() for one, number in small.items()}
    found |= {f"{one}hundra": 100 * number for one, number in small.items()}
    found |= {f"{ten}tal": base for ten, base in (tens | {"tio": 10, "femton": 15, "hundra": 100}).items()}
    return found


@cache
def _ordinals() -> dict[str, int]:
    return {word: place for place, word in enumerate(_ORDINALS.split(), start=1)}


@lru_cache(maxsize=4096)
def number(word: str) -> int | None:
    """Return the whole number that a word or some digits stand for; None for other words."""
    if word[:1].isdigit():
        digits = _BLANKS.sub("", word)
        return int(digits) if digits.isdecimal() and len(digits) < 10 else None
    return _words().get(word)


def ordinal(word: str) -> int | None:
    """Return which in order a word says: `tredje` is 3."""
    return _ordinals().get(word)


@lru_cache(maxsize=4096)
def denominator(word: str) -> int | None:
    """Return what a word for a part divides by: `fjärdedelar` is 4, `hälften` 2."""
    if word in ("hälften", "hälft", "halva", "halvorna"):
        return 2
    if word in _SIGNS:
        return _SIGNS[word]
    for stem in ("en", "arna", "ar", ""):
        found = _DENOMINATORS.get(word.removesuffix(stem))
        if found and word != "halv":
            return found
    return None


def part_words() -> frozenset[str]:
    """Return the words for one part of some: `tredjedel`."""
    return frozenset(_DENOMINATORS) - {"halv"}
