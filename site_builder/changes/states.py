"""A state of the content: what stands in the files, and what of it would be published on a day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from site_builder import addresses
from site_builder.publication import Publication, publish
from site_builder.register import CONTENT, Register, read_register, report_path, unit_path
from site_builder.rules import ABOUT_PEOPLE
from site_builder.source import read_text

_FRONT = re.compile(r"---\n.*?^---$", re.DOTALL | re.MULTILINE)
_KEY_COMMENT = re.compile(r"^[ \t]*#.*\n", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?!\s*insyn:).*?-->\n?", re.DOTALL)


@dataclass(frozen=True)
class State:
    """One state. `publication` is None when the profile cannot be read: then nothing would be published.

    Files with errors are in no publication; what is in them is neither compared nor quoted.
    """

    root: Path
    register: Register
    publication: Publication | None

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The files that have an error, or belong to a unit that has."""
        named = {found.path for found in self.register.errors}
        whole = self.register.without_faulty()
        named |= {report_path(key) for key in self.register.reports if key not in whole.reports}
        named |= {unit_path(key) for key in self.register.units if key not in whole.units}
        return frozenset(named)

    @cached_property
    def about_people(self) -> Mapping[str, frozenset[str]]:
        """The rules on what is told of people that each file breaks."""
        found: dict[str, set[str]] = {}
        for finding in self.register.findings:
            if finding.rule in ABOUT_PEOPLE:
                found.setdefault(finding.path, set()).add(finding.rule)
        return {path: frozenset(rules) for path, rules in found.items()}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as `content/rapporter/2024/exempelhemmet.md`."""
        found = (path for path in (self.root / CONTENT).rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.root).as_posix() for path in found)

    def content(self, path: str) -> bytes | None:
        """Return a file's bytes, None where there is no such file."""
        return (self.root / path).read_bytes() if path in self.files else None

    @cached_property
    def ordinary_pages(self) -> Mapping[str, str]:
        """The Markdown of the pages that stand as they are written, by file, without comments."""
        own = (path for path in sorted(self.files) if addresses.is_page(path.removeprefix(f"{CONTENT}/")))
        return {
            path: _without_comments(read_text(path, (self.root / path).read_bytes()).body)
            for path in own
            if not addresses.is_ours(path.removeprefix(f"{CONTENT}/"))
        }


def _without_comments(text: str) -> str:
    """Return a page without comments in its keys and its text: no reader sees them."""
    front = _FRONT.match(text)
    keys = _KEY_COMMENT.sub("", front[0]) if front else ""
    return _COMMENT.sub("", keys + text[len(front[0]) if front else 0 :])


def read_state(root: Path, today: date) -> State:
    """Return what stands under `root`/content, as it would be published on a day, whatever is wrong in it."""
    register = read_register(root, today)
    publication = publish(register.without_faulty(), today) if register.profile else None
    return State(root, register, publication)
