"""Findings in the forms that people and programs read: text, GitHub annotations, JSON, Markdown."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from site_builder.findings import Finding, Severity
from site_builder.wording.swedish import plural

_WORD = {Severity.ERROR: "fel", Severity.WARNING: "varning"}


def as_text(findings: Sequence[Finding]) -> str:
    """Return the findings for a terminal: place and message on one line, the cure on the next."""
    return "\n".join([*in_lines(findings), summary(findings)])


def in_lines(findings: Sequence[Finding]) -> list[str]:
    """Return each finding as it stands in a terminal, without the sentence that counts them."""
    return [
        f"{f.path}:{f.line}:{f.column}: {_WORD[f.severity]}: {f.message} [{f.rule}]\n    {f.hint}"
        for f in findings
    ]


def summary(findings: Sequence[Finding]) -> str:
    """Return one sentence that counts errors and warnings."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    if not findings:
        return "Inga fel och inga varningar."
    counted = f"{errors} fel och {warnings} {plural(warnings, 'varning', 'varningar')}."
    return counted if errors else f"{counted} Varningar hindrar inte publicering."


def as_github(findings: Sequence[Finding]) -> str:
    """Return the findings as workflow commands, which GitHub shows on the lines of a pull request."""
    return "\n".join(
        f"::{f.severity} file={_property(f.path)},line={f.line},col={f.column},"
        f"title={_property(f.rule)}::{_data(f'{f.message} {f.hint}')}"
        for f in findings
    )


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings as a JSON list of objects."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def as_markdown(findings: Sequence[Finding]) -> str:
    """Return the findings as a Markdown table under one summarising sentence."""
    if not findings:
        return summary(findings)
    rows = [
        f"| {_WORD[f.severity]} | `{f.path}:{f.line}` | {_cell(f.message)} | {_cell(f.hint)} | `{f.rule}` |"
        for f in findings
    ]
    head = ["| | Var | Vad | Så rättar du | Regel |", "|---|---|---|---|---|"]
    return "\n".join([summary(findings), "", *head, *rows])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}
