"""What a table of open data is described with: columns, their types, choices and words.

What a key of the model can be, and what it is called, comes from the model and its wording.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from site_builder.model.values import Thing
from site_builder.wording import label, load
from site_builder.wording.swedish import capital

SCHEMA_VERSION = "1.0"
"""The version of the tables and of the API: the first number changes when a reader must change with it."""

Type = Literal["text", "whole", "number", "yes_no", "day", "texts", "address"]
Value = str | int | Decimal | bool | date | tuple[str, ...] | None
TYPES: dict[Any, Type] = {date: "day", bool: "yes_no", int: "whole", Decimal: "number", str: "text"}
SAID = load("data")


@dataclass(frozen=True)
class Column:
    """One column. `model` and `key` say which key of the model it is; a computed one has neither.

    `required` columns are never empty. `references` is the table whose id it holds.
    """

    name: str
    type: Type
    model: str = ""
    key: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    references: str = ""

    @property
    def title(self) -> str:
        """What the column is called: as editors call the key, or its own name in plain words."""
        return capital(label(self.model, self.key) if self.key else self.name.replace("_", " "))


@dataclass(frozen=True)
class Table:
    """One table: what one row is, and the columns that no two rows have alike."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    @property
    def title(self) -> str:
        """What the table is called."""
        return str(SAID.tables[self.name].title)

    @property
    def description(self) -> str:
        """What one row is."""
        return str(SAID.tables[self.name].description)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def described(self, column: Column) -> str:
        """Return what a column holds, in a sentence."""
        own = SAID.columns.get(self.name, {}).get(column.name) or SAID.columns.shared.get(column.name)
        return str(own or f"{column.title}.")


def own(name: str, type_: Type = "text", **more: Any) -> Column:
    """Return a column that is computed."""
    return Column(name, type_, **more)


def of(model: type[Thing], *keys: str, prefix: str = "", **more: Any) -> tuple[Column, ...]:
    """Return columns that are keys of a model, their types and choices from its annotations."""
    return tuple(_of_key(model, key, prefix, more) for key in keys)


def _of_key(model: type[Thing], key: str, prefix: str, more: dict[str, Any]) -> Column:
    field = next(field for field in model.model_fields.values() if field.alias == key)
    type_, choices = _type(field.annotation)
    return Column(f"{prefix}{key}", type_, model.__name__, key, choices, **more)


def _type(annotation: Any) -> tuple[Type, tuple[str, ...]]:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _type(next(each for each in get_args(annotation) if each is not type(None)))
    if origin is tuple:
        return "texts", ()
    if origin is Literal:
        return "text", get_args(annotation)
    return TYPES[getattr(annotation, "__origin__", annotation)], ()
