"""Every table as a JSON file: what it is, its version and day, and an object for each row, a line each."""

from collections.abc import Iterator
from json import dumps

from site_builder.exports.columns import SCHEMA_VERSION
from site_builder.exports.places import table_file
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES
from site_builder.exports.values import row_as_json


def json_files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file."""
    publication = rows.origin.publication
    for table in TABLES.values():
        about = {
            "schemaversion": SCHEMA_VERSION,
            "kommun": publication.municipality.name,
            "kommunkod": publication.municipality.code,
            "demonstration": publication.municipality.demonstration,
            "licens": publication.municipality.licence,
            "dag": publication.today.isoformat(),
            "tabell": table.name,
        }
        head = dumps(about, ensure_ascii=False)[:-1]
        lines = (dumps(row_as_json(table.names, row), ensure_ascii=False) for row in rows.of(table))
        body = ",\n".join(lines)
        yield table_file(table.name, "json"), f'{head}, "rader": [\n{body}\n]}}\n'.encode()
