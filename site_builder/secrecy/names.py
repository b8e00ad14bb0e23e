"""Names of persons in a text: given name with surname, initials, title with surname, a given name alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import person

_WORD = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"[ \t\n\u00a0\u202f*_>]+|-")
_IN_FILE = re.compile(r"[ ._+-]|%20")
_INITIALS = re.compile(r"[A-ZÅÄÖ]\.(?:[ \u00a0-]?[A-ZÅÄÖ]\.)+|[A-ZÅÄÖ]\.(?:[A-ZÅÄÖ](?=[ .,;:!?)]))")
_PARTICLES = frozenset({"von", "af", "de", "al", "el", "van", "der", "la", "bin", "ben"})
FOLDED = str.maketrans("åäöéüèáíóšžčćłñşı", "aaoeueaioszcclnsi")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in a text, from `start` up to `end`. `is_full` leads to one person; a given name may not."""

    start: int
    end: int
    is_full: bool
    masked: str


@cache
def name_words(name: str) -> frozenset[str]:
    """Return a list of `names.yml`."""
    text = files(__package__).joinpath("names.yml").read_text(encoding="utf-8")
    read = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return frozenset(word for line in read[name] for word in str(line).split())


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    start: int
    end: int

    @property
    def small(self) -> str:
        return self.written.lower()

    @property
    def is_capital(self) -> bool:
        return self.written[0].isupper()


def find_names(text: str, known: tuple[str, ...] = ()) -> list[Name]:
    """Return the names in a text in order, less those that are part of a name `known` as no person's."""
    found = _Finder(text).names()
    return [name for name in found if not any(_covers(text, each, name) for each in known)]


def names_in_path(path: str) -> list[Name]:
    """Return the full names in the path of a file or a link, where only letters a-z may be left."""
    finder = _Finder(path, in_path=True)
    return [name for name in finder.names() if name.is_full]


def _covers(text: str, known: str, name: Name) -> bool:
    place = text.find(known, max(name.start - len(known), 0), name.end + len(known))
    return 0 <= place <= name.start and name.end <= place + len(known)


@cache
def _given(in_path: bool) -> frozenset[str]:
    both = name_words("fornamn") | name_words("fornamn_tvetydiga")
    return both | {word.translate(FOLDED) for word in both} if in_path else both


@cache
def _surnames(in_path: bool) -> frozenset[str]:
    found = name_words("surnamn")
    return found | {word.translate(FOLDED) for word in found} if in_path else found


