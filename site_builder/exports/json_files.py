"""Every table as a JSON file: what it is, its version and day, and an object for each row, a line each."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from json.encoder import encode_basestring
from pathlib import Path

from site_builder.exports.columns import Table
from site_builder.exports.parts import Forms, Part, Taker, Values, formed
from site_builder.exports.places import table_file
from site_builder.exports.values import encode

TRUTHS = {None: "null", False: "false", True: "true"}


def _quoted(values: Values) -> list[str]:
    return ["null" if value is None else encode_basestring(value) for value in values]


IN_LINES: Forms = {
    **dict.fromkeys(("text", "address", "day"), _quoted),
    "whole": lambda values: ["null" if value is None else value for value in values],
    "number": lambda values: list(map(encode, values)),
    "yes_no": lambda values: [TRUTHS[value] for value in values],
    "texts": lambda values: list(map(encode, values)),
}
"""How what JSON holds is written in a line, which has a place for each value."""


@contextmanager
def json_file(folder: Path, head: Mapping[str, str | bool], table: Table) -> Iterator[Taker]:
    """Let a table's parts be written to its file, under the folder."""
    line = "{" + ", ".join(f'"{name}": %s' for name in table.names) + "}"
    path = folder / table_file(table.name, "json")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{encode({**head, "tabell": table.name})[:-1]}, "rader": [\n')
        between = ""

        def take(part: Part) -> None:
            nonlocal between
            rows = zip(*formed(IN_LINES, table, part.plain), strict=True)
            file.write(between + ",\n".join([line % row for row in rows]))
            between = ",\n"

        yield take
        file.write("\n]}\n")
