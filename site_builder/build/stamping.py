"""What a build is known by: program, digest of the content, and git revision."""

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from site_builder.pages.version import Stamp
from site_builder.register import CONTENT
from site_builder.store import content_digest


def stamp(root: Path) -> Stamp:
    """Return what the version page says: program, digest of the content, and revision where there is one."""
    return Stamp(version("insyn"), content_digest(root / CONTENT), revision(root))


def revision(root: Path) -> str | None:
    """Return the git revision of the files in `root`; None when they differ from it, or without git."""
    if shutil.which("git") is None or _git(root, "status", "--porcelain") != "":
        return None
    return _git(root, "rev-parse", "HEAD") or None


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git answers in `root`, or None where it refuses, as outside a repository."""
    asked = ["git", *arguments]
    answer = subprocess.run(asked, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    return answer.stdout.strip() if answer.returncode == 0 else None
