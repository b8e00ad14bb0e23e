"""A problem: what a rule saw. Words and severity come from `wording/rules.yml`, the place from the source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder import wording
from site_builder.findings import Finding, Severity
from site_builder.source import KeyPath, Place, Source


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in one file.

    `path` leads to a value of the front matter, or to its key where `at_key`; `place` is given instead
    when the problem stands elsewhere, or `offset`, in characters of the body, by a rule that has the body
    but not its source. `words` fill the message and the hint. `file` is set by rules on the whole
    collection, which look at many files.
    """

    rule: str
    path: KeyPath = ()
    words: Mapping[str, Any] = field(default_factory=dict)
    at_key: bool = False
    place: Place | None = None
    file: str = ""
    offset: int | None = None


def finding(problem: Problem, source: Source) -> Finding:
    """Return the finding that an editor sees for a problem in a source."""
    line, column = problem.place or _place(problem, source)
    rule = wording.rule(problem.rule)
    return Finding(
        problem.file or source.path,
        line,
        column,
        problem.rule,
        Severity(rule["severity"]),
        rule["message"].format_map(problem.words),
        rule["hint"].format_map(problem.words),
    )


def _place(problem: Problem, source: Source) -> Place:
    if problem.offset is not None:
        return source.body_place(problem.offset)
    return source.key_place(problem.path) if problem.at_key else source.value_place(problem.path)
