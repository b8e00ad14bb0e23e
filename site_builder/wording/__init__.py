"""The only door to Swedish text: labels of fields, words of rules, texts of pages."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class Words(Mapping[str, Any]):
    """Nested texts read from a file: `words.unit.late` or `words["unit"]["late"]`, never changed.

    A text may hold placeholders for `str.format`. A missing text is an AttributeError or KeyError.
    """

    def __init__(self, texts: dict[str, Any], name: str) -> None:
        self._name = name
        self._texts = {
            key: Words(value, f"{name}.{key}") if isinstance(value, dict) else value
            for key, value in texts.items()
        }
        vars(self).update({key: text for key, text in self._texts.items() if not hasattr(Words, key)})

    def __getitem__(self, key: str) -> Any:
        return self._texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def get(self, key: str, default: Any = None) -> Any:
        """Return a text, or what stands in for it; `Mapping` asks for it and is told by an exception."""
        return self._texts.get(key, default)

    def __getattr__(self, key: str) -> Any:
        raise AttributeError(f"No text {self._name}.{key}")  # those there are, are attributes

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@cache
def load(name: str) -> Words:
    """Return the texts of one of this room's files, `site`, `fields` or `rules`."""
    text = files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return Words(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), name)


def __getattr__(name: str) -> Words:
    if name in {"site", "fields", "rules"}:
        return load(name)
    raise AttributeError(name)


def label(model: str, key: str) -> str:
    """Return what editors call a key of a model, for example `Datum`; the key itself when unworded."""
    text: str = fields_of(model).get(key, {}).get("label", key)
    return text


def choice(model: str, key: str, value: str) -> str:
    """Return the readable form of one of a key's fixed choices."""
    text: str = fields_of(model)[key]["choices"][value]
    return text


def fields_of(model: str) -> Mapping[str, Any]:
    """Return the worded keys of a model, by the model's class name."""
    found: Mapping[str, Any] = load("fields").get(model, {})
    return found


def rule(rule_id: str) -> Mapping[str, Any]:
    """Return a rule's words: severity, message, hint, why, wrong and right example."""
    found: Mapping[str, Any] = load("rules")[rule_id]
    return found
