"""Findings as text, annotations, JSON and Markdown: nothing in a message breaks the form."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.findings import Finding, Severity
from site_builder.formats import FORMATS, as_github, as_json, as_markdown

ANY = st.builds(
    Finding,
    path=st.text(min_size=1, max_size=20),
    line=st.integers(1, 99),
    column=st.integers(1, 99),
    rule=st.just("syntax"),
    severity=st.sampled_from(Severity),
    message=st.text(max_size=40),
    hint=st.text(max_size=40),
)


@given(ANY)
def test_annotation_is_one_line(finding: Finding) -> None:
    """A message with line breaks or commas cannot start a command of its own."""
    text = as_github([finding])
    assert "\n" not in text
    assert "\r" not in text
    assert text.count("::") >= 2


@given(st.lists(ANY, max_size=4))
def test_json_is_a_list_of_all_findings(findings: list[Finding]) -> None:
    """JSON keeps every finding."""
    import json

    assert [each["message"] for each in json.loads(as_json(findings))] == [each.message for each in findings]


def test_cell_cannot_break_the_table() -> None:
    """A bar or a tag in a message stays text."""
    finding = Finding("a.md", 1, 1, "syntax", Severity.ERROR, "a | b <b>\nc", "d")
    assert "a \\| b &lt;b> c" in as_markdown([finding])


def test_no_findings_is_told_in_every_form() -> None:
    """Silence is said, except where a program listens for nothing."""
    assert {name: make([]) for name, make in FORMATS.items()} == {
        "text": "Inga fel och inga varningar.",
        "github": "",
        "json": "[]",
        "markdown": "Inga fel och inga varningar.",
    }
