"""The secrecy gate over invented reports: the quick look hides nothing, and nothing harmless is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.secrecy.homes import find_homes, look_for_homes
from site_builder.secrecy.identities import find_identities, look_for_identities
from site_builder.secrecy.names import find_names, look_for_names
from site_builder.secrecy.telling import find_told, look_for_told
from tests.bench.corpus import Settings, write_corpus
from tests.bench.gate import RULES, milliseconds, subjects_of

FEW = Settings(reports=16, units=12, words=(200, 400))
PLENTY = 20
"""Milliseconds a report: a hundred times what `python -m tests.bench.gate` finds on a busy machine."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a few invented reports."""
    folder = tmp_path_factory.mktemp("tallviken")
    write_corpus(folder, FEW, 1)
    return folder


@pytest.mark.parametrize(
    ("quick", "thorough"),
    [
        (find_told, look_for_told),
        (find_names, look_for_names),
        (find_homes, look_for_homes),
        (find_identities, look_for_identities),
    ],
)
def test_the_quick_look_hides_nothing_in_reports(
    root: Path, quick: Callable[[str], list[object]], thorough: Callable[[str], list[object]]
) -> None:
    """With no screen before them the finders find no more in whole reports."""
    bodies = [subject.source.body for subject in subjects_of(root)]
    assert [body for body in bodies if quick(body) != thorough(body)] == []


def test_the_bench_runs_every_rule_over_every_report(root: Path) -> None:
    """What the bench measures is the gate: all reports, and a cost above nothing."""
    subjects = subjects_of(root)
    assert len(subjects) == FEW.reports
    assert 0 < milliseconds(RULES, subjects, 1) < PLENTY
