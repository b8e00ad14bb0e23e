"""A copy of the site's sources where each faulty file stands as it was last published, read from git."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder import git
from site_builder.findings import Finding
from site_builder.history import depth, revisions
from site_builder.register import CONTENT, PROFILE, REPORTS, UNITS, read_register


@dataclass(frozen=True, slots=True)
class Copy:
    """A folder to build in. `earlier` are the files that stand as they were, `left_out` those that never
    were without fault; `errors` are what is wrong all the same.
    """

    root: Path
    earlier: tuple[str, ...]
    left_out: tuple[str, ...]
    errors: tuple[Finding, ...]


@contextmanager
def copy_as_published(root: Path, today: date, changed: Mapping[str, bytes]) -> Iterator[Copy]:
    """Yield a copy with some files changed, and the faulty ones as last published; it is gone afterwards.

    The copy lies beside `root`'s own files, so that the built site can take the old one's place by a rename,
    and git knows it as `root` itself. What is `changed` is never taken from git.
    """
    with tempfile.TemporaryDirectory(prefix=".insyn-", dir=root) as folder:
        copy = _copied(root, Path(folder))
        for path, content in changed.items():
            (copy / path).write_bytes(content)
        yield _mended(root, copy, today, changed)


def _copied(root: Path, folder: Path) -> Path:
    """Copy the sources and return where they lie: as deep in the folder as `root` lies in its repository."""
    repository = git.line(root, "rev-parse", "--absolute-git-dir")
    copy = folder / (git.line(root, "rev-parse", "--show-prefix") or "")
    copy.mkdir(parents=True, exist_ok=True)
    if repository:
        (folder / ".git").write_text(f"gitdir: {repository}\n", "utf-8")
    shutil.copy(root / "mkdocs.yml", copy)
    for name in (CONTENT, "theme"):
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, symlinks=True)
    return copy


def _mended(root: Path, copy: Path, today: date, kept: Mapping[str, bytes]) -> Copy:
    """Put an earlier version in the place of each faulty file, and one still earlier, until none is."""
    versions: dict[str, list[bytes]] = {}
    earlier, left_out = set[str](), set[str]()
    while errors := read_register(copy, today).errors:
        faulty = {found.path for found in errors} - kept.keys()
        present = _first({path for path in faulty if (copy / path).is_file()})
        if not present:
            break
        versions |= _versions(root, present - versions.keys())
        known = {path for path in present if versions[path]}
        for path in known or present:
            if known:
                (copy / path).write_bytes(versions[path].pop())
                earlier.add(path)
            else:
                (copy / path).unlink()
                left_out.add(path)
    return Copy(copy, tuple(sorted(earlier - left_out)), tuple(sorted(left_out)), errors)


def _first(paths: set[str]) -> set[str]:
    """Return the files to mend first: a fault in the profile, or in a unit, gives faults in reports."""
    for folder in (PROFILE, UNITS):
        if found := {path for path in paths if path.startswith(f"{folder}/")}:
            return found
    others = {path for path in paths if not path.startswith(f"{REPORTS}/")}
    return others or paths


def _versions(root: Path, paths: set[str]) -> dict[str, list[bytes]]:
    """Return the versions of some files that differ from the present ones, the latest last."""
    found: dict[str, list[bytes]] = defaultdict(list)
    if paths and depth(root) != "none":
        for revision in revisions(root):
            for path in paths & revision.files.keys():
                content = revision.files[path]
                if content is not None and content != (root / path).read_bytes():
                    found[path].append(content)
    return {path: found[path] for path in paths}
