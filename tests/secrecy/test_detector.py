"""How much of the labelled sentences the gate catches, and how often it cries wolf, on every set."""

from collections.abc import Callable
from itertools import chain

import pytest

from site_builder.secrecy.homes import find_homes, look_for_homes
from site_builder.secrecy.identities import find_identities, look_for_identities
from site_builder.secrecy.names import find_names, look_for_names
from site_builder.secrecy.telling import find_told, look_for_told
from tests.secrecy.labelled import (
    FAMILIES,
    NUMBERS,
    Measured,
    Set,
    clients_from,
    every_sentence,
    found_rules,
    measure,
    paraphrases,
    written_after,
)

KINDS = {
    "kunder": FAMILIES["ord-om-kunder"],
    "personal": FAMILIES["ord-om-personal"],
    "händelse": FAMILIES["enskild-handelse"],
    "hälsa": FAMILIES["halsouppgift"],
    "namn": FAMILIES["personnamn"],
    "bostadsadress": FAMILIES["bostadsadress"],
    "epostadress": FAMILIES["epostadress"],
}
SETS: tuple[Set, ...] = ("trim", "test", "oberoende", "tredje")


@pytest.fixture(scope="module", params=SETS)
def measured(request: pytest.FixtureRequest) -> Measured:
    """Return what the gate makes of one of the sets."""
    which: Set = request.param
    return measure(which)


def test_every_identity_number_is_caught(measured: Measured) -> None:
    """Recall on identity numbers is 1.00."""
    assert [missed for missed in measured.missed if missed.partition(":")[0] in NUMBERS] == []


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - NUMBERS))
def test_nearly_all_else_is_caught(measured: Measured, family: str) -> None:
    """Recall is at least 0.95 in every other family."""
    assert measured.recall(family) >= 0.95, measured.missed


def test_few_harmless_sentences_give_an_error(measured: Measured) -> None:
    """At most one false error in a hundred harmless sentences."""
    assert len(measured.false_errors) <= measured.harmless / 100, measured.false_errors


def test_few_harmless_sentences_give_a_warning(measured: Measured) -> None:
    """At most one false warning in twenty-five harmless sentences."""
    assert len(measured.false_warnings) <= measured.harmless / 25, measured.false_warnings


def test_what_is_caught_is_as_serious_as_labelled(measured: Measured) -> None:
    """An error is an error; a function's address outside the municipality's domain is a warning here."""
    assert [wrong for wrong in measured.wrong_severity if "epostadress-oklar" not in wrong] == []


@pytest.mark.parametrize(("kind", "base", "text"), paraphrases())
def test_paraphrases_are_told_apart(kind: str, base: object, text: str) -> None:
    """Sentences of our own are caught as what they are, and harmless ones give nothing."""
    rules = found_rules(text, clients_from(base))
    assert (rules == set()) if kind == "-" else rules & KINDS[kind]


def test_there_are_enough_harmless_paraphrases() -> None:
    """A check that cries wolf is switched off: three in ten of our own sentences are near misses."""
    kinds = [kind for kind, _, _ in paraphrases()]
    assert kinds.count("-") >= len(kinds) * 0.3


@pytest.mark.parametrize("name", written_after())
def test_sentences_written_after_are_caught(name: str) -> None:
    """Of each round, 0.95 of what must be caught is: as what it is, whoever wrote it."""
    telling = [each for each in written_after()[name] if each.families]
    missed = [each.text for each in telling if not each.is_told_apart]
    assert len(missed) <= len(telling) * 0.05, missed


@pytest.mark.parametrize("name", written_after())
def test_harmless_sentences_written_after_are_left_alone(name: str) -> None:
    """Of each round, at most one harmless sentence in twenty-five gives anything."""
    harmless = [each for each in written_after()[name] if not each.families]
    false = [each.text for each in harmless if not each.is_told_apart]
    assert len(false) <= len(harmless) / 25, false


def test_the_quick_look_hides_nothing_told() -> None:
    """With no screen before it the grammar finds no more in any labelled sentence."""
    hidden = [
        text for text, clients in every_sentence() if find_told(text, clients) != look_for_told(text, clients)
    ]
    assert hidden == []


@pytest.mark.parametrize("before", ["## Rubrik\n\n", "- Punkt\n- ", "Är det klart? "])
def test_the_quick_look_hides_nothing_told_among_other_text(before: str) -> None:
    """Nor where a sentence stands under a heading, in a list, or after a question."""
    texts = [(f"{before}{text}\n\nSlutord om lokalerna.", clients) for text, clients in every_sentence()]
    hidden = [text for text, clients in texts if find_told(text, clients) != look_for_told(text, clients)]
    assert hidden == []


@pytest.mark.parametrize(
    ("quick", "thorough"),
    [(find_names, look_for_names), (find_homes, look_for_homes), (find_identities, look_for_identities)],
)
def test_the_quick_look_hides_nobody(
    quick: Callable[[str], list[object]], thorough: Callable[[str], list[object]]
) -> None:
    """With no screen before them the finders find no more in any labelled sentence."""
    assert [text for text, _ in every_sentence() if quick(text) != thorough(text)] == []


def test_every_rule_belongs_to_a_family() -> None:
    """No rule of the gate is left unmeasured."""
    assert {"enskild-handelse-fa", "fornamn"} <= set(chain.from_iterable(FAMILIES.values()))
