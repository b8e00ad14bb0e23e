"""Real git repositories of the invented municipality, with revisions on days of our choice."""

import os
import subprocess
from datetime import date
from pathlib import Path

from site_builder.publication import Publication, publish
from site_builder.record import Record, keep
from site_builder.register import read_register
from tests import examples

SEED = "ett innehåll"
ID = "2024/exempelhemmet"
FIRST = date(2024, 12, 2)
TODAY = date(2025, 6, 1)


def git(root: Path, *arguments: str, day: date | None = None, clock: str = "12:00:00+01:00") -> str:
    """Return what git says in `root`, with no settings but ours and, where there is one, a day of ours."""
    said = f"{day}T{clock}" if day else ""
    environment = os.environ | {
        **{"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        **({"GIT_AUTHOR_DATE": said, "GIT_COMMITTER_DATE": said} if said else {}),
    }
    asked = ["git", "-c", "user.name=Insyn", "-c", "user.email=insyn@example.org", *arguments]
    answer = subprocess.run(
        asked, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return answer.stdout.strip()


def commit(root: Path, day: date, clock: str = "12:00:00+01:00") -> None:
    """Make what stands in `root` its next revision, on a day."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", f"{day}", day=day, clock=clock)


def repository(folder: Path, day: date = FIRST) -> Path:
    """Return `folder`: the example site's content in a repository of one revision."""
    examples.copy(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, day)
    return folder


def publication(root: Path, today: date = TODAY) -> Publication:
    """Return what may be seen on a day. The content must be without errors."""
    register = read_register(root, today)
    assert register.errors == (), register.errors
    return publish(register, today)


def kept(root: Path, today: date = TODAY, published: Path | None = None, seed: str = SEED) -> Record:
    """Return the record of a build on a day."""
    register = read_register(root, today)
    assert register.errors == (), register.errors
    return keep(register, publish(register, today), seed, published)


def events(*lines: str) -> str:
    """Return a journal as a fragment of a report's keys."""
    return "handelser:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
