"""The fixed set of a published report's own facts that the log's digests are of, form by form.

A form is never changed: what the model, the thresholds or the taxonomy come to hold later does not enter it.
A further fact needs a further form, and old digests keep theirs. Facts come from a publication, so what
secrecy hides is here only as hidden, with its reason. The taxonomy's things are named by their ids.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from site_builder.model.events import Event
from site_builder.model.report import ActionPlanDemand
from site_builder.publication import (
    Publication,
    PublishedEvidence,
    PublishedMeasure,
    PublishedReport,
    WithdrawnReport,
)
from site_builder.secrecy.numbers import Hidden, Shown

Facts = dict[str, Any]
Thing = TypeVar("Thing")

EVENT_KEYS = (
    ("text", "text"),
    ("report", "rapport"),
    ("outcome", "utfall"),
    ("measure", "atgard"),
    ("status", "status"),
    ("verdict", "till"),
    ("sanction", "slag"),
    ("stage", "lage"),
    ("amount", "belopp"),
    ("what", "vad"),
    ("reason", "skal"),
    ("hides_earlier", "dolj_tidigare"),
)
"""What form 1 takes from an event, whichever its kind, and what it is called there."""

GUARDED = ("nyckeltal", "urval")
"""The facts that may be hidden later: none of their earlier values is told when the present one is not."""


def first_form(report: PublishedReport, known: Container[str]) -> Facts:
    """Return the facts of form 1. `known` are the ids of the reports that may be told of."""
    basis = by_key((f"{each.day} {each.kind}", each) for each in report.evidence)
    journal = by_key((f"{each.day} {each.kind}", each) for each in report.events)
    return _told(
        {
            "rapport": report.id,
            "verksamhet": report.unit_id,
            "ar": report.year,
            "typ": report.kind,
            "anmald": report.announced,
            "datum": report.day,
            "datum_saknas": report.day_missing,
            "diarienummer": report.case_numbers,
            "ansvarig": report.responsible,
            "avtal": report.contracts,
            "lagrum": report.legal_ids,
            "foljer_upp": _if_known(report.follows_up, known),
            "uppfoljd_av": report.followed_up_by,
            "ersatter": _if_known(report.replaces, known),
            "ersatt_av": report.replaced_by,
            "fokusomraden": {
                each.area: _told({"bedomning": each.verdict, "text": each.text})
                for each in report.focus_areas
            },
            "underlag": {key: _evidence(item) for key, item in basis.items()},
            "urval": {key: _figure(item.sample, "antal", "av") for key, item in basis.items() if item.sample},
            "nyckeltal": {
                f"{each.id} {each.scope} {each.period}": _figure(each.value, "varde", "bas", each.note)
                for each in report.figures
            },
            "samlad_bedomning": report.verdict_id,
            "sammanfattning": report.summary,
            "lattlast": report.easy,
            "styrkor": report.strengths,
            "atgarder": {str(each.id): _measure(each, known) for each in report.measures},
            "atgardsplan": _plan(report.action_plan),
            "uppfoljning": _promise(report),
            "handelser": {key: _event(each, known) for key, each in journal.items()},
            "sekretessprovad": _told({"datum": report.secrecy_review.day, "av": report.secrecy_review.by})
            if report.secrecy_review
            else None,
            "brodtext": report.prose.text_digest,
        }
    )


FORMS: Mapping[int, Callable[[PublishedReport, Container[str]], Facts]] = MappingProxyType({1: first_form})
"""Every form that there has been, by its number."""
PRESENT = 1
"""The form of what is entered from now on."""


def facts_of(publication: Publication, report_id: str, known: Container[str]) -> Callable[[int], Facts]:
    """Return a function from a form to what a publication says of a report in it."""
    if report_id in publication.reports:
        report = publication.reports[report_id]
        return lambda form: FORMS[form](report, known)
    notice = publication.withdrawn.get(report_id)
    facts = of_withdrawn(notice) if notice else of_gone(report_id)
    return lambda form: facts


def of_withdrawn(notice: WithdrawnReport) -> Facts:
    """Return the facts of a withdrawn report, in every form: that it was there, and why it went."""
    return {
        "rapport": notice.id,
        "verksamhet": notice.unit_id,
        "ar": notice.year,
        "tillbakadragen": {"datum": notice.day.isoformat(), "skal": notice.reason},
    }


def of_gone(report_id: str) -> Facts:
    """Return the facts of a report that is no longer among the content, in every form."""
    return {"rapport": report_id, "publicerad": False}


def is_shown(guarded: object) -> bool:
    """Say whether a key figure or sample, as a fact, has its value."""
    return isinstance(guarded, dict) and "dolt" not in guarded


def _told(said: Mapping[str, object]) -> Facts:
    """Return what is said, as JSON has it; what is absent or empty is left out."""
    return {
        key: value if type(value) is str else _plain(value)
        for key, value in said.items()
        if value or value is False or value == 0
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return _number(value) if isinstance(value, Decimal) else value


def _number(value: Decimal) -> str:
    """Return a decimal without zeros that say nothing: 8.10 and 8.1 are one number."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _if_known(report_id: str | None, known: Container[str]) -> str | None:
    return report_id if report_id in known else None


def by_key(pairs: Iterable[tuple[str, Thing]]) -> dict[str, Thing]:
    """Return things by their keys; the second thing of one key has a 2 after it."""
    found: dict[str, Thing] = {}
    for key, thing in pairs:
        number, place = 1, key
        while place in found:
            number += 1
            place = f"{key} {number}"
        found[place] = thing
    return found


def _evidence(item: PublishedEvidence) -> Facts:
    return _told(
        {
            "till": item.until,
            "text": item.text,
            "fran_verksamheten": item.from_unit,
            "fran_kommunen": item.from_municipality,
        }
    )


def _figure(value: Shown | Hidden, key: str, base_key: str, note: str | None = None) -> Facts:
    if isinstance(value, Hidden):
        return _told({"dolt": value.reason, "not": note})
    return _told({key: _number(value.value), base_key: value.base, "not": note})


def _measure(measure: PublishedMeasure, known: Container[str]) -> Facts:
    now, change = measure.now, measure.now.change
    return _told(
        {
            "typ": measure.kind_id,
            "text": measure.text,
            "omrade": measure.area_id,
            "avtal": measure.contract,
            "senast": now.due,
            "lage": now.state.value,
            "sedan": now.since,
            "lage_text": change.text if change else None,
            "lage_rapport": _if_known(change.report, known) if change else None,
        }
    )


def _plan(plan: ActionPlanDemand | None) -> Facts | None:
    return _told({"begard": plan.asked or True, "avtal": plan.contract}) if plan else None


def _promise(report: PublishedReport) -> Facts | None:
    if report.promise is None:
        return None
    promise = report.promise.promise
    return _told(
        {
            "inom_manader": promise.within_months,
            "raknat_fran": promise.counted_from,
            "grund": promise.basis,
            "senast": promise.last_day,
        }
    )


def _event(event: Event, known: Container[str]) -> Facts:
    there = vars(event)  # asking a model for an attribute that it lacks costs 20 times as much
    said = {alias: there.get(attribute) for attribute, alias in EVENT_KEYS}
    said["rapport"] = _if_known(event.report, known)
    return _told({key: value for key, value in said.items() if value is not False})
