"""Which pages a proposal changes: two built sites, byte by byte."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.changes import BuiltChanges, Comparison, compare_built
from site_builder.editing.change_list import MOST_PAGES, as_markdown, as_text
from tests.changes.test_pull_request import NOBODY, commit, git_in
from tests.conftest import Require
from tests.site_copy import ENVIRONMENT, ROOT, copy_site, replace_in


def site(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_pages_are_compared_by_their_bytes(tmp_path: Path) -> None:
    """What tells of the build itself, and the search index, differ each time and are not told."""
    before = {"index.html": "a", "ar/index.html": "a", "om/version/index.html": "1", "data/x.csv": "1"}
    after = {"index.html": "a", "sok/index.html": "a", "om/version/index.html": "2", "data/x.csv": "2"}
    found = compare_built(
        site(tmp_path / "before", {**before, "b/index.html": "1", "pagefind/x": "1"}),
        site(tmp_path / "after", {**after, "b/index.html": "2", "pagefind/x": "2"}),
    )
    assert found == BuiltChanges(new=("sok/",), gone=("ar/",), changed=("b/",), others=1)


def test_a_site_that_is_not_built_is_not_compared(tmp_path: Path) -> None:
    """A version that cannot be built has no pages, and all of them would seem to be new."""
    assert compare_built(tmp_path / "no", site(tmp_path / "after", {"index.html": ""})) is None


def test_a_long_list_of_pages_says_how_many_more() -> None:
    """A change that every page shows does not drown the rest."""
    pages = tuple(f"{number:03}/" for number in range(MOST_PAGES + 2))
    comparison = Comparison((), (), (), BuiltChanges((), ("borta/",), pages, 3))
    told = as_markdown(comparison)
    for part in (
        "<details><summary>Sidor som försvinner (1)</summary>\n\n- `/borta/`\n\n</details>\n",
        f"<details><summary>Sidor som ändras ({len(pages)})</summary>\n\n- `/000/`\n- `/001/`\n",
        "- `/099/`\n- och 2 till\n\n</details>\n\nAndra filer som skiljer sig: 3.\n",
    ):
        assert part in told
    assert as_text(comparison).startswith(
        "Ingenting ändras för läsarna.\n\nSidor som försvinner (1)\n  /borta/\n"
    )


@pytest.fixture
def proposal(tmp_path: Path, require: Require) -> Path:
    """Return a repository where a proposal changes one sentence of a unit's file."""
    require("git")
    root = copy_site(tmp_path / "site")
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, root)
    site(root, {".venv/.locked": "", ".venv/.installed": "", ".gitignore": "/.venv/\n/build/\n/site/\n"})
    git_in(root)("init", "--quiet", "--initial-branch=main")
    commit(root, "Publicerat")
    git_in(root)("checkout", "--quiet", "-b", "forslag")
    replace_in(root / "content/verksamheter/omsorgshuset.md", "namn: Omsorgshuset", "namn: Nya Omsorgshuset")
    commit(root, "Förslag")
    return root


def test_make_diff_compares_the_built_sites(proposal: Path, tmp_path: Path, require: Require) -> None:
    """The workflow's command builds both versions, writes the list and puts it in the job's summary."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    insyn = bin_folder / "insyn"
    insyn.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder.cli "$@"\n', "utf-8")
    insyn.chmod(0o755)
    summary = tmp_path / "summary.md"
    env = {**NOBODY, **ENVIRONMENT, "INSYN_SEARCH": "false", "GITHUB_STEP_SUMMARY": str(summary), "ARGS": ""}
    make = [str(require("make")), "--silent", f"BIN={bin_folder}"]
    subprocess.run([*make, "site"], cwd=proposal, env=env, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [*make, "diff", "BASE=HEAD^1", "ARGS=--format github"],
        cwd=proposal,
        env={**env, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = summary.read_text("utf-8")
    assert told == (proposal / "build/andringar.md").read_text("utf-8")
    assert "Verksamhetens namn: **Nya** Omsorgshuset, personlig assistans" in told
    changed = told.partition("<summary>Sidor som ändras")[2].split("\n")
    assert "- `/verksamheter/omsorgshuset/`" in changed
    assert "- `/rapporter/2024/omsorgshuset/`" in changed
    assert "- `/rapporter/2024/ankarets-hemtjanst/`" not in changed
    assert not (proposal / "build/base").exists()
