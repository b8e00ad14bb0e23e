"""A problem: what a rule saw. Words and severity come from `wording/rules.yml`, the place from the source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder import wording
from site_builder.findings import Finding, Severity
from site_builder.source import KeyPath, Place, Source

COUNTS = frozenset({"varde", "bas", "antal", "av"})
"""The keys of numbers that may be of people: a key figure's value and base, a sample and what it is of."""
_DIGIT = re.compile(r"\d")


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
    rule, words = wording.rule(problem.rule), _masked(problem)
    return Finding(
        problem.file or source.path,
        line,
        column,
        problem.rule,
        Severity(rule["severity"]),
        rule["message"].format_map(words),
        rule["hint"].format_map(words),
    )


def _masked(problem: Problem) -> Mapping[str, Any]:
    """Return the words, digits masked in a number that may be of people: findings are public."""
    if not problem.path or problem.path[-1] not in COUNTS or "value" not in problem.words:
        return problem.words
    return {**problem.words, "value": _DIGIT.sub("*", str(problem.words["value"]))}


def _place(problem: Problem, source: Source) -> Place:
    if problem.offset is not None:
        return source.body_place(problem.offset)
    return source.key_place(problem.path) if problem.at_key else source.value_place(problem.path)
