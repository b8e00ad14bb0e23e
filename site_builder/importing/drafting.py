"""From a read document to a draft: every field recognised, guarded, written, and listed where doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from site_builder.importing.checking import settled
from site_builder.importing.guarding import Guard
from site_builder.importing.hiding import hidden_figures
from site_builder.importing.reading import read_document
from site_builder.importing.recognising.areas import find_areas
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.evidence import Basis, find_evidence
from site_builder.importing.recognising.figures import find_figures
from site_builder.importing.recognising.item_verdicts import verdicts_of_areas
from site_builder.importing.recognising.measure_reading import FoundMeasure
from site_builder.importing.recognising.measures import find_measures
from site_builder.importing.recognising.outline import Outline, outline_of
from site_builder.importing.recognising.people import find_author, find_people, mailboxes
from site_builder.importing.recognising.promises import FoundPromise, find_plan, find_promise
from site_builder.importing.recognising.references import find_case_numbers, find_contracts, find_legal
from site_builder.importing.recognising.register_names import find_unit
from site_builder.importing.recognising.times import find_day, find_kind, find_year
from site_builder.importing.recognising.verdict import find_verdict
from site_builder.importing.telling import body_of, summary_of
from site_builder.importing.writing import slug_of
from site_builder.model import Profile
from site_builder.register import Register
from site_builder.secrecy.claims import Clients
from site_builder.wording import load


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft: the id that its file is named by, its front matter, its whole text, and what is doubtful.

    The doubts are masked: nothing in them is what the secrecy gate would refuse.
    """

    slug: str
    year: int | None
    front: Mapping[str, Any]
    text: str
    doubts: tuple[Doubt, ...]


def import_document(name: str, content: bytes, register: Register, today: date) -> Imported:
    """Return the draft of a document; raise UnreadableError where the file gives none.

    The register has a profile: what there is to choose from, units to match, and the earlier reports.
    """
    profile = register.profile
    assert profile is not None
    outline = outline_of(read_document(name, content))
    front, doubts, guard, said = _recognised(outline, profile, register)
    body, cut = body_of(outline, profile.taxonomy, guard)
    front["sammanfattning"], more = summary_of(outline, guard, said, front)
    doubts += [*more, *(Doubt("text", "text-borttagen", "borttaget", text, where) for text, where in cut)]
    text, stopped = settled(front, body, profile, register.units, today)
    doubts += stopped
    masked = tuple(
        dict.fromkeys(
            Doubt(each.key, each.reason, each.certainty, guard.masked(each.read), each.where)
            for each in doubts
        )
    )
    slug = slug_of(PurePath(name).stem, front, guard)
    return Imported(slug, front.get("ar"), front, text, masked)


def _recognised(
    outline: Outline, profile: Profile, register: Register
) -> tuple[dict[str, Any], list[Doubt], Guard, str]:
    taxonomy, doubts = profile.taxonomy, []
    cases, found = find_case_numbers(outline, profile)
    contracts, more = find_contracts(outline, profile)
    doubts += found + more
    unit = find_unit(outline, profile, register.units, contracts)
    day, found = find_day(outline)
    first, _ = find_evidence(outline, day.year if day else None)
    year, more = find_year(outline, day, [each.first for each in first])
    found_basis, again = find_evidence(outline, year)
    basis = [each for each in found_basis if not day or each.first <= day]
    again += [
        Doubt("underlag", "underlag-okant", "osaker", each.source, each.where)
        for each in found_basis
        if each not in basis
    ]
    doubts += [*unit.doubts, *found, *more, *again]
    kind, follows, found = find_kind(outline, unit.unit_id, year, register.reports)
    legal, more = find_legal(outline, profile, day or max((each.first for each in basis), default=None))
    areas, again = find_areas(outline, taxonomy)
    verdict, on_verdict, said = find_verdict(
        outline, taxonomy, year, _called(unit.unit_id, profile, register)
    )
    measures, on_measures = find_measures(outline, taxonomy, day)
    promise, on_promise = find_promise(outline, day)
    plan, on_plan = find_plan(outline, contracts)
    author, on_author = find_author(outline)
    doubts += [*found, *more, *again, *on_verdict, *on_measures, *on_promise, *on_plan, *on_author]
    answers = next((each.sample[0] for each in basis if each.kind == "enkat" and each.sample), None)
    figures, hidden, on_figures = hidden_figures(find_figures(outline, taxonomy, year, answers), profile)
    doubts += on_figures
    guard = _guard(outline, profile, register, figures, hidden)
    front = {
        "schema": 1,
        "verksamhet": unit.unit_id,
        "ar": year,
        "typ": kind,
        "datum": day,
        "datum_saknas": None if day else load("site").cli["import"].day_missing,
        "diarienummer": cases,
        "ansvarig": author if author and not guard.refuses(author) else None,
        "avtal": contracts,
        "lagrum": legal,
        "foljer_upp": follows,
        "fokusomraden": _areas(areas, verdicts_of_areas(outline, taxonomy)),
        "underlag": [_evidence(each, guard, profile) for each in basis],
        "nyckeltal": figures,
        "samlad_bedomning": verdict,
        "sammanfattning": "",
        "atgarder": _measures(measures, guard, doubts),
        "atgardsplan": plan,
        "uppfoljning": _promise(promise),
        "utkast": True,
    }
    return front, doubts, guard, said


