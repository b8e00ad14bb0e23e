"""Whether a quantity of staff tells what they are, did or lack; posts, headcount and offers do not."""

from site_builder.secrecy.amounts import Quantity
from site_builder.secrecy.fates import does_no_duty, tells_fate
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.modality import (
    MANY,
    is_conditional,
    is_demand,
    is_finished,
    is_goal,
    is_of_an_organisation,
    is_of_many,
    is_offered,
    is_supposed,
    tells_past,
    verb_after,
)
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import Sentence, is_past, is_perfect


def tells_of_staff(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether a quantity of staff tells what they are, did or lack; posts and headcount do not."""
    kind = quantity.kind
    if is_demand(quantity, sentence) or is_conditional(quantity, sentence) or is_goal(quantity, sentence):
        return False
    if is_offered(quantity, sentence) or is_supposed(quantity, sentence):
        return False
    if sentence[quantity.first].text == "varje" and not tells_past(sentence):
        return _has_sure_fault(quantity, sentence)
    if kind in ("all", "none"):
        return not _is_offered(quantity, sentence)
    if kind in ("half", "share", "part", "most", "except", "few", "less"):
        return not is_of_many(quantity) and not _is_of_time(quantity, sentence)
    if kind == "one":
        return _is_one_employee(quantity, sentence)
    if kind == "some":
        return quantity.is_subject and _has_fault(quantity, sentence)
    return _is_told_of_some(quantity, sentence)


def _is_of_time(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether a share is of their time: `Hälften av personalens arbetstid`."""
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 2]]
    return _is_genitive(quantity.noun) and not words("arbetstid").isdisjoint(after)


