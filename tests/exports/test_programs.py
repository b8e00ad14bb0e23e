"""The files open in the programs that others read them with."""

import json
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import feedparser  # type: ignore[import-untyped]  # feedparser ships no types
import openpyxl  # type: ignore[import-untyped]  # openpyxl ships no types
import pytest
import rdflib
from openapi_spec_validator import validate

from site_builder.exports.columns import SAID
from site_builder.exports.database import VIEWS
from site_builder.exports.tables import TABLES
from tests.exports.made import SITE_URL, example, files

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of the example, as a site holds them."""
    root = tmp_path_factory.mktemp("site")
    for path, content in files(example(tmp_path_factory.mktemp("content"))).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def frictionless_report(folder: Path) -> dict[str, Any]:
    """Return what Frictionless' own command says of the data package."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=folder / "data",
        capture_output=True,
        text=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_data_package_is_valid(folder: Path) -> None:
    """Types, choices, keys, sizes and digests of every file, by Frictionless itself."""
    report = frictionless_report(folder)
    faults = [(t["name"], t["errors"]) for t in report["tasks"] if t["errors"]]
    assert (report["valid"], report["errors"], faults) == (True, [], [])
    assert {task["name"] for task in report["tasks"]} == set(TABLES)


def test_a_wrong_row_would_be_seen_by_frictionless(folder: Path, tmp_path: Path) -> None:
    """A measure of a report that does not exist."""
    (tmp_path / "data").mkdir()
    for path in (folder / "data").iterdir():
        (tmp_path / "data" / path.name).write_bytes(path.read_bytes())
    measures = tmp_path / "data/atgarder.csv"
    measures.write_bytes(measures.read_bytes().replace(b"2024/exempelhemmet,1", b"2024/finns-inte,1"))
    kinds = {error["type"] for task in frictionless_report(tmp_path)["tasks"] for error in task["errors"]}
    assert "foreign-key" in kinds


def datasette_answer(folder: Path, address: str) -> Any:
    """Return what Datasette answers about the database, as it is."""
    done = subprocess.run(
        [sys.executable, "-m", "datasette", "data/insyn.db", "--get", address],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_database_opens_in_datasette(folder: Path) -> None:
    """Every table with its key, every view, and the rows of a view."""
    said = datasette_answer(folder, "/insyn.json")
    keys = {table["name"]: tuple(table["primary_keys"]) for table in said["tables"]}
    assert {name: table.key for name, table in TABLES.items()}.items() <= keys.items()
    assert {view["name"] for view in said["views"]} == set(VIEWS)
    rows = datasette_answer(folder, "/insyn/oppna_atgarder.json?_shape=array")
    assert [row["text"] for row in rows] == ["Introduktionen bör skrivas ned."]


def test_the_databases_keys_hold_and_all_is_told_of(folder: Path) -> None:
    """Each table has its key, references lead somewhere, and each column and view has its words."""
    base = sqlite3.connect(folder / "data/insyn.db")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for name, table in TABLES.items():
        columns = base.execute(f"PRAGMA table_info({name})").fetchall()
        assert tuple(column[1] for column in columns) == table.names
        keys = sorted((column[5], column[1]) for column in columns if column[5])
        assert tuple(key for _, key in keys) == table.key
    said = {(row[0], row[1]) for row in base.execute("SELECT tabell, kolumn FROM kolumner")}
    assert said == {
        *((name, None) for name in (*TABLES, *VIEWS)),
        *((name, column) for name, table in TABLES.items() for column in table.names),
    }
    base.close()


def test_duckdb_reads_csv_json_and_the_types(folder: Path) -> None:
    """Without being told anything about them."""
    base = duckdb.connect()
    for suffix, reading in (("csv", "read_csv"), ("json", "read_json")):
        for name in TABLES:
            path = folder / f"data/{name}.{suffix}"
            of = f"{reading}('{path}')"
            if suffix == "json":
                of = f"(SELECT unnest(rader, recursive := true) FROM {of})"
            count = base.execute(f"SELECT count(*) FROM {of}").fetchone()
            rows = json.loads((folder / f"data/{name}.json").read_text("utf-8"))["rader"]
            assert count == (len(rows),), (name, suffix)
    day = base.execute(f"SELECT datum, galler FROM read_csv('{folder}/data/rapporter.csv')").fetchone()
    assert day == (datetime(2024, 11, 20).date(), True)  # noqa: DTZ001 - a day has no zone


def test_the_workbook_has_types_filters_and_an_explanation(folder: Path) -> None:
    """Days are days, numbers are numbers, and no text is a formula."""
    book = openpyxl.load_workbook(folder / "data/insyn.xlsx")
    assert book.sheetnames == [SAID.workbook.explanation, *(table.title for table in TABLES.values())]
    said = [cell.value for cell in book[SAID.workbook.explanation]["A"] if cell.value]
    assert said[0] == SAID.workbook.title
    assert any("Exempelby" in line for line in said)
    for table in TABLES.values():
        sheet = book[table.title]
        assert [cell.value for cell in sheet[1]] == list(table.names)
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes is not None
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    report = dict(zip(TABLES["rapporter"].names, (c.value for c in book["Rapporter"][2]), strict=True))
    assert report["datum"] == datetime(2024, 11, 20)  # noqa: DTZ001 - as a spreadsheet holds a day
    assert (report["ar"], report["galler"]) == (2024, True)
    notes = [cell.value for cell in book["Nyckeltal"]["O"]]
    assert "=Visas inte." in [*notes, *(c.value for row in book["Nyckeltal"].iter_rows() for c in row)]


def test_the_api_is_described_rightly(folder: Path) -> None:
    """The document is valid OpenAPI 3.1, and describes files that exist."""
    document = json.loads((folder / "api/v1/openapi.json").read_text("utf-8"))
    validate(document)
    for place, said in document["paths"].items():
        path = place
        for parameter in said["get"].get("parameters", ()):
            path = path.replace(f"{{{parameter['name']}}}", str(parameter["example"]))
        elsewhere = path.startswith(("/sidor/", "/andringar")) or path.endswith("/1.json")
        if not elsewhere:  # second pages are of long lists, and changes are of what was published before
            assert (folder / f"api/v1{path}").is_file(), path


def test_the_catalogue_has_what_dcat_ap_se_demands(folder: Path) -> None:
    """Properties of each kind of thing; no thing without an address; texts marked as Swedish."""
    graph = rdflib.Graph().parse(folder / "datasets/dcat", format="xml")
    mandatory = {
        DCAT.Catalog: (DCT.title, DCT.description, DCT.publisher, DCT.license, DCAT.dataset),
        DCAT.Dataset: (
            *(DCT.title, DCT.description, DCT.publisher, DCAT.contactPoint, DCAT.distribution),
            *(DCT.spatial, DCT.temporal),
        ),
        DCT.Location: (SKOS.prefLabel, DCT.identifier),
        DCT.PeriodOfTime: (DCAT.startDate, DCAT.endDate),
        DCAT.Distribution: (DCAT.accessURL, DCT.license),
        DCAT.DataService: (DCT.title, DCAT.endpointURL, DCT.publisher),
        FOAF.Organization: (FOAF.name,),
    }
    for kind, properties in mandatory.items():
        things = list(graph.subjects(rdflib.RDF.type, kind))
        assert things, kind
        for thing in things:
            assert [p for p in properties if (thing, p, None) not in graph] == [], thing
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]
    assert all(str(s).startswith(SITE_URL) for s in graph.subjects(rdflib.RDF.type, None))
    texts = (*graph.objects(None, DCT.title), *graph.objects(None, DCT.description))
    assert {text.language for text in texts if isinstance(text, rdflib.Literal)} == {"sv"}
    for address in graph.objects(None, DCAT.downloadURL):
        path = folder / str(address).removeprefix(SITE_URL)
        assert path.is_file(), address


