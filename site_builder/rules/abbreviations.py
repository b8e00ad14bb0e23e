"""Rule on abbreviations: each is in the glossary or explained where it is first used."""

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.model import Profile
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_prose
from site_builder.rules.memory import remembered
from site_builder.rules.places import capitalised, place_of, texts_under
from site_builder.source import KeyPath

CAPITALS = re.compile(r"[A-ZÅÄÖ](?:[A-ZÅÄÖ]{1,5}|[a-zåäö][A-ZÅÄÖ]{1,3})(?![^\W\d_])")
_EXPLAINED_AFTER = re.compile(r"[\w:-]*[*_”\"]*\s*\([^)]*[^\W\d_]{3}")
_NUMBERED = re.compile(r"(?:-[A-ZÅÄÖ]{2,4})*[ \u00a0]\d")
_ROMAN = re.compile(r"[IVX]+")
_CAPITALS_BEFORE = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,}[ ]$")
_CAPITALS_AFTER = re.compile(r"[ ][A-ZÅÄÖ]{2,}(?!\w)")
_QUOTES = "”\"“»«’'"
_EVERYDAY = frozenset(
    ("AB", "CD", "DVD", "EU", "HB", "ID", "IT", "KB", "OBS", "OK", "PDF", "SMS", "TV", "VD")
)
"""Abbreviations that Swedish dictionaries list as words, and forms of companies."""
_KEYS = (
    *(("sammanfattning", None), ("lattlast", None), ("fokusomraden", "text"), ("styrkor", None)),
    *(("atgarder", "text"), ("underlag", "text")),
)


@on_prose("forkortning-oforklarad")
def unexplained_abbreviation(subject: Subject[None]) -> Iterator[Problem]:
    """A text uses an abbreviation that is neither in the glossary nor explained at its first use."""
    source = subject.source
    used = set(CAPITALS.findall(source.front)).union(*map(_in_word, capitalised(source.body)))
    judged = used & _known(subject.profile)
    if used == judged:
        return
    for path, text in _texts(subject):
        for match in CAPITALS.finditer(text):
            word = match[0]
            if word not in judged and _counts(text, match):
                judged.add(word)
                if not _explained(text, match):
                    place = place_of(source, path, text[match.start() :]) if path else None
                    words = {"value": word}
                    yield Problem("forkortning-oforklarad", place=place, offset=match.start(), words=words)


def _texts(subject: Subject[None]) -> Iterator[tuple[KeyPath, str]]:
    for key, inner in _KEYS:
        yield from texts_under(subject.source.data, key, inner)
    yield (), subject.source.body


@lru_cache(maxsize=65536)
def _in_word(word: str) -> tuple[str, ...]:
    return tuple(CAPITALS.findall(word))


@remembered
def _known(profile: Profile) -> frozenset[str]:
    """Return the abbreviations that need no explanation: of the glossary, laws, names and number series."""
    taxonomy, municipality = profile.taxonomy, profile.municipality
    texts = [form for entry in taxonomy.glossary.values() for form in (entry.term, *entry.forms)]
    texts += [text for law in taxonomy.legal.values() for text in (law.name, law.title)]
    texts += [service.law for service in taxonomy.services.values() if service.law]
    texts += [provider.name for provider in profile.providers.values()]
    texts += municipality.case_number_patterns + municipality.contract_patterns
    return _EVERYDAY | {match[0] for text in texts for match in CAPITALS.finditer(text)}


def _counts(text: str, match: re.Match[str]) -> bool:
    """Say whether capitals are used as an abbreviation.

    They are not as part of a longer word or an address, in the number of a statute or a standard, as a Roman
    numeral, where they are quoted, or where a word is written in capitals.
    """
    start, end, word = match.start(), match.end(), match[0]
    before, after = text[start - 1 : start], text[end : end + 1]
    quoted = before and after and before in _QUOTES and after in _QUOTES
    if before.isalnum() or before in {"_", "-"} or quoted:
        return False
    if _ROMAN.fullmatch(word) or _NUMBERED.match(text, end) or _in_address(text, start):
        return False
    beside = _CAPITALS_BEFORE.search(text, max(0, start - 40), start) or _CAPITALS_AFTER.match(text, end)
    return not beside and re.search(rf"\b{word.lower()}\b", text) is None


def _in_address(text: str, start: int) -> bool:
    token = text[max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    return "://" in token or "](" in token


def _explained(text: str, match: re.Match[str]) -> bool:
    """Say whether words in parentheses explain an abbreviation, or it stands in parentheses after words."""
    return text[match.start() - 1 : match.start()] == "(" or bool(_EXPLAINED_AFTER.match(text, match.end()))
