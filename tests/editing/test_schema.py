"""The JSON Schemas take what the reader takes, and refuse what it refuses in a single file."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.editing.schema import FILES, schema, schema_files
from site_builder.model import Profile, Report
from site_builder.reading import read_model
from site_builder.register import read_register
from site_builder.source import read_source
from site_builder.wording import load
from tests import examples
from tests.site_copy import KNOWN, ROOT

TODAY = date(2025, 1, 15)
EXAMPLE = ROOT / "tests/examples/kommun"
SEEN = {
    *("falt-saknas", "okant-falt", "fel-form", "ogiltigt-datum", "ogiltigt-tal"),
    *("ogiltigt-ja-nej", "ogiltigt-id", "ogiltig-adress", "ogiltig-farg", "ogiltig-period", "okant-val"),
    *("motstridiga-falt", "for-lang-text"),
}
"""The rules that a schema can know by itself, each with its wrong example.

`ogiltigt-heltal` is not one: YAML itself takes 1_000 for a number. Nor is `utanfor-grans`, which compares.
"""


def profile(root: Path) -> Profile:
    found = read_register(root, TODAY).profile
    assert found is not None
    return found


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the schemas of the invented municipality."""
    folder = tmp_path_factory.mktemp("schemas")
    for path, content in schema_files(profile(EXAMPLE), "https://insyn.example/").items():
        (folder / Path(path).name).write_bytes(content)
    return folder


def kind_of(path: str) -> str:
    """Return the name of the schema that a content file's path belongs to."""
    stem = Path(path).stem
    if "rapporter/" in path:
        return "rapport"
    return "verksamhet" if "verksamheter/" in path else stem


def refused(schemas: Path, folder: Path, files: dict[str, tuple[str, str]]) -> dict[str, list[str]]:
    """Return what check-jsonschema says of YAML files, by name; `files` are kind and text by name."""
    said: dict[str, list[str]] = {name: [] for name in files}
    for kind in FILES:
        paths = [folder / f"{name}.yml" for name, (of, _) in files.items() if of == kind]
        for path in paths:
            path.write_text(files[path.stem][1], "utf-8")
        if not paths:
            continue
        asked = ["--schemafile", schemas / f"{kind}.json", "--output-format", "json", *paths]
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", *map(str, asked)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        assert not answer.get("parse_errors"), answer
        for error in answer.get("errors", []):
            said[Path(error["filename"]).stem].append(error["message"])
    return said


def front(text: str) -> str:
    """Return a file's front matter, or the whole of a YAML file."""
    return text.split("---\n")[1] if text.startswith("---\n") else text


def content(root: Path) -> dict[str, tuple[str, str]]:
    """Return kind and front matter of each content file that has a schema, by a name of its own."""
    folders = ("_profil", "rapporter", "verksamheter")
    paths = [path for part in folders for path in sorted((root / part).rglob("*")) if path.is_file()]
    return {
        path.relative_to(root).as_posix().replace("/", "-").split(".")[0]: (
            kind_of(path.as_posix()),
            front(path.read_text("utf-8")),
        )
        for path in paths
    }


def test_our_own_content_is_valid(tmp_path: Path) -> None:
    """Both reports and their units, the municipality, its choices and its providers."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "content").symlink_to(KNOWN)
    for path, made in schema_files(profile(root), "https://insyn.example/").items():
        (tmp_path / Path(path).name).write_bytes(made)
    files = content(KNOWN)
    assert len([kind for kind, _ in files.values() if kind == "rapport"]) >= 2
    assert {name: said for name, said in refused(tmp_path, tmp_path, files).items() if said} == {}


def examples_of(which: str, folder: Path) -> dict[str, tuple[str, str]]:
    """Return kind and front matter of the file that each example of a rule in SEEN changes."""
    found = {}
    for rule_id in sorted(SEEN):
        rule = load("rules")[rule_id]
        root = examples.copy(folder / rule_id)
        file = rule.get("file", examples.REPORT)
        if not rule.get("whole"):
            examples.change(root, rule[which], file)
        elif rule[which] != "example":
            (root / file).write_text(rule[which], "utf-8")
        found[rule_id] = (kind_of(file), front((root / file).read_text("utf-8")))
    return found


def test_what_the_rules_of_one_file_refuse_is_refused(schemas: Path, tmp_path: Path) -> None:
    """The wrong examples of the editors' guide: wrong days, unknown keys, keys that exclude each other."""
    said = refused(schemas, tmp_path, examples_of("wrong", tmp_path / "wrong"))
    assert [rule_id for rule_id, messages in said.items() if not messages] == []


