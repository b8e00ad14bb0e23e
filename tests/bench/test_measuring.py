import os
import sys
from pathlib import Path

import pytest

from tests.bench.measuring import peak_memory, run, size

MEBIBYTE = 2**20
HOLD = "import time; held = b'x' * 64 * 2**20; time.sleep(0.5)"
FORK = f"import os; {HOLD.replace('time.sleep', 'os.fork(); time.sleep')}"


def test_the_time_of_processes_that_were_waited_for_counts(tmp_path: Path) -> None:
    """Work that is handed to others is work all the same."""
    work = "sum(range(3_000_000))"
    handed = f"import os; child = os.fork(); {work} if child == 0 else os.waitpid(child, 0)"
    took = run([sys.executable, "-c", handed], tmp_path, os.environ)
    idle = run([sys.executable, "-c", "pass"], tmp_path, os.environ)
    assert took.cpu > idle.cpu


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    """A figure of something that did not happen would be worse than none."""
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        run([sys.executable, "-c", "1 / 0"], tmp_path, os.environ)
    with pytest.raises(RuntimeError, match="ended with 1"):
        peak_memory([sys.executable, "-c", "1 / 0"], tmp_path, os.environ)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what is shared")
def test_memory_that_is_shared_counts_once(tmp_path: Path) -> None:
    """A forked worker is charged for what it adds."""
    alone = peak_memory([sys.executable, "-c", HOLD], tmp_path, os.environ)
    forked = peak_memory([sys.executable, "-c", FORK], tmp_path, os.environ)
    assert 64 * MEBIBYTE < alone < forked < 1.5 * alone


def test_a_folder_s_size_is_that_of_its_files(tmp_path: Path) -> None:
    """At any depth."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").write_bytes(b"12345")
    (tmp_path / "d").write_bytes(b"1")
    assert size(tmp_path) == (6, 2)
