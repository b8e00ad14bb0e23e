"""The page of one focus area: what is checked, how units did, every measure in it, what comes back."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import FocusArea
from site_builder.model.report import FocusReview
from site_builder.pages import groups
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import (
    LOOKS,
    SITE,
    Anchor,
    MeasureView,
    To,
    VerdictView,
    links_from,
    measure_view,
    report_address,
)
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.summary import open_measures, standing_reports, units_by_service, years
from site_builder.wording.swedish import capital, count_word, season

SAID = SITE.area


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """The latest time that the area was looked at in one unit."""

    unit: Anchor
    verdict: VerdictView
    report: Anchor
    open: Anchor


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """The units of one service that were looked at."""

    id: str
    service: Anchor
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The open measures at the units of one service."""

    id: str
    service: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class RecurringRow:
    """A unit with a requirement in the area in two years or more."""

    unit: Anchor
    years: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class AreaContext(Context):
    """What `area.html` is given; `judged` says whether some review has a verdict of its own."""

    template: ClassVar[str] = "area.html"
    title: str
    crumbs: tuple[Anchor, ...]
    lead: str
    answer: tuple[tuple[str, str, str, str], ...]
    plan: tuple[Anchor, ...]
    judged: bool
    reviews: tuple[ReviewGroup, ...]
    open: tuple[MeasureGroup, ...]
    recurring: tuple[RecurringRow, ...]
    one_year: bool
    closed: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one unit's latest report on the area says of it."""

    report: PublishedReport
    review: FocusReview


def area_page(area_id: str, publication: Publication, press: Press) -> Page:
    """Return the page of a focus area."""
    area = publication.taxonomy.focus_areas[area_id]
    address = addresses.area(area_id)
    reviewed = _latest(area_id, publication)
    measures = _measures(area_id, publication)
    context = _context(area, reviewed, measures, publication, links_from(address))
    return Page(
        address,
        "fokusomrade",
        area.name,
        SAID.description.format(area=area.name, said=" ".join(_counted(reviewed, measures))),
        render(context, press),
        headings([("granskat", SAID.reviewed), ("oppna", SAID.open), ("aterkommer", SAID.recurring)]),
        max((each.report.updated for each in reviewed.values()), default=None),
    )


def _latest(area_id: str, publication: Publication) -> dict[str, Reviewed]:
    """Return, by unit, the latest report that looked at the area."""
    found: dict[str, Reviewed] = {}
    for report in standing_reports(publication):
        if review := groups.review_of(report, area_id, publication):
            found.setdefault(report.unit_id, Reviewed(report, review))
    return found


def _measures(area_id: str, publication: Publication) -> list[PublishedMeasure]:
    """Return the area's measures: the open ones in the order of the page of all measures, then the closed."""
    own = [m for report in standing_reports(publication) for m in report.measures if m.area_id == area_id]
    still_open = [measure for measure in open_measures(publication) if measure.area_id == area_id]
    return still_open + [measure for measure in own if not measure.now.is_open]


def _context(
    area: FocusArea,
    reviewed: Mapping[str, Reviewed],
    measures: Sequence[PublishedMeasure],
    publication: Publication,
    to: To,
) -> AreaContext:
    return AreaContext(
        title=area.name,
        crumbs=(Anchor(SITE.measures.title, to(addresses.MEASURES)),),
        lead=area.description or "",
        answer=tuple(_answer(area, reviewed, measures, publication)),
        plan=tuple(_plan(area, publication, to)),
        judged=any(each.review.verdict for each in reviewed.values()),
        reviews=tuple(_reviews(reviewed, measures, publication, to)),
        open=tuple(_open(measures, publication, to)),
        recurring=tuple(_recurring(measures, publication, to)),
        one_year=len(years(publication)) < 2,
        closed=tuple(
            measure_view(measure, publication, to, with_unit=True, with_area=False)
            for measure in measures
            if not measure.now.is_open
        ),
    )


def _counted(reviewed: Mapping[str, Reviewed], measures: Sequence[PublishedMeasure]) -> tuple[str, str]:
    """Return at how many units the area was looked at, and how many requirements are open in it."""
    count = len(reviewed)
    seen = (
        SAID.seen_none
        if not count
        else SAID.seen_one
        if count == 1
        else SAID.seen.format(count=capital(count_word(count)))
    )
    required = [measure for measure in measures if measure.kind.binding and measure.now.is_open]
    return str(seen), groups.requirements_said(required)


