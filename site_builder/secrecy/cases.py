"""Which quantities are of plans, cases and decisions, of which each client has one: `2 av 3 planer`."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.secrecy.amounts import Amount, Quantity, amount_before, amount_in, quantity_of
from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Person
from site_builder.secrecy.sentences import BREAKS, Sentence

MANY = 10
"""So many plans or cases are no few; the least number of people that may be told (`domain.md` 6)."""


def cases(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield parts of plans and cases, of which each client has one: 2 av 3 planer för kunderna."""
    yield from _not_carried_out(sentence)
    if not any(noun.group == "kund" for _, noun in nouns):
        yield from _planned_for(sentence)
        return
    for place, word in enumerate(sentence):
        if word.text in words("person_akter"):
            amount = _looked_at(sentence, place) or amount_before(sentence, place)
            if amount and _are_few_cases(amount, word.text):
                yield quantity_of(amount, sentence, place, "kund", word.text)


def _looked_at(sentence: Sentence, place: int) -> Amount | None:
    """Return the part that `en granskad akt av fem` is of few plans looked at."""
    of = [word.text for word in sentence[place + 1 : place + 3]]
    whole = number(of[1]) if len(of) == 2 and of[0] in ("av", "utav") else None
    amount = amount_before(sentence, place)
    if not amount or whole is None or amount.kind not in ("one", "count"):
        return None
    return replace(amount, kind="part", of=whole)


def _are_few_cases(amount: Amount, noun: str) -> bool:
    if amount.kind == "part":
        return (amount.of or 0) < MANY
    return noun in words("fall") and amount.kind in ("count", "few", "half") and amount.number < MANY


def _not_carried_out(sentence: Sentence) -> Iterator[Quantity]:
    """Yield decisions that were not carried out, each of one client's: `Två beslut har inte verkställts`."""
    texts = {word.text for word in sentence}
    if texts.isdisjoint({"verkställts", "verkställt", "verkställda", "verkställdes"}) or "inte" not in texts:
        return
    for place, word in enumerate(sentence):
        amount = (
            amount_before(sentence, place) if word.text in ("beslut", "biståndsbeslut", "insatser") else None
        )
        if amount and amount.kind in ("count", "one") and amount.number < MANY:
            yield quantity_of(amount, sentence, place, "kund", word.text)


def _planned_for(sentence: Sentence) -> Iterator[Quantity]:
    """Yield a part for whom plans are there, with no noun: `Planerna var aktuella för 3 av 4.`"""
    texts = [word.text for word in sentence]
    if words("person_akter").isdisjoint(texts):
        return
    for place in range(1, len(texts) - 2):
        if texts[place - 1] in ("för", "hos") and (place + 3 == len(texts) or texts[place + 3] in BREAKS):
            amount = amount_in(sentence, place, place + 3)
            if amount and amount.kind == "part" and (amount.of or 0) < MANY:
                yield quantity_of(amount, sentence, place + 2, "kund", "planer")
