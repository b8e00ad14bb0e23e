"""Every rule's own examples: the wrong one gives exactly that finding, the right one none."""

from datetime import date
from pathlib import Path

import pytest

from site_builder import wording
from site_builder.findings import Finding
from site_builder.register import read_register
from site_builder.rules import FAMILIES
from tests import examples

TODAY = date(2025, 1, 15)
RULES = wording.load("rules")
TESTED_ELSEWHERE = {
    "teckenkodning": "tests/test_source.py: bytes that are no text",
    "for-stor": "tests/test_source.py: a file of a megabyte",
    "filnamn": "tests/test_register.py: names of files and folders",
    "lank-ut": "tests/test_register.py: links in the file system",
    "profil-saknas": "tests/test_register.py: files that are not there",
    "fil-metadata": "tests/secrecy/test_metadata.py: what pictures and PDFs tell",
    "fil-metadata-namn": "tests/secrecy/test_metadata.py: a name in them",
    "filnamn-pekar-ut": "tests/secrecy/test_words.py: names of files",
    "journal-andrad": "tests/changes/test_kept.py: lines that were changed or removed",
    "adress-forsvinner": "tests/changes/test_kept.py: files that were renamed or removed",
    "farg-kontrast": "tests/rules/test_look.py: no colour is known that breaks it",
}
WITH_EXAMPLES = sorted(set(RULES) - set(TESTED_ELSEWHERE))


def findings_with(root: Path, rule_id: str, which: str) -> list[Finding]:
    rule = RULES[rule_id]
    text, file = rule[which], rule.get("file", examples.REPORT)
    examples.add(root, rule.get("beside", ()))
    if rule.get("body"):
        examples.change_body(root, text, file)
    elif rule.get("whole"):
        if text != "example":
            (root / file).write_text(text, "utf-8")
    else:
        examples.change(root, text, file)
    return list(read_register(root, rule.get("today", TODAY)).findings)


@pytest.mark.parametrize("rule_id", WITH_EXAMPLES)
def test_wrong_example_gives_exactly_its_finding(rule_id: str, tmp_path: Path) -> None:
    """The wrong example of a rule breaks that rule, and no other."""
    found = findings_with(examples.copy(tmp_path), rule_id, "wrong")
    assert [finding.rule for finding in found] == [rule_id]
    assert found[0].severity == RULES[rule_id]["severity"]


@pytest.mark.parametrize("rule_id", WITH_EXAMPLES)
def test_right_example_gives_no_finding(rule_id: str, tmp_path: Path) -> None:
    """The right example of a rule breaks nothing."""
    assert findings_with(examples.copy(tmp_path), rule_id, "right") == []


@pytest.mark.parametrize("rule_id", WITH_EXAMPLES)
def test_message_quotes_no_placeholder(rule_id: str, tmp_path: Path) -> None:
    """A finding's words are filled in, and end as sentences do."""
    for finding in findings_with(examples.copy(tmp_path), rule_id, "wrong"):
        assert "{" not in finding.message
        assert finding.message.endswith((".", "…", "?", ")."))
        assert finding.hint.endswith((".", "…"))


def test_every_rule_in_code_is_worded() -> None:
    """No rule can be broken without words for it."""
    in_code = {rule_id for family in FAMILIES for rule_id in family.ids}
    assert in_code <= set(RULES)


def test_every_worded_rule_has_what_a_rule_needs() -> None:
    """Message, hint, reason and severity are there for every rule."""
    for rule_id in RULES:
        assert {"severity", "message", "hint", "why"} <= set(RULES[rule_id]), rule_id


def test_identity_rules_cannot_be_excepted() -> None:
    """Nobody can accept a personal number."""
    for rule_id in ("personnummer", "telefonnummer", "epostadress"):
        assert not RULES[rule_id].get("excusable")