def _answer(
    area: FocusArea,
    reviewed: Mapping[str, Reviewed],
    measures: Sequence[PublishedMeasure],
    publication: Publication,
) -> Iterator[tuple[str, str, str, str]]:
    seen, required = _counted(reviewed, measures)
    counts = Counter(each.review.verdict for each in reviewed.values())
    scale = publication.taxonomy.item_verdicts.items()
    verdicts = (
        groups.verdict_counted(verdict, counts[verdict_id])
        for verdict_id, verdict in scale
        if counts[verdict_id]
    )
    yield SAID.examined, seen, " ".join(verdicts), "#granskat" if reviewed else ""
    if reviewed:
        has_open = any(measure.now.is_open for measure in measures)
        yield SAID.requirements, required, "", "#oppna" if has_open else ""
    if area.question:
        yield SAID.ask, area.question, "", ""


def _plan(area: FocusArea, publication: Publication, to: To) -> Iterator[Anchor]:
    """Yield the years in whose plan the area stands, with links to those that have a page."""
    there = {year.year for year in years(publication)}
    for year in sorted(area.years):
        yield Anchor(str(year), to(addresses.year(year)) if year in there else "")


def _reviews(
    reviewed: Mapping[str, Reviewed], measures: Sequence[PublishedMeasure], publication: Publication, to: To
) -> Iterator[ReviewGroup]:
    still_open = Counter(
        publication.reports[measure.report_id].unit_id for measure in measures if measure.now.is_open
    )
    for service_id, units in units_by_service(publication).items():
        rows = tuple(
            _review_row(unit, reviewed[unit.id], still_open[unit.id], publication, to)
            for unit in units
            if unit.id in reviewed
        )
        if rows:
            name = publication.taxonomy.services[service_id].name
            link = Anchor(name, to(addresses.service(service_id)))
            yield ReviewGroup(f"granskat-{service_id}", link, rows)


def _review_row(
    unit: PublishedUnit, reviewed: Reviewed, still_open: int, publication: Publication, to: To
) -> ReviewRow:
    report, verdict_id = reviewed.report, reviewed.review.verdict
    verdict = publication.taxonomy.item_verdicts[verdict_id] if verdict_id else None
    address = addresses.unit(unit.id)
    return ReviewRow(
        Anchor(unit.unit.name, to(address)),
        VerdictView(LOOKS[verdict.level], verdict.name) if verdict else VerdictView("none", SAID.no_verdict),
        Anchor(capital(season(report.ordering_day)), to(f"{report_address(report.id)}#granskat")),
        Anchor(str(still_open), to(f"{address}#atgarder") if still_open else ""),
    )


def _open(measures: Sequence[PublishedMeasure], publication: Publication, to: To) -> Iterator[MeasureGroup]:
    for service_id, service in publication.taxonomy.services.items():
        rows = tuple(
            measure_view(measure, publication, to, with_unit=True, with_area=False)
            for measure in measures
            if measure.now.is_open and _unit(measure, publication).unit.service == service_id
        )
        if rows:
            yield MeasureGroup(f"oppna-{service_id}", service.name, rows)


def _recurring(
    measures: Sequence[PublishedMeasure], publication: Publication, to: To
) -> Iterator[RecurringRow]:
    """Yield the units, A to Ö, with a requirement in the area in two years or more."""
    found: dict[str, dict[int, str]] = {}
    for measure in measures:
        report = publication.reports[measure.report_id]
        if measure.kind.binding:
            found.setdefault(report.unit_id, {})[report.year] = report.id
    for unit in publication.units.values():
        by_year = found.get(unit.id, {})
        if len(by_year) > 1:
            yield RecurringRow(
                Anchor(unit.unit.name, to(addresses.unit(unit.id))),
                tuple(
                    Anchor(str(year), to(f"{report_address(by_year[year])}#atgarder"))
                    for year in sorted(by_year)
                ),
            )


def _unit(measure: PublishedMeasure, publication: Publication) -> PublishedUnit:
    return publication.units[publication.reports[measure.report_id].unit_id]
