"""Rule on names: a provider's or a unit's name is spelled as it is registered."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations

from site_builder.model import Profile, Report, Unit
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_report
from site_builder.rules.memory import remembered
from site_builder.rules.places import CAPITALISED, capitalised, place_of

Words = tuple[str, ...]
Near = Callable[[str], tuple[Words, ...]]

SHORTEST, SURE = 6, 9
"""A name this long may differ in one letter and still be meant; a sure one in two, and begin a sentence."""

_ALIKE = 6
"""So many letters at the beginning and the end of a word tell most words from every name."""
_COMPANY = re.compile(r"(?:,.*|\s+(?:AB|HB|KB|aktiebolag|handelsbolag))+$", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_BEGINS = re.compile(r"(?:^|[.!?:\n][*_”\"')]*)[\s*_”\"(>#-]*$")
_ENDINGS = ("arna", "erna", "orna", "en", "et", "ar", "er", "or", "na", "n", "t", "a", "e")


@on_report("stavningsvariant")
def name_misspelled(subject: Subject[Report]) -> Iterator[Problem]:
    """A text names a provider or a unit almost, but not quite, as it is registered."""
    near, told = _registered(subject.profile, subject.units), set()
    for offset, written, name in _variants(subject.source.body, near):
        if written not in told:
            told.add(written)
            yield Problem("stavningsvariant", offset=offset, words={"value": written, "name": name})
    for _, written, name in _variants(subject.thing.summary, near):
        if written not in told:
            told.add(written)
            place = place_of(subject.source, ("sammanfattning",), written)
            yield Problem("stavningsvariant", place=place, words={"value": written, "name": name})


@remembered
def _registered(profile: Profile, units: Mapping[str, Unit]) -> Near:
    """Return a function from a capitalised word to the registered names that it may be meant to begin.

    There are none for a word that is a name itself, perhaps inflected.
    """
    names = [provider.name for provider in profile.providers.values()]
    names += [unit.name for unit in units.values()]
    by_part: dict[str, dict[Words, None]] = defaultdict(dict)
    for name in names:
        for form in (name.partition(",")[0], _COMPANY.sub("", name)):
            words = tuple(_WORD.findall(form))
            for part in _shortened(words[0]):
                by_part[part][words] = None
    heads = {part[:_ALIKE] for part in by_part}
    tails = {part[-_ALIKE:] for part in by_part}

    @cache
    def near(word: str) -> tuple[Words, ...]:
        most = _ALIKE + _most_edits(word)
        if len(word) >= most and (
            heads.isdisjoint(map("".join, combinations(word[:most], _ALIKE)))
            or tails.isdisjoint(map("".join, combinations(word[-most:], _ALIKE)))
        ):
            return ()  # whatever letters are left out, it neither begins nor ends as a name may
        found = tuple(dict.fromkeys(words for part in _shortened(word) for words in by_part.get(part, ())))
        return () if any(_is_name((word,), words) for words in found) else found

    return near


def _most_edits(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < SURE - 1 else 2


def _shortened(word: str) -> list[str]:
    """Return a word, then what is left of it without any one letter, or two; of a short word, fewer."""
    found = last = [(0, word)]
    for _ in range(_most_edits(word)):
        last = [(at, each[:at] + each[at + 1 :]) for after, each in last for at in range(after, len(each))]
        found = found + last
    return list(dict.fromkeys(each for _, each in found))


def _variants(text: str, near: Near) -> Iterator[tuple[int, str, str]]:
    """Yield the offset, the words and the meant name of each misspelling."""
    suspects = set(filter(near, capitalised(text)))
    if not suspects:
        return
    for match in CAPITALISED.finditer(text):
        if match[0] in suspects:
            names = near(match[0])
            run = _run(text, match.start(), max(map(len, names)))
            if any(run[:length] in names for length in range(1, len(run) + 1)):
                continue  # a name as it is registered, which most are
            found = [(name, run[: len(name)]) for name in names]
            if not any(_is_name(run, name) for name, run in found):
                begins = _BEGINS.search(text, max(0, match.start() - 20), match.start()) is not None
                meant = next((each for each in found if _is_almost(each[1], each[0], begins)), None)
                if meant:
                    yield match.start(), " ".join(meant[1]), " ".join(meant[0])


def _run(text: str, start: int, length: int) -> Words:
    """Return the words from a place on, as many as the longest name has."""
    found: list[str] = []
    for match in _WORD.finditer(text, start, start + 200):
        found.append(match[0])
        if len(found) == length:
            break
    return tuple(found)


@lru_cache(maxsize=65536)  # the same words are asked about in report after report
def _is_name(run: Words, name: Words) -> bool:
    """Say whether words are a name, perhaps inflected in its last word, or without its capitals inside."""
    if len(run) != len(name) or run[0][0] != name[0][0]:
        return False
    run = _without_needless_small(run, name)
    return run[:-1] == name[:-1] and bool(_stems(run[-1]) & _stems(name[-1]))


@lru_cache(maxsize=65536)
def _is_almost(run: Words, name: Words, begins: bool) -> bool:
    written, meant = " ".join(_without_needless_small(run, name)), " ".join(name)
    if len(run) != len(name) or len(meant) < (SURE if begins else SHORTEST):
        return False
    pairs = zip(run, name, strict=True)
    if any(one != other and not _could_be_misspelled(one, other) for one, other in pairs):
        return False
    return _distance(written, meant) <= (2 if len(meant) >= SURE else 1) and not _is_other_form(run, name)


def _could_be_misspelled(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 2 and not any(letter.isdigit() for letter in one + other)


def _is_other_form(run: Words, name: Words) -> bool:
    """Say whether the words are inflected forms of each other; a lost or added -s inside a name is not."""
    return all(
        one == other or (_stems(one) & _stems(other) and one.rstrip("s") != other.rstrip("s"))
        for one, other in zip(run[:-1], name[:-1], strict=True)
    ) and bool(_stems(run[-1]) & _stems(name[-1]))


def _without_needless_small(run: Words, name: Words) -> Words:
    """Return the words with a name's own capitals: ordinary words may be what a name is made of."""
    return (
        tuple(
            other if one == other[:1].lower() + other[1:] else one
            for one, other in zip(run, name, strict=False)
        )
        + run[len(name) :]
    )


def _stems(word: str) -> set[str]:
    bases = {word, word.removesuffix("s")}
    return bases | {base.removesuffix(end) for base in bases for end in _ENDINGS if len(base) - len(end) >= 4}


def _distance(one: str, other: str) -> int:
    """Return how many letters must be added, removed or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, start=1):
        before, row[0] = row[0], down
        for across, wanted in enumerate(other, start=1):
            change = before + (letter != wanted)
            before = row[across]
            row[across] = min(change, before + 1, row[across - 1] + 1)
    return row[-1]
