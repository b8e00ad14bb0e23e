"""Two wordings of a text: which words went, which came, and enough of the rest to know where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

AROUND = 6
"""How many words are kept on each side of a change."""
MOST_WORDS = 1500
"""Longer passages are not compared word by word: the time grows with the square of their length."""

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: the same in both wordings, only in the earlier, or only in the later."""

    kind: Literal["same", "gone", "new"]
    text: str


def reworded(before: str, after: str) -> list[Piece]:
    """Return the pieces of two wordings in their order; `…` stands for what is the same and far off."""
    found = _joined(_by_sentence(_SENTENCE.split(before), _SENTENCE.split(after)))
    last = len(found) - 1
    return [
        Piece("same", _shortened(piece.text, first=index == 0, last=index == last))
        if piece.kind == "same"
        else piece
        for index, piece in enumerate(found)
    ]


def _by_sentence(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = " ".join(before[i1:i2]).split(), " ".join(after[j1:j2]).split()
        if tag == "equal":
            yield Piece("same", " ".join(new))
        elif len(old) > MOST_WORDS or len(new) > MOST_WORDS:
            yield from _gone_and_new(old, new)
        else:
            yield from _by_word(old, new)


def _by_word(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(after[j1:j2]))
        else:
            yield from _gone_and_new(before[i1:i2], after[j1:j2])


def _gone_and_new(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if old:
        yield Piece("gone", " ".join(old))
    if new:
        yield Piece("new", " ".join(new))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of one kind made one, and empty ones left out."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.text and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, f"{found[-1].text} {piece.text}")
        elif piece.text:
            found.append(piece)
    return found


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Return the words next to a change: the end of what comes first, the start of what comes last."""
    words = text.split()
    start = [] if first else words[:AROUND]
    end = [] if last else words[-AROUND:]
    if len(words) <= len(start) + len(end):
        return text
    return " ".join([*start, "…", *end])
