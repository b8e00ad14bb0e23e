"""The editors' form: every key of the models is in it, in Swedish, and it changes only what it must."""

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types, and its stubs are not in the lock
import pytest

from site_builder.editing.form import OtherBundleError, bundle_files, form_files
from site_builder.editing.form.configuration import configuration, repository_in
from site_builder.editing.shapes import shape_of, things_in
from site_builder.model import Profile, Report, Unit
from site_builder.model.values import Thing
from site_builder.pages.headers import NGINX, header_files
from site_builder.pages.templates import Press
from site_builder.register import read_register
from site_builder.wording import load
from tests.conftest import Require
from tests.editing.form_packages import require_packages
from tests.site_copy import KNOWN, ROOT

TODAY = date(2026, 11, 21)
EXAMPLE = ROOT / "tests/examples/kommun"
EDIT_URI = "https://github.com/kommunen/insyn/edit/main/content/"
FETCHED_BY_SVELTIA = (
    "https://unpkg.com",
    "https://cdn.jsdelivr.net",
    "githubstatus.com/api",
    "hostedstatus.com",
)


def profile() -> Profile:
    found = read_register(EXAMPLE, TODAY).profile
    assert found is not None
    return found


def settings(edit_uri: str = EDIT_URI) -> dict[str, Any]:
    return configuration(profile(), repository_in(edit_uri), "https://insyn.example/", TODAY)


