"""How near a draft's front matter comes to what a document's expectation says, field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from tests.import_examples import Document

ALIKE = 0.8
"""So like must two texts of a measure be, by `SequenceMatcher`."""
NO_VERDICT = "ingen-samlad-bedomning"

Item = Mapping[str, Any]
Front = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """How many items are right, how many are too many, and how many are missing."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.extra + other.extra, self.missing + other.missing)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1; 1 where nothing was asked for or given."""
        asked = 2 * self.right + self.extra + self.missing
        return 2 * self.right / asked if asked else 1.0


def tallies(document: Document, front: Front) -> dict[str, Tally]:
    """Return a tally for each judged list; `front` is the draft's front matter, values as strings."""
    return {
        key: _tally(_items(document.front, key), _items(front, key), fits) for key, fits in _JUDGED.items()
    }


def is_false_verdict(document: Document, front: Front, doubts: Iterable[str]) -> bool:
    """Say whether the draft states a verdict that the document does not give.

    No overall verdict together with a doubt is never false: the importer says that it is unsure.
    """
    asked, given = document.front["samlad_bedomning"], front.get("samlad_bedomning", NO_VERDICT)
    doubted = "samlad_bedomning" in doubts
    if given == NO_VERDICT and doubted:
        return False
    return given != asked or ("samlad_bedomning" in document.expected["tveksamt"] and not doubted)


def _tally(asked: list[Item], given: list[Item], fits: Callable[[Item, Item], bool]) -> Tally:
    left = list(given)
    right = 0
    for item in asked:
        found = next((each for each in left if fits(item, each)), None)
        if found is not None:
            left.remove(found)
            right += 1
    return Tally(right, sum("dolt" not in each for each in left), len(asked) - right)


def _items(front: Front, key: str) -> list[Item]:
    return [each if isinstance(each, Mapping) else {"": each} for each in front.get(key) or []]


def _same(*keys: str) -> Callable[[Item, Item], bool]:
    return lambda asked, given: all(asked.get(key) == given.get(key) for key in keys)


def _same_figure(asked: Item, given: Item) -> bool:
    if asked["id"] != given.get("id") or ("dolt" in asked) != ("dolt" in given):
        return False
    if "period" in asked and "dolt" not in asked and asked["period"] != given.get("period"):
        return False
    return "dolt" in asked or _number(asked["varde"]) == _number(given["varde"])


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _same_measure(asked: Item, given: Item) -> bool:
    alike = SequenceMatcher(None, _plain(asked), _plain(given)).ratio() >= ALIKE
    return alike and asked["typ"] == given.get("typ")


def _plain(measure: Item) -> str:
    return " ".join(str(measure.get("text", "")).casefold().split())


_JUDGED: dict[str, Callable[[Item, Item], bool]] = {
    "diarienummer": _same(""),
    "avtal": _same(""),
    "underlag": _same("datum", "till", "typ"),
    "fokusomraden": _same("omrade"),
    "nyckeltal": _same_figure,
    "atgarder": _same_measure,
}
