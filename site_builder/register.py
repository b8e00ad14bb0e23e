"""The register: everything under `content/` that the builder understands, read and checked.

Nothing here changes a file, and nothing is raised for what an editor may have written.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from site_builder.findings import Finding, Severity
from site_builder.model import Collection, Municipality, Profile, Providers, Report, Taxonomy, Unit
from site_builder.model.values import Thing
from site_builder.problems import Problem, finding
from site_builder.reading import read_model, source_findings
from site_builder.rules import (
    Excused,
    Family,
    Subject,
    judge,
    on_collection,
    on_exceptions,
    on_file,
    on_profile,
    on_prose,
    on_report,
    on_text,
    on_unit,
)
from site_builder.secrecy.masking import mask_identities
from site_builder.secrecy.metadata import ENDINGS
from site_builder.source import Source, read_source, read_text

CONTENT = "content"
PROFILE = f"{CONTENT}/_profil"
UNITS = f"{CONTENT}/verksamheter"
REPORTS = f"{CONTENT}/rapporter"

Model = TypeVar("Model", bound=Thing)

_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_YEAR = re.compile(r"(?:19|20|21)\d{2}")
_NOWHERE = Source("", {}, "", 1)


@dataclass(frozen=True, slots=True)
class Register:
    """What was read: models by id, prose by path, and every finding in the order of the files.

    `profile` is None when the profile itself cannot be read; then there are no units or reports.
    `accepted` counts, by rule, the findings that an exception accepted.
    """

    root: Path
    profile: Profile | None
    units: Mapping[str, Unit] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    accepted: Mapping[str, int] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop publishing."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    def without_faulty(self) -> "Register":
        """Return the register less each unit and report whose file has an error, or whose unit is gone."""
        faulty = {found.path for found in self.errors}
        units = {key: unit for key, unit in self.units.items() if unit_path(key) not in faulty}
        reports = {
            key: report
            for key, report in self.reports.items()
            if report_path(key) not in faulty and report.unit in units
        }
        return replace(self, units=units, reports=reports)


def unit_path(unit_id: str) -> str:
    """Return the file of a unit, relative to the root."""
    return f"{UNITS}/{unit_id}.md"


def report_path(report_id: str) -> str:
    """Return the file of a report such as `2024/omsorgshuset`, relative to the root."""
    return f"{REPORTS}/{report_id}.md"


def read_register(root: Path, today: date) -> Register:
    """Return everything under `root`/content, checked as of a day."""
    profile, sources, findings = _read_profile(root)
    if profile is None:
        return Register(root, None, findings=_tidy(findings))
    reader = _Reader(root, profile, today, findings)
    for source in sources.values():
        reader.judge_with(on_text, Subject(source.path, None, source, profile, today))
    reader.judge_with(on_profile, Subject("", profile, sources[f"{PROFILE}/kommun.yml"], profile, today))
    reader.read_ordinary_pages()
    units = reader.units = reader.read_all(UNITS, Unit, on_unit)
    reports = reader.read_all(REPORTS, Report, on_report)
    reader.judge_collection(Collection(profile, units, reports, reader.bodies(), reader.files))
    reader.judge_files()
    reader.judge_exceptions(reports)
    accepted = Counter(rule for _, rule in reader.accepted)
    return Register(root, profile, units, reports, reader.prose, _tidy(findings), accepted)


def _tidy(findings: list[Finding]) -> tuple[Finding, ...]:
    masked = (
        replace(found, message=mask_identities(found.message), hint=mask_identities(found.hint))
        for found in findings
    )
    return tuple(sorted(set(masked)))


def _read_profile(root: Path) -> tuple[Profile | None, dict[str, Source], list[Finding]]:
    findings: list[Finding] = []
    sources: dict[str, Source] = {}

    def read(name: str, model: type[Model]) -> Model | None:
        path = f"{PROFILE}/{name}"
        if not (root / path).is_file():
            findings.append(finding(Problem("profil-saknas", words={"value": path}, file=path), _NOWHERE))
            return None
        sources[path] = read_source(path, (root / path).read_bytes(), fenced=False)
        thing, found = read_model(sources[path], model)
        findings.extend(found)
        return thing

    municipality = read("kommun.yml", Municipality)
    taxonomy = read("taxonomi.yml", Taxonomy)
    providers = read("utforare.yml", Providers)
    if municipality is None or taxonomy is None or providers is None:
        return None, sources, findings
    profile = Profile(municipality=municipality, taxonomy=taxonomy, providers=providers.providers)
    return profile, sources, findings


def _files_under(content: Path) -> frozenset[str]:
    """Return the path under `content` of every file in it."""
    return frozenset(
        Path(folder, name).relative_to(content).as_posix()
        for folder, _, names in os.walk(content)
        for name in names
    )


class _Reader:
    """Reads the files of one content folder and gathers what is wrong with them."""

    def __init__(self, root: Path, profile: Profile, today: date, findings: list[Finding]) -> None:
        self.root, self.profile, self.today = root, profile, today
        self.findings = findings
        self.accepted: list[tuple[str, str]] = []
        self.prose: dict[str, str] = {}
        self.units: Mapping[str, Unit] = {}
        self.files = _files_under(root / CONTENT)
        self._pages: dict[str, str] = {}

    def read_all(self, folder: str, model: type[Model], family: Family[Model]) -> dict[str, Model]:
        """Return the things of a folder by id, in the order of their ids."""
        things: dict[str, Model] = {}
        for path in self._files(folder, in_years=folder == REPORTS):
            source = read_source(path, (self.root / path).read_bytes())
            thing_id = path.removeprefix(f"{folder}/").removesuffix(".md")
            thing, found = read_model(source, model)
            self.findings += found
            text = Subject(thing_id, None, source, self.profile, self.today, self.units)
            self.judge_with(on_text, text, thing)
            if source.readable:  # or keys would be taken for prose
                self.judge_with(on_prose, text, thing)
            if thing is not None:
                subject = Subject(thing_id, thing, source, self.profile, self.today, self.units)
                self.judge_with(family, subject, thing)
                things[thing_id] = thing
                self.prose[path] = source.body
        return things

    def read_ordinary_pages(self) -> None:
        """Judge the text of each page that MkDocs itself renders."""
        content = self.root / CONTENT
        own = {Path(folder).name for folder in (PROFILE, UNITS, REPORTS)}
        for file in sorted(content.rglob("*.md")):
            path = file.relative_to(self.root).as_posix()
            if (
                file.is_file()
                and file.relative_to(content).parts[0] not in own
                and self._is_inside(file, path)
            ):
                source = read_text(path, (self.root / path).read_bytes())
                self.findings += source_findings(source)
                self.judge_with(on_text, Subject(path, None, source, self.profile, self.today))
                self._pages[path] = source.body

    def bodies(self) -> dict[str, str]:
        """Return the Markdown of everything that was read, by its path under content/."""
        return {path.removeprefix(f"{CONTENT}/"): text for path, text in (self.prose | self._pages).items()}

    def judge_with(self, family: Family[Any], subject: Subject[Any], thing: object = None) -> None:
        """Add what a family of rules finds in one subject."""
        report = thing if isinstance(thing, Report) else None
        judged = judge(family.problems(subject), subject.source, self.profile.municipality, report)
        self.findings += judged.findings
        self.accepted += ((subject.source.path, rule) for rule in judged.accepted)

    def judge_collection(self, collection: Collection) -> None:
        """Add what the rules on the whole set find."""
        subject = Subject("", collection, _NOWHERE, self.profile, self.today)
        for problem in on_collection.problems(subject):
            file = self.root / problem.file
            source = read_source(problem.file, file.read_bytes()) if file.is_file() else _NOWHERE
            report_id = problem.file.removeprefix(f"{REPORTS}/").removesuffix(".md")
            judged = judge([problem], source, self.profile.municipality, collection.reports.get(report_id))
            self.findings += judged.findings
            self.accepted += ((problem.file, rule) for rule in judged.accepted)

    def judge_files(self) -> None:
        """Add what is found in pictures and other files that are no text."""
        for path in sorted(file for file in self.files if file.lower().endswith(ENDINGS)):
            file = f"{CONTENT}/{path}"
            if self._is_inside(self.root / file, file):
                source = Source(file, {}, "", 1)
                content = (self.root / file).read_bytes()
                self.judge_with(on_file, Subject(path, content, source, self.profile, self.today))

    def judge_exceptions(self, reports: Mapping[str, Report]) -> None:
        """Add what is found about the exceptions themselves, when all other rules have been heard."""
        for report_id, report in reports.items():
            if report.exceptions:
                path = report_path(report_id)
                accepted = frozenset(rule for file, rule in self.accepted if file == path)
                source = read_source(path, (self.root / path).read_bytes())
                thing = Excused(report, accepted)
                self.judge_with(on_exceptions, Subject(report_id, thing, source, self.profile, self.today))

    def _files(self, folder: str, *, in_years: bool) -> Iterator[str]:
        """Yield the readable files of a folder by name, and note what does not belong there."""
        top = self.root / folder
        if not top.is_dir():
            return
        for entry in sorted(os.scandir(top), key=lambda each: each.name):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or not self._is_inside(Path(entry.path), path):
                continue
            if not in_years:
                if self._is_well_named(entry, path):
                    yield path
            elif entry.is_dir() and _YEAR.fullmatch(entry.name):
                yield from self._files(path, in_years=False)
            else:
                self._misnamed(path, "Här ligger bara mappar med årtal, till exempel 2024.")

    def _is_inside(self, file: Path, path: str) -> bool:
        if file.is_symlink() and not file.resolve().is_relative_to((self.root / CONTENT).resolve()):
            self._note(Problem("lank-ut", words={"value": file.name}, file=path))
            return False
        return True

    def _is_well_named(self, entry: os.DirEntry[str], path: str) -> bool:
        if not entry.is_file():
            self._misnamed(path, "Här ligger bara filer, inga mappar. Flytta eller ta bort mappen.")
        elif not _FILE_NAME.fullmatch(entry.name):
            self._misnamed(
                path, "Använd små bokstäver a–z, siffror och bindestreck, och sluta med .md: solgarden.md."
            )
        else:
            return True
        return False

    def _misnamed(self, path: str, cure: str) -> None:
        words = {"value": path.rpartition("/")[2], "cure": cure}
        self._note(Problem("filnamn", words=words, file=path))

    def _note(self, problem: Problem) -> None:
        self.findings.append(finding(problem, _NOWHERE))
