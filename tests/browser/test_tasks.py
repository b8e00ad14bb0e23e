"""What citizens, relatives, journalists and providers come for, and reach in three steps at most.

Each starts at `/` or at a page that a search engine would give. What they look for is read from the content
files; they have found it when it stands in the part of the page that they see.
"""

import re
from collections.abc import Callable, Generator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from site_builder.wording.swedish import capital, count_word, long_day, short_day
from tests.bench.corpus import DEMONSTRATION
from tests.browser.conftest import new_page
from tests.browser.looks import PHONE, WIDE, Look
from tests.browser.reader import Reader, plain
from tests.browser.site import Site
from tests.recount.counting import Municipality, Report, front, read_yaml

pytestmark = pytest.mark.browser

HOME_CARE = "hemtjanst"
NOT_FOLLOWED_UP = "Inte följd upp än"


@pytest.fixture(scope="module")
def known(demonstration: Site) -> Municipality:
    """Return what the demonstration's files say on the day that it is built for."""
    return Municipality(demonstration.folder.parent / "content", DEMONSTRATION.today)


@pytest.fixture
def reader_with(browser: Browser, demonstration: Site) -> Generator[Callable[[int], Reader]]:
    """Return what gives a reader with a screen of that width."""
    opened: list[Page] = []

    def reader(width: int) -> Reader:
        opened.append(new_page(browser, Look(width)))
        return Reader(opened[-1], demonstration)

    yield reader
    for page in opened:
        page.context.close()


@pytest.fixture
def reader(reader_with: Callable[[int], Reader]) -> Reader:
    """Return a reader with a wide screen."""
    return reader_with(WIDE)


def verdict_of(unit: str, known: Municipality) -> str:
    report = known.current(unit)
    return str(known.scale[report.verdict]["namn"]) if report else NOT_FOLLOWED_UP


def name_of(unit: str, known: Municipality) -> str:
    return str(known.units[unit]["namn"])


def alphabetical(name: str) -> str:
    return name.lower().translate(str.maketrans("åäö", "{|}"))


def late_unit(known: Municipality) -> str:
    """Return the active unit with a measure of its current report that is late, and a promise that is too."""
    promised = {report.id for report, _ in known.late_promises()}
    return next(
        unit
        for unit in known.units
        if (report := known.current(unit)) and report.id in promised and latest_by(report, known.today)
    )


def latest_by(report: Report, today: date) -> int:
    return max((measure.days_late(today) for measure in report.measures), default=0)


def with_event(kind: str, known: Municipality) -> list[tuple[Report, dict[str, str]]]:
    """Return every event of a kind in the reports that stand, the newest report first."""
    return [
        (report, event)
        for report in known.reports
        for event in report.events(known.today)
        if event["typ"] == kind
    ]


def test_a_citizen_finds_all_who_give_home_care(reader: Reader, known: Municipality) -> None:
    """The municipality's own and those not followed up yet too, from A to Ö, each with its verdict."""
    units = known.in_service(HOME_CARE)
    followed_up = sum(known.current(unit) is not None for unit in units)
    reader.lands("")
    reader.follows(f"{known.services[HOME_CARE]} {followed_up} verksamheter följda upp")
    reader.follows(f"{capital(count_word(len(units)))} verksamheter.")
    rows = reader.rows("Läget den")
    expected = sorted(units, key=lambda unit: alphabetical(name_of(unit, known)))
    assert len(rows) == len(expected)
    for unit, (name, verdict, _, run_by) in zip(expected, rows, strict=True):
        assert name.startswith(name_of(unit, known))
        assert verdict.startswith(verdict_of(unit, known))
        own = known.units[unit]["regi"] == "egen"
        assert run_by.startswith("Kommunen" if own else "Annan utförare")
    assert {"egen", "extern"} == {known.units[unit]["regi"] for unit in units}
    assert followed_up < len(units)


