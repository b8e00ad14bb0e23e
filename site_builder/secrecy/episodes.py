"""Which sentences tell of one event: somebody, and what happened, where, when or why."""

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.modality import verb_after
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import Sentence, is_past
from site_builder.secrecy.singles import One, is_conditional, is_told, ones


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
        return is_told(sentence, one) or after[:1] in (["som"], ["på"])
    if is_conditional(sentence, one) or (one.is_genitive and not one.is_named_out):
        return False
    if one.group == "personal":
        return _is_event_of_staff(one, sentence, after)
    if one.is_named_out:
        return is_told(sentence, one) or bool(words("nutid") & set(after))
    if not is_told(sentence, one):
        return _has_place_of_its_own(after) and verb_after(sentence, one.last) in words("nutid")
    if one.is_indefinite and _acts(sentence, one):
        return True
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
    if {"fick", "fått"} & set(after):
        told |= {"gå", "sluta", "lämna", "avgå"} & set(after)
    if one.is_named_out:
        return bool(after) and (after[0] == "som" or bool(told))
    if not told or not is_told(sentence, one):
        return False
    if one.is_indefinite:
        return is_placed(sentence) or "blev" in after
    return _is_subject(sentence, one)


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


def _acts(sentence: Sentence, one: One) -> bool:
    """Say whether one client begins the sentence, and has done or suffered what the past tense says."""
    verb = verb_after(sentence, one.last)
    return one.first == 0 and verb is not None and is_past(verb) and verb not in ("hade", "saknade", "var")


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


def _is_told_of(rest: list[str]) -> bool:
    """Say whether what follows a complaint is its day, place or person, and what happened."""
    there = set(rest)
    is_dated = _has_day(rest) or bool({"klockan", "kl"} & there)
    happens = bool(words("besok", "handelser", "delar_av_dygn") & there) or "inträffade" in there
    if (is_dated or words("platser") & there) and happens:
        return True
    nouns = [(place, noun) for place, text in enumerate(rest) if (noun := person(text))]
    if is_dated:
        return bool(nouns)
    return any(
        noun.is_single and noun.group != "personal" and any(map(is_past, rest[place + 1 :]))
        for place, noun in nouns
    )


def _single_report(sentence: Sentence) -> int | None:
    """Return where one complaint or deviation stands that is told with its day, hour, place or people."""
    texts = [word.text for word in sentence]
    for place, text in enumerate(texts):
        is_one = place > 0 and texts[place - 1] in ("ett", "en") and text in words("en_handelse")
        is_about = bool(words("gallde") & set(texts[place + 1 : place + 4]))
        if (text in words("handelseord") or is_one) and is_about and _is_told_of(texts[place + 1 :]):
            return place
    return None


def _has_day(texts: list[str]) -> bool:
    """Say whether a day of a month, a weekday or a feast is named."""
    months = words("manader")
    if any(
        text in months and not words("delar_av_dygn").isdisjoint(texts[:place])
        for place, text in enumerate(texts)
    ):
        return True
    return any(
        text in months and place and texts[place - 1].isdigit() for place, text in enumerate(texts)
    ) or any(
        text in words("tider")
        and text.endswith(("dagen", "afton", "natten", "kvällen", "helgen", "julen", "påsken"))
        for text in texts
    )
