"""The prose of what was read: it stays in its files until somebody asks for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.register.judging import read
from site_builder.register.things import CONTENT, ChangedError
from site_builder.source import read_text
from site_builder.store import digest


class Bodies(Mapping[str, str]):
    """Markdown bodies by path. A body is read from its file each time, and is the one that was checked.

    Raises ChangedError when a file is another than it was, or gone: what nobody has checked is not published.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[bytes, int, int | None]] = {}

    def add(self, path: str, content: bytes, length: int, size: int | None) -> None:
        """Remember the digest of a file, and how many characters, and bytes, its body has."""
        self._known[path] = content, length, size

    def __getitem__(self, path: str) -> str:
        wanted, length, size = self._known[path]
        content = read(self._root / path)
        if digest(content) != wanted:
            raise ChangedError(self._root / path)
        if not length:
            return ""
        return content[-size:].decode() if size else read_text(path, content).body[-length:]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, path: object) -> bool:
        return path in self._known


class ByContentPath(Mapping[str, str]):
    """Bodies by their path under content/: those of units and reports, and of ordinary pages."""

    def __init__(self, things: Bodies, pages: Mapping[str, str]) -> None:
        self._things, self._pages = things, pages

    def __getitem__(self, path: str) -> str:
        whole = f"{CONTENT}/{path}"
        return self._pages[whole] if whole in self._pages else self._things[whole]

    def __iter__(self) -> Iterator[str]:
        above = len(CONTENT) + 1
        yield from (path[above:] for paths in (self._things, self._pages) for path in paths)

    def __len__(self) -> int:
        return len(self._things) + len(self._pages)

    def __contains__(self, path: object) -> bool:
        whole = f"{CONTENT}/{path}"
        return whole in self._pages or whole in self._things
