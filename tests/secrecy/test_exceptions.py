"""An exception has a rule, a reason, a role and a day, and is counted; what protects a person has none."""

from pathlib import Path

import pytest

from site_builder.pages.method import thresholds
from site_builder.pages.templates import Press
from site_builder.publication import publish
from site_builder.register import read_register
from site_builder.wording import load
from tests import examples
from tests.rules.asking import TODAY, found
from tests.site_copy import ROOT

PRESS = Press(ROOT / "theme/pages", "https://insyn.example/")
WHOLE = {"regel": "litet-antal", "skal": "Talet är redan känt.", "av": "Jurist", "datum": "2024-12-09"}
FEW = "nyckeltal:\n  - {id: kunder, varde: 4, omfattning: kommunen, period: 2024}\n"
IDENTITY_ERRORS = (
    *("personnummer", "telefonnummer", "epostadress", "personnamn", "bostadsadress"),
    *("personligt-orgnummer", "filnamn-pekar-ut", "fil-metadata-namn"),
)


def exception(**changed: str | None) -> str:
    """Return the key with one exception, some of its parts changed or gone."""
    parts = ", ".join(f"{key}: {value}" for key, value in (WHOLE | changed).items() if value is not None)
    return f"undantag:\n  - {{{parts}}}\n"


def site(folder: Path, keys: str) -> Path:
    root = examples.copy(folder)
    examples.change(root, keys)
    return root


def method_page(root: Path) -> str:
    return thresholds(publish(read_register(root, TODAY), TODAY), PRESS)


def test_an_exception_lets_the_number_stand_and_is_counted(tmp_path: Path) -> None:
    """On the page of how the municipality works, with what each exception has."""
    root = site(tmp_path, FEW + exception())
    assert read_register(root, TODAY).errors == ()
    assert "i de rapporter som visas: 1." in method_page(root)
    examples.change(root, "utkast: ja")
    assert "Ingen rapport som visas har något undantag" in method_page(root)


@pytest.mark.parametrize("part", WHOLE)
def test_an_exception_without_one_of_its_parts_is_none(part: str, tmp_path: Path) -> None:
    """Each is required: from what, why, who and when."""
    root = site(tmp_path, FEW + exception(**{part: None}))
    assert [each.message for each in found(root, "falt-saknas")] != []


def test_an_exception_is_for_its_own_rule_and_report(tmp_path: Path) -> None:
    """Another rule's, or another report's, lets nothing through."""
    root = site(tmp_path, FEW + exception(regel="antal-rojer-rest"))
    assert len(found(root, "litet-antal")) == 1
    assert len(found(root, "oanvant-undantag")) == 1
    text = (root / examples.REPORT).read_text("utf-8")
    other = examples.with_keys(text, "diarienummer: [EX/2024/0099]\n" + exception())
    (root / "content/rapporter/2024/exempelhemmet-2.md").write_text(other, "utf-8")
    assert [each.path for each in found(root, "litet-antal")] == [examples.REPORT]


def test_the_role_is_no_name(tmp_path: Path) -> None:
    """Neither in an exception nor in its reason."""
    root = site(tmp_path, FEW + exception(av="Anna Svensson"))
    assert len(found(root, "personnamn")) == 1


@pytest.mark.parametrize("rule", IDENTITY_ERRORS)
def test_what_leads_to_a_person_has_no_exception(rule: str, tmp_path: Path) -> None:
    """Nor may a municipality make it a warning."""
    assert not load("rules")[rule].get("excusable")
    assert load("rules")[rule]["locked"]
    root = site(tmp_path, exception(regel=rule))
    assert len(found(root, "undantag-omojligt")) == 1


def test_an_excepted_identity_is_found_all_the_same(tmp_path: Path) -> None:
    """The exception is told to be impossible, and the error stands, whatever the municipality has chosen."""
    root = site(tmp_path, exception(regel="personnummer"))
    examples.change_body(root, "## Rubrik\n\nÄrendet 811228-9874.\n")
    with (root / "content/_profil/kommun.yml").open("a", encoding="utf-8") as profile:
        profile.write("regler: {personnummer: varning}\n")
    (finding,) = found(root, "personnummer")
    assert finding.severity.value == "error"
    assert "9874" not in finding.message + finding.hint


def test_every_error_of_the_identity_rules_is_among_these() -> None:
    """A new rule on identities joins them."""
    rules = load("rules")
    between = list(rules)[list(rules).index("personnummer") : list(rules).index("fil-metadata-namn") + 1]
    people = ("ord-om-", "enskild-handelse", "halsouppgift")
    errors = [rule for rule in between if rules[rule]["severity"] == "error" and not rule.startswith(people)]
    assert sorted(errors) == sorted(IDENTITY_ERRORS)
