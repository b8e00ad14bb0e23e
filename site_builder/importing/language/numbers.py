"""Numbers as texts write them: `3 270`, `34,73`, `sextiotre`, `etthundrafjorton`, `tre (3)`."""

import re
from decimal import Decimal
from functools import lru_cache

_UNITS = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9}
_TEENS = {
    **{"tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16},
    **{"sjutton": 17, "arton": 18, "aderton": 18, "nitton": 19},
}
_TENS = {
    **{"tjugo": 20, "tretti": 30, "trettio": 30, "fyrtio": 40, "fyrti": 40, "femtio": 50, "femti": 50},
    **{
        "sextio": 60,
        "sexti": 60,
        "sjuttio": 70,
        "sjutti": 70,
        "åttio": 80,
        "åtti": 80,
        "nittio": 90,
        "nitti": 90,
    },
}
_PLAIN = {"noll": 0, **_UNITS, **_TEENS, **_TENS}

DIGITS = r"(?:(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|(?<![\d])\d+)(?:[,.]\d+)?"
WORDS = (
    r"(?:(?:(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?(?:tusen|hundra))?"
    r"(?:noll|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton"
    r"|(?:tjugo|trettio?|fyrtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?)"
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?"
    r"|två|tre|fyra|fem|sex|sju|åtta|nio|en|ett)"
    r"|(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?(?:hundra|tusen))"
)
NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"
"""A number in digits or words, for use inside larger patterns."""
COUNT = rf"{NUMBER}(?:\s*\(\s*{DIGITS}\s*\))?"
"""The same, with or without its digits after it."""

_AFTER = re.compile(r"\s*\(.*")
_BLANKS = re.compile(r"\s+")


def number_of(text: str) -> Decimal | None:
    """Return the number that a text writes in digits or words, None where it is none."""
    plain = _BLANKS.sub("", _AFTER.sub("", text.strip()).casefold())
    if re.fullmatch(r"\d+(?:[,.]\d+)?", plain):
        return Decimal(plain.replace(",", "."))
    found = _in_words(plain)
    return None if found is None else Decimal(found)


@lru_cache(maxsize=2048)
def _in_words(word: str) -> int | None:
    if word in _PLAIN:
        return _PLAIN[word]
    for part, worth in (("tusen", 1000), ("hundra", 100)):
        before, found, after = word.partition(part)
        if found:
            times = _in_words(before) if before else 1
            rest = _in_words(after) if after else 0
            return None if times is None or rest is None or rest >= worth else times * worth + rest
    for tens, worth in _TENS.items():
        if word.startswith(tens) and word[len(tens) :] in _UNITS:
            return worth + _UNITS[word[len(tens) :]]
    return None
