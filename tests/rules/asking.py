"""What a rule says of the example site after one change."""

from datetime import date
from pathlib import Path

from site_builder.findings import Finding
from site_builder.register import read_register
from tests import examples

TODAY = date(2025, 1, 15)


def found(root: Path, rule_id: str, today: date = TODAY) -> list[Finding]:
    """Return a rule's findings."""
    return [each for each in read_register(root, today).findings if each.rule == rule_id]


def found_in_body(folder: Path, rule_id: str, body: str) -> list[Finding]:
    """Return a rule's findings when the example report has another text under its keys."""
    root = examples.copy(folder)
    examples.change_body(root, body)
    return found(root, rule_id)


def found_with_keys(folder: Path, rule_id: str, keys: str, today: date = TODAY) -> list[Finding]:
    """Return a rule's findings when keys of the example report have other values."""
    root = examples.copy(folder)
    examples.change(root, keys)
    return found(root, rule_id, today)


def placed(root: Path, finding: Finding) -> str:
    """Return the rest of the line that a finding points at, from its column on."""
    return (root / finding.path).read_text("utf-8").split("\n")[finding.line - 1][finding.column - 1 :]
