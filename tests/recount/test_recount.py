"""What the demonstration's pages count is what plain loops over its files count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.recount.counting import Measure, Municipality, Report
from tests.recount.html_text import Element, answers_in, figures_in, numbers_in, read_page, table_in

TODAY = date(2026, 11, 21)
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True)
class Both:
    """The built site and what was counted."""

    site: Path
    counted: Municipality

    def page(self, address: str) -> Element:
        return read_page((self.site / address / "index.html").read_text("utf-8"))

    def name(self, unit: str) -> str:
        name: str = self.counted.units[unit]["namn"]
        return name


@pytest.fixture(scope="module")
def both(demonstration_root: Path) -> Both:
    """Return the demonstration, counted once."""
    return Both(demonstration_root / "site", Municipality(demonstration_root / "content", TODAY))


def long_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def binding(reports: Iterable[Report]) -> list[Measure]:
    return [measure for report in reports for measure in report.measures if measure.binding]


def test_the_start_page_counts_units_of_each_service(both: Both) -> None:
    """Followed up, and not followed up yet."""
    counted = both.counted
    said = {
        next(row.all("span", "index__name")).text: numbers_in(next(row.all("span", "index__count")).text)
        for row in both.page("").all("a", "index__row")
    }
    expected = {}
    for service, name in counted.services.items():
        units = counted.in_service(service)
        followed = sum(counted.current(unit) is not None for unit in units)
        left = len(units) - followed
        expected[name] = [followed, left] if followed and left else [followed]
    assert said == expected


def test_the_start_page_counts_the_latest_year(both: Both) -> None:
    """Followed up, approved without a remark, and promises that are late."""
    counted = both.counted
    latest = counted.latest_of_year(counted.years()[0])
    passed = sum(counted.scale[report.verdict]["niva"] == "godkand" for report in latest.values())
    values = [value for value, _ in figures_in(both.page("")).values()]
    assert values == [len(latest), passed, len(counted.late_promises())]


def test_the_list_of_units_counts_open_and_late_requirements(both: Both) -> None:
    """Each row: the verdict of today, the requirements that are open and those past their day."""
    counted = both.counted
    rows = table_in(both.page("verksamheter"))
    said = {}
    for row in rows:
        name, verdict, requirements = list(row.values())[:3]
        said[name.text] = (next(verdict.all("span", "verdict__word")).text, requirements.text)
    assert len(said) == len(counted.units)
    for unit, fields in counted.units.items():
        provider = [text for text in said if text.startswith(fields["namn"])]
        word, text = said[min(provider, key=len)]
        current = counted.current(unit)
        if current is None:
            assert (word, numbers_in(text)) == ("Inte följd upp än", [0]), unit
            continue
        still = counted.open_requirements(unit)
        late = sum(each.days_late(TODAY) > 0 for each in still)
        assert word == counted.scale[current.verdict]["namn"], unit
        assert numbers_in(text) == ([len(still), late] if late else [len(still)]), unit
        promised = current in [report for report, _ in counted.late_promises()]
        assert ("uppföljningen dröjer" in text) == (promised and not late), unit


def test_each_units_page_lists_its_open_measures(both: Both) -> None:
    """Those of all its reports that count, and no other."""
    counted = both.counted
    for unit in counted.units:
        page = both.page(f"verksamheter/{unit}")
        if counted.current(unit) is None:
            assert not page.has("atgarder"), unit
            continue
        said = [row.attributes["id"] for row in page.at("atgarder").all("li", "measure")]
        assert said == [each.anchor for each in counted.measures_of(unit) if each.is_open], unit
        closed = [each.anchor for each in counted.measures_of(unit) if not each.is_open]
        shown = page.at("avslutade").all("li", "measure") if page.has("avslutade") else []
        assert [row.attributes["id"] for row in shown] == closed, unit


def test_the_measures_page_counts_open_late_and_closed(both: Both) -> None:
    """Closed are those of the last twelve months."""
    measures = [measure for report in both.counted.reports for measure in report.measures]
    still = [measure for measure in measures if measure.is_open]
    late = [measure for measure in still if measure.days_late(TODAY)]
    closed = [each for each in measures if not each.is_open and each.since >= date(2025, 11, 21)]
    figures = list(figures_in(both.page("atgarder")).values())
    assert [value for value, _ in figures] == [len(still), len(late), len(closed)]
    required = sum(measure.binding for measure in still)
    assert numbers_in(figures[0][1]) == [required, len(still) - required]


def test_the_measures_page_lists_the_longest_overdue_first(both: Both) -> None:
    """Every open measure stands once."""
    measures = {
        each.anchor: each for report in both.counted.reports for each in report.measures if each.is_open
    }
    said = [row.attributes["id"] for row in both.page("atgarder").at("lista").all("li", "measure")]
    assert sorted(said) == sorted(measures)
    days = [measures[anchor].days_late(TODAY) for anchor in said]
    assert days == sorted(days, reverse=True)


def test_late_promises_are_listed_with_their_days(both: Both) -> None:
    """Longest first; those still to come are not among them."""
    said = [tuple(cell.text for cell in row.values()) for row in table_in(both.page("atgarder").at("lovat"))]
    assert said == [
        (both.name(report.unit), long_day(report.last_day or TODAY), f"{days:,} dagar".replace(",", " "))
        for report, days in both.counted.late_promises()
    ]


def test_promises_without_a_known_day_are_never_called_late(both: Both) -> None:
    """They have a list of their own."""
    counted = both.counted
    unknown = [each for each in counted.reports if each.promise and not each.kept and not each.last_day]
    assert unknown
    lists = list(both.page("atgarder").at("lovat").all("ul"))
    said = [next(row.all("a")).text for row in lists[0].all("li")]
    assert sorted(said) == sorted(both.name(report.unit) for report in unknown)


def test_the_list_of_years_counts_each_year(both: Both) -> None:
    """Followed up of those that were active, and requirements of the year that are open today."""
    counted = both.counted
    said = {}
    for row in table_in(both.page("ar")):
        cells = list(row.values())
        said[cells[0].text] = (numbers_in(cells[1].text), numbers_in(cells[-2].text))
    expected = {}
    for year in counted.years():
        latest = counted.latest_of_year(year)
        of = len(latest) + len(counted.not_followed_up(year))
        still = sum(measure.is_open for measure in binding(latest.values()))
        expected[year] = ([len(latest), of], [still])
    assert said == expected


def test_each_years_page_counts_coverage(both: Both) -> None:
    """Followed up, not followed up, and requirements that are open today of all that were made."""
    counted = both.counted
    for year in counted.years():
        latest, missing = counted.latest_of_year(year), counted.not_followed_up(year)
        made = binding(latest.values())
        figures = list(figures_in(both.page(f"ar/{year}")).values())
        still = sum(measure.is_open for measure in made)
        assert [value for value, _ in figures] == [len(latest), len(missing), still], year
        assert numbers_in(figures[0][1]) == [len(latest) + len(missing)], year
        assert numbers_in(figures[2][1]) == [len(made)], year


def test_each_years_page_counts_verdicts_by_service(both: Both) -> None:
    """The verdict of today of each unit's newest report of the year."""
    counted = both.counted
    for year in counted.years():
        verdicts = Counter(
            (counted.units[report.unit]["tjanst"], report.verdict)
            for report in counted.latest_of_year(year).values()
        )
        said = Counter[tuple[str, str]]()
        for row in table_in(both.page(f"ar/{year}").at("bedomningar")):
            service, *cells = row.items()
            for name, cell in cells:
                said[service[1].text, name] += sum(numbers_in(cell.text))
        expected = Counter(
            {(counted.services[s], counted.scale[v]["namn"]): count for (s, v), count in verdicts.items()}
        )
        assert +said == expected, year


