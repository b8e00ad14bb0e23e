"""Names of units, places and providers in a municipality that does not exist."""

from collections.abc import Iterator
from itertools import count
from random import Random

from site_builder.wording.swedish import slug
from tests.bench.corpus.words import alike, joined, load

MUNICIPALITY = "tallvikens-kommun"
MORE_PROVIDERS = ("Omsorg AB", "Assistans AB", "Vård och Stöd AB", "Hemtjänst HB", "Boende AB", "Vardag AB")
UNITS_A_PROVIDER = 10
APART = 20
"""So far apart in the list are units that share a place's name."""


def places() -> list[str]:
    """Return the invented places in the definite form: Björkdungen, Hamnkvarteret."""
    names = load("names")
    return [
        joined(first, last)
        for first in names["ort_forled"].split()
        for last in names["ort_efterled"].split()
        if not alike(first[:3], last[:3])
    ]


def providers(units: int, seed: int) -> dict[str, str]:
    """Return the providers' names by id, the municipality first."""
    names = [load("names")["langt"]["utforare"], *load("names")["utforare"]]
    extra = places()
    Random(f"{seed}:utforare").shuffle(extra)
    for number in range(max(0, units // UNITS_A_PROVIDER - len(names))):
        ending = MORE_PROVIDERS[number % len(MORE_PROVIDERS)]
        round_ = number // len(extra)
        names.append(f"{extra[number % len(extra)]}s {ending}{f' {round_ + 1}' if round_ else ''}")
    return {MUNICIPALITY: "Tallvikens kommun", **{slug(name): name for name in names}}


def unit_names(service: str, seed: int) -> Iterator[str]:
    """Yield the names of a service's units, none twice: first plain, then with the part of town."""
    patterns: list[str] = load("services")[service]["namn_monster"]
    names = load("names")
    lists = {
        "ort": places(),
        "hus": names["hus"].split(),
        "gata": [
            first + last for first in names["gata_forled"].split() for last in names["gata_efterled"].split()
        ],
    }
    rng = Random(f"{seed}:namn:{service}")
    for each in lists.values():
        rng.shuffle(each)
    towns = ["", *(f" i {town.strip()}" for town in names["omraden"].split(","))]
    plain = [list(_filled(pattern, lists)) for pattern in patterns]
    for turn, each in enumerate(plain):  # so that neighbours in the list are not namesakes
        each[:] = each[turn * APART :] + each[: turn * APART]
    for town in towns:
        for place in range(max(map(len, plain))):
            yield from (each[place] + town for each in plain if place < len(each))
    for number in count(2):
        yield from (f"{each} {number}" for each in plain[0])


def _filled(pattern: str, lists: dict[str, list[str]]) -> Iterator[str]:
    slot = pattern[pattern.index("{") + 1 : pattern.index("}")]
    return (pattern.replace(f"{{{slot}}}", place) for place in lists[slot])


def numbered(base: str) -> Iterator[str]:
    """Yield an id, and then the same with a number after it."""
    yield base
    yield from (f"{base}-{number}" for number in count(2))
