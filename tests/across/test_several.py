"""Several municipalities in one repository: the steps of `flera-kommuner.yml`, with invented ones."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.bench.corpus import Settings, write_corpus
from tests.conftest import Require
from tests.record.repositories import git
from tests.site_copy import ENVIRONMENT, ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/flera-kommuner.yml").read_text("utf-8"))
PLACES = {
    "bjorkasen": Settings(9, 6, seed=1, words=(60, 120), place="Björkås", code="9995"),
    "granholmen": Settings(12, 8, seed=2, words=(60, 120), place="Granholm", code="9996"),
    "tallviken": Settings(7, 5, seed=3, words=(60, 120), code="9997"),
}


class Published(SimpleHTTPRequestHandler):
    """What is published, and quietly."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of three municipalities, where what `make` would install is in place."""
    root = tmp_path_factory.mktemp("flera") / "projekt"
    for name, settings in PLACES.items():
        write_corpus(root / "kommuner" / name, settings)
    for name in ("mkdocs.yml", "Makefile", "requirements.txt", "pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, root)
    for name in ("theme", ".ci"):
        shutil.copytree(ROOT / name, root / name)
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Tre kommuner")
    program = root / ".venv/bin/insyn"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder.cli "$@"\n', "utf-8")
    program.chmod(0o755)
    for name in (".locked", ".installed"):
        (root / ".venv" / name).touch()
    return root


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """Yield where what is published can be read: what lies in `publicerat`."""
    (project / "publicerat").mkdir()
    running = ThreadingHTTPServer(("127.0.0.1", 0), partial(Published, directory=str(project / "publicerat")))
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(autouse=True)
def _programs(require: Require) -> None:
    for program in ("git", "make", "curl"):
        require(program)


def steps(project: Path, job: str, **settings: str) -> str:
    """Return what a job's own commands said, run one after another as the workflow has them."""
    output = project / "output"
    output.write_text("", "utf-8")
    environment = ENVIRONMENT | {"INSYN_SEARCH": "false", "GITHUB_OUTPUT": str(output), **settings}
    for name in ("http_proxy", "HTTP_PROXY", "MAKEFLAGS"):
        environment.pop(name, None)
    said = ""
    for step in WORKFLOW["jobs"][job]["steps"]:
        if "run" in step:
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=project,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            said += done.stdout + done.stderr
            assert done.returncode == 0, said
    return said + output.read_text("utf-8")


def groups(project: Path) -> Any:
    name, _, value = steps(project, "valj").strip().partition("=")
    assert name == "grupper"
    return json.loads(value)


def publish(project: Path, address: str) -> list[str]:
    """Publish all three as the workflow does, and return what each job of the matrix said."""
    said = [steps(project, "bygg", GRUPP=group, INSYN_SITE_URL=address) for group in groups(project)]
    said.append(steps(project, "samla"))
    shutil.rmtree(project / "publicerat")
    (project / "webbplatser").rename(project / "publicerat")
    return said


def answer(project: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(project / "publicerat/insyn.duckdb"), read_only=True) as base:
        return base.execute(question).fetchall()


def test_three_municipalities_are_published_and_gathered(project: Path, address: str) -> None:
    """Each has a site at its own address, and one database has the reports of all."""
    said = publish(project, address)
    assert [line for line in said[-1].splitlines() if line.endswith("28 rapporter")]
    for name, settings in PLACES.items():
        page = (project / f"publicerat/{name}/index.html").read_text("utf-8")
        assert f"{settings.place}ens kommun" in page
        assert f'href="{address}{name}/"' in page
    assert git(project, "status", "--porcelain", "kommuner") == ""
    found = answer(project, "SELECT kommun, count(*) FROM rapporter GROUP BY kommun ORDER BY kommun")
    assert found == [(settings.code, settings.reports) for settings in PLACES.values()]


def test_the_next_publication_goes_on_with_each_log(project: Path, address: str) -> None:
    """Fetched from each site's own address, and verified before anything is handed over."""
    said = publish(project, address)
    for name, text in zip(PLACES, said, strict=False):
        assert f"Ändringsloggen fortsätter den som är publicerad på {address}{name}/." in text
        assert "Loggen fortsätter den tidigare." in text


def test_a_proposal_is_checked_whichever_municipality_it_is_of(project: Path) -> None:
    """Nothing to say, or a note on the line of the file as the repository has it."""
    assert "::error" not in steps(project, "kontroll")
    broken = project / "kommuner/granholmen/content/_profil/kommun.yml"
    text = broken.read_text("utf-8")
    broken.write_text(text.replace('farg: "', "farg: "), "utf-8")
    with pytest.raises(AssertionError) as failed:
        steps(project, "kontroll")
    broken.write_text(text, "utf-8")
    place = "::error file=kommuner/granholmen/content/_profil/kommun.yml,line="
    assert place in str(failed.value)
    assert "title=vardet-blev-kommentar" in str(failed.value)


def test_one_municipalitys_fault_stops_its_own_build(project: Path, address: str) -> None:
    """Its machine says where; nothing of it is handed over."""
    broken = project / "kommuner/tallviken/content/_profil/kommun.yml"
    text = broken.read_text("utf-8")
    broken.write_text(text.replace('kod: "9997"', "kod: #9997"), "utf-8")
    with pytest.raises(AssertionError, match="vardet-blev-kommentar"):
        steps(project, "bygg", GRUPP="kommuner/tallviken", INSYN_SITE_URL=address)
    broken.write_text(text, "utf-8")
    assert not (project / "webbplatser/tallviken").exists()


@pytest.mark.parametrize(("count", "jobs", "most"), [(0, 0, 0), (3, 3, 1), (256, 256, 1), (290, 145, 2)])
def test_more_municipalities_than_a_matrix_takes_are_grouped(
    tmp_path: Path, count: int, jobs: int, most: int
) -> None:
    """All of Sweden's are 290, and a matrix has 256 jobs at most."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for number in range(count):
        (tmp_path / f"kommuner/k{number:03}/content").mkdir(parents=True)
    found = groups(tmp_path)
    assert (len(found), max((len(group.split()) for group in found), default=0)) == (jobs, most)
    assert [name for group in found for name in group.split()] == [
        f"kommuner/k{number:03}" for number in range(count)
    ]
