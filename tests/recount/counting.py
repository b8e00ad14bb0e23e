"""The content files, read as plain text values, and the state of everything on a day.

The words of the rules are those of the description of the model: a draft and what is not yet public are never
seen; a withdrawn report's content is gone; a replaced report counts no more; the state of a measure on a day
is what all events up to that day have made of it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Fields = dict[str, Any]


class Measure:
    """A measure of a report, as it stands on the day."""

    def __init__(self, report: "Report", fields: Fields, binding: bool) -> None:
        self.report, self.binding = report, binding
        self.number = fields["id"]
        self.text = " ".join(fields["text"].split())
        self.area = fields.get("omrade", "")
        self.due = date.fromisoformat(fields["senast"]) if fields.get("senast") else None
        self.status, self.since = "", date.min

    @property
    def anchor(self) -> str:
        return f"atgard-{self.report.year}-{self.report.name}-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.status in ("", "kvarstar", "delvis_atgardad")

    def days_late(self, today: date) -> int:
        if not self.is_open or self.due is None or self.due >= today:
            return 0
        return (today - self.due).days


class Report:
    """A report that may be seen, with its measures."""

    def __init__(self, path: Path, fields: Fields, binding_kinds: set[str]) -> None:
        self.fields, self.name, self.year = fields, path.stem, fields["ar"]
        self.unit = fields["verksamhet"]
        basis = [each.get("till") or each["datum"] for each in fields["underlag"]]
        self.day = date.fromisoformat(fields.get("datum") or max(basis))
        self.verdict = fields["samlad_bedomning"]
        self.areas = [each["omrade"] for each in fields["fokusomraden"]]
        self.measures = [
            Measure(self, each, each["typ"] in binding_kinds) for each in fields.get("atgarder") or []
        ]
        self.kept = False

    @property
    def id(self) -> str:
        return f"{self.year}/{self.name}"

    @property
    def order(self) -> tuple[int, str]:
        """What sorts reports, the newest first."""
        return (-self.day.toordinal(), self.id)

    def events(self, today: date) -> list[Fields]:
        own = [each for each in self.fields.get("handelser") or [] if each["datum"] <= today.isoformat()]
        return sorted(own, key=lambda event: str(event["datum"]))

    @property
    def promise(self) -> Fields | None:
        promise: Fields | None = self.fields.get("uppfoljning")
        return promise

    @property
    def last_day(self) -> date | None:
        """The last day of the promise; None when it cannot be known."""
        promise = self.promise or {}
        if promise.get("senast"):
            return date.fromisoformat(promise["senast"])
        if not promise.get("raknat_fran"):
            return None
        start = date.fromisoformat(promise["raknat_fran"])
        months = start.month - 1 + int(promise["inom_manader"])
        day = start.day
        while True:
            try:
                return date(start.year + months // 12, months % 12 + 1, day)
            except ValueError:
                day -= 1


class Municipality:
    """All that is counted: what `content` says on a day."""

    def __init__(self, content: Path, today: date) -> None:
        self.today = today
        profile = read_yaml((content / "_profil/taxonomi.yml").read_text("utf-8"))
        self.services: dict[str, str] = {key: each["namn"] for key, each in profile["tjanster"].items()}
        self.scale: dict[str, Fields] = profile["bedomningar"]
        self.areas: dict[str, Fields] = profile["fokusomraden"]
        self.item_scale: dict[str, Fields] = profile["delbedomningar"]
        self.units: dict[str, Fields] = {
            path.stem: front(path) for path in sorted((content / "verksamheter").glob("*.md"))
        }
        binding = {key for key, each in profile["atgardstyper"].items() if is_true(each.get("bindande"))}
        paths = sorted((content / "rapporter").glob("*/*.md"))
        self.reports = self._standing(Report(path, front(path), binding) for path in paths)

    def _standing(self, written: Iterator[Report]) -> list[Report]:
        """Return the reports that count, newest first, with what has happened to them."""
        seen = []
        for report in written:
            hidden = is_true(report.fields.get("utkast")) or (
                report.fields.get("publiceras", "") > self.today.isoformat()
            )
            withdrawn = any(event["typ"] == "tillbakadragen" for event in report.events(self.today))
            if not hidden and not withdrawn:
                seen.append(report)
        for report in seen:
            self._fold(report, [each for each in seen if each.fields.get("foljer_upp") == report.id])
        replaced = {report.fields.get("ersatter") for report in seen}
        return sorted((each for each in seen if each.id not in replaced), key=lambda report: report.order)

    def _fold(self, report: Report, later: list[Report]) -> None:
        """Let all that has happened up to the day change a report."""
        happened = []
        for event in report.events(self.today):
            if event["typ"] == "bedomning_andrad":
                report.verdict = event["till"]
            if event["typ"] == "uppfoljande_mote":
                report.kept = True
            if event["typ"] == "atgard":
                happened.append((event["datum"], event["atgard"], event["status"]))
        for other in later:
            report.kept = True
            for answer in other.fields.get("aterkoppling") or []:
                happened.append((other.day.isoformat(), answer["atgard"], answer["status"]))
        for day, number, status in sorted(happened, key=lambda each: each[0]):
            for measure in report.measures:
                if measure.number == number and day <= self.today.isoformat():
                    measure.status, measure.since = status, date.fromisoformat(day)

    def of_unit(self, unit: str) -> list[Report]:
        """Return a unit's reports, newest first."""
        return [report for report in self.reports if report.unit == unit]

    def current(self, unit: str) -> Report | None:
        return next(iter(self.of_unit(unit)), None)

    def measures_of(self, unit: str) -> list[Measure]:
        return [measure for report in self.of_unit(unit) for measure in report.measures]

    def open_requirements(self, unit: str) -> list[Measure]:
        return [each for each in self.measures_of(unit) if each.is_open and each.binding]

    def in_service(self, service: str) -> list[str]:
        return [unit for unit, fields in self.units.items() if fields["tjanst"] == service]

    def years(self) -> list[str]:
        return sorted({report.year for report in self.reports}, reverse=True)

    def latest_of_year(self, year: str) -> dict[str, Report]:
        """Return each unit's newest report of a year: a unit counts once a year."""
        found: dict[str, Report] = {}
        for report in self.reports:
            if report.year == year and report.unit not in found:
                found[report.unit] = report
        return found

    def not_followed_up(self, year: str) -> list[str]:
        """Return the units that were active on some day of the year and have no report of it."""
        found = []
        for unit, fields in self.units.items():
            first, last = fields.get("aktiv_fran") or "0001", fields.get("aktiv_till") or "9999"
            if first <= f"{year}-12-31" and last >= f"{year}-01-01" and unit not in self.latest_of_year(year):
                found.append(unit)
        return found

    def late_promises(self) -> list[tuple[Report, int]]:
        """Return the promises whose day has passed without a result, longest first, with the days."""
        found = []
        for report in self.reports:
            if report.promise and not report.kept and report.last_day and report.last_day < self.today:
                found.append((report, (self.today - report.last_day).days))
        return sorted(found, key=lambda each: -each[1])


def read_yaml(text: str) -> Fields:
    """Return what a YAML text holds, every value as it is written."""
    loaded: Fields = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def front(path: Path) -> Fields:
    """Return the fields between the two lines of dashes."""
    return read_yaml(path.read_text("utf-8").split("\n---", 1)[0].removeprefix("---"))


def is_true(value: str | None) -> bool:
    return value in ("true", "ja")
