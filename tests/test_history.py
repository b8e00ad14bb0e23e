"""What git knows of the content: each revision, its day and its files, in one pass."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from site_builder import history
from site_builder.git import GitRefusedError
from tests import examples
from tests.conftest import Require
from tests.record.repositories import commit, git, repository

DAY = date(2025, 1, 10)
REPORT = examples.REPORT


@pytest.fixture(autouse=True)
def _git(require: Require) -> None:
    require("git")


def test_each_revision_has_its_day_and_what_it_changed(tmp_path: Path) -> None:
    """The first brings every file, a later one only what it changed, with its bytes."""
    root = repository(tmp_path)
    examples.change(root, "ansvarig: Utredare")
    commit(root, DAY)
    first, second = history.revisions(root)
    there = {path.relative_to(root).as_posix() for path in (root / "content").rglob("*") if path.is_file()}
    assert first.files.keys() == there
    assert (second.day, second.files) == (DAY, {REPORT: (root / REPORT).read_bytes()})
    assert second.id == git(root, "rev-parse", "HEAD")


def test_what_is_removed_is_none(tmp_path: Path) -> None:
    """A file that is gone, or has become a link, has no bytes."""
    root = repository(tmp_path)
    (root / REPORT).unlink()
    (root / "content/verksamheter/hemtjansten.md").unlink()
    (root / "content/verksamheter/hemtjansten.md").symlink_to("exempelhemmet.md")
    commit(root, DAY)
    assert list(history.revisions(root))[-1].files == {
        REPORT: None,
        "content/verksamheter/hemtjansten.md": None,
    }


def test_what_changes_elsewhere_is_no_revision(tmp_path: Path) -> None:
    """The theme's history is not the content's."""
    root = repository(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: Insyn\n", "utf-8")
    commit(root, DAY)
    assert len(list(history.revisions(root))) == 1


def test_a_day_is_stockholms(tmp_path: Path) -> None:
    """Half past eleven at night in London is the next day here."""
    root = repository(tmp_path)
    examples.change(root, "ansvarig: Utredare")
    commit(root, DAY, clock="23:30:00+00:00")
    assert [revision.day for revision in history.revisions(root)][1] == date(2025, 1, 11)


def test_days_never_go_back(tmp_path: Path) -> None:
    """A clock that is wrong does not put a change before what it changed."""
    root = repository(tmp_path, DAY)
    examples.change(root, "ansvarig: Utredare")
    commit(root, date(2020, 1, 1))
    assert [revision.day for revision in history.revisions(root)] == [DAY, DAY]


def test_a_merge_counts_from_its_own_day(tmp_path: Path) -> None:
    """What was written on a branch was published when it was merged."""
    root = repository(tmp_path)
    git(root, "checkout", "--quiet", "-b", "forslag")
    examples.change(root, "ansvarig: Utredare")
    commit(root, date(2025, 1, 2))
    examples.change(root, "ansvarig: Samordnare")
    commit(root, date(2025, 1, 3))
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "in", "forslag", day=DAY)
    found = list(history.revisions(root))
    assert [revision.day for revision in found] == [date(2024, 12, 2), DAY]
    assert found[1].files == {REPORT: (root / REPORT).read_bytes()}


def test_a_root_within_the_repository_has_paths_of_its_own(tmp_path: Path) -> None:
    """The content may stand in a folder of a larger repository, and names may have Swedish letters."""
    root = repository(tmp_path)
    inner = root / "åland"
    inner.mkdir()
    shutil.move(root / "content", inner / "content")
    (inner / "content/verksamheter/å ä.txt").write_text("x", "utf-8")
    commit(root, DAY)
    (revision,) = history.revisions(inner)
    assert revision.files["content/verksamheter/å ä.txt"] == b"x"
    assert REPORT in revision.files


def test_how_deep_the_history_is(tmp_path: Path) -> None:
    """All of it, only the last of it, or none: outside a repository, or content that is not in it."""
    root = repository(tmp_path / "hel")
    examples.change(root, "ansvarig: Utredare")
    commit(root, DAY)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "grund")
    (tmp_path / "hel/bygge/content").mkdir(parents=True)
    assert history.depth(root) == "full"
    assert history.depth(tmp_path / "grund") == "shallow"
    assert history.depth(tmp_path / "hel/bygge") == "none"
    assert history.depth(examples.copy(tmp_path / "utan")) == "none"


def test_a_repository_that_git_refuses_is_no_missing_one(tmp_path: Path) -> None:
    """What git will not read is said; a log without its history would look like a new one."""
    root = repository(tmp_path)
    (root / ".git/HEAD").write_text("trasig", "utf-8")
    with pytest.raises(GitRefusedError, match="git repository"):
        history.depth(root)
