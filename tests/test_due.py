"""What is due: every kind of duty, when it begins and ends, and the forms in which it is told."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from site_builder import addresses
from site_builder.cli import main
from site_builder.exports.calendar import calendar, public_calendar
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from site_builder.summary import Duty, Task, duties
from tests import examples
from tests.pages import made

MUNICIPALITY = "content/_profil/kommun.yml"
DATED = """
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, senast: 2025-02-10}
  - {id: 2, typ: rekommendation, text: Introduktionen bör skrivas ned., omrade: kvalitet}
"""
SETTLED = """
atgardsplan: null
uppfoljning: null
"""


def published(root: Path, today: date) -> Publication:
    register = read_register(root, today)
    assert register.errors == ()
    return publish(register, today)


def found(root: Path, task: Task, today: date, within: int = 30) -> list[Duty]:
    """Return the duties of one kind on a day."""
    return [duty for duty in duties(published(root, today), within) if duty.task is task]


def subscribed(root: Path, today: date) -> bytes:
    """Return the calendar that anyone can have."""
    return public_calendar(published(root, today), "https://insyn.example/")[addresses.CALENDAR]


def entries(content: bytes | str, kind: str = "VEVENT") -> list[Any]:
    """Return a calendar's entries of one kind, as the library reads them."""
    return list(Calendar.from_ical(content).walk(kind))


@pytest.mark.parametrize(
    ("today", "within", "late_days"),
    [
        (date(2025, 1, 11), 30, 0),
        (date(2025, 1, 10), 30, None),
        (date(2025, 1, 10), 31, 0),
        (date(2025, 2, 10), 0, 0),
        (date(2025, 2, 11), 0, 1),
    ],
)
def test_a_measure_is_due_within_the_days_asked_for(
    tmp_path: Path, today: date, within: int, late_days: int | None
) -> None:
    """Its last day is among the days asked for, the last one too; from the day after, it is late."""
    root = examples.copy(tmp_path)
    examples.change(root, DATED)
    late = [(duty.id, duty.late_days) for duty in found(root, Task.MEASURE, today, within)]
    assert late == ([] if late_days is None else [("atgard-2024-exempelhemmet-1", late_days)])


@pytest.mark.parametrize(
    ("task", "event"),
    [
        (Task.MEASURE, "{datum: 2025-01-20, typ: atgard, atgard: 1, status: atgardad}"),
        (Task.PROMISE, "{datum: 2025-01-20, typ: uppfoljande_mote}"),
        (Task.ACTION_PLAN, "{datum: 2025-01-20, typ: atgardsplan_inkommen}"),
        (Task.ACTION_PLAN, "{datum: 2025-01-20, typ: atgardsplan_godkand}"),
    ],
)
def test_a_duty_ends_with_its_event(tmp_path: Path, task: Task, event: str) -> None:
    """What the journal says is done is on no list from that day."""
    root = examples.copy(tmp_path)
    examples.change(root, f"{DATED}handelser:\n  - {event}\n")
    assert len(found(root, task, date(2025, 1, 19), 365)) == 1
    assert found(root, task, date(2025, 1, 20), 365) == []


def test_a_plan_is_not_awaited_when_nothing_remains(tmp_path: Path) -> None:
    """Nobody asks for a plan to mend what has been mended."""
    root = examples.copy(tmp_path)
    done = "".join(
        f"  - {{datum: 2025-01-20, typ: atgard, atgard: {number}, status: atgardad}}\n" for number in (1, 2)
    )
    examples.change(root, f"handelser:\n{done}")
    assert found(root, Task.ACTION_PLAN, date(2025, 1, 20)) == []


def test_a_promise_without_a_known_day_is_always_told(tmp_path: Path) -> None:
    """It is never late, and never forgotten."""
    root = examples.copy(tmp_path)
    examples.change(root, "uppfoljning: {inom_manader: 3}")
    (duty,) = found(root, Task.PROMISE, date(2027, 1, 1), 0)
    assert (duty.day, duty.late_days) == (None, 0)


