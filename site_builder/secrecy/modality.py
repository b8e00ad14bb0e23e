"""What a sentence does with the people it counts: demands, supposes, or tells what has happened."""

from fractions import Fraction

from site_builder.secrecy.amounts import Quantity
from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_bare_perfect, is_past, is_perfect

MANY, FEW = 10, 5
"""A part of more than `MANY` employees may be told, if it and the rest are at least `FEW` (`domain.md` 6)."""

_OF_MANY = (
    "gruppen",
    "patrullen",
    "teamet",
    "styrelsen",
    "rådet",
    "laget",
    "ledningen",
    "styrkan",
    "kommittén",
)


_AGREED = (
    "avtal",
    "rutin",
    "riktlinje",
    "lag",
    "krav",
    "villkor",
    "kvalitetskrav",
    "föreskrift",
    "förordning",
)
"""What says how something is to be: `Enligt avtalet har alla kunder …`."""


def is_demand(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the sentence demands, forbids, permits or describes a routine."""
    if demands_before(sentence, quantity.first):
        return True
    after = [word.text for word in sentence[quantity.last + 1 :]]
    verb = verb_after(sentence, quantity.last)
    if verb in ("kan", "får"):
        return _permits(quantity, verb, after[after.index(verb) + 1 :])
    if verb in words("modala_efter", "omfattas") or (verb == "kommer" and "att" in after[:3]):
        return True
    rights = words("ratt") & set(after[:4])
    is_right = bool(rights) and (
        rights != {"rätt"} or after[after.index("rätt") + 1 :][:1] in (["till"], ["att"])
    )
    return verb in ("har", "ges", "är") and is_right


def is_goal(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the quantity is what is aimed at or agreed: `Målet är att 90 procent av kunderna …`."""
    before = [word.text for word in sentence[: quantity.first]]
    if not words("mal").isdisjoint(before) and "att" in before and not any(map(is_past, before)):
        return True
    if quantity.kind in ("half", "share", "most") or quantity.noun in ("person", "personer"):
        return demands_before(sentence, quantity.first) or verb_after(sentence, quantity.last) in words(
            "krav"
        )
    return False


def is_of_many(quantity: Quantity) -> bool:
    """Say whether a part or a share stands with its base, and it and the rest are many: `65 av 92`."""
    whole = quantity.of or 0
    if quantity.kind == "part":
        part = quantity.number
    elif quantity.kind in ("share", "half"):
        part = round((quantity.share or Fraction(1, 2)) * whole)
    else:
        return False
    return whole > MANY and part >= FEW and (whole - part >= FEW or part == whole)


def is_offered(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether it is what all are given, as a custom: `Utföraren erbjuder alla kunder …`."""
    before = [word.text for word in sentence[: quantity.first]]
    is_custom = not words("erbjuder").isdisjoint(before[-3:]) and not any(map(is_past, before))
    return quantity.kind in ("all", "none", "one") and is_custom


def is_supposed(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether a clause supposes some people: `Om två kunder bor tillsammans …`; nothing has happened."""
    at = quantity.first - 1
    if at < 0 or sentence[at].text not in ("om", "när", "ifall", "då"):
        return False
    is_first = at == 0 or sentence[at - 1].text in (",", "att", "och")
    texts = [word.text for word in sentence]
    return is_first and not any(map(is_past, texts)) and not is_perfect(texts)


def demands_before(sentence: Sentence, place: int) -> bool:
    """Say whether the clause before a place begins a demand, a goal or a routine."""
    first = 0
    for at in range(place - 1, 0, -1):
        if sentence[at].text == "," and sentence[at + 1].text in words("sidoordnar"):
            first = at + 1
            break
    before = [word.text for word in sentence[first:place]]
    if "enligt" in before and any(text.startswith(_AGREED) for text in before):
        return True
    modal = words("modala_fore").intersection(before)
    if modal == {"får"}:
        return any(map(is_infinitive, before[before.index("får") + 1 :]))
    return bool(modal)


def _permits(quantity: Quantity, verb: str, following: list[str]) -> bool:
    """Say whether `kan` or `får` permits something, and does not tell what somebody can do or has got."""
    following = [text for text in following[:3] if text not in ("inte", "aldrig", "också", "själv")]
    if verb == "kan":
        is_action = bool(following) and _may_be_done(following[0])
        return is_action and not (quantity.kind == "none" and quantity.group == "personal")
    if quantity.kind in ("all", "none"):
        return True  # a permission, a ban, or what everybody gets
    return (
        bool(following)
        and following[0].endswith(("a", "as", "få", "ta", "bli"))
        and following[0] not in ("sina", "alla", "samma")
    )


def is_infinitive(text: str) -> bool:
    """Say whether a word can be an infinitive: `lämna`, `få`, `utsättas`."""
    return text in ("få", "ta", "ge", "gå", "stå", "bo", "bli", "se", "le", "be", "dö") or (
        len(text) > 3
        and text.endswith(("a", "as"))
        and person(text) is None
        and text not in words("alla", "flera", "dubbla", "adjektiv")
        and number(text) is None
    )


def _may_be_done(text: str) -> bool:
    return text.endswith(("a", "as", "å", "ås", "e", "s")) or text in words("funktionsord", "alla", "nar")


def is_conditional(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the quantity stands in a condition, or in what something is meant for."""
    before = [word.text for word in sentence[max(quantity.first - 3, 0) : quantity.first]]
    return not words("villkor").isdisjoint(before) and not any(is_past(word.text) for word in sentence)


def is_of_an_organisation(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the people are of a group, or of the municipality: `Två personer från förvaltningen`."""
    if quantity.is_strong or quantity.noun not in ("person", "personer", "deltagare", "representanter"):
        return False
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 4]]
    before = {word.text for word in sentence[: quantity.first]}
    if after[:1] == ["per"] or (
        any(text.endswith(_OF_MANY) for text in before) and before & {"består", "bestod"}
    ):
        return True
    if after[:1] in (["från"], ["ur"], ["i"]) and not words("fran_organisation").isdisjoint(after[1:]):
        texts = {word.text for word in sentence}
        return not texts.isdisjoint(
            {"deltog", "deltar", "medverkade", "mötet", "möte", "närvarade", "granskade", "besökte"}
        )
    return not before.isdisjoint(words("organisation")) and not before.isdisjoint(
        {"består", "bestod", "har", "hade"}
    )


def verb_after(sentence: Sentence, place: int) -> str | None:
    """Return the finite verb after a noun, past what belongs to it; None where the clause ends first."""
    following = sentence[place + 1 : place + 12]
    relative = False
    aside = [word.text for word in following[:2]] == [",", "som"]
    for distance, word in enumerate(following):
        text = word.text
        if text == "som" and distance < 2:
            relative = True
            continue
        if text in BREAKS or text in ("och", "men", "samt", "varav", "därav"):
            if text == "," and distance < 2:
                continue
            if text == "," and aside and not relative:
                aside = False
                continue
            return None
        is_verb = is_past(text) or text in words("nutid", "nutid_alla", "modala_efter", "tjanst", "omfattas")
        is_verb = is_verb or (distance == 0 and _may_be_verb(text))
        if is_verb and relative:
            relative = False
            continue
        if is_verb:
            return text
    return None


def _may_be_verb(text: str) -> bool:
    return text.endswith(("ar", "er", "s")) and person(text) is None and text not in words("prepositioner")


def is_finished(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether something has happened: a past tense, or a perfect, after the phrase."""
    after = [word.text for word in sentence[quantity.last + 1 :]]
    return any(map(is_past, after)) or is_perfect(after) or is_bare_perfect(after)


def tells_past(sentence: Sentence) -> bool:
    """Say whether a sentence has a verb in the past tense."""
    return any(is_past(word.text) for word in sentence)
