"""Reading everything: files by themselves, in as many workers as there are, then all of them together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from site_builder.findings import Finding
from site_builder.model import Collection, Municipality, Profile, Providers, Report, Taxonomy, Unit
from site_builder.model.values import Thing
from site_builder.problems import Problem, finding
from site_builder.reading import read_model, source_findings
from site_builder.register.bodies import Bodies, ByContentPath
from site_builder.register.judging import Judge, judge_all
from site_builder.register.listing import NOWHERE, Lister, files_under
from site_builder.register.things import CONTENT, PROFILE, REPORTS, UNITS, FileFacts, Register, report_path
from site_builder.rules import (
    Excused,
    Family,
    Subject,
    judge,
    on_collection,
    on_exceptions,
    on_file,
    on_profile,
    on_text,
)
from site_builder.secrecy.masking import mask_identities
from site_builder.secrecy.metadata import ENDINGS
from site_builder.source import Source, read_source, read_text
from site_builder.store import Store, digest, files_digest, program

Model = TypeVar("Model", bound=Thing)


def read_register(root: Path, today: date, store: Store | None = None) -> Register:
    """Return everything under `root`/content, checked as of a day.

    With a `store`, a file that was read before with the same profile on the same day is not judged again.
    """
    profile, sources, findings = _read_profile(root)
    if profile is None:
        return Register(root, None, findings=_tidy(findings))
    reader = _Reader(root, profile, today, findings)
    for source in sources.values():
        reader.judge_with(on_text, Subject(source.path, None, source, profile, today))
    reader.judge_with(on_profile, Subject("", profile, sources[f"{PROFILE}/kommun.yml"], profile, today))
    reader.read_ordinary_pages()
    units = reader.units = reader.read_all(UNITS, Unit, store)
    reports = reader.read_all(REPORTS, Report, store)
    linking = tuple(path.removeprefix(f"{CONTENT}/") for path, file in reader.facts.items() if file.may_link)
    reader.judge_collection(Collection(profile, units, reports, reader.bodies(), reader.files, linking))
    reader.judge_files()
    reader.judge_exceptions(reports)
    accepted = Counter(rule for _, rule in reader.accepted)
    return Register(root, profile, units, reports, reader.prose, _tidy(findings), accepted, reader.facts)


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
            findings.append(finding(Problem("profil-saknas", words={"value": path}, file=path), NOWHERE))
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


class _Reader:
    """Reads the files of one content folder and gathers what is wrong with them."""

    def __init__(self, root: Path, profile: Profile, today: date, findings: list[Finding]) -> None:
        self.root, self.profile, self.today = root, profile, today
        self.findings = findings
        self.accepted: list[tuple[str, str]] = []
        self.prose = Bodies(root)
        self.facts: dict[str, FileFacts] = {}
        self.units: Mapping[str, Unit] = {}
        self.files = files_under(root / CONTENT)
        self._pages: dict[str, str] = {}
        self._lister = Lister(root, findings)
        self._judged_by = digest(program(), today.isoformat(), files_digest(root, (root / PROFILE).iterdir()))

    def read_all(self, folder: str, model: type[Model], store: Store | None) -> dict[str, Model]:
        """Return the things of a folder by id, in the order of their ids."""
        things: dict[str, Model] = {}
        paths = list(self._lister.files(folder, in_years=folder == REPORTS))
        files = [(path, path.removeprefix(f"{folder}/").removesuffix(".md")) for path in paths]
        judge = Judge(self.root, self.profile, self.today, self.units)
        everything = [self._judged_by]
        for (path, thing_id), judged in zip(
            files, judge_all(files, judge, self._judged_by, store), strict=True
        ):
            self.findings += judged.findings
            self.accepted += ((path, rule) for rule in judged.accepted)
            everything.append(judged.digest)
            if judged.thing is not None:
                assert isinstance(judged.thing, model)
                things[thing_id] = judged.thing
                self.prose.add(path, judged.digest, judged.body, judged.facts.size)
                self.facts[path] = judged.facts
        self._judged_by = digest(*everything)  # reports are judged by the units, too
        return things

    def read_ordinary_pages(self) -> None:
        """Judge the text of each page that MkDocs itself renders."""
        content = self.root / CONTENT
        own = {Path(folder).name for folder in (PROFILE, UNITS, REPORTS)}
        names = (name for name in self.files if name.endswith(".md") and name.partition("/")[0] not in own)
        for name in sorted(names):
            file, path = content / name, f"{CONTENT}/{name}"
            if file.is_file() and self._lister.is_inside(file, path):
                source = read_text(path, (self.root / path).read_bytes())
                self.findings += source_findings(source)
                self.judge_with(on_text, Subject(path, None, source, self.profile, self.today))
                self._pages[path] = source.body

    def bodies(self) -> Mapping[str, str]:
        """Return the Markdown of everything that was read, by its path under content/."""
        return ByContentPath(self.prose, self._pages)

    def judge_with(self, family: Family[Any], subject: Subject[Any], thing: object = None) -> None:
        """Add what a family of rules finds in one subject."""
        report = thing if isinstance(thing, Report) else None
        judged = judge(family.problems(subject), subject.source, self.profile.municipality, report)
        self.findings += judged.findings
        self.accepted += ((subject.source.path, rule) for rule in judged.accepted)

    def judge_collection(self, collection: Collection) -> None:
        """Add what the rules on the whole set find."""
        subject = Subject("", collection, NOWHERE, self.profile, self.today)
        for problem in on_collection.problems(subject):
            file = self.root / problem.file
            source = read_source(problem.file, file.read_bytes()) if file.is_file() else NOWHERE
            report_id = problem.file.removeprefix(f"{REPORTS}/").removesuffix(".md")
            judged = judge([problem], source, self.profile.municipality, collection.reports.get(report_id))
            self.findings += judged.findings
            self.accepted += ((problem.file, rule) for rule in judged.accepted)

    def judge_files(self) -> None:
        """Add what is found in pictures and other files that are no text."""
        for path in sorted(file for file in self.files if file.lower().endswith(ENDINGS)):
            file = f"{CONTENT}/{path}"
            if self._lister.is_inside(self.root / file, file):
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