def test_a_unit_waits_for_this_years_follow_up(tmp_path: Path) -> None:
    """Those never followed up come first; a unit that has closed, or not yet opened, waits for none."""
    root = examples.copy(tmp_path)
    units = [duty.unit.id for duty in found(root, Task.FOLLOW_UP, date(2025, 6, 1)) if duty.unit]
    assert units == ["hemtjansten", "exempelhemmet"]
    assert [duty.unit.id for duty in found(root, Task.FOLLOW_UP, date(2024, 12, 31)) if duty.unit] == [
        "hemtjansten"
    ]
    made.add_second_report(root)
    examples.change(root, "aktiv_till: 2025-11-30", "content/verksamheter/hemtjansten.md")
    assert found(root, Task.FOLLOW_UP, date(2025, 12, 1)) == []


def test_a_missing_secrecy_review_is_told(tmp_path: Path) -> None:
    """A report that nobody has noted a review of is on the list at once."""
    root = examples.copy(tmp_path)
    assert found(root, Task.SECRECY_REVIEW, date(2025, 1, 15)) == []
    examples.change(root, "sekretessprovad: null")
    (duty,) = found(root, Task.SECRECY_REVIEW, date(2025, 1, 15), 0)
    assert duty.report is not None
    assert duty.report.id == "2024/exempelhemmet"


@pytest.mark.parametrize(
    ("assessed", "told"),
    [("2024-01-15", (date(2025, 1, 15), 31)), ("2024-03-16", None), ("2024-03-15", (date(2025, 3, 15), 0))],
)
def test_the_accessibility_statement_ages_in_a_year(
    tmp_path: Path, assessed: str, told: tuple[date, int] | None
) -> None:
    """It is due a year after its assessment, and late from the day after that."""
    root = examples.copy(tmp_path)
    examples.change(root, f"tillganglighet:\n  bedomd: {assessed}\n  uppfyllelse: delvis", MUNICIPALITY)
    listed = [(duty.day, duty.late_days) for duty in found(root, Task.ACCESSIBILITY, date(2025, 2, 15), 28)]
    assert listed == ([told] if told else [])


def test_the_public_calendar_holds_promises_and_measures_alone(tmp_path: Path) -> None:
    """Anyone may know what a unit must do and what was promised; the rest is the municipality's own."""
    root = examples.copy(tmp_path)
    examples.change(root, f"{DATED}sekretessprovad: null")
    content = subscribed(root, date(2025, 1, 15))
    page = "https://insyn.example/verksamheter/exempelhemmet/"
    assert [(str(each["uid"]), each["dtstart"].dt, str(each["url"])) for each in entries(content)] == [
        ("uppfoljning-2024-exempelhemmet@9999.insyn", date(2025, 2, 20), page),
        ("atgard-2024-exempelhemmet-1@9999.insyn", date(2025, 2, 10), page),
    ]
    assert entries(content, "VTODO") == []


def test_the_page_of_measures_offers_the_calendar(tmp_path: Path) -> None:
    """Its readers find the file where they read of the days, and the build writes it."""
    page = made.pages(examples.copy(tmp_path))[addresses.MEASURES]
    assert 'href="sista-dagar.ics"' in page.html
    assert entries(page.files[addresses.CALENDAR])


def test_a_calendar_without_entries_is_whole(tmp_path: Path) -> None:
    """The standard asks for at least one component, and programs that check refuse a calendar with none."""
    root = examples.copy(tmp_path)
    examples.change(root, "uppfoljning: null")
    content = subscribed(root, date(2025, 1, 15))
    assert entries(content) == []
    assert [str(zone["tzid"]) for zone in entries(content, "VTIMEZONE")] == ["UTC"]


def test_an_entry_keeps_its_uid_when_its_day_moves(tmp_path: Path) -> None:
    """A calendar moves the entry that it has, and adds no second one."""
    root = examples.copy(tmp_path)
    (before,) = entries(subscribed(root, date(2025, 1, 15)))
    examples.change(root, "uppfoljning: {senast: 2025-03-31}")
    (after,) = entries(subscribed(root, date(2025, 1, 16)))
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2025, 2, 20), date(2025, 3, 31))


