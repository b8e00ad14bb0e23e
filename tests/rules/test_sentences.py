"""Long sentences are found in prose, summary and measures, and only what one reads as one sentence counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.rules.sentences import MOST_WORDS, long_sentences
from tests import examples
from tests.rules.asking import found, found_in_body, found_with_keys, placed

RULE = "lang-mening"


def words(count: int, first: str = "Planen") -> str:
    return " ".join([first, *["gäller"] * (count - 1)])


LONG, MOST, HALF = words(36), words(35), words(20)


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}.",
        LONG,
        f"{LONG}!",
        f"Kort mening. {LONG}. Kort mening.",
        f"Kort mening.\n{LONG}.",
        f"- {LONG}.",
        f"> {LONG}.",
        f"**Rutiner.** {LONG}.",
        f"{HALF}, t.ex. Anna, {HALF}.",
        f"{HALF} enligt 3 kap. 3 § {HALF}.",
        f"{HALF},\n{HALF}.",
        f"{HALF}; {HALF}.",
        f"{HALF} 3,5 {words(15)}.",
        f"{HALF} m.m. och {HALF}.",
    ],
)
def test_long_sentence_is_found(text: str) -> None:
    """36 words are too many, whatever stands round them or breaks their lines."""
    assert len(list(long_sentences(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{MOST}.",
        f"{MOST}. {MOST}.",
        f"{MOST}! {MOST}? {MOST}.",
        f"{MOST}.\n\n{MOST}.",
        f"{MOST}\n\n{MOST}",
        f"{HALF}:\n- {HALF}\n- {HALF}",
        f"{HALF}:\n1. {HALF}\n2. {HALF}",
        f"## {HALF}\n{HALF}.",
        f"| {HALF} | {HALF} |\n|---|---|\n| {HALF} | {HALF} |",
        f"**{HALF}.** {HALF}.",
        f"”{HALF}.” {HALF}.",
        f"({HALF}.) {HALF}.",
        f"Antalet var 24. {MOST}.",
        f"{words(33)} 3 270 timmar.",
        f"{words(34)} – timmar.",
        f"> {HALF}.\n>\n> {HALF}.",
        f"{HALF} … {HALF}",
    ],
)
def test_near_miss_is_not_found(text: str) -> None:
    """Sentences of 35 words, items, rows, headings and dashes are left alone."""
    assert list(long_sentences(text)) == []


def test_place_is_where_the_sentence_starts_in_the_text(tmp_path: Path) -> None:
    """After the marks of an item and of strong type, not at the paragraph."""
    (finding,) = found_in_body(tmp_path, RULE, f"## Rubrik\n\nKort mening. Åter kort.\n- **{LONG}**.\n")
    assert placed(tmp_path, finding) == f"{LONG}**."
    assert "har 36 ord" in finding.message


def test_place_is_where_the_sentence_starts_in_a_folded_value(tmp_path: Path) -> None:
    """Also on a later line of a folded summary, and within a line of a measure."""
    keys = (
        "sammanfattning: >-\n  Planerna\n  följs upp. Varför\n"
        f"  det är så, är {LONG.lower()}.\n"
        f"atgarder:\n  - {{id: 1, typ: krav, text: Kort. {LONG}.}}"
    )
    summary, measure = found_with_keys(tmp_path, RULE, keys)
    assert placed(tmp_path, summary) == "Varför"
    assert placed(tmp_path, measure) == f"{LONG}.}}"


def test_text_of_a_unit_is_read_too(tmp_path: Path) -> None:
    """Units have prose as reports have."""
    root = examples.copy(tmp_path)
    examples.change_body(root, LONG, "content/verksamheter/hemtjansten.md")
    assert [each.path for each in found(root, RULE)] == ["content/verksamheter/hemtjansten.md"]


@given(st.lists(st.integers(1, MOST_WORDS), min_size=1, max_size=30), st.sampled_from([" ", "\n", "\n\n"]))
def test_no_number_of_short_sentences_is_a_long_one(lengths: list[int], between: str) -> None:
    """Where each sentence is short, nothing is found."""
    assert list(long_sentences(between.join(f"{words(length)}." for length in lengths))) == []


@given(st.lists(st.integers(1, MOST_WORDS), max_size=10), st.integers(MOST_WORDS + 1, 90), st.integers(0, 10))
def test_one_long_sentence_among_short_ones_is_found_where_it_stands(
    lengths: list[int], count: int, at: int
) -> None:
    """Its offset, text and number of words are told."""
    sentences = [f"{words(length)}." for length in lengths]
    long = f"{words(count, first='Åtgärden')}."
    sentences.insert(at, long)
    text = " ".join(sentences)
    assert list(long_sentences(text)) == [(text.index(long), long, count)]


@given(st.text(alphabet="Aa .!?\n-|#>1*”(", max_size=400))
def test_no_text_is_a_crash_and_every_place_is_in_it(text: str) -> None:
    """Whatever stands there."""
    for start, sentence, count in long_sentences(text):
        assert text.startswith(sentence, start)
        assert count > MOST_WORDS
