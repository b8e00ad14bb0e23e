"""Changing a few files of a published site: listed first, then moved one by one.

The list is written when everything it names lies ready beside the site. Whatever stops the moves, the next
start goes through the list again, and what was moved already is passed by. So a change is done whole or,
before there is a list, not at all; and a file that has not changed is not touched.
"""

import json
import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

LIST = ".andringar.json"
"""The list, in the folder of the changed files."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between a new site and the published one, as paths: files to write, and to take away."""

    written: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many files differ."""
        return len(self.written) + len(self.gone)


def difference(new: Path, old: Path, standing: AbstractSet[str] = frozenset()) -> Difference:
    """Return what must be written into and taken away from the `old` site to make it the `new` one.

    What is `standing` in the old one stays, though the new one does not have it.
    """
    there, before = dict(_files(new)), dict(_files(old))
    written = (path for path, size in there.items() if before.get(path) != size or _differ(new, old, path))
    return Difference(tuple(sorted(written)), tuple(sorted(before.keys() - there.keys() - standing)))


def fits(changed: Difference, old: Path) -> bool:
    """Say whether files can be moved one by one: no folder becomes a file, and no file a folder."""
    above = {parent.as_posix() for path in changed.written for parent in Path(path).parents}
    return above.isdisjoint(changed.gone) and not any((old / path).is_dir() for path in changed.written)


def write_list(folder: Path, changed: Difference) -> None:
    """Write the list of changes into the folder of the new files; it and they will last a power cut."""
    (folder / LIST).write_text(json.dumps({"written": changed.written, "gone": changed.gone}), "utf-8")
    for path in (*changed.written, LIST):
        with (folder / path).open("rb") as file:
            os.fsync(file.fileno())


def apply(folder: Path, site: Path) -> None:
    """Do what the list in a folder says, as far as it is not done. Without a list, all is done."""
    if not (folder / LIST).exists():
        return
    listed = json.loads((folder / LIST).read_text("utf-8"))
    for path in listed["written"]:
        if (folder / path).exists():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).replace(site / path)
    for path in listed["gone"]:
        (site / path).unlink(missing_ok=True)
        for above in list((site / path).parents)[: path.count("/")]:
            if not above.is_dir() or any(above.iterdir()):
                break
            above.rmdir()


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the path and the size of every file; a link is of no size, so that it is replaced."""
    above = len(f"{folder}{os.sep}")
    waiting = [str(folder)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                size = -1 if entry.is_symlink() else entry.stat(follow_symlinks=False).st_size
                yield entry.path[above:].replace(os.sep, "/"), size


def _differ(new: Path, old: Path, path: str) -> bool:
    return (new / path).read_bytes() != (old / path).read_bytes()
