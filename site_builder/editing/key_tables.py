"""The keys that editors write, as Markdown tables made from the models and `wording/fields.yml`."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.editing.shapes import Shape, shape_of, things_in
from site_builder.model import Municipality, Providers, Report, Taxonomy, Unit
from site_builder.wording import fields_of, load

SAID = load("guide").tables
FORMS = load("guide").forms

_WRITTEN = (Report, Unit, Municipality, Taxonomy, Providers)


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
        shape = shape_of(field)
        things = things_in(shape)
        if len(things) > 1:
            yield SAID.events
            yield _events(things)
        for thing in things if len(things) == 1 else ():
            one_of_many = shape.inner is not None
            yield (SAID.inside_each if one_of_many else SAID.inside).format(key=f"`{path}`")
            yield _table(thing)
            yield from _inside(thing, f"{path}.")


def _table(model: type[BaseModel]) -> str:
    rows = [
        [_key(field), _meaning(model, field), form_of(model, field)] for field in model.model_fields.values()
    ]
    return _lines(SAID.columns, rows)


def _events(kinds: Sequence[type[BaseModel]]) -> str:
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
    words, shape = fields_of(model.__name__)[field.alias or ""], shape_of(field)
    form = _form(shape, words.get("choices", {}))
    return form if shape.max_chars is None else str(FORMS.most).format(form=form, most=shape.max_chars)


def _form(shape: Shape, choices: Any) -> str:
    if shape.kind == "choices":
        named = [
            f"`{value}` ({choices[value]})" if value in choices else f"`{value}`" for value in shape.choices
        ]
        return str(FORMS.choices).format(choices=", ".join(named))
    if shape.inner:
        return str(FORMS[shape.kind]).format(of=_form(shape.inner, choices))
    return str(FORMS[shape.kind])


def _lines(head: Any, rows: list[list[str]]) -> str:
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), ["---"] * len(head), *escaped])
