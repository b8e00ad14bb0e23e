"""Which words are people: clients, those close to them, and staff, in every inflection and compound."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from site_builder.secrecy.lexicon import lines, words

Group = Literal["kund", "anhörig", "personal"]

SHORTEST_FIRST_PART = 2
"""How many letters the first part of a compound has at least: LSS-kund, vd-assistent."""


@dataclass(frozen=True, slots=True)
class Person:
    """A noun for people: whom it means, and its form.

    `is_single` is a singular, `is_definite` a definite form; where two forms are written alike, `is_plural`
    holds as well. `is_mass` is a word for all at once ("personalen").
    """

    group: Group
    is_single: bool
    is_plural: bool
    is_definite: bool
    is_genitive: bool = False
    is_mass: bool = False


_GROUPS: dict[str, tuple[Group, bool]] = {
    "kunder_ensamma": ("kund", False),
    "narstaende": ("anhörig", False),
    "personal_ensamma": ("personal", False),
    "kunder_sist": ("kund", True),
    "kunder": ("kund", True),
    "personal": ("personal", True),
}
"""For each list of nouns: whom they mean, and whether they end compounds."""


@lru_cache(maxsize=8192)
def person(word: str) -> Person | None:
    """Return what a word in small letters says about people, None where it is something else."""
    known, heads, others = _forms(), _heads(), _others()
    if word in known:
        return known[word]
    for start in range(SHORTEST_FIRST_PART, len(word) - 3):
        if word[start:] in others:
            return None
        if word[start:] in heads:
            return heads[word[start:]]
    return None


@cache
def _forms() -> dict[str, Person]:
    whole = (name for name in _GROUPS if name != "kunder_sist")
    return {form: noun for name in whole for form, noun in _all_forms(name)}


@cache
def _heads() -> dict[str, Person]:
    return {form: noun for name, (_, ends) in _GROUPS.items() if ends for form, noun in _all_forms(name)}


@cache
def _others() -> frozenset[str]:
    return frozenset(each for form in words("inte_personer") if form != "-" for each in (form, f"{form}s"))


def _all_forms(name: str) -> Iterator[tuple[str, Person]]:
    for line in lines(name):
        single, definite, plural, definite_plural = line.split()
        is_mass = definite in words("huvudord_i_grupp")
        for form in {single, definite, plural, definite_plural} - {"-"}:
            noun = Person(
                _GROUPS[name][0],
                is_single=form in (single, definite),
                is_plural=form in (plural, definite_plural),
                is_definite=form in (definite, definite_plural) and form != single,
                is_mass=is_mass,
            )
            yield form, noun
            yield (form if form.endswith("s") else f"{form}s"), replace(noun, is_genitive=True)
