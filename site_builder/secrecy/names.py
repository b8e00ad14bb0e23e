"""Names of persons in a text: given name with surname, initials, title with surname, a given name alone."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.secrecy.given_names import is_given_alone, is_where_people_stand
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.name_lists import LONG, is_clear
from site_builder.secrecy.named_text import NamedText
from site_builder.secrecy.people import person
from site_builder.secrecy.screening import may_name, may_point_out
from site_builder.secrecy.sentences import is_past, without_entities

_IN_FILE = re.compile(r"[ ._+-]|%20")
_AFTER_INITIAL = re.compile(r"\.?-|\.[ \n\u00a0]?")
_INITIALS = re.compile(r"[A-ZÅÄÖ]\.[ \u00a0-]?[A-ZÅÄÖ](?:\.|(?=[ ,;:!?)]|$))")
_ONE_CAPITAL = re.compile(r"[A-HJ-ZÄ](?=[ .,;:!?)]|$)")
_TWO_CAPITALS = re.compile(r"(?!AB|HB|KB|EU|AI|TV|IT|VD|OK)[A-ZÅÄÖ]{2}(?=[ .,;:!?)]|$)")
_PARTICLES = frozenset({"von", "af", "de", "al", "el", "van", "der", "la", "bin", "ben"})
MOST_WORDS = 8
"""Of a name after its first; longer rows of words with capitals are lists."""
_NO_INITIALS = frozenset("IÅÖ")
"""Words of one letter, which begin sentences."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in a text, from `start` up to `end`. `is_full` leads to one person; a given name may not."""

    start: int
    end: int
    is_full: bool
    masked: str


def find_names(text: str, known: tuple[str, ...] = ()) -> list[Name]:
    """Return the names in a text in order, less those that are part of a name `known` as no person's."""
    found = look_for_names(text) if may_point_out(text) and may_name(text) else []
    return [name for name in found if not any(_covers(text, each, name) for each in known)]


def look_for_names(text: str) -> list[Name]:
    """Return the same with nothing known, and with no quick look beforehand."""
    return _Finder(without_entities(text)).names()


def names_in_path(path: str) -> list[Name]:
    """Return the full names in the path of a file or a link, where only letters a-z may be left."""
    return [name for name in _Finder(path, in_path=True).names() if name.is_full]


def _covers(text: str, known: str, name: Name) -> bool:
    place = text.find(known, max(name.start - len(known), 0), name.end + len(known))
    return 0 <= place <= name.start and name.end <= place + len(known)


