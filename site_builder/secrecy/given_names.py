"""Whether a given name stands for somebody, not for a house, a company, a method or a month."""

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.name_lists import is_clear
from site_builder.secrecy.named_text import NamedText
from site_builder.secrecy.people import person


def is_given_alone(text: NamedText, place: int) -> bool:
    """Say whether a capitalised word is a given name alone, and somebody's."""
    word = text.words[place]
    if text.in_path or len(word.written) < 2 or not text.lists.is_given(word.small):
        return False
    if text.is_part_of_other(place) or text.is_before_other(place) or _is_part_of_word(text, place):
        return False
    before = person(text.words[place - 1].small) if place and text.joins(place - 1) else None
    if before and before.is_single:
        return True
    after = [each.small for each in text.words[place + 1 : place + 4]]
    is_somebody = is_clear(word.small) or _acts_like_somebody(text, place, after)
    return is_somebody and not _is_beside_capital(text, place) and words("inte_person").isdisjoint(after)


def _is_part_of_word(text: NamedText, place: int) -> bool:
    """Say whether a hyphen makes the name part of a noun: `Kalle-modellen`."""
    return text.gap(place) == "-" and not text.words[place + 1].is_capital


def _acts_like_somebody(text: NamedText, place: int, after: list[str]) -> bool:
    """Say whether what stands around is said of people alone: `Lena på kontoret`, `enligt Elin`."""
    word = text.words[place]
    if word.small in words("inte_namn"):
        return False
    if after[:1] and after[0] in words("gor_person"):
        return True
    is_done = after[:1] in (["har"], ["hade"]) and after[1:2] and after[1] in words("gjort_person")
    is_there = after[:1] in (["på"], ["i"]) and after[1:2] and after[1] in words("pa_sin_plats")
    if is_done or is_there:
        return True
    owned = person(after[0]) if after and word.small.endswith("s") else None
    before = text.words[place - 1].small if place and text.joins(place - 1) else ""
    return before in words("fore_person") or (owned is not None and owned.is_single)


def _is_beside_capital(text: NamedText, place: int) -> bool:
    """Say whether a capitalised word stands beside, not in a double name or first in a sentence."""
    if text.joins(place) and text.words[place + 1].is_capital:
        return text.gap(place) != "-" or not text.lists.is_given(text.words[place + 1].small)
    if place == 0 or not text.joins(place - 1) or not text.words[place - 1].is_capital:
        return False
    before = text.words[place - 1]
    if text.lists.is_given(before.small):
        return text.gap(place - 1) != "-"
    return not text.begins_sentence(place - 1)