def test_a_citizen_sets_two_home_care_units_side_by_side(reader: Reader, known: Municipality) -> None:
    """From one unit's page: she chooses the other, and what differs comes first."""
    units = [unit for unit in known.in_service(HOME_CARE) if known.current(unit)]
    one = units[0]
    other = next(unit for unit in units if verdict_of(unit, known) != verdict_of(one, known))
    reader.lands(f"verksamheter/{one}/")
    reader.follows("Jämför med andra inom hemtjänst")
    reader.clicks(reader.page.locator("tr", has_text=name_of(other, known)).get_by_role("checkbox"))
    reader.clicks(reader.page.get_by_role("button", name="Jämför de valda"))
    both = (one, other)
    reader.sees(
        "Det som skiljer",
        *(name_of(unit, known) for unit in both),
        *(verdict_of(unit, known) for unit in both),
    )
    rows = reader.page.locator("[data-different] tbody tr").all()
    for row in rows:
        first, second = (plain(cell) for cell in row.locator("td").all_inner_texts())
        assert first != second


def test_a_relative_on_a_phone_sees_what_is_not_mended(
    reader_with: Callable[[int], Reader], known: Municipality
) -> None:
    """From a search engine: the verdict and how much is open at once, since when it is late in one step."""
    unit = late_unit(known)
    report = known.current(unit)
    assert report is not None
    required = [each for each in report.measures if each.binding]
    all_open = "öppet" if len(report.measures) == 1 else "öppna"
    measure = max(report.measures, key=lambda each: each.days_late(known.today))
    assert measure.due is not None
    reader = reader_with(PHONE)
    reader.lands(f"verksamheter/{unit}/")
    reader.sees(name_of(unit, known), verdict_of(unit, known), f"är {all_open}")
    reader.follows(f"{capital(count_word(len(required), neuter=True))} krav")
    reader.sees(measure.text, f"Öppet efter sista dag. Skulle vara klart {short_day(measure.due)}, för")


def test_a_relative_finds_how_to_complain(
    reader_with: Callable[[int], Reader], known: Municipality, demonstration: Site
) -> None:
    """From the unit's page, without scrolling past all of it; the municipality's own number stands there."""
    content = demonstration.folder.parent / "content"
    headings = re.findall(r"^## (.+)$", (content / "om/klagomal.md").read_text("utf-8"), re.MULTILINE)
    contact = read_yaml((content / "_profil/kommun.yml").read_text("utf-8"))["kontakt"]
    reader = reader_with(PHONE)
    reader.lands(f"verksamheter/{late_unit(known)}/")
    reader.follows("Lämna synpunkt eller klagomål")
    reader.sees("Lämna synpunkt eller klagomål", headings[0])
    number = reader.page.locator("article").get_by_text(contact["telefon"])
    number.first.scroll_into_view_if_needed()
    reader.sees(contact["telefon"])


def test_a_journalist_finds_a_report_by_its_case_number(reader: Reader, known: Municipality) -> None:
    """And the number stands in the report, so that the right document is asked for."""
    report = next(each for each in known.reports if each.verdict == "inte-godkand")
    number = report.fields["diarienummer"][0]
    reader.lands("")
    reader.searches(number)
    reader.opens(report)
    reader.sees(name_of(report.unit, known), str(known.scale[report.verdict]["namn"]))
    reader.follows("Fakta och källa")
    reader.sees(number, long_day(report.day))


def test_a_journalist_sees_which_promises_are_overdue(reader: Reader, known: Municipality) -> None:
    """The re-follow-ups that the municipality has promised and not published, the longest wait first."""
    late = known.late_promises()
    assert len(late) > 5
    reader.lands("")
    figure = reader.page.locator("dl > div", has_text="Uppföljningar som dröjer")
    reader.clicks(figure.get_by_role("link", name=str(len(late)), exact=True))
    rows = reader.rows("Utlovade uppföljningar utan publicerat resultat")
    assert rows == [
        [name_of(report.unit, known), long_day(report.last_day), f"{days} dagar"]
        for report, days in late
        if report.last_day
    ]


