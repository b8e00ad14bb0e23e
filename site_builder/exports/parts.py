"""A table's rows some at a time, column by column: what is done to a value is chosen once for a column.

All formats are fed with the same parts, so that a row is made once and none is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from site_builder.exports.columns import Table, Type, Value
from site_builder.exports.values import as_json

MOST_ROWS = 500
"""The rows of a part: enough to make the calls few, few enough to stay in a processor's memory."""

Values = Sequence[Any]
Forms = Mapping[Type, Callable[[Values], Values]]
"""How the columns of a type are written in a format; those of other types are written as they are."""

IN_JSON: Forms = {
    "day": lambda values: [value and value.isoformat() for value in values],
    "number": lambda values: list(map(as_json, values)),
}


@dataclass(frozen=True)
class Part:
    """Some rows of a table: the values of each column, by the order of the columns."""

    table: Table
    columns: tuple[Values, ...]

    @cached_property
    def plain(self) -> tuple[Values, ...]:
        """The columns as JSON holds them: days are texts, numbers are whole where they can be."""
        return formed(IN_JSON, self.table, self.columns)

    def __len__(self) -> int:
        return len(self.columns[0])


Taker = Callable[[Part], None]
"""What writes the parts of one table in one format."""
Opened = Callable[[Table], AbstractContextManager[Taker]]
"""A format that is ready for one table after the other."""


def parts(table: Table, rows: Iterable[tuple[Value, ...]]) -> Iterator[Part]:
    """Yield a table's rows as parts."""
    left = iter(rows)
    while found := list(islice(left, MOST_ROWS)):
        yield Part(table, tuple(zip(*found, strict=True)))


def formed(forms: Forms, table: Table, columns: Iterable[Values]) -> tuple[Values, ...]:
    """Return the columns in the forms of a format."""
    return tuple(
        forms[column.type](values) if column.type in forms else values
        for column, values in zip(table.columns, columns, strict=True)
    )
