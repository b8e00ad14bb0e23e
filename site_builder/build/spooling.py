"""Files that wait on disk until the site is written: together they are larger than the memory should be."""

import os
import shutil
import weakref
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import mkdtemp

from site_builder.build.staging import works_elsewhere
from site_builder.exports import File, size
from site_builder.writing import write


class Spool(Mapping[str, int]):
    """The sizes of files by their paths; the files lie in a folder, which goes with the object.

    Those that are `standing` lie in the published site.
    """

    def __init__(self, folder: Path, sizes: Iterable[tuple[str, int]], standing: Container[str] = ()) -> None:
        self._folder, self._sizes, self._standing = folder, dict(sizes), standing
        self._end = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def __getitem__(self, path: str) -> int:
        return self._sizes[path]

    def lay_out(self, folder: Path) -> None:
        """Move the files to their paths under another folder; afterwards none is left here."""
        for path in self._sizes:
            if path not in self._standing:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(self._folder / path, folder / path)
        self._sizes = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)


def open_spool(store: Path) -> Path:
    """Return a new folder for a spool, in the store or where the system has its own; clear dead builds'."""
    own = os.getpid()
    for left in store.glob("data.*.*"):
        process = int(left.name.split(".")[1])
        if process != own and not works_elsewhere(process):
            shutil.rmtree(left)
    try:
        store.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(prefix=f"data.{own}.", dir=store))  # a preview has one for each time it is built
    except OSError:  # what is read may lie where nothing can be written
        return Path(mkdtemp(prefix="insyn-"))


def fill(folder: Path, files: Iterable[File]) -> Iterator[tuple[str, int]]:
    """Write files into a spool's folder one after the other, and yield their paths and sizes.

    What is a place and no content has been written there already.
    """
    for path, content in files:
        if isinstance(content, bytes):
            write(folder / path, content)
        yield path, size(content)