def collection(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in settings()["collections"] if each["name"] == name)
    return found


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the fields, and those inside them."""
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))
        for kind in field.get("types", []):
            yield from every_field(kind["fields"])


def keys(model: type[Thing]) -> set[str]:
    """Return every key of a model and of the things inside it; the form asks for kinds of events apart."""
    found = {field.alias or "" for field in model.model_fields.values()}
    return found.union(
        *(keys(thing) for f in model.model_fields.values() for thing in things_in(shape_of(f)))
    )


@pytest.mark.parametrize(("name", "model"), [("rapporter", Report), ("verksamheter", Unit)])
def test_every_key_that_editors_write_is_in_the_form(name: str, model: type[Thing]) -> None:
    """With a label and a help in Swedish, but for the version, which nobody need know."""
    fields = list(every_field(collection(name)["fields"]))
    assert {field["name"] for field in fields} >= keys(model)
    shown = [field for field in fields if field["widget"] != "hidden"]
    assert [field["name"] for field in shown if not (field.get("label") and field.get("hint"))] == []
    assert [field["name"] for field in fields if field["widget"] == "hidden"] == ["schema"]


def test_choices_are_the_municipalitys_own() -> None:
    """Names are shown, ids are written, and required keys are marked."""
    fields = {field["name"]: field for field in collection("rapporter")["fields"]}
    assert fields["samlad_bedomning"]["options"] == [
        {"label": "Godkänd", "value": "godkand"},
        {"label": "Inte godkänd", "value": "inte-godkand"},
        {"label": "Ingen samlad bedömning", "value": "ingen"},
    ]
    required = {name for name, field in fields.items() if field.get("required")}
    assert required == {field.alias for field in Report.model_fields.values() if field.is_required()}
    assert [kind["name"] for kind in fields["handelser"]["types"]] == [
        *("atgardsplan_inkommen", "atgardsplan_godkand", "uppfoljande_mote", "atgard", "bedomning_andrad"),
        *("utforarens_svar", "sanktion", "ivo_anmalan", "rattelse", "tillbakadragen"),
    ]


def test_no_help_in_the_form_speaks_of_ids_or_files_that_are_chosen_there() -> None:
    """Who chooses in a list need not know how it is written."""
    asked = [f for name in ("rapporter", "verksamheter") for f in every_field(collection(name)["fields"])]
    chosen = [field for field in asked if field["widget"] in ("select", "relation", "datetime")]
    technical = re.compile(r"\bId\b|taxonomi\.yml|[Ss]kriv (ja|okant)|ÅÅÅÅ|skriven som år")
    assert [(field["name"], field["hint"]) for field in chosen if technical.search(field["hint"])] == []


def test_proposals_go_where_pages_are_edited() -> None:
    """To the repository and branch of the address of "edit this page", as proposals that others approve."""
    made = settings()
    assert made["backend"] == {
        **{"name": "github", "repo": "kommunen/insyn", "branch": "main"},
        "auth_methods": ["token"],
    }
    assert made["publish_mode"] == "editorial_workflow"
    assert {each["publish"] for each in made["collections"]} == {False}
    assert repository_in("https://gitlab.example/kommunen/insyn/-/edit/main/content/") is None
    assert repository_in("") is None


def test_sveltia_accepts_the_configuration() -> None:
    """By the schema that its own package holds, and that it checks by when it starts."""
    schema = json.loads(
        (require_packages() / "node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8")
    )
    faults = jsonschema.Draft7Validator(schema).iter_errors(settings())
    assert [fault.message[:300] for fault in faults] == []


def test_our_words_take_the_place_of_words_that_sveltia_has() -> None:
    """A key that is gone in a new version would say nothing."""
    theirs = json.loads(
        (require_packages() / "node_modules/@sveltia/cms/locales/en-US.json").read_text("utf-8")
    )

    def unknown(ours: Any, known: Any, path: str = "") -> Iterator[str]:
        for key, said in ours.items():
            if key not in known or isinstance(said, str) != isinstance(known[key], str):
                yield path + key
            elif not isinstance(said, str):
                yield from unknown(said, known[key], f"{path}{key}.")

    assert list(unknown(load("form").sveltia, theirs)) == []
    assert list(unknown(load("form").sveltia_alone, theirs)) == []


def test_nothing_of_the_form_fetches_from_elsewhere() -> None:
    """The addresses that Sveltia fetches from are files beside it, in every file that the browser runs."""
    files = dict(bundle_files(require_packages(), {}))
    code = {path: content.decode() for path, content in files.items() if path.endswith(".js")}
    assert [(path, host) for path, text in code.items() for host in FETCHED_BY_SVELTIA if host in text] == []
    assert {"fonts/source-sans-3.woff2", "status.json"} <= files.keys()
    assert sum(map(len, files.values())) < 4_000_000


def test_another_version_of_the_bundle_is_refused(tmp_path: Path) -> None:
    """Rather than published with an address in it that nobody has seen."""
    cms = tmp_path / "node_modules/@sveltia/cms"
    (cms / "dist").mkdir(parents=True)
    (cms / "package.json").write_text('{"version": "1.0.0"}', "utf-8")
    (cms / "dist/sveltia-cms.mjs").write_text('fetch("https://elsewhere.example/")', "utf-8")
    with pytest.raises(OtherBundleError, match="unpkg"):
        list(bundle_files(tmp_path, {}))


def test_a_site_that_is_not_on_github_says_so() -> None:
    """Rather than letting an editor sign in to somebody else's project."""
    for edit_uri, says in ((EDIT_URI, False), ("", True)):
        files = form_files(require_packages(), profile(), Press(Path(), edit_uri=edit_uri), TODAY)
        (words,) = (content for path, content in files.items() if path.endswith("locales/sv.json"))
        assert ("GitHub är inte inkopplat" in words.decode()) == says


def test_the_form_alone_gets_what_it_needs() -> None:
    """Its page asks search engines to leave it out, and says the policy that its folder's header says."""
    page = form_files(require_packages(), profile(), Press(Path()), TODAY)["redaktion/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    found = re.search(r'Policy" content="([^"]+)"', page)
    assert found is not None
    nginx = header_files([], ["om/metod/"], "https://insyn.example/", form=True)[NGINX].decode()
    assert f'location ^~ /redaktion/ {{\n    add_header Content-Security-Policy "{found[1]}; frame' in nginx
    assert nginx.count("unsafe-inline") == 1
    assert "redaktion" not in header_files([], [], "https://insyn.example/")[NGINX].decode()


