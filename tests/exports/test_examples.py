"""The examples on the page of open data run as they stand, against a server on this machine."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from html import unescape
from pathlib import Path

import pytest

from tests.browser.nginx import HOST, free_port, run_nginx
from tests.conftest import Require
from tests.demo_site import build_with_theme
from tests.site_copy import KNOWN

NAMES = ["Ankarets hemtjänst", "Omsorgshuset, personlig assistans"]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory, require: Require) -> Generator[list[str]]:
    """Yield the examples of our own site's page while the site is served at the address that they name."""
    port = free_port()
    root = tmp_path_factory.mktemp("examples")
    shutil.copytree(KNOWN, root / "content")
    site = build_with_theme(root, "--today", "2026-11-21") / "site"
    text = (site / "om/oppna-data/index.html").read_text("utf-8")
    codes = [unescape(code) for code in re.findall(r"<code>(.*?)</code>", text, re.DOTALL)]
    served = f"http://{HOST}:{port}/"
    with run_nginx(require("nginx"), site, tmp_path_factory.mktemp("nginx"), port):
        yield [code.replace("https://insyn.example/", served) for code in codes]


def run(command: list[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_example_runs(examples: list[str], tmp_path: Path, require: Require) -> None:
    """The API's answer is JSON, Python prints each unit, and Datasette lists what is open."""
    require("curl")
    api, python, database, _to_embed = examples  # tests/browser tries the last
    unit = json.loads(run(["bash", "-ec", api], tmp_path))
    assert unit["namn"] in NAMES
    assert run([sys.executable, "-c", python], tmp_path).splitlines() == [
        f"{name} Inte godkänd" for name in NAMES
    ]
    rows = json.loads(run(["bash", "-ec", database], tmp_path))
    assert {row["verksamhet"] for row in rows} == set(NAMES)


def test_any_site_may_fetch_what_is_served(examples: list[str], tmp_path: Path, require: Require) -> None:
    """With its type and its leave; a page of ours gives none."""
    require("curl")
    served = re.search(r"http://[^/]+/", examples[0])
    assert served is not None
    types = {
        "data/rapporter.csv": "text/csv",
        "data/insyn.db": "application/vnd.sqlite3",
        "datasets/dcat": "application/rdf+xml",
        "flode/nytt.atom": "application/atom+xml",
        "api/v1/index.json": "application/json",
    }
    for path, kind in types.items():
        said = run(["curl", "-sI", served[0] + path], tmp_path).lower()
        assert "access-control-allow-origin: *" in said, path
        assert f"content-type: {kind}" in said, (path, said)
    assert "access-control" not in run(["curl", "-sI", served[0]], tmp_path).lower()
