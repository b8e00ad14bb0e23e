"""Which quantities of people a sentence states: `två kunder`, `50 % av personalen`, `alla utom en`."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from site_builder.secrecy.amounts import Amount, Kind, amount_before, amount_in, percent
from site_builder.secrecy.counting import denominator, number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, Person, person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past


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


def quantities(sentence: Sentence, before: Group | None = None) -> list[Quantity]:
    """Return the quantities of people in a sentence; `before` is whom the sentence before it was about."""
    found: list[Quantity] = []
    nouns = [(place, noun) for place, word in enumerate(sentence) if (noun := person(word.text))]
    for place, noun in nouns:
        amount = amount_before(sentence, place)
        if amount and not _is_other_thing(sentence, place, noun):
            group = "personal" if _is_among_staff(sentence, place) else noun.group
            found.append(_quantity(amount, sentence, place, group, sentence[place].text))
    for place, noun in nouns:
        found += _after(sentence, place, noun)
    found += _standing_alone(sentence, nouns, before)
    found += _plans(sentence, nouns)
    found += _fronted(sentence, nouns)
    return found


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


def _fronted(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield a quantity that stands first, before its verb: `Hälften hade en plan av de kunder som …`."""
    amount = amount_in(sentence, 0, 1) if sentence else None
    if (
        amount is None
        or len(sentence) < 3
        or not (is_past(sentence[1].text) or sentence[1].text in words("nutid_alla"))
    ):
        return
    for place, noun in nouns:
        leading = [word.text for word in sentence[max(place - 2, 0) : place]]
        if noun.is_plural and not noun.is_genitive and "av" in leading:
            yield Quantity(
                amount.kind,
                noun.group,
                sentence[place].text,
                0,
                0,
                amount.number,
                share=amount.share,
                is_strong=True,
            )
            return


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


def _standing_alone(
    sentence: Sentence, nouns: list[tuple[int, Person]], before: Group | None
) -> Iterator[Quantity]:
    """Yield quantities that stand for people named earlier: `av kunderna hade två …`, `…, utom en`."""
    named = [(place, noun) for place, noun in nouns if noun.is_plural or noun.is_mass or noun.is_genitive]
    if not named and not (before and _points_back(sentence)):
        return
    start = named[0][0] + 1 if named else 2
    for place in range(start, len(sentence)):
        group, noun = _named_before(sentence, named, place, before)
        after_of = _starts_with_of(sentence, named, place)
        amount = _alone(sentence, place, after_of)
        if amount:
            yield Quantity(
                amount.kind, group, noun, place, place, amount.number, amount.of, amount.share, True
            )
            return


def _points_back(sentence: Sentence) -> bool:
    return (
        len(sentence) > 2
        and sentence[0].text in ("av", "utav", "bland")
        and sentence[1].text in ("dem", "dessa")
    )


def _named_before(
    sentence: Sentence, named: list[tuple[int, Person]], place: int, before: Group | None
) -> tuple[Group, str]:
    earlier = [(noun.group, sentence[at].text) for at, noun in named if at < place]
    return earlier[-1] if earlier else (before or "kund", "dem")


def _starts_with_of(sentence: Sentence, named: list[tuple[int, Person]], place: int) -> bool:
    """Say whether the people are what is taken from: `Av kunderna …`, `Av tolv kunder …`, `Av dem …`."""
    last = named[0][0] if named else 1
    return (
        place > last
        and any(word.text in ("av", "utav", "bland") for word in sentence[max(last - 4, 0) : last][:5])
        and sentence[0].text in ("av", "utav", "bland")
    )


def _alone(sentence: Sentence, place: int, after_of: bool) -> Amount | None:
    text = sentence[place].text
    count = number(text)
    previous = sentence[place - 1].text
    if person_follows(sentence, place):
        return None
    if count is not None and not {"utom", "förutom"}.isdisjoint(
        word.text for word in sentence[max(place - 2, 0) : place]
    ):
        return Amount("except", place, count)
    if count is None and text not in words("dubbla", "inga", "alla", "fa") and denominator(text) != 2:
        return None
    following = sentence[place + 1].text if place + 1 < len(sentence) else ""
    is_verb = is_past(following) or following in words("nutid_alla")
    if text in ("en", "ett") and not (
        is_verb
        or (after_of and following in ("som", "inte", ""))
        or (following == "av" and _is_them(sentence, place + 2))
    ):
        return None
    stands = is_verb or (following == "av" and _is_them(sentence, place + 2))
    if after_of:
        stands = (
            stands
            or not following
            or following in BREAKS - {"%", "–", "-"}
            or following in words("funktionsord")
            or following.endswith("t")
        )
        if following in ("%", "procent"):
            return Amount("share", place, share=percent(text))
        if (
            count is not None
            and previous == "än"
            and place > 1
            and sentence[place - 2].text in ("färre", "mindre")
        ):
            return Amount("less", place - 2, count)
    if not stands or previous in words("prepositioner") | {
        "än",
        "nr",
        "nummer",
        "punkt",
        "krav",
        "åtgärd",
        "kapitel",
    }:
        return None
    return amount_in(sentence, place, place + 1)


def person_follows(sentence: Sentence, place: int) -> bool:
    """Say whether a noun for people comes soon after, so that the quantity is already its."""
    return any(person(word.text) for word in sentence[place + 1 : place + 4])


def _is_them(sentence: Sentence, place: int) -> bool:
    return place < len(sentence) and sentence[place].text in ("dem", "dessa", "de")


def _plans(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield parts of plans and files, of which each client has one: 2 av 3 planer för kunderna."""
    if not any(noun.group == "kund" for _, noun in nouns):
        return
    for place, word in enumerate(sentence):
        if word.text in words("person_akter"):
            amount = amount_before(sentence, place)
            if amount and amount.kind == "part" and (amount.of or 0) < 10:
                yield _quantity(amount, sentence, place, "kund", word.text)
