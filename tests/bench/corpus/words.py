"""Words: the lists in words/, compounds with their inflections, and sentences with slots to fill."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FOLDER = Path(__file__).parent
FORMS = ("", ".n", ".er", ".na", ".ett")
"""Of a compound: plain, definite, plural, definite plural, with its article."""
LIKE = 4
"""So many letters alike at the start make two parts the same word: no utbildningsutbildning."""

STEM, LONG_STEM = 6, 10
COMMON = frozenset({"arbets", "genomf"})
EVERYWHERE = frozenset({"person", "verksa", "rutine", "regelb"})
"""Starts that many words share, and those that say nothing of what a sentence is about."""

_SLOT = re.compile(r"\{([^}]*)\}")
_Template = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def load(name: str) -> Any:
    """Return the list of words with a name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / f"words/{name}.yml").read_bytes(), loader)


@cache
def listed(name: str, key: str) -> tuple[str, ...]:
    """Return one list of a file of words, which may be written with commas."""
    items = load(name)[key]
    return tuple(map(str.strip, items.split(","))) if isinstance(items, str) else tuple(items)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def joined(first: str, last: str) -> str:
    """Return a compound; of three equal consonants in a row Swedish writes two."""
    return first + (last[1:] if first[-2:] == last[:1] * 2 else last)


def alike(first: str, last: str) -> bool:
    """Say whether two parts of a compound begin alike."""
    return first[:LIKE].lower() == last[:LIKE].lower()


class Words(dict[str, list[str]]):
    """For one focus area: what each slot can be filled with; `Dok.n` is `dok.n` with a capital."""

    def __init__(self, area: str) -> None:
        self._parts: list[str] = load("areas")[area]["delar"].split()

    def __missing__(self, slot: str) -> list[str]:
        found = self._found(slot[:1].lower() + slot[1:])
        self[slot] = [capital(each) for each in found] if slot[:1].isupper() else found
        return self[slot]

    def _found(self, slot: str) -> list[str]:
        kind, dot, form = slot.partition(".")
        if kind not in _heads():
            return list(listed("lists", slot))
        place = FORMS.index(dot + form)
        return [
            _inflected(part, forms, place)
            for part in self._parts
            for forms in _heads()[kind]
            if not alike(part, forms[0])
        ]


class Voice:
    """Speaks of one focus area in one service: fills in the slots of a sentence."""

    def __init__(self, area: str, service: str) -> None:
        self._words = _words(area)
        plain = dict(
            zip(("kunderna", "kundernas", "kunder"), load("services")[service]["kunderna"], strict=True)
        )
        self._own = plain | {capital(slot): capital(word) for slot, word in plain.items()}

    def say(self, text: str, rng: Random) -> str:
        """Return a sentence with its slots filled; no word twice in a row."""
        literals, slots = _template(text)
        said, last = [literals[0]], ""
        for slot, literal in zip(slots, literals[1:], strict=True):
            word = self._own.get(slot) or _picked(self._words[slot], rng.random, last)
            said += (word, literal)
            last = word
        return "".join(said)


@cache
def voice(area: str, service: str) -> Voice:
    """Return the voice for an area in a service."""
    return Voice(area, service)


def pick(items: list[Any], rng: Random) -> Any:
    """Return one of some items."""
    return items[int(rng.random() * len(items))]


def without(praise: list[str], area: str, defects: Iterable[int]) -> list[str]:
    """Return the sentences of praise that speak of something else than the defects of an area."""
    said = {stem for defect in defects for stem in _stems(load("areas")[area]["brister"][defect]["brist"])}
    return [each for each in praise if said.isdisjoint(_stems(each))]


@cache
def _stems(text: str) -> frozenset[str]:
    """Return the starts of the long words of a text."""
    words = re.findall(rf"\w{{{STEM},}}", text.lower())
    stems = (word[: LONG_STEM if word[:STEM] in COMMON else STEM] for word in words)
    return frozenset(stems) - EVERYWHERE


def _picked(words: list[str], random: Callable[[], float], last: str) -> str:
    word = words[int(random() * len(words))]
    while word.lower() == last.lower():
        word = words[int(random() * len(words))]
    return word


@cache
def _words(area: str) -> Words:
    return Words(area)


@cache
def _template(text: str) -> _Template:
    parts = _SLOT.split(text)
    return tuple(parts[::2]), tuple(parts[1::2])


@cache
def _heads() -> dict[str, list[tuple[str, ...]]]:
    return {kind: [_forms(each.split()) for each in heads] for kind, heads in load("heads").items()}


def _forms(written: list[str]) -> tuple[str, ...]:
    stem, *endings = written
    return tuple(stem + ("" if ending == "-" else ending) for ending in endings)


def _inflected(part: str, forms: tuple[str, ...], place: int) -> str:
    if place < len(forms):
        return joined(part, forms[place])
    return f"{'ett' if forms[1].endswith('t') else 'en'} {joined(part, forms[0])}"
