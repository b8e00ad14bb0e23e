"""The generated parts of the start page: services, latest follow-ups, the year in three numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages import phrases
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import SITE, Anchor, VerdictView, links_from, verdict_view
from site_builder.publication import Publication, PublishedUnit
from site_builder.summary import late_promises, standing_reports, units_by_service, years
from site_builder.wording.swedish import listed

SAID = SITE.start
MOST_LATEST = 5
TO = links_from(addresses.START)


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service, with its units counted."""

    name: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class ServicesContext(Context):
    """What `services.html` is given."""

    template: ClassVar[str] = "services.html"
    rows: tuple[ServiceRow, ...]
    all_href: str
    search_href: str


@dataclass(frozen=True, slots=True)
class LatestRow:
    """One follow-up: the unit, its verdict, what was required and what happens now."""

    title: Anchor
    verdict: VerdictView
    note: str


@dataclass(frozen=True, slots=True)
class LatestContext(Context):
    """What `latest.html` is given."""

    template: ClassVar[str] = "latest.html"
    rows: tuple[LatestRow, ...]


@dataclass(frozen=True, slots=True)
class YearContext(Context):
    """What `year_counts.html` is given."""

    template: ClassVar[str] = "year_counts.html"
    year: int
    counts: tuple[tuple[str, str, str, str], ...]
    later: str


def services(publication: Publication, press: Press) -> str:
    """Return one large link for each service, with counts."""
    rows = [
        ServiceRow(
            publication.taxonomy.services[service].name, _counted(units), TO(addresses.service(service))
        )
        for service, units in units_by_service(publication).items()
    ]
    return render(ServicesContext(tuple(rows), TO(addresses.UNITS), TO(addresses.SEARCH)), press)


def _counted(units: list[PublishedUnit]) -> str:
    followed = sum(unit.current is not None for unit in units)
    if not followed:
        return str(SAID.none_published)
    said = SAID.one_unit if followed == 1 else SAID.many_units.format(count=followed)
    left = len(units) - followed
    return (
        f"{said}, {(SAID.not_yet.one if left == 1 else SAID.not_yet.many).format(count=left)}"
        if left
        else str(said)
    )


def latest(publication: Publication, press: Press) -> str:
    """Return the latest follow-ups, one a unit."""
    rows: list[LatestRow] = []
    seen: set[str] = set()
    for report in standing_reports(publication):
        if report.unit_id in seen or len(rows) == MOST_LATEST:
            continue
        seen.add(report.unit_id)
        unit = publication.units[report.unit_id]
        verdict = verdict_view(report, publication)
        rows.append(
            LatestRow(
                Anchor(unit.unit.name, TO(addresses.unit(unit.id))),
                VerdictView(verdict.look, verdict.word, verdict.date),
                f"{phrases.result(report.measures)[0]} {phrases.what_happens(report)}",
            )
        )
    return render(LatestContext(tuple(rows)), press)


def year_counts(publication: Publication, press: Press) -> str:
    """Return the latest year with a follow-up in three numbers, each a link to what it counts."""
    found = years(publication)
    if not found:
        return ""
    year = found[0]
    counts = (
        (
            SAID.figures.followed,
            str(len(year.latest)),
            TO(addresses.UNITS),
            SAID.figures.followed_note.format(year=year.year),
        ),
        (
            listed(
                verdict.name
                for verdict in publication.taxonomy.verdicts.values()
                if verdict.level == "godkand"
            ),
            str(year.with_level("godkand")),
            TO(addresses.UNITS),
            phrases.counted(SAID.figures.approved_note, len(year.latest)),
        ),
        (
            SAID.figures.overdue,
            str(len(late_promises(publication))),
            TO(f"{addresses.MEASURES}#lovat"),
            SAID.figures.overdue_note,
        ),
    )
    later = listed(_later_years(publication, year.year))
    return render(YearContext(year.year, counts, SAID.later.format(years=later) if later else ""), press)


def _later_years(publication: Publication, year: int) -> Iterator[str]:
    yield from (str(later) for later in range(year + 1, publication.today.year + 1))
