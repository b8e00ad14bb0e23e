"""The pages that gather from many reports or units: those that stand as they are, and those made anew."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from site_builder.build.printing import Printed, printed
from site_builder.build.reusing import Kept, Memory, traced
from site_builder.build.tracing import watched
from site_builder.pages.page import Page
from site_builder.pages.site import gatherers
from site_builder.pages.templates import Press
from site_builder.publication import Publication
from site_builder.record import Record
from site_builder.rules.memory import Look


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one gatherer gives. `kept` is what stands of an earlier build; then no `pages` are made."""

    name: str
    printed: tuple[Printed, ...]
    pages: tuple[Page, ...] = ()
    looks: tuple[Look, ...] = ()
    kept: Kept | None = field(default=None, compare=False)


def gather(publication: Publication, record: Record, press: Press, memory: Memory) -> Iterator[Gathered]:
    """Yield what each gatherer gives, in the order that they have."""
    seen, written = watched(publication, record)
    for name in gatherers(publication, press):
        if kept := memory.standing(name):
            yield Gathered(name, kept.answer, kept=kept)
        else:
            yield made(name, seen, written, press)


def made(name: str, publication: Publication, record: Record, press: Press) -> Gathered:
    """Return what one gatherer gives of a watched publication and record, made now."""
    make = gatherers(publication, press)[name]
    done = traced(lambda: tuple(make(publication, record)))
    return Gathered(name, tuple(map(printed, done.made)), done.made, done.looks)
