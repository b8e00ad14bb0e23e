"""Whether a build would change anything: all that it is made from, and the site that the last one made.

What a build is made from is content, theme, settings, program, day and git's present commit. It is known by
its bytes, as a fresh checkout has new times; the site, which only builds write, by its sizes and times.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from site_builder import git
from site_builder.store import Store, content_digest, digest, files_digest, places_digest, program, store_of

NAME = "built"
FileFacts = tuple[int, int, int]


class Made:
    """What a build of a site is made from; ask before it and tell after it."""

    def __init__(self, root: Path, site: Path, day: date, words: str) -> None:
        """Take down what there is. `words` are those of the command line that change a site."""
        self._root, self._site, self._day, self._words = root, site, day, words
        self._store: Store = store_of(root)
        self._before = self._digest()

    def is_there(self) -> bool:
        """Say whether the site is the one that would be built."""
        return self._site.is_dir() and self._store.load(NAME, self._before) == site_digest(self._site)

    def remember(self) -> None:
        """Remember the site as made; not if something has changed meanwhile."""
        if self._digest() == self._before:
            self._store.save(NAME, self._before, site_digest(self._site))

    def _digest(self) -> bytes:
        root, content = self._root, self._root / "content"
        settings = {name: value for name, value in os.environ.items() if name.startswith("INSYN_")}
        theme = [file for file in (root / "theme").rglob("*") if file.is_file()]
        return digest(
            program(),
            repr((self._day, str(self._site), self._words, sorted(settings.items()))),
            (root / "mkdocs.yml").read_bytes(),
            content_digest(content),
            places_digest(content),
            files_digest(root, theme),
            _git_state(root),
        )


def is_plain(root: Path) -> bool:
    """Say whether the settings name no file elsewhere that a build depends on."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    named = re.findall(r"^\s*-?\s*(INHERIT|hooks|docs_dir|custom_dir):\s*(\S*)", text, re.MULTILINE)
    return set(named) <= {("docs_dir", "content"), ("custom_dir", "theme")} and not os.environ.get(
        "INSYN_FORM"
    )


def site_digest(site: Path) -> bytes:
    """Return the digest of every file's name, size and time."""
    return digest(str(site), *sorted(f"{path} {facts}" for path, facts in site_files(site)))


def site_files(site: Path) -> Iterator[tuple[str, FileFacts]]:
    """Yield the path of every file, and its size, time in nanoseconds and inode; links are files."""
    above, waiting = len(f"{site}{os.sep}"), [str(site)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                facts = entry.stat(follow_symlinks=False)
                path = entry.path[above:].replace(os.sep, "/")
                yield path, (facts.st_size, facts.st_mtime_ns, facts.st_ino)


def _git_state(root: Path) -> str:
    """Return git's commit, and which files differ from it; empty outside a repository."""
    return f"{git.line(root, 'rev-parse', 'HEAD') or ''}\n{git.line(root, 'status', '--porcelain') or ''}"