class _Finder:
    """Looks for names in one text."""

    def __init__(self, text: str, *, in_path: bool = False) -> None:
        self.text, self.in_path = text, in_path
        self.words = [_Word(match[0], *match.span()) for match in _WORD.finditer(text)]
        self.given, self.surnames = _given(in_path), _surnames(in_path)

    def names(self) -> list[Name]:
        """Return every name, the longer where two begin alike, none inside another."""
        kept: list[Name] = []
        for name in sorted(self._all(), key=lambda each: (not each.is_full, each.start, -each.end)):
            if all(name.end <= other.start or other.end <= name.start for other in kept):
                kept.append(name)
        return sorted(kept)

    def _all(self) -> Iterator[Name]:
        for place, word in enumerate(self.words):
            last = self._full_from(place)
            if last is not None:
                yield self._name(place, last, True)
            elif self._is_title_with_surname(place) or self._is_surname_first(place):
                yield self._name(place if self._is_surname_first(place) else place + 1, place + 1, True)
            elif self._is_given_alone(place):
                yield self._name(place, place, False)
            if person(word.small) and not self.in_path:
                yield from self._initials_after(word)

    def _name(self, first: int, last: int, is_full: bool) -> Name:
        parts = [word.written for word in self.words[first : last + 1]]
        return Name(
            self.words[first].start,
            self.words[last].end,
            is_full,
            " ".join(f"{part[0]}***" for part in parts),
        )

    def _gap(self, place: int) -> str:
        """Return what stands between a word and the next."""
        if place + 1 >= len(self.words):
            return "\n\n"
        return self.text[self.words[place].end : self.words[place + 1].start]

    def _joins(self, place: int) -> bool:
        gap = self._gap(place)
        return gap.count("\n") < 2 and bool(_JOINS.fullmatch(gap))

    def _full_from(self, first: int) -> int | None:
        """Return the last word of a full name that begins here, or None."""
        word = self.words[first]
        if not word.is_capital:
            return self._small_pair(first)
        if len(word.written) == 1:
            return self._after_initial(first)
        if self._is_part_of_other(first):
            return None
        place, is_given = first, self._is_given(word.small)
        while self._joins(place) and self._continues(place + 1):
            place += 1
        gap = self._gap(place)
        if (
            is_given
            and len(self.words[place].written) == 1
            and gap in (". ", ".\n", ".\u00a0")
            and place + 1 < len(self.words)
        ):
            following = self.words[place + 1]
            return place + 1 if following.is_capital and self._is_surname(following.small) else None
        return self._last_of(first, place, is_given)

    def _continues(self, place: int) -> bool:
        word = self.words[place]
        return (word.is_capital and word.small not in name_words("efter_namn")) or (
            word.small in _PARTICLES
            and place + 1 < len(self.words)
            and self.words[place + 1].is_capital
            and self._joins(place)
        )

    def _last_of(self, first: int, last: int, is_given: bool) -> int | None:
        """Return the last word if the capitalised words first to last make a full name."""
        if last == first or self._is_before_other(last):
            return None
        tail = self.words[first + 1 : last + 1]
        sure = [word for word in tail if self._is_surname(word.small)]
        if is_given:
            strangers = [
                word
                for word in tail
                if not self._is_given(word.small) and len(word.written) > 2 and not word.written.isupper()
            ]
            clear = self.words[first].small in name_words("fornamn") and strangers and self._gap(first) != "-"
            return last if sure or (clear and not self._is_place(strangers[0])) else None
        if self.words[last].small.removesuffix("s").endswith(("sson", "qvist", "kvist")) and not self.in_path:
            return last if last - first < 3 else None
        return None

    def _is_place(self, word: _Word) -> bool:
        return word.small.endswith(
            ("gatan", "vägen", "torget", "gården", "hemmet", "huset", "boende", "tjänst", "omsorg", "kommun")
        )

    def _small_pair(self, first: int) -> int | None:
        """A name in small letters, in a text or in the name of a file."""
        word, gap = self.words[first], self._gap(first)
        if word.small not in self.given or len(word.small) < 3 or first + 1 >= len(self.words):
            return None
        following = self.words[first + 1]
        joined = self._joins(first) or _IN_FILE.fullmatch(gap)
        is_rare = following.small.removesuffix("s").endswith("sson") or following.small in self.surnames
        if (
            not joined
            or not is_rare
            or following.is_capital
            or self.text[following.end : following.end + 1] == "@"
        ):
            return None
        if word.small in name_words("fornamn_tvetydiga") and not following.small.endswith("sson"):
            return None
        return None if self._is_before_other(first + 1) else first + 1

    def _after_initial(self, first: int) -> int | None:
        """An initial, or several, and a surname: E. Johansson."""
        place = first
        while place + 1 < len(self.words) and self._gap(place) in (".", ". ", ".-", ".\u00a0", ".\n"):
            place += 1
            word = self.words[place]
            if len(word.written) > 1:
                return (
                    place
                    if word.is_capital and self._is_surname(word.small) and not self._is_before_other(place)
                    else None
                )
        return None

    def _is_given(self, small: str) -> bool:
        return small in self.given or small.removesuffix("s") in self.given

    def _is_surname(self, small: str) -> bool:
        if small in self.surnames or small.removesuffix("s") in self.surnames:
            return True
        return any(
            small.removesuffix("s").endswith(end) and len(small) > len(end) + 2
            for end in name_words("efternamnsslut")
        )

    def _is_part_of_other(self, first: int) -> bool:
        """Say whether the word before makes it the name of a house, a saint, a project."""
        if first == 0 or not self._joins(first - 1):
            return False
        before = self.words[first - 1].small
        ends = tuple(name_words("fore_namn_slut"))
        return before in name_words("fore_namn") or (before.endswith(ends) and not person(before))

    def _is_before_other(self, last: int) -> bool:
        """Say whether the word after, or the word itself, makes it a company, a street or a parish."""
        if self.words[last].small in name_words("efter_namn"):
            return True
        return self._joins(last) and self.words[last + 1].small in name_words("efter_namn")

    def _is_title_with_surname(self, place: int) -> bool:
        title = self.words[place].small
        if not self._joins(place) or self._gap(place) == "-":
            return False
        following = self.words[place + 1]
        if (
            not following.is_capital
            or self._is_before_other(place + 1)
            or len(following.written) < 3
            or following.written.isupper()
        ):
            return False
        if title in ("fru", "herr", "fröken", "frk", "hr"):
            return True
        noun = person(title)
        is_title = title in name_words("titlar") or (noun is not None and noun.is_single)
        return is_title and self._is_surname(following.small)

    def _is_surname_first(self, place: int) -> bool:
        word = self.words[place]
        if self._gap(place) not in (", ", ",\n") or not word.is_capital or word.small not in self.surnames:
            return False
        following = self.words[place + 1]
        return following.is_capital and following.small in self.given

    def _initials_after(self, word: _Word) -> Iterator[Name]:
        rest = self.text[word.end : word.end + 12]
        blank = len(rest) - len(rest.lstrip(" \n*_("))
        match = _INITIALS.match(rest, blank) if blank else None
        if match:
            start = word.end + match.start()
            yield Name(start, word.end + match.end(), True, "*.*.")

    def _is_given_alone(self, place: int) -> bool:
        """Say whether a given name stands for somebody, not for a house, a company or a month."""
        word = self.words[place]
        if self.in_path or not word.is_capital or len(word.written) < 2 or not self._is_given(word.small):
            return False
        if self._is_part_of_other(place) or self._is_before_other(place):
            return False
        before = person(self.words[place - 1].small) if place and self._joins(place - 1) else None
        if before and before.is_single:
            return True
        if word.small not in name_words("fornamn") and word.small.removesuffix("s") not in name_words(
            "fornamn"
        ):
            return False
        if word.small in name_words("fornamn_tvetydiga"):
            return False
        after = [each.small for each in self.words[place + 1 : place + 4]]
        next_to = self._joins(place) and self.words[place + 1].is_capital
        previous = place > 0 and self._joins(place - 1) and self.words[place - 1].is_capital
        previous = previous and self.words[place - 1].small not in words("prepositioner", "bisats")
        return not next_to and not previous and name_words("inte_person").isdisjoint(after)