def test_the_same_day_gives_the_same_calendar(tmp_path: Path) -> None:
    """The stamp is the publication's day and no clock's."""
    publication = published(examples.copy(tmp_path), date(2025, 1, 15))
    content = calendar(duties(publication, 30), publication)
    assert content == calendar(duties(publication, 30), publication)
    stamps = {each["dtstamp"].dt.isoformat() for each in entries(content, "VTODO")}
    assert stamps == {"2025-01-15T00:00:00+00:00"}


def due(root: Path, *words: str) -> list[str]:
    return ["due", "--root", str(root), "--today", "2025-02-21", *words]


def test_text_says_what_and_how_late(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading counts its duties; each has its own line and what is known."""
    assert main(due(examples.copy(tmp_path))) == 0
    out = capsys.readouterr().out
    assert out.startswith("Läget den 21 februari 2025.\n\nUtlovade uppföljningar (1)\n")
    assert "  Utlovad uppföljning av Exempelhemmet: 1 dag sedan\n" in out
    assert "    Senaste dag var 20 februari 2025. Inget resultat är publicerat.\n" in out


def test_an_issue_names_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would call a person or link another issue stands as plain text."""
    root = examples.copy(tmp_path)
    examples.change(root, "namn: Huset @kvarnen *#7*", "content/verksamheter/exempelhemmet.md")
    main(due(root, "--format", "markdown"))
    out = capsys.readouterr().out
    assert r"Huset @<!-- -->kvarnen \*#<!-- -->7\*" in out
    assert "@kvarnen" not in out


def test_json_has_every_key_of_every_duty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads it need not ask whether a key is there."""
    main(due(examples.copy(tmp_path), "--format", "json"))
    told = json.loads(capsys.readouterr().out)
    assert told["today"] == "2025-02-21"
    assert told["duties"][0]["id"] == "uppfoljning-2024-exempelhemmet"
    assert told["duties"][0]["late_days"] == 1
    assert len({tuple(each) for each in told["duties"]}) == 1


def test_the_calendar_on_the_command_line_holds_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has a last day is an entry on that day, what has none a to-do."""
    main(due(examples.copy(tmp_path), "--format", "ics"))
    out = capsys.readouterr().out
    assert [str(each["uid"]) for each in entries(out)] == ["uppfoljning-2024-exempelhemmet@9999.insyn"]
    assert "tillganglighet@9999.insyn" in {str(each["uid"]) for each in entries(out, "VTODO")}


def test_nothing_to_do_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is not an empty answer."""
    root = examples.copy(tmp_path)
    examples.change(root, SETTLED)
    examples.change(root, "tillganglighet:\n  bedomd: 2024-12-01\n  uppfyllelse: helt", MUNICIPALITY)
    (root / "content/verksamheter/hemtjansten.md").unlink()
    main(["due", "--root", str(root), "--today", "2024-12-20"])
    assert capsys.readouterr().out == "Läget den 20 december 2024.\nIngenting väntar.\n"


def test_a_faulty_file_is_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of all others is still to be had."""
    root = examples.copy(tmp_path)
    examples.change(root, "ar: 2023")
    assert main(due(root)) == 0
    said = capsys.readouterr()
    assert examples.REPORT in said.err
    assert "Utlovad uppföljning" not in said.out


def test_an_unreadable_profile_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it nothing can be said of anything."""
    root = examples.copy(tmp_path)
    (root / MUNICIPALITY).write_text("namn: [", "utf-8")
    assert main(due(root)) == 1
    assert "insyn check" in capsys.readouterr().err


def test_days_are_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    """A month in words is asked about in Swedish."""
    with pytest.raises(SystemExit):
        main(["due", "--within", "en månad"])
    assert "inget antal dagar" in capsys.readouterr().err
