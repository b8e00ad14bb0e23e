"""The data package: what the CSV files hold, for programs (Frictionless Data, Tabular Data Package 1)."""

from hashlib import file_digest
from json import dumps
from pathlib import Path
from typing import Any

from site_builder.exports import places
from site_builder.exports.columns import SAID, SCHEMA_VERSION, Column, Table, Type
from site_builder.exports.licences import LICENCES
from site_builder.exports.report_rows import about
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES

TYPES: dict[Type, dict[str, str]] = {
    "text": {"type": "string"},
    "texts": {"type": "string"},
    "address": {"type": "string", "format": "uri"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "yes_no": {"type": "boolean"},
    "day": {"type": "date"},
}


def package(rows: Rows, folder: Path) -> tuple[str, bytes]:
    """Return path and bytes of the package. The CSV files have been written under `folder`."""
    municipality, today = rows.origin.publication.municipality, rows.origin.publication.today
    licence = LICENCES[municipality.licence]
    described = {
        "profile": "tabular-data-package",
        "name": f"insyn-{municipality.code}",
        "title": SAID.dataset.title.format(municipality=municipality.name),
        "description": about(rows.origin.publication),
        **({"homepage": rows.origin.site_url} if rows.origin.site_url else {}),
        "version": SCHEMA_VERSION,
        "schemaversion": SCHEMA_VERSION,
        "created": f"{today.isoformat()}T00:00:00Z",
        "licenses": [{"name": licence.id, "path": licence.address, "title": licence.title}],
        "keywords": list(SAID.dataset.keywords),
        "resources": [_resource(table, folder) for table in TABLES.values()],
    }
    return places.PACKAGE, f"{dumps(described, ensure_ascii=False, indent=1)}\n".encode()


def _resource(table: Table, folder: Path) -> dict[str, Any]:
    path = places.table_file(table.name, "csv")
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.removeprefix(places.FOLDER),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{_digest(folder / path)}",
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": "" if column.references == table.name else column.references,
                        "fields": ["id"],
                    },
                }
                for column in table.columns
                if column.references
            ],
        },
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _field(table: Table, column: Column) -> dict[str, Any]:
    """Return what a column is called, holds and can be."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(map(str, column.choices))
    return {
        "name": column.name,
        "title": column.title,
        "description": table.described(column),
        **TYPES[column.type],
        **({"constraints": constraints} if constraints else {}),
    }