def test_the_catalogue_says_where_and_when(folder: Path) -> None:
    """The municipality with its code, and the days of the first and the last report."""
    graph = rdflib.Graph().parse(folder / "datasets/dcat", format="xml")
    (dataset,) = graph.subjects(rdflib.RDF.type, DCAT.Dataset)
    (place,), (period,) = graph.objects(dataset, DCT.spatial), graph.objects(dataset, DCT.temporal)
    assert str(graph.value(place, SKOS.prefLabel)) == "Exempelby kommun"
    assert str(graph.value(place, DCT.identifier)) == "9999"
    days = graph.value(period, DCAT.startDate), graph.value(period, DCAT.endDate)
    assert tuple(map(str, days)) == ("2024-11-20", "2024-11-20")


def test_a_catalogue_without_reports_says_no_days(tmp_path: Path) -> None:
    """A period needs an end."""
    withdrawn = "handelser: [{datum: 2025-05-01, typ: tillbakadragen, skal: Fel bilaga.}]"
    made = files(example(tmp_path, withdrawn))
    graph = rdflib.Graph().parse(data=made["datasets/dcat"], format="xml")
    assert set(graph.subjects(rdflib.RDF.type, DCT.PeriodOfTime)) == set()
    assert set(graph.subject_objects(DCT.temporal)) == set()


def test_feeds_are_read_by_a_feed_reader(folder: Path) -> None:
    """Every Atom feed, without a complaint; JSON Feed says the same."""
    found = sorted(folder.rglob("*.atom"))
    assert len(found) >= 5
    for path in found:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # feedparser's own use of old names
            feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert said["version"] == "https://jsonfeed.org/version/1.1"
        assert said["title"] == feed.feed.title
        assert [item["id"] for item in said["items"]] == [entry.id for entry in feed.entries]
        assert [item["title"] for item in said["items"]] == [entry.title for entry in feed.entries]


def test_a_site_without_an_address_has_no_feed_and_no_catalogue(tmp_path: Path) -> None:
    """They could not say where they lie; all else is there."""
    made: Mapping[str, bytes] = files(example(tmp_path), "")
    assert not [path for path in made if path.startswith(("flode/", "datasets/"))]
    assert "data/insyn.xlsx" in made
    assert openpyxl.load_workbook(BytesIO(made["data/insyn.xlsx"])).sheetnames
