"""What `insyn new` writes: what stays is there, what is not known is a gap that the check finds."""

import shutil
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from site_builder import addresses
from site_builder.cli import main
from site_builder.editing.templates import new_report, next_report
from site_builder.findings import Finding, Severity
from site_builder.pages.templates import Press
from site_builder.pages.unit import unit_page
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from site_builder.source import read_source
from tests import examples
from tests.site_copy import KNOWN, ROOT

TODAY = "2026-11-21"
EDIT_URI = "https://github.com/kommunen/insyn/edit/main/content/"


def new(root: Path, *words: str) -> int:
    return main(["new", *words, "--root", str(root), "--today", TODAY])


def errors(root: Path, path: str) -> list[Finding]:
    found = read_register(root, date.fromisoformat(TODAY)).findings
    return [each for each in found if each.path == path and each.severity is Severity.ERROR]


def front(root: Path, path: str) -> dict[str, object]:
    return read_source(path, (root / path).read_bytes()).data


def ours(folder: Path) -> Path:
    """Return where a copy of our own content is."""
    shutil.copytree(KNOWN, folder / "content")
    return folder


def publication(root: Path) -> Publication:
    day = date.fromisoformat(TODAY)
    return publish(read_register(root, day), day)


def test_a_new_report_brings_along_what_stays(tmp_path: Path) -> None:
    """Plan, contract and law of the day: what has ended is replaced by what began the day after."""
    root = examples.copy(tmp_path)
    assert new(root, "rapport", "--verksamhet", "exempelhemmet", "--ar", "2026") == 0
    made = front(root, "content/rapporter/2026/exempelhemmet.md")
    assert made["verksamhet"] == "exempelhemmet"
    assert made["ar"] == "2026"
    assert made["avtal"] == ["EX 2022-1"]
    assert made["lagrum"] == ["sosfs-2011-9"]
    assert isinstance(made["fokusomraden"], list)
    assert [area["omrade"] for area in made["fokusomraden"]] == ["kompetens", "kvalitet"]
    assert made["utkast"] == "true"


def test_law_that_has_ended_is_replaced_by_what_followed_it(tmp_path: Path) -> None:
    """Our reports cite the Social Services Act of 2001, which ended on 30 June 2025."""
    root = ours(tmp_path)
    new(root, "rapport", "--verksamhet", "omsorgshuset")
    assert front(root, "content/rapporter/2026/omsorgshuset.md")["lagrum"] == [
        *("sosfs-2011-9", "sol-2025-5", "lss-6")
    ]


def test_each_gap_gives_one_finding(tmp_path: Path) -> None:
    """On the gap's own line, and it says that the gap is to be filled in, whatever could stand there."""
    root = examples.copy(tmp_path)
    new(root, "rapport", "--verksamhet", "exempelhemmet", "--ar", "2026")
    path = "content/rapporter/2026/exempelhemmet.md"
    lines = (root / path).read_text("utf-8").splitlines()
    gaps = [number for number, line in enumerate(lines, 1) if "fyll i" in line]
    assert len(gaps) > 10
    found = errors(root, path)
    assert [each.line for each in found] == gaps
    assert {each.rule for each in found} == {"platshallare"}
    assert all("ska fyllas i" in each.message for each in found)


def test_a_template_that_is_filled_in_passes_the_check(tmp_path: Path) -> None:
    """With the gaps filled in or removed, and no longer a draft."""
    root = examples.copy(tmp_path)
    new(root, "rapport", "--verksamhet", "exempelhemmet", "--ar", "2026")
    path = root / "content/rapporter/2026/exempelhemmet.md"
    text = path.read_text("utf-8")
    for line in text.splitlines():
        if "fyll i" in line:
            key = line.partition(":")[0].strip(" -")
            filled = {
                "datum": "datum: 2026-11-10",
                "typ": "typ: krav" if "krav" in line else "typ: besok",
                "samlad_bedomning": "samlad_bedomning: inte-godkand",
            }.get(key, f"{key}: Planerna skulle följas upp.")
            start = line[: len(line) - len(line.lstrip(" -"))]
            filled = filled if ":" in line else "EX/2026/0001" if start else "Planerna skulle följas upp."
            text = text.replace(line, start + filled, 1)
    text = text.replace("\n    enkat, egenkontroll'", "").replace("\n    intervju, enkat, egenkontroll'", "")
    path.write_text(text.replace("utkast: true\n", ""), "utf-8")
    assert errors(root, path.relative_to(root).as_posix()) == []


