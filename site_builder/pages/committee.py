"""One printable page a year for the committee: coverage, verdicts, what is late, recurring, sanctions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.journal import State
from site_builder.pages import phrases
from site_builder.pages.charts import ChartView
from site_builder.pages.lists import MOST_ROWS
from site_builder.pages.measures import FAMILY, LATE
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.trends import followed_up_chart
from site_builder.pages.views import (
    SITE,
    Anchor,
    To,
    VerdictView,
    area_name,
    links_from,
    measure_anchor,
    report_address,
)
from site_builder.pages.year import as_of, followed_note, verdict_counts, year_lead
from site_builder.publication import Publication, PublishedMeasure, PublishedReport
from site_builder.summary import Year, days_to_close, late_promises, open_measures, recurring
from site_builder.wording.swedish import capital, count_word, listed, long_day, number, plural

SAID = SITE.committee


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One step of the scale with its units."""

    verdict: VerdictView
    count: int
    units: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LateRow:
    """A late requirement, or a promised re-follow-up without a published result."""

    what: Anchor
    unit: Anchor
    day: str
    days: str


@dataclass(frozen=True, slots=True)
class CommitteeContext(Context):
    """What `committee.html` is given."""

    template: ClassVar[str] = "committee.html"
    title: str
    lead: str
    meta: str
    crumbs: tuple[Anchor, ...]
    counts: tuple[tuple[str, str, str, str], ...]
    missing: tuple[Anchor, ...]
    chart: ChartView | None
    verdicts: tuple[VerdictRow, ...]
    late: tuple[LateRow, ...]
    late_more: Anchor | None
    late_note: str
    promises: tuple[LateRow, ...]
    promises_more: Anchor | None
    recurring: tuple[str, ...]
    sanctions: tuple[str, ...]
    closing: str


def committee_page(year: Year, publication: Publication, press: Press) -> Page:
    """Return the committee's page for a year."""
    address = addresses.committee(year.year)
    context = _context(year, publication, links_from(address))
    pairs = [("uppfoljda", SAID.followed), ("bedomningar", SAID.verdicts), ("forsenat", SAID.late)]
    html = render(context, press)
    description = SAID.description.format(year=year.year)
    return Page(address, "namnd", context.title, description, html, headings(pairs), publication.today)


def _context(year: Year, publication: Publication, to: To) -> CommitteeContext:
    own = set(year.latest)
    measures = [m for m in open_measures(publication) if m.kind.binding and _unit_of(m, publication) in own]
    late = [measure for measure in measures if measure.now.is_late]
    promised = [report for report in late_promises(publication) if report.unit_id in own]
    return CommitteeContext(
        title=SAID.title.format(year=year.year),
        lead=year_lead(year, publication),
        meta=as_of(publication),
        crumbs=(
            Anchor(SITE.year.list_title, to(addresses.YEARS)),
            Anchor(str(year.year), to(addresses.year(year.year))),
        ),
        counts=tuple(_counts(year, len(measures), len(promised), to)),
        missing=tuple(Anchor(unit.unit.name, to(addresses.unit(unit.id))) for unit in year.not_followed_up),
        chart=followed_up_chart(year, publication),
        verdicts=tuple(_verdicts(year, publication, to)),
        late=tuple(_late_measure(measure, publication, to) for measure in late[:MOST_ROWS]),
        late_more=_more(late, Anchor(SAID.late_all, to(addresses.chosen(FAMILY, "lage", LATE)))),
        late_note=SAID.late_note.format(late=len(late), open=len(measures)) if measures else "",
        promises=tuple(_late_promise(report, publication, to) for report in promised[:MOST_ROWS]),
        promises_more=_more(promised, Anchor(SAID.promises_all, to(f"{addresses.MEASURES}#lovat"))),
        recurring=tuple(_recurring(year, publication)),
        sanctions=tuple(_sanctions(year, publication)),
        closing=_closing(year, publication),
    )


