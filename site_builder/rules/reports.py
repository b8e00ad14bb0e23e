"""Rules on one report: what its parts say of each other."""

from collections import Counter
from collections.abc import Iterator

from site_builder.model import Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_report


@on_report("ar-stammer-inte")
def year_unlike_folder(subject: Subject[Report]) -> Iterator[Problem]:
    """The report's year is another than its folder's."""
    folder = subject.id.partition("/")[0]
    if str(subject.thing.year) != folder:
        yield Problem("ar-stammer-inte", ("ar",), {"value": subject.thing.year, "folder": folder})


@on_report("underlag-efter-datum")
def evidence_after_report(subject: Subject[Report]) -> Iterator[Problem]:
    """Something that the report rests on happened after the report's own day."""
    report = subject.thing
    for index, item in enumerate(report.evidence):
        if report.day is not None and item.day > report.day:
            words = {"value": item.day.isoformat(), "day": report.day.isoformat()}
            yield Problem("underlag-efter-datum", ("underlag", index, "datum"), words)


@on_report("krav-saknas")
def requirement_missing(subject: Subject[Report]) -> Iterator[Problem]:
    """The verdict needs measures, and none of the report's measures binds."""
    report, taxonomy = subject.thing, subject.profile.taxonomy
    verdict = taxonomy.verdicts.get(report.verdict)
    kinds = taxonomy.measure_kinds
    binding = any(m.kind in kinds and kinds[m.kind].binding for m in report.measures)
    if verdict is not None and verdict.needs_measures and not binding:
        yield Problem("krav-saknas", ("samlad_bedomning",), {"verdict": verdict.name})


@on_report("dubbelt-nummer")
def measure_number_twice(subject: Subject[Report]) -> Iterator[Problem]:
    """Two measures of a report have the same number."""
    seen: set[int] = set()
    for index, measure in enumerate(subject.thing.measures):
        if measure.id in seen:
            yield Problem("dubbelt-nummer", ("atgarder", index, "id"), {"value": measure.id})
        seen.add(measure.id)


@on_report("dubbelt-nyckeltal")
def key_figure_twice(subject: Subject[Report]) -> Iterator[Problem]:
    """A key figure is given twice for the same scope and period."""
    keys = [(f.id, f.scope, f.period or str(subject.thing.year)) for f in subject.thing.key_figures]
    counts: Counter[tuple[str, str, str]] = Counter()
    for index, key in enumerate(keys):
        counts[key] += 1
        if counts[key] > 1:
            yield Problem("dubbelt-nyckeltal", ("nyckeltal", index, "id"), {"value": key[0]})


@on_report("atgard-okand")
def event_of_unknown_measure(subject: Subject[Report]) -> Iterator[Problem]:
    """An event is about a measure that the report does not have."""
    known = {measure.id for measure in subject.thing.measures}
    for index, event in enumerate(subject.thing.events):
        if event.kind == "atgard" and event.measure not in known:
            words = {"value": event.measure, "known": ", ".join(map(str, sorted(known))) or "inga"}
            yield Problem("atgard-okand", ("handelser", index, "atgard"), words)


@on_report("orimligt-varde")
def implausible_figure(subject: Subject[Report]) -> Iterator[Problem]:
    """A key figure lies outside the range that the taxonomy calls plausible."""
    kinds = subject.profile.taxonomy.key_figures
    for index, figure in enumerate(subject.thing.key_figures):
        kind = kinds.get(figure.id)
        if kind and kind.plausible and figure.value is not None and not kind.is_plausible(figure.value):
            words = {
                "label": kind.name,
                "least": kind.plausible.least if kind.plausible.least is not None else "–",
                "most": kind.plausible.most if kind.plausible.most is not None else "–",
            }
            yield Problem("orimligt-varde", ("nyckeltal", index, "varde"), words)
