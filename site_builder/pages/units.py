"""The list of all units, A to Ö, those not followed up yet too, and what each filter leaves of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from site_builder import addresses
from site_builder.journal import PromiseState
from site_builder.pages import phrases
from site_builder.pages.lists import Facet, Listing, Row, Value, View, used_values, views
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render, rows_of
from site_builder.pages.unit import standing_measures
from site_builder.pages.views import (
    SITE,
    Anchor,
    To,
    VerdictView,
    ended_on,
    links_from,
    provider_anchor,
    run_by_said,
    service_anchor,
    unit_verdict,
)
from site_builder.publication import Publication, PublishedUnit
from site_builder.summary import open_promise_of
from site_builder.wording.swedish import capital, count_word, long_day

SAID = SITE.units
NOT_YET = "inte-foljd-upp"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in a list; `open` is None for a unit that is not followed up.

    `values` is what it is filtered by, and `order` its verdict's step, its day and its open requirements, as
    numbers, for sorting; empty where unknown.
    """

    id: str
    href: str
    name: str
    by: Anchor | None
    ended: str
    verdict: VerdictView
    open: int | None
    late: str
    service: Anchor
    run_by: str
    values: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class UnitsContext(Context):
    """What `units.html` is given."""

    template: ClassVar[str] = "units.html"
    title: str
    lead: str
    crumbs: tuple[Anchor, ...]
    view: View
    as_of: str


def units_pages(publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the list of all units, then a list for each value of each filter."""
    updated = max((report.updated for report in publication.reports.values()), default=None)
    lead = _lead(list(publication.units.values()))
    as_of = SITE.measures.as_of.format(day=long_day(publication.today))
    for view in views(_listing(publication, press), press):
        first = view.address == addresses.UNITS
        title = SAID.title if view.chosen is None else f"{SAID.title}: {view.chosen.label}"
        crumbs = () if first else (Anchor(SAID.title, view.own),)
        yield Page(
            view.address,
            "verksamheter" if first else "verksamhetsurval",
            title,
            SAID.description if first else SAID.description_of.format(title=title, hits=view.hits),
            render(UnitsContext(title, lead if first else "", crumbs, view, as_of), press),
            updated=updated,
            indexed=first,
            scripts=view.scripts,
            files=view.files,
        )


def _listing(publication: Publication, press: Press) -> Listing:
    units = list(publication.units.values())
    values = [_values(unit, publication) for unit in units]
    at_filter = links_from(addresses.chosen("verksamhetsurval", "tjanst", "alla"))
    own, chosen = (
        rows_of("unit_row", (_sortable(unit, publication, to) for unit in units), press)
        for to in (links_from(addresses.UNITS), at_filter)
    )
    facets = (
        Facet(key, SAID.facets[key], used_values(values, key, choices))
        for key, choices in _choices(publication).items()
    )
    rows = tuple(Row(*each) for each in zip(values, own, chosen, strict=True))
    return Listing("verksamheter", addresses.UNITS, "verksamhetsurval", tuple(facets), rows, SAID.list)


def _choices(publication: Publication) -> dict[str, list[Value]]:
    """Return what each filter may offer, in order: services and verdicts as the profile has them."""
    taxonomy = publication.taxonomy
    years = sorted({report.ordering_day.year for report in publication.reports.values()}, reverse=True)
    return {
        "tjanst": [Value(key, service.name) for key, service in taxonomy.services.items()],
        "bedomning": [
            *(Value(key, verdict.name) for key, verdict in taxonomy.verdicts.items()),
            Value(NOT_YET, SITE.verdict.not_yet),
        ],
        "drivs-av": [Value(key, said) for key, said in SAID.run_by.items()],
        "ar": [Value(str(year), str(year)) for year in years],
    }


def _values(unit: PublishedUnit, publication: Publication) -> Mapping[str, tuple[str, ...]]:
    report = publication.current_report(unit)
    return {
        "tjanst": (unit.unit.service,),
        "bedomning": (report.verdict_id if report else NOT_YET,),
        "drivs-av": (unit.unit.run_by,),
        "ar": (str(report.ordering_day.year),) if report else (),
    }


def _sortable(unit: PublishedUnit, publication: Publication, to: To) -> UnitRow:
    """Return a row that says what it can be filtered and sorted by."""
    row, report = unit_row(unit, publication, to), publication.current_report(unit)
    values = " ".join(f"{key}:{v}" for key, each in _values(unit, publication).items() for v in each)
    if report is None:
        return replace(row, values=values, order=",,")
    step = list(publication.taxonomy.verdicts).index(report.verdict_id)
    return replace(row, values=values, order=f"{step},{report.ordering_day.toordinal()},{row.open}")


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
    waiting = open_promise_of(unit, publication)
    if not late and waiting and waiting.promise and waiting.promise.state is PromiseState.LATE:
        said_late = SAID.promise_late
    ended = ended_on(unit, publication)
    named = unit.provider.name.casefold() in unit.unit.name.casefold()
    return UnitRow(
        unit.id,
        to(addresses.unit(unit.id)),
        unit.unit.name,
        provider_anchor(unit, to) if unit.unit.run_by == "extern" and not named else None,
        SAID.ended.format(day=long_day(ended)) if ended else "",
        unit_verdict(unit, publication),
        len(open_requirements) if report else None,
        said_late,
        service_anchor(unit, to),
        run_by_said(unit),
    )


def _lead(units: list[PublishedUnit]) -> str:
    count = SAID.one if len(units) == 1 else SAID.many.format(count=count_word(len(units)))
    followed = sum(unit.current is not None for unit in units)
    forms = (
        SAID.all_followed
        if followed == len(units)
        else SAID.some_followed
        if followed
        else SAID.none_followed
    )
    fitting = followed if forms is SAID.some_followed else len(units)
    said = capital(phrases.counted(forms, fitting))
    return str(SAID.lead.format(units=count, followed=said))
