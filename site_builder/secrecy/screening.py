"""Which texts need a closer look: a few passes of automata, before any grammar.

Grammar costs a hundred times as much as this, and most texts hold nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from site_builder.secrecy.automata import flat, flattened
from site_builder.secrecy.people_screen import people_screen
from site_builder.secrecy.person_screen import path_screen, person_screen

_USUAL = dict.fromkeys(map(ord, "–”—“’‘…•€\u2009\u2011\u202f\u2212"), " ")


def may_tell(text: str) -> bool:
    """Say whether a text may hold numbers of people in words, or single events."""
    return people_screen()(_looked_at(text).flat)


def may_part_tell(part: str) -> bool:
    """Say the same of a part of a text."""
    return people_screen()(flat(part))


@lru_cache(maxsize=4)
def may_point_out(text: str) -> bool:
    """Say whether a text may hold what leads to one person: a number, an address, a name, a home.

    A text with other signs than Latin letters and usual marks always may: it can have digits of its own.
    """
    looked = _looked_at(text)
    return looked.has_other_signs or "&" in text or person_screen()(looked.flat)


def may_name_in_path(paths: str) -> bool:
    """Say whether paths of files, one a line, may hold a person's name, its letters all a-z."""
    return path_screen()(flat(paths))


class _Looked(NamedTuple):
    """A flat text, and whether it had signs beyond Latin-1, quotation marks, dashes and blanks."""

    flat: str
    has_other_signs: bool


@lru_cache(maxsize=4)
def _looked_at(text: str) -> _Looked:
    """Return the same text for several screens, which look at it one soon after another."""
    try:
        return _Looked(flattened(text.encode("latin-1")), False)
    except UnicodeEncodeError:
        usual = text.translate(_USUAL)
    encoded = usual.encode("latin-1", "replace")
    return _Looked(flattened(encoded), encoded.count(b"?") != usual.count("?"))
