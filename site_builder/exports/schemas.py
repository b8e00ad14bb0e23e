"""The parts that the API's schemas are made of (JSON Schema 2020-12), and the schemas of the change log."""

from collections.abc import Mapping
from typing import Any

from site_builder.exports.columns import SCHEMA_VERSION

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FILE: Schema = {"type": "string", "format": "uri"}
DAY: Schema = {"type": "string", "format": "date"}
NO_FILE: Schema = {"type": ["string", "null"], "format": "uri"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def object_of(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of an object with these keys, all of them and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def array_of(items: Schema) -> Schema:
    """Return the schema of a list of things."""
    return {"type": "array", "items": items}


def with_more(schema: Schema, more: Mapping[str, Schema], *, required: bool = True) -> Schema:
    """Return an object's schema with more keys, which must be there or may be."""
    whole = object_of({**schema["properties"], **more})
    return whole if required else whole | {"required": schema["required"]}


def with_version(schema: Schema) -> Schema:
    """Return the schema of a file: an object that says its schema version."""
    return with_more(schema, {"schemaversion": {"const": SCHEMA_VERSION}})


def change_schemas() -> Schema:
    """Return the schema of each kind of file about changes."""
    month = object_of({"manad": TEXT, "antal": COUNT, "fil": FILE})
    files = dict.fromkeys(("logg", "senaste"), FILE)
    first = {"antal": COUNT, "kontrollvarde": DIGEST, **files, "manader": array_of(month)}
    entries = {"poster": array_of(_entry())}
    counts = dict.fromkeys(("antal", "sida", "sidor"), COUNT)
    links = dict.fromkeys(("nasta", "foregaende"), NO_FILE)
    return {
        "andringar": with_version(object_of(first)),
        "andringar_senaste": with_version(object_of(entries)),
        "andringar_sida": with_version(object_of({**counts, **links, **entries})),
        "version": _version(),
    }


def _entry() -> Schema:
    """Return the schema of an entry; one that says why the log begins anew belongs to no report."""
    changed = object_of({"falt": array_of(TEXT)})
    changed = with_more(changed, {"fran": {}, "till": {}, "dolt": array_of(TEXT)}, required=False)
    of_all = {
        "nummer": COUNT,
        "dag": DAY,
        "kalla": TEXT,
        "slag": array_of(TEXT),
        "forra": DIGEST,
        "kontrollvarde": DIGEST,
        "text": array_of(TEXT),
    }
    of_report = {
        "rapport": TEXT,
        "version": COUNT,
        "form": COUNT,
        "fakta": DIGEST,
        "andringar": array_of(changed),
        "adress": NO_FILE,
        "uppgifter": FILE,
    }
    whole = with_more(object_of(of_all), of_report, required=False)
    return whole | {"additionalProperties": True}


def _version() -> Schema:
    """Return the schema of a version: its facts, or the notice that they can no longer be shown."""
    about: Schema = {"rapport": TEXT, "version": COUNT, "dag": DAY}
    facts = object_of({**about, "form": COUNT, "salt": TEXT, "uppgifter": {"type": "object"}})
    words = dict.fromkeys(("meddelande", "skal"), TEXT)
    notice = object_of({**about, "status": {"const": "visas_inte"}, **words, "fakta": DIGEST})
    return {"oneOf": [facts, notice]}