def test_a_journalist_reads_each_correction_and_its_reason(
    reader_with: Callable[[int], Reader], known: Municipality
) -> None:
    """From the number of the report that was corrected."""
    corrections = with_event("rattelse", known)
    assert len(corrections) > 2
    for report, event in corrections:
        reader = reader_with(WIDE)
        reader.lands("")
        reader.searches(report.fields["diarienummer"][0])
        reader.opens(report)
        reader.follows("Rättelser")
        reader.sees(long_day(date.fromisoformat(event["datum"])), event["vad"], f"Skäl: {event['skal']}")


def test_a_journalist_reads_what_changed_requirement_by_requirement(
    reader: Reader, known: Municipality
) -> None:
    """Between a unit's two latest follow-ups: both verdicts, and each requirement that came or stayed."""
    unit = late_unit(known)
    later, earlier = known.of_unit(unit)[:2]
    reader.lands("")
    reader.searches(name_of(unit, known))
    reader.clicks(reader.page.locator(f"#lista a[href$='verksamheter/{unit}/']").first)
    reader.follows("Vad som har ändrats")
    reader.sees(*(str(known.scale[report.verdict]["namn"]) for report in (earlier, later)))
    section = plain(reader.page.locator("section[aria-labelledby=andrat]").inner_text())
    assert [each.text for each in later.measures if each.text not in section] == []
    assert later.measures
    reader.sees(later.measures[0].text)


def test_a_provider_finds_its_reply(reader: Reader, known: Municipality) -> None:
    """On its own page, and that the municipality has not checked what it says."""
    report, event = with_event("utforarens_svar", known)[0]
    reader.lands(f"verksamheter/{report.unit}/")
    reader.sees(verdict_of(report.unit, known))
    reader.follows("Verksamhetens svar")
    day = long_day(date.fromisoformat(event["datum"]))
    reader.sees(day, event["text"], "Kommunen har inte kontrollerat uppgifterna.")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_provider_sees_that_an_old_report_is_replaced(
    width: int, reader_with: Callable[[int], Reader], known: Municipality, demonstration: Site
) -> None:
    """Where a search engine still finds it: in the first screen, with the way to the report that holds."""
    report = next(each for each in known.reports if each.fields.get("ersatter"))
    old = report.fields["ersatter"]
    assert front(demonstration.folder.parent / f"content/rapporter/{old}.md")["verksamhet"] == report.unit
    reader = reader_with(width)
    reader.lands(f"rapporter/{old}/")
    reader.sees("Rapporten är ersatt", f"({long_day(report.day)})")
    reader.follows(f"Uppföljning {report.year} ({long_day(report.day)})")
    assert reader.page.url == f"{demonstration.url}rapporter/{report.id}/"
    reader.sees(name_of(report.unit, known), str(known.scale[report.verdict]["namn"]))
    assert "Rapporten är ersatt" not in reader.page.locator("article").inner_text()


def test_a_citizen_filters_the_units_of_a_service_that_were_approved(
    reader: Reader, known: Municipality
) -> None:
    """In last year's follow-up: service, verdict and year, and the chosen year says how many are left."""
    year = str(known.today.year - 1)
    approved = [
        unit
        for unit in known.units
        if (report := known.current(unit)) and (report.year, report.verdict) == (year, "godkand")
    ]
    service = known.units[approved[0]]["tjanst"]
    left = [name_of(unit, known) for unit in approved if known.units[unit]["tjanst"] == service]
    reader.lands("verksamheter/")
    for facet, value in (("tjanst", service), ("bedomning", "godkand"), ("ar", year)):
        reader.clicks(reader.page.locator(f"[data-facet={facet}] [data-value='{value}']"))
    reader.sees(f"{year} {len(left)}")
    names = reader.page.locator("[data-rows] th > a").all_inner_texts()
    assert [plain(name) for name in names] == sorted(left, key=alphabetical)
