"""Which sentences tell of one event: somebody, and what happened, where, when or why."""

from itertools import takewhile

from site_builder.secrecy.fates import NOW, phrases_in
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.modality import verb_after
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_bare_perfect, is_past
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
        return is_told(sentence, one) or after[:1] in (["som"], ["på"]) or _lives_now(one, after)
    if is_conditional(sentence, one) or _is_room_for(sentence, one):
        return False
    if one.is_genitive and not one.is_named_out:
        return _is_robbed(sentence, one)
    if one.group == "personal":
        return _is_event_of_staff(one, sentence, after)
    if one.is_named_out:
        return is_told(sentence, one) or bool(words("nutid") & set(after))
    if not is_told(sentence, one):
        if words("modala_efter").isdisjoint(after) and _has_place_of_its_own(after):
            return True
        return _is_in_a_state(sentence, one)
    if one.is_indefinite:
        return _acts(sentence, one) or _is_told_as_happened(sentence, one)
    return _is_subject(sentence, one) or (is_placed(sentence) and bool(words("handelser") & set(texts)))


def _is_room_for(sentence: Sentence, one: One) -> bool:
    """Say whether the person is anybody for whom there is room: `plats för en anhörig`."""
    before = [word.text for word in sentence[max(one.first - 3, 0) : one.first]]
    return before[-1:] == ["för"] and not words("plats_for").isdisjoint(before)


def _is_in_a_state(sentence: Sentence, one: One) -> bool:
    """Say whether one client is, feels or lacks something now: `Brukaren trivs inte med sin assistent.`"""
    first = one.first - 1 if one.group == "anhörig" and one.first == 1 else one.first
    before = [word.text for word in sentence[:first]]
    is_said = before[-1:] == ["att"] and not words("sager").isdisjoint(before)
    after = _clause([word.text for word in sentence[one.last + 1 :]])
    if one.is_indefinite or (before and not is_said) or not words("modala_efter").isdisjoint(after):
        return False
    if verb_after(sentence, one.last) in words("egna_tillstand"):
        return True
    if one.group == "kund" and verb_after(sentence, one.last) in ("är", "har") and _is_dated(after):
        return True
    if "att" in after[1:5] and verb_after(sentence, one.last) in words("sager") | {"tycker", "anser", "tror"}:
        return True
    feels = verb_after(sentence, one.last) in ("är", "känner") or after[:2] == ["vill", "inte"]
    return feels and (after[:2] == ["vill", "inte"] or not words("stamning").isdisjoint(after[:6]))


def _is_dated(texts: list[str]) -> bool:
    """Say whether a month is named that something is true of: `sedan juni`, `i mars`."""
    return any(
        text in words("manader") and texts[place - 1] in ("sedan", "i", "från")
        for place, text in enumerate(texts)
        if place
    )


def _clause(texts: list[str]) -> list[str]:
    """Return the words up to where another clause begins."""
    ends = words("bisats") - {"som", "att", "sedan"}
    return list(takewhile(lambda text: text not in ends and text not in BREAKS, texts))


def _is_told_as_happened(sentence: Sentence, one: One) -> bool:
    """Say whether one unnamed person has a part in what happened, and is not any one at all."""
    texts = [word.text for word in sentence]
    if one.group == "anhörig" or texts[one.last] in ("kvinna", "pojke", "flicka"):
        return True
    return is_placed(sentence) or bool(words("handelser") & set(texts))


def _is_event_of_staff(one: One, sentence: Sentence, after: list[str]) -> bool:
    told = words("personalhandelser") & set(after) | phrases_in(after)
    if not one.is_indefinite and _is_state_of_staff(after) and _is_subject_now(sentence, one):
        return True
    if {"fick", "fått"} & set(after):
        told |= {"gå", "sluta", "lämna", "avgå"} & set(after)
    if one.is_named_out:
        return bool(after) and (after[0] == "som" or bool(told))
    if not one.is_indefinite and after[:1] == ["som"] and _has_come_or_gone(after):
        return True
    if _meets_client(one, sentence) or _did_before(one, sentence, after):
        return True
    if not told or not is_told(sentence, one):
        return False
    if one.is_indefinite:
        return is_placed(sentence) or "blev" in after or after[:1] == ["som"]
    return _is_subject(sentence, one)


def _did_before(one: One, sentence: Sentence, after: list[str]) -> bool:
    """Say whether one who had the post earlier did wrong: `Vår dåvarande chef hade inte anmält händelsen`."""
    lead = {word.text for word in sentence[max(one.first - 2, 0) : one.first + 1]}
    is_earlier = not words("foregangare").isdisjoint(lead)
    return is_earlier and not words("brister").isdisjoint(after) and is_told(sentence, one)


def _has_come_or_gone(after: list[str]) -> bool:
    """Say whether a relative clause tells when somebody was hired: `Sjuksköterskan som anställdes i mars`."""
    return after[1:2] != [] and after[1] in words("anstalldes")


def _is_state_of_staff(after: list[str]) -> bool:
    if NOW & set(after[:1]):
        return True
    if {"arbetar inte längre", "jobbar inte längre"} & phrases_in(after):
        return True
    return after[:1] in (["är"], ["har"]) and not words("personaltillstand").isdisjoint(after[1:5])


def _is_subject_now(sentence: Sentence, one: One) -> bool:
    if one.first == 1 and sentence[0].text in words("fore_en"):
        return True
    return one.first == 0 or sentence[one.first - 1].text in ("att", "men", "och", "eftersom", ",")


def _meets_client(one: One, sentence: Sentence) -> bool:
    """Say whether one of the staff did to one client what is no duty: `tog med sig kundens hund`."""
    verb = verb_after(sentence, one.last)
    if one.is_genitive or verb is None or not is_past(verb):
        return False
    others = [each for each in ones(sentence) if each.first > one.last and each.group == "kund"]
    is_met = any(each.is_indefinite or not each.is_pronoun for each in others)
    return is_met and verb not in words("tjanst", "delta") and _is_subject(sentence, one)


def _lives_now(one: One, after: list[str]) -> bool:
    """Say whether a pronoun begins what is true of one person now: `Hon bor hos sin dotter`."""
    return one.first == 0 and not one.is_genitive and after[:1] != [] and after[0] in words("livet")


def _is_robbed(sentence: Sentence, one: One) -> bool:
    """Say whether something happened to what one client owns: `pengar försvann ur en boendes plånbok`."""
    texts = {word.text for word in sentence}
    if one.group == "personal" or not is_told(sentence, one):
        return False
    owned = {word.text for word in sentence[one.last + 1 : one.last + 3]}
    return bool(words("egendomshandelser") & texts) or bool(words("agodelar") & owned)


def _is_subject(sentence: Sentence, one: One) -> bool:
    """Say whether the person begins a clause and acts in it, or follows its verb."""
    before = sentence[one.first - 1].text if one.first else ","
    if before == "sedan" and sentence[one.last + 1 : one.last + 2] and is_past(sentence[one.last + 1].text):
        return True
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
    if is_dated or not {"inträffade", "skedde", "hände"}.isdisjoint(there):
        return any(noun.group != "personal" and noun.is_single for _, noun in nouns) or (
            is_dated and bool(nouns)
        )
    return any(
        noun.is_single
        and noun.group != "personal"
        and (any(map(is_past, rest[place + 1 :])) or is_bare_perfect(rest[place + 1 :]))
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
