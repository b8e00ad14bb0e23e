"""Whether a quantity in words tells something about few people, after what the sentence does with it.

A demand, a goal, a routine, a right or an offer to everybody tells nothing about anyone (`domain.md` 6).
"""

from dataclasses import dataclass
from fractions import Fraction

from site_builder.secrecy.lexicon import words
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.people import person
from site_builder.secrecy.quantities import Quantity
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past


@dataclass(frozen=True, slots=True)
class Clients:
    """How many clients of this municipality a unit has, or that they are too few to be told."""

    count: int | None = None
    is_hidden: bool = False

    def are_few(self, limits: Thresholds) -> bool:
        """Say whether they are known to be fewer than `k`."""
        return self.is_hidden or (self.count is not None and self.count < limits.k)


UNKNOWN = Clients()

_INVOLVES = frozenset({"hos", "från", "av", "för", "till", "gällde", "rörde"})
"""Prepositions and verbs after which one client has had a part in what is told."""


def tells_of_clients(quantity: Quantity, sentence: Sentence, clients: Clients, limits: Thresholds) -> bool:
    """Say whether a quantity of clients, or of those close to them, may tell about fewer than `k`."""
    if quantity.kind == "less":
        return quantity.number != limits.k
    if quantity.kind in ("all", "none", "one") and not quantity.is_strong and _is_demand(quantity, sentence):
        return False
    if quantity.kind == "one" and not quantity.is_strong and not _is_one_case(quantity, sentence):
        return False
    if (
        quantity.kind == "all"
        and not quantity.is_subject
        and not any(is_past(word.text) for word in sentence)
    ):
        return sentence[quantity.first].text != "varje"
    if [word.text for word in sentence[quantity.last + 1 : quantity.last + 3]] == ["i", "taget"]:
        return False
    if quantity.kind == "some" and (_is_demand(quantity, sentence) or _is_conditional(quantity, sentence)):
        return False
    if _is_of_an_organisation(quantity, sentence):
        return False
    if clients.are_few(limits):
        return quantity.kind != "count" or quantity.number < limits.p or quantity.of is not None
    return _is_few(quantity, sentence, clients.count, limits)


def _is_few(quantity: Quantity, sentence: Sentence, whole: int | None, limits: Thresholds) -> bool:
    """Say whether the quantity or what is left of the whole is 1 to k-1 people, or may be."""
    kind, whole = quantity.kind, quantity.of or whole
    if kind in ("count", "one", "part", "except"):
        number = quantity.number
        if whole is None:
            return number < limits.p if not _is_total(quantity, sentence) else number < limits.k
        return 0 < number < limits.k or 0 < whole - number < limits.k
    if whole is None:
        return True
    if kind in ("all", "none"):
        return False
    if kind in ("half", "share"):
        share = quantity.share or Fraction(1, 2)
        part = round(share * whole)
        is_percent = share.denominator > 10
        return (is_percent and whole < limits.p) or any(0 < each < limits.k for each in (part, whole - part))
    return whole < limits.p


