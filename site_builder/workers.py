"""Work spread over the processors: each worker is a process that takes every n-th task and answers once.

Workers are forked where the system can, and so know all that is in memory at no cost. Elsewhere they are
started anew and given their work. Answers travel back as pickles: let them be small facts.
"""

import ctypes
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

FEW = 64
"""So few tasks are done at once: starting a worker takes longer."""
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[Task]], Iterable[Answer]], tasks: Sequence[Task], workers: int | None = None
) -> list[Answer]:
    """Return one answer for each task, in the order of the tasks; `work` answers some of them, in order.

    Raises what a worker raised, with where it was as a note.
    """
    count = min(workers or processors(), len(tasks) // (FEW // 2))
    if count < 2:
        return list(work(tasks))
    context: Any = get_context("fork" if forks() else "spawn")
    pipes = []
    gc.freeze()  # what is there already is looked at by no collector, and so stays shared memory
    try:
        for part in range(count):
            ours, theirs = context.Pipe(duplex=False)
            asked = (theirs, os.getpid(), work, tasks[part::count])
            process = context.Process(target=_answer, args=asked, daemon=True)
            process.start()
            theirs.close()
            pipes.append((ours, process))
    finally:
        gc.unfreeze()
    answers: list[Any] = [None] * len(tasks)
    try:
        for part, (ours, _) in enumerate(pipes):
            answers[part::count] = _taken(ours)
    finally:
        for _, process in pipes:
            process.terminate()  # it has answered, or another has failed
            process.join()
    return answers


def beside(work: Callable[[], Iterable[Answer]]) -> Callable[[], list[Answer]]:
    """Let a worker begin with some work; return what waits for the answers, or raises what the worker raised.

    Where no process can be forked, or there is no processor for it, the work is done when it is asked for.
    """
    if not forks() or processors() < 2:
        return lambda: list(work())
    context: Any = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    asked = (theirs, os.getpid(), lambda _: work(), ())
    process = context.Process(target=_answer, args=asked, daemon=True)
    process.start()
    theirs.close()

    def wait() -> list[Answer]:
        try:
            return _taken(ours)
        finally:
            process.terminate()
            process.join()

    return wait


def forks() -> bool:
    """Say whether workers are forked here: macOS can, but its libraries may not survive it."""
    return "fork" in get_all_start_methods() and sys.platform == "linux"


def _taken(pipe: Connection) -> list[Any]:
    """Return what a worker answers, or raise what it raised."""
    try:
        found: list[Any] | Exception = pipe.recv()
    except EOFError as error:
        raise RuntimeError("A worker was stopped before it answered.") from error
    if isinstance(found, Exception):
        raise found
    return found


def _answer(
    pipe: Connection,
    parent: int,
    work: Callable[[Sequence[Task]], Iterable[Answer]],
    tasks: Sequence[Task],
) -> None:
    _end_with(parent)
    try:
        pipe.send(list(work(tasks)))
    except Exception as error:  # noqa: BLE001 - raised again where the answer is awaited
        error.add_note("".join(traceback.format_exception(error)))
        pipe.send(error)


def _end_with(parent: int) -> None:
    """Let this process be killed with its parent, or it would go on to write where nobody looks."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