def _more(rows: Sequence[object], everything: Anchor) -> Anchor | None:
    """Return the link to a whole list, where it is longer than a page may show."""
    return everything if len(rows) > MOST_ROWS else None


def _unit_of(measure: PublishedMeasure, publication: Publication) -> str:
    return publication.reports[measure.report_id].unit_id


def _counts(year: Year, still_open: int, promised: int, to: To) -> Iterator[tuple[str, str, str, str]]:
    note = followed_note(year)
    yield SAID.followed, str(len(year.latest)), to(f"{addresses.year(year.year)}#bedomningar"), note
    yield SAID.open, str(still_open), to(f"{addresses.year(year.year)}#atgarder"), SAID.open_note
    yield SAID.promised, str(promised), "#utlovat" if promised else "", SAID.promised_note


def _verdicts(year: Year, publication: Publication, to: To) -> Iterator[VerdictRow]:
    for view, count in verdict_counts(year, publication):
        if count:
            units = (
                Anchor(publication.units[unit_id].unit.name, to(report_address(year.latest[unit_id].id)))
                for unit_id in publication.units
                if unit_id in year.latest and year.latest[unit_id].verdict.name == view.word
            )
            yield VerdictRow(view, count, tuple(units))


def _late_measure(measure: PublishedMeasure, publication: Publication, to: To) -> LateRow:
    unit = publication.units[_unit_of(measure, publication)]
    where = to(f"{addresses.unit(unit.id)}#{measure_anchor(measure)}")
    day = long_day(measure.now.due) if measure.now.due else ""
    return LateRow(Anchor(measure.text, where), Anchor(unit.unit.name), day, number(measure.now.late_days))


def _late_promise(report: PublishedReport, publication: Publication, to: To) -> LateRow:
    assert report.promise is not None  # late_promises gives no others
    unit = publication.units[report.unit_id]
    day = long_day(report.promise.last_day) if report.promise.last_day else ""
    what = Anchor(phrases.report_name(report), to(report_address(report.id)))
    return LateRow(what, Anchor(unit.unit.name), day, number(report.promise.late_days))


def _recurring(year: Year, publication: Publication) -> Iterator[str]:
    """Yield one sentence for each focus area whose requirements came back this year, with its units."""
    units: dict[str, dict[str, None]] = defaultdict(dict)
    for found in recurring(publication):
        report = publication.reports[found.later.report_id]
        if report.year == year.year and found.later.area_id:
            units[found.later.area_id][publication.units[found.unit_id].unit.name] = None
    for area_id, names in sorted(units.items(), key=lambda item: -len(item[1])):
        counted = f"{count_word(len(names))} {plural(len(names), SAID.one_unit, SAID.many_units)}"
        yield SAID.recurring_row.format(
            area=area_name(area_id, publication), count=counted, units=listed(names)
        )


def _sanctions(year: Year, publication: Publication) -> Iterator[str]:
    for report in year.latest.values():
        for event in report.sanctions:
            yield SAID.sanction_row.format(
                unit=publication.units[report.unit_id].unit.name,
                sanction=event.sanction,
                stage=SITE.timeline.sanction_stages[event.stage],
                day=long_day(event.day),
                amount=SAID.amount.format(amount=number(event.amount)) if event.amount is not None else "",
            )


def _closing(year: Year, publication: Publication) -> str:
    measures = [measure for report in year.latest.values() for measure in report.measures]
    days = days_to_close(publication, measures)
    done = sum(measure.now.state is State.DONE for measure in measures)
    if days is None:
        return str(SAID.closing_none)
    form = (
        SAID.closing.only if done == len(measures) == 1 else plural(done, SAID.closing.one, SAID.closing.many)
    )
    return str(
        form.format(
            count=capital(count_word(done)), of=count_word(len(measures)), days=phrases.lateness(round(days))
        )
    )