def _called(unit_id: str | None, profile: Profile, register: Register) -> list[str]:
    """Return what a unit and its provider are called."""
    unit = register.units.get(unit_id or "")
    provider = profile.providers.get(unit.provider) if unit and unit.run_by == "extern" else None
    return [each.name for each in (unit, provider) if each]


def _guard(
    outline: Outline, profile: Profile, register: Register, figures: list[dict[str, Any]], hidden: list[str]
) -> Guard:
    names = [provider.name for provider in profile.providers.values()] + [
        unit.name for unit in register.units.values()
    ]
    known = (*names, profile.municipality.name, profile.municipality.committee)
    clients = Clients()
    for figure in figures:
        kind = profile.taxonomy.key_figures[figure["id"]]
        if kind.counts_clients and figure["omfattning"] in ("kommunen", "enheten"):
            clients = Clients(figure.get("varde"), figure.get("dolt") == "under_troskel")
            if figure["omfattning"] == "kommunen":
                break
    return Guard(
        profile,
        known,
        clients,
        tuple(find_people(outline, known)),
        tuple(mailboxes(outline)),
        frozenset(hidden),
    )


def _areas(areas: list[str], verdicts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"omrade": area, **({"bedomning": verdicts[area]} if area in verdicts else {})} for area in areas]


def _evidence(each: Basis, guard: Guard, profile: Profile) -> dict[str, Any]:
    found: dict[str, Any] = {"datum": each.first}
    if each.last:
        found["till"] = each.last
    found["typ"] = each.kind
    if each.sample and each.sample[0] >= profile.municipality.secrecy.k:
        found["urval"] = {"antal": each.sample[0], **({"av": each.sample[1]} if each.sample[1] else {})}
    for key, roles in (("fran_verksamheten", each.from_unit), ("fran_kommunen", each.from_municipality)):
        kept = [role for role in roles if not guard.refuses(role)]
        if kept:
            found[key] = kept
    return found


def _measures(measures: list[FoundMeasure], guard: Guard, doubts: list[Doubt]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for each in measures:
        text, cut = guard.kept(each.text)
        doubts += [Doubt("atgarder", "text-borttagen", "borttaget", sentence, each.where) for sentence in cut]
        if not text:
            continue
        measure: dict[str, Any] = {"id": len(found) + 1}
        if each.kind:
            measure["typ"] = each.kind
        measure["text"] = text
        if each.area:
            measure["omrade"] = each.area
        if each.due:
            measure["senast"] = each.due
        found.append(measure)
    return found


def _promise(promise: FoundPromise | None) -> dict[str, Any] | None:
    if promise is None:
        return None
    if promise.last:
        return {"senast": promise.last}
    found: dict[str, Any] = {"inom_manader": promise.months}
    if promise.start:
        found["raknat_fran"] = promise.start
    if promise.start and promise.basis:
        found["grund"] = promise.basis
    return found
