"""One file's bytes become a source: front matter as strings with places, body with its first line.

Front matter is composed, never loaded (DECISIONS, "Front matter is composed"): every value stays the
string that stands in the file until the model converts it. What cannot be read is a fault, not a crash.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

MAX_FRONT_BYTES = 64 * 1024
MAX_BODY_BYTES = 1024 * 1024
MAX_DEPTH = 16

KeyPath = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, both from 1, in characters."""


_Loader: type[Any] = type(  # PyYAML's own asks Python twice for the type of every value, which we do not use
    "_Loader",
    (getattr(yaml, "CBaseLoader", yaml.BaseLoader),),
    dict.fromkeys(("resolve", "descend_resolver", "ascend_resolver"), "".format),  # "", and without Python
)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"(?:^|[\s\[{,:-])(?:[&*!][^\s]|%|<<)", re.MULTILINE)
_COMPACT_NESTING = re.compile(r"(?:[-?] ){4}|[\[{]\s*[\[{]\s*[\[{]\s*[\[{]|^ {40}", re.MULTILINE)
_MARKS = ("&", "*", "!", "%", "<<")
_BEGINS_NESTING = ("- - ", "- ? ", "? - ", "? ? ", " " * 40)
# where libyaml tells the line on which it noticed, and the fault is where this begins
_LEFT_OPEN = ("while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow ")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the file itself: the rule that words it, where, and the words."""

    rule: str
    place: Place
    words: dict[str, object] = field(default_factory=dict)


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
        node = yaml.compose(self.front, _Loader)
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
        return _place_in(self.body, self.body_line, offset)

    def front_place(self, offset: int) -> Place:
        """Return where the character at `offset` of the front matter's text stands in the file."""
        return _place_in(self.front, self.front_line, offset)

    def texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield every string value of the front matter with its path, in the order of the file."""
        return _texts(self.data, ())


def read_text(path: str, content: bytes) -> Source:
    """Return a file's text as the body of a source, nothing in it understood."""
    text, faults = _decode(content)
    return _unreadable(path, faults, text or "")


def read_source(path: str, content: bytes, *, fenced: bool = True) -> Source:
    """Return a file's source; `fenced=False` reads a plain YAML file (the profile).

    Never raises for what an editor may have written: see the source's faults.
    """
    text, faults = _decode(content)
    if text is None or faults:
        return _unreadable(path, faults, text or "")
    if not text.strip():
        return _unreadable(path, [Fault("tom-fil", (1, 1))])
    front, front_line, body, body_line = text, 1, "", 1
    if fenced:
        parts = _split(text)
        if isinstance(parts, Fault):
            return _unreadable(path, [parts], text)
        front, front_line, body, body_line = parts
    fault = _too_large(front, body, body_line) or _forbidden_yaml(front, front_line)
    if fault:
        return _unreadable(path, [fault], text)
    root = _compose(front, front_line)
    if isinstance(root, Fault):
        return _unreadable(path, [root], text)
    data = _mapping(root, front_line, faults)
    return Source(path, data, body, body_line, tuple(faults), True, front, front_line)


def _unreadable(path: str, faults: list[Fault], text: str = "") -> Source:
    return Source(path, {}, text, 1, tuple(faults), readable=False)


def _decode(content: bytes) -> tuple[str | None, list[Fault]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Fault("teckenkodning", (1, 1))]
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        return None, [Fault("teckenkodning", (line, column))]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, [_forbidden_character(text, match) for match in _FORBIDDEN.finditer(text)]


def _forbidden_character(text: str, match: re.Match[str]) -> Fault:
    return Fault("styrtecken", _place_in(text, 1, match.start()), {"code": f"U+{ord(match[0]):04X}"})


def _place_in(text: str, first_line: int, offset: int) -> Place:
    return first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def _split(text: str) -> tuple[str, int, str, int] | Fault:
    opening = _FENCE.match(text)
    if opening is None:
        return Fault("rubrikblock-saknas", (1, 1))
    start = opening.end() + 1
    closing = _FENCE.search(text, start)
    if closing is None:
        return Fault("rubrikblock-oavslutat", (1, 1))
    body_start = min(closing.end() + 1, len(text))
    return text[start : closing.start()], 2, text[body_start:], text.count("\n", 0, closing.end()) + 2


