"""A report as the corpus tells it, before it is written: what was found, demanded and done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.bench.corpus.settings import Settings
from tests.bench.corpus.units import Unit
from tests.bench.corpus.words import load

VERDICTS = {
    "godkand": "godkand",
    "anmarkning": "godkand-med-anmarkning",
    "underkand": "inte-godkand",
    "saknas": "ingen-samlad-bedomning",
}
"""The verdict's id in the taxonomy for each level."""
MET, PARTLY, NOT_MET = "uppfyller", "uppfyller-delvis", "uppfyller-inte"
NOT_SEEN, NOT_MEANT = "ej-granskat", "ej-aktuellt"
PLANNED = 5
"""So many focus areas has a year's plan; from year to year two of them change."""

Event = dict[str, Any]


@dataclass(slots=True)
class Review:
    """One focus area as it was found, with the defects by their place in areas.yml."""

    area: str
    verdict: str | None
    text: str
    defects: list[int]


@dataclass(slots=True)
class Measure:
    """One measure; `open` is how things stand at the end of the story."""

    id: int
    binding: bool
    text: str
    area: str
    defect: int
    contract: str | None = None
    due: date | None = None
    open: bool = True


@dataclass(slots=True)
class Report:
    """One report. `marks` are what stories do to it: `utkast`, `datum-saknas` and the like."""

    unit: Unit
    day: date
    kind: str
    level: str
    reviews: list[Review]
    measures: list[Measure]
    strengths: list[str]
    suffix: str = ""
    serious: bool = False
    follows: "Report | None" = None
    replaces: str | None = None
    plan: Mapping[str, Any] | None = None
    promise: Mapping[str, Any] | None = None
    feedback: list[Mapping[str, Any]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    publish: date | None = None
    marks: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The report's id: year and file name."""
        return f"{self.day.year}/{self.unit.id}{self.suffix}"

    @property
    def binding(self) -> list[Measure]:
        """The requirements."""
        return [each for each in self.measures if each.binding]

    def happened(self, day: date, kind: str, today: date, **more: Any) -> None:
        """Add an event to the journal, unless its day has not come."""
        if day <= today:
            self.events.append({"datum": day, "typ": kind, **more})


def plan_of(year: int) -> list[str]:
    """Return the focus areas of a year's plan, in the taxonomy's order."""
    areas = list(load("areas"))
    return [areas[place] for place in sorted((year * 2 + step) % len(areas) for step in range(PLANNED))]


def plan_years(settings: Settings) -> Mapping[str, list[int]]:
    """Return for each focus area the years in whose plan it stands."""
    years = range(settings.first_year, settings.today.year + 1)
    return {area: [year for year in years if area in plan_of(year)] for area in load("areas")}


def name_apart(reports: Iterable[Report]) -> None:
    """Give reports of the same unit, year and name a number each."""
    used: set[str] = set()
    for report in reports:
        plain, number = report.suffix, 2
        while report.id in used:
            report.suffix, number = f"{plain}-{number}", number + 1
        used.add(report.id)
