"""What each year's follow-ups covered and found: units, verdicts, areas, measures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.rules.memory import remembered
from site_builder.summary.measures import standing_reports

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Year:
    """One year of follow-ups.

    `latest` holds each followed-up unit's latest report of the year by unit id: a unit counts once a year.
    `not_followed_up` are the units that were active in the year and have no report in it, A to Ö.
    """

    year: int
    latest: Mapping[str, PublishedReport]
    not_followed_up: tuple[PublishedUnit, ...]

    @property
    def units(self) -> int:
        """The number of units that were active in the year or followed up in it."""
        return len(self.latest) + len(self.not_followed_up)

    def with_level(self, level: str) -> int:
        """Return how many units have a verdict of a level."""
        return sum(report.verdict.level == level for report in self.latest.values())


@remembered  # each area's page and each year's asks for it
def years(publication: Publication) -> Sequence[Year]:
    """Return the years with a follow-up, latest first."""
    latest: dict[int, dict[str, PublishedReport]] = {}
    for report in standing_reports(publication):
        latest.setdefault(report.year, {}).setdefault(report.unit_id, report)
    return [
        Year(
            year,
            latest[year],
            tuple(
                unit
                for unit in publication.units.values()
                if unit.id not in latest[year] and unit.is_active(date(year, 1, 1), date(year, 12, 31))
            ),
        )
        for year in sorted(latest, reverse=True)
    ]


def grouped(
    reports: Iterable[PublishedReport], key: Callable[[PublishedReport], Key]
) -> dict[Key, dict[str, list[PublishedReport]]]:
    """Return reports by a key of theirs (service, provider, form of contract), then by verdict id."""
    found: dict[Key, dict[str, list[PublishedReport]]] = {}
    for report in reports:
        found.setdefault(key(report), {}).setdefault(report.verdict_id, []).append(report)
    return found


def areas_not_looked_at(report: PublishedReport, publication: Publication) -> list[str]:
    """Return the ids of the focus areas in the year's plan that a report does not cover."""
    seen = {review.area for review in report.focus_areas}
    areas = publication.taxonomy.focus_areas.items()
    return [area_id for area_id, area in areas if report.year in area.years and area_id not in seen]


def measures_by_area(
    reports: Iterable[PublishedReport],
) -> dict[str | None, list[PublishedMeasure]]:
    """Return the measures of some reports by focus area, the area with most of them first."""
    found: dict[str | None, list[PublishedMeasure]] = {}
    for report in reports:
        for measure in report.measures:
            found.setdefault(measure.area_id, []).append(measure)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def units_by_service(publication: Publication) -> dict[str, list[PublishedUnit]]:
    """Return every service of the taxonomy, in its order, with its units A to Ö."""
    found: dict[str, list[PublishedUnit]] = {service: [] for service in publication.taxonomy.services}
    for unit in publication.units.values():
        found[unit.unit.service].append(unit)
    return found
