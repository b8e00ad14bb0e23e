"""Git, asked as a program in a folder: one question, one answer."""

import shutil
import subprocess
from pathlib import Path


class GitRefusedError(Exception):
    """Git does not answer; the text is git's own, or `git` where there is none."""


def is_here() -> bool:
    """Say whether there is git on this machine."""
    return shutil.which("git") is not None


def ask(root: Path, *arguments: str) -> bytes:
    """Return what git prints. Raises GitRefusedError where it refuses, as outside a repository."""
    if not is_here():
        raise GitRefusedError("git")
    answer = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    if answer.returncode:
        raise GitRefusedError(answer.stderr.decode(errors="replace").strip())
    return answer.stdout


def line(root: Path, *arguments: str) -> str | None:
    """Return what git prints as text, without the line feed that ends it; None where it does not answer."""
    try:
        return ask(root, *arguments).decode(errors="surrogateescape").strip()
    except GitRefusedError:
        return None
