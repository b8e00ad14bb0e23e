"""Which quantities are of people that no noun names, for what is told of them: `Fem av sex är nöjda.`"""

from collections.abc import Iterator

from site_builder.secrecy.amounts import Quantity, amount_in, says_how_many
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, Person
from site_builder.secrecy.sentences import Sentence, is_past, is_supine

_LEADS = (["det", "är"], ["det", "var"], ["det", "finns"], ["det", "fanns"])
_NEAR = (
    "av",
    "utav",
    "de",
    "dem",
    "dessa",
    "som",
    "nästan",
    "drygt",
    "knappt",
    "ungefär",
    "omkring",
    ",",
    "/",
)
FARTHEST = 8
"""How many words before its verb may be such a quantity."""


def unnamed(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield the quantity that begins a sentence, or follows `det är`, where the rest is said of people."""
    first = 2 if [word.text for word in sentence[:2]] in _LEADS else 0
    verb = _verb_after_amount(sentence, first)
    if verb is None or any(place < verb for place, _ in nouns):
        return
    amount = amount_in(sentence, first, verb)
    group = "kund" if any(noun.group == "kund" for _, noun in nouns) else _group_told(sentence, verb)
    if amount is None or group is None:
        return
    noun = "anställda" if group == "personal" else "kunder"
    yield Quantity(
        amount.kind, group, noun, first, verb - 1, amount.number, amount.of, amount.share, True, True
    )


def _verb_after_amount(sentence: Sentence, first: int) -> int | None:
    """Return where the verb stands after words that only say how many."""
    for place in range(first, min(first + FARTHEST, len(sentence))):
        text = sentence[place].text
        if is_past(text) and place > first and sentence[place - 1].text in ("de", "dessa"):
            return None  # "Två av de granskade enheterna …"
        if place > first and (is_past(text) or text in words("nutid_alla", "livet")):
            return place
        if place > first and sentence[place - 1].text == "som" and is_supine(text):
            return place
        if not (says_how_many(text) or text in _NEAR or text in ("ett", "stycken", "st", "%", "procent")):
            return None
    return None


def _group_told(sentence: Sentence, verb: int) -> Group | None:
    """Return who alone can be, have or have done what is told: staff, clients, or neither."""
    told = {word.text for word in sentence[verb:]}
    fates = words("personalhandelser", "personaltillstand", "brister", "arbetslivet")
    if told & (fates - words("tvetydiga_brister", "tvetydiga_oden")):
        return "personal"
    return "kund" if told & words("omsorgslivet") else None
