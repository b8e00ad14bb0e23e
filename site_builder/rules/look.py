"""Rules on the municipality's own choices for its site: its colour, and its accessibility statement."""

from collections.abc import Iterable, Iterator

from site_builder.model import Profile
from site_builder.palette import Miss, looks_like_failure, misses
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_profile
from site_builder.wording.swedish import add_months


@on_profile("farg-kontrast")
def colour_without_contrast(subject: Subject[Profile]) -> Iterator[Problem]:
    """The palettes made from the municipality's colour cannot hold their contrasts."""
    colour = subject.thing.municipality.colour
    yield from contrast_problems(colour, misses(colour))


def contrast_problems(colour: str, missed: Iterable[Miss]) -> Iterator[Problem]:
    """Yield one problem for the worst of the pairs that a colour's palettes cannot hold."""
    worst = min(missed, key=lambda miss: miss.measured / miss.least, default=None)
    if worst:
        words = {"value": colour, "measured": f"{worst.measured:.1f}", "least": f"{worst.least:g}"}
        yield Problem("farg-kontrast", ("farg",), words)


@on_profile("farg-som-underkand")
def colour_of_failure(subject: Subject[Profile]) -> Iterator[Problem]:
    """Links in the municipality's colour may be taken for the verdict of failure."""
    colour = subject.thing.municipality.colour
    if looks_like_failure(colour):
        yield Problem("farg-som-underkand", ("farg",), {"value": colour})


@on_profile("redogorelse-gammal")
def statement_is_old(subject: Subject[Profile]) -> Iterator[Problem]:
    """The accessibility statement rests on an assessment that is more than twelve months old."""
    assessed = subject.thing.municipality.accessibility.assessed
    if assessed is not None and add_months(assessed, 12) < subject.today:
        yield Problem("redogorelse-gammal", ("tillganglighet", "bedomd"), {"value": assessed.isoformat()})
