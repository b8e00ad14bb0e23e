"""Series over years from a publication, as charts: key figures of a unit, and what all follow-ups found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mode

from site_builder.model.values import period_days
from site_builder.pages.charts import Bars, ChartView, Point, Said, Spark, bar_chart, line_chart, spark
from site_builder.pages.views import LOOKS, SITE, figure_label
from site_builder.publication import Publication, PublishedFigure, PublishedMeasure, PublishedUnit
from site_builder.secrecy.numbers import Shown
from site_builder.summary import Year, days_to_close, standing_reports, years
from site_builder.wording.swedish import capital, long_day, number, period_text

SAID = SITE.charts

Series = tuple[str, str]
"""A key figure's id and scope: what must be the same for its years to be compared."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A key figure over years, large and small."""

    chart: ChartView
    spark: Spark


def series_of(figure: PublishedFigure) -> Series:
    """Return the series that a key figure is a year of."""
    return figure.id, figure.scope


def figure_trends(unit: PublishedUnit, publication: Publication) -> dict[Series, Trend]:
    """Return a unit's key figures that are shown for three years or more, as in its latest reports.

    Of several reports in a year the latest one counts. A figure that is hidden is a year without a value.
    """
    by_series: dict[Series, dict[int, PublishedFigure]] = defaultdict(dict)
    for report in publication.reports_of(unit):
        if not report.replaced_by:
            for figure in report.figures:
                by_series[series_of(figure)].setdefault(report.year, figure)
    found: dict[Series, Trend] = {}
    for key, by_year in by_series.items():
        points = _figure_points(by_year, publication)
        chart, small = line_chart(_said_of(by_year, points), SAID.value, points), spark(points)
        if chart and small:
            found[key] = Trend(chart, small)
    return found


def _figure_points(by_year: Mapping[int, PublishedFigure], publication: Publication) -> list[Point]:
    usual = mode(_length(figure) for figure in by_year.values())
    points = []
    for year, figure in sorted(by_year.items()):
        first, last = period_days(figure.period)
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        period = "" if whole else capital(period_text(first, last))
        if not isinstance(figure.value, Shown):
            points.append(Point(year, None, SAID.hidden, period=period))
            continue
        word = SAID.so_far if last > publication.today else SAID.part if _length(figure) < usual else ""
        points.append(Point(year, figure.value.value, number(figure.value.value), word, period))
    return points


def _length(figure: PublishedFigure) -> int:
    """Return about how many months a key figure is for: 0 for a day."""
    first, last = period_days(figure.period)
    return round((last - first).days / 30.4)


def _said_of(by_year: Mapping[int, PublishedFigure], points: Sequence[Point]) -> Said:
    figure = by_year[max(by_year)]
    unit, direction = SAID.units[figure.kind.unit], figure.kind.direction
    notes = [unit, *([SAID.directions[direction]] if direction != "ingen" else [])]
    gap = any(point.value is None for point in points)
    note = " ".join([*(f"{each}." for each in notes), *([SAID.hidden_note] if gap else [])])
    return Said(f"utveckling-{figure.id}-{figure.scope}", figure_label(figure), note, SAID.year)


def followed_up_chart(year: Year, publication: Publication) -> ChartView | None:
    """Return how many units were followed up in each year up to one; None for fewer than three years."""
    found = {each.year: each for each in years(publication) if each.year <= year.year}
    points = [
        _count(each, len(found[each].latest) if each in found else 0, publication) for each in _span(found)
    ]
    note = SAID.followed_note.format(of=year.units, year=year.year)
    if year.year == publication.today.year:
        note = f"{note} {SAID.until.format(day=long_day(publication.today))}"
    return line_chart(Said("uppfoljda-per-ar", SAID.followed, note, SAID.year), SAID.followed_column, points)


def all_years_charts(publication: Publication) -> tuple[ChartView, ...]:
    """Return what the years' follow-ups found: verdicts, measures given and closed, days until done."""
    found = {year.year: year for year in years(publication)}
    charts = (_verdicts(found, publication), _measures(publication), _days(publication)) if found else ()
    return tuple(chart for chart in charts if chart)


def _verdicts(found: Mapping[int, Year], publication: Publication) -> ChartView | None:
    columns = []
    for verdict_id, verdict in publication.taxonomy.verdicts.items():
        counts = {
            year: sum(report.verdict_id == verdict_id for report in each.latest.values())
            for year, each in found.items()
        }
        if any(counts.values()):
            points = (_count(year, counts.get(year, 0), publication) for year in _span(found))
            columns.append(Bars(verdict.name, LOOKS[verdict.level], tuple(points)))
    return bar_chart(Said("bedomningar-per-ar", SAID.verdicts, SAID.verdicts_note, SAID.year), columns)


def _measures(publication: Publication) -> ChartView | None:
    given: dict[int, int] = defaultdict(int)
    for report in standing_reports(publication):
        given[report.year] += len(report.measures)
    closed = {year: len(measures) for year, measures in _closed_by_year(publication).items()}
    span = _span([*given, *closed])
    columns = [
        Bars(name, look, tuple(_count(year, counts.get(year, 0), publication) for year in span))
        for name, look, counts in ((SAID.given, "first", given), (SAID.closed, "second", closed))
    ]
    return bar_chart(Said("atgarder-per-ar", SAID.measures, SAID.measures_note, SAID.year), columns)


def _days(publication: Publication) -> ChartView | None:
    closed = _closed_by_year(publication)
    medians = {year: days_to_close(publication, measures) for year, measures in closed.items()}
    known = {year: round(days) for year, days in medians.items() if days is not None}
    if not known:
        return None
    points = tuple(
        _count(year, known[year], publication) if year in known else Point(year, None, "–")
        for year in _span(known)
    )
    said = Said("dagar-per-ar", SAID.days, SAID.days_note, SAID.year)
    return bar_chart(said, [Bars(SAID.days_column, "first", points)])


def _closed_by_year(publication: Publication) -> dict[int, list[PublishedMeasure]]:
    closed: dict[int, list[PublishedMeasure]] = defaultdict(list)
    for report in standing_reports(publication):
        for measure in report.measures:
            if not measure.now.is_open and measure.now.since is not None:
                closed[measure.now.since.year].append(measure)
    return closed


def _span(found: Iterable[int]) -> range:
    """Return every year from the first to the last, so that a year without any is seen."""
    known = list(found)
    return range(min(known), max(known) + 1) if known else range(0)


def _count(year: int, count: int, publication: Publication) -> Point:
    return Point(year, count, number(count), SAID.so_far if year == publication.today.year else "")
