"""Which quantities stand without a noun, for people named earlier: `av dem hade två …`, `…, utom en`."""

from collections.abc import Iterator

from site_builder.secrecy.amounts import Amount, Quantity, amount_in, percent
from site_builder.secrecy.counting import denominator, number
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.people import Group, Person, person
from site_builder.secrecy.sentences import BREAKS, Sentence, is_past, is_supine


def standing_alone(
    sentence: Sentence, nouns: list[tuple[int, Person]], before: Group | None
) -> Iterator[Quantity]:
    """Yield quantities that stand for people named earlier: `av kunderna hade två …`, `…, utom en`."""
    named = [(place, noun) for place, noun in nouns if noun.is_plural or noun.is_mass or noun.is_genitive]
    if not named and not (before and points_back(sentence)):
        return
    start = named[0][0] + 1 if named else 0
    for place in range(start, len(sentence)):
        group, noun = _named_before(sentence, named, place, before)
        after_of = _starts_with_of(sentence, named, place)
        amount = _alone(sentence, place, after_of)
        if amount and amount.kind == "all" and _takes_away(sentence, place + 1):
            continue  # "alla utom två": the number that follows says it
        if amount:
            whole = _base(sentence, named[0][0]) if after_of and named else None
            kind = "part" if whole and amount.kind in ("count", "one") else amount.kind
            of = whole if kind in ("part", "except", "all", "none") else amount.of
            yield Quantity(kind, group, noun, place, place, amount.number, of, amount.share, True)
            return


def _takes_away(sentence: Sentence, place: int) -> bool:
    """Say whether `utom` and a number follow."""
    after = [word.text for word in sentence[place : place + 2]]
    return len(after) == 2 and after[0] in ("utom", "förutom") and number(after[1]) is not None


def _base(sentence: Sentence, noun: int) -> int | None:
    """Return of how many people a part is taken: `Av 96 medarbetare …`."""
    return number(sentence[noun - 1].text) if noun else None


def living(sentence: Sentence) -> Iterator[Quantity]:
    """Yield those who are named by where they live alone: `Alla som bor på gruppbostaden`."""
    for place in range(len(sentence) - 2):
        relative, _verb = sentence[place + 1].text, sentence[place + 2].text
        amount = amount_in(sentence, place, place + 1)
        if relative == "som" and amount and _is_served(sentence, place + 2):
            yield Quantity(
                amount.kind, "kund", "boende", place, place, amount.number, is_strong=amount.kind == "one"
            )


def _is_served(sentence: Sentence, verb: int) -> bool:
    """Say whether a clause says that somebody is a client: `bor på boendet`, `har insatsen`, `får hjälp`."""
    text = sentence[verb].text
    if text in ("bor", "bodde", "vistas", "vistades"):
        return True
    after = {word.text for word in sentence[verb + 1 : verb + 4]}
    is_had = ("har", "hade", "får", "fick", "fått", "haft", "beviljats", "beviljas", "beviljades")
    return text in is_had and not after.isdisjoint(words("insats"))


