"""Times a command and everything that it starts: wall, CPU, and the most memory held at once."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

EVERY = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of CPU, of the command and all processes it waited for."""

    wall: float
    cpu: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command once and return its times. Raises RuntimeError with what it said when it fails."""
    with (folder / "bench.log").open("wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = (folder / "bench.log").read_text("utf-8", errors="replace")
        raise RuntimeError(f"{' '.join(command)}\n{said[-4000:]}")
    return Run(wall, used.ru_utime + used.ru_stime)


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Run a command once and return the most bytes that its processes held at once.

    A page that several processes share counts once (the kernel's proportional set size), so workers that
    were forked are not charged for what they only inherit. Looking costs time: such a run is not timed.
    Raises RuntimeError when the command fails.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    most, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(EVERY):
            most[0] = max(most[0], sum(map(_held, _of_session(process.pid))))

    looking = threading.Thread(target=look)
    looking.start()
    process.wait()
    done.set()
    looking.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}.")
    return most[0]


def medians(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(median(each.wall for each in runs), median(each.cpu for each in runs))


def size(folder: Path) -> tuple[int, int]:
    """Return how many bytes and how many files a folder holds."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)


def _of_session(session: int) -> Iterator[int]:
    """Yield the numbers of the living processes of a session."""
    for name in os.listdir("/proc"):  # noqa: PTH208  # thousands of names, many times a second
        if name.isdigit():
            try:
                if os.getsid(int(name)) == session:
                    yield int(name)
            except ProcessLookupError:
                continue


def _held(process: int) -> int:
    """Return the proportional set size of a process in bytes; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
