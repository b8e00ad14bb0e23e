"""What follow-ups found in one focus area: where it was looked at, what is open, what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.model.report import FocusReview
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.summary.measures import open_measures, standing_reports
from site_builder.summary.years import units_by_service


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one unit's latest report on the area says of it."""

    unit: PublishedUnit
    report: PublishedReport
    review: FocusReview


@dataclass(frozen=True, slots=True)
class AreaFound:
    """What was found in an area, by service as the taxonomy orders them, those with nothing left out.

    `reviews` are A to Ö, `open` measures longest overdue first, `closed` ones by report, latest first.
    `recurring` are the units, A to Ö, with a requirement in two years or more, and each such year's report.
    """

    reviews: Mapping[str, Sequence[Reviewed]]
    open: Mapping[str, Sequence[PublishedMeasure]]
    closed: Sequence[PublishedMeasure]
    recurring: Sequence[tuple[PublishedUnit, Mapping[int, str]]]


def found_in(area_id: str, publication: Publication) -> AreaFound:
    """Return what standing reports found in an area."""
    latest = _latest(area_id, publication)
    reviews = {
        service: [latest[unit.id] for unit in units if unit.id in latest]
        for service, units in units_by_service(publication).items()
    }
    still_open: dict[str, list[PublishedMeasure]] = {service: [] for service in publication.taxonomy.services}
    for measure in open_measures(publication):
        if measure.area_id == area_id:
            unit = publication.units[publication.reports[measure.report_id].unit_id]
            still_open[unit.unit.service].append(measure)
    closed = [
        measure
        for report in standing_reports(publication)
        for measure in report.measures
        if measure.area_id == area_id and not measure.now.is_open
    ]
    return AreaFound(
        {service: found for service, found in reviews.items() if found},
        {service: found for service, found in still_open.items() if found},
        closed,
        _recurring([*chain.from_iterable(still_open.values()), *closed], publication),
    )


def review_of(report: PublishedReport, area_id: str, publication: Publication) -> FocusReview | None:
    """Return what a report says of a focus area; None when it did not look at it, or says that it did not."""
    scale = publication.taxonomy.item_verdicts
    for review in report.focus_areas:
        if review.area == area_id and not (review.verdict and scale[review.verdict].level == "saknas"):
            return review
    return None


def _latest(area_id: str, publication: Publication) -> dict[str, Reviewed]:
    """Return, by unit, the latest report that looked at the area."""
    found: dict[str, Reviewed] = {}
    for report in standing_reports(publication):
        if report.unit_id not in found and (review := review_of(report, area_id, publication)):
            found[report.unit_id] = Reviewed(publication.units[report.unit_id], report, review)
    return found


def _recurring(
    measures: Sequence[PublishedMeasure], publication: Publication
) -> list[tuple[PublishedUnit, Mapping[int, str]]]:
    found: dict[str, dict[int, str]] = {}
    for measure in measures:
        report = publication.reports[measure.report_id]
        if measure.kind.binding:
            found.setdefault(report.unit_id, {})[report.year] = report.id
    return [
        (unit, dict(sorted(found[unit_id].items())))
        for unit_id, unit in publication.units.items()
        if len(found.get(unit_id, ())) > 1
    ]
