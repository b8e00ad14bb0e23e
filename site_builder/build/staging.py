"""A new site is written beside the old one and takes its place in one step, or file by file if few differ.

Whatever happens on the way, a fault or a power cut, the old site stays whole until the new one is ready; what
is then interrupted is completed at the next start.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.build.changing import Difference, apply, difference, fits, write_list

AT_FDCWD = -100  # <fcntl.h>: paths are relative to the working directory
RENAME_EXCHANGE = 2  # <linux/fs.h>
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL}  # the kernel, or the file system, has none


MOST_CHANGED = 1000
"""So many files are changed in place, at most; then a reader would see half a change for too long."""


def open_scratch(final: Path) -> Path:
    """Return a new, empty folder beside `final`; what dead processes have left there is cleared away."""
    final.parent.mkdir(parents=True, exist_ok=True)
    clear_up(final)
    scratch = _beside(final, "ny")
    scratch.mkdir()
    return scratch


def clear_up(final: Path) -> None:
    """Clear away what dead processes have left beside `final`, and complete what they had decided.

    Where one died between two renames, the site it had moved aside is put back first; where one died while
    it changed files, the rest of them are changed.
    """
    for left, kind in _left_behind(final) if final.parent.is_dir() else ():
        if kind == "gammal" and not final.exists():
            left.rename(final)
            continue
        if kind == "andras" and final.exists():
            apply(left, final)
        shutil.rmtree(left)


def commit(
    scratch: Path, final: Path, most: int = MOST_CHANGED, standing: AbstractSet[str] = frozenset()
) -> None:
    """Let the finished site take the old one's place; a file that has not changed stays as it is.

    Where at most so many files differ they are changed in place, by a list. Else the folders change places,
    in one step where the system can. What is `standing` belongs to the site and is not in `scratch`.
    """
    if not final.exists():
        scratch.rename(final)
        return
    changed = difference(scratch, final, standing)
    if changed.size <= most and fits(changed, final):
        change(scratch, final, changed)
        return
    _take_over(standing, final, scratch)
    if exchange(scratch, final):
        shutil.rmtree(scratch)
    else:
        swap_by_two_renames(scratch, final)


def _take_over(standing: Iterable[str], final: Path, scratch: Path) -> None:
    """Put what stands in the old site into the new one too: as the same file where the system can."""
    for path in standing:
        if not (scratch / path).exists():
            (scratch / path).parent.mkdir(parents=True, exist_ok=True)
            try:
                (scratch / path).hardlink_to(final / path)
            except OSError:
                shutil.copy2(final / path, scratch / path)


def change(scratch: Path, final: Path, changed: Difference) -> None:
    """Change what differs, and remove `scratch`. Once that is renamed, the change will be completed."""
    if changed.size:
        write_list(scratch, changed)
        scratch = scratch.rename(_beside(final, "andras"))
        apply(scratch, final)
    shutil.rmtree(scratch)


def swap_by_two_renames(scratch: Path, final: Path) -> None:
    """Put `scratch` in the place of `final`; between the renames there is no site for a moment."""
    old = final.rename(_beside(final, "gammal"))
    scratch.rename(final)
    shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False, with nothing done, where the system cannot.

    Raises OSError when it can but may not, as on a mount point (renameat2(2)).
    """
    rename = _renameat2()
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


@cache
def _renameat2() -> Any:
    """Return the C library's function, or None: it is Linux', and glibc's from 2.28."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _beside(final: Path, kind: str) -> Path:
    return final.with_name(f".{final.name}.{os.getpid()}.{kind}")


def _left_behind(final: Path) -> list[tuple[Path, str]]:
    """Return the folders beside `final` that no living process will finish, and their kinds."""
    named = re.compile(rf"\.{re.escape(final.name)}\.(\d+)\.(ny|gammal|andras)")
    found = ((path, named.fullmatch(path.name)) for path in sorted(final.parent.iterdir()))
    return [(path, match[2]) for path, match in found if match and not works_elsewhere(int(match[1]))]


def works_elsewhere(process: int) -> bool:
    """Say whether another living process has this number."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it lives, and belongs to someone else
        return True
    return True
