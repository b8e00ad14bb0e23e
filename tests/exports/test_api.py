"""The API's files are as its own description says, and lead to each other."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its stubs are not in the lock

from site_builder.exports.api import PAGE_ROWS, Api
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from tests import examples
from tests.exports.made import JOURNAL, SITE_URL, described, example, files, publication

WITHDRAWN = "handelser: [{datum: 2025-05-01, typ: tillbakadragen, skal: Fel bilaga.}]"


@pytest.fixture(scope="module", params=[JOURNAL, WITHDRAWN], ids=["published", "withdrawn"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the files of the example: with a journal, and with its report withdrawn."""
    return files(example(tmp_path_factory.mktemp("api"), request.param))


def test_every_file_is_described_and_as_described(made: Mapping[str, bytes]) -> None:
    """No key more, none less, each of its type; checked with JSON Schema."""
    schemas = json.loads(made["api/v1/openapi.json"])["components"]["schemas"]
    found = described(made["api/v1/openapi.json"], made)
    ours = {path for path in made if path.startswith("api/") and path != "api/v1/openapi.json"}
    assert found.keys() == ours
    for path, schema in found.items():
        Draft202012Validator(schemas[schema]).validate(json.loads(made[path]))


def test_a_wrong_file_would_be_seen(made: Mapping[str, bytes]) -> None:
    """A key too many is not as described."""
    schemas = json.loads(made["api/v1/openapi.json"])["components"]["schemas"]
    unit = json.loads(made["api/v1/verksamheter/exempelhemmet.json"])
    assert not Draft202012Validator(schemas["verksamheter"]).is_valid(unit | {"extra": 1})


def links(value: Any) -> Iterator[str]:
    """Yield every address of a file of the API in a value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from links(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links(inner)
    elif isinstance(value, str) and value.startswith(f"{SITE_URL}api/"):
        yield value


def test_every_link_in_the_api_leads_to_a_file(made: Mapping[str, bytes]) -> None:
    """From the first file to the last."""
    paths = [path for path in made if path.startswith("api/") and path != "api/v1/openapi.json"]
    found = {link for path in paths for link in links(json.loads(made[path]))}
    assert found
    assert [link for link in found if link.removeprefix(SITE_URL) not in made] == []


def test_a_report_holds_all_that_belongs_to_it(tmp_path: Path) -> None:
    """Its measures with their states, its journal, what it rests on, and its text."""
    report = json.loads(files(example(tmp_path))["api/v1/rapporter/2024/exempelhemmet.json"])
    assert [(m["id"], m["lage"], m["sedan"]) for m in report["atgarder"]] == [
        (1, "atgardad", "2025-02-10"),
        (2, "oppen", None),
    ]
    assert [event["typ"] for event in report["handelser"]][:2] == ["atgardsplan_inkommen", "uppfoljande_mote"]
    assert [item["typ"] for item in report["underlag"]] == ["informationsbrev", "mote_fysiskt"]
    assert "Exempelhemmet är ett påhittat boende." in report["text"]
    assert [figure["varde"] for figure in report["nyckeltal"]] == [3270, None]


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    """Each page says where the next one is, and together they hold everything once."""
    root = examples.copy(tmp_path)
    text = (root / "content/verksamheter/hemtjansten.md").read_text("utf-8")
    for number in range(PAGE_ROWS + 1):
        (root / f"content/verksamheter/enhet-{number}.md").write_text(text, "utf-8")
    made = dict(Api(Rows(Origin(publication(root), SITE_URL))).lists())
    first = json.loads(made["api/v1/verksamheter.json"])
    second = json.loads(made[first["nasta"].removeprefix(SITE_URL)])
    assert (first["antal"], first["sidor"], first["foregaende"]) == (PAGE_ROWS + 3, 2, None)
    assert (second["sida"], second["nasta"]) == (2, None)
    assert second["foregaende"] == f"{SITE_URL}api/v1/verksamheter.json"
    ids = [item["id"] for page in (first, second) for item in page["poster"]]
    assert len(ids) == len(set(ids)) == PAGE_ROWS + 3


def test_a_unit_is_found_at_its_former_ids(tmp_path: Path) -> None:
    """Who has shown it on another site need not change anything."""
    root = examples.copy(tmp_path)
    examples.change(root, "tidigare_id: [gamla-hemmet]", "content/verksamheter/exempelhemmet.md")
    made = files(publication(root))
    assert made["api/v1/verksamheter/gamla-hemmet.json"] == made["api/v1/verksamheter/exempelhemmet.json"]
