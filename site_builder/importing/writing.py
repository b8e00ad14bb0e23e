"""A draft as a file: front matter in the order of the keys, prose below, named after its source."""

import re
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml

from site_builder.importing.guarding import Guard
from site_builder.secrecy.names import names_in_path
from site_builder.wording.swedish import slug

_FLOW = {
    "diarienummer",
    "avtal",
    "lagrum",
    "fran_verksamheten",
    "fran_kommunen",
    "urval",
    "atgardsplan",
    "uppfoljning",
}
_LONGEST_NAME = 60


class _Flow(dict[str, Any]):
    """A mapping that stands on one line."""


class _Row(list[Any]):
    """A list that stands on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes front matter as editors do: short lists on one line, items indented."""

    def ignore_aliases(self, data: object) -> bool:
        """Write each value in full: the reader takes no references."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Flow,
    lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True),
)
_Dumper.add_representer(
    _Row, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
)


def draft_text(front: Mapping[str, Any], body: str) -> str:
    """Return the whole file; a key without a value is left out, but for the lists that a report must have."""
    needed = {"fokusomraden", "underlag"}
    stated = {
        key: _shaped(key, value)
        for key, value in front.items()
        if key in needed or value not in (None, [], "")
    }
    post = frontmatter.Post(body.strip("\n"), **stated)
    text: str = frontmatter.dumps(post, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return f"{text}\n"


def _shaped(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        shaped = {inner: _shaped(inner, each) for inner, each in value.items()}
        return _Flow(shaped) if key in _FLOW else shaped
    if isinstance(value, list):
        return _Row(value) if key in _FLOW else [_shaped("", each) for each in value]
    return value


def slug_of(stem: str, front: Mapping[str, Any], guard: Guard) -> str:
    """Return what the draft's file is named: its source's stem in a-z, or its unit if that names a person."""
    name = slug(stem)[:_LONGEST_NAME].strip("-")
    if (
        not name
        or names_in_path(f"{name}.md")
        or guard.refuses(stem)
        or guard.names(re.sub(r"[-_.]", " ", stem))
    ):
        return str(front.get("verksamhet") or "utkast")
    return name
