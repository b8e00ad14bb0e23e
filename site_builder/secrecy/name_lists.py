"""What a word may be of a name, by the lists of common names in Sweden."""

from dataclasses import dataclass
from functools import cache

from site_builder.secrecy.lexicon import words

FOLDED = str.maketrans("åäöéüèáíóšžčćłñşı", "aaoeueaioszcclnsi")
"""What is left of letters in the name of a file."""

LONG = 6
"""A common surname with so many letters is hardly another word."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Given names and surnames; those of files' names are also written with a-z alone."""

    given: frozenset[str]
    surnames: frozenset[str]

    def is_given(self, word: str) -> bool:
        """Say whether a word in small letters is a given name, perhaps in the genitive."""
        return word in self.given or word.removesuffix("s") in self.given

    def is_listed_surname(self, word: str) -> bool:
        """Say whether a word is one of the common surnames, perhaps in the genitive."""
        return word in self.surnames or word.removesuffix("s") in self.surnames

    def is_surname(self, word: str) -> bool:
        """Say whether a word is a common surname, or ends like one."""
        base = word.removesuffix("s")
        return self.is_listed_surname(word) or any(
            base.endswith(end) and len(base) > len(end) + 1 for end in words("efternamnsslut")
        )


def is_clear(word: str) -> bool:
    """Say whether a given name is hardly anything else, perhaps in the genitive."""
    return any(
        each in words("fornamn") and each not in words("fornamn_tvetydiga")
        for each in (word, word.removesuffix("s"))
    )


@cache
def lists(*, in_path: bool = False) -> Lists:
    """Return the names that texts hold, or the names of files."""
    given, surnames = words("fornamn", "fornamn_tvetydiga"), words("surnamn")
    if in_path:
        given |= {word.translate(FOLDED) for word in given}
        surnames |= {word.translate(FOLDED) for word in surnames}
    return Lists(given, surnames)
