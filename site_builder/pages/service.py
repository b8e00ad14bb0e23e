"""The page of one service: what it is, who runs it here, how they did, what is checked in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import Service
from site_builder.pages import groups
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.unit import standing_measures
from site_builder.pages.units import UnitRow, unit_row
from site_builder.pages.views import SITE, Anchor, Fact, To, links_from, plain, term_anchor
from site_builder.publication import Publication, PublishedUnit
from site_builder.summary import review_of
from site_builder.wording.swedish import capital, count_word, long_day

SAID = SITE.service


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One focus area: at how many units it was looked at, and the open measures in it."""

    area: Anchor
    units: Anchor
    open: Anchor


@dataclass(frozen=True, slots=True)
class ServiceContext(Context):
    """What `service.html` is given."""

    template: ClassVar[str] = "service.html"
    title: str
    crumbs: tuple[Anchor, ...]
    lead: str
    answer: tuple[tuple[str, str, str, str], ...]
    rows: tuple[UnitRow, ...]
    caption: str
    areas: tuple[AreaRow, ...]
    facts: tuple[Fact, ...]
    all_units: str
    compare: str


def service_page(service_id: str, publication: Publication, press: Press) -> Page:
    """Return the page of a service, with or without units."""
    service = publication.taxonomy.services[service_id]
    units = [unit for unit in publication.units.values() if unit.unit.service == service_id]
    address = addresses.service(service_id)
    to = links_from(address)
    reports = [report for unit in units for report in publication.reports_of(unit)]
    context = ServiceContext(
        title=service.name,
        crumbs=(Anchor(SITE.units.title, to(addresses.UNITS)),),
        lead=service.description or "",
        answer=tuple(_answer(units, publication)),
        rows=tuple(unit_row(unit, publication, to) for unit in units),
        caption=SITE.measures.as_of.format(day=long_day(publication.today)),
        areas=tuple(_areas(service_id, units, publication, to)),
        facts=tuple(_facts(service, units, publication, to)),
        all_units=to(addresses.UNITS),
        compare=to(addresses.comparison(service_id)) if len(units) > 1 else "",
    )
    return Page(
        address,
        "tjanst",
        service.name,
        _description(service, units, publication),
        render(context, press),
        headings([("lista", SAID.units), ("granskas", SAID.checked)] if units else []),
        max((report.updated for report in reports), default=None),
    )


def _answer(units: Sequence[PublishedUnit], publication: Publication) -> Iterator[tuple[str, str, str, str]]:
    if not units:
        yield SAID.run_by, SAID.none, "", ""
        return
    followed, verdicts = groups.followed_up(units, publication)
    yield SAID.run_by, groups.units_counted(units), _run_by(units), "#lista"
    yield SAID.follow_up, followed, verdicts, "#lista"
    if any(unit.current for unit in units):
        required = groups.open_requirements(units, publication)
        yield SAID.requirements, groups.requirements_said(required), "", "#lista" if required else ""


def _run_by(units: Sequence[PublishedUnit]) -> str:
    """Return how many units the municipality runs and how many others run, in words and without weight."""
    own = sum(unit.unit.run_by == "egen" for unit in units)
    other = len(units) - own
    if len(units) == 1:
        return str(SAID.one_own if own else SAID.one_other)
    if not other or not own:
        return str(SAID.all_own if own else SAID.all_other)
    return str(SAID.mixed.format(own=count_word(own), other=count_word(other)))


def _areas(
    service_id: str, units: Sequence[PublishedUnit], publication: Publication, to: To
) -> Iterator[AreaRow]:
    still_open = [
        measure for unit in units for measure in standing_measures(unit, publication) if measure.now.is_open
    ]
    for area_id, area in publication.taxonomy.focus_areas.items():
        seen = sum(
            any(
                review_of(report, area_id, publication)
                for report in publication.reports_of(unit)
                if not report.replaced_by
            )
            for unit in units
        )
        still = sum(measure.area_id == area_id for measure in still_open)
        if seen or still:
            address = addresses.area(area_id)
            yield AreaRow(
                Anchor(area.name, to(address)),
                Anchor(
                    SAID.seen_of.format(count=seen, of=len(units)),
                    to(f"{address}#granskat-{service_id}") if seen else "",
                ),
                Anchor(str(still), to(f"{address}#oppna-{service_id}") if still else ""),
            )


def _facts(
    service: Service, units: Sequence[PublishedUnit], publication: Publication, to: To
) -> Iterator[Fact]:
    if service.law:
        yield Fact(SAID.law, plain((service.law,)))
    forms = dict.fromkeys(
        unit.unit.contract_form for unit in units if unit.unit.contract_form not in (None, "egen")
    )
    if forms:
        names = (capital(SITE.units.forms[form]) for form in forms if form)
        yield Fact(SITE.unit.form, tuple(term_anchor(name, publication, to) for name in names))


def _description(service: Service, units: Sequence[PublishedUnit], publication: Publication) -> str:
    words = {"service": service.name, "municipality": publication.municipality.name}
    if not units:
        return str(SAID.description_none.format(**words))
    counted = f"{groups.units_counted(units)} {groups.followed_up(units, publication)[0]}"
    return str(SAID.description.format(**words, counted=counted))
