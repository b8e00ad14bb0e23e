"""The list of all units, A to Ö: also those that are not followed up yet."""

from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.journal import PromiseState
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.unit import standing_measures
from site_builder.pages.views import (
    SITE,
    Anchor,
    To,
    VerdictView,
    links_from,
    provider_anchor,
    run_by_said,
    service_anchor,
    unit_verdict,
)
from site_builder.publication import Publication, PublishedUnit
from site_builder.wording.swedish import capital, count_word, long_day

SAID = SITE.units


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in a list; `open` is None for a unit that is not followed up."""

    id: str
    href: str
    name: str
    by: Anchor | None
    verdict: VerdictView
    open: int | None
    late: str
    service: Anchor
    run_by: str


@dataclass(frozen=True, slots=True)
class UnitsContext(Context):
    """What `units.html` is given."""

    template: ClassVar[str] = "units.html"
    title: str
    lead: str
    caption: str
    rows: tuple[UnitRow, ...]


def units_page(publication: Publication, press: Press) -> Page:
    """Return the list of all units."""
    to = links_from(addresses.UNITS)
    units = list(publication.units.values())
    context = UnitsContext(
        SAID.title,
        _lead(units),
        SAID.caption.format(count=len(units), day=long_day(publication.today)),
        tuple(unit_row(unit, publication, to) for unit in units),
    )
    updated = max((report.updated for report in publication.reports.values()), default=None)
    html = render(context, press)
    return Page(addresses.UNITS, "verksamheter", SAID.title, SAID.description, html, updated=updated)


def unit_row(unit: PublishedUnit, publication: Publication, to: To) -> UnitRow:
    """Return a unit as a row of a list."""
    report = publication.current_report(unit)
    open_requirements = [
        measure
        for measure in standing_measures(unit, publication)
        if measure.now.is_open and measure.kind.binding
    ]
    late = sum(measure.now.is_late for measure in open_requirements)
    said_late = SAID.late.format(count=late) if late else ""
    if not late and report and report.promise and report.promise.state is PromiseState.LATE:
        said_late = SAID.promise_late
    named = unit.provider.name.casefold() in unit.unit.name.casefold()
    return UnitRow(
        unit.id,
        to(addresses.unit(unit.id)),
        unit.unit.name,
        provider_anchor(unit, to) if unit.unit.run_by == "extern" and not named else None,
        unit_verdict(unit, publication),
        len(open_requirements) if report else None,
        said_late,
        service_anchor(unit, to),
        run_by_said(unit),
    )


def _lead(units: list[PublishedUnit]) -> str:
    count = SAID.one if len(units) == 1 else SAID.many.format(count=capital(count_word(len(units))))
    followed = sum(unit.current is not None for unit in units)
    if followed == len(units):
        said = SAID.all_followed
    else:
        said = (
            SAID.some_followed.format(count=capital(count_word(followed))) if followed else SAID.none_followed
        )
    return str(SAID.lead.format(units=count, followed=said))
