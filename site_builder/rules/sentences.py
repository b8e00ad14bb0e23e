"""Rule on sentences: one that is too long to be read at one go."""

import re
from collections.abc import Iterator

from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_prose
from site_builder.rules.places import place_of, texts_under

MOST_WORDS = 35
SHORTEST = 2 * MOST_WORDS
"""No more characters than this cannot be too many words."""
QUOTED_WORDS = 6

_BETWEEN = re.compile(r"\n(?:[ \t>]*(?=\n)|#[^\n]*)")
"""What stands between two parts: an empty line or a heading."""
_END = re.compile(
    r"[.!?…][*_”\"'’)\]»]*\s+(?=[*_”\"'(\[«–-]*[A-ZÅÄÖ0-9])"  # a new sentence
    r"|\n[ \t>]*(?=(?:[-*+]|\d{1,3}[.)])[ \t]|\|)"  # an item or a table's row
)
_SURE_END = re.compile(r"\. (?=[A-ZÅÄÖ])")
"""An end that `_END` finds, too, and that is quick to find: what is short between such ends is short."""
_SHORTENED = frozenset(
    (
        *("t.ex.", "ex.", "bl.a.", "a.", "s.k.", "f.d.", "d.v.s.", "dvs.", "kap.", "tf.", "ca.", "nr."),
        *("resp.", "inkl.", "exkl.", "tel.", "p.", "mom.", "jfr."),
    )
)
"""Shortened words, after which a sentence goes on also where a capital or a digit follows."""
_MARKS = re.compile(r"(?:[ \t\n>#]|[-+](?=[ \t])|\*|_|\d{1,3}[.)](?=[ \t]))*")
_NOT_SENTENCES = ("|", "```", "~~~", "    ")
_THOUSANDS = re.compile(r"(?<=\d)[  ](?=\d{3}\b)")
_WORD = re.compile(r"\S*\w\S*")


@on_prose("lang-mening")
def long_sentence(subject: Subject[None]) -> Iterator[Problem]:
    """A sentence of the prose, the summary or a measure has more than 35 words."""
    source = subject.source
    for start, sentence, count in long_sentences(source.body):
        yield Problem("lang-mening", offset=start, words=_words(sentence, count))
    for key, inner in (("sammanfattning", None), ("atgarder", "text")):
        for path, text in texts_under(source.data, key, inner):
            for _, sentence, count in long_sentences(text):
                place = place_of(source, path, sentence)
                yield Problem("lang-mening", place=place, words=_words(sentence, count))


def _words(sentence: str, count: int) -> dict[str, object]:
    return {"value": " ".join(sentence.split()[:QUOTED_WORDS]), "count": count, "most": MOST_WORDS}


def long_sentences(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield the offset, text and number of words of each sentence that has too many."""
    if len(text) <= SHORTEST:
        return
    start = len(text.partition("\n")[0]) if text.startswith("#") else 0
    for between in [*_BETWEEN.finditer(text), None]:
        end = between.start() if between else len(text)
        if end - start > SHORTEST and _may_hold_long(text[start:end]):
            yield from _long_in_part(text, start, end)
        start = between.end() if between else end


def _may_hold_long(part: str) -> bool:
    """Say whether a paragraph may have a long sentence; most have not, and are done with here."""
    if part.count(" ") + part.count("\n") < MOST_WORDS:
        return False
    spaces = 0
    for piece in _SURE_END.split(part):
        spaces += piece.count(" ") + piece.count("\n") + 1
        if spaces > MOST_WORDS:
            return True
        if not _is_shortened(f"{piece[-8:]}."):
            spaces = 0
    return False


def _is_shortened(text: str) -> bool:
    """Say whether a text ends with a shortened word."""
    return text[max(text.rfind(" "), text.rfind("\n"), text.rfind("(")) + 1 :].lower() in _SHORTENED


def _may_be_long(text: str, start: int, end: int) -> bool:
    return end - start > SHORTEST and text.count(" ", start, end) + text.count("\n", start, end) >= MOST_WORDS


def _long_in_part(text: str, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    for piece_start, piece_end in _pieces(text, start, end):
        if not _may_be_long(text, piece_start, piece_end) or text.startswith(_NOT_SENTENCES, piece_start):
            continue
        marks = _MARKS.match(text, piece_start, piece_end)
        first = marks.end() if marks else piece_start
        sentence = text[first:piece_end].rstrip()
        count = len(_WORD.findall(_THOUSANDS.sub("", sentence)))
        if count > MOST_WORDS:
            yield first, sentence, count


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _END.finditer(text, start, end):
        if text[mark.start()] != "." or not _is_shortened(text[max(0, mark.start() - 8) : mark.start() + 1]):
            yield start, mark.end()
            start = mark.end()
    yield start, end
