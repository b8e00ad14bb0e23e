"""The prose of what is published: rendered when somebody asks for it, as most builds make few pages."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256

from site_builder import addresses
from site_builder.prose import Prose, ProseSection, render
from site_builder.register import CONTENT, FileFacts
from site_builder.rules.memory import look


class Writings:
    """The prose of every file that may be seen, by path. The one that was asked for last is kept.

    `shown` are the addresses that links may lead to; a report that nobody may see has none. Whoever watches
    (`rules.memory`) is told of each path whose prose somebody looks at.
    """

    def __init__(
        self, bodies: Mapping[str, str], facts: Mapping[str, FileFacts], shown: AbstractSet[str]
    ) -> None:
        self.shown = shown
        self.facts = facts
        self._bodies = bodies
        self._last: tuple[str, Prose] | None = None

    def __getitem__(self, path: str) -> "Written":
        return Written(self, path)

    def rendered(self, path: str) -> Prose:
        """Return a file's prose, its links leading from its page. Raises ChangedError as bodies do."""
        look(("prose", path))
        if self._last is None or self._last[0] != path:
            self._last = (
                path,
                render(self._bodies[path], _links(path.removeprefix(f"{CONTENT}/"), self.shown)),
            )
        return self._last[1]


class Written:
    """One file's prose."""

    __slots__ = ("_all", "_path")

    def __init__(self, writings: Writings, path: str) -> None:
        self._all, self._path = writings, path

    @property
    def sections(self) -> tuple[ProseSection, ...]:
        """Its sections of safe HTML, in order."""
        return self._all.rendered(self._path).sections

    @property
    def text(self) -> str:
        """The plain text of it all."""
        return self._all.rendered(self._path).text

    @property
    def below(self) -> str:
        """The HTML of all sections under a second-level heading of the page."""
        return self._all.rendered(self._path).below

    @property
    def text_digest(self) -> str | None:
        """The SHA-256 of its text, known from when the file was read; None where there is no text."""
        look(("prose", self._path))
        facts = self._all.facts.get(self._path)
        if facts is not None:
            return facts.text_digest
        return sha256(self.text.encode()).hexdigest() if self.text else None


def _links(path: str, shown: AbstractSet[str]) -> Callable[[str], str | None]:
    """Return a function from a link in a file to the page's; a report that nobody may see has none."""
    page = addresses.of_file(path)

    def link(written: str) -> str | None:
        there = addresses.in_page(path, written)
        target = addresses.resolve(page, there.partition("#")[0])
        return None if addresses.belongs(target, "rapport") and target not in shown else there

    return link
