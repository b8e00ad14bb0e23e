"""Which quantities of people a sentence states: `två kunder`, `50 % av personalen`, `alla utom en`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from site_builder.secrecy.amounts import (
    Amount,
    Kind,
    Quantity,
    amount_before,
    amount_in,
    quantity_of,
    says_how_many,
)
from site_builder.secrecy.bases import with_base
from site_builder.secrecy.cases import cases
from site_builder.secrecy.counting import number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.one_client import one_client
from site_builder.secrecy.people import Group, Person, person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past
from site_builder.secrecy.standing_alone import fronted, living, standing_alone
from site_builder.secrecy.unnamed import unnamed


def quantities(sentence: Sentence, before: Group | None = None) -> list[Quantity]:
    """Return the quantities of people in a sentence; `before` is whom the sentence before it was about."""
    if not any(says_how_many(word.text) or word.text == "den" for word in sentence):
        return []
    found: list[Quantity] = []
    nouns = [
        (place, noun)
        for place, word in enumerate(sentence)
        if (noun := person(word.text) or _asked(sentence, place)) and not _is_adjective(sentence, place)
    ]
    for place, noun in nouns:
        amount = amount_before(sentence, place)
        if amount and sentence[amount.first].text == "samma" and not noun.is_single:
            continue  # "samma kunder" are any number
        amount = amount or _one_picked_out(sentence, place, noun)
        if amount and not _is_other_thing(sentence, place, noun):
            group = _group_of(sentence, place, noun)
            found.append(quantity_of(amount, sentence, place, group, sentence[place].text))
    for place, noun in nouns:
        found += _after(sentence, place, noun)
    homes = list(living(sentence))
    found += homes
    residents = Person("kund", is_single=False, is_plural=True, is_definite=True)
    found += standing_alone(sentence, nouns or [(home.last, residents) for home in homes], before)
    found += cases(sentence, nouns)
    found += fronted(sentence, nouns)
    found += _of_which(sentence, nouns)
    found += _in_all(sentence)
    found += _one_of_each(sentence)
    found += _shares_of(sentence, nouns)
    if not found:
        found += unnamed(sentence, nouns)
    return [with_base(each, sentence) for each in found]


def _shares_of(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield a percentage that stands after those it is of: `Andelen nöjda brukare var 40 procent.`"""
    for place, noun in nouns:
        before = {word.text for word in sentence[max(place - 4, 0) : place]}
        if not noun.is_plural or before.isdisjoint(words("andelar")):
            continue
        for here in range(place + 1, len(sentence) - 1):
            amount = amount_in(sentence, here, here + 2)
            if amount and amount.kind == "share" and amount.first == here:
                told = quantity_of(amount, sentence, here, noun.group, sentence[place].text)
                of = _base_after(sentence, here + 2) or number(sentence[place - 1].text)
                yield replace(told, last=here, of=of)
                return


def _base_after(sentence: Sentence, place: int) -> int | None:
    """Return of how many a share is that stands before them: `78 procent av 130 (anställda)`."""
    of = [word.text for word in sentence[place : place + 2]]
    return number(of[1]) if len(of) == 2 and of[0] in ("av", "bland") else None


def _one_of_each(sentence: Sentence) -> Iterator[Quantity]:
    """Yield two clients who are told apart by kind: `ett äldre par och en ensamstående dam`."""
    one = [
        place
        for place, word in enumerate(sentence)
        if (noun := person(word.text)) and noun.group == "kund" and noun.is_single and not noun.is_definite
    ]
    one += [place for place, word in enumerate(sentence) if word.text == "par"]
    for first, second in pairwise(sorted(one)):
        leads = [word.text for word in sentence[first + 1 : second]]
        if leads[:1] == ["och"] and leads[1:2] in (["en"], ["ett"]) and _has_article(sentence, first):
            yield Quantity("count", "kund", sentence[first].text, first, second, 2, is_subject=first == 1)


def _has_article(sentence: Sentence, place: int) -> bool:
    return not {"en", "ett"}.isdisjoint(word.text for word in sentence[max(place - 3, 0) : place])


def _in_all(sentence: Sentence) -> Iterator[Quantity]:
    """Yield how many a word for the number of clients says: `Kundantalet minskade till tre.`"""
    for place, word in enumerate(sentence):
        if word.text not in words("antal_kunder"):
            continue
        for here in range(place + 1, len(sentence)):
            count = number(sentence[here].text)
            if count is not None and _ends_count(sentence, here):
                yield Quantity("count", "kund", word.text, here, here, count, is_strong=True)
                return


