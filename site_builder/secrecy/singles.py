"""Which single persons a sentence names, and whether something has happened to them."""

from dataclasses import dataclass

from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, Person, person
from site_builder.secrecy.sentences import Sentence, is_bare_perfect, is_past, is_perfect


@dataclass(frozen=True, slots=True)
class One:
    """One person in a sentence: the words `first` to `last` that name them, and whom they are among.

    `is_named_out` where the words themselves lead to one person: `den första kunden`, `hon som slutade`.
    """

    group: Group
    first: int
    last: int
    is_indefinite: bool = False
    is_genitive: bool = False
    is_named_out: bool = False
    is_pronoun: bool = False


_ADJECTIVES = ("a", "e", "ig", "ad", "sk", "iden", "ren", "nen", "full", "lös", "svag", "ställd", "iv", "ent")
"""What adjectives end with that may stand between an article and a noun for people."""


def ones(sentence: Sentence) -> list[One]:
    """Return every single person that a sentence names, in order."""
    found = []
    for place, word in enumerate(sentence):
        one = _pronoun(sentence, place) if word.text in words("pronomen") else _noun(sentence, place)
        if one:
            found.append(one)
    return found


def _pronoun(sentence: Sentence, place: int) -> One | None:
    if place and sentence[place].is_capital and sentence[place].text == "hans":
        return None  # the given name
    around = [word.text for word in sentence[max(place - 2, 0) : place + 3]]
    if "eller" in around or "/" in around:
        return None  # "han eller hon" is anybody
    is_owner = sentence[place].text in ("hans", "hennes")
    return One("kund", place, place, is_genitive=is_owner, is_pronoun=True)


def _noun(sentence: Sentence, place: int) -> One | None:
    noun = person(sentence[place].text)
    if sentence[place].text == "par" and _is_couple(sentence, place):
        return One("kund", place - 1, place, is_indefinite=True)
    if noun is None or noun.is_mass:
        return None
    if noun.group == "kund" and noun.is_single and _is_lettered(sentence, place):
        return One("kund", place, place + 1, is_named_out=True)
    if noun.is_plural and (of := _one_of(sentence, place)) is not None:
        return One(noun.group, of, place, is_indefinite=True, is_genitive=noun.is_genitive)
    return _single(sentence, place, noun) if noun.is_single else None


def _single(sentence: Sentence, place: int, noun: Person) -> One | None:
    """Return the one that a noun in the singular names: with an article, alone, or as somebody's."""
    first = place
    while first > 0 and place - first < 3 and _describes(sentence[first - 1].text):
        first -= 1
    leads = sentence[first].text if first < place else ""
    if leads in ("en", "ett"):
        is_house = sentence[place].text == "boende" and leads == "ett"
        one = One(noun.group, first, place, is_indefinite=True, is_genitive=noun.is_genitive)
        return None if is_house else one
    if place and sentence[place - 1].text in words("berord") and not noun.is_definite:
        return One(noun.group, place - 1, place, is_genitive=noun.is_genitive, is_named_out=True)
    if leads == "den":
        leading = {word.text for word in sentence[first:place]}
        out = not words("bestammande").isdisjoint(leading) or _has_finished_relative(sentence, place)
        return One(noun.group, first, place, is_genitive=noun.is_genitive, is_named_out=out)
    is_somebodys = noun.group == "anhörig" and place > 0 and _is_whose(sentence[place - 1].text)
    if (noun.is_definite or is_somebodys or leads in words("fore_en")) and (
        is_somebodys
        or not noun.is_plural
        or leads in ("vår", "förre", "nye", "tillförordnad")
        or _is_of_one_state(sentence, place)
    ):
        return One(noun.group, place, place, is_genitive=noun.is_genitive)
    if first == 0 and _is_post(noun) and _is_told_at_once(sentence, place):
        return One(noun.group, first, place)
    return None


