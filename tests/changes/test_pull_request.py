"""A bare repository plays the host: what `insyn diff` says of a proposal, and of any two revisions."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.history import unpack
from tests import examples
from tests.conftest import Require

UNIT = "content/verksamheter/exempelhemmet.md"
PUBLISHED = """
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, senast: 2025-02-01}
handelser:
  - datum: 2024-12-18
    typ: atgardsplan_inkommen
  - datum: 2025-01-08
    typ: atgardsplan_godkand
"""
PROPOSED = """
verksamhet: solgarden
samlad_bedomning: godkand
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, senast: 2025-03-01}
handelser:
  - datum: 2025-01-08
    typ: atgardsplan_godkand
"""
NOBODY = {
    **os.environ,
    **{f"GIT_{who}_{what}": "exempel" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}

Git = Callable[..., str]


def git_in(folder: Path) -> Git:
    """Return a function that runs git in a folder, in nobody's name and with nobody's settings."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=NOBODY, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    return git


def commit(root: Path, text: str) -> None:
    git = git_in(root)
    git("add", "--all")
    git("commit", "--quiet", "--message", text)


@pytest.fixture
def root(tmp_path: Path, require: Require) -> Path:
    """Return a clone of a bare repository, where main holds the example municipality."""
    require("git")
    git_in(tmp_path)("init", "--quiet", "--bare", "--initial-branch=main", "host.git")
    git_in(tmp_path)("clone", "--quiet", "host.git", "clone")
    root = examples.copy(tmp_path / "clone")
    examples.change(root, PUBLISHED)
    git_in(root)("checkout", "--quiet", "-b", "main")
    commit(root, "Publicerat")
    git_in(root)("push", "--quiet", "origin", "main")
    return root


def propose(root: Path) -> None:
    """Change verdict and last day, delete a line of the journal and rename the unit, on a branch."""
    git_in(root)("checkout", "--quiet", "-b", "forslag")
    git_in(root)("mv", UNIT, "content/verksamheter/solgarden.md")
    examples.change(root, PROPOSED)
    commit(root, "Förslag")
    git_in(root)("push", "--quiet", "origin", "forslag")


def merged(root: Path, tmp_path: Path) -> Path:
    """Return what a workflow checks out: main with the proposal merged, its first parent the main of now."""
    checkout = tmp_path / "checkout"
    git_in(tmp_path)("clone", "--quiet", "host.git", "checkout")
    git_in(checkout)("merge", "--quiet", "--no-ff", "--message", "Sammanslagning", "origin/forslag")
    assert root != checkout
    return checkout


def diff(root: Path, *words: str) -> list[str]:
    return ["diff", "--root", str(root), "--today", "2025-01-15", *words]


def test_a_pull_request_shows_what_the_public_will_see(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary says all four changes; both findings stand on the right lines; the check is red."""
    propose(root)
    checkout = merged(root, tmp_path)
    assert main(diff(checkout, "HEAD^1", "HEAD", "--format", "markdown")) == 1
    summary = capsys.readouterr().out
    for said in (
        "- Sidan flyttar från /verksamheter/exempelhemmet/ till /verksamheter/solgarden/.",
        "- Bedömningen ändras: Inte godkänd → Godkänd.",
        "- Krav 1: sista dagen flyttas från 1 februari 2025 till 1 mars 2025.",
        "- En händelse försvinner. 18 december 2024, åtgärdsplan har kommit in.",
    ):
        assert said in summary
    assert main(diff(checkout, "HEAD^1", "--format", "github")) == 1
    annotations = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    journal = (checkout / examples.REPORT).read_text("utf-8").split("\n").index("  - datum: 2025-01-08") + 1
    starts = (
        f"::error file={examples.REPORT},line={journal},col=5,title=journal-andrad::",
        "::warning file=content/verksamheter/solgarden.md,line=2,col=1,title=adress-forsvinner::",
    )
    assert len(annotations) == 2
    for annotation, start in zip(annotations, starts, strict=True):
        assert annotation.startswith(start)


def test_what_is_not_committed_is_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a second revision, the files as they stand are what is proposed."""
    examples.change(root, "samlad_bedomning: godkand")
    assert main(diff(root, "main")) == 0
    assert "Bedömningen ändras: Inte godkänd → Godkänd." in capsys.readouterr().out


def test_a_broken_revision_stops_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A base with a fault in one file is compared in all others."""
    examples.change(root, "ar: [")
    commit(root, "Trasigt")
    examples.change(root, "namn: Hemtjänsten", "content/verksamheter/hemtjansten.md")
    assert main(diff(root, "HEAD", "--format", "json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["faulty"] == [examples.REPORT]
    assert [each["file"] for each in told["changes"]] == ["content/verksamheter/hemtjansten.md"]


def test_a_revision_without_content_is_all_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A first proposal in an empty repository has nothing to compare with, and says what is missing."""
    git = git_in(root)
    empty = git("commit-tree", "-m", "Tomt", git("hash-object", "-t", "tree", os.devnull))
    assert main(diff(root, empty)) == 0
    assert "content/_profil/kommun.yml" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["finns-inte", "--output=/tmp/x", "main:content"])
def test_an_unknown_revision_is_wrong_usage(
    root: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What git does not know, and what is no revision, is told in Swedish; git is given no option."""
    assert main(diff(root, "--", revision)) == 2
    assert revision in capsys.readouterr().err


def test_a_folder_without_git_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There are no revisions to compare."""
    assert main(diff(examples.copy(tmp_path), "main")) == 2
    assert "main" in capsys.readouterr().err


def test_a_revision_is_unpacked_as_it_was(root: Path, tmp_path: Path) -> None:
    """Every file has the bytes that it had, whatever its name; links and what lies elsewhere are left out."""
    (root / "content/bild på väg.bin").write_bytes(bytes(range(256)))
    (root / "content/lank.md").symlink_to("/etc/passwd")
    (root / "annat.txt").write_text("utanför", "utf-8")
    commit(root, "Filer")
    folder = tmp_path / "unpacked"
    unpack(root, "HEAD", folder)
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    kept = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.glob("content/**/*")
        if path.is_file() and not path.is_symlink()
    }
    assert found == kept


def test_content_in_a_folder_of_its_repository_is_unpacked(root: Path, tmp_path: Path) -> None:
    """The root of the site need not be the root of the repository."""
    examples.copy(root / "kommuner/exempelby")
    commit(root, "Flera")
    folder = tmp_path / "unpacked"
    unpack(root / "kommuner/exempelby", "HEAD", folder)
    assert (folder / examples.REPORT).read_bytes() == (examples.SITE / examples.REPORT).read_bytes()
