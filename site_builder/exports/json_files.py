"""Every table as a JSON file: what it is, its version and day, and an object for each row, a line each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.exports.columns import SCHEMA_VERSION, Table
from site_builder.exports.parts import Part, Taker
from site_builder.exports.places import table_file
from site_builder.exports.values import encode
from site_builder.publication import Publication


@contextmanager
def json_file(folder: Path, publication: Publication, table: Table) -> Iterator[Taker]:
    """Let a table's parts be written to its file, under the folder."""
    about = {
        "schemaversion": SCHEMA_VERSION,
        "kommun": publication.municipality.name,
        "kommunkod": publication.municipality.code,
        "demonstration": publication.municipality.demonstration,
        "licens": publication.municipality.licence,
        "dag": publication.today.isoformat(),
        "tabell": table.name,
    }
    path = folder / table_file(table.name, "json")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{encode(about)[:-1]}, "rader": [\n')
        between = ""

        def take(part: Part) -> None:
            nonlocal between
            rows = (dict(zip(table.names, row, strict=True)) for row in zip(*part.plain, strict=True))
            file.write(between + ",\n".join(map(encode, rows)))
            between = ",\n"

        yield take
        file.write("\n]}\n")
