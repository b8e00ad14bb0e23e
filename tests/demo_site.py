"""The demonstration, built as `make demo` builds it: every kind of page in every state."""

import shutil
from pathlib import Path

from tests.bench.corpus import DEMONSTRATION, write_corpus
from tests.site_copy import ROOT, run


def copy_demonstration(folder: Path) -> Path:
    """Return `folder`, made: the demonstration's content with the project's own settings and theme."""
    write_corpus(folder, DEMONSTRATION)
    return _with_theme(folder)


def build_demonstration(folder: Path) -> Path:
    """Return `folder`, made: the demonstration's content, and its site in `site`."""
    return _built(copy_demonstration(folder), "--today", DEMONSTRATION.today.isoformat())


def build_with_theme(folder: Path, *arguments: str, **settings: str) -> Path:
    """Return `folder`, whose content is built with the project's own settings and theme, untouched.

    `settings` are environment variables.
    """
    return _built(_with_theme(folder), *arguments, **settings)


def _with_theme(folder: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


def _built(folder: Path, *arguments: str, **settings: str) -> Path:
    done = run(folder, "site_builder.cli", "build", "--root", str(folder), *arguments, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