@pytest.fixture(scope="module")
def writer(require: Require, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a script that lets the form read texts and write them back."""
    require("node")
    folder = tmp_path_factory.mktemp("writer")
    for path, content in bundle_files(require_packages(), {}):
        if path.startswith("yaml/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    (folder / "format.js").write_bytes((ROOT / "site_builder/editing/form/format.js").read_bytes())
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "run.js").write_text(
        'import { fromFile, toFile } from "./format.js"; import { readFileSync } from "fs";'
        'const [text, changes] = JSON.parse(readFileSync(0, "utf8"));'
        "console.log(JSON.stringify(toFile({ ...fromFile(text), ...changes })));",
        "utf-8",
    )
    return folder


def written(writer: Path, text: str, **changes: Any) -> str:
    """Return the file that the form writes when these fields of a text were changed in it."""
    done = subprocess.run(
        ["node", "run.js"],
        cwd=writer,
        input=json.dumps([text, changes]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    result: str = json.loads(done.stdout)
    return result


CONTENT = sorted(
    path
    for folder in (KNOWN, EXAMPLE / "content")
    for kind in ("rapporter", "verksamheter")
    for path in (folder / kind).rglob("*.md")
)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_a_file_that_nothing_was_changed_in_is_written_as_it_was(writer: Path, path: Path) -> None:
    """Byte for byte."""
    text = path.read_text("utf-8")
    assert written(writer, text) == text


COMMENTED = """\
---
# överst
schema: 1  # versionen
ar: 2024
okand_nyckel: {behålls: ja}
anmald: ja
avtal:  # numren
  # det första
  - A 1
  - B 2  # det andra

# om dagen
datum: 2024-11-20
lattlast: |-
  Rad.

  # ingen kommentar
handelser:
  - {typ: atgardsplan_inkommen, datum: 2025-01-10}
---
Text *som* den var.
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"ar": "2025"}, "ar: 2024\n", "ar: 2025\n"),
        ({"ar": 2025}, "ar: 2024\n", "ar: 2025\n"),
        ({"datum": ""}, "datum: 2024-11-20\n", ""),
        ({"datum": None}, "datum: 2024-11-20\n", ""),
        ({"anmald": "false"}, "anmald: ja\n", "anmald: false\n"),
        ({"avtal": ["A 1", "B 2", "C 3"]}, "det andra\n", "det andra\n  - C 3\n"),
        ({"avtal": ["B 2"]}, "  - A 1\n", ""),
        ({"body": "Ny text."}, "Text *som* den var.\n", "Ny text.\n"),
        ({"ansvarig": "12: ja # nej"}, "---\nText", 'ansvarig: "12: ja # nej"\n---\nText'),
        ({"ansvarig": "null"}, "---\nText", 'ansvarig: "null"\n---\nText'),
        (
            {"handelser": [{"typ": "atgardsplan_inkommen", "datum": "2025-01-10"}, {"typ": "ivo_anmalan"}]},
            "2025-01-10}\n",
            "2025-01-10}\n  - typ: ivo_anmalan\n",
        ),
    ],
)
def test_a_change_leaves_the_rest_as_it_was(
    writer: Path, changes: dict[str, Any], old: str, new: str
) -> None:
    """Comments, order, unknown keys and layout stay."""
    assert COMMENTED.count(old) == 1
    assert written(writer, COMMENTED, **changes) == COMMENTED.replace(old, new)


def test_a_new_file_has_only_what_was_filled_in(writer: Path) -> None:
    """Empty fields, rows and groups are left out; dates and numbers stand as they were written."""
    made = written(
        writer,
        "",
        _kalla="",
        schema="1",
        ar="2025",
        datum="2025-11-20",
        avtal=[],
        atgardsplan={"begard": "", "avtal": ""},
        atgarder=[{"id": 1, "typ": "krav", "text": "Planerna ska följas upp.", "senast": ""}],
        body="## Hej",
    )
    assert made == (
        "---\nschema: 1\nar: 2025\ndatum: 2025-11-20\natgarder:\n  - id: 1\n    typ: krav\n"
        "    text: Planerna ska följas upp.\n---\n## Hej\n"
    )
