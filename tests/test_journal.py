"""Dated events become the state of a measure, a promise and a verdict on a given day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.journal import (
    PromiseState,
    State,
    changes_of,
    last_day_of,
    measure_now,
    promise_now,
    verdict_now,
)
from site_builder.model import Report
from site_builder.model.report import Promise

DAY = date(2025, 6, 1)


def report(**keys: Any) -> Report:
    right = {
        "verksamhet": "x",
        "ar": "2024",
        "typ": "ordinarie",
        "datum": "2024-11-20",
        "fokusomraden": [{"omrade": "kvalitet"}],
        "underlag": [{"datum": "2024-11-06", "typ": "besok"}],
        "samlad_bedomning": "inte-godkand",
        "sammanfattning": "Text.",
        "atgarder": [{"id": "1", "typ": "krav", "text": "Gör.", "senast": "2025-02-20"}],
    }
    return Report.model_validate({key: value for key, value in (right | keys).items() if value is not None})


def measure_event(day: str, status: str) -> dict[str, str]:
    return {"datum": day, "typ": "atgard", "atgard": "1", "status": status}


def state_on(day: date, *events: dict[str, str]) -> State:
    told = report(handelser=list(events)) if events else report()
    return measure_now(told.measures[0], changes_of(told, ()), day).state


def test_measure_without_events_is_open_and_late_after_its_own_day() -> None:
    """A measure is late from the day after its last day."""
    told = report()
    assert measure_now(told.measures[0], (), date(2025, 2, 20)).late_days == 0
    assert measure_now(told.measures[0], (), date(2025, 2, 21)).late_days == 1


def test_measure_without_a_last_day_is_never_late() -> None:
    """Only a measure with a last day of its own can be late."""
    told = report(atgarder=[{"id": "1", "typ": "krav", "text": "Gör."}])
    assert measure_now(told.measures[0], (), date(2099, 1, 1)).late_days == 0


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 1, 9), State.OPEN),
        (date(2025, 1, 10), State.PARTLY),
        (date(2025, 3, 1), State.DONE),
        (date(2025, 4, 1), State.OPEN),
        (date(2025, 5, 1), State.RECALLED),
    ],
)
def test_state_is_the_fold_of_events_up_to_the_day(day: date, state: State) -> None:
    """Later events change earlier states, on their day and not before."""
    events = (
        measure_event("2025-01-10", "delvis_atgardad"),
        measure_event("2025-03-01", "atgardad"),
        measure_event("2025-04-01", "kvarstar"),
        measure_event("2025-05-01", "aterkallad"),
    )
    assert state_on(day, *events) == state
    assert state_on(day, *reversed(events)) == state


def test_re_follow_up_report_closes_a_measure_of_the_report_it_follows() -> None:
    """The feedback of a later report counts from that report's day."""
    later = report(
        typ="uppfoljande",
        foljer_upp="2024/x",
        datum="2025-03-03",
        aterkoppling=[{"atgard": "1", "status": "atgardad", "text": "Planerna följs."}],
    )
    changes = changes_of(report(), [("2025/x", later)])
    before = measure_now(report().measures[0], changes, date(2025, 3, 2))
    after = measure_now(report().measures[0], changes, date(2025, 3, 3))
    assert (before.state, after.state) == (State.OPEN, State.DONE)
    assert (after.late_days, after.since) == (0, date(2025, 3, 3))
    assert after.change is not None
    assert after.change.report == "2025/x"


def promise(**keys: str) -> Promise:
    return Promise.model_validate(keys)


@pytest.mark.parametrize(
    ("keys", "last_day"),
    [
        ({"inom_manader": "3", "raknat_fran": "2024-11-20"}, date(2025, 2, 20)),
        ({"inom_manader": "3", "raknat_fran": "2024-11-30"}, date(2025, 2, 28)),
        ({"inom_manader": "1", "raknat_fran": "2024-12-31"}, date(2025, 1, 31)),
        ({"senast": "2025-05-05"}, date(2025, 5, 5)),
        ({"inom_manader": "3"}, None),
    ],
)
def test_last_day_of_a_promise(keys: dict[str, str], last_day: date | None) -> None:
    """Months are counted by the calendar, and a promise without a start has no last day."""
    assert last_day_of(promise(**keys)) == last_day


def test_promise_without_a_start_is_never_late() -> None:
    """What nobody can count is listed as such."""
    now = promise_now(report(uppfoljning={"inom_manader": "3"}), (), date(2099, 1, 1))
    assert now is not None
    assert (now.state, now.last_day, now.late_days) == (PromiseState.UNKNOWN_DAY, None, 0)


PROMISED = {"inom_manader": "3", "raknat_fran": "2024-11-20"}


def test_promise_waits_is_late_and_is_kept_by_a_meeting() -> None:
    """The promise is late the day after its last day, until something published keeps it."""
    told = report(uppfoljning=PROMISED, handelser=[{"datum": "2025-03-03", "typ": "uppfoljande_mote"}])
    states = [promise_now(told, (), day) for day in (date(2025, 2, 20), date(2025, 2, 21), date(2025, 3, 3))]
    assert [now.state for now in states if now] == [
        PromiseState.WAITING,
        PromiseState.LATE,
        PromiseState.KEPT,
    ]
    assert [now.late_days for now in states if now] == [0, 1, 11]


def test_promise_is_kept_by_a_re_follow_up_report() -> None:
    """A published re-follow-up is the result that was promised."""
    later = report(typ="uppfoljande", foljer_upp="2024/x", datum="2025-02-01")
    now = promise_now(report(uppfoljning=PROMISED), [("2025/x", later)], DAY)
    assert now is not None
    assert (now.state, now.kept_on, now.report, now.late_days) == (
        PromiseState.KEPT,
        date(2025, 2, 1),
        "2025/x",
        0,
    )


def test_verdict_changes_on_the_events_day() -> None:
    """The verdict in force is that of the latest change."""
    told = report(handelser=[{"datum": "2025-03-03", "typ": "bedomning_andrad", "till": "godkand"}])
    assert verdict_now(told, date(2025, 3, 2)) == ("inte-godkand", None)
    assert verdict_now(told, date(2025, 3, 3)) == ("godkand", date(2025, 3, 3))


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from(["atgardad", "kvarstar", "delvis_atgardad"])),
        max_size=6,
    ),
    st.integers(0, 900),
)
def test_events_after_the_day_change_nothing(events: list[tuple[int, str]], on: int) -> None:
    """The state on a day is the same whatever happens later."""
    start = date(2024, 12, 1)
    told = [measure_event((start + timedelta(days=day)).isoformat(), status) for day, status in events]
    earlier = [event for event, (day, _) in zip(told, events, strict=True) if day <= on]
    assert state_on(start + timedelta(days=on), *told) == state_on(start + timedelta(days=on), *earlier)
