"""What earlier builds made and this one need not: files of the published site that would come out the same.

A file stays when all of this holds: the program, day, profile, templates and settings are those it was made
by (`Memory` is of one such); the frames are the same; all that its maker looked at has the digest that it had
(`tracing`); and the file in the published site is the one that was written then, by size, time and inode.
A wrong memory can therefore only cost time. It lies in the store, and goes with it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.build.tracing import Digests, looked_at
from site_builder.pages.templates import Press
from site_builder.publication import Publication
from site_builder.record import Record
from site_builder.register import PROFILE
from site_builder.rules.memory import Look, watching
from site_builder.store import Store, digest, files_digest, program, store_of
from site_builder.unchanged import FileFacts, site_files

NAME = "pages"
"""Under which the store has it; a site elsewhere, such as a preview's, does not take its place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of one maker: what it looked at, its files by path, and what else it answered."""

    looks: tuple[Look, ...]
    digest: bytes | None
    files: tuple[str, ...]
    answer: Any


@dataclass(frozen=True, slots=True)
class Traced:
    """What a maker made, and what it looked at."""

    made: Any
    looks: tuple[Look, ...]


def traced(make: Callable[[], object]) -> Traced:
    """Let something be made from a watched publication and record, and take down what it looks at."""
    with watching() as looks:
        made = make()
    return Traced(made, looked_at(looks))


@dataclass
class Memory:
    """What is known of the site as it was published last, and what will be known of it after this build.

    `frames` is the digest of the frames round its pages.
    """

    store: Store
    name: str = NAME
    key: bytes = b""
    site: Path | None = None
    digests: Digests | None = None
    frames: bytes = b""
    before: Mapping[str, Kept] = field(default_factory=dict)
    then: Mapping[str, FileFacts] = field(default_factory=dict)
    now: Mapping[str, FileFacts] = field(default_factory=dict)
    known: dict[str, Kept] = field(default_factory=dict)
    standing_files: set[str] = field(default_factory=set)

    def standing(self, name: str) -> Kept | None:
        """Return what an earlier build's maker of this name made, if it would make the same again."""
        kept = self.before.get(name)
        if kept is None or self.digests is None or kept.digest is None:
            return None
        intact = all(self._is_intact(path) for path in kept.files)
        return kept if intact and self.digests.of(kept.looks) == kept.digest else None

    def frame(self, frames: bytes) -> None:
        """Take the frames for those round this build's pages; in others than before, no page stands."""
        if self.frames != frames:
            self.before, self.frames = {}, frames

    def keep(self, name: str, kept: Kept) -> None:
        """Let what an earlier build made stand."""
        self.known[name] = kept
        self.standing_files.update(kept.files)

    def learn(self, name: str, looks: tuple[Look, ...], files: Iterable[str], answer: object) -> None:
        """Remember what was made now."""
        found = self.digests.of(looks) if self.digests else None
        self.known[name] = Kept(looks, found, tuple(files), answer)

    def _is_intact(self, path: str) -> bool:
        facts = self.now.get(path)
        return facts is not None and facts == self.then.get(path)

    def save(self) -> None:
        """Remember the site, which has been published."""
        if self.site is None:
            return
        files = dict(site_files(self.site))
        ours = {path: files[path] for kept in self.known.values() for path in kept.files if path in files}
        self.store.save(self.name, self.key, (self.frames, self.known, ours))


def recall(root: Path, publication: Publication, record: Record, press: Press, site: Path) -> Memory:
    """Return what is remembered of the site in a folder, as far as it was made as this one will be."""
    theme = press.templates.parent
    key = digest(
        program(),
        repr((str(site), publication.today, press.site_url, press.index, press.edit_uri, press.one_index)),
        files_digest(root, (path for path in (root / PROFILE).rglob("*") if path.is_file())),
        files_digest(theme, (path for path in theme.rglob("*") if path.is_file())),
    )
    name = NAME if site.is_relative_to(root.resolve()) else f"{NAME}-elsewhere"
    memory = Memory(store_of(root), name, key, site, Digests(publication, record))
    found = memory.store.load(name, key)
    if found is not None and site.is_dir():
        memory.frames, memory.before, memory.then = found
        memory.now = dict(site_files(site))
    return memory
