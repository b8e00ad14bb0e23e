"""What is dear to make is made once, however many processes the tests run in."""

import time
from collections.abc import Callable
from pathlib import Path


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return `folder` as `make` left it: the first process that asks makes it, and the others wait.

    Raises RuntimeError in those that wait when it could not be made; the first has said why.
    """
    ready, failed = folder.with_suffix(".ready"), folder.with_suffix(".failed")
    try:
        folder.with_suffix(".asked").mkdir()
    except FileExistsError:
        while not ready.exists():
            if failed.exists():
                raise RuntimeError(f"{folder.name} could not be made: see who asked first.") from None
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.mkdir()
        raise
    ready.mkdir()
    return folder
