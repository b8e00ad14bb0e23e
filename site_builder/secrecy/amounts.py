"""How many the words before a noun say: `två`, `50 % av`, `alla utom en av de`, `en och samma`."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from site_builder.secrecy.counting import denominator, number, ordinal
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past

Kind = Literal[
    "one", "count", "less", "part", "share", "half", "most", "few", "some", "all", "none", "except"
]

FARTHEST = 9
"""How many words before a noun may hold its quantity."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of people, from word `first` up to and with word `last` of a sentence.

    `number` is how many, `of` out of how many where the sentence says so. `share` is a part of the whole.
    `is_strong` is a `one` that can be no article: `bara en`, `en av kunderna`.
    """

    kind: Kind
    group: Group
    noun: str
    first: int
    last: int
    number: int = 0
    of: int | None = None
    share: Fraction | None = None
    is_strong: bool = False
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """What some words before a noun, or instead of one, say of how many."""

    kind: Kind
    first: int
    number: int = 0
    of: int | None = None
    share: Fraction | None = None
    is_strong: bool = False


@lru_cache(maxsize=4096)
def says_how_many(text: str) -> bool:
    """Say whether a word can be part of an amount: a sentence without any counts nobody."""
    return number(text) is not None or _is_quantifier(text) or text in words("forstarker", "bestammande")


def amount_before(sentence: Sentence, noun: int) -> Amount | None:
    """Return the amount in the words just before a noun, as far back as they belong to it."""
    first = noun
    while first > 0 and noun - first < FARTHEST and _belongs(sentence, first - 1, noun):
        first -= 1
    return amount_in(sentence, first, noun)


def _belongs(sentence: Sentence, place: int, noun: int) -> bool:
    text = sentence[place].text
    if number(text) is not None and sentence[place + 1].text in ("en", "ett") and text not in ("en", "ett"):
        return False  # "180 en aktuell plan"
    if number(text) is not None or _is_quantifier(text) or text in words("mellan", "forstarker"):
        return not (text == "i" and place + 1 == noun and not person(sentence[noun].text))
    if text in (
        "%",
        "(",
        ")",
        "procent",
        "utom",
        "förutom",
        "än",
        "och",
        "till",
        "/",
        "–",
        "-",
        "—",
        "eller",
    ):
        return _joins(sentence, place)
    if is_past(text) and place and _is_participle(sentence, place):
        return True  # "de tillfrågade kunderna"
    if (
        text in BREAKS
        or is_past(text)
        or text in words("nutid", "modala_fore", "modala_efter", "bisats", "prepositioner")
    ):
        return text == "var" and place + 1 < noun and ordinal(sentence[place + 1].text) is not None
    return text.endswith(("a", "e", "ig", "ad", "ställd", "ande", "ende", "s", "gt")) or text in words(
        "adjektiv"
    )


def _is_participle(sentence: Sentence, place: int) -> bool:
    leads, follows = sentence[place - 1].text, sentence[place + 1].text
    if leads in ("de", "den", "dessa", "våra", "sina"):
        return True
    is_finite = sentence[place].text in words("forflutet") or number(follows) is not None
    return not is_finite and (_is_quantifier(leads) or number(leads) is not None)


def _joins(sentence: Sentence, place: int) -> bool:
    """Say whether a word such as `och` or `utom` joins parts of one quantity."""
    text, around = sentence[place].text, sentence[place - 1 : place] + sentence[place + 1 : place + 2]
    if text in ("%", "procent", "utom", "förutom", "än", "(", ")"):
        return True
    if text == "och" and place + 1 < len(sentence):
        return sentence[place + 1].text == "samma"
    return len(around) == 2 and all(number(word.text) is not None for word in around)


def _is_quantifier(text: str) -> bool:
    return (
        text in words("dubbla", "alla", "inga", "flesta", "fa", "flera", "varannan")
        or denominator(text) is not None
        or ordinal(text) is not None
    )


def amount_in(sentence: Sentence, first: int, last: int) -> Amount | None:
    """Return what the words from `first` up to `last` say of how many, None where they say nothing."""
    texts = [word.text for word in sentence[first:last]]
    for found in (_exception, _part, _share, _less, _some, _count, _same):
        amount = found(texts)
        if amount:
            place = first + amount.first
            before = sentence[place - 1].text if place else ""
            if amount.kind in ("some", "few") and before in ("hur", "så", "lika", "vilka", "vilken"):
                return None
            if sentence[place].text == "få" and before and before not in words("fore_fa"):
                return None  # "för att få kunder" is the verb
            return Amount(amount.kind, place, amount.number, amount.of, amount.share, amount.is_strong)
    return None


def _exception(texts: list[str]) -> Amount | None:
    for place, text in enumerate(texts[:-1]):
        count = number(texts[place + 1])
        if text in ("utom", "förutom") and count is not None:
            return Amount("except", 0, count, _last_number(texts[place + 2 :]))
    return None


def _last_number(texts: list[str]) -> int | None:
    return next((found for text in reversed(texts) if (found := number(text)) is not None), None)


def _base(texts: list[str]) -> int | None:
    """Return of how many a share is, just before its noun: `12 procent av 160 (kunder)`."""
    return _last_number(texts[-2:]) if {"av", "utav", "bland", "bas", "basen"} & set(texts) else None


def _part(texts: list[str]) -> Amount | None:
    """Two numbers with `av` between: 1 av 2, tre av de fem."""
    for place, text in enumerate(texts[1:-1], start=1):
        part, whole = number(texts[place - 1]), _last_number(texts[place + 1 :])
        if text in ("av", "utav", "/") and part is not None and whole is not None:
            return Amount("part", place - 1, part, whole)
    return None


def _share(texts: list[str]) -> Amount | None:
    for place, text in enumerate(texts):
        before = texts[place - 1] if place else ""
        is_digits = before[:1].isdigit()
        if (text == "%" and is_digits) or (text == "procent" and (is_digits or number(before) is not None)):
            return Amount("share", place - 1, of=_base(texts[place + 1 :]), share=percent(before))
        if texts[place + 1 : place + 2] and texts[place + 1] in words("tidsmatt"):
            continue  # "varannan vecka" is how often
        if text in ("varannan", "vartannat"):
            return Amount("half", place)
        if before in ("var", "vart") and ordinal(text):
            return Amount("share", place - 1, share=Fraction(1, ordinal(text) or 1))
        divided = denominator(text)
        if divided == 2:
            return Amount("half", place, of=_base(texts[place + 1 :]))
        if divided:
            parts = number(before) if before and number(before) else 1
            of = _base(texts[place + 1 :])
            return Amount("share", max(place - 1, 0), of=of, share=Fraction(parts or 1, divided))
    return None


def percent(text: str) -> Fraction:
    """Return the part of the whole that a number of percent is, whether in digits or in a word."""
    written = text.replace(",", ".").replace(" ", "").replace("\u00a0", "")
    if written[:1].isdigit() and written.count(".") < 2 and ":" not in written:
        return Fraction(written) / 100
    return Fraction(number(text) or 0, 100)


def _less(texts: list[str]) -> Amount | None:
    for place, text in enumerate(texts[:-2]):
        count = number(texts[place + 2])
        if text in ("färre", "mindre") and texts[place + 1] == "än" and count is not None:
            return Amount("less", place, count)
    return None


def _some(texts: list[str]) -> Amount | None:
    """Quantities in words: most, a few, some, all, none, both."""
    for place, text in enumerate(texts):
        if text in words("alla"):
            return Amount("all", place, of=_last_number(texts[place + 1 :]))
        if text in words("inga"):
            return Amount("none", place)
        if text in words("dubbla"):
            return Amount("count", place, 2)
        if text in words("flesta"):
            return Amount("most", max(place - 1, 0))
        if text in words("fa"):
            return Amount("few", place)
    for place, text in enumerate(texts):
        if text == "antal" and (place == 0 or texts[place - 1] not in ("ett", "mindre", "litet", "fåtal")):
            continue
        if text in words("flera"):
            return Amount("few" if "få" in texts or text == "antal" else "some", place)
    return None


def _count(texts: list[str]) -> Amount | None:
    for place, text in enumerate(texts):
        count = number(text)
        if count is None:
            continue
        rest = texts[place + 1 :]
        if text in ("en", "ett") and any(
            number(each) is not None for each in rest if each not in ("en", "ett")
        ):
            continue  # "ett par", "en (1)": the number that follows says it
        if count == 1:
            strong = text == "1" or not {"av", "utav", "i", "ur", "bland"}.isdisjoint(rest) or "(" in texts
            strong = strong or not words("forstarker").isdisjoint(texts)
            return Amount("one", place, 1, is_strong=strong)
        low = min(count, *(found for each in rest if (found := number(each)) is not None), count)
        return Amount("count", place, low, is_strong="av" in rest)
    return None


def _same(texts: list[str]) -> Amount | None:
    """One by another name: `samma kund`."""
    return Amount("one", len(texts) - 1, 1, is_strong=True) if texts[-1:] == ["samma"] else None


def quantity_of(amount: Amount, sentence: Sentence, last: int, group: Group, noun: str) -> Quantity:
    """Return the quantity that an amount before the word `last` says of some people."""
    return Quantity(
        amount.kind,
        group,
        noun,
        amount.first,
        last,
        amount.number,
        amount.of,
        amount.share,
        amount.is_strong,
        is_subject=amount.first == 0 or sentence[amount.first - 1].text not in words("prepositioner"),
    )
