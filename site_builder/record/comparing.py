"""What a report's own published file says, beside what its facts in the log say: each under one name."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from site_builder.record.canonical import digest
from site_builder.record.facts import by_key

Compared = Iterator[tuple[str, Any, Any]]
Said = Mapping[str, Any]

SAME_NAME = (
    *("verksamhet", "ar", "typ", "anmald", "datum", "datum_saknas", "diarienummer", "ansvarig", "avtal"),
    *("foljer_upp", "uppfoljd_av", "ersatter", "ersatt_av", "samlad_bedomning", "sammanfattning", "lattlast"),
    "styrkor",
)
OTHER_NAME = {
    "atgardsplan_avtal": ("atgardsplan", "avtal"),
    "uppfoljning_inom_manader": ("uppfoljning", "inom_manader"),
    "uppfoljning_raknat_fran": ("uppfoljning", "raknat_fran"),
    "uppfoljning_grund": ("uppfoljning", "grund"),
    "sekretessprovad": ("sekretessprovad", "datum"),
}
OF_MEASURE = {key: key for key in ("typ", "text", "omrade", "avtal", "senast", "lage", "sedan", "lage_text")}
OF_REVIEW = {"bedomning": "bedomning", "text": "text"}
OF_FIGURE = {"varde": "varde", "bas": "bas", "dolt": "dolt", "not": "not"}
OF_EVIDENCE = {key: key for key in ("till", "text", "fran_verksamheten", "fran_kommunen")}
OF_SAMPLE = {"urval_antal": "antal", "urval_av": "av", "urval_dolt": "dolt"}
OF_EVENT = {
    key: key
    for key in ("text", "utfall", "atgard", "status", "till", "slag", "lage", "belopp", "vad", "skal")
}


def compared(said: Said, facts: Said) -> Compared:
    """Yield name and both values of each fact that a report's own file also has."""
    if withdrawn := facts.get("tillbakadragen"):
        yield "status", said.get("status"), "tillbakadragen"
        yield "tillbakadragen", said.get("tillbakadragen"), withdrawn["datum"]
        yield "tillbakadragen_skal", said.get("tillbakadragen_skal"), withdrawn["skal"]
        return
    yield "status", said.get("status"), "publicerad"
    for key in SAME_NAME:
        yield key, _plain(said.get(key)), _plain(facts.get(key))
    for key, (thing, fact) in OTHER_NAME.items():
        yield key, _plain(said.get(key)), _plain((facts.get(thing) or {}).get(fact))
    yield "text", digest(said["text"].encode()) if said.get("text") else None, facts.get("brodtext")
    of_basis = by_key((f"{each.get('datum')} {each.get('typ')}", each) for each in _list(said, "underlag"))
    figures = {f"{f.get('id')} {f.get('omfattning')} {f.get('period')}": f for f in _list(said, "nyckeltal")}
    of_journal = by_key((f"{each.get('datum')} {each.get('typ')}", each) for each in _list(said, "handelser"))
    samples = {key: each for key, each in of_basis.items() if each.get("urval_status")}
    yield from _things("atgarder", _named(said, "atgarder", "id"), facts, OF_MEASURE)
    yield from _things("fokusomraden", _named(said, "granskningar", "omrade"), facts, OF_REVIEW)
    yield from _things("nyckeltal", figures, facts, OF_FIGURE)
    yield from _things("underlag", of_basis, facts, OF_EVIDENCE)
    yield from _things("urval", samples, facts, OF_SAMPLE)
    yield from _things("handelser", of_journal, facts, OF_EVENT)


def _things(name: str, said: Mapping[str, Said], facts: Said, keys: Mapping[str, str]) -> Compared:
    """Yield which things of a name there are, then each fact of those that both have."""
    logged = facts.get(name, {})
    yield name, sorted(said), sorted(logged)
    for thing in sorted(said.keys() & logged.keys()):
        for key, fact in keys.items():
            yield f"{name}, {thing}, {key}", _plain(said[thing].get(key)), _plain(logged[thing].get(fact))


def _list(said: Said, key: str) -> Iterable[Said]:
    found: Iterable[Said] = said.get(key) or ()
    return found


def _named(said: Said, key: str, by: str) -> dict[str, Said]:
    return {str(each.get(by)): each for each in _list(said, key)}


def _plain(value: Any) -> Any:
    """Return a value as both sides would write it: nothing is None, and a decimal is a decimal."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | str):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return value
    return value or None
