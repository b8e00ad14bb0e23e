"""The page of one unit: is it good, has it been mended, what happens next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from site_builder import addresses
from site_builder.exports import places
from site_builder.pages import phrases
from site_builder.pages.case import has_late_evidence, promise_notes, replies
from site_builder.pages.charts import FEWEST, ChartView, Spark
from site_builder.pages.jsonld import unit_data, with_data
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render, safe
from site_builder.pages.timeline import Step, case_steps
from site_builder.pages.trends import Series, Trend, figure_trends, series_of
from site_builder.pages.unit_changes import ChangeView, change_views
from site_builder.pages.unit_facts import unit_facts
from site_builder.pages.views import (
    SITE,
    Anchor,
    Fact,
    FigureView,
    MeasureView,
    To,
    VerdictView,
    ended_on,
    figure_views,
    links_from,
    measure_anchor,
    measure_view,
    report_address,
    service_anchor,
    verdict_view,
)
from site_builder.publication import (
    Publication,
    PublishedFigure,
    PublishedMeasure,
    PublishedReport,
    PublishedUnit,
)
from site_builder.summary import open_promise_of
from site_builder.wording.swedish import capital, count_word, listed, long_day, season

SAID = SITE.unit
MOST_ACROSS = 6
MOST_CHARTS = 3


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One of the unit's reports: its name and link, its verdict, and a note."""

    title: Anchor
    verdict: VerdictView
    note: str


@dataclass(frozen=True, slots=True)
class UnitContext(Context):
    """What `unit.html` is given."""

    template: ClassVar[str] = "unit.html"
    name: str
    crumbs: tuple[Anchor, ...]
    verdict: VerdictView
    answer: tuple[tuple[str, str, str, str], ...]
    complaint: str
    closed: str
    followed_up: bool
    open: tuple[MeasureView, ...]
    closed_measures: tuple[MeasureView, ...]
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    across: bool
    late_evidence: bool
    replies: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, Anchor], ...]
    figures: tuple[FigureView, ...]
    figures_heading: str
    sparks: tuple[Spark | None, ...]
    charts: tuple[ChartView, ...]
    folded: bool
    too_few: str
    changes: tuple[ChangeView, ...]
    reports: tuple[ReportRow, ...]
    facts: tuple[Fact, ...]
    compare: Anchor | None
    new_report: str
    feed: str
    about: Markup


def unit_page(unit: PublishedUnit, publication: Publication, press: Press) -> Page:
    """Return the page of a unit."""
    address = addresses.unit(unit.id)
    report = publication.current_report(unit)
    html = render(_context(unit, report, publication, links_from(address), press), press)
    updated = max((each.updated for each in publication.reports_of(unit)), default=None)
    pairs = [("atgarder", SAID.measures), ("gang", SAID.case), ("fakta", SAID.facts)]
    return Page(
        address,
        "verksamhet",
        unit.unit.name,
        _description(unit, report, publication),
        with_data(html, unit_data(unit, publication, press), press),
        headings(pairs if report else pairs[-1:]),
        updated,
        f"verksamheter/{unit.id}.md",
    )


def _context(
    unit: PublishedUnit, report: PublishedReport | None, publication: Publication, to: To, press: Press
) -> UnitContext:
    measures = standing_measures(unit, publication)
    steps = tuple(case_steps(report, publication)) if report else ()
    row = partial(_measure, unit=unit, publication=publication, to=to)
    ended = ended_on(unit, publication)
    trends = figure_trends(unit, publication)
    return UnitContext(
        name=unit.unit.name,
        crumbs=(Anchor(SITE.units.title, to(addresses.UNITS)), service_anchor(unit, to)),
        verdict=verdict_view(report, publication),
        answer=_answer(report, measures, publication) if report else _no_answer(),
        complaint=to(addresses.COMPLAINTS),
        closed=SAID.closed_notice.format(day=long_day(ended)) if ended else "",
        followed_up=report is not None,
        open=tuple(row(each) for each in measures if each.now.is_open),
        closed_measures=tuple(row(each) for each in measures if not each.now.is_open),
        notes=tuple(promise_notes(report)) if report else (),
        steps=steps,
        across=len(steps) <= MOST_ACROSS,
        late_evidence=report is not None and has_late_evidence(report),
        replies=tuple(said for each in publication.reports_of(unit) for said in replies(each, unit)),
        questions=tuple(_questions(measures, unit, publication)),
        figures=figure_views(report.figures, publication, to) if report else (),
        figures_heading=SAID.figures.format(year=report.year) if report else "",
        sparks=tuple(_spark(each, trends) for each in report.figures) if report else (),
        charts=tuple(trend.chart for trend in trends.values()),
        folded=len(trends) > MOST_CHARTS,
        too_few=_too_few(unit, publication),
        changes=change_views(unit, publication),
        reports=tuple(_report_rows(unit, publication, to)),
        facts=tuple(unit_facts(unit, publication, to)),
        compare=_comparison(unit, publication, to),
        new_report="" if ended else press.to_new_report(unit, publication),
        feed=to(places.feed(addresses.unit(unit.id), "atom")),
        about=safe(unit.prose.below),
    )


def _spark(figure: PublishedFigure, trends: Mapping[Series, Trend]) -> Spark | None:
    """Return the small line beside a value, where there is no room for all the large ones."""
    trend = trends.get(series_of(figure))
    return trend.spark if trend and len(trends) > MOST_CHARTS else None


