"""Charts as numbers: where each line, bar and word of a series stands, and the same numbers as a table.

Everything is drawn 360 units wide: that is about as many pixels as a phone gives it, so that its words are
as large as the page's own. A chart has three points or more; of fewer a sentence says what there is to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

WIDTH = 360
FEWEST, MOST_POINTS, MOST_ROWS = 3, 8, 12
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 80, 20, 4

_EDGE, _WORDY_EDGE = (
    22,
    34,
)  # half a year's four figures, or the word below an unfinished one, and a little air
_LETTER = 11  # the widest that a bold figure of 16 units becomes
_APART = 6  # what stays free between two words
_TOP, _FOOT = 36, 116  # where the largest value and zero of a line stand
_YEARS = 56  # the column of years beside bars
_ROW, _BAR, _GAP = 30, 16, 8
_FIRST_ROW = 6


class Point(NamedTuple):
    """One year of a series: its value and how it is said; None for a year that has or shows none.

    `unfinished` says in a word why the value is not that of a whole year, and is empty for one that is;
    `period` is which part of the year it is for, where all the years' values are for a part.
    """

    year: int
    value: Decimal | int | None
    said: str
    unfinished: str = ""
    period: str = ""

    @property
    def row_label(self) -> str:
        """What heads the point's row in the table."""
        label = self.period or str(self.year)
        return f"{label} {self.unfinished}" if self.unfinished else label


@dataclass(frozen=True, slots=True)
class Bars:
    """One column of bars: what it counts, its look, and a value for each row."""

    name: str
    look: str
    points: tuple[Point, ...]


class Stroke(NamedTuple):
    """A piece of a line, as the path of an SVG."""

    path: str
    open: bool


class Dot(NamedTuple):
    """One point of a line."""

    x: float
    y: float
    open: bool


class Bar(NamedTuple):
    """One bar, of a look that differs in pattern as well as in colour."""

    x: float
    y: float
    width: float
    height: float
    look: str
    open: bool


