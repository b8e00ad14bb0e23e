"""All measures, what each filter leaves of them, and what the municipality itself has promised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from site_builder import addresses
from site_builder.exports.calendar import public_calendar
from site_builder.journal import PromiseState
from site_builder.pages import phrases
from site_builder.pages.lists import Facet, Listing, Row, Value, View, used_values, views
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render, rows_of
from site_builder.pages.views import SITE, Anchor, MeasureView, To, links_from, measure_view
from site_builder.publication import Publication, PublishedMeasure, PublishedReport
from site_builder.summary import closed_since, open_measures, open_promises, year_before
from site_builder.wording.swedish import capital, long_day

SAID = SITE.measures
FAMILY = "atgardsurval"
OPEN, LATE, CLOSED, LATELY = "oppna", "efter-sista-dag", "avslutade", "avslutade-senaste-aret"


@dataclass(frozen=True, slots=True)
class ListedMeasure:
    """A row of the list, with what it can be filtered by."""

    view: MeasureView
    values: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promised re-follow-up without a published result."""

    href: str
    name: str
    day: str
    days: str


@dataclass(frozen=True, slots=True)
class MeasuresContext(Context):
    """What `measures.html` is given."""

    template: ClassVar[str] = "measures.html"
    title: str
    crumbs: tuple[Anchor, ...]
    as_of: str
    counts: tuple[tuple[str, str, str, str], ...]
    heading: str
    note: str
    view: View
    late: tuple[PromiseRow, ...] = ()
    unknown: tuple[PromiseRow, ...] = ()
    waiting: tuple[PromiseRow, ...] = ()
    calendar: str = ""


def measures_pages(publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page of open measures and promises, then a list for each value of each filter."""
    updated = max((report.updated for report in publication.reports.values()), default=None)
    for view in views(_listing(publication, press), press):
        first = view.address == addresses.MEASURES
        title = SAID.title if view.chosen is None else f"{SAID.title}: {view.chosen.label}"
        context = (
            _context(publication, view, title) if first else _context_of_choice(publication, view, title)
        )
        pairs = [("lista", SAID.list), ("lovat", SAID.promised)]
        yield Page(
            view.address,
            "atgarder" if first else FAMILY,
            title,
            SAID.description if first else SAID.description_of.format(title=title, hits=view.hits),
            render(context, press),
            headings(pairs if first else pairs[:1]),
            updated,
            indexed=first,
            scripts=view.scripts,
            files={**view.files, **public_calendar(publication, press.site_url)} if first else view.files,
        )


def _listing(publication: Publication, press: Press) -> Listing:
    """Return the list: open measures, longest overdue first, then closed ones, latest first."""
    measures = [*open_measures(publication), *closed_since(publication, date.min)]
    values = [_values(measure, publication) for measure in measures]
    at_filter = links_from(addresses.chosen(FAMILY, "lage", OPEN))
    own, chosen = (
        rows_of("measure_row", _rows(measures, values, publication, to), press)
        for to in (links_from(addresses.MEASURES), at_filter)
    )
    taxonomy = publication.taxonomy
    kinds = [Value(key, capital(kind.plural)) for key, kind in taxonomy.measure_kinds.items()]
    services = [Value(key, service.name) for key, service in taxonomy.services.items()]
    states = tuple(Value(key, said.label, said.heading, said.note) for key, said in SAID.states.items())
    facets = (
        Facet("lage", SAID.facets.lage, states, usual=OPEN),
        Facet("slag", SAID.facets.slag, used_values(values, "slag", kinds)),
        Facet("tjanst", SAID.facets.tjanst, used_values(values, "tjanst", services)),
    )
    rows = tuple(Row(*each) for each in zip(values, own, chosen, strict=True))
    return Listing("atgarder", addresses.MEASURES, FAMILY, facets, rows, SAID.filtered)


def _values(measure: PublishedMeasure, publication: Publication) -> Mapping[str, tuple[str, ...]]:
    unit = publication.units[publication.reports[measure.report_id].unit_id]
    since = measure.now.since
    if measure.now.is_open:
        states = (OPEN, LATE) if measure.now.is_late else (OPEN,)
    else:
        lately = since is not None and since >= year_before(publication.today)
        states = (CLOSED, LATELY) if lately else (CLOSED,)
    return {"lage": states, "slag": (measure.kind_id,), "tjanst": (unit.unit.service,)}


def _rows(
    measures: list[PublishedMeasure],
    values: list[Mapping[str, tuple[str, ...]]],
    publication: Publication,
    to: To,
) -> Iterator[ListedMeasure]:
    for measure, given in zip(measures, values, strict=True):
        said = " ".join(f"{key}:{value}" for key, each in given.items() for value in each)
        yield ListedMeasure(measure_view(measure, publication, to, with_unit=True), said)


def _context_of_choice(publication: Publication, view: View, title: str) -> MeasuresContext:
    state = view.chosen if view.chosen and view.chosen.heading else None
    return MeasuresContext(
        title,
        (Anchor(SAID.title, view.own),),
        SAID.as_of.format(day=long_day(publication.today)),
        (),
        state.heading if state else SAID.list,
        state.note if state else SAID.list_note,
        view,
    )


def _context(publication: Publication, view: View, title: str) -> MeasuresContext:
    to = links_from(view.address)
    promises = open_promises(publication)
    return MeasuresContext(
        title,
        (),
        SAID.as_of.format(day=long_day(publication.today)),
        tuple(_counts(publication, to)),
        SAID.list,
        SAID.list_note,
        view,
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.LATE),
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.UNKNOWN_DAY),
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.WAITING),
        to(addresses.CALENDAR),
    )


def _counts(publication: Publication, to: To) -> Iterator[tuple[str, str, str, str]]:
    """Yield the three counts, each with the link to the list of what it counts."""
    still_open = open_measures(publication)
    late = sum(measure.now.is_late for measure in still_open)
    start = year_before(publication.today)
    lately = len(closed_since(publication, start))
    kinds = phrases.kinds_counted(still_open).capitalize()
    yield SAID.open, str(len(still_open)), "#lista", kinds
    yield SAID.late, str(late), to(addresses.chosen(FAMILY, "lage", LATE)), SAID.late_note
    said = SAID.closed_note.format(day=long_day(start))
    yield SAID.closed, str(lately), to(addresses.chosen(FAMILY, "lage", LATELY)), said


def _state(report: PublishedReport) -> PromiseState | None:
    return report.promise.state if report.promise else None


def _row(report: PublishedReport, publication: Publication, to: To) -> PromiseRow:
    assert report.promise is not None  # open_promises gives no others
    promise, unit = report.promise, publication.units[report.unit_id]
    if promise.last_day is None:
        months = phrases.months_said(promise.promise.within_months or 0)
        return PromiseRow(
            to(addresses.unit(unit.id)), unit.unit.name, SAID.promise.format(months=months).lower(), ""
        )
    days = promise.late_days or _days_left(promise.last_day, publication.today)
    return PromiseRow(
        to(addresses.unit(unit.id)), unit.unit.name, long_day(promise.last_day), phrases.lateness(days)
    )


def _days_left(last_day: date, today: date) -> int:
    return (last_day - today).days
