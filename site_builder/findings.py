"""A finding: one thing that is wrong in one place, in words an editor understands."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is: an error stops publishing, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding, ordered by file, line and column.

    `path` is relative to the site's root, with forward slashes. `line` and `column` start at 1 and
    count characters. `message` says what is wrong and `hint` how to mend it, both in Swedish.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Say whether anything among the findings stops publishing."""
    return any(finding.severity is Severity.ERROR for finding in findings)
