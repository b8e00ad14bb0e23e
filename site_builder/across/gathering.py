"""The database: each table of every municipality, with the municipality's code first, and views across."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from site_builder.across.checking import Published
from site_builder.exports import places
from site_builder.exports.columns import SCHEMA_VERSION, Column, Table, Type
from site_builder.exports.tables import TABLES
from site_builder.exports.values import RUN_BY_SPREADSHEETS, SEPARATOR

TYPES: dict[Type, str] = {
    "text": "VARCHAR",
    "address": "VARCHAR",
    "texts": "VARCHAR[]",
    "whole": "INTEGER",
    "number": "DOUBLE",
    "yes_no": "BOOLEAN",
    "day": "DATE",
}
NEWEST_OF_YEAR = """
    SELECT * FROM rapporter WHERE status = 'publicerad' AND ersatt_av IS NULL
    QUALIFY row_number() OVER (PARTITION BY kommun, verksamhet, ar ORDER BY ordningsdag DESC, id) = 1"""
VIEWS = {
    "samma_utforare": """
        SELECT u.organisationsnummer, min(u.namn) AS utforare, count(DISTINCT u.kommun) AS kommuner,
            list(DISTINCT k.namn ORDER BY k.namn) AS i_kommuner, count(v.id) AS verksamheter,
            count(v.aktuell_rapport) AS foljda_upp, count(*) FILTER (v.niva = 'underkand') AS underkanda,
            coalesce(sum(v.oppna_krav), 0)::INTEGER AS oppna_krav
        FROM utforare u JOIN kommuner k ON k.kod = u.kommun
            LEFT JOIN verksamheter v ON v.kommun = u.kommun AND v.utforare = u.id
        WHERE u.organisationsnummer IS NOT NULL
        GROUP BY u.organisationsnummer ORDER BY kommuner DESC, verksamheter DESC, u.organisationsnummer""",
    "bedomningar_per_tjanst_och_ar": f"""
        SELECT k.namn AS kommun, v.tjanst_namn AS tjanst, r.ar, r.niva, r.bedomning_namn AS bedomning,
            count(*) AS verksamheter
        FROM ({NEWEST_OF_YEAR}) r JOIN kommuner k ON k.kod = r.kommun
            JOIN verksamheter v ON v.kommun = r.kommun AND v.id = r.verksamhet
        GROUP BY ALL ORDER BY kommun, tjanst, ar DESC, niva""",
    "krav_per_fokusomrade": """
        SELECT k.namn AS kommun, f.namn AS fokusomrade, a.ar, count(*) AS krav,
            count(*) FILTER (a.oppen) AS oppna, count(*) FILTER (a.dagar_sen > 0) AS efter_sista_dag
        FROM atgarder a JOIN kommuner k ON k.kod = a.kommun
            JOIN rapporter r ON r.kommun = a.kommun AND r.id = a.rapport
            LEFT JOIN fokusomraden f ON f.kommun = a.kommun AND f.id = a.omrade
        WHERE a.bindande AND r.ersatt_av IS NULL
        GROUP BY ALL ORDER BY kommun, fokusomrade, ar DESC""",
    "dagar_till_atgard": """
        SELECT k.namn AS kommun, v.tjanst_namn AS tjanst, a.typ_namn AS typ, count(*) AS atgardade,
            median(date_diff('day', r.ordningsdag, a.sedan)) AS median_dagar
        FROM atgarder a JOIN kommuner k ON k.kod = a.kommun
            JOIN rapporter r ON r.kommun = a.kommun AND r.id = a.rapport
            JOIN verksamheter v ON v.kommun = a.kommun AND v.id = a.verksamhet
        WHERE a.lage = 'atgardad' AND a.sedan IS NOT NULL AND r.ersatt_av IS NULL
        GROUP BY ALL ORDER BY kommun, tjanst, typ""",
}


def gather(sites: Iterable[Published], target: Path) -> dict[str, int]:
    """Write the database at `target`, in the place of an earlier one; return the rows of each table.

    It is written beside and moved into place when it is whole.
    """
    beside = target.with_name(f".{target.name}.ny")
    beside.unlink(missing_ok=True)
    sites = tuple(sites)
    with duckdb.connect(str(beside)) as base:
        base.execute(
            "CREATE TABLE kommuner (kod VARCHAR PRIMARY KEY, namn VARCHAR, dag DATE, licens VARCHAR, "
            "demonstration BOOLEAN, schemaversion VARCHAR)"
        )
        for site in sites:
            about = [site.code, site.name, site.day, site.licence, site.demonstration, SCHEMA_VERSION]
            base.execute("INSERT INTO kommuner VALUES (?, ?, ?, ?, ?, ?)", about)
        for table in TABLES.values():
            _make(base, table)
            for site in sites:
                _read_in(base, table, site)
        for name, text in VIEWS.items():
            base.execute(f"CREATE VIEW {name} AS {text}")
        counts = {name: _count(base, name) for name in TABLES}
    beside.replace(target)
    return counts


def _make(base: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = [f'"{column.name}" {TYPES[column.type]}' for column in table.columns]
    key = ", ".join(("kommun", *table.key))
    columns = ["kommun VARCHAR REFERENCES kommuner (kod)", *columns, f"PRIMARY KEY ({key})"]
    base.execute(f"CREATE TABLE {table.name} ({', '.join(columns)})")


def _read_in(base: duckdb.DuckDBPyConnection, table: Table, site: Published) -> None:
    """Read a table's CSV file, by the names of its columns: a later version may have more."""
    values = ", ".join(_value(column) for column in table.columns)
    base.execute(
        f"INSERT INTO {table.name} SELECT ?, {values} FROM read_csv(?, header = true, all_varchar = true, "
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', parallel = false)",
        [site.code, str(site.site / places.table_file(table.name, "csv"))],
    )


def _value(column: Column) -> str:
    """Return what makes a cell a value: without the apostrophe that spreadsheets need."""
    name = f'"{column.name}"'
    if column.type not in ("text", "texts", "address"):
        return f"CAST({name} AS {TYPES[column.type]})"
    run = "".join(RUN_BY_SPREADSHEETS).replace("-", "\\-")
    plain = f"regexp_replace({name}, '^''([{run}])', '\\1')"
    return f"string_split({plain}, '{SEPARATOR}')" if column.type == "texts" else plain


def _count(base: duckdb.DuckDBPyConnection, table: str) -> int:
    found = base.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0]) if found else 0
