"""What a sentence does with the people it counts: demands, supposes, or tells what has happened."""

from site_builder.secrecy.amounts import Quantity
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past, is_perfect


def is_demand(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the sentence demands, forbids, permits or describes a routine."""
    before = [word.text for word in sentence[: quantity.first]]
    if not words("modala_fore").isdisjoint(before):
        return True
    after = [word.text for word in sentence[quantity.last + 1 :]]
    verb = verb_after(sentence, quantity.last)
    if verb == "kan" and after[-1:] != ["kan"] and not _is_infinitive(after[after.index("kan") + 1]):
        return False  # a skill: "kan teckenspråk"
    if verb in words("modala_efter", "omfattas"):
        return True
    if verb == "kommer" and "att" in after[:3]:
        return True
    if verb == "får" and quantity.kind in ("all", "none"):
        return True  # a permission, a ban, or what everybody gets
    if verb == "får":
        following = after[after.index("får") + 1 :]
        infinitives = [text for text in following[:3] if text not in ("inte", "aldrig", "också", "själv")]
        return (
            bool(infinitives)
            and infinitives[0].endswith(("a", "as", "få", "ta", "bli"))
            and infinitives[0] not in ("sina", "alla", "samma")
        )
    return verb in ("har", "ges", "är") and not {
        "rätt",
        "möjlighet",
        "välkomna",
        "välkommen",
        "skyldig",
        "skyldiga",
    }.isdisjoint(after[:4])


def _is_infinitive(text: str) -> bool:
    return text.endswith(("a", "as", "å", "ås", "e", "s")) or text in words("funktionsord", "alla", "nar")


def is_conditional(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the quantity stands in a condition, or in what something is meant for."""
    before = [word.text for word in sentence[max(quantity.first - 3, 0) : quantity.first]]
    return not words("villkor").isdisjoint(before) and not any(is_past(word.text) for word in sentence)


def is_of_an_organisation(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the people are of a group, or of the municipality: `Två personer från förvaltningen`."""
    if quantity.noun not in ("person", "personer", "deltagare", "representanter"):
        return False
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 4]]
    before = {word.text for word in sentence[: quantity.first]}
    if after[:1] == ["per"]:
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
    for distance, word in enumerate(following):
        text = word.text
        if text == "som" and distance == 0:
            relative = True
            continue
        if text in BREAKS or text in ("och", "men", "samt"):
            if text == "," and distance < 2:
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
    return any(map(is_past, after)) or is_perfect(after)


def tells_past(sentence: Sentence) -> bool:
    """Say whether a sentence has a verb in the past tense."""
    return any(is_past(word.text) for word in sentence)
