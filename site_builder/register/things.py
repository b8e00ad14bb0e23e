"""What was read, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_builder import wording
from site_builder.findings import Finding, Severity
from site_builder.model import Profile, Report, Unit

CONTENT = "content"
PROFILE = f"{CONTENT}/_profil"
UNITS = f"{CONTENT}/verksamheter"
REPORTS = f"{CONTENT}/rapporter"


class ChangedError(Exception):
    """A file was changed or taken away while the content was read; its message is for editors."""

    def __init__(self, file: Path) -> None:
        super().__init__(wording.site.build.changed.format(path=file))
        self.file = file

    def __reduce__(self) -> tuple[type["ChangedError"], tuple[Path]]:
        """Let a worker hand it over as it is."""
        return type(self), (self.file,)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file of a unit or report is known by.

    `head` is the digest of all that stands before the body, `body` that of the body, and `size` its bytes,
    None where it was read as other bytes than the file has. `text_digest` is the SHA-256 of the body's plain
    text, None without any. A body that does not say `may_link` has no link.
    """

    head: bytes
    body: bytes
    size: int | None
    text_digest: str | None
    may_link: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What was read: models by id, prose by path, and every finding in the order of the files.

    `profile` is None when the profile itself cannot be read; then there are no units or reports.
    `accepted` counts, by rule, the findings that an exception accepted. `facts` are what each
    file that was read for this register is known by, by path.
    """

    root: Path
    profile: Profile | None
    units: Mapping[str, Unit] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    accepted: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, FileFacts] = field(default_factory=dict)

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
