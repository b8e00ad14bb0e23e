"""Judging a draft against its expectation: what is right, too many, missing, and what is a false verdict."""

from typing import Any

import pytest

from tests.import_examples import ASIDE, OPEN, Document, documents
from tests.import_scores import NO_VERDICT, Tally, is_false_verdict, tallies

ALL = documents(OPEN) + documents(ASIDE)


def starting_with(name: str) -> Document:
    return next(document for document in documents(OPEN) if document.path.name.startswith(name))


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.path.name)
def test_the_expectation_itself_is_wholly_right(document: Document) -> None:
    """A draft that says just what is expected has no item too many and none missing."""
    assert {tally.f1 for tally in tallies(document, document.front).values()} == {1.0}
    assert not is_false_verdict(document, document.front, document.expected["tveksamt"])


@pytest.mark.parametrize(
    ("key", "change", "expected"),
    [
        ("avtal", {"avtal": []}, Tally(0, 0, 1)),
        ("diarienummer", {"diarienummer": ["KVN/2024/0311", "KVN/2024/0312"]}, Tally(1, 1, 0)),
        ("underlag", {"underlag": [{"datum": "2024-09-02", "typ": "begaran"}]}, Tally(0, 1, 3)),
        ("fokusomraden", {"fokusomraden": [{"omrade": "dokumentation"}]}, Tally(1, 0, 2)),
        ("nyckeltal", {"nyckeltal": [{"id": "kunder", "varde": "148"}]}, Tally(1, 0, 4)),
        ("nyckeltal", {"nyckeltal": [{"id": "korttidsfranvaro", "varde": "6,5"}]}, Tally(1, 0, 4)),
        ("nyckeltal", {"nyckeltal": [{"id": "kunder", "dolt": "ror_enskilda"}]}, Tally(0, 0, 5)),
        ("atgarder", {"atgarder": [{"typ": "krav", "text": "Något annat."}]}, Tally(0, 1, 3)),
    ],
)
def test_one_difference_is_counted_where_it_is(key: str, change: dict[str, Any], expected: Tally) -> None:
    """Only the changed list loses; decimal commas are read; a hidden figure more is not an error."""
    document = starting_with("1a")
    found = tallies(document, {**document.front, **change})
    assert found.pop(key) == expected
    assert {tally.f1 for tally in found.values()} == {1.0}


def test_a_measure_of_another_kind_is_wrong() -> None:
    """A requirement that is drafted as a recommendation is both missing and too many."""
    document = starting_with("1a")
    first, *others = document.front["atgarder"]
    changed = {**document.front, "atgarder": [{**first, "typ": "rekommendation"}, *others]}
    assert tallies(document, changed)["atgarder"] == Tally(2, 1, 1)


@pytest.mark.parametrize(
    ("name", "verdict", "doubts", "expected"),
    [
        ("1a", "inte-godkand", [], False),
        ("1a", "inte-godkand", ["samlad_bedomning"], False),
        ("1a", "godkand", ["samlad_bedomning"], True),
        ("1a", NO_VERDICT, [], True),
        ("1a", NO_VERDICT, ["samlad_bedomning"], False),
        ("4a", "inte-godkand", [], True),
        ("4a", "inte-godkand", ["samlad_bedomning"], False),
        ("1c", NO_VERDICT, [], False),
    ],
)
def test_a_verdict_is_false_unless_right_or_left_open_with_a_doubt(
    name: str, verdict: str, doubts: list[str], *, expected: bool
) -> None:
    """A verdict that the document only proposes (4a) needs its doubt as well."""
    document = starting_with(name)
    assert is_false_verdict(document, {"samlad_bedomning": verdict}, doubts) is expected


def test_tallies_add_up() -> None:
    """The whole is judged on all documents together."""
    assert Tally(8, 1, 1) + Tally(1, 0, 0) == Tally(9, 1, 1)
    assert Tally(9, 1, 1).f1 == 0.9
    assert Tally().f1 == 1.0
