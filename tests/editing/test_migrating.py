"""Older files are lifted to the present version of their keys, step by step; others are left alone."""

import re
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.editing.migrating import STEPS, Step, migrate
from site_builder.model import Report, Unit
from site_builder.model.values import Thing
from site_builder.model.version import FIRST, PRESENT
from tests import examples

UNIT = "content/verksamheter/exempelhemmet.md"


def renaming(holds: type[Thing], old: str, new: str) -> Step:
    def step(thing: type[Thing], front: str) -> str:
        return re.sub(rf"^{old}:", f"{new}:", front, flags=re.MULTILINE) if thing is holds else front

    return step


def to_first(holds: type[Thing], front: str) -> str:
    """The invented version 0 wrote `status` for the verdict and `bolag` for the provider."""
    front = renaming(Report, "status", "samlad_bedomning")(holds, front)
    return renaming(Unit, "bolag", "utforare")(holds, front)


INVENTED: dict[int, Step] = {0: to_first}
OLD_REPORT = """\
---
# Rapporten i den äldsta formen.
schema:   0   # skrevs 2019
verksamhet: exempelhemmet
status:    inte-godkand     # efter mötet
sammanfattning: >-
  Här står
  status: i en text.
---

status: gäller inte här, i brödtexten.
"""


def write(root: Path, path: str, text: str) -> None:
    (root / path).write_bytes(text.encode())


def old_unit(root: Path) -> None:
    text = (root / UNIT).read_text("utf-8").replace("utforare:", "bolag:")
    write(root, UNIT, text.replace("---\n", "---\nschema: 0\n", 1))


def test_there_is_a_step_from_every_version_to_the_present() -> None:
    """Whoever has a file of any version can lift it."""
    assert set(STEPS) == set(range(FIRST, PRESENT))


def test_older_files_are_lifted_and_the_rest_is_kept(tmp_path: Path) -> None:
    """Comments, spaces, folded texts and the prose stand as they stood; only the two keys change."""
    root = examples.copy(tmp_path)
    write(root, examples.REPORT, OLD_REPORT)
    old_unit(root)
    lifted = migrate(root, INVENTED, 1)
    assert lifted.findings == ()
    assert set(lifted.files) == {examples.REPORT, UNIT}
    assert lifted.files[examples.REPORT].decode() == OLD_REPORT.replace("schema:   0", "schema:   1").replace(
        "\nstatus:    inte", "\nsamlad_bedomning:    inte"
    )
    assert b"\nutforare: exempelomsorg\n" in lifted.files[UNIT]


def test_lifted_files_pass_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written in version 0 is right content in version 1."""
    root = examples.copy(tmp_path)
    old_unit(root)
    assert main(["check", "--root", str(root)]) == 1
    assert "annan-formatversion" in capsys.readouterr().out
    write(root, UNIT, migrate(root, INVENTED, 1).files[UNIT].decode())
    assert main(["check", "--root", str(root)]) == 0


def test_steps_are_taken_in_order(tmp_path: Path) -> None:
    """A file two versions behind goes through both; one that states no version is of the first."""
    root = examples.copy(tmp_path)
    write(root, examples.REPORT, "---\nschema: 0\nett: x # kvar\n---\nText.\n")
    write(root, UNIT, "---\nnamn: Exempelhemmet\n---\n")
    steps = {0: renaming(Report, "ett", "tva"), 1: renaming(Report, "tva", "tre")}
    lifted = migrate(root, steps, 2).files
    assert lifted[examples.REPORT] == b"---\nschema: 2\ntre: x # kvar\n---\nText.\n"
    assert lifted[UNIT] == b"---\nschema: 2\nnamn: Exempelhemmet\n---\n"


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_byte_order_mark_are_kept(tmp_path: Path, start: str, line_end: str) -> None:
    """A file written on Windows is still a file written on Windows."""
    root = examples.copy(tmp_path)
    write(root, examples.REPORT, start + OLD_REPORT.replace("\n", line_end))
    lifted = migrate(root, INVENTED, 1).files[examples.REPORT].decode()
    assert lifted.startswith(f"{start}---{line_end}")
    assert lifted.count(line_end) == OLD_REPORT.count("\n") == lifted.count("\n")
    assert f"schema:   1   # skrevs 2019{line_end}" in lifted


def test_files_up_to_date_are_left_untouched(tmp_path: Path) -> None:
    """Nothing is written that need not be."""
    root = examples.copy(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*.*")}
    assert migrate(root).files == {}
    assert main(["migrate", "--root", str(root)]) == 0
    assert {path: path.read_bytes() for path in root.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("version", "said"), [("2", "formatversion 2"), ("0", "formatversion 0")], ids=["newer", "no step"]
)
def test_a_version_that_no_step_leaves_stops_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], version: str, said: str
) -> None:
    """A file from the future is refused with its place, and no other file is lifted meanwhile."""
    root = examples.copy(tmp_path)
    write(root, examples.REPORT, OLD_REPORT.replace("schema:   0", f"schema: {version}"))
    old_unit(root)
    assert migrate(root, INVENTED if version == "2" else {}, 1).files == {}
    assert main(["migrate", "--root", str(root)]) == 1
    out = capsys.readouterr().out
    assert f"{examples.REPORT}:3:9: fel: Filen är skriven för {said}." in out
    assert "Ingenting är ändrat" in out


def test_a_file_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    """What nobody can read nobody can lift."""
    root = examples.copy(tmp_path)
    old_unit(root)
    write(root, examples.REPORT, "ingen rubrik")
    lifted = migrate(root, INVENTED, 1)
    assert lifted.files == {}
    assert [finding.rule for finding in lifted.findings] == ["rubrikblock-saknas"]


def test_links_out_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    """Nothing outside the content is written, whatever the content points at."""
    root = examples.copy(tmp_path / "site")
    outside = tmp_path / "2023"
    outside.mkdir()
    (outside / "x.md").write_text(OLD_REPORT, "utf-8")
    (root / "content/rapporter/2023").symlink_to(outside)
    (root / "content/rapporter/2024/y.md").symlink_to(outside / "x.md")
    assert migrate(root, INVENTED, 1).files == {}


def test_the_command_writes_unless_only_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--dry-run` names what would change; without it the files are written."""
    root = examples.copy(tmp_path)
    old_unit(root)
    before = (root / UNIT).read_bytes()
    monkeypatch.setitem(STEPS, 0, to_first)
    assert main(["migrate", "--root", str(root), "--dry-run"]) == 0
    assert UNIT in capsys.readouterr().out
    assert (root / UNIT).read_bytes() == before
    assert main(["migrate", "--root", str(root)]) == 0
    assert UNIT in capsys.readouterr().out
    assert b"\nutforare: exempelomsorg\n" in (root / UNIT).read_bytes()
