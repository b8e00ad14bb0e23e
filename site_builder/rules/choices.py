"""Rules on choices: every id that a report or unit names must be found in the profile."""

from collections.abc import Iterable, Iterator

from site_builder.model import Collection, Report, Unit
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_report, on_unit
from site_builder.source import KeyPath


def _chosen(report: Report) -> Iterator[tuple[KeyPath, str | None, str]]:
    """Yield the path, the chosen id and the name of the taxonomy's list for each choice of a report."""
    yield ("samlad_bedomning",), report.verdict, "verdicts"
    for index, review in enumerate(report.focus_areas):
        yield ("fokusomraden", index, "omrade"), review.area, "focus_areas"
        yield ("fokusomraden", index, "bedomning"), review.verdict, "item_verdicts"
    for index, figure in enumerate(report.key_figures):
        yield ("nyckeltal", index, "id"), figure.id, "key_figures"
    for index, measure in enumerate(report.measures):
        yield ("atgarder", index, "typ"), measure.kind, "measure_kinds"
        yield ("atgarder", index, "omrade"), measure.area, "focus_areas"
    for index, legal in enumerate(report.legal):
        yield ("lagrum", index), legal, "legal"
    for index, event in enumerate(report.events):
        if event.kind == "bedomning_andrad":
            yield ("handelser", index, "till"), event.verdict, "verdicts"


def _unknown(path: KeyPath, value: str, choices: Iterable[str]) -> Problem:
    listed = ", ".join(choices)
    return Problem("okant-val", path, {"label": str(path[-1]), "value": value, "choices": listed})


@on_report("okant-val")
def unknown_choice(subject: Subject[Report]) -> Iterator[Problem]:
    """A report names an id that the taxonomy does not have."""
    for path, value, where in _chosen(subject.thing):
        choices = getattr(subject.profile.taxonomy, where)
        if value is not None and value not in choices:
            name = path[-1] if isinstance(path[-1], str) else path[0]
            yield Problem("okant-val", path, {"label": name, "value": value, "choices": ", ".join(choices)})


@on_unit("okant-val")
def unknown_choice_in_unit(subject: Subject[Unit]) -> Iterator[Problem]:
    """A unit names a provider or a service that the profile does not have."""
    unit, profile = subject.thing, subject.profile
    if unit.service not in profile.taxonomy.services:
        yield _unknown(("tjanst",), unit.service, profile.taxonomy.services)
    if unit.provider not in profile.providers:
        yield _unknown(("utforare",), unit.provider, profile.providers)


@on_collection("verksamhet-okand")
def unknown_unit(subject: Subject[Collection]) -> Iterator[Problem]:
    """A report is about a unit that has no file."""
    collection = subject.thing
    for report_id, report in collection.reports.items():
        if report.unit not in collection.units:
            words = {"value": report.unit, "choices": ", ".join(collection.units)}
            yield Problem(
                "verksamhet-okand", ("verksamhet",), words, file=f"content/rapporter/{report_id}.md"
            )
