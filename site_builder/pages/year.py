"""The page of one year: what was followed up, the verdicts, the measures and their state today."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from site_builder import addresses
from site_builder.pages import phrases
from site_builder.pages.groups import verdict_counted
from site_builder.pages.lists import Paging
from site_builder.pages.page import Page
from site_builder.pages.parting import Part, parts
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import (
    LOOKS,
    SITE,
    Anchor,
    To,
    VerdictView,
    area_name,
    links_from,
    report_address,
)
from site_builder.publication import Publication, PublishedReport
from site_builder.rules.memory import remembered
from site_builder.summary import Year, areas_not_looked_at, grouped, measures_by_area, years
from site_builder.wording.swedish import capital, count_word, long_day

SAID = SITE.year


@dataclass(frozen=True, slots=True)
class VerdictGroup:
    """The units of one service with the same verdict; `begins` leads to where they stand, if not here."""

    id: str
    verdict: VerdictView
    units: tuple[Anchor, ...]
    begins: Anchor | None


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """One service's units by verdict."""

    id: str
    name: str
    groups: tuple[VerdictGroup, ...]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The measures of one focus area: how many, how many are open and closed today."""

    area: Anchor
    total: int
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One service in the table of verdicts: a linked count for each verdict, None for no unit."""

    service: Anchor
    counts: tuple[Anchor | None, ...]


@dataclass(frozen=True, slots=True)
class YearContext(Context):
    """What `year.html` is given."""

    template: ClassVar[str] = "year.html"
    title: str
    first: bool
    lead: str
    crumbs: tuple[Anchor, ...]
    counts: tuple[tuple[str, str, str, str], ...]
    verdicts: tuple[VerdictView, ...]
    matrix: tuple[MatrixRow, ...]
    services: tuple[ServiceGroup, ...]
    areas: tuple[AreaRow, ...]
    missing: tuple[Anchor, ...]
    not_looked_at: tuple[tuple[str, tuple[Anchor, ...]], ...]
    committee: str
    siblings: tuple[tuple[str, Anchor], ...]
    paging: Paging | None


