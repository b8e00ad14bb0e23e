"""The page of one focus area: what is checked, how units did, every measure in it, what comes back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import FocusArea
from site_builder.pages import groups
from site_builder.pages.lists import Paging
from site_builder.pages.page import Page
from site_builder.pages.parting import Part, parts
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
from site_builder.publication import Publication, PublishedMeasure, PublishedUnit
from site_builder.summary import AreaFound, Reviewed, found_in, years
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
    """The units of one service that were looked at; `begins` leads to where they stand, if not here."""

    id: str
    service: Anchor
    rows: tuple[ReviewRow, ...]
    begins: Anchor | None


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The open measures at the units of one service; `begins` leads to where they stand, if not here."""

    id: str
    service: str
    measures: tuple[MeasureView, ...]
    begins: Anchor | None


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
    first: bool
    lead: str
    answer: tuple[tuple[str, str, str, str], ...]
    plan: tuple[Anchor, ...]
    judged: bool
    reviews: tuple[ReviewGroup, ...]
    open: tuple[MeasureGroup, ...]
    recurring: tuple[RecurringRow, ...]
    one_year: bool
    closed: tuple[MeasureView, ...]
    closed_count: int
    paging: Paging | None


def area_pages(area_id: str, publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page of a focus area, and those that its lists go on at."""
    area = publication.taxonomy.focus_areas[area_id]
    found = found_in(area_id, publication)
    reviewed = list(chain.from_iterable(found.reviews.values()))
    description = SAID.description.format(area=area.name, said=" ".join(_counted(found)))
    pairs = [("granskat", SAID.reviewed), ("oppna", SAID.open), ("aterkommer", SAID.recurring)]
    lengths = (len(reviewed), _open_count(found), len(found.recurring), len(found.closed))
    for part in parts(partial(addresses.area, area_id), *lengths):
        first = part.page == 1
        yield Page(
            part.address,
            "fokusomrade",
            part.titled(area.name),
            description,
            render(_context(area, found, part, publication), press),
            headings(pairs if first else ()),
            max((each.report.updated for each in reviewed), default=None),
            indexed=first,
        )


def _context(area: FocusArea, found: AreaFound, part: Part, publication: Publication) -> AreaContext:
    to, first = links_from(part.address), part.page == 1
    crumbs = [Anchor(SITE.measures.title, to(addresses.MEASURES))]
    return AreaContext(
        title=part.titled(area.name),
        crumbs=part.trail(crumbs, area.name),
        first=first,
        lead=(area.description or "") if first else "",
        answer=tuple(_answer(area, found, publication)) if first else (),
        plan=tuple(_plan(area, publication, to)),
        judged=any(each.review.verdict for each in chain.from_iterable(found.reviews.values())),
        reviews=tuple(_reviews(found, part, publication, to)),
        open=tuple(_open(found, part, publication, to)),
        recurring=tuple(_recurring(found.recurring[part.share(len(found.recurring))], to)),
        one_year=len(years(publication)) < 2,
        closed=_measures(found.closed[part.share(len(found.closed))], publication, to),
        closed_count=len(found.closed),
        paging=part.paging,
    )


def _open_count(found: AreaFound) -> int:
    return sum(map(len, found.open.values()))


def _counted(found: AreaFound) -> tuple[str, str]:
    """Return at how many units the area was looked at, and how many requirements are open in it."""
    count = sum(map(len, found.reviews.values()))
    seen = (
        SAID.seen_none
        if not count
        else SAID.seen_one
        if count == 1
        else SAID.seen.format(count=capital(count_word(count)))
    )
    required = [measure for measure in chain.from_iterable(found.open.values()) if measure.kind.binding]
    return str(seen), groups.requirements_said(required)


def _answer(
    area: FocusArea, found: AreaFound, publication: Publication
) -> Iterator[tuple[str, str, str, str]]:
    seen, required = _counted(found)
    counts = Counter(each.review.verdict for each in chain.from_iterable(found.reviews.values()))
    scale = publication.taxonomy.item_verdicts.items()
    verdicts = (
        groups.verdict_counted(verdict, counts[verdict_id])
        for verdict_id, verdict in scale
        if counts[verdict_id]
    )
    yield SAID.examined, seen, " ".join(verdicts), "#granskat" if found.reviews else ""
    if found.reviews:
        yield SAID.requirements, required, "", "#oppna" if found.open else ""
    if area.question:
        yield SAID.ask, area.question, "", ""


def _plan(area: FocusArea, publication: Publication, to: To) -> Iterator[Anchor]:
    """Yield the years in whose plan the area stands, with links to those that have a page."""
    there = {year.year for year in years(publication)}
    for year in sorted(area.years):
        yield Anchor(str(year), to(addresses.year(year)) if year in there else "")


def _reviews(found: AreaFound, part: Part, publication: Publication, to: To) -> Iterator[ReviewGroup]:
    still_open = Counter(
        publication.reports[measure.report_id].unit_id for measure in chain.from_iterable(found.open.values())
    )
    lengths = [len(reviewed) for reviewed in found.reviews.values()]
    for (service_id, reviewed), share in zip(found.reviews.items(), part.shares(lengths), strict=True):
        if share:
            link = Anchor(publication.taxonomy.services[service_id].name, to(addresses.service(service_id)))
            rows = (
                _review_row(each, still_open[each.unit.id], publication, to) for each in reviewed[share.rows]
            )
            yield ReviewGroup(f"granskat-{service_id}", link, tuple(rows), share.begins)


def _review_row(reviewed: Reviewed, still_open: int, publication: Publication, to: To) -> ReviewRow:
    unit, report, verdict_id = reviewed.unit, reviewed.report, reviewed.review.verdict
    verdict = publication.taxonomy.item_verdicts[verdict_id] if verdict_id else None
    address = addresses.unit(unit.id)
    return ReviewRow(
        Anchor(unit.unit.name, to(address)),
        VerdictView(LOOKS[verdict.level], verdict.name) if verdict else VerdictView("none", SAID.no_verdict),
        Anchor(capital(season(report.ordering_day)), to(f"{report_address(report.id)}#granskat")),
        Anchor(str(still_open), to(f"{address}#atgarder") if still_open else ""),
    )


def _open(found: AreaFound, part: Part, publication: Publication, to: To) -> Iterator[MeasureGroup]:
    lengths = [len(measures) for measures in found.open.values()]
    for (service_id, measures), share in zip(found.open.items(), part.shares(lengths), strict=True):
        if share:
            name = publication.taxonomy.services[service_id].name
            shown = _measures(measures[share.rows], publication, to)
            yield MeasureGroup(f"oppna-{service_id}", name, shown, share.begins)


def _measures(
    measures: Sequence[PublishedMeasure], publication: Publication, to: To
) -> tuple[MeasureView, ...]:
    return tuple(
        measure_view(measure, publication, to, with_unit=True, with_area=False) for measure in measures
    )


def _recurring(found: Iterable[tuple[PublishedUnit, Mapping[int, str]]], to: To) -> Iterator[RecurringRow]:
    for unit, by_year in found:
        links = (
            Anchor(str(year), to(f"{report_address(report_id)}#atgarder"))
            for year, report_id in by_year.items()
        )
        yield RecurringRow(Anchor(unit.unit.name, to(addresses.unit(unit.id))), tuple(links))