def _too_large(front: str, body: str, body_line: int) -> Fault | None:
    if len(front) > MAX_FRONT_BYTES // 4 and len(front.encode()) > MAX_FRONT_BYTES:
        return Fault("for-stor", (1, 1), {"part": "Rubrikblocket", "most": "64 kB"})
    if len(body) > MAX_BODY_BYTES // 4 and len(body.encode()) > MAX_BODY_BYTES:
        return Fault("for-stor", (body_line, 1), {"part": "Texten", "most": "1 MB"})
    return None


def _forbidden_yaml(front: str, front_line: int) -> Fault | None:
    """Return the first use of tabs, anchors, aliases, tags, merge keys or deep nesting, if any."""
    for number, line in enumerate(front.split("\n")) if "\t" in front else ():
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            return Fault("tabbtecken", (front_line + number, indent.index("\t") + 1))
    depth = 0
    try:
        for event in yaml.parse(front, _Loader) if _may_be_forbidden(front) else ():
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if fault := _forbidden_event(event, depth, front_line):
                return fault
    except yaml.YAMLError:
        return None  # composing meets the same error and words it
    return None


def _may_be_forbidden(front: str) -> bool:
    """Say whether a text may hold markup or deep nesting; the patterns are asked where plain signs say so."""
    if any(mark in front for mark in _MARKS) and _MARKUP.search(front):
        return True
    nests = front.count("[") + front.count("{") > 3 or any(begins in front for begins in _BEGINS_NESTING)
    return nests and _COMPACT_NESTING.search(front) is not None


def _forbidden_event(event: yaml.Event, depth: int, front_line: int) -> Fault | None:
    mark = event.start_mark
    assert mark is not None  # events of a text have their places
    place = front_line + mark.line, mark.column + 1
    if depth > MAX_DEPTH:
        return Fault("for-djup", place, {"most": MAX_DEPTH})
    if isinstance(event, yaml.AliasEvent):
        return Fault("yaml-genvag", place, {"what": f"*{event.anchor}"})
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return Fault("yaml-genvag", place, {"what": f"&{event.anchor}"})
    tag = getattr(event, "tag", None)
    if tag:
        return Fault("yaml-genvag", place, {"what": tag.replace("tag:yaml.org,2002:", "!!")})
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
        return Fault("yaml-genvag", place, {"what": "<<"})
    return None


def _compose(front: str, front_line: int) -> yaml.MappingNode | Fault:
    try:
        root = yaml.compose(front, _Loader)
    except yaml.YAMLError as error:
        is_open = str(getattr(error, "context", "")).startswith(_LEFT_OPEN)
        mark = getattr(error, "context_mark" if is_open else "problem_mark", None)
        return Fault("syntax", (front_line + mark.line, mark.column + 1) if mark else (front_line, 1))
    if not isinstance(root, yaml.MappingNode):
        return Fault("rubrikblock-fel-form", (front_line, 1))
    return root


def _mapping(node: yaml.MappingNode, front_line: int, faults: list[Fault]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seen: set[str] = set()
    for key, value in node.value:
        place = front_line + key.start_mark.line, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault("syntax", place))
            continue
        name: str = key.value
        no_colon = not value.value and value.start_mark.index == key.end_mark.index  # {a: b, c}
        if no_colon or name in seen:
            faults.append(Fault("komma-i-klammer" if no_colon else "dubbel-uppgift", place, {"value": name}))
            continue
        seen.add(name)
        plain = _plain(value, front_line, faults)
        if plain is not None and plain != []:
            found[name] = plain
    return found


def _plain(node: yaml.Node, front_line: int, faults: list[Fault]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in _NULLS:
            return None
        if node.style == '"' and (match := _FORBIDDEN.search(node.value)):  # written as an escape
            place = front_line + node.start_mark.line, node.start_mark.column + 1
            faults.append(Fault("styrtecken", place, {"code": f"U+{ord(match[0]):04X}"}))
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, front_line, faults) for item in node.value]
    assert isinstance(node, yaml.MappingNode)  # YAML knows no fourth kind of node
    return _mapping(node, front_line, faults)


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
