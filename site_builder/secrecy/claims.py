"""Whether a quantity in words tells something about few people, after what the sentence does with it.

A demand, a goal, a routine, a right or an offer to everybody tells nothing about anyone (`domain.md` 6).
"""

from dataclasses import dataclass
from fractions import Fraction

from site_builder.secrecy.amounts import Quantity
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.modality import (
    is_conditional,
    is_demand,
    is_finished,
    is_goal,
    is_of_an_organisation,
    is_offered,
    is_supposed,
    tells_past,
    verb_after,
)
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.sentences import Sentence, is_past, is_perfect, is_supine


@dataclass(frozen=True, slots=True)
class Clients:
    """How many clients of this municipality a unit has, or that they are too few to be told."""

    count: int | None = None
    is_hidden: bool = False

    def are_few(self, limits: Thresholds) -> bool:
        """Say whether they are known to be fewer than `k`."""
        return self.is_hidden or (self.count is not None and self.count < limits.k)


UNKNOWN = Clients()

_AT_A_TIME = (["i", "taget"], ["åt", "gången"])
_INVOLVES = frozenset({"hos", "från", "av", "för", "till", "gällde", "rörde"})
"""Prepositions and verbs after which one client has had a part in what is told."""


def tells_of_clients(quantity: Quantity, sentence: Sentence, clients: Clients, limits: Thresholds) -> bool:
    """Say whether a quantity of clients, or of those close to them, may tell about fewer than `k`."""
    if quantity.kind == "less":
        return quantity.number != limits.k
    if quantity.kind in ("all", "none", "one") and not quantity.is_strong and is_demand(quantity, sentence):
        return False
    if quantity.kind == "one" and not quantity.is_strong and not _is_one_case(quantity, sentence):
        return False
    if quantity.kind == "some" and (is_demand(quantity, sentence) or is_conditional(quantity, sentence)):
        return False
    if quantity.kind == "some" and _is_possible(quantity, sentence):
        return False
    if is_goal(quantity, sentence) or is_offered(quantity, sentence) or is_supposed(quantity, sentence):
        return False
    if _is_of_any(quantity, sentence):
        return False
    if clients.are_few(limits):
        return quantity.kind != "count" or quantity.number < limits.p or quantity.of is not None
    return _is_few(quantity, sentence, clients.count, limits)


def _is_possible(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the sentence says what may be: `En medarbetare kan vara kontaktman för flera boende`."""
    before = [word.text for word in sentence[: quantity.first]]
    return "kan" in before[1:4] and not tells_past(sentence)


def _is_of_any(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the people are no certain ones: those of a group, of a routine, or room for so many."""
    at_work = {"arbetar", "arbetade", "jobbar", "tjänstgör", "bemannar", "anställdes", "anställts"}
    if quantity.noun in ("person", "personer") and verb_after(sentence, quantity.last) in at_work:
        return True
    after = [word.text for word in sentence[quantity.last + 1 : quantity.last + 3]]
    if quantity.noun in ("person", "personer") and after[:1] == ["från"] and words("avsandare") & set(after):
        return True
    if quantity.kind in ("all", "none") and _is_looked_at(quantity, sentence):
        return True
    if sentence[quantity.first].text == "varje" and not quantity.is_subject and not tells_past(sentence):
        return True  # "Vid varje ny kund görs …" is a routine
    if [word.text for word in sentence[quantity.last + 1 : quantity.last + 3]] in _AT_A_TIME:
        return True
    return _is_capacity(quantity, sentence) or is_of_an_organisation(quantity, sentence)


def _is_capacity(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the people are how many there is room for: `Boendet har plats för åtta personer`."""
    before = [word.text for word in sentence[max(quantity.first - 5, 0) : quantity.first]]
    return "för" in before and not words("plats_for").isdisjoint(before)


def _is_looked_at(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether the municipality asks about or looks at all: `har begärt in planer för samtliga kunder`."""
    before = {word.text for word in sentence[: quantity.first]}
    return not quantity.is_subject and not words("granskning").isdisjoint(before)


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
        return 0 < (quantity.of or 0) < limits.k
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


def _is_from_here(quantity: Quantity, before: list[str], after: list[str]) -> bool:
    """Say whether it is all the municipality's clients: `Verksamheten har idag en kund från kommunen`."""
    is_from = after[:2] == ["från", "kommunen"] or after[:3] == ["från", "vår", "kommun"]
    is_had = not {"har", "hade", "finns", "fanns", "bor", "bodde"}.isdisjoint(before[-3:])
    is_client = quantity.noun not in ("person", "människa") or not {"bor", "bodde"}.isdisjoint(before[-3:])
    return is_from and is_had and is_client


def _is_one_case(quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether `en kund` is one real client, and not any client."""
    before = [word.text for word in sentence[: quantity.first]]
    after = [word.text for word in sentence[quantity.last + 1 :]]
    if not {"om", "ifall", "såvida"}.isdisjoint(before[-2:]) and before[-2:] != ["hand", "om"]:
        return False
    if not {"bara", "endast", "enbart"}.isdisjoint(before) and "har" in before:
        return True
    if {"innan", "när", "tills"} & set(before[-1:]) and not tells_past(sentence):
        return False  # "innan en ny kund har fått sin kontakt" is any
    if _is_from_here(quantity, before, after):
        return True
    if quantity.noun in ("person", "människa", "individ") and after[:1] in (["med"], ["som"]):
        return is_finished(sentence, quantity)
    involved = quantity.is_subject or before[-1] in _INVOLVES
    if involved and is_finished(sentence, quantity):
        return True
    if before:
        is_done = any(map(is_past, before)) or is_perfect(before)
        has_past = is_done and words("bisats").isdisjoint(before[-3:])
        return has_past and (before[-1] in _INVOLVES or is_past(before[-1]) or is_supine(before[-1]))
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
