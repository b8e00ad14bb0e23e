"""A source becomes a model, or findings: all that is wrong in the file, at once and in place."""

import re
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from site_builder import wording
from site_builder.findings import Finding
from site_builder.model.values import Thing
from site_builder.model.version import FIRST, PRESENT
from site_builder.problems import Problem, finding
from site_builder.source import KeyPath, Source

Model = TypeVar("Model", bound=Thing)

_MISSHAPEN = {
    "list_type": "lista",
    "tuple_type": "lista",
    "dict_type": "uppgifter",
    "model_type": "uppgifter",
    "model_attributes_type": "uppgifter",
}
_CONSTRAINTS = {
    "too_long": "for-lang-text",
    "string_too_long": "for-lang-text",
    "greater_than_equal": "utanfor-grans",
    "less_than_equal": "utanfor-grans",
    "string_pattern_mismatch": "ogiltigt-id",
}


def read_model(source: Source, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Return what a file says as a model, or None, with every finding of the file."""
    found = source_findings(source)
    if not source.readable:
        return None, found
    if others := other_version(source):
        return None, found + [finding(problem, source) for problem in others]
    try:
        return model.model_validate(source.data), found
    except ValidationError as error:
        told = error.errors(include_url=False)
        problems = [_gap(details, source, model) or _problem(details, source, model) for details in told]
        return None, found + [finding(problem, source) for problem in problems]


def source_findings(source: Source) -> list[Finding]:
    """Return what is wrong with the file itself."""
    return [finding(Problem(f.rule, place=f.place, words=f.words), source) for f in source.faults]


def version_of(source: Source) -> int | None:
    """Return the version of the keys that a file is written in; None when it states no number."""
    written = source.data.get("schema", str(FIRST))
    return int(written) if isinstance(written, str) and re.fullmatch("[0-9]{1,9}", written) else None


def other_version(source: Source, present: int = PRESENT) -> list[Problem]:
    """Return the problem of a file in another version of the keys than the present one, if it is."""
    version = version_of(source)
    if version is None or version == present:
        return []
    return [Problem("annan-formatversion", ("schema",), {"value": version, "present": present})]


def _gap(details: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem | None:
    """Return the problem of a value that `insyn new` left to be filled in, if it is one."""
    value = details["input"]
    if not isinstance(value, str) or not value.startswith(wording.load("new").begins):
        return None
    return Problem("platshallare", _without_tags(details["loc"], source.data, model)[0], {"value": value})


def _problem(details: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem:
    kind, context = details["type"], details.get("ctx", {})
    path, owner = _without_tags(details["loc"], source.data, model)
    key = _last_key(path)
    value = str(details["input"]) if isinstance(details["input"], str | int) else ""
    words = {"label": wording.label(owner.__name__, key), "key": key, "value": value}
    if kind == "extra_forbidden":
        return _unknown_key(path, key, owner)
    if kind == "union_tag_not_found":
        path, words = (*path, "typ"), {"label": "typ", "key": "typ"}
    if kind in {"missing", "union_tag_not_found"} or (kind == "fel-form" and details["input"] is None):
        return Problem("falt-saknas", path, words)
    if kind in _CONSTRAINTS:
        return Problem(_CONSTRAINTS[kind], path, words | _limits(owner, key))
    if kind == "union_tag_invalid":
        return _unknown_choice((*path, "typ"), "typ", context["tag"], context["expected_tags"])
    if kind == "literal_error":
        return _unknown_choice(path, words["label"], value, context["expected"])
    if kind in _MISSHAPEN:
        kind, context = "fel-form", {"expected": _MISSHAPEN[kind]}
    return _refused(
        kind, path, owner, words | {name: context[name] for name in context if context[name] != ""}
    )


def _refused(rule: str, path: KeyPath, owner: type[BaseModel], words: dict[str, Any]) -> Problem:
    """Return what one of our own types refused; a refusal of a whole thing names its key."""
    key = words["key"]
    if path[-1:] == (key,):
        return Problem(rule, path, words)
    pair: dict[str, Any] = {
        name: wording.label(owner.__name__, words[name]) for name in ("one", "other") if name in words
    }
    return Problem(rule, (*path, key), {**words, **pair, "label": wording.label(owner.__name__, key)})


def _unknown_key(path: KeyPath, key: str, owner: type[BaseModel]) -> Problem:
    known = [field.alias or name for name, field in owner.model_fields.items()]
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    words = {"value": key, "near": near[0] if near else "", "known": ", ".join(known)}
    return Problem("okant-falt", path, words, at_key=True)


def _unknown_choice(path: KeyPath, label: str, value: str, expected: str) -> Problem:
    choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    return Problem("okant-val", path, {"label": label, "value": value, "choices": ", ".join(choices)})


def _limits(owner: type[BaseModel], key: str) -> dict[str, object]:
    """Return the least and most that a key may be, or how long, as words."""
    limits: dict[str, object] = {"least": "–", "most": "–"}
    for field in owner.model_fields.values():
        for limit in field.metadata if field.alias == key else ():
            for name, attribute in (("least", "ge"), ("most", "le"), ("most", "max_length")):
                if hasattr(limit, attribute):
                    limits[name] = getattr(limit, attribute)
    return limits


def _last_key(path: KeyPath) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _without_tags(
    loc: tuple[int | str, ...], data: Any, model: type[BaseModel]
) -> tuple[KeyPath, type[BaseModel]]:
    """Return the path as the editor wrote it, without union tags, and the model that owns its last key."""
    path: list[str | int] = []
    owner: type[BaseModel] = model
    kinds: dict[str, type[BaseModel]] = {}
    inner: type[BaseModel] | None = model
    for step in loc:
        if step in kinds and not (isinstance(data, dict) and step in data and inner):
            inner = kinds[str(step)]
            kinds = {}
            continue
        path.append(step)
        if inner is not None and isinstance(step, str) and step != "[key]":
            owner = inner
            inner, kinds = _inside(inner, step)
        data = _step(data, step)
    return tuple(part for part in path if part != "[key]"), owner


def _step(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


@cache
def _inside(owner: type[BaseModel], key: str) -> tuple[type[BaseModel] | None, dict[str, type[BaseModel]]]:
    """Return the model inside a key, and the models of its union by tag."""
    for field in owner.model_fields.values():
        if field.alias == key:
            models = list(_models(field.annotation))
            tags = {_tag(each): each for each in models if _tag(each)} if len(models) > 1 else {}
            return (models[0] if len(models) == 1 else None), tags
    return owner, {}


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, Union, UnionType, Annotated):
        return [model for part in get_args(annotation) for model in _models(part)]
    return []


def _tag(model: type[BaseModel]) -> str:
    kind = model.model_fields.get("kind")
    choices = get_args(kind.annotation) if kind else ()
    return choices[0] if len(choices) == 1 else ""
