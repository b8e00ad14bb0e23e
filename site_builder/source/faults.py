"""What is wrong with a file itself, and where."""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Line and column, both from 1, in characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the file itself: the rule that words it, where, and the words."""

    rule: str
    place: Place
    words: dict[str, object] = field(default_factory=dict)


def place_in(text: str, first_line: int, offset: int) -> Place:
    """Return where the character at `offset` of a text stands, when the text starts at a file's line."""
    return first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
