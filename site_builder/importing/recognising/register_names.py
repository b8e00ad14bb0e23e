"""Which of the register's units a document is about: by contract, name in any spelling, and service."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline
from site_builder.model import Profile, Unit

_WORD = re.compile(r"[^\W_]+")
_FORMS = {
    "ab",
    "hb",
    "kb",
    "aktiebolag",
    "handelsbolag",
    "ekonomisk",
    "förening",
    "och",
    "o",
    "i",
    "and",
    "sverige",
    "the",
}
_ENOUGH, _CLEAR = 3.0, 1.5
_ALIKE = 0.86
_COMMON = {
    *(
        "hemtjänst",
        "hemtjänsten",
        "omsorg",
        "vård",
        "assistans",
        "gruppbostad",
        "gruppbostaden",
        "äldreboende",
        "boende",
    ),
    *(
        "daglig",
        "dagliga",
        "verksamhet",
        "verksamheten",
        "personlig",
        "personliga",
        "hemhjälp",
        "verkstad",
        "kommun",
        "kommuns",
    ),
    *(
        "stiftelsen",
        "kooperativet",
        "personalkooperativet",
        "service",
        "stöd",
        "särskilt",
        "hemmet",
        "servicehus",
        "enheten",
    ),
    *(
        "norra",
        "södra",
        "östra",
        "västra",
        "bostad",
        "vårdboende",
        "omsorgsboende",
        "korttidsboende",
        "kommunen",
        "lss",
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The unit that a document is about, or nothing, with what is doubtful."""

    unit_id: str | None
    doubts: tuple[Doubt, ...] = ()


def find_unit(outline: Outline, profile: Profile, units: Mapping[str, Unit], contracts: list[str]) -> Found:
    """Return the unit that a document is about; none where no unit, or more than one, fits well."""
    scores = {unit_id: _score(outline, unit, profile, contracts) for unit_id, unit in units.items()}
    ordered = sorted(scores, key=lambda unit_id: -scores[unit_id])
    named = next((pair.value for pair in outline.values("verksamhet")), outline.title)
    if not ordered or scores[ordered[0]] < _ENOUGH:
        return Found(None, (Doubt("verksamhet", "verksamhet-okand", "saknas", named),))
    best = ordered[0]
    second = scores[ordered[1]] if len(ordered) > 1 else 0.0
    if scores[best] - second < _CLEAR:
        return Found(None, (Doubt("verksamhet", "verksamhet-flera", "osaker", named),))
    if scores[best] < _ENOUGH * 2 and second > _ENOUGH:
        return Found(best, (Doubt("verksamhet", "verksamhet-liknar", "tolkat", named),))
    return Found(best)


def _score(outline: Outline, unit: Unit, profile: Profile, contracts: list[str]) -> float:
    score = 0.0
    labelled = " ".join(pair.value for pair in outline.values("verksamhet"))
    provided = " ".join(pair.value for pair in outline.values("utforare"))
    name = _without_town(unit.name, profile.municipality.name)
    provider = profile.providers.get(unit.provider)
    if contracts and any(contract.number in contracts for contract in unit.contracts):
        score += 4
    for text, whole, part in ((labelled, 8.0, 4.0), (outline.title, 6.0, 3.0), (outline.head, 3.0, 1.5)):
        score += whole if _holds(text, name) else part if _holds_own(text, name) else 0
    score += 2.5 if _holds(outline.text, name) else 1.0 if _holds_own(outline.text, name) else 0
    if provider and unit.run_by == "extern":
        score += 1.5 if _holds(provided, provider.name) or _holds_own(provided, provider.name) else 0
        score += 0.5 if _holds(outline.text, provider.name) else 0
    service = profile.taxonomy.services.get(unit.service)
    if service and service.name.casefold() in f"{outline.title} {labelled} {outline.head}".casefold():
        score += 1.5
    elif service and service.name.casefold() in outline.text.casefold():
        score += 0.5
    return score


def _without_town(name: str, municipality: str) -> str:
    """Return a unit's name without the municipality's, which its own reports leave out."""
    town = {word.rstrip("s") for word in _words(municipality)} - _COMMON
    kept = [word for word in name.split() if word.casefold().rstrip("s") not in town]
    return " ".join(kept) if len(kept) > 1 else name


def _holds(text: str, name: str) -> bool:
    """Say whether a text holds a whole name, however it is inflected, joined or shortened in its form."""
    wanted, given = _words(name), _words(text)
    if not wanted:
        return False
    return any(
        all(_same(one, other) for one, other in zip(wanted, given[at : at + len(wanted)], strict=True))
        for at in range(len(given) - len(wanted) + 1)
    )


def _holds_own(text: str, name: str) -> bool:
    """Say whether a text holds the words of a name that no other name has."""
    own, given = own_words(name), _words(text)
    return bool(own) and all(any(_same(word, other) for other in given) for word in own)


def own_words(name: str) -> list[str]:
    """Return the words of a name that are no usual ones, in small letters."""
    return [word for word in _words(name) if word not in _COMMON]


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    plain = text.replace("&", " och ").casefold()
    return tuple(word for word in _WORD.findall(plain) if word not in _FORMS)


@lru_cache(maxsize=65536)
def _same(one: str, other: str) -> bool:
    """Say whether two words are the same, but for an inflection, or a slip in a long word."""
    if one == other or (min(len(one), len(other)) > 3 and one.rstrip("s") == other.rstrip("s")):
        return True
    if min(len(one), len(other)) < 5 or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    stem = min(one.rstrip("s"), other.rstrip("s"), key=len)
    is_inflected = one.startswith(stem) and other.startswith(stem) and len(stem) > 4
    return is_inflected or SequenceMatcher(None, one, other).ratio() >= _ALIKE
