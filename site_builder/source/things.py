"""One content file, read but not yet understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from site_builder.source.faults import Fault, Place, place_in
from site_builder.source.front_matter import compose

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One content file, read but not yet understood.

    `data` holds strings, lists and dicts only; null and empty values are left out, as if absent.
    `body` keeps its own line breaks; `body_line` is the line in the file where it starts.
    `readable` is False when the faults leave nothing to go on with; `body` is then the whole text.
    """

    path: str
    data: dict[str, Any]
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    front: str = ""
    front_line: int = 1

    @cached_property
    def _root(self) -> yaml.MappingNode:
        node = compose(self.front)
        assert isinstance(node, yaml.MappingNode)  # or the source would not have been readable
        return node

    def value_place(self, path: KeyPath) -> Place:
        """Return where a value stands; the nearest enclosing value when it is absent."""
        return self._place(path, of_key=False)

    def key_place(self, path: KeyPath) -> Place:
        """Return where a key stands; the start of the enclosing value when it is absent."""
        return self._place(path, of_key=True)

    def _place(self, path: KeyPath, *, of_key: bool) -> Place:
        if not self.front or not path:
            return 1, 1
        node: yaml.Node = self._root
        mark = None
        for step in path:
            key, value = _child(node, step)
            if value is None:
                break
            node, mark = value, (key or value).start_mark if of_key else value.start_mark
        else:
            assert mark is not None
            return self.front_line + mark.line, mark.column + 1
        if node is self._root:
            return 1, 1
        return self.front_line + node.start_mark.line, node.start_mark.column + 1

    def body_place(self, offset: int) -> Place:
        """Return where the character at `offset` of the body stands in the file."""
        return place_in(self.body, self.body_line, offset)

    def front_place(self, offset: int) -> Place:
        """Return where the character at `offset` of the front matter's text stands in the file."""
        return place_in(self.front, self.front_line, offset)

    def texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield every string value of the front matter with its path, in the order of the file."""
        return _texts(self.data, ())


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
