"""Which texts need a closer look: a few passes of automata, before any grammar.

Grammar costs a hundred times as much as this, and most texts hold nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from site_builder.secrecy.alphabet import flat, flattened
from site_builder.secrecy.people_screen import people_screen
from site_builder.secrecy.person_screen import name_screen, path_screen, person_screen

_APART = "\n.\n"
"""What ends a sentence, and what no pattern reaches over."""
_SIGNS = ("@", "%40", "&")
_USUAL = bytes([*range(0xC0), 0xC2, 0xC3, 0xE2])
"""In UTF-8: ASCII, bytes within a sign, the first of Latin-1, and of U+2000-2FFF: dashes, quotes, blanks."""


@lru_cache(maxsize=4)
def may_tell(*texts: str) -> bool:
    """Say whether any of some texts may hold numbers of people in words, or single events."""
    return people_screen()(_looked_at(*texts).flat)


def may_part_tell(part: str) -> bool:
    """Say the same of a part of a text."""
    return people_screen()(flat(part))


@lru_cache(maxsize=4)
def may_point_out(*texts: str) -> bool:
    """Say whether any of some texts may hold what leads to one person: a number, an address, a name, a home.

    A text with other signs than Latin letters and usual marks always may: it can have digits of its own.
    """
    looked = _looked_at(*texts)
    return looked.has_signs or person_screen()(looked.flat)


@lru_cache(maxsize=4)
def may_name(text: str) -> bool:
    """Say whether a text that may point somebody out may do so by a name or a home, not by figures alone."""
    looked = _looked_at(text)
    return looked.has_signs or name_screen()(looked.flat)


def may_name_in_path(paths: str) -> bool:
    """Say whether paths of files, one a line, may hold a person's name, its letters all a-z."""
    return path_screen()(flat(paths))


class _Looked(NamedTuple):
    """A flat text, and whether it had signs that are lost there: of addresses, of HTML, of other scripts."""

    flat: str
    has_signs: bool


@lru_cache(maxsize=4)
def _looked_at(*texts: str) -> _Looked:
    """Return some texts as one for several screens, which look at them one soon after another."""
    text = _APART.join(texts)
    has_signs = any(sign in text for sign in _SIGNS)
    try:
        return _Looked(flattened(text.encode("latin-1")), has_signs)
    except UnicodeEncodeError:
        others = text.encode("utf-8", "replace").translate(None, _USUAL)
        return _Looked(flat(text), has_signs or bool(others))
