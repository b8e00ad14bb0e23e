"""Which sentences tell of one person or one event: somebody, and what happened, where, when or why."""

from dataclasses import dataclass

from site_builder.secrecy.claims import verb_after
from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past


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


def ones(sentence: Sentence) -> list[One]:
    """Return every single person that a sentence names, in order."""
    found = []
    for place, word in enumerate(sentence):
        one = _pronoun(sentence, place) if word.text in words("pronomen") else _noun(sentence, place)
        if one:
            found.append(one)
    return found


def _pronoun(sentence: Sentence, place: int) -> One | None:
    around = [word.text for word in sentence[max(place - 2, 0) : place + 3]]
    if "eller" in around or "/" in around:
        return None  # "han eller hon" is anybody
    is_owner = sentence[place].text in ("hans", "hennes")
    return One("kund", place, place, is_genitive=is_owner, is_pronoun=True)


def _noun(sentence: Sentence, place: int) -> One | None:
    noun = person(sentence[place].text)
    if noun is None or noun.is_mass:
        return None
    if noun.is_plural and (of := _one_of(sentence, place)) is not None:
        return One(noun.group, of, place, is_indefinite=True, is_genitive=noun.is_genitive)
    if not noun.is_single:
        return None
    if noun.group == "anhörig" and place and _is_whose(sentence[place - 1].text):
        return One(noun.group, place, place, is_genitive=noun.is_genitive)
    first = place
    while first > 0 and place - first < 3 and _describes(sentence[first - 1].text):
        first -= 1
    leading = [word.text for word in sentence[first:place]]
    genitive = noun.is_genitive
    if leading and leading[0] in ("en", "ett"):
        if sentence[place].text == "boende" and leading[0] == "ett":
            return None
        return One(noun.group, first, place, is_indefinite=True, is_genitive=genitive)
    if leading and leading[0] == "den":
        out = not words("bestammande").isdisjoint(leading) or _has_finished_relative(sentence, place)
        return One(noun.group, first, place, is_genitive=genitive, is_named_out=out)
    if noun.is_definite and not noun.is_plural:
        return One(noun.group, place, place, is_genitive=genitive)
    return None


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
        or text in words("bestammande", "adjektiv")
        or (
            text.endswith(("a", "e"))
            and number(text) is None
            and not is_past(text)
            and text not in words("nutid", "prepositioner", "bisats", "alla", "modala_fore")
        )
    )


def _has_finished_relative(sentence: Sentence, place: int) -> bool:
    """Say whether `som` and a past tense follow: `den assistent som följde med`."""
    after = [word.text for word in sentence[place + 1 : place + 6]]
    return after[:1] == ["som"] and any(is_past(text) or text in ("har", "bor") for text in after[1:])


def tells_event(sentence: Sentence) -> One | None:
    """Return the person whose single event a sentence tells of, or that of an unnamed one; else None."""
    found = ones(sentence)
    for one in found:
        if _is_event_of(one, sentence):
            return one
    place = _single_report(sentence)
    return One("kund", place, place) if place is not None else None


def _is_event_of(one: One, sentence: Sentence) -> bool:
    texts = [word.text for word in sentence]
    after = texts[one.last + 1 :]
    if one.is_pronoun:
        return _is_told(sentence, one) or after[:1] in (["som"], ["på"])
    if _is_condition(sentence, one) or one.is_genitive:
        return False
    if one.group == "personal":
        return _is_event_of_staff(one, sentence, after)
    if one.is_named_out:
        return _is_told(sentence, one) or bool(words("nutid") & set(after))
    if not _is_told(sentence, one):
        return _has_place_of_its_own(after) and verb_after(sentence, one.last) in words("nutid")
    if one.is_indefinite:
        return (
            one.group == "anhörig"
            or is_placed(sentence)
            or bool(words("handelser") & set(texts))
            or texts[one.last] in ("kvinna", "pojke", "flicka")
        )
    return _is_subject(sentence, one) or (is_placed(sentence) and bool(words("handelser") & set(texts)))


def _is_event_of_staff(one: One, sentence: Sentence, after: list[str]) -> bool:
    told = words("personalhandelser") & set(after)
    if one.is_named_out:
        return bool(after) and (after[0] == "som" or bool(told))
    if not told or not _is_told(sentence, one):
        return False
    if one.is_indefinite:
        return is_placed(sentence) or "blev" in after
    return _is_subject(sentence, one)


def _is_told(sentence: Sentence, one: One) -> bool:
    """Say whether something has happened, in the past tense or the perfect."""
    texts = [word.text for word in sentence]
    if any(map(is_past, texts)):
        return True
    after = texts[one.last + 1 :]
    return any(
        text == "har"
        and any(
            each.endswith(("t", "ts")) and each not in ("rätt", "inte") for each in after[at + 1 : at + 4]
        )
        for at, text in enumerate(after)
    )


def _is_subject(sentence: Sentence, one: One) -> bool:
    """Say whether the person begins a clause and acts in it, or follows its verb."""
    before = sentence[one.first - 1].text if one.first else ","
    if before in words("prepositioner") - {"efter", "innan"} or before in (
        "och",
        "samt",
        "vad",
        "hur",
        "som",
    ):
        return False
    verb = verb_after(sentence, one.last)
    return (verb is not None and (is_past(verb) or verb == "har")) or is_past(before)