def _of_which(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield a part of the clients just named: `Tolv brukare, varav tre helt nya`."""
    for place in filter(None, (_last_of_which(sentence, at) for at in range(len(sentence) - 1))):
        earlier = [(at, noun) for at, noun in nouns if at < place and noun.is_plural]
        amount = amount_before(sentence, place + 2)
        if not earlier or not amount or amount.first <= place:
            continue
        at, noun = earlier[-1]
        is_told = not words("brister", "halsa", "personaltillstand").isdisjoint(
            each.text for each in sentence[place:]
        )
        group = _group_of(sentence, at, noun)
        if group != "personal" or is_told:
            told = quantity_of(amount, sentence, place + 1, group, sentence[at].text)
            yield replace(told, is_strong=True)


def _last_of_which(sentence: Sentence, place: int) -> int | None:
    """Return where `varav` or `av vilka` ends, if it begins at a place."""
    if sentence[place].text in ("varav", "därav"):
        return place
    return place + 1 if [word.text for word in sentence[place : place + 2]] == ["av", "vilka"] else None


def _one_picked_out(sentence: Sentence, place: int, noun: Person) -> Amount | None:
    """Return one where the noun is one of few: `den ena kundens`, `den enda av medarbetarna`."""
    if place and noun.is_single and noun.is_definite and sentence[place - 1].text in ("ena", "ene"):
        return Amount("one", place - 1, 1, is_strong=True)
    if place and noun.is_single and sentence[place - 1].text in ("enda", "ende"):
        return Amount("one", place - 1, 1, is_strong=True)
    if noun.group == "kund" and noun.is_single and not noun.is_definite:
        return one_client(sentence, place)
    for first in range(max(place - 4, 0), place - 1):
        leading = [word.text for word in sentence[first:place]]
        is_picked = leading[0] == "den" and leading[1] in words("bestammande")
        is_picked = is_picked and {"är", "var", "blev", "blir"}.isdisjoint(leading)
        if is_picked and (noun.is_single or "av" in leading or "bland" in leading):
            return Amount("one", first, 1, is_strong=True)
    return None


def _group_of(sentence: Sentence, place: int, noun: Person) -> Group:
    """Return whom a noun means here: persons of the staff are staff, a group of clients is clients."""
    of = sentence[place + 1 : place + 3]
    if noun.is_mass and len(of) == 2 and of[0].text in ("av", "med"):
        members = person(of[1].text)
        return members.group if members else noun.group
    return "personal" if _is_among_staff(sentence, place) else noun.group


def _is_among_staff(sentence: Sentence, place: int) -> bool:
    """Say whether persons are of the staff: `tre personer i personalgruppen`."""
    if sentence[place].text not in ("person", "personer", "individer"):
        return False
    earlier = {word.text for word in sentence[:place]}
    if earlier & {"består", "bestod", "omfattar", "omfattade", "utgörs"} and any(
        (noun := person(text)) and noun.group == "personal" for text in earlier
    ):
        return True
    following = sentence[place + 1 : place + 4]
    return (
        following[:1] != ()
        and following[0].text in ("i", "av", "ur", "bland", "på")
        and any((noun := person(word.text)) and noun.group == "personal" for word in following)
    )


def _asked(sentence: Sentence, place: int) -> Person | None:
    """Return clients whom a participle alone names: `Samtliga intervjuade utom en`."""
    if sentence[place].text not in words("tillfragade") or place == 0 or place + 1 == len(sentence):
        return None
    before, after = sentence[place - 1].text, sentence[place + 1].text
    is_counted = before in words("alla", "flesta") or number(before) is not None or before == "de"
    is_noun = is_past(after) or after in words("nutid_alla", "funktionsord") | {"utom", "tycker", "uppger"}
    return Person("kund", False, True, before == "de") if is_counted and is_noun else None


def _is_adjective(sentence: Sentence, place: int) -> bool:
    """Say whether a word for people belongs to the word after it: `två äldre rutiner`, `enskilda firmor`."""
    if place + 1 == len(sentence):
        return False
    following = sentence[place + 1].text
    if sentence[place].text.endswith(("anställd", "anställda")) and person(following):
        return True
    if sentence[place].text not in words("aven_adjektiv"):
        return False
    if following == "än":
        return True
    is_verb = is_past(following) or following in words("nutid", "nutid_alla", "modala_efter")
    is_link = following in BREAKS or following in words("prepositioner", "funktionsord", "bisats")
    return not is_verb and not is_link and following.endswith(("r", "n", "a", "um"))


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
    after = sentence[place + 1 :]
    is_counted = _is_counted(sentence, place)
    for distance, word in enumerate(after[:8], start=1):
        here = place + distance
        count = number(word.text)
        if count is None or not (_ends_count(sentence, here) or is_counted):
            continue
        between = [each.text for each in after[: distance - 1]]
        if between[:2] == [",", "som"]:
            between = between[2:]
        elif _is_named(sentence, here) and (aside := _aside(between)) is not None:
            between = ["är", *aside]
        is_open = BREAKS.isdisjoint(between) and not {"är", "var", "blev", "till", "har"}.isdisjoint(between)
        is_listed = between[-1:] in ([":"], ["|"], ["="], ["–"], ["-"]) or _changed_from(sentence, here)
        if (
            (is_counted and (is_listed or is_open))
            or (not between and sentence[place - 1].text == "antalet" and _ends_count(sentence, here))
            or _links(between, is_counted)
            or (is_open and _is_named(sentence, here))
        ):
            kind: Kind = "one" if count == 1 else "count"
            yield Quantity(kind, noun.group, sentence[place].text, here, here, count, is_strong=True)
        elif 1900 < count < 2100:
            continue  # "under 2024"
        return


def _aside(between: list[str]) -> list[str] | None:
    """Return the words of an aside up to its number: `kunderna från vår kommun, bara tre till antalet,`."""
    marks = [place for place, text in enumerate(between) if text in (",", "(", "–")]
    is_one = len(marks) == 1 and BREAKS.isdisjoint(between[: marks[0]])
    return between[marks[0] + 1 :] if is_one else None


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


def _changed_from(sentence: Sentence, place: int) -> bool:
    """Say whether a number is what others became: `antalet kunder har minskat från tre till två`."""
    around = [sentence[place - 1].text, *(word.text for word in sentence[place + 1 : place + 2])]
    return around == ["från", "till"]


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
