"""What the pages of services, providers and focus areas say of many units: counts, verdicts, requirements."""

from collections import Counter
from collections.abc import Sequence

from site_builder.model.profile import Verdict
from site_builder.pages.unit import standing_measures
from site_builder.pages.views import SITE
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.wording.swedish import NO_BREAK, capital, count_word, plural, season

SAID = SITE.groups


def units_counted(units: Sequence[PublishedUnit]) -> str:
    """Return `En verksamhet.` or `Tolv verksamheter.`"""
    return f"{capital(count_word(len(units)))} {plural(len(units), SAID.unit, SAID.units)}."


def followed_up(units: Sequence[PublishedUnit], publication: Publication) -> tuple[str, str]:
    """Return how many units are followed up, and how many have which verdict; of a single one, its own."""
    reports = [report for unit in units if (report := publication.current_report(unit))]
    if len(units) == 1:
        return (SAID.one_followed, _own(reports[0])) if reports else (SAID.one_not_followed, "")
    if not reports:
        return str(SAID.none_followed), ""
    if len(reports) == len(units):
        said = SAID.both_followed if len(units) == 2 else SAID.all_followed
        counted = said.format(count=count_word(len(units)))
    else:
        form = plural(len(reports), SAID.some_followed.one, SAID.some_followed.many)
        counted = form.format(count=capital(count_word(len(reports))), of=count_word(len(units)))
    counts = Counter(report.verdict_id for report in reports)
    scale = publication.taxonomy.verdicts.items()
    return str(counted), " ".join(
        verdict_counted(verdict, counts[verdict_id]) for verdict_id, verdict in scale if counts[verdict_id]
    )


def verdict_counted(verdict: Verdict, count: int) -> str:
    """Return `Godkänd med anmärkning: 8.`, the number never alone on a line."""
    return f"{verdict.name}:{NO_BREAK}{count}."


def _own(report: PublishedReport) -> str:
    return f"{report.verdict.name}, {season(report.ordering_day)}."


def open_requirements(units: Sequence[PublishedUnit], publication: Publication) -> list[PublishedMeasure]:
    """Return the open measures that bind, unit by unit."""
    return [
        measure
        for unit in units
        for measure in standing_measures(unit, publication)
        if measure.now.is_open and measure.kind.binding
    ]


def requirements_said(requirements: Sequence[PublishedMeasure]) -> str:
    """Return how many requirements are open, and how many of them are past their last day."""
    count, late = len(requirements), sum(measure.now.is_late for measure in requirements)
    if not count:
        return str(SAID.no_requirements)
    opened = f"{capital(count_word(count, neuter=True))} {plural(count, SAID.requirement, SAID.requirements)}"
    if not late:
        return f"{opened}."
    said = SAID.all_late if late == count else SAID.some_late
    return str(said.format(opened=opened, late=count_word(late, neuter=True)))
