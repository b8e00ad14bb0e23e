"""The style sheet and what it is for: each class that a page writes has a rule, and each rule a page."""

import re

from tests.site_copy import ROOT

THEME = ROOT / "theme"
SHEET = re.sub(r"/\*.*?\*/", "", (THEME / "assets/insyn.css").read_text("utf-8"), flags=re.DOTALL)
TEMPLATES = "\n".join(path.read_text("utf-8") for path in sorted(THEME.rglob("*.html")))
SCRIPTS = "\n".join(path.read_text("utf-8") for path in sorted((THEME / "assets").glob("*.js")))
PYTHON = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "site_builder").rglob("*.py")))
FOREIGN = {"footnote", "footnote-definition-label"}
"""What Python-Markdown writes on ordinary pages, and pulldown-cmark in reports."""
_ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
_NAME = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")


def ruled(sheet: str) -> set[str]:
    """Return the classes that a style sheet has rules for."""
    return set(_NAME.findall(re.sub(r"\{[^{}]*\}", " ", sheet)))


def written(templates: str) -> tuple[set[str], tuple[str, ...]]:
    """Return the classes that templates write, and what those begin with that end in a value."""
    classes: set[str] = set()
    for attribute in _ATTRIBUTE.findall(templates):
        classes.update(re.sub(r"\{\{.*?\}\}", "*", re.sub(r"\{%.*?%\}", "", attribute)).split())
    begun = tuple(filter(None, (name.partition("*")[0] for name in classes if "*" in name)))
    return {name for name in classes if "*" not in name}, begun


def named(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def unruled(templates: str) -> set[str]:
    """Return the classes that are written and mean nothing: no rule, and no script that looks for them.

    Material's own names (`md-`) stand where its template and ours meet.
    """
    found = written(templates)[0] - ruled(SHEET)
    return {name for name in found if not name.startswith("md-") and f".{name}" not in SCRIPTS}


def unwritten(sheet: str) -> set[str]:
    """Return the classes that have a rule and are written by no template, script or module."""
    classes, begun = written(TEMPLATES)
    rest = ruled(sheet) - classes - FOREIGN
    return {name for name in rest if not name.startswith(begun) and not named(name, SCRIPTS + PYTHON)}


def test_each_class_that_a_template_writes_has_a_rule() -> None:
    """A class without one is a leftover, or a look that was forgotten."""
    assert unruled(TEMPLATES) == set()


def test_each_rule_has_something_to_style() -> None:
    """What no page has only makes the sheet longer."""
    assert unwritten(SHEET) == set()


def test_both_kinds_of_leftovers_are_seen() -> None:
    """The checks themselves can fail, also where a class stands in a condition."""
    assert unruled('<p class="soft{% if x %} gone{% endif %} mark--{{ x }}">') == {"gone"}
    assert unwritten(SHEET + "@media print { .soft, .gone-too > p { color: red; } }") == {"gone-too"}
