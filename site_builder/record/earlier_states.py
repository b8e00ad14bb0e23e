"""The content as it was, revision by revision: what could be read and passed the gate.

A file that could not have been published then, or may not be now, leaves its report as it was before: the
site stood still until it was mended. Only rules on one report are asked; what spans several, such as a case
number that two of them use, is not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.findings import has_errors
from site_builder.history import Revision
from site_builder.model import Municipality, Profile, Providers, Report, Taxonomy, Unit
from site_builder.model.values import Thing
from site_builder.publication import Publication, is_visible, publish
from site_builder.reading import read_model
from site_builder.register import PROFILE, REPORTS, UNITS, Register, report_path
from site_builder.rules import Subject, judge, on_prose, on_report, on_text
from site_builder.source import read_source

_PROFILE_FILES: dict[str, type[Thing]] = {
    f"{PROFILE}/kommun.yml": Municipality,
    f"{PROFILE}/taxonomi.yml": Taxonomy,
    f"{PROFILE}/utforare.yml": Providers,
}


@dataclass(frozen=True, slots=True)
class Visible:
    """The ids of the reports that could be seen on a day."""

    reports: dict[str, Report]
    day: date

    def __contains__(self, report_id: object) -> bool:
        report = self.reports.get(str(report_id))
        return report is not None and is_visible(report, self.day)


class EarlierStates:
    """The content as of the revisions that have been taken so far."""

    def __init__(self, present: Register) -> None:
        """Begin before the first revision. What is still as it is `present` is not read and judged again."""
        self._present = present.without_faulty()
        self.profile: Profile | None = None
        self.reports: dict[str, Report] = {}
        self._profile_parts: dict[str, Thing] = {}
        self._units: dict[str, Unit] = {}
        self._prose: dict[str, str] = {}
        self._waiting: dict[str, bytes] = {}
        self._pointing_at: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, revision: Revision) -> set[str]:
        """Take what a revision changed; return the reports that may be seen in another way since."""
        touched = set(self.reports) if self._take_profile(revision) else set()
        units = {path: each for path, each in revision.files.items() if path.startswith(f"{UNITS}/")}
        for path, content in units.items():
            self._take_unit(path, content)
        again = set(self._waiting) if units or _PROFILE_FILES.keys() & revision.files.keys() else set()
        for path, content in revision.files.items():
            if path.startswith(f"{REPORTS}/") and path.endswith(".md"):
                again.add(path)
                if content is None:
                    self._waiting.pop(path, None)
                    touched |= self._put(_id(path, REPORTS), None)
                else:
                    self._waiting[path] = content
        for path in sorted(again & self._waiting.keys()):
            touched |= self._take_report(path, revision.day)
        return touched

    def publication(self, touched: Iterable[str], day: date) -> Publication | None:
        """Return some reports as they could be seen on a day; None before there was a profile."""
        if self.profile is None:
            return None
        needed = set(touched) | {other for each in touched for other in self._pointing_at[each]}
        there = {key: self.reports[key] for key in sorted(needed & self.reports.keys())}
        fitting = {key: report for key, report in there.items() if _fits(report, self.profile.taxonomy)}
        prose = {path: self._prose[path] for path in map(report_path, fitting)}
        return publish(Register(Path(), self.profile, reports=fitting, prose=prose), day)

    def _take_profile(self, revision: Revision) -> bool:
        """Take the profile's files; say whether what all reports show may be another since."""
        for path in _PROFILE_FILES.keys() & revision.files.keys():
            content = revision.files[path]
            source = read_source(path, content or b"", fenced=False)
            part, _ = read_model(source, _PROFILE_FILES[path])
            if part is not None:
                self._profile_parts[path] = part
        before = self.profile
        parts = [self._profile_parts.get(path) for path in _PROFILE_FILES]
        municipality, taxonomy, providers = parts
        if (
            not isinstance(municipality, Municipality)
            or not isinstance(taxonomy, Taxonomy)
            or not isinstance(providers, Providers)
        ):
            return False
        self.profile = Profile(municipality=municipality, taxonomy=taxonomy, providers=providers.providers)
        return before is not None and _what_hides(before) != _what_hides(self.profile)

    def _take_unit(self, path: str, content: bytes | None) -> None:
        unit = read_model(read_source(path, content), Unit)[0] if content else None
        if unit is not None:
            self._units = {**self._units, _id(path, UNITS): unit}

    def _take_report(self, path: str, day: date) -> set[str]:
        """Take a waiting report, unless it could not be published; return those to be seen in another way."""
        if self.profile is None:
            return set()
        report_id, content = _id(path, REPORTS), self._waiting[path]
        report = self._present.reports.get(report_id)
        if report is not None and report.unit in self._units and self._is_present(path, content):
            body = self._present.prose[path]
        else:
            source = read_source(path, content)
            report, found = read_model(source, Report)
            if report is None or report.unit not in self._units or has_errors(found):
                return set()
            if _is_faulty(Subject(report_id, report, source, self.profile, day, self._units)):
                return set()
            body = source.body
        del self._waiting[path]
        self._prose[path] = body
        return self._put(report_id, report)

    def _is_present(self, path: str, content: bytes) -> bool:
        file = self._present.root / path
        return file.is_file() and file.read_bytes() == content

    def _put(self, report_id: str, report: Report | None) -> set[str]:
        """Put a report in the place of what it was; return it and all that it says something of."""
        pointed_at: set[str] = set()
        before = self.reports.pop(report_id, None)
        for each in (before, report):
            pointed_at |= _pointed_at(each) if each else set()
        for other in pointed_at:
            self._pointing_at[other].discard(report_id)
        if report is not None:
            self.reports[report_id] = report
            for other in _pointed_at(report):
                self._pointing_at[other].add(report_id)
        return {report_id} | pointed_at | self._pointing_at[report_id]

    def around(self, report_id: str) -> set[str]:
        """Return a report, those that it says something of, and those that say something of it."""
        report = self.reports.get(report_id)
        return {report_id} | (_pointed_at(report) if report else set()) | self._pointing_at[report_id]


def _pointed_at(report: Report) -> set[str]:
    named = (report.follows_up, report.replaces, *(event.report for event in report.events))
    return {each for each in named if each}


def _id(path: str, folder: str) -> str:
    return path.removeprefix(f"{folder}/").removesuffix(".md")


def _what_hides(profile: Profile) -> tuple[object, ...]:
    """Return what of a profile decides how much of a figure is shown."""
    return profile.municipality.secrecy, profile.taxonomy.key_figures


def _fits(report: Report, taxonomy: Taxonomy) -> bool:
    """Say whether everything that a report chose is there to choose."""
    verdicts = {
        report.verdict,
        *(event.verdict for event in report.events if event.kind == "bedomning_andrad"),
    }
    return (
        verdicts <= taxonomy.verdicts.keys()
        and set(report.legal) <= taxonomy.legal.keys()
        and {each.kind for each in report.measures} <= taxonomy.measure_kinds.keys()
        and {each.id for each in report.key_figures} <= taxonomy.key_figures.keys()
    )


def _is_faulty(subject: Subject[Report]) -> bool:
    """Say whether a rule on one report found an error in it."""
    text = Subject(subject.id, None, subject.source, subject.profile, subject.today, subject.units)
    problems = [*on_text.problems(text), *on_prose.problems(text), *on_report.problems(subject)]
    judged = judge(problems, subject.source, subject.profile.municipality, subject.thing)
    return has_errors(judged.findings)