def _is_post(noun: Person) -> bool:
    """Say whether the noun is a post that stands without an article: `Operativ chef var frånvarande`."""
    return noun.group == "personal" and not (noun.is_plural or noun.is_definite or noun.is_genitive)


def _is_told_at_once(sentence: Sentence, place: int) -> bool:
    """Say whether what somebody is, or did, follows."""
    after = sentence[place + 1].text if place + 1 < len(sentence) else ""
    return after in ("är", "har") or is_past(after)


def _is_of_one_state(sentence: Sentence, place: int) -> bool:
    """Say whether a noun alike in both numbers is one person, by what it is: `Bolagets ägare är åtalad`."""
    after = [word.text for word in sentence[place + 1 : place + 3]]
    is_single = after[-1:] != [] and after[-1] in words("personaltillstand") and not after[-1].endswith("a")
    return after[:1] in (["är"], ["var"], ["blev"]) and is_single


def _is_lettered(sentence: Sentence, place: int) -> bool:
    """Say whether a letter or a number stands for the name: `kund A`, `brukare 2`."""
    if place + 1 >= len(sentence) or person(sentence[place].text) is None:
        return False
    sign, after = sentence[place + 1], sentence[place + 2 : place + 3]
    is_sign = (len(sign.text) == 1 and sign.is_capital) or (sign.text.isdecimal() and len(sign.text) < 3)
    ends = not after or is_past(after[0].text) or after[0].text in words("nutid", "nutid_alla")
    return is_sign and ends


def _is_couple(sentence: Sentence, place: int) -> bool:
    """Say whether `ett par` are two who live together, and not a few."""
    around = sentence[place - 1 : place] + sentence[place + 1 : place + 2]
    return (
        len(around) == 2 and around[0].text == "ett" and around[1].text in ("i", "på", "från", "vid", "som")
    )


def _one_of(sentence: Sentence, place: int) -> int | None:
    """Return where `en av` begins before a plural."""
    texts = [word.text for word in sentence[max(place - 4, 0) : place]]
    for back, text in enumerate(reversed(texts), start=1):
        if text in ("av", "utav") and back < len(texts) and texts[-back - 1] in ("en", "ett"):
            return place - back - 1
    return None


def _is_whose(text: str) -> bool:
    """Say whether a word is somebody's: pojkens, hennes."""
    noun = person(text)
    return text in ("hans", "hennes") or (noun is not None and noun.is_genitive and noun.is_single)


def _describes(text: str) -> bool:
    return (
        text in ("den", "en", "ett")
        or text in words("fore_en")
        or text in words("bestammande", "adjektiv")
        or (
            text.endswith(_ADJECTIVES)
            and text not in ("sig", "mig", "dig", "aldrig")
            and number(text) is None
            and not is_past(text)
            and text not in words("nutid", "prepositioner", "bisats", "alla", "modala_fore")
        )
    )


def _has_finished_relative(sentence: Sentence, place: int) -> bool:
    """Say whether `som` and a past tense follow: `den assistent som följde med`."""
    after = [word.text for word in sentence[place + 1 : place + 6]]
    is_done = any(is_past(text) or text in ("har", "bor") for text in after[1:]) or is_bare_perfect(after)
    return after[:1] == ["som"] and is_done


def is_told(sentence: Sentence, one: One) -> bool:
    """Say whether something has happened, in the past tense or the perfect."""
    texts = [word.text for word in sentence]
    after = texts[one.last + 1 :]
    if any(map(is_past, texts)) or is_bare_perfect(after):
        return True
    return is_perfect(after) or is_perfect(texts[: one.first])


def is_conditional(sentence: Sentence, one: One) -> bool:
    """Say whether the person stands in a condition: anybody, and nothing has happened."""
    before = [word.text for word in sentence[max(one.first - 2, 0) : one.first]]
    if not {"om", "ifall", "såvida"}.isdisjoint(before):
        return before[1:] != ["om"] or before[0] not in words("handlar_om")
    return not {"när", "innan"}.isdisjoint(before) and not any(is_past(word.text) for word in sentence)
