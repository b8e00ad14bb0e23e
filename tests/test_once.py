import subprocess
import sys
from pathlib import Path

import pytest

from tests.once import once
from tests.site_copy import ROOT

MAKER = """
import sys, time
from pathlib import Path
from tests.once import once

def make(folder):
    folder.mkdir()
    time.sleep(0.5)
    (folder / "made").write_text("by one")

print((once(Path(sys.argv[1]) / "thing", make) / "made").read_text())
"""


def test_several_processes_get_what_one_has_made(tmp_path: Path) -> None:
    """Those that come later wait until it is whole."""
    command = [sys.executable, "-c", MAKER, str(tmp_path)]
    asked = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0] for process in asked] == ["by one\n"] * 3


def test_who_waits_in_vain_is_told(tmp_path: Path) -> None:
    """The first gets the fault itself."""

    def make(folder: Path) -> None:
        raise ValueError(folder.name)

    with pytest.raises(ValueError, match="thing"):
        once(tmp_path / "thing", make)
    with pytest.raises(RuntimeError, match="could not be made"):
        once(tmp_path / "thing", make)
