"""Running rules: problems become findings with the municipality's severity; accepted exceptions go."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from site_builder import wording
from site_builder.findings import Finding, Severity
from site_builder.model import Municipality, Report
from site_builder.problems import Problem, finding
from site_builder.source import Source

_SEVERITIES = {"fel": Severity.ERROR, "varning": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Judged:
    """What remains to be shown of some problems, and the rules whose findings an exception accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[str, ...] = ()


def judge(
    problems: Iterable[Problem], source: Source, municipality: Municipality, report: Report | None = None
) -> Judged:
    """Return the findings for some problems in one source, less those that the report's exceptions accept."""
    excused = {each.rule for each in report.exceptions} if report else set()
    findings, accepted = [], []
    for problem in problems:
        if problem.rule in excused and wording.rule(problem.rule).get("excusable"):
            accepted.append(problem.rule)
        else:
            findings.append(severity_in(finding(problem, source), municipality))
    return Judged(tuple(findings), tuple(accepted))


def severity_in(found: Finding, municipality: Municipality) -> Finding:
    """Return a finding with the severity that the municipality has chosen for its rule."""
    chosen = municipality.severities.get(found.rule)
    if chosen is None or wording.rule(found.rule).get("locked"):
        return found
    return replace(found, severity=_SEVERITIES[chosen])
