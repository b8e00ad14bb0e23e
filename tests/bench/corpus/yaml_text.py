"""Plain values as YAML, block style, in the order given: what an editor's file looks like."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

_QUOTED = re.compile(r"^\W|: |:$| #|\s$")
_FLOW_QUOTED = re.compile(r"^\W|[,\[\]{}:#]|\s$")


def dump(values: Mapping[str, Any]) -> str:
    """Return a mapping as YAML, one key a line; None, empty lists and empty mappings are left out."""
    return "".join(f"{line}\n" for line in _mapping(values, ""))


def scalar(value: object, *, flow: bool = False) -> str:
    """Return one value as it stands after its key."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if (_FLOW_QUOTED if flow else _QUOTED).search(text) or (isinstance(value, str) and text.isdigit()):
        return json.dumps(text, ensure_ascii=False)
    return text


def _mapping(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if value is None or value in ([], {}, ()):
            continue
        if isinstance(value, Mapping):
            yield f"{indent}{key}: {_flow(value)}"
        elif isinstance(value, list | tuple):
            yield from _sequence(key, value, indent)
        elif isinstance(value, str) and "\n" in value:
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _sequence(key: str, values: Sequence[Any], indent: str) -> Iterator[str]:
    if not isinstance(values[0], Mapping) and all(len(str(each)) < 40 for each in values):
        yield f"{indent}{key}: [{', '.join(scalar(each, flow=True) for each in values)}]"
        return
    yield f"{indent}{key}:"
    for each in values:
        if isinstance(each, Mapping):
            first, *rest = _mapping(each, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {scalar(each)}"


def _flow(values: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {scalar(value, flow=True)}" for key, value in values.items()) + "}"