def test_a_report_that_follows_up_asks_about_each_open_measure(tmp_path: Path) -> None:
    """It names the report that it follows up, and has a row for every measure that remains."""
    root = examples.copy(tmp_path)
    new(root, "rapport", "--verksamhet", "exempelhemmet", "--typ", "uppfoljande")
    made = front(root, "content/rapporter/2026/exempelhemmet.md")
    assert made["foljer_upp"] == "2024/exempelhemmet"
    assert isinstance(made["aterkoppling"], list)
    assert [row["atgard"] for row in made["aterkoppling"]] == ["1", "2"]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file stays as it was, and the way on is said."""
    root = examples.copy(tmp_path)
    before = (root / examples.REPORT).read_bytes()
    assert new(root, "rapport", "--verksamhet", "exempelhemmet", "--ar", "2024") == 1
    assert "--id" in capsys.readouterr().err
    assert (root / examples.REPORT).read_bytes() == before
    assert new(root, "rapport", "--verksamhet", "exempelhemmet", "--ar", "2024", "--id", "en-till") == 0


def test_an_unknown_unit_is_answered_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written."""
    root = examples.copy(tmp_path)
    assert new(root, "rapport", "--verksamhet", "exempelhem") == 2
    assert "exempelhemmet" in capsys.readouterr().err
    assert not (root / "content/rapporter/2026").exists()


def test_a_new_unit_is_named_after_itself(tmp_path: Path) -> None:
    """In letters that an address can have; its gaps are found, and what was given stands."""
    root = examples.copy(tmp_path)
    assert new(root, "verksamhet", "--namn", "Åkerbo hemtjänst", "--tjanst", "hemtjanst") == 0
    path = "content/verksamheter/akerbo-hemtjanst.md"
    assert front(root, path)["namn"] == "Åkerbo hemtjänst"
    assert front(root, path)["tjanst"] == "hemtjanst"
    assert [found.rule for found in errors(root, path)] == ["platshallare"] * 3


def test_a_unit_of_an_unknown_service_is_refused(tmp_path: Path) -> None:
    """A wrong choice is no gap."""
    root = examples.copy(tmp_path)
    assert new(root, "verksamhet", "--namn", "Ny", "--tjanst", "stadning") == 2
    assert new(root, "verksamhet") == 2


def test_a_second_report_of_a_year_has_a_name_of_its_own(tmp_path: Path) -> None:
    """The link on a unit's page never leads to a file that is there."""
    made = publication(examples.copy(tmp_path))
    unit = made.units["exempelhemmet"]
    assert new_report(unit, made, 2024).path == "rapporter/2024/exempelhemmet-2.md"
    assert next_report(unit, made).path == "rapporter/2026/exempelhemmet.md"


def test_a_units_page_opens_the_template_where_content_is_edited(tmp_path: Path) -> None:
    """With folder, name and the whole text; nothing where there is no such place."""
    made = publication(examples.copy(tmp_path))
    unit = made.units["exempelhemmet"]
    press = Press(ROOT / "theme/pages", edit_uri=EDIT_URI, new_report=next_report)
    path, text = next_report(unit, made)
    href = addresses.new_file(EDIT_URI, path, text)
    assert href is not None
    assert urlsplit(href).path == "/kommunen/insyn/new/main/content/rapporter/2026"
    assert parse_qs(urlsplit(href).query) == {"filename": ["exempelhemmet.md"], "value": [text]}
    assert href.replace("&", "&amp;") in unit_page(unit, made, press).html
    assert len(href) < 8000  # what GitHub takes
    assert "github" not in unit_page(unit, made, Press(ROOT / "theme/pages", new_report=next_report)).html
    assert addresses.new_file("https://gitlab.example/a/b/-/edit/main/content/", path, text) is None
