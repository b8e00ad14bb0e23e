"""The automata of the quick look: texts in their alphabet, and their size."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.secrecy.alphabet import CODES, flat
from site_builder.secrecy.automata import any_of, automaton, expression
from site_builder.secrecy.people_screen import people_patterns
from site_builder.secrecy.person_screen import person_patterns

MOST_PLACES = 20_000
"""About half as many again as each has. At 21 000 and 31 000 one threw its states away again and again."""
_PLACE = re.compile(r"\[(?:\\.|[^\]])*\]|[_`a-z]|\\\^")


@pytest.mark.parametrize("patterns", [*people_patterns(), person_patterns()])
def test_an_automaton_is_small_enough_to_keep_its_states(patterns: tuple[str, ...]) -> None:
    """They lie in two megabytes with the automaton's own places; one that overflows costs a hundredfold."""
    assert 1_000 < len(_PLACE.findall(expression(*patterns))) < MOST_PLACES


def test_the_signs_stand_next_to_one_another() -> None:
    """29 of them: with what is below, above and the end these make 32 ways on from a state, and no more."""
    codes = sorted(set(CODES.values()))
    assert "".join(codes) == "".join(map(chr, range(ord("^"), ord("^") + 29)))


@given(st.lists(st.text("abcåäö-", min_size=1, max_size=6), min_size=1, max_size=12), st.text("abcåäö -"))
def test_a_tree_of_words_finds_what_the_words_find(found: list[str], text: str) -> None:
    """Each of the words, wherever it stands, and nothing else: these signs all count as themselves."""
    assert automaton(any_of(found))(flat(text)) == any(word in text for word in found)


@pytest.mark.parametrize(
    ("pattern", "text", "is_found"),
    [
        ("tre[.]", "De var tre.", True),
        ("tre.", "De var tre,", True),
        ("tre.", "De var tre", False),
        ("[^0-9]0[1-9]", "nr 07", True),
        ("[^0-9]0[1-9]", "nr 107", False),
        ("[^a-zåäö]år ", "två år", True),
        ("[^a-zåäö]år ", "två hår", False),
        ("^ av", "Av dem", True),
        ("^ av", "En av dem", False),
        ("två{2}", "tvåå", True),
    ],
)
def test_a_pattern_means_what_it_says(pattern: str, text: str, is_found: bool) -> None:
    """Signs, classes, what is outside of a class, and the beginning, in plain Swedish."""
    assert automaton(pattern)(flat(text)) is is_found
