"""A newcomer's walk: the commands of the guide, typed as they stand, from nothing to a proposal."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from site_builder.publication import publish
from site_builder.register import read_register
from tests import examples
from tests.changes.test_pull_request import NOBODY, commit, git_in
from tests.conftest import Require
from tests.test_guide import EXAMPLES, WRITTEN_BY_HAND

TODAY = date(2025, 2, 1)
WALK = WRITTEN_BY_HAND.partition("## Hela vägen, kommando för kommando")[2]
STEP = re.compile(r"^   ```sh\n(.*?)^   ```$|`(content/[a-z0-9/_.-]+\.md)`", re.DOTALL | re.MULTILINE)


@pytest.fixture
def clone(tmp_path: Path, require: Require) -> Path:
    """Return the municipality's repository as an editor has cloned it."""
    require("git")
    git_in(tmp_path)("init", "--quiet", "--bare", "--initial-branch=main", "host.git")
    git_in(tmp_path)("clone", "--quiet", "host.git", "clone")
    root = examples.copy(tmp_path / "clone")
    git_in(root)("checkout", "--quiet", "-b", "main")
    commit(root, "Publicerat")
    git_in(root)("push", "--quiet", "--set-upstream", "origin", "main")
    return root


REPORT = """Uppföljning 2024: Solgården
Datum: 2024-11-28
Diarienummer: EX/2024/0031
Verksamhetsöversikt
Solgården är ett påhittat boende med 60 platser.
Samlad bedömning
Solgården bedöms inte vara godkänd i uppföljningen för år 2024.
Krav: Genomförandeplaner ska följas upp senast den 28 februari 2025.
"""
WORD = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>"
    + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in REPORT.splitlines())
    + "</w:body></w:document>",
}
"""The least that Word's format asks for, with a report that the walk makes a draft of."""


def write_word_file(path: Path) -> None:
    with ZipFile(path, "w") as word:
        for name, text in WORD.items():
            word.writestr(name, text)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `insyn` is a command, as after an installation."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "insyn").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder.cli "$@"\n', "utf-8")
    (folder / "insyn").chmod(0o755)
    here = str(Path(__file__).parent.parent)
    epoch = "1738407600"  # 2025-02-01
    return {**NOBODY, "PATH": f"{folder}:{NOBODY['PATH']}", "PYTHONPATH": here, "SOURCE_DATE_EPOCH": epoch}


def test_the_walk_through_the_guide_works(clone: Path, environment: dict[str, str]) -> None:
    """Every command answers well; the proposal holds what the guide wrote, and nothing is wrong with it.

    A file that a step names is filled in, as the guide shows it, when the step's own command has made it.
    """
    write_word_file(clone.parent / "solgarden.docx")
    said, named = "", ""
    wholes = {each.file: each for each in EXAMPLES if each.is_whole}
    for match in STEP.finditer(WALK):
        if match[2]:
            named = match[2]
        else:
            said += typed(match[1], clone, environment)
            if named:
                assert (clone / named).is_file()
                wholes[named].put_in(clone)
            named = ""
    assert "content/rapporter/2024/solgarden.md: utkast av solgarden.docx." in said
    assert "Inga fel och inga varningar." in said
    assert "Ny rapport. Bedömning: Inte godkänd." in said
    assert "Ny verksamhet." in said
    proposed = clone.parent / "proposed"
    git_in(clone.parent)("clone", "--quiet", "--branch", "solgarden-2024", "host.git", str(proposed))
    register = read_register(proposed, TODAY)
    assert register.findings == ()
    assert "2024/solgarden" in publish(register, TODAY).reports


def test_the_walk_has_commands_to_type() -> None:
    """An emptied walk would pass for one that works."""
    commands = [line.split()[:2] for match in STEP.finditer(WALK) for line in (match[1] or "").splitlines()]
    assert [word for word, _ in commands].count("git") >= 5
    assert ["insyn", "check"] in commands


def typed(lines: str, root: Path, environment: dict[str, str]) -> str:
    """Return what the commands answered; one that fails ends the walk."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", lines],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{lines}\n{done.stdout}\n{done.stderr}"
    return done.stdout
