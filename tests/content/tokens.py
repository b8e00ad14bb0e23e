"""What in a text could give somebody away: numbers, in digits and in words, and names."""

import re
from collections.abc import Iterable

from tests.content.reading import Piece

_YEAR = r"(?:19|20)\d\d"
_MONTHS = "jan|feb|mars|apr|maj|juni|juli|aug|sept|okt|nov|dec"
_DATE = rf"\b\d\d?(?:–\d\d?)?\ (?:{_MONTHS})[a-z]*\ {_YEAR}\b"
_DIGITS = r"[\w/:-]*\d(?:[\w/:.,–-]*\w)?(?:(?<=\d)\ \d{3}(?!\d))*/?"
_UNITS = "två|tre|fyra|fem|sex|sju|åtta|nio"
_WORDS = rf"""
    noll | {_UNITS} | tio | elva | tolv | \w+ton
    | (?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio) (?:en|ett|{_UNITS})?
    | \w*(?:hundra|tusen|dussin)\w* | hälften | halva | \w+delar | tredjedel\w* | fjärdedel\w*
    | båda | bägge | alla | allihop | samtliga | ingen | inga | inget | enda | ensam | varannan | varje
    | (?:utom|bara|endast|än)\ (?:en|ett) | (?:en|ett)\ (?:av|enda|person|kund)
"""
_NUMBER = re.compile(rf"{_DATE}|{_DIGITS}|\b(?:{_WORDS})\b", re.IGNORECASE | re.VERBOSE)
_WHOLE = re.compile(rf"{_YEAR}|{_DATE}|(?=\S*\d)\S*[A-Za-z/:]\S*|\d+(?:-\d+)+")
_NEXT = re.compile(r" ?([%§]+|[^\W\d][\w-]*)")
_CAPITAL = re.compile(r"(?<![\w/-])[A-ZÅÄÖÉÜ][\w-]*")
_BEGINS = re.compile(r"(?:^|[.!?]”?)[ ”(–]*$")
_GOES_ON = re.compile(r"\b(?:(?i:kap|st|tf|nr|bl)|[A-ZÅÄÖ])\.[ ”(–]*$")


def numbers(pieces: Iterable[Piece]) -> list[tuple[str, Piece]]:
    """Return each number with the word after it, or else with the word before it, and its piece.

    A piece of nothing but a number, as key figures are, has the last word of the piece before. Years,
    dates and references (2011:9, SUN 2023-135) need no word beside them. All in small letters.
    """
    found = []
    before = ""
    for piece in pieces:
        for match in _NUMBER.finditer(piece.text):
            token = match.group()
            following = _NEXT.match(piece.text, match.end())
            if following and not _WHOLE.fullmatch(token):
                token = piece.text[match.start() : following.end()]
            elif not _WHOLE.fullmatch(token):
                token = _labelled(token, piece.text[: match.start()] or before)
            if token == piece.text and not _WHOLE.fullmatch(token) and not re.search(r"[^\W\d_]", token):
                token = _labelled(token, before)
            found.append((token.lower(), piece))
        before = piece.text
    return found


def _labelled(number: str, ahead: str) -> str:
    words = ahead.split()
    return f"{words[-1].strip('(:;,.”')} {number}" if words else number


def names(pieces: Iterable[Piece], vocabulary: frozenset[str]) -> list[tuple[str, Piece]]:
    """Return each word with a capital, and its piece; at the start of a sentence only words of no other use.

    `vocabulary` holds the words that the site writes without a capital.
    """
    found = []
    for piece in pieces:
        for match in _CAPITAL.finditer(piece.text):
            ahead = piece.text[: match.start()]
            begins = _BEGINS.search(ahead) and not _GOES_ON.search(ahead)
            if not (begins and match.group().lower() in vocabulary):
                found.append((match.group(), piece))
    return found


def lower_case(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that are written without a capital somewhere in the texts."""
    return frozenset(word for text in texts for word in re.findall(r"(?<!\w)[a-zåäöéü][\w-]*", text))


def first_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that values in YAML texts begin with, in small letters."""
    begin = re.compile(r"^ *[\w-]+: [\"'”]?([^\W\d_][\w-]*)", re.MULTILINE)
    return frozenset(word.lower() for text in texts for word in begin.findall(text))
