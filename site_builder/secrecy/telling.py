"""What a text tells of few people in words: numbers, single events, illness. Pure functions of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from site_builder.secrecy.claims import UNKNOWN, Clients, tells_of_clients
from site_builder.secrecy.claims_of_staff import tells_of_staff
from site_builder.secrecy.episodes import tells_event
from site_builder.secrecy.health import tells_health
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.people import Group, person
from site_builder.secrecy.quantities import quantities
from site_builder.secrecy.screening import may_part_tell, may_tell
from site_builder.secrecy.sentences import Sentence, read_sentence, spans, without_entities
from site_builder.secrecy.singles import One
from site_builder.secrecy.standing_alone import points_back

USUAL = Thresholds()
TOGETHER = 8
"""So many sentences are looked at together, as most are harmless, before each of them is."""
Telling = Literal["kunder", "personal", "händelse", "hälsa"]


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """What a sentence tells of few people, from `start` up to `end` of the text.

    `is_of_few` where they are known to be fewer than `k`. `noun` may be quoted: it counts nobody.
    """

    start: int
    end: int
    kind: Telling
    is_of_few: bool
    noun: str


def find_told(
    text: str, clients: Clients = UNKNOWN, limits: Thresholds = USUAL, *, is_yaml: bool = False
) -> list[Told]:
    """Return what a text tells of few people in words, in order, once for each kind in a sentence."""
    text = without_entities(text)
    return _told(text, _suspect(text, is_yaml=is_yaml), clients, limits) if may_tell(text) else []


def is_suspect(*texts: str) -> bool:
    """Say whether any of some texts needs grammar at all."""
    return may_tell(*map(without_entities, texts))


def look_for_told(text: str, clients: Clients = UNKNOWN, limits: Thresholds = USUAL) -> list[Told]:
    """Return the same with no quick look beforehand."""
    text = without_entities(text)
    return _told(text, spans(text), clients, limits)


def _told(text: str, places: Iterable[tuple[int, int]], clients: Clients, limits: Thresholds) -> list[Told]:
    """Return what the sentences at some places tell."""
    found: list[Told] = []
    for start, end in places:
        sentence = read_sentence(text, start, end)
        before = _group_before(text, start) if points_back(sentence) else None
        found += told_in_sentence(sentence, before, clients, limits)
    return sorted(found)


def _suspect(text: str, *, is_yaml: bool) -> Iterator[tuple[int, int]]:
    """Yield where the sentences that need grammar begin and end."""
    places = list(spans(text, is_yaml=is_yaml))
    for first in range(0, len(places), TOGETHER):
        some = places[first : first + TOGETHER]
        if may_part_tell(text[some[0][0] : some[-1][1]]):
            yield from (place for place in some if may_part_tell(text[slice(*place)]))


def _group_before(text: str, start: int) -> Group | None:
    """Return whom the sentence before a place is about."""
    earlier = read_sentence(text, max(start - 200, 0), start)
    nouns = (person(word.text) for word in reversed(earlier))
    return next((noun.group for noun in nouns if noun and (noun.is_plural or noun.is_mass)), None)


def told_in_sentence(
    sentence: Sentence, before: Group | None, clients: Clients, limits: Thresholds
) -> Iterator[Told]:
    """Yield what one sentence tells; `before` is whom the sentence before it was about."""
    are_few = clients.are_few(limits)
    seen: set[Telling] = set()
    for quantity in quantities(sentence, before):
        kind: Telling = "personal" if quantity.group == "personal" else "kunder"
        tells = (
            tells_of_staff(quantity, sentence)
            if kind == "personal"
            else tells_of_clients(quantity, sentence, clients, limits)
        )
        if tells and kind not in seen:
            seen.add(kind)
            first, last = sentence[quantity.first], sentence[quantity.last]
            yield Told(first.start, last.end, kind, are_few and kind == "kunder", quantity.noun)
    event, health = tells_event(sentence), tells_health(sentence)
    if event:
        yield _of_one(event, sentence, "händelse", are_few)
    if health:
        yield _of_one(health, sentence, "hälsa", are_few)


def _of_one(one: One, sentence: Sentence, kind: Telling, are_few: bool) -> Told:
    """Return what is told of one person: of a client, too, where the sentence names one beside the staff."""
    of_client = one.group != "personal" or (kind == "händelse" and _names_client(sentence))
    noun = sentence[one.last].text
    return Told(sentence[one.first].start, sentence[one.last].end, kind, are_few and of_client, noun)


def _names_client(sentence: Sentence) -> bool:
    return any((noun := person(word.text)) and noun.group != "personal" for word in sentence)
