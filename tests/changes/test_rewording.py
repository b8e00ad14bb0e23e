"""Two wordings of a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.changes import Piece, reworded
from site_builder.changes.rewording import MOST_WORDS

WORDS = st.lists(st.sampled_from(["planer", "ska", "följas", "upp.", "varje", "år."]), max_size=30).map(
    " ".join
)


@given(WORDS, WORDS)
def test_what_is_told_is_in_the_texts(before: str, after: str) -> None:
    """No word goes that was not there, and none comes that is not there now."""
    for piece in reworded(before, after):
        text = before if piece.kind == "gone" else after
        assert set(piece.text.split()) - {"…"} <= set(text.split())


@given(WORDS, WORDS)
def test_nothing_that_changed_is_left_out(before: str, after: str) -> None:
    """The words that went and came make up the whole difference in length."""
    pieces = reworded(before, after)
    came, went = (sum(len(p.text.split()) for p in pieces if p.kind == kind) for kind in ("new", "gone"))
    assert came - went == len(after.split()) - len(before.split())


@given(WORDS)
def test_the_same_text_has_no_change(text: str) -> None:
    """Only what differs is a change."""
    assert {piece.kind for piece in reworded(text, text)} <= {"same"}


def test_what_is_far_from_the_change_is_left_out() -> None:
    """Six words on each side say where it is."""
    before = " ".join(f"ord{number}" for number in range(40))
    after = before.replace("ord20", "nytt")
    assert reworded(before, after) == [
        Piece("same", "… ord14 ord15 ord16 ord17 ord18 ord19"),
        Piece("gone", "ord20"),
        Piece("new", "nytt"),
        Piece("same", "ord21 ord22 ord23 ord24 ord25 ord26 …"),
    ]


@pytest.mark.parametrize("length", [MOST_WORDS + 1])
def test_a_very_long_passage_is_changed_as_a_whole(length: int) -> None:
    """A comparison never takes minutes."""
    old, new = " ".join(["a"] * length), " ".join(["b"] * length)
    assert reworded(old, new) == [Piece("gone", old), Piece("new", new)]
