"""The store, and the only one: what was worked out before, by the digest of all that it was worked out from.

Deleting it changes nothing but time. It lies in `.cache/insyn` beside the content, and nothing in it is
published. Its files are pickles: who can write there can write the site's own templates and settings, too.
In CI it is restored from a cache that only the repository's own branches can write (see the workflow).
"""

import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

FOLDER = ".cache/insyn"
SIZE = 16
"""Bytes of a digest."""


class Store:
    """A folder of named files; each holds one value, and the digest of what it was worked out from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, name: str, key: bytes) -> Any:
        """Return what was saved under a name with this key; None where there is none, or it is damaged."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        body = content[2 * SIZE :]
        if content[: 2 * SIZE] != key + digest(body):
            return None
        return pickle.loads(body)

    def save(self, name: str, key: bytes, value: object) -> None:
        """Save a value; an unfinished file never takes the place of a finished one.

        Where nothing can be written (a full disk, another's folder) nothing is saved: it costs time alone.
        """
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        beside = self.folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(key + digest(body) + body)
                beside.replace(self.folder / name)
            finally:
                beside.unlink(missing_ok=True)


def store_of(root: Path) -> Store:
    """Return the store of the site in a folder."""
    return Store(root / FOLDER)


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of some parts, each in its place."""
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        if len(parts) > 1:
            whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.digest()


def files_digest(folder: Path, files: Iterable[Path]) -> bytes:
    """Return the digest of some files' names and bytes."""
    parts = ((file.relative_to(folder).as_posix(), file.read_bytes()) for file in sorted(files))
    return digest(*(part for pair in parts for part in pair))


def content_digest(content: Path) -> str:
    """Return the SHA-256 of every file's name and bytes, so that two copies can be told to be the same."""
    whole = sha256()
    for name, path in sorted(_files(content), key=lambda each: each[0].split("/")):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a third of the time for 10 000 files
            whole.update(f"{sha256(file.read()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def places_digest(content: Path) -> bytes:
    """Return the digest of what a folder holds besides bytes: its folders, and where its links lead."""
    above, found = len(str(content)), []
    for folder, folders, _ in os.walk(content):
        found += [f"{folder[above:]}/{name}/" for name in folders]
        entries = [entry for entry in os.scandir(folder) if entry.is_symlink()]
        found += [f"{folder[above:]}/{entry.name} {Path(entry.path).readlink()}" for entry in entries]
    return digest(*sorted(found))


def _files(content: Path) -> Iterator[tuple[str, str]]:
    """Yield the name under `content` and the whole path of each file in it; links to files are files."""
    above = len(f"{content}{os.sep}")
    for folder, _, names in os.walk(content):
        for name in names:
            path = f"{folder}{os.sep}{name}"
            if os.path.isfile(path):  # noqa: PTH113 - a Path for each of 100 000 files takes seconds
                yield path[above:].replace(os.sep, "/"), path


@cache
def program() -> bytes:
    """Return the digest of the program: its own files, Python, and everything that is installed beside it.

    A package's folder is named by its version ("pydantic-2.12.0.dist-info"); to read what it says of itself
    takes a tenth of a second.
    """
    package = Path(__file__).parent
    own = (file for file in package.rglob("*") if file.suffix in {".py", ".yml", ".txt", ".js"})
    places = {place for place in sys.path if os.path.isdir(place)}  # noqa: PTH112 - as Python names them
    installed = (name for place in places for name in os.listdir(place) if name.endswith("-info"))  # noqa: PTH208
    return digest(sys.version, *sorted(set(installed)), files_digest(package, own))
