"""Withdrawing a report: its file becomes a notice that it was there, and why it went."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.findings import Finding, Severity
from site_builder.model import Report, Taxonomy
from site_builder.model.version import PRESENT
from site_builder.reading import read_model
from site_builder.register import Register, report_path
from site_builder.rules import Subject, judge, on_report, on_text
from site_builder.source import read_source
from site_builder.wording import load

SAID = load("site").withdrawn_file


@dataclass(frozen=True, slots=True)
class Notice:
    """What to write in place of a report; with errors nothing. `related` follow it up or replace it."""

    path: str
    content: bytes
    errors: tuple[Finding, ...]
    related: tuple[str, ...]


def notice(register: Register, report_id: str, reason: str, day: date) -> Notice:
    """Return the notice that takes the place of a report which the register holds.

    Nothing that somebody wrote freely goes into it but the reason, which is checked as every text is.
    """
    assert register.profile is not None  # or it would hold no report
    report, path = register.reports[report_id], report_path(report_id)
    lines = _lines(report_id, report, register.profile.taxonomy, reason, day)
    content = "\n".join(["---", *lines, "---", ""]).encode()
    source = read_source(path, content)
    made, found = read_model(source, Report)
    subject = Subject(report_id, None, source, register.profile, day, register.units)
    problems = [*on_text.problems(subject)]
    if made is not None:
        problems += on_report.problems(
            Subject(report_id, made, source, register.profile, day, register.units)
        )
    found += judge(problems, source, register.profile.municipality).findings
    related = (
        other for other, each in register.reports.items() if report_id in (each.follows_up, each.replaces)
    )
    errors = tuple(each for each in found if each.severity is Severity.ERROR)
    return Notice(path, content, errors, tuple(sorted(related)))


def _lines(report_id: str, report: Report, taxonomy: Taxonomy, reason: str, day: date) -> Iterator[str]:
    yield f"schema: {PRESENT}"
    yield f"verksamhet: {report.unit}"
    yield f"ar: {report.year}"
    yield f"typ: {report.kind}"
    yield f"datum: {report.day}" if report.day else f"datum_saknas: {_quoted(SAID.summary)}"
    if report.case_numbers:
        yield f"diarienummer: [{', '.join(map(_quoted, report.case_numbers))}]"
    for key, other in (("foljer_upp", report.follows_up), ("ersatter", report.replaces)):
        if other:
            yield f"{key}: {other}"
    yield "fokusomraden:"
    yield from (f"  - omrade: {area}" for area in dict.fromkeys(each.area for each in report.focus_areas))
    yield "underlag:"
    yield from (f"  - {{datum: {item.day}, typ: {item.kind}}}" for item in report.evidence[:1])
    none = next((key for key, verdict in taxonomy.verdicts.items() if verdict.level == "saknas"), None)
    yield f"samlad_bedomning: {none or report.verdict}"
    yield f"sammanfattning: {_quoted(SAID.summary)}"
    yield "handelser:"
    yield f"  - datum: {day}"
    yield "    typ: tillbakadragen"
    yield f"    skal: {_quoted(reason)}"


def _quoted(text: str) -> str:
    """Return a text as YAML's double-quoted string, which holds every JSON string."""
    return json.dumps(text, ensure_ascii=False)


def report_id_of(named: str) -> str:
    """Return the id of a report that is named by its id, its file or its address."""
    path = Path(named.strip().strip("/")).as_posix().removesuffix(".md")
    return "/".join(path.split("/")[-2:])
