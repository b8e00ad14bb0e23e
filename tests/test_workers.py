import os
from collections.abc import Iterator, Sequence

import pytest

from site_builder.workers import spread


def squares(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return each number's square, and the process that reckoned it."""
    return ((number * number, os.getpid()) for number in numbers)


def refuse(numbers: Sequence[int]) -> Iterator[int]:
    """Refuse the thirteenth number."""
    for number in numbers:
        if number == 13:
            raise ValueError("thirteen")
        yield number


@pytest.mark.parametrize("count", [0, 1, 63, 64, 101])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_the_order_of_the_tasks(count: int, workers: int) -> None:
    """However many work, and however few tasks there are."""
    answers = spread(squares, range(count), workers)
    assert [square for square, _ in answers] == [number * number for number in range(count)]


def test_few_tasks_are_done_at_once() -> None:
    """To start a process takes longer."""
    assert {process for _, process in spread(squares, range(50), 4)} == {os.getpid()}
    assert os.getpid() not in {process for _, process in spread(squares, range(500), 2)}


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_worker_raises_is_raised(workers: int) -> None:
    """With where it was."""
    with pytest.raises(ValueError, match="thirteen") as raised:
        spread(refuse, range(100), workers)
    assert workers == 1 or "in refuse" in "".join(raised.value.__notes__)


def end(numbers: Sequence[int]) -> Iterator[int]:
    """End the process, as a lack of memory does."""
    os._exit(9)


def test_a_worker_that_dies_stops_the_build() -> None:
    """Nothing waits for an answer that never comes."""
    with pytest.raises(RuntimeError, match="stopped"):
        spread(end, range(100), 2)
