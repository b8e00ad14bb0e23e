"""Addresses of homes: a street with a flat's number or floor, or where a client is said to live."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import person
from site_builder.secrecy.screening import may_name, may_point_out

_STREET_ENDS = "|".join(sorted(words("gatuslut"), key=len, reverse=True))
_CAPITAL = r"[A-ZÅÄÖ][^\W\d_]"
_STREET = re.compile(
    rf"(?P<street>{_CAPITAL}*(?:[ -][A-ZÅÄÖ]?[^\W\d_]+)?(?:{_STREET_ENDS})"
    rf"|{_CAPITAL}+s? (?:gata|väg|gränd|torg|stig|plan|plats|backe|allé))"
    r"[ \n\u00a0]+(?P<number>\d{1,3}(?: ?[A-Za-z](?![^\W\d_]))?)(?!\d)"
)
_ANY_STREET = re.compile(
    r"\b[^\W\d_]{2,}(?:gatan|vägen|stigen|gränden|gränd|allén|torget|backen|leden)[ \n\u00a0]+\d{1,3}(?!\d)"
    r"|\b(?!rum|plan|hus|avdelning|lokal)[^\W\d_]{3,} \d{1,3} ?[A-Za-z]?,? *(?:\d{1,2} ?trp?\b|\(?lgh\b)",
    re.IGNORECASE,
)
"""A street however it is written, sure enough where a flat is named."""
_FLAT = re.compile(
    r"(?:\blgh\.?|\blägenhet(?:en|snummer|snr)?(?: nr)?\.?)[ \n\u00a0:]*[0-9]{1,4}\b"
    r"|\b\d{1,2} ?(?:tr|trp|trappor)\b|\bvån(?:ing|\.)? ?\d|\b(?:port|uppgång|ingång) ?[A-Z]\b|\bc/o\b"
    r"|\b(?:port|dörr)kod|\bnyckel(?:gömma|box)"
    r"|\b\d{1,3} ?[A-Z]?(?:,? (?:nb|bv)\b|/1\d{3}\b)",
    re.IGNORECASE,
)
_NUMBER_OF_FLAT = re.compile(
    r"(?:\blgh\.?|\blägenhet(?:en|snummer|snr)?)(?: nr| nummer)?[ \n\u00a0:]*1[0-9]{3}\b", re.IGNORECASE
)
_LIVES = re.compile(
    r"\b(?:bor|bodde|bostad|bostaden|hemma|hem|hemmet|hemadress|adress|bosatt|boende|flyttade|flyttat"
    r"|lägenhet|lägenheten|folkbokförd|portkod|portkoden|dörrkod|dörrkoden|nyckelgömma|nyckelbox|hembesök|hembesöket|skriven)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:kontor|kontoret|lokal|lokaler|lokalen|besöksadress|postadress|reception"
    r"|förvaltningen|socialförvaltningen)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
REACH = 90


@dataclass(frozen=True, slots=True, order=True)
class Home:
    """An address of a home in a text, from `start` up to `end`, and what of it may be quoted."""

    start: int
    end: int
    masked: str


def find_homes(text: str) -> list[Home]:
    """Return the addresses of homes in a text, in order."""
    return look_for_homes(text) if may_point_out(text) and may_name(text) else []


def look_for_homes(text: str) -> list[Home]:
    """Return the same with no quick look beforehand."""
    found = [*_with_street(text)]
    for match in _NUMBER_OF_FLAT.finditer(text):
        around = _around(text, match.start(), match.end())
        if not any(home.start - REACH <= match.start() <= home.end + REACH for home in found) and _names_one(
            around
        ):
            found.append(Home(match.start(), match.end(), "lägenhet ****"))
    return sorted(found)


def _with_street(text: str) -> Iterator[Home]:
    for match in _STREET.finditer(text):
        if _is_home(_around(text, match.start(), match.end())) or _is_of_one(text[: match.start()]):
            yield Home(match.start(), match.end(), f"{match['street'][0]}*** **")
    for match in _ANY_STREET.finditer(text):
        around = _around(text, match.start(), match.end())
        if not _STREET.search(around) and _FLAT.search(around) and not _OFFICE.search(around):
            yield Home(match.start(), match.end(), f"{match[0][0]}*** **")


def _is_of_one(before: str) -> bool:
    """Say whether the words just before an address are a client's: `hos kunden på`, `Paret på`, `kunden,`."""
    last = _WORD.findall(before[-40:].lower())[-2:]
    nouns = [person(word) for word in last]
    is_client = any(
        noun and noun.group != "personal" and noun.is_definite and noun.is_single for noun in nouns
    )
    return is_client and not before[-40:].rstrip().endswith((".", "!", "?"))


def _around(text: str, start: int, end: int) -> str:
    """Return the sentence around a place, as far as an address reaches."""
    before = text[max(start - REACH, 0) : start]
    after = text[end : end + REACH]
    cut = max(before.rfind(mark) for mark in (". ", "! ", "? ", "\n\n", ".\n"))
    stop = re.search(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n\n", after)
    return before[cut + 1 :] + text[start:end] + (after[: stop.start()] if stop else after)


def _is_home(around: str) -> bool:
    flat = _FLAT.search(around)
    if flat:
        return not (_OFFICE.search(around) and "lgh" not in around.lower())
    return _names_one(around) and _LIVES.search(around) is not None and not _OFFICE.search(around)


def _names_one(around: str) -> bool:
    """Say whether a client, or someone close to one, is named in the singular or by a pronoun."""
    for word in _WORD.findall(around.lower()):
        noun = person(word) if word != "man" else None
        if word in ("hon", "han", "hennes", "hans") or (noun and noun.is_single and noun.group != "personal"):
            return True
    return False
