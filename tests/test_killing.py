"""A build that is killed at any moment leaves a whole site, and the next build is right.

A few moments are tried in an ordinary run; `INSYN_KILLS=50` tries fifty, as `make bench` does. That whole
folders change places, where a thousand files differ, is tried step by step in `tests/test_build.py`.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.bench.corpus import Settings, write_corpus
from tests.site_copy import ENVIRONMENT, ROOT, files, replace_in

KILLS = int(os.environ.get("INSYN_KILLS", "3"))
"""So many builds are killed; each takes some five seconds."""
SETTINGS = Settings(reports=40, units=8, words=(60, 120))
SEARCHLESS = ENVIRONMENT | {"INSYN_SEARCH": "false"}
LONGEST = 60
SAID = "said.txt"

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so here")

Tree = Mapping[str, bytes]


def prose(root: Path) -> None:
    """Add a sentence to a report: few files differ, and are changed in place."""
    report = min((root / "content/rapporter").rglob("*.md"))
    with report.open("a", encoding="utf-8") as file:
        file.write("\nUppföljningen omfattar ledning och kvalitetsarbete.\n")


def colour(root: Path) -> None:
    """Change the municipality's colour: every page differs."""
    replace_in(root / "content/_profil/kommun.yml", 'farg: "#1f4e79"', 'farg: "#7a1f5c"')


def forgotten(root: Path) -> None:
    """Take a report away, with all that is known of earlier builds."""
    max((root / "content/rapporter").rglob("*.md")).unlink()
    shutil.rmtree(root / ".cache")


CHANGES: tuple[Callable[[Path], None], ...] = (prose, colour, forgotten)


@dataclass(frozen=True)
class Before:
    """A built site: where it is, its files, those after each change, and how long a build takes."""

    root: Path
    old: Tree
    new: Mapping[str, Tree]
    seconds: float


def build(root: Path) -> subprocess.Popen[bytes]:
    """Start a build in a group of processes of its own."""
    command = [sys.executable, "-m", "site_builder.cli", "build", "--today", SETTINGS.today.isoformat()]
    with (root / SAID).open("wb") as said:
        return subprocess.Popen(
            command, cwd=root, env=SEARCHLESS, stdout=said, stderr=said, start_new_session=True
        )


def built(root: Path) -> Tree:
    """Return the files of a root's site after a build that went well."""
    assert build(root).wait(LONGEST) == 0, (root / SAID).read_text("utf-8")
    return files(root / "site")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """Return a site to change, and what a build from nothing makes of each change."""
    folder = tmp_path_factory.mktemp("killing")
    bare = folder / "bare"
    write_corpus(bare, SETTINGS)
    shutil.copy(ROOT / "mkdocs.yml", bare)
    shutil.copytree(ROOT / "theme", bare / "theme")
    root = folder / "root"
    shutil.copytree(bare, root)
    start = time.monotonic()
    old, new = built(root), {}
    seconds = time.monotonic() - start
    for change in CHANGES:
        clean = folder / change.__name__
        shutil.copytree(bare, clean)
        (clean / ".cache").mkdir()
        change(clean)
        new[change.__name__] = built(clean)
        assert new[change.__name__] != old
    return Before(root, old, new, seconds)


def kill(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    """Kill a build: its first process alone, as a machine short of memory does, or all of them."""
    if alone:
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LONGEST)


def left_beside(root: Path) -> list[str]:
    """Return what builds have left beside the site."""
    return sorted(path.name for path in root.iterdir() if path.name.startswith(".site."))


def fault(now: Tree, old: Tree, new: Tree, left: list[str]) -> str:
    """Say what is wrong with a site after a kill; nothing if it is whole.

    It is the old one or the new one. Only where a change had been decided, and lies beside as a list to be
    completed, may some files be new already.
    """
    if now in (old, new):
        return ""
    strange = sorted(path for path in now if now[path] not in (old.get(path), new.get(path)))
    if strange:
        return f"neither old nor new: {strange}"
    missing = sorted(path for path in old.keys() & new.keys() if path not in now)
    if missing:
        return f"missing: {missing}"
    return "" if any(name.endswith(".andras") for name in left) else "half new, and no list to complete it"


@pytest.mark.parametrize("number", range(KILLS))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    before: Before, tmp_path: Path, number: int
) -> None:
    """Until a change is decided the old one; the next build makes what one from nothing would."""
    chance = Random(number)
    change, alone = CHANGES[number % len(CHANGES)], chance.random() < 0.5
    root = tmp_path / "root"
    shutil.copytree(before.root, root, symlinks=True)
    change(root)
    process = build(root)
    time.sleep(before.seconds * chance.uniform(0.2, 1.0))
    kill(process, alone=alone)
    new = before.new[change.__name__]
    assert fault(files(root / "site"), before.old, new, left_beside(root)) == ""
    assert built(root) == new
    assert left_beside(root) == []


@pytest.mark.parametrize(
    ("now", "left", "said"),
    [
        ({"a": b"1", "b": b"1", "c": b"1"}, [], ""),
        ({"a": b"2", "b": b"1", "d": b"2"}, [], ""),
        ({"a": b"2", "b": b"1", "c": b"1"}, [".site.1.andras"], ""),
        ({"a": b"2", "b": b"1", "c": b"1"}, [], "half new, and no list to complete it"),
        ({"a": b"", "b": b"1", "c": b"1"}, [".site.1.andras"], "neither old nor new: ['a']"),
        ({"a": b"2", "d": b"2"}, [".site.1.andras"], "missing: ['b']"),
    ],
)
def test_a_site_that_is_not_whole_is_seen(now: Tree, left: list[str], said: str) -> None:
    """The check itself can fail."""
    assert fault(now, {"a": b"1", "b": b"1", "c": b"1"}, {"a": b"2", "b": b"1", "d": b"2"}, left) == said
