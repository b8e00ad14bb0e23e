"""Two municipalities' published sites become one database; what cannot be relied on is refused by name."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from site_builder.across import VIEWS
from site_builder.cli import main
from site_builder.exports.tables import TABLES
from tests import examples
from tests.demo_site import build_with_theme
from tests.site_copy import KNOWN

EXAMPLE = examples.SITE / "content"
COLOURS = examples.SITE.parent / "annan-kommun/content"
CHANGED = {
    "table": ("data/atgarder.csv", b"krav", b"krAv", "data/atgarder.csv har ändrats efter publiceringen"),
    "version": (
        "data/datapackage.json",
        b'"schemaversion": "1.0"',
        b'"schemaversion": "2.0"',
        "schemaversion 2.0",
    ),
    "column": ("data/datapackage.json", b'"name": "lattlast"', b'"name": "x"', "saknar kolumnerna lattlast"),
    "log": ("api/v1/andringar/logg.jsonl", b"2024/exempelhemmet", b"2024/x", "Ändringsloggen stämmer inte"),
}
"""What can be wrong: in which file, what stands there and instead, and what is said."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return three built sites: ours, the invented example, and the invented municipality with colours."""
    found = {}
    for name, content in (("nynashamn", KNOWN), ("exempelby", EXAMPLE), ("granhult", COLOURS)):
        root = tmp_path_factory.mktemp(name) / "root"
        shutil.copytree(content, root / "content")
        found[name] = built(root)
    return found


def built(root: Path) -> Path:
    """Return the site of a folder's content, with the ordinary pages that every site has."""
    shutil.copytree(COLOURS / "om", root / "content/om", dirs_exist_ok=True)
    return build_with_theme(root, "--today", "2026-11-21") / "site"


def copied(site: Path, folder: Path) -> Path:
    return Path(shutil.copytree(site, folder / "copy"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = main(["samla", *map(str, arguments)])
    return code, capsys.readouterr().out


def answer(path: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as base:
        return base.execute(question).fetchall()


def test_every_row_of_every_municipality_is_there(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the municipality's code first; a folder may be the site's or its data's."""
    target = tmp_path / "insyn.duckdb"
    folders = [sites["nynashamn"], sites["exempelby"] / "data", sites["granhult"]]
    code, said = run(capsys, *folders, "-o", target)
    assert code == 0, said
    assert "3 kommuner" in said
    for table in TABLES:
        expected = []
        for site in sites.values():
            file = json.loads((site / f"data/{table}.json").read_text("utf-8"))
            expected += [(file["kommunkod"], len(file["rader"]))] if file["rader"] else []
        found = answer(target, f"SELECT kommun, count(*) FROM {table} GROUP BY kommun")
        assert sorted(found) == sorted(expected), table


def test_values_are_what_was_published(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Days, numbers, lists, and texts without the apostrophe for spreadsheets."""
    root = tmp_path / "root"
    shutil.copytree(EXAMPLE, root / "content")
    examples.change(root, "styrkor: [=Rutiner., Planer.]\nnyckeltal: []")
    site = built(root)
    assert b"'=Rutiner. | Planer." in (site / "data/rapporter.csv").read_bytes()
    target = tmp_path / "en.duckdb"
    code, said = run(capsys, site, "-o", target)
    assert (code, said.splitlines()[-1]) == (0, f"{target}: en kommun, 2 verksamheter, en rapport")
    ((styrkor, datum, ar),) = answer(target, "SELECT styrkor, datum, ar FROM rapporter")
    assert (styrkor, datum.isoformat(), ar) == (["=Rutiner.", "Planer."], "2024-11-20", 2024)


def test_the_views_compare_municipalities(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Verdicts by service and year, requirements by area, days to done, and the same provider in several."""
    target = tmp_path / "insyn.duckdb"
    assert run(capsys, *sites.values(), "-o", target)[0] == 0
    verdicts = answer(
        target, "SELECT kommun, ar, sum(verksamheter) FROM bedomningar_per_tjanst_och_ar GROUP BY ALL"
    )
    assert ("Nynäshamns kommun", 2024, 2) in verdicts
    required = answer(target, "SELECT sum(krav) FROM krav_per_fokusomrade WHERE kommun = 'Nynäshamns kommun'")
    assert required == [(6,)]
    with duckdb.connect(str(target)) as base:
        base.execute("UPDATE utforare SET organisationsnummer = '556555-0851' WHERE id = 'omsorgshuset'")
        base.execute(
            "INSERT INTO utforare SELECT kod, 'samma', 'Samma AB', '556555-0851', NULL, 0, NULL "
            "FROM kommuner WHERE namn = 'Exempelby kommun'"
        )
        ((number, count, where),) = base.execute(
            "SELECT organisationsnummer, kommuner, i_kommuner FROM samma_utforare WHERE kommuner > 1"
        ).fetchall()
    assert (number, count, where) == ("556555-0851", 2, ["Exempelby kommun", "Nynäshamns kommun"])
    for view in VIEWS:
        assert isinstance(answer(target, f"FROM {view}"), list)


@pytest.mark.parametrize("case", CHANGED)
def test_what_does_not_check_is_refused_by_name(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    """Which folder and what in it; nothing is written, although the others hold."""
    path, old, new, said = CHANGED[case]
    site = copied(sites["exempelby"], tmp_path)
    content = (site / path).read_bytes()
    assert old in content
    (site / path).write_bytes(content.replace(old, new, 1))
    target = tmp_path / "insyn.duckdb"
    code, words = run(capsys, sites["nynashamn"], site, "-o", target)
    assert code == 1
    assert f"{site}: " in words
    assert said in words
    assert not target.exists()


@pytest.mark.parametrize(
    ("gone", "said"),
    [("data/datapackage.json", "ingen läsbar"), ("api/v1/andringar/logg.jsonl", "Utan ändringsloggen")],
)
def test_what_is_missing_is_said(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], gone: str, said: str
) -> None:
    """Without it nothing can be checked."""
    site = copied(sites["exempelby"], tmp_path)
    (site / gone).unlink()
    code, words = run(capsys, site, "-o", tmp_path / "insyn.duckdb")
    assert (code, said in words) == (1, True)


def test_one_municipality_twice_is_refused(
    sites: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its reports would be counted twice."""
    site = copied(sites["exempelby"], tmp_path)
    code, words = run(capsys, sites["exempelby"], site, "-o", tmp_path / "insyn.duckdb")
    assert code == 1
    assert "Kommunen 9999 finns redan" in words
