"""What git knows of the content: each revision's changes, oldest first, in one pass.

Only the first parent's line counts: what is merged counts from the day when it was merged. The files' bytes
come from one `git cat-file --batch` as they are asked for.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Literal

from site_builder import git
from site_builder.day import STOCKHOLM
from site_builder.register import CONTENT
from site_builder.writing import write

Depth = Literal["full", "shallow", "none"]

_FILE = "100"  # how the mode of an ordinary file begins; links and submodules are no content


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision: its id, its day in Stockholm, and the bytes of what it changed, None where it is gone.

    A revision's day is never before that of the one before it, whatever clock it was made by. The paths are
    relative to the root, as in `content/rapporter/2024/omsorgshuset.md`.
    """

    id: str
    day: date
    files: Mapping[str, bytes | None]


def depth(root: Path) -> Depth:
    """Say how much history there is of the content: all of it, not all (a shallow clone), or none.

    Raises git.GitRefusedError where git will not read a repository that is there.
    """
    if not _repository_is_near(root) or not git.is_here():
        return "none"
    if git.ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return "shallow"
    has_commits = git.ask(root, "rev-list", "--all", "--max-count=1", "--", CONTENT)
    return "full" if has_commits else "none"


def head(root: Path) -> str:
    """Return the id of the present commit, which its whole history hangs on."""
    return git.ask(root, "rev-parse", "HEAD").decode().strip()


def revisions(root: Path) -> Iterator[Revision]:
    """Yield each revision that changed what stands under content/, oldest first. Needs full depth."""
    latest = date.min
    with _files(root) as read:
        for revision, seconds, changed in _changes(root):
            latest = max(latest, datetime.fromtimestamp(seconds, UTC).astimezone(STOCKHOLM).date())
            yield Revision(revision, latest, {path: read(blob) for path, blob in changed.items()})


def unpack(root: Path, revision: str, folder: Path) -> None:
    """Write what stood under content/ in a revision into a folder.

    Links are left out: they could lead out of the folder. Raises git.GitRefusedError where there is no git,
    no repository or no such revision.
    """
    asked = ("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = git.ask(root, *asked).decode().strip()
    (folder / CONTENT).mkdir(parents=True)
    with _files(root) as read:
        for entry in git.ask(root, "ls-tree", "-r", "-z", commit, "--", CONTENT).split(b"\0"):
            about, _, path = os.fsdecode(entry).partition("\t")
            if about.startswith(_FILE) and ".." not in Path(path).parts:
                write(folder / path, read(about.split()[2]) or b"")


def _repository_is_near(root: Path) -> bool:
    folder = root.resolve()
    return any((each / ".git").exists() for each in (folder, *folder.parents))


def _changes(root: Path) -> Iterator[tuple[str, int, dict[str, str | None]]]:
    """Yield each revision's id, its second, and the blob of each file that it changed."""
    asked = ["-c", "log.showRoot=true", "log", "--reverse", "--first-parent", "-m", "--raw", "-z"]
    asked += ["--format=%H %ct", "--no-renames", "--no-abbrev", "--relative", "--", CONTENT]
    parts = iter(git.ask(root, *asked).split(b"\0"))
    revision, seconds, changed = "", 0, dict[str, str | None]()
    for part in parts:
        said = part.decode("ascii").strip()
        if said.startswith(":"):
            _, mode, _, blob, _ = said.split()
            path = os.fsdecode(next(parts))
            changed[path] = blob if mode.startswith(_FILE) else None
        elif said:
            if changed:
                yield revision, seconds, changed
            revision, seconds, changed = said.split()[0], int(said.split()[1]), {}
    if changed:
        yield revision, seconds, changed


@contextmanager
def _files(root: Path) -> Iterator["_Reader"]:
    asked = ["git", "cat-file", "--batch"]
    with subprocess.Popen(asked, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None  # both are pipes
        assert running.stdout is not None
        yield _Reader(running.stdin, running.stdout)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Asks one running git for one blob at a time."""

    asks: IO[bytes]
    answers: IO[bytes]

    def __call__(self, blob: str | None) -> bytes | None:
        if blob is None:
            return None
        self.asks.write(f"{blob}\n".encode())
        self.asks.flush()
        heading = self.answers.readline().split()
        if len(heading) != 3:
            raise git.GitRefusedError(f"{blob}: {b' '.join(heading).decode(errors='replace')}")
        content = self.answers.read(int(heading[2]))
        self.answers.read(1)  # the line feed that ends it
        return content
