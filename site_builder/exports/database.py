"""One SQLite file: a table for each table, with keys, indexes, views and a table of the words.

The same publication gives the same bytes with the same version of SQLite. Lists are JSON arrays, which
SQLite's own functions read; days are texts such as `2024-11-20`, yes and no are 1 and 0.
"""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from site_builder.exports.columns import SAID, SCHEMA_VERSION, Column, Table, Type
from site_builder.exports.parts import Forms, Opened, Part, Taker, formed
from site_builder.exports.places import DATABASE
from site_builder.exports.tables import TABLES
from site_builder.exports.values import encode

TYPES: dict[Type, str] = {"whole": "INTEGER", "number": "REAL", "yes_no": "INTEGER"}
BOUND: Forms = {"texts": lambda values: [value if value is None else encode(value) for value in values]}
"""How what JSON holds is given to SQLite; truths are whole numbers to it."""
FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
"""What SQLite says when nothing more can be written."""
VIEWS = {
    "gallande_bedomningar": """
        SELECT v.namn AS verksamhet, v.tjanst_namn AS tjanst, v.utforare_namn AS utforare, v.bedomning_namn
            AS bedomning, v.bedomd, v.oppna_krav, v.adress
        FROM verksamheter v WHERE v.aktuell_rapport IS NOT NULL ORDER BY v.bedomd DESC""",
    "inte_foljda_upp": """
        SELECT namn AS verksamhet, tjanst_namn AS tjanst, utforare_namn AS utforare, adress
        FROM verksamheter WHERE aktuell_rapport IS NULL ORDER BY namn""",
    "oppna_atgarder": """
        SELECT v.namn AS verksamhet, a.typ_namn AS typ, a.text, a.senast, a.dagar_sen, a.lage, r.ar, a.adress
        FROM atgarder a JOIN rapporter r ON r.id = a.rapport JOIN verksamheter v ON v.id = a.verksamhet
        WHERE a.oppen AND r.ersatt_av IS NULL ORDER BY a.dagar_sen DESC""",
    "sena_uppfoljningar": """
        SELECT v.namn AS verksamhet, r.uppfoljning_senast AS lovad_senast,
            r.uppfoljning_dagar_sen AS dagar_sen, r.adress
        FROM rapporter r JOIN verksamheter v ON v.id = r.verksamhet
        WHERE r.uppfoljning_lage = 'sen' AND r.ersatt_av IS NULL ORDER BY dagar_sen DESC""",
    "atgarder_per_omrade": """
        SELECT f.namn AS fokusomrade, a.ar, count(*) AS atgarder, sum(a.bindande) AS krav,
            sum(a.bindande AND a.oppen) AS oppna_krav
        FROM atgarder a JOIN rapporter r ON r.id = a.rapport LEFT JOIN fokusomraden f ON f.id = a.omrade
        WHERE r.ersatt_av IS NULL GROUP BY f.id, a.ar ORDER BY a.ar DESC, atgarder DESC""",
    "dolda_tal": """
        SELECT v.namn AS verksamhet, n.ar, n.namn AS nyckeltal, n.dolt, n."not", r.adress
        FROM nyckeltal n JOIN rapporter r ON r.id = n.rapport JOIN verksamheter v ON v.id = n.verksamhet
        WHERE n.status = 'dolt' ORDER BY n.ar DESC, v.namn""",
}


@contextmanager
def database(folder: Path, head: Mapping[str, str | bool]) -> Iterator[Opened]:
    """Let the tables be written to a file.

    Raises sqlite3.IntegrityError when a key does not hold, and OSError when the disk is full.
    """
    path = folder / DATABASE
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16384"):
                base.execute(f"PRAGMA {setting}")  # nobody reads an unfinished file
            base.execute("BEGIN")
            yield partial(_written, base)
            _finish(base, head)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in FULL:
            raise
        raise OSError(errno.ENOSPC, str(error), str(path)) from error


@contextmanager
def _written(base: sqlite3.Connection, table: Table) -> Iterator[Taker]:
    """Let a table's parts be written to it."""
    base.execute(_table(table))
    insert = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"

    def take(part: Part) -> None:
        base.executemany(insert, zip(*formed(BOUND, table, part.plain), strict=True))

    yield take


def _finish(base: sqlite3.Connection, head: Mapping[str, str | bool]) -> None:
    base.execute(f"PRAGMA user_version = {SCHEMA_VERSION.partition('.')[0]}")
    for statement in (*_indexes(), *(f"CREATE VIEW {name} AS {text}" for name, text in VIEWS.items())):
        base.execute(statement)
    _describe(base, head)
    base.execute("COMMIT")
    if broken := base.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"{broken[0]}, row {broken[1]}: no such row in {broken[2]}")
    base.execute("VACUUM")


def _table(table: Table) -> str:
    lines = [*map(_column, table.columns), f"PRIMARY KEY ({', '.join(table.key)})"]
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES {column.references} (id)'
        for column in table.columns
        if column.references
    ]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    return f'"{column.name}" {TYPES.get(column.type, "TEXT")}{" NOT NULL" if column.required else ""}'


def _indexes() -> Iterator[str]:
    for table in TABLES.values():
        for column in table.columns:
            if column.references and column.name != table.key[0]:
                yield f'CREATE INDEX "{table.name}_{column.name}" ON {table.name} ("{column.name}")'


def _describe(base: sqlite3.Connection, head: Mapping[str, str | bool]) -> None:
    """Write what the file is, and every column with its words."""
    about = ((name, value if isinstance(value, str) else encode(value)) for name, value in head.items())
    base.execute("CREATE TABLE om_filen (namn TEXT PRIMARY KEY, varde TEXT NOT NULL)")
    base.executemany("INSERT INTO om_filen VALUES (?, ?)", about)
    base.execute("CREATE TABLE kolumner (tabell TEXT, kolumn TEXT, beskrivning TEXT NOT NULL)")
    words: list[tuple[str, str | None, str]] = [
        (table.name, None, table.description) for table in TABLES.values()
    ]
    words += [(name, None, SAID.views[name]) for name in VIEWS]
    words += [(t.name, column.name, t.described(column)) for t in TABLES.values() for column in t.columns]
    base.executemany("INSERT INTO kolumner VALUES (?, ?, ?)", words)
