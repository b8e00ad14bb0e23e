"""The words that the gate knows, read from `lexicon.yml`."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _read() -> dict[str, list[Any]]:
    text = files(__package__).joinpath("lexicon.yml").read_text(encoding="utf-8")
    read: dict[str, list[Any]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of some lists."""
    return frozenset(word for name in names for line in _read()[name] for word in str(line).split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return a list as it stands, one string an entry."""
    return tuple(map(str, _read()[name]))
