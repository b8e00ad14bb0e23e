"""What reports say of each other: numbers, chains, feedback, requirements that stay open."""

from pathlib import Path

import pytest

from site_builder.register import read_register
from tests import examples
from tests.rules.asking import TODAY, found, found_with_keys

EARLIER = "content/rapporter/2023/exempelhemmet.md"
MENDED = "content/rapporter/2023/exempelhemmet-rattad.md"


def with_earlier(folder: Path, keys: str = "") -> Path:
    root = examples.copy(folder)
    examples.add(root, [EARLIER.removeprefix("content/")])
    examples.change(root, keys)
    return root


def with_three(folder: Path) -> Path:
    root = with_earlier(folder)
    examples.add(root, [MENDED.removeprefix("content/")])
    return root


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("diarienummer: [EX/2023/0001]", 1),
        ("diarienummer: [EX/2024/0001, EX/2023/0001]", 1),
        ("diarienummer: [EX/2023/0001]\nfoljer_upp: 2023/exempelhemmet", 0),
        ("diarienummer: [EX/2023/0001]\nersatter: 2023/exempelhemmet", 0),
        ("diarienummer: [EX/2023/0001]\nersatter: 2024/exempelhemmet", 1),
        ("diarienummer: [EX/2023/0002]", 0),
    ],
)
def test_number_leads_to_one_case(keys: str, count: int, tmp_path: Path) -> None:
    """A report that follows up or replaces belongs to the case; the later report is told."""
    findings = found(with_earlier(tmp_path, keys), "dubbelt-diarienummer")
    assert [each.path for each in findings] == [examples.REPORT] * count


def test_chain_of_reports_is_one_case(tmp_path: Path) -> None:
    """What follows up the report that replaced another shares its number."""
    root = with_three(tmp_path)
    examples.change(root, "diarienummer: [EX/2023/0001]\nfoljer_upp: 2023/exempelhemmet-rattad")
    assert read_register(root, TODAY).findings == ()


def test_circle_of_two_is_told_in_both(tmp_path: Path) -> None:
    """Each shows the whole way round; one that only leads into the circle is not in it."""
    root = with_three(tmp_path)
    examples.change(root, "ersatter: 2023/exempelhemmet-rattad", EARLIER)
    findings = found(root, "ersatt-kedja")
    assert [each.path for each in findings] == [MENDED, EARLIER]
    assert "2023/exempelhemmet → 2023/exempelhemmet-rattad → 2023/exempelhemmet." in findings[1].message
    examples.change(root, "ersatter: 2023/exempelhemmet")
    assert [each.path for each in found(root, "ersatt-kedja")] == [MENDED, EARLIER]


@pytest.mark.parametrize(
    "keys",
    [
        "foljer_upp: 2023/saknas",
        "ersatter: 2022/exempelhemmet",
        "handelser:\n  - {datum: 2025-01-10, typ: uppfoljande_mote, rapport: 2025/exempelhemmet}",
    ],
)
def test_report_that_is_not_there_is_told(keys: str, tmp_path: Path) -> None:
    """Wherever it is named."""
    assert len(found(with_earlier(tmp_path, keys), "rapport-okand")) == 1


def test_report_that_cannot_be_read_is_still_there(tmp_path: Path) -> None:
    """Its own faults are told once, in its own file."""
    root = with_earlier(
        tmp_path, "foljer_upp: 2023/exempelhemmet\naterkoppling:\n  - {atgard: 9, status: atgardad}"
    )
    examples.change(root, "typ: okand", EARLIER)
    assert [(each.rule, each.path) for each in read_register(root, TODAY).findings] == [
        ("okant-val", EARLIER)
    ]


@pytest.mark.parametrize(
    ("keys", "still"),
    [
        ("samlad_bedomning: godkand", "åtgärd 1."),
        ("handelser:\n  - {datum: 2025-01-10, typ: bedomning_andrad, till: godkand}", "åtgärd 1."),
        ("handelser:\n  - {datum: 2025-01-16, typ: bedomning_andrad, till: godkand}", ""),
        (
            "samlad_bedomning: godkand\natgarder:\n  - {id: 1, typ: krav, text: Ett.}\n"
            "  - {id: 2, typ: krav, text: Två.}\n  - {id: 3, typ: rekommendation, text: Tre.}\n"
            "handelser:\n  - {datum: 2025-01-10, typ: atgard, atgard: 2, status: delvis_atgardad}",
            "åtgärd 1, 2.",
        ),
        (
            "samlad_bedomning: godkand\n"
            "handelser:\n  - {datum: 2025-01-10, typ: atgard, atgard: 1, status: aterkallad}",
            "",
        ),
        ("samlad_bedomning: godkand\natgarder: []", ""),
        ("samlad_bedomning: ingen", ""),
    ],
)
def test_approval_with_open_requirements_is_told(keys: str, still: str, tmp_path: Path) -> None:
    """By the journal up to today; what is only advised does not count."""
    findings = found_with_keys(tmp_path, "godkand-med-oppna-krav", keys)
    assert [each.message.rpartition(": ")[2] for each in findings] == ([still] if still else [])


def test_feedback_of_a_later_report_closes_requirements(tmp_path: Path) -> None:
    """A re-follow-up says that the requirement is met; while it is a draft, it says nothing."""
    keys = (
        "typ: uppfoljande\nfoljer_upp: 2023/exempelhemmet\naterkoppling:\n  - {atgard: 1, status: atgardad}"
    )
    root = with_earlier(tmp_path, keys)
    event = "handelser:\n  - {datum: 2024-12-01, typ: bedomning_andrad, till: godkand}"
    examples.change(root, event, EARLIER)
    assert found(root, "godkand-med-oppna-krav") == []
    examples.change(root, "utkast: ja")
    assert [each.path for each in found(root, "godkand-med-oppna-krav")] == [EARLIER]


def test_exception_is_used_by_a_rule_on_the_whole_set(tmp_path: Path) -> None:
    """Rules between reports are heard before an exception is called unused."""
    keys = (
        "diarienummer: [EX/2023/0001]\n"
        "undantag:\n  - {regel: dubbelt-diarienummer, skal: Ett ärende., av: Registrator, datum: 2024-12-01}"
    )
    register = read_register(with_earlier(tmp_path, keys), TODAY)
    assert register.findings == ()
    assert register.accepted == {"dubbelt-diarienummer": 1}


@pytest.mark.parametrize("rule", ["personnummer", "datum-i-framtiden", "ingen-sadan-regel"])
def test_exception_that_nobody_can_make_is_told(rule: str, tmp_path: Path) -> None:
    """Locked rules, dated rules and rules that are not there."""
    keys = f"undantag:\n  - {{regel: {rule}, skal: Därför., av: Jurist, datum: 2024-12-01}}"
    assert len(found_with_keys(tmp_path, "undantag-omojligt", keys)) == 1
