"""Which sentences tell of one person's illness, injury or disability."""

from functools import cache, lru_cache

from site_builder.secrecy.lexicon import lines, words
from site_builder.secrecy.modality import verb_after
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past
from site_builder.secrecy.singles import One, is_conditional, is_told, ones

ENDINGS = ("a", "en", "n", "et", "t", "er", "or", "ar", "erna")
SHORTEST = 6
"""Fewer letters has no compound that names an illness."""


def tells_health(sentence: Sentence) -> One | None:
    """Return the person whose illness, injury or disability a sentence tells of, else None."""
    place = _health_word(sentence)
    if place is None or _is_supposed(sentence, place):
        return None
    for one in ones(sentence):
        if not is_conditional(sentence, one) and _is_about(sentence, one, place):
            return one
    return None


def _is_supposed(sentence: Sentence, place: int) -> bool:
    """Say whether the illness stands in a condition, and nothing has happened."""
    before = {word.text for word in sentence[:place]}
    return not before.isdisjoint(words("villkor")) and not any(is_past(word.text) for word in sentence)


def _health_word(sentence: Sentence) -> int | None:
    texts = [word.text for word in sentence]
    told = _told_as_illness(texts)
    if told is not None:
        return told
    for place, text in enumerate(texts):
        bases = _bases(text)
        if bases & words("halsa", "behandlingar") or any(map(_is_named_illness, bases)):
            return place
        if place and text.startswith(_beginnings()) and _is_owner(texts[place - 1]):
            return place
        if text == "barn" and "väntar" in texts[max(place - 2, 0) : place]:
            return place
        if text in words("kroppsdelar") and not words("skadade").isdisjoint(texts):
            return place
    return None


def _is_owner(text: str) -> bool:
    """Say whether a word is one person's: `sin`, `kundens`, `samordnarens`."""
    owner = person(text)
    return text in words("egen_halsa") or (owner is not None and owner.is_genitive and owner.is_single)


@cache
def _beginnings() -> tuple[str, ...]:
    """Return what a compound about somebody's own illness begins with: `sin cancerbehandling`."""
    return tuple(word for word in words("halsa") if len(word) >= SHORTEST)


@lru_cache(maxsize=4096)
def _bases(text: str) -> frozenset[str]:
    """Return a word and what is left of it without an ending: `diagnoser`, `psykosen`, `kärlkrampens`."""
    bare = text.removesuffix("s")
    cut = {bare.removesuffix(ending) for ending in ENDINGS if bare.endswith(ending)}
    parts = {part for part in text.split("-") if len(part) > 2} if "-" in text else set()
    return frozenset({text, bare} | parts | {base for base in cut if len(base) > 3})


def _told_as_illness(texts: list[str]) -> int | None:
    """Return where words stand that tell of an illness whatever its name: `drabbats av`, `i rullstol`."""
    for place, text in enumerate(texts):
        for phrase in _phrases().get(text, ()):
            if texts[place : place + len(phrase)] == phrase:
                return place
    return None


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """Return the phrases of illness by their first word."""
    found: dict[str, list[list[str]]] = {}
    for line in lines("halsofraser"):
        phrase = line.split()
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _is_named_illness(text: str) -> bool:
    return len(text) > SHORTEST and text.endswith(_heads()) and text not in words("halsa_undantag")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(words("halsa_andelser"))


def _between(texts: list[str], one: One, place: int) -> list[str]:
    return texts[one.last + 1 : place] if place > one.last else texts[one.last + 1 : one.last + 5]


def _is_work(texts: list[str], one: One, place: int) -> bool:
    """Say whether a treatment is what one of the staff works with: `Sjuksköterskan delegerar insulin`."""
    if not _bases(texts[place]) & words("behandlingar") or place < one.first:
        return False
    between = texts[one.last + 1 : place]
    is_had = {"fått", "haft", "genomgått", "börjat", "fick", "får", "genomgår", "är", "på"}
    return is_had.isdisjoint(between)


def _is_topic(sentence: Sentence, one: One, place: int) -> bool:
    """Say whether an illness is what one of the staff works with: `ersätter vid sjukdom`."""
    before = [word.text for word in sentence[max(place - 2, 0) : place]]
    if before[-1:] == [] or before == ["grund", "av"]:
        return False
    is_topic = before[-1] in ("i", "om", "för", "vid", "med", "mot", "kring", "av")
    return is_topic and verb_after(sentence, one.last) not in words("vardverb")


def _is_of_somebody(sentence: Sentence, one: One) -> bool:
    """Say whether what is true now is true of one, and not of any: `En person med demens behöver lugn`."""
    verb, after = verb_after(sentence, one.last), sentence[one.last + 1].text
    if sentence[one.last].text in ("person", "människa", "individ") and after in ("med", "som"):
        return False
    return after in words("halsoverb") or (verb is not None and verb not in ("kräver", "ersätts"))


def _is_modal(texts: list[str]) -> bool:
    """Say whether something is to be or may be; what somebody cannot do is told."""
    return any(
        text in words("modala_efter") and [text, *texts[place + 1 : place + 2]] != ["kan", "inte"]
        for place, text in enumerate(texts)
    )


def _is_about(sentence: Sentence, one: One, place: int) -> bool:
    """Say whether the illness is that person's, and not a routine's, a course's or anybody's."""
    texts = [word.text for word in sentence]
    if _is_modal(_between(texts, one, place)[:4]):
        return False
    if one.is_genitive:
        return 0 < place - one.last <= 3
    between = texts[one.last + 1 : place] if place > one.last else texts[place + 1 : one.first]
    if not words("amnen").isdisjoint(between):
        return False
    if place < one.first:
        is_near = one.first - place <= 6 and not BREAKS.intersection(between)
        return is_near and (not one.is_indefinite or is_told(sentence, one) or between[-1:] == ["hos"])
    if one.group == "personal" and (_is_work(texts, one, place) or _is_topic(sentence, one, place)):
        return False
    if one.is_indefinite and texts[one.last + 1 : one.last + 2] == ["som"] and _is_modal(texts[place:]):
        return False
    if one.is_indefinite and not one.is_pronoun:
        return is_told(sentence, one) or (one.first == 0 and _is_of_somebody(sentence, one))
    return True
