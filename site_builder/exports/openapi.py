"""What the API answers, for programs: an OpenAPI 3.1 document made from the description of the tables."""

from collections.abc import Iterable
from json import dumps

from site_builder.exports import places
from site_builder.exports.columns import SAID, SCHEMA_VERSION, Column, Table, Type
from site_builder.exports.licences import LICENCES
from site_builder.exports.report_rows import about
from site_builder.exports.rows import Rows
from site_builder.exports.schemas import (
    COUNT,
    FILE,
    TEXT,
    Schema,
    array_of,
    change_schemas,
    object_of,
    with_more,
    with_version,
)
from site_builder.exports.tables import MEASURES, TABLES
from site_builder.exports.things import NESTED, OF_REPORT, SHORT
from site_builder.summary import years

TYPES: dict[Type, Schema] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "address": {"type": "string", "format": "uri"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "yes_no": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
}
LISTS = ("rapporter", "verksamheter", "utforare", "tjanster", "ar")


def openapi(rows: Rows) -> tuple[str, bytes]:
    """Return path and bytes of the document."""
    publication = rows.origin.publication
    licence = LICENCES[publication.municipality.licence]
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": SAID.dataset.title.format(municipality=publication.municipality.name),
            "version": SCHEMA_VERSION,
            "description": about(publication),
            "license": {"name": licence.title, "identifier": licence.id},
        },
        "servers": [{"url": f"{rows.origin.site_url or '/'}{places.API}".rstrip("/")}],
        "paths": _paths(rows),
        "components": {"schemas": _schemas()},
    }
    return places.OPENAPI, f"{dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _paths(rows: Rows) -> Schema:
    publication, said = rows.origin.publication, SAID.api.paths
    report = next(iter(publication.reports), "")
    examples = {
        "rapporter": report.partition("/")[2],
        "verksamheter": next(iter(publication.units), ""),
        "utforare": next(iter(publication.providers), ""),
        "tjanster": next(iter(publication.taxonomy.services), ""),
    }
    year = next((each.year for each in years(publication)), publication.today.year)
    of_year = _parameter("ar", {"type": "integer"}, year)
    paths = {"/index.json": _get(said.index, "Borjan")}
    for kind in LISTS:
        paths[f"/{kind}.json"] = _get(said.list.format(what=SAID.api.many[kind]), f"{kind}_lista")
        paths[f"/sidor/{kind}/{{sida}}.json"] = _get(
            said.page.format(what=SAID.api.many[kind]),
            f"{kind}_lista",
            _parameter("sida", {"type": "integer", "minimum": 2}, 2),
        )
    for kind, example in examples.items():
        of_thing = _parameter("id", TEXT, example)
        place, given = ("{ar}/{id}", (of_year, of_thing)) if kind == "rapporter" else ("{id}", (of_thing,))
        paths[f"/{kind}/{place}.json"] = _get(said.one.format(what=SAID.api.one[kind]), kind, *given)
    paths["/ar/{ar}.json"] = _get(said.one.format(what=SAID.api.one.ar), "ar", of_year)
    of_report = (of_year, _parameter("id", TEXT, examples["rapporter"]))
    paths["/rapporter/{ar}/{id}/{version}.json"] = _get(
        said.version, "version", *of_report, _parameter("version", {"type": "integer", "minimum": 1}, 1)
    )
    paths["/andringar.json"] = _get(said.changes, "andringar")
    paths["/andringar/senaste.json"] = _get(said.latest_changes, "andringar_senaste")
    of_month = _parameter(
        "manad", {"type": "string", "pattern": r"^\d{4}-\d{2}$"}, f"{publication.today:%Y-%m}"
    )
    of_page = _parameter("sida", {"type": "integer", "minimum": 2}, 2)
    paths["/andringar/{manad}.json"] = _get(said.changes_of_month, "andringar_sida", of_month)
    paths["/sidor/andringar/{manad}/{sida}.json"] = _get(
        said.page.format(what=SAID.api.many.andringar), "andringar_sida", of_month, of_page
    )
    return paths


def _parameter(name: str, schema: Schema, example: object) -> Schema:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": SAID.api.parameters[name],
        "schema": schema,
        "example": example,
    }


