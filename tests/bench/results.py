"""The benchmark's results as text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tests.bench.measuring import Run

MEBIBYTE = 2**20
ABOUT = """\
# Benchmark

Made by `make bench` on {day}: {cores} cores, Python {python}, medians of {runs} runs in turn. All builders \
get the same content files; ours and Hugo's make no search index. Memory is that of all processes together, \
in a run of its own. A ratio is ours to theirs.

## Full build

| reports | on | builder | wall s | CPU s | memory MiB | made MiB | files | wall ratio | memory ratio |
|--:|---|---|--:|--:|--:|--:|--:|--:|--:|
{full}

## Checks and later builds

"Read, hash, empty site" is what none can do without: reading and hashing every content file, and building a \
MkDocs site of one empty page.

| reports | on | what | wall s | CPU s |
|--:|---|---|--:|--:|
{parts}
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A builder's full build of so many reports in one place; memory and what was made in bytes."""

    number: int
    place: str
    builder: str
    times: Run
    peak: int
    made: int
    files: int


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is not a full build: a check, a later build, or what none can do without."""

    number: int
    place: str
    name: str
    times: Run


@dataclass(slots=True)
class Results:
    """Everything that one run of the benchmark found, and on what."""

    day: date
    cores: int
    python: str
    runs: int
    full: list[Measured] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def as_markdown(results: Results) -> str:
    """Return the results as a Markdown text: full builds with ratios to ours, then the parts."""
    return ABOUT.format(
        day=results.day.isoformat(),
        cores=results.cores,
        python=results.python,
        runs=results.runs,
        full="\n".join(_full(results.full)),
        parts="\n".join(_parts(results.parts)),
    )


def _full(found: list[Measured]) -> Iterator[str]:
    ours = {(each.number, each.place): each for each in found if each.builder == "Insyn"}
    for each in found:
        own = ours[each.number, each.place]
        yield (
            f"| {each.number} | {each.place} | {each.builder} | {each.times.wall:.2f} | {each.times.cpu:.2f} "
            f"| {each.peak / MEBIBYTE:.0f} | {each.made / MEBIBYTE:.1f} | {each.files} "
            f"| {own.times.wall / each.times.wall:.2f} | {own.peak / each.peak:.2f} |"
        )


def _parts(found: list[Part]) -> Iterator[str]:
    for each in found:
        yield (
            f"| {each.number} | {each.place} | {each.name} | {each.times.wall:.2f} | {each.times.cpu:.2f} |"
        )