def _is_condition(sentence: Sentence, one: One) -> bool:
    before = [word.text for word in sentence[max(one.first - 2, 0) : one.first]]
    if not {"om", "ifall", "såvida"}.isdisjoint(before):
        return True
    return not {"när", "innan"}.isdisjoint(before) and not any(is_past(word.text) for word in sentence)


def _has_place_of_its_own(after: list[str]) -> bool:
    """Say whether a place is said of the person: `Kunden vid torget`, `Mannen som bor på plan tre`."""
    if after[:2] == ["som", "bor"]:
        return True
    return (
        len(after) > 1
        and after[0] in ("vid", "på", "i")
        and (after[1] in words("platser") or after[1].endswith(("gatan", "vägen", "torget", "boendet")))
    )


def is_placed(sentence: Sentence) -> bool:
    """Say whether a sentence says when, where or why something happened, to those who were there."""
    texts = [word.text for word in sentence]
    return (
        bool(words("platser", "tider", "manader") & set(texts))
        or _has_street(texts)
        or _has_clock(texts)
        or not {"efter", "eftersom", "därför", "grund"}.isdisjoint(texts)
    )


def _has_street(texts: list[str]) -> bool:
    return any(
        len(text) > 6 and text.endswith(("gatan", "vägen", "stigen", "torget", "boendet")) for text in texts
    )


def _has_clock(texts: list[str]) -> bool:
    return any(text in ("klockan", "kl") for text in texts)


def _single_report(sentence: Sentence) -> int | None:
    """Return where one complaint or deviation stands that is told with its day, hour, place or people."""
    texts = [word.text for word in sentence]
    for place, text in enumerate(texts):
        is_one = place > 0 and texts[place - 1] in ("ett", "en") and text in words("en_handelse")
        if (text in words("handelseord") or is_one) and words("gallde") & set(texts[place + 1 : place + 4]):
            rest = set(texts[place + 1 :])
            is_dated = _has_day(texts[place + 1 :]) or bool({"klockan", "kl"} & rest)
            is_placed_there = bool(words("platser") & rest)
            happens = words("besok", "handelser") & rest or "inträffade" in rest
            if (is_dated or is_placed_there) and (happens or (is_dated and any(map(person, rest)))):
                return place
    return None


def _has_day(texts: list[str]) -> bool:
    """Say whether a day of a month, a weekday or a feast is named."""
    months = words("manader")
    return any(
        text in months and place and texts[place - 1].isdigit() for place, text in enumerate(texts)
    ) or any(
        text in words("tider")
        and text.endswith(("dagen", "afton", "natten", "kvällen", "helgen", "julen", "påsken"))
        for text in texts
    )


def tells_health(sentence: Sentence) -> One | None:
    """Return the person whose illness, injury or disability a sentence tells of, else None."""
    place = _health_word(sentence)
    if place is None or _is_supposed(sentence, place):
        return None
    for one in ones(sentence):
        if not _is_condition(sentence, one) and _is_about(sentence, one, place):
            return one
    return None


def _is_supposed(sentence: Sentence, place: int) -> bool:
    """Say whether the illness stands in a condition, and nothing has happened."""
    before = {word.text for word in sentence[:place]}
    return not before.isdisjoint(words("villkor")) and not any(is_past(word.text) for word in sentence)


def _health_word(sentence: Sentence) -> int | None:
    texts = [word.text for word in sentence]
    for place, text in enumerate(texts):
        bases = {text, text.removesuffix("s")}
        if bases & words("halsa") or any(map(_is_named_illness, bases)):
            return place
        if text in words("kroppsdelar") and not words("skadade").isdisjoint(texts):
            return place
    return None


def _is_named_illness(text: str) -> bool:
    if text in words("halsa_undantag"):
        return False
    return any(text.endswith(head) and len(text) > len(head) + 1 for head in words("halsa_andelser"))


def _is_about(sentence: Sentence, one: One, place: int) -> bool:
    """Say whether the illness is that person's, and not a routine's, a course's or anybody's."""
    texts = [word.text for word in sentence]
    if any(text in words("modala_efter") for text in texts[one.last + 1 : one.last + 5]):
        return False
    if one.is_genitive:
        return 0 < place - one.last <= 3
    between = texts[one.last + 1 : place] if place > one.last else texts[place + 1 : one.first]
    if not {
        "rutin",
        "rutinen",
        "utbildning",
        "utbildningen",
        "riktlinje",
        "riktlinjen",
        "kurs",
        "stöd",
        "information",
        "plan",
    }.isdisjoint(between):
        return False
    if place < one.first:
        return one.first - place <= 6 and not BREAKS.intersection(between)
    if one.is_indefinite and not one.is_pronoun:
        return _is_told(sentence, one) or (one.first == 0 and verb_after(sentence, one.last) in ("har", "är"))
    if one.group == "personal":
        return verb_after(sentence, one.last) in (
            "är",
            "har",
            "var",
            "hade",
            "blev",
            "fick",
            "drabbades",
            "insjuknade",
        ) or not words("skadade", "personalhandelser").isdisjoint(texts)
    return True
