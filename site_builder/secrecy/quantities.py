"""Which quantities of people a sentence states: `två kunder`, `50 % av personalen`, `alla utom en`."""

from collections.abc import Iterator

from site_builder.secrecy.amounts import Amount, Kind, Quantity, amount_before
from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, Person, person
from site_builder.secrecy.sentences import BREAKS, Sentence
from site_builder.secrecy.standing_alone import fronted, standing_alone


def quantities(sentence: Sentence, before: Group | None = None) -> list[Quantity]:
    """Return the quantities of people in a sentence; `before` is whom the sentence before it was about."""
    found: list[Quantity] = []
    nouns = [(place, noun) for place, word in enumerate(sentence) if (noun := person(word.text))]
    for place, noun in nouns:
        amount = amount_before(sentence, place) or _one_picked_out(sentence, place, noun)
        if amount and not _is_other_thing(sentence, place, noun):
            group = "personal" if _is_among_staff(sentence, place) else noun.group
            found.append(_quantity(amount, sentence, place, group, sentence[place].text))
    for place, noun in nouns:
        found += _after(sentence, place, noun)
    found += standing_alone(sentence, nouns, before)
    found += _plans(sentence, nouns)
    found += fronted(sentence, nouns)
    return found


def _one_picked_out(sentence: Sentence, place: int, noun: Person) -> Amount | None:
    """Return one where the noun is one of few: `den ena kundens`, `den enda av medarbetarna`."""
    for first in range(max(place - 4, 0), place - 1):
        leading = [word.text for word in sentence[first:place]]
        is_picked = leading[0] == "den" and leading[1] in ("ena", "enda", "ende", "andra")
        if is_picked and (noun.is_single or "av" in leading or "bland" in leading):
            return Amount("one", first, 1, is_strong=True)
    return None


def _is_among_staff(sentence: Sentence, place: int) -> bool:
    """Say whether persons are of the staff: `tre personer i personalgruppen`."""
    if sentence[place].text not in ("person", "personer", "individer"):
        return False
    following = sentence[place + 1 : place + 4]
    return (
        following[:1] != ()
        and following[0].text in ("i", "av", "ur", "bland", "på")
        and any((noun := person(word.text)) and noun.group == "personal" for word in following)
    )


def _quantity(amount: Amount, sentence: Sentence, last: int, group: Group, noun: str) -> Quantity:
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


def _is_other_thing(sentence: Sentence, place: int, noun: Person) -> bool:
    """Say whether the noun is not people here: three boenden, or the first part of a name."""
    text = sentence[place].text
    if text in ("boende", "boendes"):
        return place > 0 and sentence[place - 1].text in ("ett", "1", "vårt")
    return False


def _after(sentence: Sentence, place: int, noun: Person) -> Iterator[Quantity]:
    """Yield what the words after a noun count of it: `kunder: 3`, `kunderna är två till antalet`."""
    if not noun.is_plural or noun.is_genitive or noun.group == "personal":
        return  # how many the staff are may be told
    text = sentence[place].text
    after = sentence[place + 1 :]
    for distance, word in enumerate(after[:8], start=1):
        here = place + distance
        count = number(word.text)
        if count is None or not (_ends_count(sentence, here) or _is_counted(sentence, place)):
            continue
        between = [each.text for each in after[: distance - 1]]
        if _links(between, _is_counted(sentence, place)) or (
            _is_named(sentence, here) and _links(between, True)
        ):
            kind: Kind = "one" if count == 1 else "count"
            yield Quantity(kind, noun.group, text, here, here, count, is_strong=True)
        return


def _links(between: list[str], is_counted: bool) -> bool:
    """Say whether the words between a noun and a number make the number the noun's."""
    if between and between[-1] in (":", "|"):
        return not any(text in BREAKS for text in between[:-1])
    is_equal = not {"är", "var", "blev"}.isdisjoint(between)
    linking = {
        "bara",
        "endast",
        "nu",
        "totalt",
        "sammanlagt",
        "är",
        "var",
        "blev",
        "uppgick",
        "uppgår",
        "till",
        "ligger",
        "låg",
        "på",
        "från",
        "kommunen",
        "=",
    }
    return (is_counted or is_equal) and bool(between) and set(between) <= linking


def _is_counted(sentence: Sentence, noun: int) -> bool:
    return any(word.text in ("antal", "antalet") for word in sentence[max(noun - 3, 0) : noun])


def _is_named(sentence: Sentence, place: int) -> bool:
    """Say whether a number is said to be how many there are: två till antalet, tre stycken."""
    after = [word.text for word in sentence[place + 1 : place + 3]]
    return after == ["till", "antalet"] or after[:1] in (["st"], ["stycken"])


def _ends_count(sentence: Sentence, place: int) -> bool:
    """Say whether nothing else is counted by the number: it ends a clause, or `st` follows."""
    if place + 1 == len(sentence):
        return True
    following = sentence[place + 1].text
    return following in ("st", "stycken", "personer", "till") or following in BREAKS - {"%", "–", "-"}


def _plans(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield parts of plans and files, of which each client has one: 2 av 3 planer för kunderna."""
    if not any(noun.group == "kund" for _, noun in nouns):
        return
    for place, word in enumerate(sentence):
        if word.text in words("person_akter"):
            amount = amount_before(sentence, place)
            if amount and amount.kind == "part" and (amount.of or 0) < 10:
                yield _quantity(amount, sentence, place, "kund", word.text)