def _get(summary: str, schema: str, *parameters: Schema) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    answers = {
        "200": {"description": summary, "content": content},
        "404": {"description": SAID.api.missing},
    }
    return {
        "get": {
            "summary": summary,
            "responses": answers,
            **({"parameters": list(parameters)} if parameters else {}),
        }
    }


def _schemas() -> Schema:
    """Return the schema of each file, and of the rows inside them."""
    nested = {
        name: array_of(_row(table, [n for n in table.names if n not in OF_REPORT]))
        for name, (table, _) in NESTED.items()
    }
    short = {kind: _row(TABLES[kind], names, fil=FILE) for kind, names in SHORT.items()}
    year = object_of(
        {
            "ar": {"type": "integer"},
            **dict.fromkeys(("antal_foljdes_upp", "antal_foljdes_inte_upp", "krav", "oppna_krav"), COUNT),
            "bedomningar": {"type": "object", "additionalProperties": COUNT},
            **dict.fromkeys(("adress", "fil"), FILE),
        }
    )
    units = array_of(short["verksamheter"])
    nested["aterkoppling"] = array_of(
        object_of({"atgard": {"type": "integer"}, "status": TEXT, "text": {"type": ["string", "null"]}})
    )
    things = {
        "rapporter": _whole("rapporter", {"text": TEXT, "verksamhet_fil": FILE}, nested),
        "verksamheter": _whole(
            "verksamheter",
            {
                "text": TEXT,
                "upplysning": {"type": ["string", "null"]},
                "rapporter": array_of(short["rapporter"]),
                "oppna_atgarder": array_of(_row(MEASURES, MEASURES.names)),
            },
        ),
        "utforare": _whole("utforare", {"verksamheter": units}),
        "tjanster": _whole("tjanster", {"verksamheter": units}),
        "ar": with_version(with_more(year, _of_year())),
    }
    lists = {f"{kind}_lista": _list(row) for kind, row in {**short, "ar": year}.items()}
    return {**things, **lists, **change_schemas(), "Borjan": _first()}


def _of_year() -> Schema:
    followed = dict.fromkeys(("verksamhet", "rapport", "samlad_bedomning"), TEXT)
    return {"foljdes_upp": array_of(object_of(followed)), "foljdes_inte_upp": array_of(TEXT)}


def _whole(name: str, more: Schema, nested: Schema | None = None) -> Schema:
    """Return the schema of a thing's own file. A withdrawn report's holds nothing that is nested."""
    schema = with_version(_row(TABLES[name], TABLES[name].names))
    return with_more(schema, more | (nested or {}), required=nested is None)


def _row(table: Table, names: Iterable[str], **more: Schema) -> Schema:
    columns = {column.name: column for column in table.columns}
    return object_of({name: _value(table, columns[name]) for name in names} | more)


def _value(table: Table, column: Column) -> Schema:
    schema = dict(TYPES[column.type])
    choices: list[str | None] = list(map(str, column.choices))
    if not column.required and column.type != "texts":
        schema["type"] = [schema["type"], "null"]
        choices += [None] if choices else []
    if column.type == "texts" and table.name == "rapporter":
        schema["type"] = ["array", "null"]  # a withdrawn report has none
    return schema | ({"enum": choices} if choices else {}) | {"description": table.described(column)}


def _list(row: Schema) -> Schema:
    link: Schema = {"type": ["string", "null"], "format": "uri"}
    page = {
        **dict.fromkeys(("antal", "sida", "sidor"), COUNT),
        **dict.fromkeys(("nasta", "foregaende"), link),
        "poster": array_of(row),
    }
    return with_version(object_of(page))


def _first() -> Schema:
    one = object_of({"antal": COUNT, "fil": FILE})
    words: Schema = {
        **dict.fromkeys(("kommun", "kommunkod", "licens"), TEXT),
        "demonstration": {"type": "boolean"},
        "dag": {"type": "string", "format": "date"},
        "beskrivning": FILE,
        "listor": object_of(dict.fromkeys(LISTS, one)),
    }
    return with_version(object_of(words))
