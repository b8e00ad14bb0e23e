import gc
import os
from pathlib import Path

import pytest

from site_builder.build.spooling import Spool, fill, open_spool
from site_builder.workers import beside
from tests.site_copy import files
from tests.test_build import DEAD

FILES = {"a/b.json": b"1", "c.csv": b"22"}


def test_a_spool_holds_what_it_was_filled_with(tmp_path: Path) -> None:
    """On disk; nothing of it is in memory but the paths."""
    folder = open_spool(tmp_path / "store")
    spool = Spool(folder, fill(folder, FILES.items()))
    assert dict(spool) == {"a/b.json": 1, "c.csv": 2}
    assert files(folder) == FILES
    assert "c.csv" in spool
    with pytest.raises(KeyError):
        spool["d"]


def test_a_spool_is_laid_out_once_and_leaves_nothing(tmp_path: Path) -> None:
    """Its folder goes with it."""
    folder = open_spool(tmp_path / "store")
    spool = Spool(folder, fill(folder, FILES.items()))
    spool.lay_out(tmp_path / "site")
    assert files(tmp_path / "site") == FILES
    assert len(spool) == 0
    del spool
    gc.collect()
    assert not folder.exists()


def test_what_a_dead_build_spooled_is_cleared_away(tmp_path: Path) -> None:
    """That of a living one stays, and an earlier one of the same process: a preview is built many times."""
    for process in (DEAD, os.getppid()):
        (tmp_path / f"data.{process}.x").mkdir()
    earlier, later = open_spool(tmp_path), open_spool(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        f"data.{os.getppid()}.x",
        earlier.name,
        later.name,
    }


def test_where_nothing_can_be_written_the_systems_own_folder_is_used(tmp_path: Path) -> None:
    """Content may be read from where one may not write."""
    (tmp_path / "store").write_text("no folder", "utf-8")
    folder = open_spool(tmp_path / "store")
    assert folder.is_dir()
    folder.rmdir()


def test_a_worker_works_beside() -> None:
    """Its answers come when they are asked for, and so does what it raises."""
    assert beside(lambda: iter([1, 2]))() == [1, 2]
    with pytest.raises(ZeroDivisionError):
        beside(lambda: [1 // 0])()
