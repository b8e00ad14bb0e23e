"""Rules on what names something else: reports that follow up or replace others, units that had other ids."""

from collections.abc import Iterator

from site_builder.model import Collection, Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_report
from site_builder.source import KeyPath


def _file(report_id: str) -> str:
    return f"content/rapporter/{report_id}.md"


def _named(report: Report) -> Iterator[tuple[KeyPath, str | None]]:
    yield ("foljer_upp",), report.follows_up
    yield ("ersatter",), report.replaces
    for index, event in enumerate(report.events):
        yield ("handelser", index, "rapport"), event.report


@on_collection("rapport-okand")
def unknown_report(subject: Subject[Collection]) -> Iterator[Problem]:
    """A report names a report that has no file."""
    files = subject.thing.files
    for report_id, report in subject.thing.reports.items():
        for path, named in _named(report):
            if named is not None and f"rapporter/{named}.md" not in files:
                yield Problem("rapport-okand", path, {"value": named}, file=_file(report_id))


@on_report("aterkoppling-utan-rapport")
def feedback_on_nothing(subject: Subject[Report]) -> Iterator[Problem]:
    """A report gives feedback on measures, but not on which report's."""
    if subject.thing.feedback and subject.thing.follows_up is None:
        yield Problem("aterkoppling-utan-rapport", ("aterkoppling",), at_key=True)


@on_collection("aterkoppling-okand")
def feedback_on_unknown_measure(subject: Subject[Collection]) -> Iterator[Problem]:
    """A report gives feedback on a measure that the report it follows up does not have."""
    reports = subject.thing.reports
    for report_id, report in reports.items():
        followed = reports.get(report.follows_up) if report.follows_up and report.feedback else None
        if followed and any(event.kind == "tillbakadragen" for event in followed.events):
            continue  # its measures went with it
        known = sorted(measure.id for measure in followed.measures) if followed else []
        for index, item in enumerate(report.feedback if followed else ()):
            if item.measure not in known:
                listed = ", ".join(map(str, known))
                words = {"value": item.measure, "report": report.follows_up, "known": listed}
                path = ("aterkoppling", index, "atgard")
                yield Problem("aterkoppling-okand", path, words, file=_file(report_id))


@on_collection("ersatt-kedja")
def replaced_in_a_circle(subject: Subject[Collection]) -> Iterator[Problem]:
    """A report replaces itself, by way of others or at once, so that none of them stands."""
    reports = subject.thing.reports
    replaces = {report_id: report.replaces for report_id, report in reports.items() if report.replaces}
    for report_id in replaces:
        chain = [report_id]
        while (older := replaces.get(chain[-1])) is not None and older not in chain:
            chain.append(older)
        if older == report_id:
            words = {"value": reports[report_id].replaces, "chain": " → ".join([*chain, report_id])}
            yield Problem("ersatt-kedja", ("ersatter",), words, file=_file(report_id))


@on_collection("ersatt-flera-ganger")
def replaced_twice(subject: Subject[Collection]) -> Iterator[Problem]:
    """Two reports replace the same one."""
    first: dict[str, str] = {}
    for report_id, report in subject.thing.reports.items():
        if report.replaces is None:
            continue
        if report.replaces in first:
            words = {"value": report.replaces, "other": first[report.replaces]}
            yield Problem("ersatt-flera-ganger", ("ersatter",), words, file=_file(report_id))
        first.setdefault(report.replaces, report_id)


@on_collection("tidigare-id-upptaget")
def former_id_taken(subject: Subject[Collection]) -> Iterator[Problem]:
    """A unit's former id is another unit's id, or another unit's former id, so it cannot lead to both."""
    owners = {unit_id: unit_id for unit_id in subject.thing.units}
    for unit_id, unit in subject.thing.units.items():
        for index, former in enumerate(unit.former_ids):
            if owners.setdefault(former, unit_id) != unit_id or former == unit_id:
                words = {"value": former, "other": owners[former]}
                file = f"content/verksamheter/{unit_id}.md"
                yield Problem("tidigare-id-upptaget", ("tidigare_id", index), words, file=file)
