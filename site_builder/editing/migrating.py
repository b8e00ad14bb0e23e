"""Lifting content files to the present version of their keys, one step for each version.

A file that is up to date is not touched. In a lifted one, comments, order and layout stay as they stood,
as far as the steps leave them, and the text below the front matter stays byte for byte.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.findings import Finding
from site_builder.model import Municipality, Providers, Report, Taxonomy, Unit
from site_builder.model.values import Thing
from site_builder.model.version import PRESENT
from site_builder.problems import finding
from site_builder.reading import other_version, source_findings, version_of
from site_builder.register import PROFILE, REPORTS, UNITS
from site_builder.source import read_source

Step = Callable[[type[Thing], str], str]
"""From what a file holds and its front matter, with lines that end in `\\n`, to that of the next version.

A step leaves alone what it need not change; the line `schema` is written for it.
"""

STEPS: dict[int, Step] = {}
"""The step that leaves each version. There is none yet: version 1 is the first."""

_HOLDS: Mapping[str, type[Thing]] = {
    f"{PROFILE}/kommun.yml": Municipality,
    f"{PROFILE}/taxonomi.yml": Taxonomy,
    f"{PROFILE}/utforare.yml": Providers,
    f"{UNITS}/*.md": Unit,
    f"{REPORTS}/*/*.md": Report,
}
_FENCED = re.compile(r"(\ufeff?---[ \t]*\n)(.*?)(^---[ \t]*$.*)", re.DOTALL | re.MULTILINE)
_PLAIN = re.compile(r"(\ufeff?)(.*)()", re.DOTALL)
_STATED = re.compile(r"^(schema[ \t]*:[ \t]*)[\"']?\d+[\"']?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """What to write, by path from the root; nothing when there are findings, which say what is in the way."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


def migrate(root: Path, steps: Mapping[int, Step] = STEPS, present: int = PRESENT) -> Migration:
    """Return the files under `root`/content that are older than `present`, lifted to it.

    All or none: a file that cannot be read, or is of a version that no step leaves, is a finding.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path, holds in _content_files(root):
        content = (root / path).read_bytes()
        source = read_source(path, content, fenced=path.endswith(".md"))
        version = version_of(source)
        if not source.readable:
            findings += source_findings(source)
        elif version is None or version == present:
            continue
        elif version > present or not set(range(version, present)) <= set(steps):
            findings += [finding(problem, source) for problem in other_version(source, present)]
        else:
            files[path] = _lifted(path, content, [(steps[v], v + 1) for v in range(version, present)], holds)
    return Migration({} if findings else files, tuple(sorted(findings)))


def _content_files(root: Path) -> Iterator[tuple[str, type[Thing]]]:
    """Yield the path of each file that states a version, and what it holds; links are left alone."""
    for pattern, holds in _HOLDS.items():
        for file in sorted(root.glob(pattern)):
            path = file.relative_to(root)
            if file.is_file() and file.resolve() == root.resolve() / path and not path.name.startswith("."):
                yield path.as_posix(), holds


def _lifted(path: str, content: bytes, steps: list[tuple[Step, int]], holds: type[Thing]) -> bytes:
    text = content.decode()
    line_end = "\r\n" if "\r\n" in text else "\n"
    parts = (_FENCED if path.endswith(".md") else _PLAIN).fullmatch(text.replace("\r\n", "\n"))
    assert parts is not None  # or the source would not have been readable
    front = parts[2]
    for step, version in steps:
        front = _stating(step(holds, front), version)
    return f"{parts[1]}{front}{parts[3]}".replace("\n", line_end).encode()


def _stating(front: str, version: int) -> str:
    """Return the front matter with its version changed, or put first where it states none."""
    changed, times = _STATED.subn(rf"\g<1>{version}", front, count=1)
    return changed if times else f"schema: {version}\n{front}"
