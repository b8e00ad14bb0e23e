"""Earlier versions from later ones, and what of them must no longer be seen."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.record.book import Book, Source
from site_builder.record.versions import differences, earlier

DAY = date(2025, 1, 10)
IDS = st.sampled_from(["1", "2", "3"])
WORDS = st.text("ab", max_size=2)
FIGURE = st.builds(lambda n: {"varde": str(n)}, st.integers(0, 3)) | st.just({"dolt": "under_troskel"})
THING = st.dictionaries(st.sampled_from(["text", "lage"]), WORDS)
EVENTS = st.sampled_from(["2025-01-02 rattelse", "2025-01-03 atgard", "2025-01-03 atgard 2"])


def named(key: str, things: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a part of some facts, which is not there where it is empty."""
    return things.map(lambda each: {key: each} if each else {})


FACTS = st.builds(
    lambda *parts: {"rapport": "2024/a", **{key: value for part in parts for key, value in part.items()}},
    named("nyckeltal", st.dictionaries(IDS, FIGURE, max_size=2)),
    named("atgarder", st.dictionaries(IDS, THING, max_size=3)),
    named("handelser", st.dictionaries(EVENTS, THING, max_size=3)),
    named("styrkor", st.lists(WORDS, max_size=2)),
    named("sammanfattning", WORDS),
    st.sampled_from([{}, {"anmald": True}, {"anmald": False}, {"ar": 1}, {"ar": 0}]),
    st.sampled_from([{}, {"atgardsplan": {"begard": True}}, {"atgardsplan": {"begard": "2024-11-20"}}]),
)


def book_of(versions: list[dict[str, Any]]) -> Book:
    """Return a log of one report that said these things, one day after the other."""
    book = Book()
    for number, facts in enumerate(versions):
        book.enter("2024/a", lambda form, said=facts: deepcopy(said), Source("bygge", DAY, f"{number}"))  # type: ignore[misc]
    return book


def shown(versions: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """Return what can be seen of each version, oldest first, after the last of them."""
    log = book_of(versions).closed()
    latest = log.facts["2024/a"]
    found = {**earlier(log.entries, latest), log.entries[-1].version: latest}
    return [json.loads(content)["uppgifter"] if (content := found[n]) else None for n in sorted(found)]


def distinct(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the versions less each that says what the one before it said."""
    return [
        each for place, each in enumerate(versions) if not place or repr(each) != repr(versions[place - 1])
    ]


def tells_hidden(earlier_facts: dict[str, Any], present: dict[str, Any]) -> bool:
    """Say whether a version tells a figure that the present one does not."""
    now = present.get("nyckeltal", {})
    return any(
        "varde" in figure and "varde" not in now.get(key, {})
        for key, figure in earlier_facts.get("nyckeltal", {}).items()
    )


@given(st.lists(FACTS, min_size=1, max_size=5))
def test_every_version_comes_back_unless_it_tells_what_is_hidden_now(versions: list[dict[str, Any]]) -> None:
    """From the latest facts and the changes, each version is proved; one that tells too much is none."""
    said = distinct(versions)
    expected = [None if tells_hidden(each, said[-1]) else each for each in said]
    assert shown(versions) == expected


@given(st.lists(FACTS, min_size=2, max_size=5))
def test_nothing_hidden_is_left_in_the_log(versions: list[dict[str, Any]]) -> None:
    """No line of the log tells a value of a figure that is not shown now, nor the salt of its version."""
    log = book_of(versions).closed()
    now = versions[-1].get("nyckeltal", {})
    for entry in log.entries:
        for change in entry.changes or ():
            if change.path[0] == "nyckeltal" and "varde" not in now.get(change.path[1], {}):
                assert "varde" not in (change.before or {})
                assert "varde" not in (change.after or {})
    said = distinct(versions)
    for entry, facts in zip(log.entries, said, strict=True):
        assert (entry.salt is None) == tells_hidden(facts, said[-1])


def test_a_list_and_a_figure_are_told_whole() -> None:
    """A figure has one value and one base, and is never told by half."""
    before = {"styrkor": ["a"], "nyckeltal": {"k": {"varde": "7", "bas": 100}}}
    after = {"styrkor": ["a", "b"], "nyckeltal": {"k": {"varde": "8", "bas": 100}}}
    assert [change.as_json() for change in differences(before, after)] == [
        {"falt": ["nyckeltal", "k"], "fran": {"varde": "7", "bas": 100}, "till": {"varde": "8", "bas": 100}},
        {"falt": ["styrkor"], "fran": ["a"], "till": ["a", "b"]},
    ]


def test_a_withdrawn_report_has_no_earlier_versions() -> None:
    """Its notice is the only version that can be seen, and no value of the others is in the log."""
    first: dict[str, Any] = {"sammanfattning": "hemligt"}
    second: dict[str, Any] = {"sammanfattning": "mer hemligt"}
    gone: dict[str, Any] = {"rapport": "2024/a", "tillbakadragen": {"datum": "2025-01-10", "skal": "Fel."}}
    assert shown([first, second, gone]) == [None, None, gone]
    lines = b"".join(entry.line() for entry in book_of([first, second, gone]).closed().entries)
    assert b"hemligt" not in lines


def test_a_correction_can_hide_what_stood_before() -> None:
    """What stood before it is gone from all earlier versions; what it says now may be told."""
    event = {"vad": "Sammanfattningen.", "skal": "Pekade ut en person.", "dolj_tidigare": True}
    corrected: dict[str, Any] = {"sammanfattning": "rätt", "handelser": {"2025-01-10 rattelse": event}}
    versions: list[dict[str, Any]] = [
        {"sammanfattning": "hemligt"},
        {"sammanfattning": "hemligare"},
        corrected,
    ]
    assert shown(versions) == [None, None, corrected]
    lines = b"".join(entry.line() for entry in book_of(versions).closed().entries)
    assert b"hemlig" not in lines
    assert "rätt".encode() in lines


def test_a_salt_is_another_for_each_version() -> None:
    """Who knows the present version's salt knows no earlier one's."""
    entries = book_of([{"ar": 1}, {"ar": 2}, {"ar": 1}]).closed().entries
    assert len({entry.salt for entry in entries}) == 3
    assert len({entry.facts for entry in entries}) == 3