class Word(NamedTuple):
    """A text of the picture: a `value`, a `label`, or either set from its start (`value-start`)."""

    x: float
    y: float
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a chart: its id, its heading, a note beside it, and its table's first column."""

    id: str
    title: str
    note: str
    first_column: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with all its places, and the table of the same numbers. `keys` explain the looks of bars."""

    id: str
    title: str
    note: str
    description: str
    height: int
    axis: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    keys: tuple[tuple[str, str], ...] = ()
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Spark:
    """A line without words, for a place beside a value; `said` tells all its values, `years` from when."""

    said: str
    years: str
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]


def line_chart(said: Said, column: str, points: Sequence[Point]) -> ChartView | None:
    """Return the latest years of a series as a line over zero; None for fewer than three values.

    A year without a value is a gap in the line, and stands in the table as it is said. The line to a year
    that is unfinished is open, as is its point.
    """
    points = _latest(points)
    if _known(points) < FEWEST:
        return None
    edge = _edge(points)
    dots = tuple(_dots(points, (edge, WIDTH - edge), (_TOP, _FOOT)))
    places = [None if point.value is None else dot for point, dot in zip(points, dots, strict=True)]
    words = [
        Word(dot.x, _FOOT + 22, str(point.year), "label") for point, dot in zip(points, dots, strict=True)
    ]
    for point, dot in zip(points, dots, strict=True):
        if point.value is not None:
            words.append(Word(dot.x, dot.y - 14, point.said, "value"))
        if point.unfinished:
            words.append(Word(dot.x, _FOOT + 42, point.unfinished, "label"))
    unfinished = any(point.unfinished for point in points)
    return ChartView(
        said.id,
        said.title,
        said.note,
        _description(points),
        _FOOT + (50 if unfinished else 30),
        (f"M8 {_FOOT}h{WIDTH - 16}",),
        (said.first_column, column),
        tuple((point.row_label, (point.said,)) for point in points),
        strokes=tuple(_strokes(places)),
        dots=tuple(dot for dot in places if dot),
        words=tuple(words),
    )


def bar_chart(said: Said, columns: Sequence[Bars]) -> ChartView | None:
    """Return years as rows of bars, one column of bars for each series; None for fewer than three years.

    All bars have one scale, so that columns can be compared as well as years.
    """
    columns = [Bars(each.name, each.look, tuple(each.points[-MOST_ROWS:])) for each in columns]
    known = zip(*([point.value is not None for point in each.points] for each in columns), strict=True)
    if sum(map(any, known)) < FEWEST:
        return None
    every = [point for each in columns for point in each.points]
    room = (WIDTH - _YEARS) / len(columns)
    longest = room - _widest(every) - 12
    scale = max(longest, 4) / (max(map(float, _values(every))) or 1)
    bars, words = [], list(_year_words(columns[0].points))
    for place, column in enumerate(columns):
        left = _YEARS + place * room
        for row, point in enumerate(column.points):
            y = _FIRST_ROW + row * _ROW
            length = float(point.value or 0) * scale
            if length:
                bars.append(Bar(_round(left), y, _round(length), _BAR, column.look, bool(point.unfinished)))
            words.append(Word(_round(left + length + 5), y + 14, point.said, "value-start"))
    rows = len(columns[0].points)
    foot = _FIRST_ROW + rows * _ROW
    return ChartView(
        said.id,
        said.title,
        said.note,
        " ".join(f"{each.name}: {_description(each.points)}" for each in columns),
        foot + (12 if columns[0].points[-1].unfinished else 0),
        tuple(f"M{_round(_YEARS + i * room)} 0v{foot - _GAP}" for i in range(len(columns))),
        (said.first_column, *(each.name for each in columns)),
        tuple(
            (point.row_label, tuple(each.points[row].said for each in columns))
            for row, point in enumerate(columns[0].points)
        ),
        keys=tuple((each.look, each.name) for each in columns),
        bars=tuple(bars),
        words=tuple(words),
    )


def spark(points: Sequence[Point]) -> Spark | None:
    """Return the latest years of a series as a line without words; None for fewer than three values."""
    points = _latest(points)
    if _known(points) < FEWEST:
        return None
    across, down = (SPARK_EDGE, SPARK_WIDTH - SPARK_EDGE), (SPARK_EDGE, SPARK_HEIGHT - SPARK_EDGE)
    dots = list(_dots(points, across, down))
    places = [None if point.value is None else dot for point, dot in zip(points, dots, strict=True)]
    last = [dot for dot in places if dot][-1]
    return Spark(
        _description(points), f"{points[0].year}–{points[-1].year}", tuple(_strokes(places)), (last,)
    )


def _latest(points: Sequence[Point]) -> Sequence[Point]:
    """Return as many of the latest points as have room for their years and values."""
    points = points[-MOST_POINTS:]
    while len(points) > FEWEST and not _has_room(points):
        points = points[1:]
    return points


def _has_room(points: Sequence[Point]) -> bool:
    nearest = min(later.year - earlier.year for earlier, later in pairwise(points))
    room = (WIDTH - 2 * _edge(points)) * nearest / (points[-1].year - points[0].year)
    return room >= max(_widest(points) + _APART, 2 * _EDGE)


def _edge(points: Sequence[Point]) -> float:
    """Return how far from the sides the first and last point must be, for their words to have room."""
    wordy = any(point.unfinished for point in points)
    return max(_WORDY_EDGE if wordy else _EDGE, _widest(points) / 2 + 2)


def _values(points: Sequence[Point]) -> list[Decimal | int]:
    return [point.value for point in points if point.value is not None]


def _known(points: Sequence[Point]) -> int:
    return len(_values(points))


def _widest(points: Sequence[Point]) -> float:
    """Return the most room that a value in words can take, in units."""
    return max((len(point.said) for point in points if point.value is not None), default=0) * _LETTER


def _dots(points: Sequence[Point], across: tuple[float, float], down: tuple[float, float]) -> Iterator[Dot]:
    """Yield a place for each point, across by its year; zero is at the foot, a point without a value, too."""
    values = list(map(float, _values(points)))
    least, most = min(0.0, *values), max(0.0, *values)
    first, last = points[0].year, points[-1].year
    for point in points:
        along = (point.year - first) / (last - first)
        share = (float(point.value or 0) - least) / (most - least or 1)
        y = down[1] - share * (down[1] - down[0])
        yield Dot(_round(across[0] + along * (across[1] - across[0])), _round(y), bool(point.unfinished))


def _strokes(places: Sequence[Dot | None]) -> Iterator[Stroke]:
    """Yield the pieces of the line between its gaps; a piece to or from an open point stands alone."""
    pairs = [(a, b) for a, b in pairwise(places) if a and b]
    ends = [(pair, pair[0].open or pair[1].open) for pair in pairs]
    for is_open, group in groupby(ends, key=lambda end: end[1]):
        path = ""
        last: Dot | None = None
        for (start, end), _ in group:
            path += f"{'' if start is last else f'M{start.x:g} {start.y:g}'}L{end.x:g} {end.y:g}"
            last = end
        yield Stroke(path, is_open)


def _year_words(points: Sequence[Point]) -> Iterator[Word]:
    for row, point in enumerate(points):
        yield Word(0, _FIRST_ROW + row * _ROW + 13, str(point.year), "label-start")
        if point.unfinished:
            yield Word(0, _FIRST_ROW + row * _ROW + 31, point.unfinished, "label-start")


def _description(points: Sequence[Point]) -> str:
    return ", ".join(f"{point.row_label}: {point.said}" for point in points) + "."


def _round(value: float) -> float:
    return round(value, 1)
