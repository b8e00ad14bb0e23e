"""The command line: exit codes, formats and help."""

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from site_builder.cli import COMMANDS, main, new
from site_builder.cli.words import SAID, SwedishParser
from site_builder.model.report import ReportKind
from tests import examples


def check(root: Path, *words: str) -> list[str]:
    return ["check", "--root", str(root), "--today", "2025-01-15", *words]


def test_clean_content_is_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing wrong: exit code 0, one quiet sentence."""
    assert main(check(examples.copy(tmp_path))) == 0
    assert capsys.readouterr() == ("Inga fel och inga varningar.\n", "")


def test_warnings_alone_are_zero_unless_strict(tmp_path: Path) -> None:
    """Only `--strict` counts warnings."""
    root = examples.copy(tmp_path)
    examples.change(root, "underlag:\n  - {datum: 2024-12-24, typ: granskning}")
    assert main(check(root)) == 0
    assert main(check(root, "--strict")) == 1


def test_errors_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error is told with its place, message, rule and cure."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    assert main(check(root)) == 1
    out = capsys.readouterr().out
    assert f"{examples.REPORT}:33:5: fel: Året 2023 stämmer inte med mappen 2024. [ar-stammer-inte]" in out


def test_json_holds_what_a_program_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is a list of objects with all seven keys."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    main(check(root, "--format", "json"))
    (only,) = json.loads(capsys.readouterr().out)
    assert set(only) == {"path", "line", "column", "rule", "severity", "message", "hint"}
    assert (only["path"], only["line"], only["column"], only["severity"]) == (examples.REPORT, 33, 5, "error")


def test_github_annotation_stands_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workflow command names file, line and column."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    main(check(root, "--format", "github"))
    start = f"::error file={examples.REPORT},line=33,col=5,title=ar-stammer-inte::Året 2023"
    assert capsys.readouterr().out.startswith(start)


def test_markdown_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary of a pull request is a table under one sentence."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    main(check(root, "--format", "markdown"))
    out = capsys.readouterr().out
    assert out.startswith("1 fel och 0 varningar.")
    assert f"| fel | `{examples.REPORT}:33` |" in out


@pytest.mark.parametrize("words", [["check", "--format", "xml"], ["bygg"], ["check", "--today", "igår"], []])
def test_wrong_usage_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that cannot be understood says so in Swedish."""
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "Kommandot går inte att förstå" in capsys.readouterr().err


def test_folder_without_content_is_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standing in the wrong folder is told, with the cure."""
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert "--root" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [[], ["check"], ["build"], ["serve"], ["new"], ["due"], ["diff"], ["migrate"]]
)
def test_help_is_swedish_with_examples(command: list[str]) -> None:
    """Every command explains itself."""
    done = subprocess.run(
        [sys.executable, "-m", "site_builder.cli", *command, "--help"], capture_output=True, check=True
    )
    text = done.stdout.decode()
    assert "Exempel:" in text
    assert "usage:" not in text
    assert "show this help" not in text


def test_every_choice_is_explained_in_swedish() -> None:
    """Whatever language its name is in, what it does stands beside it, from our own words."""
    for module in COMMANDS:
        parser = SwedishParser(prog="insyn")
        module.add(parser)
        texts = [text for text in (*SAID.values(), *SAID[module.NAME].values()) if text]
        unexplained = [action.dest for action in parser._actions if action.help not in texts]
        assert unexplained == [], module.NAME


def test_only_what_has_a_project_asks_for_its_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """`samla` takes folders of sites; there the project's would mean nothing."""
    for command, there in (("samla", False), ("verify", True), ("check", True)):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert ("--root" in capsys.readouterr().out) is there


def test_the_command_line_knows_the_models_kinds_of_reports() -> None:
    """It names them by itself, to start without the models."""
    assert get_args(ReportKind) == new.KINDS


def test_the_command_line_starts_without_the_models() -> None:
    """A command loads what it needs; `insyn check` of what has not changed needs none of them."""
    code = "import sys, site_builder.cli; sys.exit('pydantic' in sys.modules or 'babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
