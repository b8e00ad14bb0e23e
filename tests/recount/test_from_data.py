"""Who has only the data files counts what the demonstration's pages count."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its stubs are not in the lock

from tests.exports.made import described
from tests.recount.data_files import DataFiles, Row
from tests.recount.html_text import Element, figures_in, numbers_in, read_page, table_in


@pytest.fixture(scope="module")
def site(demonstration_root: Path) -> Path:
    """Return the built demonstration."""
    return demonstration_root / "site"


@pytest.fixture(scope="module")
def data(site: Path) -> DataFiles:
    """Return its data files, which are all that is counted from."""
    return DataFiles(site / "data")


def page(site: Path, address: str) -> Element:
    return read_page((site / address / "index.html").read_text("utf-8"))


def binding(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["bindande"] == "true"]


def still_open(rows: list[Row]) -> int:
    return sum(row["oppen"] == "true" for row in rows)


def test_the_start_pages_counts_are_in_the_data(site: Path, data: DataFiles) -> None:
    """Units of each service, followed up and not; and the latest year in three numbers."""
    said = {
        next(row.all("span", "index__name")).text: numbers_in(next(row.all("span", "index__count")).text)
        for row in page(site, "").all("a", "index__row")
    }
    expected = {}
    for service, name in data.services.items():
        units = [row for row in data.units.values() if row["tjanst"] == service]
        followed = sum(bool(row["aktuell_rapport"]) for row in units)
        left = len(units) - followed
        expected[name] = [followed, left] if followed and left else [followed]
    assert said == expected
    latest = data.latest_of_year(data.years()[0])
    passed = sum(row["niva"] == "godkand" for row in latest.values())
    values = [value for value, _ in figures_in(page(site, "")).values()]
    assert values == [len(latest), passed, len(data.late_promises())]


def test_the_list_of_years_is_in_the_data(site: Path, data: DataFiles) -> None:
    """Followed up, of how many, and requirements that are open today."""
    said = {}
    for row in table_in(page(site, "ar")):
        cells = list(row.values())
        said[cells[0].text] = (numbers_in(cells[1].text), numbers_in(cells[-2].text))
    expected = {}
    for year in data.years():
        latest = data.latest_of_year(year)
        measures = binding(data.measures_of({row["id"] for row in latest.values()}))
        of = len(latest) + len(data.not_followed_up(year))
        expected[year] = ([len(latest), of], [still_open(measures)])
    assert said == expected


def test_each_years_page_is_in_the_data(site: Path, data: DataFiles) -> None:
    """Coverage, verdicts by service, and measures by focus area."""
    for year in data.years():
        latest = data.latest_of_year(year)
        made = data.measures_of({row["id"] for row in latest.values()})
        shown = page(site, f"ar/{year}")
        figures = list(figures_in(shown).values())
        expected = [len(latest), len(data.not_followed_up(year)), still_open(binding(made))]
        assert [value for value, _ in figures] == expected, year
        verdicts = Counter[tuple[str, str]]()
        for row in table_in(shown.at("bedomningar")):
            (_, service), *cells = row.items()
            for name, cell in cells:
                verdicts[service.text, name] += sum(numbers_in(cell.text))
        assert +verdicts == data.verdicts(list(latest.values())), year
        areas = {
            next(iter(row.values())).text: [int(cell.text) for cell in list(row.values())[1:]]
            for row in (table_in(shown.at("atgarder")) if made else [])
        }
        counted: dict[str, list[int]] = {}
        for measure in made:
            counts = counted.setdefault(data.areas[measure["omrade"]], [0, 0, 0])
            counts[0] += 1
            counts[1 if measure["oppen"] == "true" else 2] += 1
        assert areas == counted, year


def test_the_page_of_measures_is_in_the_data(site: Path, data: DataFiles) -> None:
    """Its three counts, every row with its anchor, and each late promise with its days."""
    shown = page(site, "atgarder")
    rows = data.open_measures()
    late = [row for row in rows if int(row["dagar_sen"]) > 0]
    closed = data.closed_since(data.today.replace(year=data.today.year - 1))
    values = [value for value, _ in figures_in(shown).values()]
    assert values == [len(rows), len(late), len(closed)]
    anchors = {row["adress"].partition("#")[2] for row in rows}
    assert {row.attributes["id"] for row in shown.at("lista").all("li", "measure")} == anchors
    said = [list(row.values())[-1].text for row in table_in(shown.at("lovat"))]
    days = [int(row["uppfoljning_dagar_sen"]) for row in data.late_promises()]
    assert [sum(map(int, text.replace(" dagar", "").replace(" ", "").split())) for text in said] == days


def test_each_units_page_is_in_the_data(site: Path, data: DataFiles) -> None:
    """Its verdict, its open and closed measures, and which year it was followed up."""
    for unit, row in data.units.items():
        shown = page(site, f"verksamheter/{unit}")
        if not row["aktuell_rapport"]:
            assert not shown.has("atgarder"), unit
            continue
        assert next(shown.all("span", "stamp__word")).text == row["bedomning_namn"], unit
        own = [each for each in data.measures if each["verksamhet"] == unit]
        for section, state in (("atgarder", "true"), ("avslutade", "false")):
            anchors = [e["adress"].partition("#")[2] for e in own if e["oppen"] == state]
            listed = shown.at(section).all("li", "measure") if shown.has(section) else []
            assert sorted(each.attributes["id"] for each in listed) == sorted(anchors), (unit, section)
        assert int(row["oppna_krav"]) == still_open(binding(own)), unit


def test_the_api_says_what_the_tables_say(site: Path, data: DataFiles) -> None:
    """Each report, unit and year; and following the pages of a list gives every one of its things once."""
    base = site / "api/v1"
    for report, row in data.reports.items():
        found = json.loads((base / f"rapporter/{report}.json").read_text("utf-8"))
        assert (found["samlad_bedomning"], found["ar"]) == (row["samlad_bedomning"], int(row["ar"]))
        assert len(found["atgarder"]) == sum(each["rapport"] == report for each in data.measures)
    for unit, row in data.units.items():
        found = json.loads((base / f"verksamheter/{unit}.json").read_text("utf-8"))
        assert found["oppna_krav"] == int(row["oppna_krav"])
        assert len(found["oppna_atgarder"]) == sum(
            each["verksamhet"] == unit for each in data.open_measures()
        )
    for year in data.years():
        found = json.loads((base / f"ar/{year}.json").read_text("utf-8"))
        assert found["antal_foljdes_upp"] == len(data.latest_of_year(year))
        assert found["foljdes_inte_upp"] == data.not_followed_up(year)
    ids, address = [], "https://insyn.example/api/v1/rapporter.json"
    while address:
        found = json.loads((site / address.removeprefix("https://insyn.example/")).read_text("utf-8"))
        ids += [item["id"] for item in found["poster"]]
        address = found["nasta"]
    assert sorted(ids) == sorted(row["id"] for row in data.rows("rapporter"))


def test_every_file_of_the_api_is_as_described(site: Path) -> None:
    """All of them, with versions and changes: no key more, none less, each of its type."""
    document = site / "api/v1/openapi.json"
    schemas = json.loads(document.read_bytes())["components"]["schemas"]
    paths = [file.relative_to(site).as_posix() for file in sorted((site / "api").rglob("*.json"))]
    found = described(document.read_bytes(), paths)
    assert set(paths) - found.keys() == {"api/v1/openapi.json"}
    assert {"version", "andringar", "andringar_senaste", "andringar_sida"} <= set(found.values())
    validators = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
    for path, schema in found.items():
        said = json.loads((site / path).read_bytes())
        assert [fault.message for fault in validators[schema].iter_errors(said)] == [], path


def test_the_day_is_said_in_the_data(data: DataFiles) -> None:
    """Who counts what is late needs it."""
    assert data.today == date(2026, 11, 21)