class _Finder(NamedText):
    """Looks for names in one text."""

    def names(self) -> list[Name]:
        """Return every name, the full before the others, the longer first, none inside another."""
        kept: list[Name] = []
        for name in sorted(self._all(), key=lambda each: (not each.is_full, each.start, -each.end)):
            place = bisect(kept, name)
            is_free = place == 0 or kept[place - 1].end <= name.start
            if is_free and (place == len(kept) or name.end <= kept[place].start):
                kept.insert(place, name)
        return kept

    def _all(self) -> Iterator[Name]:
        for place, word in enumerate(self.words):
            last = self._last_of_full(place)
            if last is not None:
                yield self._name(place, last, is_full=True)
            elif self._is_title(place):
                yield self._name(place + 1, place + 1, is_full=True)
            elif word.is_capital and self._is_whose_kin(place):
                yield self._name(place, place, is_full=True)
            elif word.is_capital and is_given_alone(self, place):
                yield self._name(place, place, is_full=False)
            if not self.in_path:
                yield from self._initials(place)

    def _name(self, first: int, last: int, *, is_full: bool) -> Name:
        parts = self.words[first : last + 1]
        masked = " ".join(f"{part.written[0]}***" for part in parts)
        return Name(parts[0].start, parts[-1].end, is_full, masked)

    def _last_of_full(self, first: int) -> int | None:
        """Return the last word of a full name that begins with a word, None where none does."""
        word = self.words[first]
        if self.in_path or not word.is_capital:
            return self._small_pair(first)
        if self._is_surname_first(first):
            return first + 1
        if word.is_initial:
            return self._after_initial(first)
        if self.is_part_of_other(first):
            return None
        last = first
        while last - first < MOST_WORDS and self.joins(last) and self._continues(last + 1):
            last += 1
        if last > first and self.words[last].is_initial and self._ends_initial(last):
            return self._with_initial(first, last)
        return last if self._is_full(first, last) else None

    def _ends_initial(self, place: int) -> bool:
        """Say whether one capital stands for a surname: `Anna A.`, `Rolf J den 12 maj`, not `Anna I`."""
        after = self.text[self.words[place].end :][:1]
        return after == "." or (after in " ,;)" and self.words[place].written not in _NO_INITIALS)

    def _continues(self, place: int) -> bool:
        """Say whether a word goes on with the name before it."""
        word = self.words[place]
        if word.is_capital:
            return word.small not in words("efter_namn")
        return word.small in _PARTICLES and self.joins(place) and self.words[place + 1].is_capital

    def _with_initial(self, first: int, initial: int) -> int | None:
        """Given name, initial, surname (`Per O. Larsson`), or a given name and an initial (`Anna A.`)."""
        if not self.lists.is_given(self.words[first].small):
            return None
        if _AFTER_INITIAL.fullmatch(self.gap(initial)):
            following = self.words[initial + 1]
            if following.is_capital and self.lists.is_surname(following.small):
                return initial + 1
        title = person(self.words[first - 1].small) if first and self.joins(first - 1) else None
        is_somebody = is_clear(self.words[first].small) or (title is not None and title.is_single)
        return initial if is_somebody else None

    def _is_full(self, first: int, last: int) -> bool:
        """Say whether the capitalised words first to last are somebody's given name and surname."""
        if last == first or self.is_before_other(last):
            return False
        begins, tail = self.words[first], self.words[first + 1 : last + 1]
        joined = "-".join(word.small for word in self.words[first : last + 1])
        if self.gap(first) == "-" and joined in self.lists.given:
            return False  # "Ulla-Britt" is a given name
        if not self.lists.is_given(begins.small):
            if self._is_unlisted(first, last):
                return True
            if self.lists.is_listed_surname(begins.small) and any(is_clear(word.small) for word in tail):
                return True
            is_sure = tail[-1].small.removesuffix("s").endswith(("sson", "qvist", "kvist"))
            return is_sure and len(tail) < 3
        if any(self.lists.is_surname(word.small) for word in tail) or self._is_titled(first, last):
            return True
        strangers = [word for word in tail if not self.lists.is_given(word.small) and len(word.written) > 2]
        is_double = self.gap(first) == "-" and not self.lists.is_given(self.words[first + 1].small)
        if not strangers or is_double:
            return False
        if not is_clear(begins.small) and not is_where_people_stand(self, first, last):
            return False
        stranger = strangers[0]
        is_heading = stranger.written.isupper() and not begins.written.isupper()
        return not is_heading and not stranger.small.endswith(tuple(words("platsslut")))

    def _is_titled(self, first: int, last: int) -> bool:
        """Say whether a noun for one person stands before two words with capitals: `assistent: Elin Nord`."""
        if first == 0 or last - first > 2 or (not self.joins(first - 1) and self.gap(first - 1) != ": "):
            return False
        title = person(self.words[first - 1].small)
        is_word = all(not word.written.isupper() for word in self.words[first : last + 1])
        return title is not None and title.is_single and is_word

    def _is_unlisted(self, first: int, last: int) -> bool:
        """Say whether a common surname follows a given name that no list has: `av Sirpa Virtanen`."""
        surname, begins = self.words[last].small.removesuffix("s"), self.words[first]
        if last - first > 1 or self.gap(first) != " " or len(begins.written) < 3:
            return False
        is_name = self.lists.is_listed_surname(surname) and (
            len(surname) >= LONG or self._is_titled(first, last)
        )
        is_word = begins.small in words("fore_ort") or begins.written.isupper() or person(begins.small)
        return is_name and not is_word and (self._is_titled(first, last) or not self.begins_sentence(first))

    def _small_pair(self, first: int) -> int | None:
        """Return the last word of a name in small letters, in a text or in the name of a file."""
        word = self.words[first]
        if word.small not in self.lists.given or len(word.small) < 3 or first + 1 >= len(self.words):
            return None
        following = self.words[first + 1]
        is_joined = self.joins(first) or _IN_FILE.fullmatch(self.gap(first)) is not None
        is_sson = following.small.removesuffix("s").endswith("sson")
        is_rare = is_sson or (
            following.small in self.lists.surnames and (self.in_path or is_clear(word.small))
        )
        is_capital = following.is_capital and not self.in_path
        if not is_joined or not is_rare or is_capital or self.is_before_other(first + 1):
            return None
        return first + 1

    def _after_initial(self, first: int) -> int | None:
        """Return the surname after an initial or several: E. Johansson, K-E Svensson."""
        last = first
        while last + 1 < len(self.words) and self.words[last].is_initial:
            is_bare = self.gap(last) == " " and self.words[last].written not in _NO_INITIALS
            if not is_bare and not _AFTER_INITIAL.fullmatch(self.gap(last)):
                return None
            last += 1
        word = self.words[last]
        is_surname = word.is_capital and len(word.written) > 1 and self.lists.is_surname(word.small)
        is_double = last - first > 1 and self.gap(first) == "-"
        is_stranger = word.is_capital and len(word.written) >= LONG and (is_double or self._signs(first))
        is_surname = is_surname or is_stranger
        return last if is_surname and not self.is_before_other(last) else None

    def _is_whose_kin(self, place: int) -> bool:
        """Say whether a surname owns the noun for somebody after it: `Olofssons son har klagat`."""
        small = self.words[place].small
        if self.in_path or not small.endswith("ssons") or not self.joins(place):
            return False
        kin = person(self.words[place + 1].small)
        return kin is not None and kin.group != "kund" and not self.is_before_other(place + 1)

    def _signs(self, place: int) -> bool:
        """Say whether somebody has done something before an initial: `undertecknat av S. Holmgrenius`."""
        before = self.words[place - 1].small if place else ""
        return before in ("av", "enligt", "med", "hos") or self.gap(place - 1) == ": "

    def _is_title(self, place: int) -> bool:
        """Say whether a word is a title, and a surname follows: fru Svensson, Kontaktperson: Lindgren."""
        title, gap = self.words[place].small, self.gap(place)
        is_list = gap == ": " or (gap == ". " and title in ("dr", "hr", "frk"))
        if self.in_path or gap == "-" or not (self.joins(place) or is_list):
            return False
        following = self.words[place + 1]
        is_long = len(following.written) > 2 or self.lists.is_listed_surname(following.small)
        is_word = following.is_capital and is_long and not following.written.isupper()
        if not is_word or self.is_before_other(place + 1):
            return False
        if title in words("tilltal"):
            return not is_list or gap == ". "
        noun = person(title)
        is_title = title in words("titlar") or (noun is not None and noun.is_single)
        return is_title and self.lists.is_surname(following.small)

    def _is_surname_first(self, place: int) -> bool:
        word = self.words[place]
        if self.gap(place) not in (", ", ",\n"):
            return False
        following = self.words[place + 1]
        is_led = self.begins_sentence(place) or self._signs(place)
        is_unlisted = len(word.written) >= LONG and is_clear(following.small) and is_led
        if word.small not in self.lists.surnames and not is_unlisted:
            return False
        is_given = following.is_capital and following.small in self.lists.given
        return is_given and not self.is_before_other(place + 1)

    def _initials(self, place: int) -> Iterator[Name]:
        """Yield initials that stand for somebody: after a noun for people, or before a verb."""
        word = self.words[place]
        noun = person(word.small)
        if noun and noun.is_single:
            rest = self.text[word.end : word.end + 12]
            blank = len(rest) - len(rest.lstrip(" \n*_("))
            match = _INITIALS.match(rest, blank) if blank else None
            if not match and blank and noun.group == "kund":
                match = _TWO_CAPITALS.match(rest, blank)
            if match:
                yield Name(word.end + match.start(), word.end + match.end(), True, "*.*.")
            elif blank and noun.group == "kund" and not noun.is_definite and self._stands_for_one(place):
                yield Name(word.end + blank, word.end + blank + 1, False, "*.")
        elif word.is_initial and (match := _INITIALS.match(self.text, word.start)):
            after = next((each.small for each in self.words[place + 2 : place + 3]), "")
            if is_past(after) or after in words("nutid_alla"):
                yield Name(match.start(), match.end(), True, "*.*.")

    def _stands_for_one(self, place: int) -> bool:
        """Say whether a letter after a noun for clients stands for one of them: `Kund B`, `brukare K:s`."""
        letter = self.words[place + 1 : place + 2]
        return bool(letter) and _ONE_CAPITAL.match(self.text, letter[0].start) is not None
