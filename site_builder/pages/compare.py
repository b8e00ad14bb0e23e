"""Comparing units of one service: the same facts of each, in the same words, none weighed.

A service's page holds the facts of all its units, so that they can be compared without a script. With one
(theme/assets/compare.js) two or three of them are set side by side, those that differ first; which ones
stands in the address.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.journal import PromiseState
from site_builder.model.profile import Service
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.units import unit_row
from site_builder.pages.views import (
    SITE,
    Anchor,
    FigureView,
    To,
    VerdictView,
    area_name,
    figure_view,
    links_from,
    report_address,
    run_by_said,
    unit_verdict,
)
from site_builder.publication import Publication, PublishedReport, PublishedUnit
from site_builder.summary import open_promise_of
from site_builder.wording.swedish import capital, count_word, listed, long_day

SAID = SITE.compare
SCRIPT = "compare"


@dataclass(frozen=True, slots=True)
class Compared:
    """One unit's facts: each a short text, a verdict or a list, the same ones for every unit."""

    id: str
    unit: Anchor
    provider: str
    verdict: VerdictView
    day: Anchor
    open: str
    late: str
    next: str
    areas: str
    run_by: str
    places: str
    reply: Anchor
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ServicesContext(Context):
    """What `compare.html` is given."""

    template: ClassVar[str] = "compare.html"
    services: tuple[tuple[Anchor, str], ...]


@dataclass(frozen=True, slots=True)
class CompareContext(Context):
    """What `compare_service.html` is given."""

    template: ClassVar[str] = "compare_service.html"
    title: str
    crumbs: tuple[Anchor, ...]
    lead: str
    as_of: str
    rows: tuple[Compared, ...]
    method: str


def compare_pages(publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page that leads to the services, then one for each service with units."""
    found = {
        service_id: units
        for service_id in publication.taxonomy.services
        if (units := [unit for unit in publication.units.values() if unit.unit.service == service_id])
    }
    html = render(ServicesContext(tuple(_services(found, publication))), press)
    yield Page(addresses.COMPARE, "jamfor", SAID.title, SAID.description, html)
    script = press.script(SCRIPT)
    for service_id, units in found.items():
        yield _service_page(service_id, units, publication, press, script)


def _services(
    found: Mapping[str, Sequence[PublishedUnit]], publication: Publication
) -> Iterator[tuple[Anchor, str]]:
    to = links_from(addresses.COMPARE)
    for service_id, units in found.items():
        name = publication.taxonomy.services[service_id].name
        said = SAID.one if len(units) == 1 else SAID.many.format(count=len(units))
        yield Anchor(name, to(addresses.comparison(service_id))), said


def _service_page(
    service_id: str,
    units: Sequence[PublishedUnit],
    publication: Publication,
    press: Press,
    script: Mapping[str, bytes],
) -> Page:
    service = publication.taxonomy.services[service_id]
    address = addresses.comparison(service_id)
    to = links_from(address)
    count, alone = len(units), len(units) == 1
    title = SAID.title_of.format(service=_lower(service))
    context = CompareContext(
        title,
        (
            Anchor(SITE.units.title, to(addresses.UNITS)),
            Anchor(service.name, to(addresses.service(service_id))),
        ),
        SAID.alone if alone else SAID.lead.format(count=capital(count_word(count))),
        SITE.measures.as_of.format(day=long_day(publication.today)),
        tuple(_compared(unit, publication, to) for unit in units),
        to(addresses.METHOD),
    )
    reports = (report for unit in units for report in publication.reports_of(unit))
    return Page(
        address,
        "jamforelse",
        title,
        SAID.description_of.format(service=_lower(service), municipality=publication.municipality.name),
        render(context, press),
        updated=max((report.updated for report in reports), default=None),
        indexed=not alone,
        scripts=tuple(script),
        files=script,
    )


def _compared(unit: PublishedUnit, publication: Publication, to: To) -> Compared:
    report = publication.current_report(unit)
    row = unit_row(unit, publication, to)
    home = to(addresses.unit(unit.id))
    day = long_day(report.day) if report and report.day else SAID.undated if report else SAID.nothing
    replied = max(
        (reply.day for each in publication.reports_of(unit) for reply in each.replies), default=None
    )
    areas = [area_name(review.area, publication) for review in report.focus_areas] if report else []
    places = unit.unit.places
    return Compared(
        unit.id,
        Anchor(unit.unit.name, home),
        unit.provider.name,
        unit_verdict(unit, publication),
        Anchor(day, to(report_address(report.id)) if report else ""),
        SAID.nothing if row.open is None else str(row.open),
        row.late,
        _next_said(open_promise_of(unit, publication)),
        f"{listed(areas)}." if areas else SAID.nothing,
        run_by_said(unit),
        SAID.nothing if places is None else str(places),
        Anchor(SAID.replied.format(day=long_day(replied)), f"{home}#svar")
        if replied
        else Anchor(SAID.no_reply),
        tuple(figure_view(each, publication, to) for each in report.figures) if report else (),
    )


def _next_said(report: PublishedReport | None) -> str:
    """Return the municipality's promised re-follow-up, in words that are the same for every unit."""
    promise = report.promise if report else None
    if promise is None or not promise.is_open:
        return str(SAID.next.none)
    if promise.last_day is None:
        return str(SAID.next.unknown)
    said = SAID.next.late if promise.state is PromiseState.LATE else SAID.next.waiting
    return str(said.format(day=long_day(promise.last_day)))


def _lower(service: Service) -> str:
    """Return a service's name as it stands inside a sentence."""
    return f"{service.name[:1].lower()}{service.name[1:]}"
