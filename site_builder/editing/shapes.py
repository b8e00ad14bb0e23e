"""How a value of each field is written, read from the models: what guide, schema and form are made from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from site_builder.model import values
from site_builder.model.values import Thing

_BY_CONVERTER = {
    get_args(kind)[1]: form
    for kind, form in (
        (values.Day, "day"),
        (values.DayOrYes, "day_or_yes"),
        (values.Whole, "whole"),
        (values.Number, "number"),
        (values.YesNo, "yes_no"),
        (values.Text, "text"),
        (values.Slug, "slug"),
        (values.ReportId, "report"),
        (values.Web, "web"),
        (values.Colour, "colour"),
        (values.Reference, "reference"),
        (values.Period, "period"),
    )
}
_BY_TYPE = {date: "day", int: "whole", Decimal: "number", bool: "yes_no", str: "text"}
_LIMITS = {"ge": "least", "le": "most", "max_length": "max_chars", "pattern": "pattern"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one value.

    `kind` is a key of `forms` in the guide's wording. Of a `list`, and of a `by_id`, `inner` is each value's
    shape. Of `keys`, `things` are the models that it may be: one, or several told apart by their `typ`.
    """

    kind: str
    inner: "Shape | None" = None
    things: tuple[type[Thing], ...] = ()
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    max_chars: int | None = None
    pattern: str | None = None


def shape_of(field: FieldInfo) -> Shape:
    """Return the shape of what a field holds; that it may be absent is the field's own matter."""
    return _shape(field.annotation, field.metadata)


def things_in(shape: Shape) -> tuple[type[Thing], ...]:
    """Return the models inside a value, however deep."""
    return shape.things or (things_in(shape.inner) if shape.inner else ())


def _shape(annotation: Any, marks: list[Any]) -> Shape:
    """Return the shape of a type; `marks` are what stands beside the type in Annotated."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0], [*inner[1:], *marks])
    if origin in (Union, UnionType):
        kinds = [each for each in inner if each is not type(None)]
        things = tuple(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Thing))
        shape = Shape("keys", things=things) if things else _shape(kinds[0], [])
    elif origin is Literal:
        shape = Shape("choices", choices=tuple(map(str, inner)))
    elif origin is tuple:
        shape = Shape("list", _shape(inner[0], []))
    elif origin is dict:
        shape = Shape("by_id", _shape(inner[1], []))
    elif isinstance(annotation, type) and issubclass(annotation, Thing):
        shape = Shape("keys", things=(annotation,))
    else:
        shape = Shape(_BY_TYPE[annotation])
    return _marked(shape, marks)


def _marked(shape: Shape, marks: list[Any]) -> Shape:
    for mark in marks:
        if mark in _BY_CONVERTER:
            shape = replace(shape, kind=_BY_CONVERTER[mark])
    limits = {_LIMITS[name]: value for name, value in _limits(marks) if name in _LIMITS}
    return replace(shape, **limits) if limits else shape


def _limits(marks: list[Any]) -> Iterator[tuple[str, Any]]:
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from _limits(mark.metadata)
        for name in _LIMITS:
            if (value := getattr(mark, name, None)) is not None:
                yield name, value
