"""What has become of one of the staff: who left, was warned, stole, was hurt; and no duty of a post."""

from site_builder.secrecy.lexicon import lines, words
from site_builder.secrecy.sentences import BREAKS, Sentence, is_bare_perfect, is_past, is_perfect

_CLAUSE_ENDS = (BREAKS - frozenset("-–—/")) | {
    "men",
    "medan",
    "eftersom",
    "sedan",
    "innan",
    "att",
    "när",
    "då",
}
NOW = frozenset(
    {
        "misstänks",
        "döms",
        "åtalas",
        "anklagas",
        "häktas",
        "utreds",
        "polisanmäls",
        "vantrivs",
        "mobbas",
        "trakasseras",
    }
)
"""Verbs of a fate that goes on."""
_TOPICS = frozenset({"om", "mot", "kring", "rörande", "gällande", "för", "vid", "till"})
"""Prepositions after which a fate is what something is about: `deltog i en kurs om stöld`."""


def phrases_in(texts: list[str]) -> set[str]:
    """Return the phrases of the staff's fates that some words hold."""
    joined = f" {' '.join(texts)} "
    return {line for line in lines("personalfraser") if f" {line} " in joined}


def tells_fate(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether the clause around an employee, words `first` to `last`, tells what became of them.

    Before or after: `I april slutade en samordnare`, `Bolaget har stängt av en medarbetare`.
    """
    before, after = _clause_around(sentence, first, last)
    texts = [*before, *after]
    if not words("modala_efter", "villkor").isdisjoint(set(texts) - {"kan"}):
        return False
    if NOW & set(after) and "som" not in after[:1]:
        return True
    is_finished = any(map(is_past, texts)) or _is_perfect(before, after)
    is_state = after[:1] == ["är"]
    if not (is_finished or is_state):
        return False
    fates = words("personaltillstand") | (words("personalhandelser") if is_finished else frozenset())
    known = fates - words("tvetydiga_oden")
    return bool(phrases_in(before) or phrases_in(after)) or any(
        text in known and (place == 0 or texts[place - 1] not in _TOPICS) for place, text in enumerate(texts)
    )


def _is_perfect(before: list[str], after: list[str]) -> bool:
    if is_perfect(before) or is_perfect(after) or is_bare_perfect(after):
        return True
    return before[-1:] in (["har"], ["hade"]) and is_perfect([before[-1], *after])


def _clause_around(sentence: Sentence, first: int, last: int) -> tuple[list[str], list[str]]:
    """Return the words of the same clause before and after."""
    start = first
    while start > 0 and sentence[start - 1].text not in _CLAUSE_ENDS:
        start -= 1
    end = last + 1
    while end < len(sentence) and sentence[end].text not in _CLAUSE_ENDS:
        end += 1
    return [word.text for word in sentence[start:first]], [word.text for word in sentence[last + 1 : end]]
