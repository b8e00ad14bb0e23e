"""The list of years: coverage, verdicts and what is open today, and how they have changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.charts import FEWEST, ChartView
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.trends import all_years_charts
from site_builder.pages.views import SITE, Anchor, To, VerdictView, links_from
from site_builder.pages.year import verdict_counts
from site_builder.publication import Publication
from site_builder.summary import Year, years
from site_builder.wording.swedish import count_word

SAID = SITE.year


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year in the list of years; each count is a link to what it counts, None where there is none."""

    year: Anchor
    followed_up: Anchor
    of: int
    verdicts: tuple[tuple[str, Anchor | None], ...]
    open: Anchor
    committee: Anchor


@dataclass(frozen=True, slots=True)
class YearsContext(Context):
    """What `years.html` is given."""

    template: ClassVar[str] = "years.html"
    lead: str
    verdicts: tuple[VerdictView, ...]
    rows: tuple[YearRow, ...]
    charts: tuple[ChartView, ...]
    too_few: str


def years_page(publication: Publication, press: Press) -> Page:
    """Return the list of years with coverage and verdicts."""
    to = links_from(addresses.YEARS)
    found = years(publication)
    charts = all_years_charts(publication)
    few = SITE.charts.few.format(count=count_word(len(found), neuter=True)) if 1 < len(found) < FEWEST else ""
    used = [view for view, count in _added_up(found, publication) if count]
    context = YearsContext(
        lead=SAID.list_lead if len(found) > 1 else SAID.list_lead_one,
        verdicts=tuple(used),
        rows=tuple(_year_row(year, publication, used, to) for year in found),
        charts=charts,
        too_few=few,
    )
    updated = max((report.updated for report in publication.reports.values()), default=None)
    return Page(
        addresses.YEARS,
        "ar",
        SAID.list_title,
        SAID.list_description,
        render(context, press),
        headings([("lista", SAID.list_title), *([("utveckling", SITE.charts.over_years)] if charts else [])]),
        updated,
    )


def _added_up(found: Sequence[Year], publication: Publication) -> list[tuple[VerdictView, int]]:
    counts: dict[VerdictView, int] = {}
    for year in found:
        for view, count in verdict_counts(year, publication):
            counts[view] = counts.get(view, 0) + count
    return list(counts.items())


def _year_row(year: Year, publication: Publication, used: list[VerdictView], to: To) -> YearRow:
    address = addresses.year(year.year)
    measures = [measure for report in year.latest.values() for measure in report.measures]
    still_open = sum(measure.now.is_open and measure.kind.binding for measure in measures)
    counts = dict(verdict_counts(year, publication))
    verdicts = (
        (view.word, Anchor(str(counts[view]), to(f"{address}#bedomningar")) if counts[view] else None)
        for view in used
    )
    return YearRow(
        Anchor(str(year.year), to(address)),
        Anchor(str(len(year.latest)), to(f"{address}#foljdes-upp")),
        year.units,
        tuple(verdicts),
        Anchor(str(still_open), to(f"{address}#atgarder")),
        Anchor(SAID.committee_short, to(addresses.committee(year.year))),
    )
