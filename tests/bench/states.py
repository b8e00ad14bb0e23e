"""Every state that a page can show, as labels: those that are wanted, and those that occur."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

from pydantic import BaseModel

from site_builder.journal import PromiseState, State
from site_builder.model import Report, Unit
from site_builder.model.events import Event, MeasureStatus, Sanction
from site_builder.model.profile import Level
from site_builder.model.report import EvidenceKind, HiddenReason, ReportKind
from site_builder.publication import Publication, PublishedReport
from site_builder.register import Register
from site_builder.secrecy.numbers import Shown
from site_builder.summary import areas_not_looked_at, recurring

LONG = 80
SOON_DAYS = 31
POINTS = 3
"""So many points make a trend."""


def choices_of(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """Return the fixed choices of a model's field."""
    return get_args(model.model_fields[key].annotation)


def _labelled(name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}: {choice}" for choice in choices)


WANTED = (
    *_labelled("verdict", get_args(Level)),
    *_labelled("item", ("uppfyller", "uppfyller-delvis", "uppfyller-inte", "ej-granskat", "ej-aktuellt")),
    *_labelled("kind", get_args(ReportKind)),
    *_labelled("evidence", get_args(EvidenceKind)),
    *_labelled("event", tuple(choices_of(model, "kind")[0] for model in get_args(get_args(Event)[0]))),
    *_labelled("sanction with amount", choices_of(Sanction, "stage")),
    *_labelled("journal", get_args(MeasureStatus)),
    *_labelled("fed back", get_args(MeasureStatus)),
    *_labelled("measure", tuple(State)),
    *_labelled("promise", tuple(PromiseState)),
    *_labelled("hidden", get_args(HiddenReason)),
    *_labelled("contract", ("lov", "lou", "egen")),
    *(
        "measure: sen",
        "measure: snart",
        "promise: gjord sent",
        "figure with a trend",
        "recurring requirement",
    ),
    *("replaced", "withdrawn", "draft", "published later", "without a date", "without measures"),
    *("forty measures", "serious defects", "accepted exception", "easy to read", "area not looked at"),
    *("unit closed", "unit renamed", "unit never followed up", "long unit name", "long provider name"),
)
"""What the demonstration must have. Choices come from the model, so that a new one is missed here."""


def found_in(register: Register, publication: Publication) -> set[str]:
    """Return the labels of every state that occurs."""
    found = set(_of_publication(publication))
    for report in register.reports.values():
        found.update(_of_report(report))
    for unit in register.units.values():
        found.update(_of_unit(unit))
    for published in publication.reports.values():
        found.update(_of_published(published, publication))
    return found


def _of_report(report: Report) -> Iterator[str]:
    yield f"kind: {report.kind}"
    yield from (f"item: {review.verdict}" for review in report.focus_areas)
    yield from (f"evidence: {item.kind}" for item in report.evidence)
    yield from (f"hidden: {figure.hidden}" for figure in report.key_figures)
    yield from (f"fed back: {item.status}" for item in report.feedback)
    for event in report.events:
        yield f"event: {event.kind}"
        if event.kind == "atgard":
            yield f"journal: {event.status}"
        elif event.kind == "sanktion" and event.amount:
            yield f"sanction with amount: {event.stage}"
    marks = {
        "draft": report.draft,
        "published later": report.publish_from,
        "without a date": report.day_missing,
        "without measures": not report.measures,
        "forty measures": len(report.measures) == 40,
        "serious defects": "allvarliga brister" in report.summary,
        "easy to read": report.easy,
    }
    yield from (mark for mark, is_so in marks.items() if is_so)


def _of_unit(unit: Unit) -> Iterator[str]:
    yield f"contract: {unit.contract_form}"
    marks = {
        "unit closed": unit.active_until,
        "unit renamed": unit.former_ids,
        "long unit name": len(unit.name) >= LONG,
    }
    yield from (mark for mark, is_so in marks.items() if is_so)


def _of_published(report: PublishedReport, publication: Publication) -> Iterator[str]:
    soon = publication.today + timedelta(days=SOON_DAYS)
    yield f"verdict: {report.verdict.level}"
    for measure in report.measures:
        yield f"measure: {measure.now.state}"
        if measure.now.is_late:
            yield "measure: sen"
        elif measure.now.is_open and measure.now.due and measure.now.due <= soon:
            yield "measure: snart"
    if report.promise:
        yield f"promise: {report.promise.state}"
        if report.promise.late_days and not report.promise.is_open:
            yield "promise: gjord sent"
    if report.replaced_by:
        yield "replaced"
    if areas_not_looked_at(report, publication):
        yield "area not looked at"


def _of_publication(publication: Publication) -> Iterator[str]:
    points: Counter[tuple[str, str]] = Counter()
    for report in publication.reports.values():
        points.update((report.unit_id, each.id) for each in report.figures if isinstance(each.value, Shown))
    marks = {
        "figure with a trend": any(count >= POINTS for count in points.values()),
        "withdrawn": publication.withdrawn,
        "accepted exception": publication.exceptions,
        "recurring requirement": recurring(publication),
        "unit never followed up": any(not unit.report_ids for unit in publication.units.values()),
        "long provider name": any(len(each.name) >= LONG for each in publication.providers.values()),
    }
    yield from (mark for mark, is_so in marks.items() if is_so)