def _is_told_of_some(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether two or more of the staff are told about, and not just counted."""
    if quantity.number > MANY:
        return False
    if tells_fate(sentence, quantity.first, quantity.last):
        return True
    if quantity.is_strong and quantity.first == quantity.last:
        return _has_fault(quantity, sentence) or quantity.first > 0
    if _is_pointed_at(quantity, sentence):
        return True
    if not quantity.is_subject or _is_object(quantity, sentence):
        return _has_lack_before(quantity, sentence) and not quantity.is_subject
    verb = verb_after(sentence, quantity.last)
    if verb in words("delta") and _joins_a_role(quantity, sentence):
        return False
    if is_of_an_organisation(quantity, sentence):
        return False
    after = [word.text for word in sentence[quantity.last + 1 :]]
    has_got = set(after[1:4]) if verb in ("har", "hade") else {verb}
    if not words("tjanst").isdisjoint(has_got) and "inte" not in after:
        return quantity.is_strong and "kvar" in after[:3]
    is_headcount = verb in ("är", "var") and after[after.index(verb) + 1 :][:1] == ["anställda"]
    return verb is not None and not is_headcount


def _joins_a_role(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the phrase stands beside a role: `Enhetschefen och två samordnare svarade på frågorna`."""
    before = sentence[: quantity.first]
    roles = (person(word.text) for word in before[:-1])
    return (
        before[-1:] != ()
        and before[-1].text in ("och", "samt")
        and any(role and role.is_single for role in roles)
    )


def _is_object(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the phrase is what somebody has, is or names: `Verksamheten har två samordnare`."""
    before = {word.text for word in sentence[: quantity.first]}
    return not before.isdisjoint(words("har_antal")) and verb_after(sentence, quantity.last) is None


def _has_lack_before(quantity: Quantity, sentence: Sentence) -> bool:
    before = {word.text for word in sentence[: quantity.first]}
    return not before.isdisjoint(
        {"saknades", "saknas", "brister", "besvarades", "inte", "saknade", "fattades"}
    )


def _is_one_employee(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether one of the staff is told about: an article ("en erfaren assistent") tells of nobody."""
    if _is_pointed_at(quantity, sentence) or (quantity.is_strong and _has_acted(quantity, sentence)):
        return True
    if tells_fate(sentence, quantity.first, quantity.last):
        return True
    if quantity.is_strong:
        return _has_fault(quantity, sentence) or _is_singled_out(quantity, sentence)
    if _is_genitive(quantity.noun):
        return quantity.is_subject and tells_past(sentence) and _has_fault(quantity, sentence)
    verb = verb_after(sentence, quantity.last)
    if _is_pointed_at(quantity, sentence):
        return True
    if quantity.first == 0 and (
        verb in ("saknar", "vägrar", "upplever", "känner") or _lacks(quantity, sentence)
    ):
        return True
    return quantity.is_subject and (
        (verb is not None and is_finished(sentence, quantity) and _has_sure_fault(quantity, sentence))
        or _is_said_to_lack(quantity, sentence)
        or does_no_duty(sentence, quantity.first, quantity.last)
    )


def _lacks(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether one lacks or leaves undone something now: `En vikarie behärskar inte svenska`."""
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 4]]
    negated = {"inte", "ingen", "inget", "aldrig", "bristfällig", "bristfälligt", "dålig", "dåligt"}
    return after[:1] != [] and after[0] in words("brist_i_nutid") and not negated.isdisjoint(after)


def _is_said_to_lack(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether it was seen or said what one cannot do: `Det framkom att en vikarie inte talar svenska`."""
    before = [word.text for word in sentence[: quantity.first]]
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 3]]
    is_told = any(map(is_past, before)) or is_perfect(before) or bool(words("sager") & set(before))
    is_said = before[-1:] == ["att"] and is_told
    lacks = {"inte", "aldrig", "saknar"} & set(after[:1])
    return bool(is_said and lacks) and words("modala_efter", "delta").isdisjoint(after)


def _has_acted(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether one of them has done what is no duty: `En av samordnarna har ändrat i tidrapporter`."""
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 5]]
    has_acted = is_perfect(after) and words("tjanst", "delta").isdisjoint(after)
    is_done = has_acted or does_no_duty(sentence, quantity.first, quantity.last)
    return quantity.is_subject and is_done


def _is_pointed_at(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether there are some with a fault: `Det finns en medarbetare som vägrar följa rutinen`."""
    before = [word.text for word in sentence[: quantity.first]]
    after = [word.text for word in sentence[quantity.last + 1 :]]
    while before[-1:] and before[-1] in words("forstarker"):
        before.pop()
    is_there = before[-1:] in (["finns"], ["fanns"], ["är"], ["var"])
    is_fault = not words("brister").isdisjoint(after) or (
        quantity.is_strong and is_finished(sentence, quantity)
    )
    return is_there and after[:1] == ["som"] and is_fault


def _is_singled_out(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether one alone does or is something that is no duty: `Endast ett biträde talar finska`."""
    if sentence[quantity.first].text == "den":
        return True
    before = {word.text for word in sentence[max(quantity.first - 1, 0) : quantity.last]}
    verb = verb_after(sentence, quantity.last)
    is_alone = not before.isdisjoint({"endast", "bara", "blott", "enbart", "enda"})
    relative = sentence[quantity.last + 1 : quantity.last + 2]
    if is_alone and relative and relative[0].text == "som":
        return True
    return is_alone and verb is not None and verb not in words("tjanst", "modala_efter")


def _is_genitive(noun: str) -> bool:
    found = person(noun)
    return found is not None and found.is_genitive


def _has_fault(quantity: Quantity, sentence: Sentence) -> bool:
    after = {word.text for word in sentence[quantity.last + 1 :]}
    return not after.isdisjoint(words("brister")) or _is_negated_before(quantity, sentence)


def _has_sure_fault(quantity: Quantity, sentence: Sentence) -> bool:
    """Say the same of one employee with an article: what anybody may get or do is a fault where denied."""
    after = {word.text for word in sentence[quantity.last + 1 :]}
    is_denied = not after.isdisjoint({"inte", "aldrig", "ingen", "inget", "inga", "utan"})
    return not after.isdisjoint(words("brister") - (frozenset() if is_denied else words("svaga_brister")))


def _is_negated_before(quantity: Quantity, sentence: Sentence) -> bool:
    return quantity.is_strong and any(
        word.text in ("inte", "saknade", "saknar") for word in sentence[: quantity.first]
    )


def _is_offered(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether it is what an employer gives to all, or to nobody."""
    before = [word.text for word in sentence[: quantity.first]]
    if before[-1:] == ["för"] and not words("utbildning", "erbjuds").isdisjoint(before):
        return True
    after = [word.text for word in sentence[quantity.last + 1 :]]
    if not words("erbjuds").isdisjoint(after[:8]) or after[:1] == ["går"]:
        return True
    if verb_after(sentence, quantity.last) in ("deltog", "deltar", "närvarade", "medverkade"):
        return any(text.endswith(("möte", "mötet", "träff", "träffen", "utbildningen")) for text in after)
    if quantity.kind == "none" and not words("utbildning").isdisjoint(after):
        return False  # what should have been given to everybody
    gets = {"får", "fick", "fått"}
    return not gets.isdisjoint(after[:3]) and words("brister").isdisjoint(set(after) - gets)
