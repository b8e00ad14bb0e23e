"""Which client a noun in the singular picks out without a number: `den kund som saknade plan`."""

from site_builder.secrecy.amounts import Amount
from site_builder.secrecy.counting import ordinal
from site_builder.secrecy.people import person
from site_builder.secrecy.sentences import Sentence, is_past

_CLAUSE = 6
"""So many words after `som` may hold the verb of its clause."""


def one_client(sentence: Sentence, place: int) -> Amount | None:
    """Return one where the noun at a place, indefinite, is a client that its words lead to; else None."""
    return _did_something(sentence, place) or _next_in_order(sentence, place)


def _did_something(sentence: Sentence, place: int) -> Amount | None:
    """Return the one that a relative clause in the past tense tells of: `den boende som inte fick hjälp`."""
    leads = [at for at in range(max(place - 2, 0), place) if sentence[at].text == "den"]
    after = [word.text for word in sentence[place + 1 : place + 2 + _CLAUSE]]
    if not leads or after[:1] != ["som"] or not any(map(is_past, after[1:])):
        return None
    return Amount("one", leads[-1], 1, is_strong=True)


def _next_in_order(sentence: Sentence, place: int) -> Amount | None:
    """Return the one that its number in a row tells of: `bolagets andra kund från kommunen`."""
    if place == 0 or ordinal(sentence[place - 1].text) is None:
        return None
    before = sentence[place - 2].text if place > 1 else ""
    after = [word.text for word in sentence[place + 1 : place + 4]]
    noun = person(sentence[place].text)
    is_from_here = after[:1] == ["från"] and "kommunen" in after
    is_owned = before.endswith("s") or before in ("vår", "sin", "deras", "en")
    if is_from_here or (is_owned and noun is not None and not noun.is_plural):
        return Amount("one", place - 1, 1, is_strong=True)
    return None
