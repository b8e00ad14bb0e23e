"""Front matter: YAML becomes strings, lists and mappings, and whatever YAML could do besides is a fault.

Front matter is composed, never loaded (DECISIONS, "Front matter is composed"): every value stays the
string that stands in the file until the model converts it.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from site_builder.source.decoding import FORBIDDEN
from site_builder.source.faults import Fault

MAX_DEPTH = 16

_Loader: type[Any] = type(  # PyYAML's own asks Python twice for the type of every value, which we do not use
    "_Loader",
    (getattr(yaml, "CBaseLoader", yaml.BaseLoader),),
    dict.fromkeys(("resolve", "descend_resolver", "ascend_resolver"), "".format),  # "", and without Python
)
_MARKUP = re.compile(r"(?:^|[\s\[{,:-])(?:[&*!][^\s]|%|<<)", re.MULTILINE)
_NESTED_BLOCKS = re.compile(r"(?:[-?] ){4}|^ {40}", re.MULTILINE)
_NESTED_BRACKETS = re.compile(r"[\[{](?:\s*[\[{]){3}")
_MARKS = ("&", "*", "!", "%", "<<")
_BEGINS_NESTING = ("- - ", "- ? ", "? - ", "? ? ", " " * 40)
# where libyaml tells the line on which it noticed, and the fault is where this begins
_LEFT_OPEN = ("while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow ")
_MAY_BE_LOST = re.compile(r"[:-][ \t]+#")
_LOST = re.compile(r"[ \t]*:?[ \t]+(#[^\n]*)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_front_matter(front: str, front_line: int) -> tuple[dict[str, Any], list[Fault]] | Fault:
    """Return what some front matter says, and its faults; only the fault where it cannot be read."""
    fault = _forbidden_yaml(front, front_line)
    if fault:
        return fault
    root = _composed(front, front_line)
    if isinstance(root, Fault):
        return root
    faults: list[Fault] = []
    data = _mapping(root, front_line, faults)
    if "#" in front and _MAY_BE_LOST.search(front):
        faults += _lost(root, front, front_line)
    return data, faults


def compose(front: str) -> yaml.Node | None:
    """Return the nodes of some front matter, each with its place. Raises yaml.YAMLError."""
    node: yaml.Node | None = yaml.compose(front, _Loader)
    return node


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
    if any(begins in front for begins in _BEGINS_NESTING) and _NESTED_BLOCKS.search(front):
        return True
    return front.count("[") + front.count("{") > 3 and _NESTED_BRACKETS.search(front) is not None


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


def _composed(front: str, front_line: int) -> yaml.MappingNode | Fault:
    try:
        root = compose(front)
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
        if node.style == '"' and (match := FORBIDDEN.search(node.value)):  # written as an escape
            place = front_line + node.start_mark.line, node.start_mark.column + 1
            faults.append(Fault("styrtecken", place, {"code": f"U+{ord(match[0]):04X}"}))
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, front_line, faults) for item in node.value]
    assert isinstance(node, yaml.MappingNode)  # YAML knows no fourth kind of node
    return _mapping(node, front_line, faults)


def _lost(node: yaml.Node, front: str, front_line: int) -> Iterator[Fault]:
    """Yield a fault for each empty value with a comment after it: `farg: #0b5563` holds no colour."""
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = item if isinstance(item, tuple) else (None, item)
        mark = key.end_mark if key else value.start_mark
        is_empty = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
        if is_empty and (match := _LOST.match(front, mark.index)):
            place = front_line + mark.line, mark.column + 1 + match.start(1) - mark.index
            yield Fault("vardet-blev-kommentar", place, {"value": match[1].rstrip()})
        yield from _lost(value, front, front_line)
