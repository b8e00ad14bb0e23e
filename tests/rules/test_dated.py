"""A quiet night must not stop the site: rules whose answer depends on today are locked warnings."""

import ast
import inspect
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from site_builder import wording
from site_builder.rules import FAMILIES
from tests import examples
from tests.rules.asking import found, found_with_keys

RULES = wording.load("rules")
DATED = sorted(rule_id for rule_id in RULES if RULES[rule_id].get("dated"))
FOLDER = Path(inspect.getfile(wording)).parents[1] / "rules"


@pytest.mark.parametrize("rule_id", DATED)
def test_dated_rule_is_a_locked_warning(rule_id: str) -> None:
    """No municipality can make it an error, and no exception can come and go with the day."""
    rule = RULES[rule_id]
    assert rule["severity"] == "warning"
    assert rule.get("locked")
    assert not rule.get("excusable")


def ids_of_functions_that_ask_for_today(source: str) -> Iterator[str]:
    """Yield the rules of each function that names `today`, or that calls one which does."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    asking = {each.name for each in functions if _names(each, {"today"})}
    for function in functions:
        if function.name in asking or _names(function, asking):
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call):
                    yield from (ast.literal_eval(each) for each in decorator.args)


def _names(function: ast.FunctionDef, wanted: set[str]) -> bool:
    nodes = list(ast.walk(function))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return bool((names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}) & wanted)


def test_every_rule_that_asks_for_today_is_dated() -> None:
    """The code says which they are, and the words agree."""
    modules = [path.read_text("utf-8") for path in FOLDER.glob("*.py")]
    asking = {rule_id for module in modules for rule_id in ids_of_functions_that_ask_for_today(module)}
    assert asking == set(DATED)
    assert asking <= {rule_id for family in FAMILIES for rule_id in family.ids}


def test_a_municipality_cannot_make_a_dated_rule_an_error(tmp_path: Path) -> None:
    """Its choice is read, and not followed."""
    root = examples.copy(tmp_path)
    examples.change(root, "regler: {datum-i-framtiden: fel}", "content/_profil/kommun.yml")
    assert {each.severity for each in found(root, "datum-i-framtiden", date(2024, 1, 1))} == {"warning"}


@pytest.mark.parametrize(
    ("keys", "day", "count"),
    [
        ("datum: 2025-01-15", date(2025, 1, 15), 0),
        ("datum: 2025-01-16", date(2025, 1, 15), 1),
        ("underlag:\n  - {datum: 2024-12-01, till: 2025-01-16, typ: enkat}", date(2025, 1, 15), 1),
        ("sekretessprovad: {datum: 2025-01-16, av: Jurist}", date(2025, 1, 15), 1),
        ("handelser:\n  - {datum: 2025-01-16, typ: ivo_anmalan}", date(2025, 1, 15), 1),
        ("handelser:\n  - {datum: 2025-01-16, typ: ivo_anmalan}", date(2025, 1, 16), 0),
        ("publiceras: 2025-03-01", date(2025, 1, 15), 0),
    ],
)
def test_only_what_is_told_as_done_must_have_been(keys: str, day: date, count: int, tmp_path: Path) -> None:
    """Today has been; the day of publishing, and last days, may come."""
    keys = f"uppfoljning: {{senast: 2025-02-20}}\n{keys}"
    assert len(found_with_keys(tmp_path, "datum-i-framtiden", keys, day)) == count


@pytest.mark.parametrize(
    ("assessed", "day", "count"),
    [
        ("{bedomd: 2024-01-15}", date(2025, 1, 15), 0),
        ("{bedomd: 2024-01-15}", date(2025, 1, 16), 1),
        ("{bedomd: 2024-02-29}", date(2025, 2, 28), 0),
        ("{metod: Egen granskning.}", date(2045, 1, 1), 0),
    ],
)
def test_statement_is_old_after_twelve_months(assessed: str, day: date, count: int, tmp_path: Path) -> None:
    """A year to the day is not too old, and nothing assessed is another matter."""
    root = examples.copy(tmp_path)
    examples.change(root, f"tillganglighet: {assessed}", "content/_profil/kommun.yml")
    assert len(found(root, "redogorelse-gammal", day)) == count
