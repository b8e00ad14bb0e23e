"""A build that is killed at any moment leaves a whole site, and the next build is right."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site_copy import ENVIRONMENT, copy_site, files, run

KILLS = int(os.environ.get("INSYN_TEST_KILLS", "4"))
"""How many builds are killed; 50 take some minutes."""
REPORT = "content/rapporter/2024/omsorgshuset.md"
BUILD = (sys.executable, "-m", "site_builder.cli", "build", "--today", "2026-11-21")
QUIET = ENVIRONMENT | {"INSYN_SEARCH": "false"}


def built(root: Path) -> dict[str, bytes]:
    """Build, and return the site."""
    done = run(root, "site_builder.cli", *BUILD[3:], INSYN_SEARCH="false")
    assert done.returncode == 0, done.stderr
    return files(root / "site")


def clean(root: Path, folder: Path) -> dict[str, bytes]:
    """Return what a build gives that knows nothing of earlier ones."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
    return built(folder)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so here")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """It is the old one or the new; or its last files are moved at the next start, by the list beside it."""
    root = copy_site(tmp_path / "copy")
    old = built(root)
    started = time.monotonic()
    built(root)
    least = time.monotonic() - started
    chance = random.Random(os.environ.get("INSYN_TEST_SEED", "7"))
    for turn in range(KILLS):
        with (root / REPORT).open("a", encoding="utf-8") as file:
            file.write(f"\nUppföljningen omfattar ledning, del {turn}.\n")
        new = clean(root, tmp_path / f"clean-{turn}")
        process = subprocess.Popen(
            BUILD, cwd=root, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0, 3 * least))
        process.send_signal(signal.SIGKILL)
        process.wait()
        there = files(root / "site")
        assert there in (old, new) or list(root.glob(".site.*.andras"))
        old = built(root)
        assert old == new
        assert not list(root.glob(".site.*"))
