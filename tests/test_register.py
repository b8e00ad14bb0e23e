"""Everything under content/ is read and checked, whatever stands there."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.register import read_register
from tests import examples

TODAY = date(2025, 1, 15)


def found(root: Path) -> list[tuple[str, str]]:
    return [(each.rule, each.path) for each in read_register(root, TODAY).findings]


def test_example_site_has_no_findings(tmp_path: Path) -> None:
    """The example that other tests start from is right."""
    register = read_register(examples.copy(tmp_path), TODAY)
    assert register.findings == ()
    assert list(register.units) == ["exempelhemmet", "hemtjansten"]
    assert list(register.reports) == ["2024/exempelhemmet"]


@pytest.mark.parametrize("name", ["kommun.yml", "taxonomi.yml", "utforare.yml"])
def test_missing_profile_is_one_finding(tmp_path: Path, name: str) -> None:
    """Without its profile nothing else is read, and nothing crashes."""
    root = examples.copy(tmp_path)
    (root / "content/_profil" / name).unlink()
    assert found(root) == [("profil-saknas", f"content/_profil/{name}")]
    assert read_register(root, TODAY).profile is None


@pytest.mark.parametrize(
    ("path", "is_folder"),
    [
        ("content/verksamheter/Solgården.md", False),
        ("content/verksamheter/sol garden.md", False),
        ("content/verksamheter/solgarden.txt", False),
        ("content/verksamheter/solgarden.md", True),
        ("content/rapporter/2024/rapport (1).md", False),
        ("content/rapporter/2024/bilder", True),
        ("content/rapporter/24", True),
        ("content/rapporter/exempel.md", False),
    ],
)
def test_odd_name_is_a_finding(tmp_path: Path, path: str, *, is_folder: bool) -> None:
    """What cannot become an address is told with its cure."""
    root = examples.copy(tmp_path)
    if is_folder:
        (root / path).mkdir()
    else:
        (root / path).write_text("x", "utf-8")
    assert found(root) == [("filnamn", path)]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    """What the computer itself leaves behind is nobody's fault."""
    root = examples.copy(tmp_path)
    (root / "content/verksamheter/.DS_Store").write_bytes(b"\x00\x01")
    assert found(root) == []


def test_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    """A link may not publish what stands elsewhere."""
    root = examples.copy(tmp_path / "site")
    outside = tmp_path / "utanfor.md"
    outside.write_text((root / "content/verksamheter/hemtjansten.md").read_text("utf-8"), "utf-8")
    (root / "content/verksamheter/lank.md").symlink_to(outside)
    (root / "content/rapporter/2023").symlink_to(tmp_path, target_is_directory=True)
    assert found(root) == [("lank-ut", "content/rapporter/2023"), ("lank-ut", "content/verksamheter/lank.md")]


def test_link_within_the_tree_and_a_broken_one(tmp_path: Path) -> None:
    """A link to a file that is gone is not a crash."""
    root = examples.copy(tmp_path)
    (root / "content/verksamheter/bruten.md").symlink_to(root / "content/finns-inte.md")
    assert found(root) == [("filnamn", "content/verksamheter/bruten.md")]


def test_identity_is_found_in_every_text_file(tmp_path: Path) -> None:
    """Ordinary pages and the profile are read for identities, too, and comments with them."""
    root = examples.copy(tmp_path)
    for file in ("content/index.md", "content/_profil/utforare.yml", "content/verksamheter/hemtjansten.md"):
        path = root / file
        path.write_text(path.read_text("utf-8") + "\n# 811228-9874\n", "utf-8")
    assert [rule for rule, _ in found(root) if rule == "personnummer"] == ["personnummer"] * 3
    assert all("9874" not in each.message for each in read_register(root, TODAY).findings)


def test_identity_is_found_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A broken header hides nothing."""
    root = examples.copy(tmp_path)
    (root / examples.REPORT).write_text("---\na: b: c\n---\n811228-9874\n", "utf-8")
    assert [rule for rule, _ in found(root)] == ["syntax", "personnummer"]


def test_unknown_value_that_is_a_secret_is_masked(tmp_path: Path) -> None:
    """A finding about something else does not quote a secret."""
    root = examples.copy(tmp_path)
    examples.change(root, "typ: 811228-9874")
    findings = read_register(root, TODAY).findings
    assert {each.rule for each in findings} == {"okant-val", "personnummer"}
    assert all("9874" not in each.message + each.hint for each in findings)


def test_findings_of_all_files_come_in_the_order_of_files(tmp_path: Path) -> None:
    """One run tells everything, sorted by file and line."""
    root = examples.copy(tmp_path)
    examples.change(root, "verksamhet: okand\nfel: 1")
    examples.change(root, "fel: 1", "content/verksamheter/hemtjansten.md")
    findings = read_register(root, TODAY).findings
    assert [each.rule for each in findings] == ["okant-falt", "okant-falt"]
    assert list(findings) == sorted(findings)


def test_accepted_exception_is_counted(tmp_path: Path) -> None:
    """An exception takes the finding away and is remembered."""
    root = examples.copy(tmp_path)
    examples.change(root, 'ansvarig: "[fyll i roll]"')
    assert [rule for rule, _ in found(root)] == ["platshallare"]
    examples.change(
        root,
        "undantag:\n  - {regel: platshallare, skal: Så står det., av: Sekretessansvarig, datum: 2024-12-20}",
    )
    register = read_register(root, TODAY)
    assert register.findings == ()
    assert register.accepted == {"platshallare": 1}


def test_identity_cannot_be_excepted(tmp_path: Path) -> None:
    """No exception lets a personal number through."""
    root = examples.copy(tmp_path)
    examples.change(
        root,
        "ansvarig: 811228-9874\n"
        "undantag:\n  - {regel: personnummer, skal: Nej., av: Sekretessansvarig, datum: 2024-12-20}",
    )
    assert "personnummer" in [rule for rule, _ in found(root)]


def test_municipality_chooses_severity_except_of_locked_rules(tmp_path: Path) -> None:
    """A warning can be raised to an error; a locked error cannot be lowered."""
    root = examples.copy(tmp_path)
    examples.change(
        root, "regler: {underlag-efter-datum: fel, personnummer: varning}", "content/_profil/kommun.yml"
    )
    examples.change(root, "ansvarig: 811228-9874\nunderlag:\n  - {datum: 2024-12-24, typ: granskning}")
    findings = read_register(root, TODAY).findings
    assert {each.rule: each.severity.value for each in findings} == {
        "underlag-efter-datum": "error",
        "personnummer": "error",
    }


def test_faulty_files_can_be_left_out(tmp_path: Path) -> None:
    """A preview goes on without what is wrong."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    register = read_register(root, TODAY)
    assert list(register.reports) == ["2024/exempelhemmet"]
    assert list(register.without_faulty().reports) == []
    assert list(register.without_faulty().units) == ["exempelhemmet", "hemtjansten"]
