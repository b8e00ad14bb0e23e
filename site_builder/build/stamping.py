"""What a build is known by: program, digest of the content, and git revision."""

from importlib.metadata import version
from pathlib import Path

from site_builder import git
from site_builder.pages.version import Stamp
from site_builder.register import CONTENT
from site_builder.store import content_digest


def stamp(root: Path) -> Stamp:
    """Return what the version page says: program, digest of the content, and revision where there is one."""
    return Stamp(version("insyn"), content_digest(root / CONTENT), revision(root))


def revision(root: Path) -> str | None:
    """Return the git revision of the files in `root`; None when they differ from it, or without git."""
    return git.line(root, "rev-parse", "HEAD") if git.line(root, "status", "--porcelain") == "" else None
