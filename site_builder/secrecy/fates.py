"""What has become of one of the staff: who left, was warned, stole, was hurt; and no duty of a post."""

from itertools import takewhile

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
_REGULAR = ("ade", "ades", "at", "ats")
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


def does_no_duty(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether an employee did, or had done to them, what no post is there for: `valde att sluta`.

    Regular verbs in the past tense are known by name alone: most tell what a post does.
    """
    before, after = _clause_around(sentence, first, last)
    verb, following = _what_was_done(before, after)
    if not words("modala_efter").isdisjoint(after[: after.index(verb)] if verb else ()):
        return False
    if verb in words("tvetydiga_verb"):
        work = words("efter_arbetsverb", "erbjuds", "utbildning", "svaga_brister")
        return not any(text in work or text.endswith("utbildning") for text in following)
    is_noun = bool(following) and following[0] in words("ansvar_for")  # "har delat ansvar"
    return bool(verb) and not is_noun and verb not in words("arbetsverb", "tjanst", "delta")


def _what_was_done(before: list[str], after: list[str]) -> tuple[str, list[str]]:
    """Return the verb of what is told, in the past or the perfect, and the two words after it."""
    start = next((place for place, text in enumerate(after[:3]) if text in ("har", "hade")), None)
    if before[-1:] in (["har"], ["hade"]):
        start = -1
    if start is None:
        verbs = [place for place, text in enumerate(after[:6]) if is_past(text)]
    else:
        place = start + 1 + len(list(takewhile(words("tidsadverb").__contains__, after[start + 1 :])))
        verbs = [place] if is_bare_perfect(after[place : place + 1]) else []
    found = next((place for place in verbs if not after[place].endswith(_REGULAR)), None)
    return ("", []) if found is None else (after[found], after[found + 1 : found + 3])


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
