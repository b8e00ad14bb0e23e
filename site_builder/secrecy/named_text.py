"""A text as words that may be names: what stands between them, and which belong to a company or a place."""

import re
from dataclasses import dataclass

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.name_lists import lists
from site_builder.secrecy.people import person

_WORD = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"[ \t\n\u00a0\u202f*_>]+|-")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital or without, and where it stands."""

    written: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The word in small letters."""
        return self.written.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.written[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Whether it is one capital alone."""
        return len(self.written) == 1 and self.is_capital


class NamedText:
    """One text, or the path of a file, as words in order."""

    def __init__(self, text: str, *, in_path: bool = False) -> None:
        self.text, self.in_path = text, in_path
        self.words = [Word(match[0], *match.span()) for match in _WORD.finditer(text)]
        self.lists = lists(in_path=in_path)

    def gap(self, place: int) -> str:
        """Return what stands between a word and the next; a blank line after the last."""
        if place + 1 >= len(self.words):
            return "\n\n"
        return self.text[self.words[place].end : self.words[place + 1].start]

    def joins(self, place: int) -> bool:
        """Say whether only a blank, a line break or a hyphen stands between a word and the next."""
        gap = self.gap(place)
        return gap.count("\n") < 2 and _JOINS.fullmatch(gap) is not None

    def begins_sentence(self, place: int) -> bool:
        """Say whether a word has its capital because a sentence begins."""
        start = self.text[: self.words[place].start].rstrip(" *_\n\"”'(")
        return not start or start[-1] in ".!?:>#-|"

    def is_part_of_other(self, first: int) -> bool:
        """Say whether the word before makes it the name of a house, a saint, a project."""
        if first == 0 or not self.joins(first - 1):
            return False
        before = self.words[first - 1].small
        if before in ("t", "ta") and first > 1 and self.gap(first - 2) == ":":
            return True  # "S:t Olof"
        ends = tuple(words("fore_namn_slut"))
        return before in words("fore_namn") or (before.endswith(ends) and not person(before))

    def is_before_other(self, last: int) -> bool:
        """Say whether the word, or the one after it, makes it a company, a street or a parish."""
        others = words("efter_namn")
        if self._is_in_company(last) or self._is_part_of_noun(last):
            return True
        if self.words[last].small in others:
            return True
        return self.joins(last) and self.words[last + 1].small in others and not self._is_owner(last)

    def _is_part_of_noun(self, last: int) -> bool:
        """Say whether a house is named after somebody: `Karin Boye-biblioteket`, `Lindgrens barnsjukhus`."""
        if last + 1 >= len(self.words):
            return False
        following, ends = self.words[last + 1], tuple(words("efter_namn_slut"))
        is_named_after = self.words[last].small.endswith("s") and following.small.endswith(ends)
        return not following.is_capital and (self.gap(last) == "-" or (self.joins(last) and is_named_after))

    def _is_owner(self, last: int) -> bool:
        """Say whether a genitive owns what could name a place as well: `Märta Sjögrens plan saknades`."""
        if not self.words[last].small.endswith("s") or self.words[last + 1].small not in ("plan", "hem"):
            return False
        before = [word.small for word in self.words[max(last - 3, 0) : last]]
        after = [word.small for word in self.words[last + 2 : last + 6]]
        return {"på", "vid", "från"}.isdisjoint(before) and {"ligger", "plats", "torg"}.isdisjoint(after)

    def _is_in_company(self, place: int) -> bool:
        """Say whether the word begins, or goes on with, the name of a company: `Anna & Eva Assistans AB`."""
        for following in range(place, min(place + 5, len(self.words))):
            word = self.words[following]
            if word.small in ("ab", "hb", "kb") and word.is_capital:
                return True
            if not word.is_capital or self.gap(following) not in (" ", " & ", " + ", "-"):
                return False
        return False
