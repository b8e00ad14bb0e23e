import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.charts import (
    MOST_POINTS,
    SPARK_HEIGHT,
    SPARK_WIDTH,
    WIDTH,
    Bars,
    ChartView,
    Dot,
    Point,
    Said,
    bar_chart,
    line_chart,
    spark,
)
from site_builder.pages.trends import figure_trends
from site_builder.wording.swedish import number
from tests import examples
from tests.pages.made import pages, publication
from tests.pages.visible import texts

SAID = Said("x", "Kunder", "Antal.", "År")
VALUES = st.one_of(
    st.none(),
    st.integers(0, 20_000),
    st.decimals(0, 100, places=1, allow_nan=False, allow_infinity=False),
)
YEARS = st.lists(st.integers(2000, 2040), min_size=1, max_size=20, unique=True).map(sorted)


def series(*values: float | None, first: int = 2020, unfinished: str = "") -> list[Point]:
    """Return one point a year; the last one is unfinished where a word for that is given."""
    made = [
        Point(
            first + i, None if value is None else Decimal(str(value)), "visas inte" if value is None else ""
        )
        for i, value in enumerate(values)
    ]
    said = [Point(p.year, p.value, p.said if p.value is None else number(p.value)) for p in made]
    last = said[-1]
    return [*said[:-1], Point(last.year, last.value, last.said, unfinished)]


@st.composite
def points(draw: st.DrawFn) -> list[Point]:
    """Return a series of any values in any years."""
    made = []
    for year in draw(YEARS):
        value = draw(VALUES)
        said = "visas inte" if value is None else number(value)
        made.append(Point(year, value, said, draw(st.sampled_from(["", "", "hittills"]))))
    return made


