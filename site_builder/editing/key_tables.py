"""The keys that editors write, as Markdown tables made from the models and `wording/fields.yml`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.model import Municipality, Providers, Report, Taxonomy, Unit, values
from site_builder.wording import fields_of, load

SAID = load("guide").tables
FORMS = load("guide").forms

_WRITTEN = (Report, Unit, Municipality, Taxonomy, Providers)
_BY_CONVERTER = {
    get_args(kind)[1]: form
    for kind, form in (
        (values.Day, "day"),
        (values.DayOrYes, "day_or_yes"),
        (values.Whole, "whole"),
        (values.Number, "number"),
        (values.YesNo, "yes_no"),
        (values.Slug, "slug"),
        (values.ReportId, "report"),
        (values.Web, "web"),
        (values.Colour, "colour"),
        (values.Reference, "reference"),
        (values.Period, "period"),
    )
}
_BY_TYPE = {date: "day", int: "whole", Decimal: "number", bool: "yes_no", str: "text"}


def text() -> str:
    """Return a section for each file that editors write, with a table for it and for each thing inside it."""
    return "\n\n".join(part for model in _WRITTEN for part in _section(model))


def _section(model: type[BaseModel]) -> Iterator[str]:
    yield f"### {SAID.things[model.__name__]}"
    yield _table(model)
    yield from _inside(model)


def _inside(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for field in model.model_fields.values():
        path = f"{above}{field.alias}"
        things = list(_things(field.annotation))
        if len(things) > 1:
            yield SAID.events
            yield _events(things)
        for thing in things if len(things) == 1 else ():
            one_of_many = get_origin(field.annotation) in (tuple, dict)
            yield (SAID.inside_each if one_of_many else SAID.inside).format(key=f"`{path}`")
            yield _table(thing)
            yield from _inside(thing, f"{path}.")


def _table(model: type[BaseModel]) -> str:
    rows = [
        [_key(field), _meaning(model, field), form_of(model, field)] for field in model.model_fields.values()
    ]
    return _lines(SAID.columns, rows)


def _events(kinds: list[type[BaseModel]]) -> str:
    rows = []
    for kind in kinds:
        (typ,) = get_args(kind.model_fields["kind"].annotation)
        own = [field for name, field in kind.model_fields.items() if name not in ("day", "kind", "report")]
        own = [field for field in own if field.alias != "text" or field.is_required()]
        keys = "<br>".join(f"{_key(field, ', ')}: {form_of(kind, field)}" for field in own)
        rows.append([f"`{typ}`", fields_of(kind.__name__)["typ"]["help"], keys or SAID.no_own_keys])
    return _lines(SAID.event_columns, rows)


def _key(field: FieldInfo, between: str = "<br>") -> str:
    return f"`{field.alias}`" + (f"{between}{SAID.required}" if field.is_required() else "")


def _meaning(model: type[BaseModel], field: FieldInfo) -> str:
    words = fields_of(model.__name__)[field.alias or ""]
    label: str = words["label"]
    return f"**{label[0].upper()}{label[1:]}.** {words['help']}"


def form_of(model: type[BaseModel], field: FieldInfo) -> str:
    """Return how a value of the field is written, in words."""
    words = fields_of(model.__name__)[field.alias or ""]
    form = _form(field.annotation, field.metadata, words.get("choices", {}))
    most = next((limit.max_length for limit in field.metadata if hasattr(limit, "max_length")), None)
    return form if most is None else str(FORMS.most).format(form=form, most=most)


def _form(annotation: Any, marks: list[Any], choices: Any) -> str:
    """Return how a value of a type is written; `marks` are what stands beside the type in Annotated."""
    for mark in marks:
        if mark in _BY_CONVERTER:
            return str(FORMS[_BY_CONVERTER[mark]])
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form(inner[0], list(inner[1:]), choices)
    if origin in (Union, UnionType):
        return _form(next(each for each in inner if each is not type(None)), [], choices)
    if origin is Literal:
        named = [f"`{value}` ({choices[value]})" if value in choices else f"`{value}`" for value in inner]
        return str(FORMS.choices).format(choices=", ".join(named))
    if origin is tuple:
        return str(FORMS.list).format(of=_form(inner[0], [], choices))
    if origin is dict:
        return str(FORMS.by_id).format(of=_form(inner[1], [], choices))
    return str(FORMS[_BY_TYPE.get(annotation, "keys")])


def _things(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _things(part)


def _lines(head: Any, rows: list[list[str]]) -> str:
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), ["---"] * len(head), *escaped])
