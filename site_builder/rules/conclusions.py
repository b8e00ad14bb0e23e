"""Rules on what a report concludes: its verdict, its promise, and what must follow from them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from site_builder.journal import changes_of, measure_now, verdict_now
from site_builder.model import Collection, Profile, Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_report
from site_builder.rules.places import place_of, texts_under

_SERIOUS = re.compile(
    r"\ballvarlig(?:a|are|ast|aste)?\s+(?:(?:och|eller|samt)\s+\w+\s+)?brist(?:er|en|erna)?s?\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:inga|ingen|utan|aldrig|varken|(?:inte|ej)(?:\s+\w+){0,3}\s+(?:några|någon|som))\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


@on_report("uppfoljning-saknas")
def promise_missing(subject: Subject[Report]) -> Iterator[Problem]:
    """The verdict needs measures, and no re-follow-up is promised; a closing report needs none."""
    report = subject.thing
    verdict = subject.profile.taxonomy.verdicts.get(report.verdict)
    if verdict and verdict.needs_measures and report.promise is None and report.kind != "avslut":
        yield Problem("uppfoljning-saknas", ("samlad_bedomning",), {"verdict": verdict.name})


@on_collection("godkand-med-oppna-krav")
def approved_with_open_requirements(subject: Subject[Collection]) -> Iterator[Problem]:
    """A report's verdict is approval while measures that bind are still open."""
    reports, verdicts = subject.thing.reports, subject.profile.taxonomy.verdicts
    later: dict[str, list[tuple[str, Report]]] = defaultdict(list)
    for report_id, report in reports.items():
        if report.follows_up and not report.draft:
            later[report.follows_up].append((report_id, report))
    for report_id, report in reports.items():
        verdict = verdicts.get(verdict_now(report, subject.today)[0])
        if report.measures and verdict and verdict.level == "godkand":
            still = _open_requirements(report, later[report_id], subject)
            if still:
                words = {"verdict": verdict.name, "open": ", ".join(map(str, still))}
                file = f"content/rapporter/{report_id}.md"
                yield Problem("godkand-med-oppna-krav", ("samlad_bedomning",), words, file=file)


def _open_requirements(
    report: Report, later: list[tuple[str, Report]], subject: Subject[Collection]
) -> list[int]:
    kinds, changes = subject.profile.taxonomy.measure_kinds, changes_of(report, later)
    return [
        measure.id
        for measure in report.measures
        if measure.kind in kinds
        and kinds[measure.kind].binding
        and measure_now(measure, changes, subject.today).is_open
    ]


@on_report("ivo-anmalan-saknas")
def serious_defects_not_reported(subject: Subject[Report]) -> Iterator[Problem]:
    """A report tells of serious defects in a permit-bound operation, and of no report to the inspectorate.

    From when that must be reported is in the taxonomy: the days of the laws that demand it.
    """
    report, source = subject.thing, subject.source
    if "llvarlig" not in source.front and "llvarlig" not in source.body:
        return
    if not _must_be_reported(subject) or any(event.kind == "ivo_anmalan" for event in report.events):
        return
    for key, inner in (("sammanfattning", None), ("fokusomraden", "text"), ("atgarder", "text")):
        for path, text in texts_under(source.data, key, inner):
            if match := _serious(text):
                place = place_of(source, path, text[match.start() :])
                yield Problem("ivo-anmalan-saknas", place=place, words={"value": match[0]})
                return
    if match := _serious(source.body):
        yield Problem("ivo-anmalan-saknas", offset=match.start(), words={"value": match[0]})


def _must_be_reported(subject: Subject[Report]) -> bool:
    unit, profile = subject.units.get(subject.thing.unit), subject.profile
    service = profile.taxonomy.services.get(unit.service) if unit else None
    return service is not None and service.needs_permit and _demanded(profile, subject.thing)


def _demanded(profile: Profile, report: Report) -> bool:
    laws = profile.taxonomy.legal.values()
    return any(law.demands_report and law.in_force(report.ordering_day) for law in laws)


def _serious(text: str) -> re.Match[str] | None:
    """Return the first mention of serious defects that is not a denial of them."""
    for match in _SERIOUS.finditer(text):
        if not _DENIED.search(text, max(0, match.start() - 60), match.start()):
            return match
    return None


@on_report("dubbelt-omrade")
def focus_area_twice(subject: Subject[Report]) -> Iterator[Problem]:
    """A focus area stands twice in a report."""
    seen: set[str] = set()
    for index, review in enumerate(subject.thing.focus_areas):
        if review.area in seen:
            yield Problem("dubbelt-omrade", ("fokusomraden", index, "omrade"), {"value": review.area})
        seen.add(review.area)


@on_report("sekretessprovning-saknas")
def secrecy_review_missing(subject: Subject[Report]) -> Iterator[Problem]:
    """A report that is no draft does not say that it has been reviewed for secrecy."""
    if subject.thing.secrecy_review is None and not subject.thing.draft:
        yield Problem("sekretessprovning-saknas", ("sekretessprovad",))
