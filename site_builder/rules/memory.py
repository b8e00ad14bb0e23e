"""What rules work out once for all reports, and remember while they are asked of the same things."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def remembered(work_out: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Return a function that works out its answer anew only when asked of other objects than the last time.

    Models hold dictionaries, which `functools.cache` cannot look up; their identity can be compared, and the
    last ones are held, so that none can take another's place.
    """
    last: list[tuple[tuple[object, ...], Answer]] = []

    @wraps(work_out)
    def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        things = (*asked, *named.values())
        if not last or any(one is not other for one, other in zip(last[0][0], things, strict=True)):
            last[:] = [(things, work_out(*asked, **named))]
        return last[0][1]

    return answer
