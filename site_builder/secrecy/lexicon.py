"""The words that the gate knows: grammar from `lexicon.yml`, common names in Sweden from `names.yml`."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_FILES = ("lexicon.yml", "names.yml")


@cache
def _read() -> dict[str, list[Any]]:
    """Return the lists of both files by name; no name stands in both."""
    text = "\n".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _FILES)
    read: dict[str, list[Any]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of some lists, in small letters."""
    return frozenset(word for name in names for line in _read()[name] for word in str(line).split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return a list as it stands, one string an entry."""
    return tuple(map(str, _read()[name]))
