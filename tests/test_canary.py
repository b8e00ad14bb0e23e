"""Nothing that is hidden leaves: not on a page, in a file, in the search index, in a log or a finding."""

import gzip
import io
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.formats import FORMATS
from tests.bench.corpus import DEMONSTRATION
from tests.canary import NUMBERS, PUBLIC, WORDS, found_in, plant
from tests.conftest import find_or_skip
from tests.demo_site import copy_demonstration
from tests.site_copy import ENVIRONMENT

UNIT = "almorens-vard-och-omsorgsboende"
DAY = DEMONSTRATION.today.isoformat()


@pytest.fixture(scope="module")
def leaving(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return every byte that leaves the demonstration with its canaries: site, logs, findings, lists."""
    find_or_skip("git")
    root = copy_demonstration(tmp_path_factory.mktemp("kanarie") / "demo")
    plant(root, UNIT)
    found = {"log of build": said(root, "build", "--today", DAY)}
    for file in sorted(path for path in (root / "site").rglob("*") if path.is_file()):
        found[file.relative_to(root).as_posix()] = file.read_bytes()
    for form in FORMATS:
        found[f"check as {form}"] = said(root, "check", "--today", DAY, "--format", form)
    for form in ("text", "markdown", "json", "ics"):
        found[f"due as {form}"] = said(root, "due", "--today", DAY, "--format", form)
    for form in ("text", "markdown", "json", "github"):
        found[f"diff as {form}"] = said(root, "diff", "HEAD~1", "--format", form, codes=(1,))
    return found


def said(root: Path, command: str, *words: str, codes: tuple[int, ...] = (0,)) -> bytes:
    """Return all that a command says; `diff` ends with 1, as the planting rewrites a journal."""
    asked = [sys.executable, "-m", "site_builder.cli", command, "--root", str(root), *words]
    done = subprocess.run(asked, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode in codes, done.stdout.decode() + done.stderr.decode()
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def found(leaving: Mapping[str, bytes]) -> Mapping[str, list[str]]:
    """Return where each canary was found, of all that leaves."""
    return found_in(leaving, [*WORDS.values(), *NUMBERS.values(), PUBLIC])


@pytest.mark.parametrize("canary", WORDS)
def test_no_hidden_word_leaves(canary: str, found: Mapping[str, list[str]]) -> None:
    """Neither text nor names nor comments; what a file is called is told in its findings, and there only."""
    paths = found[WORDS[canary]]
    assert [path for path in paths if "file name" not in canary or path.startswith("site/")] == []


@pytest.mark.parametrize("canary", NUMBERS)
def test_no_hidden_number_leaves(canary: str, found: Mapping[str, list[str]]) -> None:
    """However it is grouped."""
    assert found[NUMBERS[canary]] == []


def test_the_search_sees_what_is_public(found: Mapping[str, list[str]]) -> None:
    """On pages, in tables, the workbook, the database and the search index: a canary there would be found."""
    for ending in (".html", ".csv", ".json", ".xlsx", ".db", ".pf_fragment"):
        assert any(path.endswith(ending) for path in found[PUBLIC]), ending


def test_what_is_hidden_is_said_to_be(leaving: Mapping[str, bytes]) -> None:
    """The planted report is there, with its figures hidden and the reason in words."""
    page = leaving[f"site/rapporter/2024/{UNIT}/index.html"].decode()
    assert "visas inte" in page
    assert "eftersom ett annat dolt tal då går att räkna ut" in page or "röja enskilda" in page


def database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("create table t (a)")
        made.execute("insert into t values (?)", ("x" * 10_000 + "zqhemligtzq" + "x" * 10_000,))
        made.commit()
        return made.serialize()


def archive(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("inre/blad.xml", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"zqhemligtzq",
        "zq\u00adhem\u00adligtzq".encode(),
        "zqhemligtzq".encode("utf-16"),
        b"zq&shy;hemligtzq",
        b"&#122;qhemligtzq",
        b"%7Aqhemligtzq",
        b'{"a": "\\u007aqhemligtzq"}',
        b"ZQHemligtZQ",
        gzip.compress(b"zqhemligtzq"),
        archive(b"<v>zqhemligtzq</v>"),
        gzip.compress(archive(b"zqhemligtzq")),
        database(),
        archive(database()),
    ],
    ids=range(13),  # packed bytes hold the time, and would be another name in each process
)  # fmt: skip
def test_a_secret_is_found_however_it_is_packed(content: bytes) -> None:
    """In gzip, zip, SQLite and one in another; as entities, escapes and with soft hyphens."""
    assert found_in({"fil": content}, ["zqhemligtzq"]) == {"zqhemligtzq": ["fil"]}


@pytest.mark.parametrize("written", ["981726354", "981 726 354", "981\u00a0726\u00a0354", "981.726.354"])
def test_a_number_is_found_however_it_is_grouped(written: str) -> None:
    """Blanks of any kind and points."""
    leaving = {"fil": written.encode(), f"{written}/index.html": b""}
    assert found_in(leaving, ["981726354"]) == {"981726354": list(leaving)}