def places(chart: ChartView) -> list[tuple[float, float]]:
    """Return every place that the picture draws at."""
    drawn = [(dot.x, dot.y) for dot in chart.dots]
    drawn += [(bar.x, bar.y) for bar in chart.bars]
    drawn += [(bar.x + bar.width, bar.y + bar.height) for bar in chart.bars]
    drawn += [(word.x, word.y) for word in chart.words]
    for stroke in chart.strokes:
        drawn += [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", stroke.path)]
    return drawn


def test_a_line_stands_over_zero() -> None:
    """Half the value is half as high, so that a small change does not look like a large one."""
    chart = line_chart(SAID, "Antal", series(4, 8, 0))
    assert chart is not None
    assert chart.dots == (Dot(22, 76, False), Dot(180, 36, False), Dot(338, 116, False))
    assert [stroke.path for stroke in chart.strokes] == ["M22 76L180 36L338 116"]


def test_years_stand_as_far_apart_as_they_are() -> None:
    """A unit that is followed up every other year has no year invented between."""
    chart = line_chart(SAID, "Antal", [Point(2020, 1, "1"), Point(2022, 1, "1"), Point(2023, 1, "1")])
    assert chart is not None
    assert [dot.x for dot in chart.dots] == [22, 232.7, 338]


def test_a_hidden_year_is_a_gap_that_the_table_tells() -> None:
    """No line runs past it: its height would tell what the number may be."""
    chart = line_chart(SAID, "Antal", series(40, 50, None, 60))
    assert chart is not None
    assert len(chart.dots) == 3
    assert len(chart.strokes) == 1
    assert chart.rows[2] == ("2022", ("visas inte",))
    assert "2022: visas inte" in chart.description


def test_an_unfinished_year_is_open() -> None:
    """Its point is hollow, the line to it dotted, and the word stands below the year and in the table."""
    chart = line_chart(SAID, "Antal", series(4, 5, 6, unfinished="hittills"))
    assert chart is not None
    assert [dot.open for dot in chart.dots] == [False, False, True]
    assert [stroke.open for stroke in chart.strokes] == [False, True]
    assert "hittills" in [word.text for word in chart.words]
    assert chart.rows[-1] == ("2022 hittills", ("6",))


@pytest.mark.parametrize("values", [(), (1,), (1, 2), (1, None, 2), (None, None, None, 1)])
def test_fewer_than_three_values_make_no_picture(values: tuple[int | None, ...]) -> None:
    """Two points are no development."""
    made = series(*values) if values else []
    assert line_chart(SAID, "Antal", made) is None
    assert spark(made) is None
    assert bar_chart(SAID, [Bars("Godkänd", "pass", tuple(made))]) is None


def test_columns_of_bars_have_one_scale() -> None:
    """A bar twice as long counts twice as many, in another column, too."""
    chart = bar_chart(
        SAID, [Bars("A", "pass", tuple(series(10, 20, 0))), Bars("B", "fail", tuple(series(5, 0, 20)))]
    )
    assert chart is not None
    widths = {(bar.look, bar.y): bar.width for bar in chart.bars}
    assert widths["pass", 36] == widths["fail", 66] == pytest.approx(2 * widths["pass", 6], abs=0.1)
    assert chart.rows == (("2020", ("10", "5")), ("2021", ("20", "0")), ("2022", ("0", "20")))
    assert chart.keys == (("pass", "A"), ("fail", "B"))


@given(points())
def test_a_line_stays_in_its_box_and_its_table_has_its_numbers(made: list[Point]) -> None:
    """Whatever the values: no place outside the picture, and each word of a value in its row."""
    chart = line_chart(SAID, "Antal", made)
    if chart is None:
        return
    assert len(chart.rows) <= MOST_POINTS
    assert all(0 <= x <= WIDTH and 0 <= y <= chart.height for x, y in places(chart))
    values = [word for word in chart.words if word.look == "value"]
    latest = made[-len(chart.rows) :]
    assert [values for _, values in chart.rows] == [(point.said,) for point in latest]
    assert [word.text for word in values] == [point.said for point in latest if point.value is not None]
    rooms = [(word.x - len(word.text) * 5, word.x + len(word.text) * 5) for word in values]
    if len(chart.rows) > 3:
        assert all(left[1] <= right[0] for left, right in pairwise(rooms))
    small = spark(made)
    assert small is not None
    assert all(0 <= dot.x <= SPARK_WIDTH and 0 <= dot.y <= SPARK_HEIGHT for dot in small.dots)


@given(points(), st.integers(1, 5))
def test_bars_stay_in_their_box_and_their_table_has_their_numbers(made: list[Point], count: int) -> None:
    """Bars of one column do not reach into the next."""
    looks = ("pass", "remark", "fail", "none", "first")
    chart = bar_chart(SAID, [Bars(look, look, tuple(made)) for look in looks[:count]])
    if chart is None:
        return
    assert all(0 <= x <= WIDTH and 0 <= y <= chart.height for x, y in places(chart))
    assert all(values == (values[0],) * count for _, values in chart.rows)
    room = (WIDTH - 56) / count
    for bar in chart.bars:
        column = looks.index(bar.look)
        assert 56 + column * room - 0.1 <= bar.x
        assert bar.x + bar.width <= 56 + (column + 1) * room


def write_years(root: Path, values: dict[int, str]) -> None:
    """Write a report on the example's unit for each year, with one key figure as given."""
    text = (root / examples.REPORT).read_text("utf-8")
    for year, figure in values.items():
        path = root / f"content/rapporter/{year}/exempelhemmet.md"
        path.parent.mkdir(exist_ok=True)
        fragment = f"""
ar: {year}
datum: {year}-04-20
diarienummer: [EX/{year}/0001]
underlag:
  - {{datum: {year}-04-06, typ: informationsbrev}}
nyckeltal:
  - {figure}
samlad_bedomning: godkand
atgarder: []
atgardsplan: null
uppfoljning: null
"""
        path.write_text(examples.with_keys(text, fragment), "utf-8")


def test_a_units_key_figure_is_drawn_from_three_years(tmp_path: Path) -> None:
    """The page shows the picture and its table; the same figure for two years is a sentence."""
    root = examples.copy(tmp_path)
    figure = "{{id: bestalld-tid, varde: {value}, omfattning: enheten, period: {year}-03}}"
    write_years(
        root, {2023: figure.format(value=3100, year=2023), 2025: figure.format(value=3300, year=2025)}
    )
    html = pages(root)["verksamheter/exempelhemmet/"].html
    shown = texts(html)
    assert shown[shown.index("Visa som tabell") + 1 :][:9] == [
        *("Beställd tid", "År", "Värde", "Mars 2023", "3 100", "Mars 2024", "3 270"),
        *("Mars 2025", "3 300"),
    ]
    told = "Mars 2023: 3\xa0100, Mars 2024: 3\xa0270, Mars 2025: 3\xa0300."
    assert f'<desc id="utveckling-bestalld-tid-enheten-d">{told}' in html
    (root / "content/rapporter/2025/exempelhemmet.md").unlink()
    html = pages(root)["verksamheter/exempelhemmet/"].html
    assert "<figure" not in html
    assert "Ännu finns bara två år att visa. När det finns tre år visas utvecklingen." in texts(html)


def test_a_hidden_figure_is_nowhere_in_a_series(tmp_path: Path) -> None:
    """A number under the threshold is a gap among the years that are shown, in words."""
    root = examples.copy(tmp_path)
    figure = "{{id: kunder, {value}, omfattning: kommunen}}"
    hidden = "dolt: under_troskel"
    told = {2021: "varde: 40", 2022: "varde: 44", 2023: hidden, 2024: "varde: 52", 2025: "varde: 57"}
    write_years(root, {year: figure.format(value=value) for year, value in told.items()})
    found = publication(root, date(2026, 6, 1))
    trends = figure_trends(found.units["exempelhemmet"], found)
    chart = trends["kunder", "kommunen"].chart
    assert [values for _, values in chart.rows] == [("40",), ("44",), ("visas inte",), ("52",), ("57",)]
    assert [stroke.open for stroke in chart.strokes] == [False]
    assert "2023: visas inte" in trends["kunder", "kommunen"].spark.said


def test_the_years_are_drawn_when_there_are_three(tmp_path: Path) -> None:
    """Verdicts as bars, and a sentence before that."""
    root = examples.copy(tmp_path)
    figure = "{id: bestalld-tid, varde: 3000, omfattning: enheten}"
    write_years(root, {2023: figure})
    assert "Ännu finns bara två år att visa. När det finns tre år visas utvecklingen." in texts(
        pages(root)["ar/"].html
    )
    write_years(root, {2025: figure})
    html = pages(root)["ar/"].html
    assert 'id="bedomningar-per-ar"' in html
    assert "Godkänd: 2023: 1, 2024: 0, 2025 hittills: 1." in html
    assert 'id="uppfoljda-per-ar"' in pages(root)["namnd/2025/"].html
    assert 'id="uppfoljda-per-ar"' not in pages(root)["namnd/2024/"].html
