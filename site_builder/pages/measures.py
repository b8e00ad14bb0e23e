"""All measures: what is open and late, what was closed, and what the municipality itself has promised."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from site_builder import addresses
from site_builder.journal import PromiseState
from site_builder.pages import phrases
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import SITE, MeasureView, To, links_from, measure_view
from site_builder.publication import Publication, PublishedReport
from site_builder.summary import closed_since, open_measures, open_promises, year_before
from site_builder.wording.swedish import long_day

SAID = SITE.measures


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
    as_of: str
    counts: tuple[tuple[str, str, str, str], ...]
    open: tuple[MeasureView, ...]
    closed: tuple[MeasureView, ...]
    late: tuple[PromiseRow, ...]
    unknown: tuple[PromiseRow, ...]
    waiting: tuple[PromiseRow, ...]


def measures_page(publication: Publication, press: Press) -> Page:
    """Return the page of all measures and promises."""
    address = addresses.MEASURES
    context = _context(publication, links_from(address))
    updated = max((report.updated for report in publication.reports.values()), default=None)
    html = render(context, press)
    pairs = [("lista", SAID.list), ("lovat", SAID.promised)]
    return Page(address, "atgarder", SAID.title, SAID.description, html, headings(pairs), updated)


def _context(publication: Publication, to: To) -> MeasuresContext:
    still_open = open_measures(publication)
    closed = closed_since(publication, year_before(publication.today))
    late = sum(measure.now.is_late for measure in still_open)
    promises = open_promises(publication)
    counts = (
        (
            SAID.open,
            str(len(still_open)),
            "#lista",
            f"{phrases.kinds_counted(still_open).capitalize()}" if still_open else "",
        ),
        (SAID.late, str(late), "#lista", SAID.late_note),
        (
            SAID.closed,
            str(len(closed)),
            "#avslutade" if closed else "",
            SAID.closed_note.format(day=long_day(year_before(publication.today))),
        ),
    )
    return MeasuresContext(
        SAID.as_of.format(day=long_day(publication.today)),
        counts,
        tuple(measure_view(measure, publication, to, with_unit=True) for measure in still_open),
        tuple(measure_view(measure, publication, to, with_unit=True) for measure in closed),
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.LATE),
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.UNKNOWN_DAY),
        tuple(_row(each, publication, to) for each in promises if _state(each) is PromiseState.WAITING),
    )


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