def points_back(sentence: Sentence) -> bool:
    """Say whether a sentence is about people that the one before it named: `Av dem …`, `Båda är …`."""
    if len(sentence) < 3:
        return False
    first, second = sentence[0].text, sentence[1].text
    if first in ("av", "utav", "bland"):
        return (second in ("dem", "dessa", "de") and sentence[2].text != "som") or second == "dem"
    is_verb = is_past(second) or second in words("nutid_alla")
    return is_verb and (
        first in words("dubbla", "alla", "inga") or number(first) is not None or first == "hälften"
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
    previous = sentence[place - 1].text if place else ""
    if _person_follows(sentence, place):
        return None
    if count is not None and _is_excepted([word.text for word in sentence[max(place - 2, 0) : place]]):
        return Amount("except", place, count)
    if count is None and text not in words("dubbla", "inga", "alla", "fa") and denominator(text) != 2:
        return None
    following = sentence[place + 1].text if place + 1 < len(sentence) else ""
    if following in ("%", "procent") and after_of:
        return Amount("share", place, share=percent(text))
    if (
        count is not None
        and after_of
        and _is_less([word.text for word in sentence[max(place - 2, 0) : place]])
    ):
        return Amount("less", place - 2, count)
    is_them = following == "av" and _is_them(sentence, place + 2)
    is_verb = is_past(following) or following in words("nutid_alla")
    stands = is_verb or is_them or (after_of and _stands_after_of(text, previous, following))
    if text not in ("en", "ett"):
        stands = stands or _floats(text, previous, following)
        stands = stands or (previous in ("de", "dessa") and following == "som")
    if not stands or previous in words("prepositioner") | {
        "än",
        "varav",
        "därav",
        "nr",
        "nummer",
        "punkt",
        "krav",
        "åtgärd",
        "kapitel",
    }:
        return None
    return amount_in(sentence, place, place + 1)


def _stands_after_of(text: str, previous: str, following: str) -> bool:
    """Say whether a quantity stands alone after those it is of: `Av kunderna hade två …`."""
    if text in ("en", "ett"):
        return following in ("som", "inte", "") or (previous in ("har", "hade") and is_supine(following))
    if number(text) is None and following != "av":
        return True
    ends = words("funktionsord", "prepositioner") | (BREAKS - {"%", "–", "-"})
    ends |= {"", "en", "ett", "vars", "vilkas"}
    is_after_verb = number(text) is not None and previous in words("nutid_alla")
    return is_after_verb or following in ends or following.endswith(("t", "a"))


def _is_less(before: list[str]) -> bool:
    return before in (["färre", "än"], ["mindre", "än"])


def _is_excepted(before: list[str]) -> bool:
    """Say whether the words before a number take it away from the rest: `med undantag för en`."""
    return not {"utom", "förutom", "undantaget"}.isdisjoint(before) or before[-2:] in (
        ["bortsett", "från"],
        ["undantag", "för"],
        ["undantag", "av"],
    )


def _floats(text: str, previous: str, following: str) -> bool:
    """Say whether `alla` or `båda` stands after the verb or beside it: `Kunderna har alla fått …`."""
    if text not in words("dubbla", "alla") or text in ("all", "hela", "varje"):
        return False
    if previous in BREAKS and (following in ("två", "tre", "fyra") or following in BREAKS):
        return True
    return (previous in ("har", "hade") and following.endswith("t")) or previous in ("är", "var", "blev")


def _person_follows(sentence: Sentence, place: int) -> bool:
    """Say whether a noun for people comes soon after, so that the quantity is already its."""
    return any(person(word.text) for word in sentence[place + 1 : place + 4])


def _is_them(sentence: Sentence, place: int) -> bool:
    return place < len(sentence) and sentence[place].text in ("dem", "dessa", "de")


def fronted(sentence: Sentence, nouns: list[tuple[int, Person]]) -> Iterator[Quantity]:
    """Yield a quantity that stands first, before its verb: `Hälften hade en plan av de kunder som …`."""
    verb = next((at for at, word in enumerate(sentence[:5]) if at and _is_verb(word.text)), 0)
    amount = amount_in(sentence, 0, verb) if verb else None
    is_of_other = any(word.text in ("av", "i") for word in sentence[:verb]) and not (amount and amount.of)
    if amount is None or is_of_other or any(at < verb for at, _ in nouns):
        return
    for place, noun in nouns:
        leading = {word.text for word in sentence[max(place - 2, 0) : place]}
        is_of = not leading.isdisjoint(("av", "utav", "bland")) or (noun.is_mass and "i" in leading)
        if (noun.is_plural or noun.is_mass) and not noun.is_genitive and is_of:
            yield Quantity(
                amount.kind,
                noun.group,
                sentence[place].text,
                0,
                0,
                amount.number,
                amount.of,
                amount.share,
                is_strong=True,
            )
            return


def _is_verb(text: str) -> bool:
    return is_past(text) or text in words("nutid_alla")