def year_pages(year: Year, publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page of one year, and those that its lists go on at."""
    missed = _missed(year, publication)
    pairs = [("foljdes-upp", SAID.followed), ("bedomningar", SAID.verdicts), ("atgarder", SAID.measures)]
    lengths = (len(year.latest), len(year.not_followed_up), sum(map(len, missed.values())))
    for part in parts(partial(addresses.year, year.year), *lengths):
        first = part.page == 1
        yield Page(
            part.address,
            "arsida",
            part.titled(SAID.title.format(year=year.year)),
            SAID.description.format(year=year.year, lead=year_lead(year, publication)),
            render(_context(year, missed, part, publication), press),
            headings(pairs if first else ()),
            max(report.updated for report in year.latest.values()),
            indexed=first,
        )


def verdict_counts(year: Year, publication: Publication) -> Iterator[tuple[VerdictView, int]]:
    """Yield each step of the scale with how many units have it, in the scale's order."""
    for verdict_id, verdict in publication.taxonomy.verdicts.items():
        count = sum(report.verdict_id == verdict_id for report in year.latest.values())
        yield VerdictView(LOOKS[verdict.level], verdict.name), count


def _context(
    year: Year, missed: Mapping[str, Sequence[PublishedReport]], part: Part, publication: Publication
) -> YearContext:
    to, first = links_from(part.address), part.page == 1
    used = [
        verdict_id
        for verdict_id in publication.taxonomy.verdicts
        if any(report.verdict_id == verdict_id for report in year.latest.values())
    ]
    verdicts = publication.taxonomy.verdicts
    title = SAID.title.format(year=year.year)
    crumbs = [Anchor(SAID.list_title, to(addresses.YEARS))]
    missing = year.not_followed_up[part.share(len(year.not_followed_up))]
    return YearContext(
        title=part.titled(title),
        first=first,
        lead=year_lead(year, publication) if first else "",
        crumbs=part.trail(crumbs, title),
        counts=tuple(_counts(year)) if first else (),
        verdicts=tuple(VerdictView(LOOKS[verdicts[each].level], verdicts[each].name) for each in used),
        matrix=tuple(_matrix(year, publication, used, to)) if first else (),
        services=tuple(_services(year, part, publication, to)),
        areas=tuple(_areas(year, publication, to)) if first else (),
        missing=tuple(Anchor(unit.unit.name, to(addresses.unit(unit.id))) for unit in missing),
        not_looked_at=tuple(_not_looked_at(missed, part, publication, to)),
        committee=to(addresses.committee(year.year)),
        siblings=tuple(_siblings(year, publication, to)) if first else (),
        paging=part.paging,
    )


def year_lead(year: Year, publication: Publication) -> str:
    """Return how many units were followed up, and how many have which verdict, in the scale's own words."""
    count = len(year.latest)
    form = SAID.lead.only if count == year.units == 1 else SAID.lead.one if count == 1 else SAID.lead.many
    so_far = SAID.so_far if year.year == publication.today.year else ""
    followed = form.format(count=capital(count_word(count)), of=count_word(year.units), so_far=so_far)
    counts = Counter(report.verdict_id for report in year.latest.values())
    scale = publication.taxonomy.verdicts.items()
    said = (verdict_counted(verdict, counts[key]) for key, verdict in scale if counts[key])
    return " ".join([followed, *said])


def followed_note(year: Year) -> str:
    """Return of how many units those that were followed up are."""
    return phrases.counted(SAID.followed_note, year.units)


def _counts(year: Year) -> Iterator[tuple[str, str, str, str]]:
    measures = [m for report in year.latest.values() for m in report.measures if m.kind.binding]
    still_open = [measure for measure in measures if measure.now.is_open]
    yield (
        SAID.followed,
        str(len(year.latest)),
        "#bedomningar",
        followed_note(year),
    )
    yield (
        SAID.missing,
        str(len(year.not_followed_up)),
        "#inte-uppfoljda" if year.not_followed_up else "",
        SAID.missing_note,
    )
    yield SAID.open, str(len(still_open)), "#atgarder", phrases.counted(SAID.open_note, len(measures))


def _matrix(year: Year, publication: Publication, used: list[str], to: To) -> Iterator[MatrixRow]:
    services = grouped(year.latest.values(), lambda report: _service_of(report, publication))
    for service_id, service in publication.taxonomy.services.items():
        found = services.get(service_id)
        if found:
            counts = (
                Anchor(str(len(found[each])), f"#{service_id}-{each}") if each in found else None
                for each in used
            )
            yield MatrixRow(Anchor(service.name, to(addresses.service(service_id))), tuple(counts))


def _services(year: Year, part: Part, publication: Publication, to: To) -> Iterator[ServiceGroup]:
    """Yield the year's units by service and verdict, as far as they stand on this page."""
    verdicts = publication.taxonomy.verdicts
    found = grouped(year.latest.values(), lambda report: _service_of(report, publication))
    places = [(service, verdict) for service in publication.taxonomy.services for verdict in verdicts]
    reports = [found.get(service, {}).get(verdict, []) for service, verdict in places]
    shown: dict[str, list[VerdictGroup]] = {}
    shares = part.shares(list(map(len, reports)))
    for (service_id, verdict_id), each, share in zip(places, reports, shares, strict=True):
        if share:
            here = _by_name(each, publication)[share.rows]
            group = VerdictGroup(
                f"{service_id}-{verdict_id}",
                VerdictView(LOOKS[verdicts[verdict_id].level], verdicts[verdict_id].name),
                tuple(_report_link(report, publication, to) for report in here),
                share.begins,
            )
            shown.setdefault(service_id, []).append(group)
    for service_id, groups in shown.items():
        yield ServiceGroup(service_id, publication.taxonomy.services[service_id].name, tuple(groups))


def _service_of(report: PublishedReport, publication: Publication) -> str:
    return publication.units[report.unit_id].unit.service


def _by_name(reports: Iterable[PublishedReport], publication: Publication) -> list[PublishedReport]:
    places = _places(publication)
    return sorted(reports, key=lambda report: places[report.unit_id])


@remembered  # each group of units asks for it
def _places(publication: Publication) -> Mapping[str, int]:
    return {unit_id: place for place, unit_id in enumerate(publication.units)}


def _report_link(report: PublishedReport, publication: Publication, to: To) -> Anchor:
    return Anchor(publication.units[report.unit_id].unit.name, to(report_address(report.id)))


def _areas(year: Year, publication: Publication, to: To) -> Iterator[AreaRow]:
    for area_id, measures in measures_by_area(year.latest.values()).items():
        still_open = sum(measure.now.is_open for measure in measures)
        area = (
            Anchor(area_name(area_id, publication), to(addresses.area(area_id)))
            if area_id
            else Anchor(SAID.no_area)
        )
        yield AreaRow(area, len(measures), still_open, len(measures) - still_open)


def _missed(year: Year, publication: Publication) -> dict[str, Sequence[PublishedReport]]:
    """Return the focus areas of the year's plan that some reports do not cover, with those reports A to Ö."""
    missed: dict[str, list[PublishedReport]] = {}
    for report in year.latest.values():
        for area_id in areas_not_looked_at(report, publication):
            missed.setdefault(area_id, []).append(report)
    return {area_id: _by_name(reports, publication) for area_id, reports in missed.items()}


def _not_looked_at(
    missed: Mapping[str, Sequence[PublishedReport]], part: Part, publication: Publication, to: To
) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
    shares = part.shares([len(reports) for reports in missed.values()])
    for (area_id, reports), share in zip(missed.items(), shares, strict=True):
        links = tuple(_report_link(report, publication, to) for report in reports[share.rows])
        if links:
            yield area_name(area_id, publication), links


def _siblings(year: Year, publication: Publication, to: To) -> Iterator[tuple[str, Anchor]]:
    known = [each.year for each in years(publication)]
    place = known.index(year.year)
    for label, index in ((SAID.later, place - 1), (SAID.earlier, place + 1)):
        if 0 <= index < len(known):
            yield label, Anchor(str(known[index]), to(addresses.year(known[index])))


def as_of(publication: Publication) -> str:
    """Return the day that the counts are for."""
    return str(SITE.measures.as_of.format(day=long_day(publication.today)))
