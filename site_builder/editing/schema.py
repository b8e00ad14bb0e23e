"""JSON Schema of each kind of file that editors write, for editors' programs: draft 7, which they all know.

A program reads YAML with types of its own: 2024 as a number, ja as text, an empty value as null. What Insyn's
reader takes, in whichever form, the schema takes; what rules say beyond a single file, it cannot say.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic.fields import FieldInfo

from site_builder import addresses
from site_builder.editing.choices import chosen_from
from site_builder.editing.shapes import Shape, shape_of, things_in
from site_builder.model import Municipality, Profile, Providers, Report, Taxonomy, Unit
from site_builder.model.values import Thing
from site_builder.wording import fields_of, load

Schema = dict[str, Any]

SAID = load("guide").tables
DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "rapport": Report,
        "verksamhet": Unit,
        "kommun": Municipality,
        "taxonomi": Taxonomy,
        "utforare": Providers,
    }
)
"""Name of a schema's file to what the file that it describes holds."""

_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SCALAR = ["string", "number", "boolean"]
_FORMS: Mapping[str, Schema] = MappingProxyType(
    {
        "text": {"type": _SCALAR, "pattern": r"\S"},
        "reference": {"type": _SCALAR, "pattern": r"\S"},
        "day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "day_or_yes": {
            "anyOf": [
                {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                {"enum": [True, "true"]},
            ]
        },
        "whole": {"type": ["integer", "string"], "pattern": r"^\d{1,9}$"},
        "number": {"type": ["number", "string"], "pattern": r"^-?\d{1,12}([.,]\d{1,6})?$"},
        "yes_no": {"enum": [True, False, "true", "false", "ja", "nej"]},
        "slug": {"type": ["string", "integer"], "pattern": _SLUG, "minimum": 0},
        "report": {"type": "string", "pattern": r"^(19|20|21)\d{2}/[a-z0-9]+(-[a-z0-9]+)*$"},
        "web": {"type": "string", "pattern": r'^https://[^\s<>"]+$'},
        "colour": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
        "period": {
            "type": ["string", "integer"],
            "minimum": 1900,
            "maximum": 2199,
            "pattern": r"^((19|20|21)\d{2}(-(0[1-9]|1[0-2]))?|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2})$",
        },
    }
)
_ONE_OF: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Report": ("datum", "datum_saknas"),
        "KeyFigure": ("varde", "dolt"),
        "Promise": ("inom_manader", "senast"),
    }
)
"""The keys of which a thing has exactly one."""


def schema_files(profile: Profile, site_url: str) -> dict[str, bytes]:
    """Return each schema by its path from the site's root; `site_url` ends with a slash."""
    return {
        f"{addresses.SCHEMAS}{name}.json": json.dumps(
            schema(name, profile, site_url), ensure_ascii=False, indent=2
        ).encode()
        for name in FILES
    }


def schema(name: str, profile: Profile, site_url: str) -> Schema:
    """Return the schema of one kind of file, with the municipality's own choices in it."""
    model = FILES[name]
    inside = {thing.__name__: _thing(thing, profile) for thing in dict.fromkeys(_inside(model))}
    return {
        "$schema": DRAFT,
        "$id": f"{site_url}{addresses.SCHEMAS}{name}.json",
        "title": SAID.things[model.__name__].replace("`", ""),
        **_thing(model, profile),
        "definitions": inside,
    }


def _inside(model: type[Thing]) -> Iterator[type[Thing]]:
    for field in model.model_fields.values():
        for thing in things_in(shape_of(field)):
            yield thing
            yield from _inside(thing)


def _thing(model: type[Thing], profile: Profile) -> Schema:
    fields = {field.alias or "": field for field in model.model_fields.values()}
    found: Schema = {
        "type": "object",
        "properties": {key: _field(model, key, field, profile) for key, field in fields.items()},
        "required": [key for key, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }
    if model.__name__ in _ONE_OF:
        found["oneOf"] = [{"required": [key], "not": _absent(key)} for key in _ONE_OF[model.__name__]]
    if model is Report:
        found["if"] = {"properties": {"typ": {"const": "uppfoljande"}}, "required": ["typ"]}
        found["then"] = {"required": ["foljer_upp"]}
    return found


def _absent(key: str) -> Schema:
    """Return the schema of a thing in which a key's value is empty, which counts as absent."""
    return {"properties": {key: {"type": "null"}}}


def _field(model: type[Thing], key: str, field: FieldInfo, profile: Profile) -> Schema:
    words, shape = fields_of(model.__name__)[key], shape_of(field)
    title = {"title": words["label"], "description": words["help"]}
    chosen = chosen_from(model.__name__, key, profile)
    value = _value(shape, chosen or {one: words["choices"][one] for one in _leaf(shape).choices})
    if field.is_required():
        if value.get("type") == "array":
            value["minItems"] = 1
        return title | value
    return title | {"anyOf": [value, {"type": "null"}]}


def _leaf(shape: Shape) -> Shape:
    return _leaf(shape.inner) if shape.inner else shape


def _value(shape: Shape, choices: Mapping[str, str]) -> Schema:
    """Return the schema of a value; `choices` are the ids that it may be, if it has any, with their names."""
    if shape.kind == "list" and shape.inner:
        return {"type": "array", "items": _value(shape.inner, choices)}
    if shape.kind == "by_id" and shape.inner:
        return {
            "type": "object",
            "propertyNames": {"pattern": _SLUG},
            "additionalProperties": _value(shape.inner, choices),
        }
    if shape.things:
        kinds = [{"$ref": f"#/definitions/{thing.__name__}"} for thing in shape.things]
        return kinds[0] if len(kinds) == 1 else {"oneOf": kinds}
    if choices:
        return _one_of(choices)
    limits = {"minimum": shape.least, "maximum": shape.most, "maxLength": shape.max_chars}
    return {
        **_FORMS[shape.kind],
        **({"pattern": shape.pattern} if shape.pattern else {}),
        **{name: limit for name, limit in limits.items() if limit is not None},
    }


def _one_of(choices: Mapping[str, str]) -> Schema:
    """Return the schema of a choice; programs show its name beside the id (VS Code's own keyword)."""
    typed = {"true": True, "false": False}  # a program reads these as no text
    ids = [*choices, *(typed[one] for one in choices if one in typed)]
    names = [*choices.values(), *(choices[one] for one in choices if one in typed)]
    return {"enum": ids, "enumDescriptions": names}