def test_each_years_page_counts_measures_by_area(both: Both) -> None:
    """All measures, those that are open today and those that are closed."""
    counted = both.counted
    for year in counted.years():
        expected: dict[str, list[int]] = {}
        for report in counted.latest_of_year(year).values():
            for measure in report.measures:
                area = counted.areas[measure.area]
                counts = expected.setdefault(area.get("kort") or area["namn"], [0, 0, 0])
                counts[0] += 1
                counts[1 if measure.is_open else 2] += 1
        section = both.page(f"ar/{year}").at("atgarder")
        said = {}
        for row in table_in(section) if expected else []:
            area_cell, *cells = row.values()
            said[area_cell.text] = [int(cell.text) for cell in cells]
        assert said == expected, year


def test_the_committees_page_counts_what_stands_today(both: Both) -> None:
    """Of the units that were followed up in the year: open requirements and late promises."""
    counted = both.counted
    for year in counted.years():
        latest = counted.latest_of_year(year)
        still = [each for unit in latest for each in counted.open_requirements(unit)]
        promises = [days for report, days in counted.late_promises() if report.unit in latest]
        page = both.page(f"namnd/{year}")
        values = [value for value, _ in figures_in(page).values()]
        assert values == [len(latest), len(still), len(promises)], year
        late = sorted((each.days_late(TODAY) for each in still if each.days_late(TODAY)), reverse=True)
        for anchor, expected in (("forsenat", late), ("utlovat", promises)):
            section = page.at(anchor)
            rows = table_in(section) if expected else []
            said = [int(list(row.values())[-1].text.replace(" ", "")) for row in rows]
            assert said == expected, (year, anchor)


