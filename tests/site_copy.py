"""A copy of this project's own site, to build and to break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOVED = ROOT / "tests/demonstration"
KNOWN = MOVED if MOVED.is_dir() else ROOT / "content"
"""The content that the tests know: ours. Who takes Insyn into use moves it aside (README)."""
EPOCH = "1795219200"  # 2026-11-21, noon
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("INSYN_")},
    "PYTHONPATH": str(ROOT),
    "SOURCE_DATE_EPOCH": EPOCH,
    "NO_MKDOCS_2_WARNING": "1",
}


def copy_site(folder: Path) -> Path:
    """Return `folder`, made, with settings, content and theme as they are in the project."""
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(KNOWN, folder / "content")
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


def run(root: Path, tool: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Return what `mkdocs`, or a tool like it, said in a process of its own, with `settings` for its site."""
    return subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=root,
        env=ENVIRONMENT | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under `folder` by its path, hidden ones too, but not Pagefind's.

    They differ from build to build: it writes what has two filters in no steady order.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith("pagefind")
    }


def replace_in(path: Path, old: str, new: str) -> None:
    """Change a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
