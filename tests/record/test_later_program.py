"""A later program, another threshold and other words: what was published stays what it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import examples
from tests.record.repositories import ID, TODAY
from tests.record.test_verifying import LOG, publish, verify
from tests.site_copy import ROOT, replace_in

PUBLISH = """
import sys
from datetime import date
from pathlib import Path
from tests.record.test_verifying import publish
publish(Path(sys.argv[1]), Path(sys.argv[2]), date(2025, 7, 1), Path(sys.argv[3]))
"""


def later_program(folder: Path) -> Path:
    """Return a copy of the program whose reports have one more key."""
    for name in ("site_builder", "tests/record", "tests/examples", "tests/exports"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("__init__.py", "conftest.py", "site_copy.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    field = '    follows_up: ReportId | None = Field(None, alias="foljer_upp")\n'
    more = '    weather: Text | None = Field(None, alias="vader")\n'
    replace_in(folder / "site_builder/model/report.py", field, more + field)
    return folder


def run(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(program)}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_later_model_threshold_and_label_leave_the_log_as_it_is(tmp_path: Path) -> None:
    """No entry is new, every old digest holds, and the earlier log is gone on with."""
    root = examples.copy(tmp_path / "root")
    figures = "nyckeltal:\n  - {id: kunder, varde: 37, omfattning: kommunen}"
    examples.change(root, figures)
    site = publish(root, tmp_path / "site")
    examples.change(root, "vader: Regn.")
    examples.change(root, "sekretess: {k: 6, p: 12}", "content/_profil/kommun.yml")
    replace_in(root / "content/_profil/taxonomi.yml", "namn: Inte godkänd,", "namn: Underkänd,")
    replace_in(root / "content/_profil/taxonomi.yml", "namn: Kunder,", "namn: Brukare,")
    program = later_program(tmp_path / "program")
    later = tmp_path / "senare"
    done = run(program, "-c", PUBLISH, root, later, site / LOG)
    assert done.returncode == 0, done.stderr
    assert "Underkänd" in (later / f"api/v1/rapporter/{ID}.json").read_text("utf-8")
    assert (later / LOG).read_bytes() == (site / LOG).read_bytes()
    said = run(program, "-m", "site_builder.cli", "verify", later, "--previous", site / LOG)
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_threshold_that_hides_a_figure_is_an_entry(tmp_path: Path) -> None:
    """What readers can no longer see is a change of the report, and the log does not tell it either."""
    root = examples.copy(tmp_path / "root")
    figures = "nyckeltal:\n  - {id: kunder, varde: 37, omfattning: kommunen}"
    examples.change(root, figures)
    site = publish(root, tmp_path / "site")
    examples.change(root, "sekretess: {k: 40, p: 50}", "content/_profil/kommun.yml")
    examples.change(root, figures.replace("varde: 37", "dolt: under_troskel"))
    later = publish(root, tmp_path / "senare", TODAY, site / LOG)
    assert verify(later, "--previous", site / LOG) == 0
    everything = b"".join(path.read_bytes() for path in later.rglob("*") if path.is_file())
    assert b'"varde":"37"' not in everything
    assert b'"uppgifter"' not in (later / f"api/v1/rapporter/{ID}/1.json").read_bytes()