def test_what_they_take_is_taken(schemas: Path, tmp_path: Path) -> None:
    """The right examples, and the whole of the invented municipality."""
    right = examples_of("right", tmp_path / "right") | content(EXAMPLE / "content")
    assert {name: said for name, said in refused(schemas, tmp_path, right).items() if said} == {}


REPORT = """
verksamhet: exempelhemmet
ar: 2024
typ: ordinarie
datum: 2024-11-20
fokusomraden: [{omrade: kvalitet}]
underlag: [{datum: 2024-11-06, typ: besok}]
samlad_bedomning: godkand
sammanfattning: Kort.
"""


TAKEN = (
    "ar: '2024'",
    "datum: '2024-11-20'",
    "anmald: ja",
    "avtal: [2022]",
    "styrkor:",
    "styrkor: []",
    "nyckeltal: [{id: kunder, varde: '8,1', omfattning: enheten, period: 2024}]",
    "atgardsplan: {begard: true}",
    "uppfoljning: {inom_manader: 3}",
    "handelser: [{datum: 2025-01-10, typ: atgard, atgard: 1, status: atgardad}]",
)
REFUSED = (
    "anmald: yes",
    "anmald: kanske",
    "styrkor: En rad.",
    "nyckeltal: [{id: kunder, varde: 8.1, omfattning: enheten, period: 2024-13}]",
    "nyckeltal: [{id: kunder, varde: 1, dolt: ror_enskilda, omfattning: enheten}]",
    "nyckeltal: [{id: kunder, omfattning: enheten}]",
    "atgardsplan: {begard: 2024-11-31}",
    "uppfoljning: {inom_manader: 99}",
    "handelser: [{datum: 2025-01-10, typ: atgard, status: atgardad}]",
    "handelser: [{datum: 2025-01-10, typ: nagot}]",
    "datum_saknas: Rapporten har inget datum.",
    "ansvarig: [Chef]",
    "fokusomraden: []",
)


def test_the_types_of_yaml_are_taken_as_the_reader_takes_them(schemas: Path, tmp_path: Path) -> None:
    """A number is a number with or without quotation marks; an empty value is no value."""
    files, read = {}, {}
    for number, line in enumerate(TAKEN + REFUSED):
        key = line.partition(":")[0]
        lines = [each for each in REPORT.strip().splitlines() if not each.startswith(f"{key}:")]
        files[str(number)] = ("rapport", "\n".join([*lines, line, ""]))
        source = read_source("", files[str(number)][1].encode(), fenced=False)
        read[line] = read_model(source, Report)[0] is not None
    said = dict(zip(TAKEN + REFUSED, refused(schemas, tmp_path, files).values(), strict=True))
    expected = {line: line in TAKEN for line in TAKEN + REFUSED}
    assert {line: not messages for line, messages in said.items()} == expected
    assert read == expected


def test_the_guides_settings_lead_to_schemas_and_files_that_are_there() -> None:
    """Whoever copies them into VS Code gets help in each of the three files."""
    guide = (ROOT / ".github/CONTRIBUTING.md").read_text("utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", guide, re.DOTALL)
    associated = json.loads(block)["yaml.schemas"]
    made = schema_files(profile(EXAMPLE), "https://insyn.example/")
    assert {f"https://insyn.example/{path}" for path in made} >= associated.keys()
    assert [path for path in associated.values() if not (EXAMPLE / path).is_file()] == []


def test_every_key_is_named_and_explained() -> None:
    """Titles and descriptions are those of the editors' guide, and choices have their names."""
    made = schema("rapport", profile(EXAMPLE), "https://insyn.example/")
    things = [made, *made["definitions"].values()]
    keys = [value for thing in things for value in thing["properties"].values()]
    assert [key for key in keys if not (key["title"] and key["description"])] == []
    assert made["properties"]["samlad_bedomning"]["enumDescriptions"][0] == "Godkänd"
    assert made["$id"] == "https://insyn.example/schema/rapport.json"
