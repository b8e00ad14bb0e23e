"""The project's own files: lock, commands, workflows, and the tools that read the code."""

import importlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.cli import COMMANDS
from tests.conftest import Require

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what the command said and its exit code, run at the root of the project."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "arguments", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=" ".join
)
def test_the_code_passes_its_tools(arguments: tuple[str, ...]) -> None:
    """Lint, format and types are checked by the tools themselves, configured in pyproject.toml."""
    done = run(sys.executable, "-m", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_entry_point_leads_to_code() -> None:
    """What pip installs as a command or a plugin can be imported."""
    points = {**PROJECT["scripts"], **PROJECT["entry-points"]["mkdocs.plugins"]}
    for point in points.values():
        module, name = point.split(":")
        assert callable(getattr(importlib.import_module(module), name))


def test_the_lock_names_no_host() -> None:
    """Anyone can install from the mirror they trust; the hashes say that it is the same."""
    assert "://" not in LOCK
    assert "index-url" not in LOCK
    assert "find-links" not in LOCK


def test_every_locked_package_has_a_version_and_a_hash() -> None:
    """One package without either makes pip refuse the whole file."""
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_lock_holds_all_that_is_asked_for() -> None:
    """A dependency added without `make lock` would be missing on every other machine."""
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    asked += [
        line for line in (ROOT / "requirements.in").read_text("utf-8").splitlines() if line[:1].isalpha()
    ]
    names = {re.split(r"[<>=!~ ;\[]", line)[0].lower().replace("_", "-") for line in asked}
    locked = {line.split("==")[0] for line in LOCK.splitlines() if "==" in line}
    assert names <= locked


def test_make_alone_lists_every_command(require: Require) -> None:
    """A reader who types `make` sees what there is, and starts nothing."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    listed = [line.split()[1] for line in run(require("make"), "--no-print-directory").stdout.splitlines()]
    assert listed == targets
    assert {"site", "serve", "check", "demo", "test", "lint", "lock", "clean", "help"} <= set(targets)


def test_every_make_command_in_the_readme_exists() -> None:
    """The reader's first command must work."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    assert {"site", "test"} <= named
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_the_readme_names_every_command() -> None:
    """By itself, or through the make target that runs it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    through_make = {"build": "site"}
    for module in COMMANDS:
        target = through_make.get(module.NAME, module.NAME)
        assert f"`insyn {module.NAME}`" in readme or re.search(rf"`make {target}\b", readme), module.NAME


def test_ci_runs_the_readmes_test_command() -> None:
    """What a developer runs and what CI runs is the same line."""
    script = ROOT / ".ci/run"
    assert script.read_text("utf-8").splitlines()[-1] == "make test"
    assert os.name == "nt" or os.access(script, os.X_OK)


def workflow(path: Path) -> dict[Any, Any]:
    """Return the workflow as GitHub reads it (YAML 1.1 makes its key `on` the value True)."""
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    """Every workflow is held to what a public repository needs."""

    def test_actions_are_pinned_by_commit_with_the_version_beside(self, path: Path) -> None:
        """A tag can be moved to other code; a commit cannot."""
        for action in re.findall(r"uses: ([^.].+)", path.read_text("utf-8")):
            assert re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action

    def test_a_job_that_may_write_runs_no_code_of_ours(self, path: Path) -> None:
        """What a repository's own code can do is read: what writes pages or the issue has none at hand."""
        loaded = workflow(path)
        assert loaded["permissions"] == {"contents": "read"}
        for job in loaded["jobs"].values():
            rights = job.get("permissions", {})
            writes = {right for right, level in rights.items() if level == "write"}
            assert writes <= {"pages", "id-token", "issues"}
            steps = job.get("steps", [])
            assert not (writes and any("actions/checkout@" in step.get("uses", "") for step in steps))

    def test_no_step_keeps_credentials_or_reads_secrets(self, path: Path) -> None:
        """The checkout's token is not left behind for later steps."""
        text = path.read_text("utf-8")
        assert "secrets." not in text
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")

    def test_no_text_of_a_contributor_reaches_a_shell(self, path: Path) -> None:
        """A branch name or a title in a `run` line would be run."""
        for job in workflow(path)["jobs"].values():
            assert not any("${{" in step.get("run", "") for step in job.get("steps", []))

    def test_no_timetable_shares_a_file_with_another_event(self, path: Path) -> None:
        """GitHub switches a quiet repository's timetable off, with the whole file that it stands in."""
        events = workflow(path)[True]
        assert "schedule" not in events or len(events) == 1


INNER_TESTS = """
import pytest

def test_that_needs_a_browser(chromium_path):
    assert chromium_path.exists()

@pytest.mark.xfail(reason="known")
def test_that_is_known_to_fail():
    assert False

def test_that_needs_nothing():
    pass
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a test directory with this project's conftest, on a machine without programs."""
    pytester.makeconftest((ROOT / "tests/conftest.py").read_text("utf-8"))
    pytester.makepyfile(INNER_TESTS)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    return pytester


def test_a_missing_program_is_named_after_a_green_run(inner: pytest.Pytester) -> None:
    """On a developer's machine the run ends well, and says what it did not try."""
    result = inner.runpytest_subprocess()
    result.assert_outcomes(passed=1, skipped=1, xfailed=1)
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        ["!*! NOT RUN !*!", "NOT RUN: *::test_that_needs_a_browser: chromium is not *"]
    )


def test_workers_name_what_did_not_run_too(inner: pytest.Pytester) -> None:
    """`make test` spreads the tests over processes; the summary is still whole."""
    result = inner.runpytest_subprocess("-n2")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["NOT RUN: *::test_that_needs_a_browser: chromium is not installed*"])


def test_a_missing_program_fails_in_ci(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI nothing goes unseen: what cannot run is a failure with the reason."""
    monkeypatch.setenv("CI", "true")
    result = inner.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1, xfailed=1)
    assert result.ret == 1
    result.stdout.fnmatch_lines(["NOT RUN, and CI runs everything: chromium is not installed*"])


def test_a_module_that_skips_itself_fails_in_ci(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A skip while tests are collected is a skip like any other."""
    inner.makepyfile(test_module="import pytest\npytest.importorskip('no_such_module')")
    monkeypatch.setenv("CI", "true")
    result = inner.runpytest_subprocess()
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*NOT RUN, and CI runs everything: could not import 'no_such_module'*"])


@pytest.mark.browser
def test_the_browser_answers(chromium_path: Path) -> None:
    """The program found under a browser's name is one."""
    assert re.search(r"Chrom", run(chromium_path, "--version").stdout)