def test_the_committees_page_names_the_units_of_each_verdict(both: Both) -> None:
    """In the order of the scale, as many names as the count says."""
    counted = both.counted
    for year in counted.years():
        units: dict[str, list[str]] = {verdict: [] for verdict in counted.scale}
        for unit, report in counted.latest_of_year(year).items():
            units[report.verdict].append(both.name(unit))
        said = []
        for row in table_in(both.page(f"namnd/{year}").at("bedomningar")):
            word, count, names = row.values()
            found = sorted(anchor.text for anchor in names.all("a"))
            said.append((next(word.all("span", "verdict__word")).text, int(count.text), found))
        expected = [
            (counted.scale[verdict]["namn"], len(names), sorted(names))
            for verdict, names in units.items()
            if names
        ]
        assert said == expected, year


def test_each_services_page_counts_its_units_and_requirements(both: Both) -> None:
    """Run by whom, followed up with which verdicts, and what is open and late."""
    counted = both.counted
    for service in counted.services:
        units = counted.in_service(service)
        page = both.page(f"tjanster/{service}")
        run_by, followed_up, required = answers_in(page).values()
        own = sum(counted.units[unit]["regi"] == "egen" for unit in units)
        mixed = [own, len(units) - own] if 0 < own < len(units) else []
        assert numbers_in(run_by.split("Alla")[0]) == [len(units), *mixed], service
        current = [report for unit in units if (report := counted.current(unit))]
        verdicts = Counter(counted.scale[report.verdict]["namn"] for report in current)
        for verdict in counted.scale.values():
            name = verdict["namn"]
            assert (f"{name}: {verdicts[name]}." in followed_up) == (verdicts[name] > 0), (service, name)
        still = [each for unit in units for each in counted.open_requirements(unit)]
        late = sum(each.days_late(TODAY) > 0 for each in still)
        numbers = [len(still), late] if 0 < late < len(still) else [len(still)]
        assert numbers_in(required) == numbers, service
        assert ("efter sista dag" in required) == (late > 0), service


def test_each_services_page_counts_its_areas(both: Both) -> None:
    """At how many units an area was ever looked at, and the open measures in it."""
    counted = both.counted
    for service in counted.services:
        units = counted.in_service(service)
        expected = {}
        for area, fields in counted.areas.items():
            seen = sum(any(looked_at(report, area, counted) for report in counted.of_unit(u)) for u in units)
            still = sum(m.is_open and m.area == area for unit in units for m in counted.measures_of(unit))
            if seen or still:
                expected[fields["namn"]] = ([seen, len(units)], [still])
        rows = [list(row.values()) for row in table_in(both.page(f"tjanster/{service}").at("granskas"))]
        said = {area.text: (numbers_in(at.text), numbers_in(still.text)) for area, at, still in rows}
        assert said == expected, service


def looked_at(report: Report, area: str, counted: Municipality) -> bool:
    """Say whether a report looked at an area, and does not say that it did not."""
    for each in report.fields["fokusomraden"]:
        if each["omrade"] == area:
            verdict = each.get("bedomning")
            return verdict is None or counted.item_scale[verdict]["niva"] != "saknas"
    return False
