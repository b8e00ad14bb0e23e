"""Whether a given name stands for somebody, not for a house, a company, a method or a month."""

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.name_lists import is_clear
from site_builder.secrecy.named_text import NamedText
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import is_past


def is_given_alone(text: NamedText, place: int) -> bool:
    """Say whether a capitalised word is a given name alone, and somebody's."""
    word = text.words[place]
    if text.in_path or len(word.written) < 2 or not text.lists.is_given(word.small):
        return False
    if text.is_part_of_other(place) or text.is_before_other(place) or _is_of_firm(text, place):
        return False
    if word.small in words("hogtider") and place and text.words[place - 1].small in words("fore_hogtid"):
        return False
    before = person(text.words[place - 1].small) if place and text.joins(place - 1) else None
    if before and before.is_single:
        return True
    after = [each.small for each in text.words[place + 1 : place + 4]]
    is_somebody = is_clear(word.small) or is_where_people_stand(text, place, place)
    return is_somebody and not _is_beside_capital(text, place) and words("inte_person").isdisjoint(after)


def _is_of_firm(text: NamedText, place: int) -> bool:
    """Say whether the name begins that of a firm: `Ernst & Young`."""
    return text.gap(place) == " & " and not text.lists.is_given(text.words[place + 1].small)


def is_where_people_stand(text: NamedText, first: int, last: int) -> bool:
    """Say whether what stands around words `first` to `last` stands around people: `leddes av Rut Bodin`."""
    small = text.words[first].small
    is_first = text.begins_sentence(first) and not (first and text.gap(first - 1) == ": ")
    if small in words("inte_namn") and (small not in words("ord_som_namn") or is_first):
        return False
    after = [each.small for each in text.words[last + 1 : last + 3]]
    return _follows_person(text, first) or _is_said_of_people(text, last, after)


def _follows_person(text: NamedText, first: int) -> bool:
    """Say whether the words before lead to a person: `leddes av`, `Kontaktperson:`, `Ansvarig är`."""
    if first == 0:
        return False
    before = text.words[first - 1].small
    earlier = text.words[first - 2].small if first > 1 else ""
    if text.gap(first - 1) == ": ":
        return _is_title(before)
    if not text.joins(first - 1):
        return False
    if before == "av":
        return is_past(earlier) or earlier in words("undertecknat")
    return before in words("fore_person") or (before in ("är", "var") and _is_title(earlier))


def _is_title(small: str) -> bool:
    noun = person(small)
    return small in words("titlar") or (noun is not None and noun.is_single and not noun.is_mass)


def _is_said_of_people(text: NamedText, last: int, after: list[str]) -> bool:
    """Say whether what follows is said of people alone: `Lena på kontoret`, `Rut Bodin, enhetschef,`."""
    if not after:
        return False
    if text.gap(last) == ", ":
        return _is_title(after[0])
    if after[0] in words("gor_person"):
        return True
    is_done = after[0] in ("har", "hade") and after[1:2] and after[1] in words("gjort_person")
    is_there = after[0] in ("på", "i") and after[1:2] and after[1] in words("pa_sin_plats")
    owned = person(after[0]) if text.words[last].small.endswith("s") else None
    return bool(is_done or is_there) or (owned is not None and owned.is_single)


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
