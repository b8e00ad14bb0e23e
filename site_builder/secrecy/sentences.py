"""A text's sentences as words with places: Markdown, HTML and YAML hide none of them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from site_builder.secrecy.digits import ENTITY
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import person

_MARK = r"[*_”\"'’)\]»~`]*"
_BEGINS = r"[*_”\"'(\[«–-]*"
_END = re.compile(
    r"[.!?…\n](?:"
    rf"(?:(?<=[^\W\d_]{{3}}[.!?…])|(?<=[\d)\]*_”\"%][.!?…])){_MARK}\s+(?={_BEGINS}[A-ZÅÄÖ\d])"
    rf"|(?<=[^\W\d_]{{2}}[.!?…]){_MARK}\s+(?={_BEGINS}[A-ZÅÄÖ])"
    r"|(?<=\n)[ \t>]*(?=\n|(?:[-*+]|\d{1,3}[.)]|#{1,6})[ \t]|\||#)"
    r")"
)
_YAML_END = re.compile(
    r"[\n{\[,](?:"
    r"(?<=\n)[ \t]*(?:-[ \t]+)*(?:[a-z_]+:(?=\s)|-(?=\s)|#)"
    r"|(?<!\n)[ \t]*\n?[ \t]*(?:[a-z_]+:(?=\s)|\{)"
    r")"
)
"""Both begin with the sign that they look for, and what stands before it after: it is found at once."""
_LINK_TARGET = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TOKEN = re.compile(
    r"[^\W\d_]+(?:(?:\*+|[-’'\u2010\u2011])[^\W\d_]+)*"
    r"|\d+-[^\W\d_]+"
    r"|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,:]\d+)*|[%,:;()|/–—-]"
)
_HIDDEN_IN_WORD = re.compile(r"\*+")
_PAST = ("ade", "dde", "lde", "rde", "mde", "gde", "vde", "jde", "nde", "tte", "kte", "pte", "ste", "xte")
"""What regular verbs end with in the past tense, but for a passive s."""
_DASHES = frozenset("–—-")
BREAKS = frozenset(",:;()|/–—-")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a punctuation mark: in small letters, and where it stands."""

    text: str
    start: int
    end: int
    is_capital: bool = False


Sentence = tuple[Word, ...]


def spans(text: str, *, is_yaml: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end."""
    ends = [match.end() for match in _END.finditer(text)]
    if is_yaml:
        ends = sorted({*ends, *(match.end() - 1 for match in _YAML_END.finditer(f"\n{text}"))})
    start = 0
    for end in [*ends, len(text)]:
        if end > start:
            yield start, end
        start = end


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """Return the words of a part of a text."""
    part = _without_markup(text[start:end])
    return tuple(_word(match, start) for match in _TOKEN.finditer(part))


def _word(match: re.Match[str], offset: int) -> Word:
    written = match[0]
    text = _HIDDEN_IN_WORD.sub("", written).lower() if "*" in written else written.lower()
    return Word(text, offset + match.start(), offset + match.end(), written[0].isupper())


def _without_markup(part: str) -> str:
    """Return a text with what is only markup replaced by as many blanks."""
    if "](" in part or "][" in part:
        part = _LINK_TARGET.sub(_blanks, part)
    if "<" in part:
        part = _TAG.sub(_blanks, part)
    return part


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def without_entities(text: str) -> str:
    """Return a text with what HTML entities stand for, as long as it was: asterisks fill it up."""
    return ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return (character if len(character) == 1 else " ").ljust(
        len(match[0]), "*" if character.isalpha() else " "
    )


@lru_cache(maxsize=4096)
def is_past(word: str) -> bool:
    """Say whether a word is a verb in the past tense."""
    if _is_irregular_past(word):
        return True
    if any(word.startswith(each) and _is_irregular_past(word[len(each) :]) for each in words("forstavelser")):
        return not word.endswith("satt")
    if len(word) < 5 or word in words("inte_forflutet") or person(word) or word.endswith(("ande", "ende")):
        return False
    return word.removesuffix("s").endswith(_PAST)


def _is_irregular_past(word: str) -> bool:
    """Say whether a word is one of the irregular verbs in the past tense, or its passive."""
    return word in words("forflutet") or (
        len(word) > 4 and word[-1] == "s" and word[:-1] in words("forflutet")
    )


@lru_cache(maxsize=4096)
def is_supine(word: str) -> bool:
    """Say whether a word can be what `har` makes a perfect of: `gått`, `bytt`, `slutat`, `setts`."""
    base = word.removesuffix("s")
    return (
        len(base) > 2
        and base.endswith("t")
        and not base.endswith(("et", "igt", "ent", "nst"))
        and base not in words("inte_supinum")
    )


def is_perfect(texts: list[str]) -> bool:
    """Say whether some words hold a perfect: `har` or `hade`, and soon after it a supine."""
    return any(
        text in ("har", "hade") and any(map(is_supine, texts[place + 1 : place + 5]))
        for place, text in enumerate(texts)
    )


_BARE = (
    "rt",
    "at",
    "it",
    "tt",
    "nt",
    "lt",
    "kt",
    "gt",
    "ats",
    "its",
    "tts",
    "nts",
    "lts",
    "kts",
    "gts",
    "rts",
    "pts",
)
"""What a perfect without `har` ends with."""


def is_bare_perfect(texts: list[str]) -> bool:
    """Say whether some words begin a perfect without `har`, as clauses after `som` and `att` do.

    `(en boende som) lämnats utan tillsyn`, `(sedan en brukare) inte fått hjälp`.
    """
    rest = [text for text in texts[:5] if text not in ("som", "inte", "aldrig", "själv", "ha", "redan", ",")]
    first = rest[:1]
    return bool(first) and is_supine(first[0]) and first[0].endswith(_BARE)