def _too_few(unit: PublishedUnit, publication: Publication) -> str:
    """Return that the years with key figures are too few to draw, where they are."""
    count = len({each.year for each in publication.reports_of(unit) if each.figures})
    return str(SITE.charts.few.format(count=count_word(count, neuter=True))) if 0 < count < FEWEST else ""


def _measure(measure: PublishedMeasure, unit: PublishedUnit, publication: Publication, to: To) -> MeasureView:
    return measure_view(measure, publication, to)._replace(kind=_kind(measure, unit, publication))


def _kind(measure: PublishedMeasure, unit: PublishedUnit, publication: Publication) -> str:
    """Return what tells a unit's measures apart: `Krav 2`, or `Krav 2, 2024` where it has several reports."""
    several = len(unit.report_ids) > 1
    return f"{measure.name}, {publication.reports[measure.report_id].year}" if several else measure.name


def standing_measures(unit: PublishedUnit, publication: Publication) -> list[PublishedMeasure]:
    """Return the measures of a unit's reports that are not replaced, newest report first."""
    standing = (each for each in publication.reports_of(unit) if not each.replaced_by)
    return [measure for report in standing for measure in report.measures]


def _answer(
    report: PublishedReport, measures: Sequence[PublishedMeasure], publication: Publication
) -> tuple[tuple[str, str, str, str], ...]:
    areas = publication.taxonomy.focus_areas
    names = [areas[review.area].name for review in report.focus_areas]
    examined = phrases.areas_listed(f"{name[:1].lower()}{name[1:]}" for name in names)
    older = [measure for measure in measures if measure.report_id != report.id]
    required, still = phrases.results(report, older)
    unit = publication.units[report.unit_id]
    waiting = report.promise is not None and report.promise.is_open
    ended = ended_on(unit, publication) and not waiting
    happens = SAID.next_ended if ended else phrases.what_happens(report)
    return (
        (SAID.examined, f"{capital(examined)}.", "", ""),
        (SAID.result, required, still, "#atgarder"),
        (SAID.next, f"{happens} {_older_promise(report, publication)}".strip(), "", ""),
    )


def _older_promise(report: PublishedReport, publication: Publication) -> str:
    """Return that a re-follow-up promised before the current report has no published result, if so."""
    waiting = open_promise_of(publication.units[report.unit_id], publication)
    if waiting is None or waiting.id == report.id:
        return ""
    return str(SAID.next_older.format(year=waiting.year))


def _no_answer() -> tuple[tuple[str, str, str, str], ...]:
    return ((SAID.result, SAID.not_yet, "", ""), (SAID.next, SAID.not_yet_next, "", ""))


def _questions(
    measures: Sequence[PublishedMeasure], unit: PublishedUnit, publication: Publication
) -> Iterator[tuple[str, Anchor]]:
    """Yield one question for each focus area with an open requirement, and the link to that requirement."""
    asked: set[str] = set()
    for measure in measures:
        if not (measure.now.is_open and measure.kind.binding):
            continue
        area = publication.taxonomy.focus_areas.get(measure.area_id or "")
        question = area.question if area and area.question else SAID.ask_other.format(text=measure.text)
        if question not in asked:
            asked.add(question)
            yield question, Anchor(_kind(measure, unit, publication), f"#{measure_anchor(measure)}")


def _report_rows(unit: PublishedUnit, publication: Publication, to: To) -> Iterator[ReportRow]:
    for report in publication.reports_of(unit):
        title = (
            SAID.report_from.format(season=season(report.ordering_day))
            if report.day
            else SAID.report_about.format(year=report.year)
        )
        note = f"{SITE.report.case} {listed(report.case_numbers)}" if report.case_numbers else ""
        if report.replaced_by:
            note = f"{SITE.report.replaced_title}. {note}".strip()
        verdict = verdict_view(report, publication)
        day = long_day(report.day) if report.day else SITE.timeline.undated_report
        yield ReportRow(
            Anchor(title, to(report_address(report.id))), VerdictView(verdict.look, verdict.word, day), note
        )
    for notice in publication.withdrawn.values():
        if notice.unit_id == unit.id:
            title = SAID.withdrawn.format(year=notice.year)
            yield ReportRow(
                Anchor(title, to(report_address(notice.id))), VerdictView("none", SITE.verdict.withdrawn), ""
            )


def _comparison(unit: PublishedUnit, publication: Publication, to: To) -> Anchor | None:
    """Return the link to the unit among the others of its service; None where it is the only one."""
    others = (other for other in publication.units.values() if other.id != unit.id)
    if not any(other.unit.service == unit.unit.service for other in others):
        return None
    service = f"{unit.service.name[:1].lower()}{unit.service.name[1:]}"
    address = f"{addresses.comparison(unit.unit.service)}#{unit.id}"
    return Anchor(SITE.compare.others.format(service=service), to(address))


def _description(unit: PublishedUnit, report: PublishedReport | None, publication: Publication) -> str:
    if report is None:
        return str(SAID.description_not_yet.format(name=unit.unit.name))
    counted = " ".join(phrases.result(standing_measures(unit, publication)))
    return str(
        SAID.description.format(
            verdict=report.verdict.name, season=season(report.ordering_day), counted=counted
        )
    )
