"""What is worked out once for all reports, and remembered while it is asked of the same things.

Who wants to know what something is made from is told of each thing that is looked at meanwhile, also by what
was worked out earlier and is only remembered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Look = tuple[str, str]
"""A kind of things, and which of them."""

_watching: list[set[Look]] = []


def look(at: Look) -> None:
    """Tell whoever is watching that a thing is looked at."""
    if _watching:
        _watching[-1].add(at)


@contextmanager
def watching() -> Iterator[set[Look]]:
    """Yield a set, and add to it all that is looked at meanwhile, in this process."""
    looks: set[Look] = set()
    _watching.append(looks)
    try:
        yield looks
    finally:
        _watching.pop()


def remembered(work_out: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Return a function that works out its answer anew only when asked of other objects than the last time.

    Models hold dictionaries, which `functools.cache` cannot look up; their identity can be compared, and the
    last ones are held, so that none can take another's place.
    """
    last: list[tuple[tuple[object, ...], Answer, set[Look]]] = []

    @wraps(work_out)
    def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        things = (*asked, *named.values())
        if not last or any(one is not other for one, other in zip(last[0][0], things, strict=True)):
            with watching() as looks:
                worked_out = work_out(*asked, **named)
            last[:] = [(things, worked_out, looks)]
        if _watching:
            _watching[-1].update(last[0][2])
        return last[0][1]

    return answer
