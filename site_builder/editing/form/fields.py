"""The fields of the editors' form, made from the models and their words (Sveltia CMS, `fields`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic.fields import FieldInfo

from site_builder.editing.choices import chosen_from
from site_builder.editing.shapes import Shape, shape_of
from site_builder.model import Profile
from site_builder.model.values import Thing
from site_builder.wording import fields_of, load

Field = dict[str, Any]

SAID = load("form")
LONG = 200
"""A text that may be longer than this is written in a box of several lines."""
PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "day_or_yes": r"^(\d{4}-\d{2}-\d{2}|true)$",
        "number": r"^-?\d{1,12}([.,]\d{1,6})?$",
        "period": r"^(\d{4}(-(0[1-9]|1[0-2]))?|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2})$",
        "slug": r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "web": r'^https://[^\s<>"]+$',
    }
)
"""Kind of value to what it must look like; the reader judges again, and in full."""
REPORTS, UNITS = "rapporter", "verksamheter"


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes fields of a municipality's own choices."""

    profile: Profile

    def fields(self, model: type[Thing], leave_out: frozenset[str] = frozenset()) -> list[Field]:
        """Return a field for each key of a model, in the model's order."""
        named = ((info.alias or "", info) for info in model.model_fields.values())
        return [self._field(model, key, info) for key, info in named if key not in leave_out]

    def _field(self, model: type[Thing], key: str, info: FieldInfo) -> Field:
        shape = shape_of(info)
        if key == "schema":
            return {"name": key, "widget": "hidden", "default": str(info.default)}
        return {
            "name": key,
            "label": _capital(fields_of(model.__name__)[key]["label"]),
            "hint": _hint(model.__name__, key),
            "required": info.is_required(),
            **self._widget(model, key, shape),
        }

    def _widget(self, model: type[Thing], key: str, shape: Shape) -> Field:
        """Return the kind of field and what belongs to that kind."""
        if (model.__name__, key) == ("Report", "verksamhet"):
            return _relation(UNITS, "{{slug}}", "namn")
        choices = chosen_from(model.__name__, key, self.profile)
        if choices:
            return _select(choices, several=shape.kind == "list")
        if shape.kind == "choices":
            return _select({one: fields_of(model.__name__)[key]["choices"][one] for one in shape.choices})
        if shape.kind == "list" and shape.inner:
            return {"widget": "list", "label_singular": SAID.singular[key], **self._items(shape.inner, key)}
        if shape.things:
            return {"widget": "object", "fields": self.fields(shape.things[0]), "collapsed": "auto"}
        return _plain(shape)

    def _items(self, inner: Shape, key: str) -> Field:
        """Return what stands in each item of a list."""
        if not inner.things:
            return {"field": {"name": "rad", "label": _capital(SAID.singular[key]), **_plain(inner)}}
        folded = {"collapsed": "auto", "minimize_collapsed": False}
        if len(inner.things) > 1:
            return {**folded, "typeKey": "typ", "types": [self._event(kind) for kind in inner.things]}
        (thing,) = inner.things
        return {**folded, "summary": SAID.summaries[thing.__name__], "fields": self.fields(thing)}

    def _event(self, kind: type[Thing]) -> Field:
        """Return one kind of event, with its own fields before those that all share."""
        info = kind.model_fields["kind"]
        (name,) = shape_of(info).choices
        fields = self.fields(kind, frozenset({"typ"}))
        fields.sort(key=lambda field: (field["name"] != "datum", field["name"] in ("text", "rapport")))
        for field in fields:
            field["hint"] = SAID.hints.Event.get(field["name"], field["hint"])
        label = fields_of(kind.__name__)["typ"]["choices"][name]
        return {
            "name": name,
            "label": label,
            "summary": f"{label} · {SAID.summaries.Event}",
            "fields": fields,
        }


def _plain(shape: Shape) -> Field:
    """Return the field of a single value that is written, not chosen."""
    match shape.kind:
        case "day":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case "whole":
            limits = {"min": shape.least or 0, "max": shape.most}
            return {"widget": "number", "value_type": "int/string"} | _given(limits)
        case "yes_no":
            return _select({"true": SAID.answers.ja, "false": SAID.answers.nej})
        case "report":
            return _relation(REPORTS, "{{ar}}/{{slug}}", "{{verksamhet}} {{ar}}")
        case "text" if (shape.max_chars or 0) > LONG:
            return {"widget": "text", "maxlength": shape.max_chars, "use_emoji_autocomplete": False}
    widget: Field = {"widget": "string", "use_emoji_autocomplete": False, "maxlength": shape.max_chars}
    if shape.kind in PATTERNS:
        widget["pattern"] = [PATTERNS[shape.kind], SAID.patterns[shape.kind]]
    return _given(widget)


def _select(choices: Mapping[str, str], several: bool = False) -> Field:
    options = [{"label": name, "value": value} for value, name in choices.items()]
    return {"widget": "select", "options": options} | ({"multiple": True} if several else {})


def _relation(collection: str, value: str, shown: str) -> Field:
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": value,
        "display_fields": [shown],
    }


def _hint(model: str, key: str) -> str:
    """Return the help that fits a form: its own where it has one, else that of the guide."""
    own: str | None = SAID.hints.get(model, {}).get(key)
    return own or str(fields_of(model)[key]["help"])


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _given(options: Field) -> Field:
    return {name: value for name, value in options.items() if value is not None}
