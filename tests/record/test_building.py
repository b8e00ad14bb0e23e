"""The log in a whole build: from a repository, on a published log, from a clone that lacks history."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Require
from tests.record.repositories import commit, git
from tests.site_copy import copy_site, files, replace_in, run

LOG = "api/v1/andringar/logg.jsonl"
REPORT = "content/rapporter/2024/omsorgshuset.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, require: Require) -> Path:
    """Return a repository of the project's own content, with two revisions."""
    require("git")
    root = copy_site(tmp_path_factory.mktemp("git") / "root")
    (root / ".gitignore").write_text("site\n.insyn\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, date(2025, 1, 10))
    event = "handelser:\n  - {datum: 2025-02-03, typ: atgardsplan_inkommen}\n"
    replace_in(root / REPORT, "samlad_bedomning:", f"{event}samlad_bedomning:")
    commit(root, date(2025, 2, 4))
    return root


def build(root: Path, *arguments: str | Path) -> dict[str, bytes]:
    done = run(root, "site_builder.cli", "build", *map(str, arguments))
    assert done.returncode == 0, done.stdout + done.stderr
    return files(root / "site")


def test_two_builds_of_a_history_are_equal_and_a_published_log_stays(root: Path, tmp_path: Path) -> None:
    """Byte for byte in another folder; and a build on the log that is published adds nothing to it."""
    git(tmp_path, "clone", "--quiet", f"file://{root}", "klon")
    made = build(root)
    assert build(tmp_path / "klon") == made
    assert made[LOG].count(b'"post"') == 3
    published = tmp_path / "logg.jsonl"
    published.write_bytes(made[LOG])
    later = build(tmp_path / "klon", "--today", "2026-12-24", "--log", published)
    assert later[LOG] == made[LOG]
    said = run(tmp_path / "klon", "site_builder.cli", "verify", "site", "--previous", str(published))
    assert said.returncode == 0, said.stdout


def test_a_shallow_clone_stops_with_the_cure(root: Path, tmp_path: Path) -> None:
    """Nothing is built, and it says what to do; with the published log it needs no history."""
    made = build(root)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "klon")
    done = run(tmp_path / "klon", "site_builder.cli", "build")
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stderr
    assert "fetch-depth: 0" in done.stderr
    assert not (tmp_path / "klon/site").exists()
    published = tmp_path / "logg.jsonl"
    published.write_bytes(made[LOG])
    assert build(tmp_path / "klon", "--log", published)[LOG] == made[LOG]


def test_a_log_that_somebody_changed_stops_it(root: Path, tmp_path: Path) -> None:
    """The entry is named, and the cure."""
    published = tmp_path / "logg.jsonl"
    changed = build(root)[LOG].replace(b'"dag":"2025-01-10"', b'"dag":"2025-01-09"', 1)
    published.write_bytes(changed)
    done = run(root, "site_builder.cli", "build", "--log", str(published))
    assert done.returncode == 1
    assert "har ändrats: nästa post bygger på en annan." in done.stderr
    assert "loggen_borjar_om" in done.stderr
