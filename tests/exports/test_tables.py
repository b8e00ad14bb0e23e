"""The description of the tables, the rows they hold, and the plain files made of them."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from site_builder.exports.columns import SAID, Value
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import MAKERS, Rows
from site_builder.exports.tables import TABLES
from site_builder.exports.values import as_cell, as_json
from tests.exports.made import SITE_URL, TODAY, example, files


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the files of the example."""
    return files(example(tmp_path_factory.mktemp("exports")))


def csv_rows(made: Mapping[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(made[f"data/{table}.csv"].decode(), newline="")))


def json_rows(made: Mapping[str, bytes], table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(made[f"data/{table}.json"])["rader"]
    return rows


def test_every_row_has_a_value_for_each_column_in_their_order(tmp_path: Path) -> None:
    """What makes the rows and what describes them cannot drift apart."""
    rows = Rows(Origin(example(tmp_path), SITE_URL))
    for table in TABLES.values():
        found = list(MAKERS[table.name](rows))
        assert found, table.name
        for row in found:
            assert tuple(row) == table.names, table.name


def test_every_column_is_told_of_in_a_sentence() -> None:
    """From the words of open data, or from what editors call the key."""
    for table in TABLES.values():
        for column in table.columns:
            assert column.key or table.described(column) != f"{column.title}.", (table.name, column.name)
            assert table.described(column).endswith("."), (table.name, column.name)


def test_no_column_that_is_gone_is_told_of() -> None:
    """A sentence for a column that does not exist is left behind."""
    names = {name: set(table.names) for name, table in TABLES.items()}
    names["shared"] = set().union(*names.values())
    assert {
        (t, column) for t, said in SAID.columns.items() for column in said if column not in names[t]
    } == set()


def test_required_columns_are_never_empty_and_keys_are_never_twice(tmp_path: Path) -> None:
    """A reader may rely on both."""
    rows = Rows(Origin(example(tmp_path), SITE_URL))
    for table in TABLES.values():
        keys = []
        for row in rows.of(table):
            named = dict(zip(table.names, row, strict=True))
            assert [c.name for c in table.columns if c.required and named[c.name] is None] == []
            keys.append(tuple(named[name] for name in table.key))
        assert len(keys) == len(set(keys)), table.name


def test_a_choice_is_one_of_those_described(tmp_path: Path) -> None:
    """The choices stand in the data package and in the API's description."""
    rows = Rows(Origin(example(tmp_path), SITE_URL))
    for table in TABLES.values():
        for row in rows.of(table):
            for column, value in zip(table.columns, row, strict=True):
                if column.choices and value is not None:
                    assert str(value) in column.choices, (table.name, column.name)


def test_a_hidden_value_is_null_with_its_status_and_reason(made: Mapping[str, bytes]) -> None:
    """Hidden is another thing than missing."""
    shown, hidden = json_rows(made, "nyckeltal")
    assert (shown["varde"], shown["status"], shown["dolt"]) == (3270, "visas", None)
    assert (hidden["varde"], hidden["bas"]) == (None, None)
    assert (hidden["status"], hidden["dolt"]) == ("dolt", "ror_enskilda")


def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_csv_only(made: Mapping[str, bytes]) -> None:
    """An apostrophe stands before it; JSON has the words as they are."""
    assert csv_rows(made, "nyckeltal")[1]["not"] == "'=Visas inte."
    assert json_rows(made, "nyckeltal")[1]["not"] == "=Visas inte."
    assert csv_rows(made, "handelser")[4]["text"] == "'+Vi tackar."


@pytest.mark.parametrize(
    ("value", "cell", "in_json"),
    [
        (None, "", None),
        (True, "true", True),
        (False, "false", False),
        (3, "3", 3),
        (Decimal("-8.10"), "-8.10", -8.1),
        (Decimal("3270"), "3270", 3270),
        (date(2024, 11, 20), "2024-11-20", "2024-11-20"),
        (("a", "b"), "a | b", ["a", "b"]),
        ((), "", []),
        ("=1+1", "'=1+1", "=1+1"),
        ("-1", "'-1", "-1"),
        ("@a", "'@a", "@a"),
        ("\ta", "'\ta", "\ta"),
        ("\ra", "'\ra", "\ra"),
        ("＝1", "'＝1", "＝1"),
        ("a=1", "a=1", "a=1"),
        (("=a", "b"), "'=a | b", ["=a", "b"]),
    ],
)
def test_a_value_is_written_as_it_is(value: Value, cell: str, in_json: object) -> None:
    """A number may begin with a minus, a text may not."""
    assert as_cell(value) == cell
    assert as_json(value) == in_json


def test_csv_is_as_rfc_4180_says(made: Mapping[str, bytes]) -> None:
    """Lines end with CR LF, every line has as many cells, and UTF-8 has no mark before it."""
    for name, table in TABLES.items():
        content = made[f"data/{name}.csv"]
        assert content.startswith(",".join(table.names).encode() + b"\r\n")
        assert content.endswith(b"\r\n")
        rows = list(csv.reader(StringIO(content.decode(), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(table.columns)}


def test_csv_and_json_hold_the_same(made: Mapping[str, bytes]) -> None:
    """Row by row, column by column."""
    for name, table in TABLES.items():
        cells = csv_rows(made, name)
        objects = json_rows(made, name)
        assert len(cells) == len(objects)
        for cell_row, object_row in zip(cells, objects, strict=True):
            for column in table.columns:
                value = object_row[column.name]
                if column.type == "number" and value is not None:
                    assert Decimal(cell_row[column.name]) == Decimal(str(value))
                else:
                    given = tuple(value) if isinstance(value, list) else value
                    assert cell_row[column.name] == as_cell(given), (name, column.name)


def test_a_data_file_says_what_it_is(made: Mapping[str, bytes]) -> None:
    """Version, municipality, licence and day."""
    said = json.loads(made["data/rapporter.json"])
    del said["rader"]
    assert said == {
        "schemaversion": "1.0",
        "kommun": "Exempelby kommun",
        "kommunkod": "9999",
        "demonstration": False,
        "licens": "cc0",
        "dag": TODAY.isoformat(),
        "tabell": "rapporter",
    }


def test_a_withdrawn_report_leaves_its_notice_and_no_content(tmp_path: Path) -> None:
    """That it was there, when it went and why; none of its measures."""
    made = files(
        example(tmp_path, "handelser: [{datum: 2025-05-01, typ: tillbakadragen, skal: Fel bilaga.}]")
    )
    (row,) = json_rows(made, "rapporter")
    assert (row["status"], row["tillbakadragen"], row["tillbakadragen_skal"]) == (
        "tillbakadragen",
        "2025-05-01",
        "Fel bilaga.",
    )
    assert row["sammanfattning"] is None
    assert json_rows(made, "atgarder") == []
    assert [event["typ"] for event in json_rows(made, "handelser")] == ["tillbakadragen"]
    assert not any(b"Planerna" in content for path, content in made.items() if path.endswith("json"))


def test_a_report_that_is_not_published_is_not_named(tmp_path: Path) -> None:
    """A draft that is said to be replaced has no id in the data."""
    made = example(tmp_path)
    (report_id,) = made.reports
    pointing = replace(made.reports[report_id], replaces="2023/utkastet", follows_up="2023/utkastet")
    written = files(replace(made, reports={report_id: pointing}))
    assert not any(b"utkastet" in content for content in written.values())


def test_the_same_publication_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever it is made."""
    made = example(tmp_path)
    assert files(made) == files(made)


def test_numbers_that_a_report_states_once_stand_once(made: Mapping[str, bytes]) -> None:
    """A unit's row counts what its pages count."""
    (unit,) = (row for row in json_rows(made, "verksamheter") if row["id"] == "exempelhemmet")
    assert (unit["antal_rapporter"], unit["oppna_krav"], unit["bedomning_namn"]) == (1, 0, "Godkänd")
    (report,) = json_rows(made, "rapporter")
    assert (report["samlad_bedomning"], report["bedomning_i_rapporten"]) == ("godkand", "inte-godkand")
