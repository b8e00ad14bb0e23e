"""Which pages of two built sites differ, byte by byte."""

from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from site_builder import addresses

_PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class BuiltChanges:
    """The addresses of pages that are new, gone and changed, and how many other files differ.

    The page that tells of the build itself is left out, as is the search index: they are others each time.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    others: int


def compare_built(before: Path, after: Path) -> BuiltChanges | None:
    """Return what differs between two built sites; None where one of them is not there."""
    if not (before.is_dir() and after.is_dir()):
        return None
    old, new = _files(before), _files(after)
    both = {path for path in old & new if not cmp(before / path, after / path, shallow=False)}
    others = sum(not path.endswith(_PAGE) for path in both | (old ^ new))
    return BuiltChanges(_pages(new - old), _pages(old - new), _pages(both), others)


def _files(site: Path) -> set[str]:
    found = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not path.parts[0].startswith("pagefind")}


def _pages(paths: set[str]) -> tuple[str, ...]:
    found = {path.removesuffix(_PAGE) for path in paths if path.endswith(_PAGE)}
    return tuple(sorted(found - {addresses.VERSION}))
