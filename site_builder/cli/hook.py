"""`insyn hook`: lets git look for what leads to a person before each commit."""

import argparse
import shlex
import sys
from pathlib import Path

from site_builder import git
from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser

NAME = "hook"
MARK = "# insyn hook"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--remove", action="store_true", help=SAID.hook.remove)


def run(chosen: argparse.Namespace) -> int:
    """Write the hook, or remove it; one that somebody else has written stays as it is."""
    said, file = SAID.hook, _file(chosen.root)
    if file is None:
        print(said.no_repository.format(root=chosen.root), file=sys.stderr)
        return WRONG
    is_ours = file.is_file() and MARK in file.read_text("utf-8", "replace")
    if file.exists() and not is_ours:
        print(said.other.format(path=file, line=_command(chosen.root)), file=sys.stderr)
        return WRONG
    if chosen.remove:
        file.unlink(missing_ok=True)
        print(said.removed)
        return CLEAN
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_script(chosen.root), "utf-8", newline="\n")
    file.chmod(0o755)
    print(said.written.format(path=file))
    return CLEAN


def _file(root: Path) -> Path | None:
    """Return where git looks for the hook, None where there is no repository."""
    path = git.line(root, "rev-parse", "--git-path", "hooks/pre-commit")
    return (root / path).resolve() if path is not None else None


def _command(root: Path) -> str:
    """Return the line that looks; git runs hooks at the top of the repository."""
    python = shlex.quote(Path(sys.executable).as_posix())
    return f"{python} -m site_builder.editing.staged {shlex.quote(root.resolve().as_posix())}"


def _script(root: Path) -> str:
    python = shlex.quote(Path(sys.executable).as_posix())
    return (
        f"#!/bin/sh\n{MARK}\n"
        f"[ -x {python} ] || {{ echo {shlex.quote(SAID.hook.gone)} >&2; exit 1; }}\n"
        f"exec {_command(root)}\n"
    )