def _is_total(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the quantity is how many there are in all: `Verksamheten har sju kunder`."""
    before = sentence[quantity.first - 1].text if quantity.first else ""
    return quantity.first == quantity.last or before in (
        "har",
        "hade",
        "totalt",
        "om",
        "omfattar",
        "omfattade",
    )


def tells_of_staff(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether a quantity of staff tells what they are, did or lack; posts and headcount do not."""
    kind = quantity.kind
    if _is_demand(quantity, sentence) or _is_conditional(quantity, sentence):
        return False
    if kind in ("all", "none"):
        return not _is_offered(quantity, sentence)
    if kind in ("half", "share", "part", "most", "except", "few", "less"):
        return True
    if kind == "one":
        return _is_one_employee(quantity, sentence)
    if kind == "some":
        return quantity.is_subject and _has_fault(quantity, sentence)
    return _is_told_of_some(quantity, sentence)


def _is_told_of_some(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether two or more of the staff are told about, and not just counted."""
    if quantity.is_strong and quantity.first == quantity.last:
        return _has_fault(quantity, sentence) or quantity.first > 0
    if not quantity.is_subject or _is_object(quantity, sentence):
        return _has_lack_before(quantity, sentence) and not quantity.is_subject
    verb = verb_after(sentence, quantity.last)
    if _is_of_an_organisation(quantity, sentence):
        return False
    after = [word.text for word in sentence[quantity.last + 1 :]]
    if verb is not None and verb in words("tjanst") and "inte" not in after:
        return False
    return verb is not None and after[:2] != ["är", "anställda"]


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
    if quantity.is_strong:
        return _has_fault(quantity, sentence)
    verb = verb_after(sentence, quantity.last)
    if quantity.first == 0 and verb in ("saknar", "vägrar", "upplever", "känner"):
        return True
    return (
        quantity.is_subject
        and verb is not None
        and _is_finished(sentence, quantity)
        and _has_fault(quantity, sentence)
    )


def _has_fault(quantity: Quantity, sentence: Sentence) -> bool:
    after = {word.text for word in sentence[quantity.last + 1 :]}
    return not after.isdisjoint(words("brister")) or _is_negated_before(quantity, sentence)


def _is_negated_before(quantity: Quantity, sentence: Sentence) -> bool:
    return quantity.is_strong and any(
        word.text in ("inte", "saknade", "saknar") for word in sentence[: quantity.first]
    )


def _is_offered(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether it is what an employer gives to all, or to nobody."""
    after = [word.text for word in sentence[quantity.last + 1 :]]
    if not words("erbjuds").isdisjoint(after[:8]):
        return True
    if verb_after(sentence, quantity.last) in ("deltog", "deltar", "närvarade", "medverkade"):
        return any(text.endswith(("möte", "mötet", "träff", "träffen", "utbildningen")) for text in after)
    gets = {"får", "fick", "fått"}
    return not gets.isdisjoint(after[:3]) and words("brister").isdisjoint(set(after) - gets)


def _is_demand(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the sentence demands, forbids, permits or describes a routine."""
    before = [word.text for word in sentence[: quantity.first]]
    if not words("modala_fore").isdisjoint(before):
        return True
    after = [word.text for word in sentence[quantity.last + 1 :]]
    verb = verb_after(sentence, quantity.last)
    if verb in words("modala_efter", "omfattas"):
        return True
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


def _is_conditional(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the quantity stands in a condition, or in what something is meant for."""
    before = [word.text for word in sentence[max(quantity.first - 3, 0) : quantity.first]]
    return not words("villkor").isdisjoint(before) and not any(is_past(word.text) for word in sentence)


def _is_of_an_organisation(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the people are of a group, or of the municipality: `Två personer från förvaltningen`."""
    if quantity.noun not in ("person", "personer", "deltagare", "representanter"):
        return False
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 4]]
    before = {word.text for word in sentence[: quantity.first]}
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


def _is_finished(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether something has happened: a past tense, or a perfect, after the phrase."""
    after = [word.text for word in sentence[quantity.last + 1 :]]
    return any(map(is_past, after)) or any(
        text == "har"
        and any(
            each.endswith(("t", "ts")) and each not in ("rätt", "inte") for each in after[at + 1 : at + 4]
        )
        for at, text in enumerate(after)
    )


def _is_one_case(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether `en kund` is one real client, and not any client."""
    before = [word.text for word in sentence[: quantity.first]]
    after = [word.text for word in sentence[quantity.last + 1 :]]
    if not {"om", "ifall", "såvida"}.isdisjoint(before[-2:]):
        return False
    involved = quantity.is_subject or before[-1] in _INVOLVES
    if involved and _is_finished(sentence, quantity):
        return True
    if before:
        has_past = any(map(is_past, before)) and words("bisats").isdisjoint(before[-3:])
        return has_past and (before[-1] in _INVOLVES or is_past(before[-1]))
    general = {
        "som",
        "kan",
        "ska",
        "får",
        "bör",
        "måste",
        "ofta",
        "ibland",
        "alltid",
        "rätt",
        "möjlighet",
        "oftast",
    }
    return verb_after(sentence, quantity.last) in words("nutid") and general.isdisjoint(after)
