"""What stays: the lines of a journal, and every address."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.changes import compare
from site_builder.findings import Finding, Severity
from tests import examples
from tests.pages import made
from tests.rules.asking import placed

TODAY = date(2025, 2, 1)
UNIT = "content/verksamheter/exempelhemmet.md"
RECEIVED = "  - datum: 2024-12-18\n    typ: atgardsplan_inkommen\n"
APPROVED = "  - datum: 2025-01-08\n    typ: atgardsplan_godkand\n    text: Planen gäller till juni.\n"
MEETING = "  - datum: 2025-01-20\n    typ: uppfoljande_mote\n"
CORRECTED = "  - {datum: 2025-01-30, typ: rattelse, vad: Dagen för planen., skal: Fel läst.}\n"
WITHDRAWN = "  - {datum: 2025-01-30, typ: tillbakadragen, skal: Fel verksamhet.}\n"


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return examples.copy(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Path:
    return examples.copy(tmp_path / "after")


def found(before: Path, after: Path, rule: str) -> list[Finding]:
    return [each for each in compare(before, after, TODAY).findings if each.rule == rule]


@pytest.mark.parametrize(
    ("journals", "line", "message"),
    [
        (
            (RECEIVED + APPROVED + MEETING, RECEIVED + MEETING),
            "datum: 2025-01-20",
            "En rad i journalen är borttagen: åtgärdsplanen är godkänd, 8 januari 2025.",
        ),
        (
            (RECEIVED + APPROVED, RECEIVED),
            "datum: 2024-12-18",
            "En rad i journalen är borttagen: åtgärdsplanen är godkänd, 8 januari 2025.",
        ),
        (
            (RECEIVED + APPROVED, RECEIVED + APPROVED.replace("juni", "juli")),
            "Planen gäller till juli.",
            "En rad i journalen är ändrad: åtgärdsplanen är godkänd, 8 januari 2025.",
        ),
        (
            (RECEIVED + APPROVED, RECEIVED.replace("12-18", "12-19") + APPROVED),
            "2024-12-19",
            "En rad i journalen är ändrad: åtgärdsplan har kommit in, 18 december 2024.",
        ),
        (
            (APPROVED, APPROVED.replace("    text: Planen gäller till juni.\n", "")),
            "datum: 2025-01-08",
            "En rad i journalen är ändrad: åtgärdsplanen är godkänd, 8 januari 2025.",
        ),
    ],
)
def test_a_lost_line_is_found_where_it_stood(
    before: Path, after: Path, journals: tuple[str, str], line: str, message: str
) -> None:
    """A changed line at what changed in it, a removed one at the line that took its place."""
    for root, journal in zip((before, after), journals, strict=True):
        examples.change(root, f"handelser:\n{journal}")
    (only,) = found(before, after, "journal-andrad")
    assert (only.message, only.severity) == (message, Severity.ERROR)
    assert placed(after, only) == line


def test_a_journal_that_is_gone_is_found_in_the_file(before: Path, after: Path) -> None:
    """Where no line is left to stand at, the finding stands first in the file."""
    examples.change(before, f"handelser:\n{RECEIVED}{APPROVED}")
    assert [(each.path, each.line) for each in found(before, after, "journal-andrad")] == [
        (examples.REPORT, 1),
        (examples.REPORT, 1),
    ]


@pytest.mark.parametrize(
    "now",
    [
        RECEIVED + APPROVED,
        RECEIVED + APPROVED + MEETING,
        RECEIVED + MEETING + APPROVED,
        RECEIVED + APPROVED.replace("Planen gäller", ">-\n      Planen\n      gäller"),
        MEETING + CORRECTED,
        WITHDRAWN,
    ],
)
def test_a_journal_may_grow_and_be_corrected(before: Path, after: Path, now: str) -> None:
    """New lines, another way of writing the same, and what a new correction or withdrawal explains."""
    examples.change(before, f"handelser:\n{RECEIVED}{APPROVED}")
    examples.change(after, f"handelser:\n{now}")
    assert found(before, after, "journal-andrad") == []


def test_an_old_correction_explains_no_new_change(before: Path, after: Path) -> None:
    """Each change needs a correction of its own."""
    examples.change(before, f"handelser:\n{RECEIVED}{CORRECTED}")
    examples.change(after, f"handelser:\n{CORRECTED}")
    assert len(found(before, after, "journal-andrad")) == 1


def test_a_drafts_journal_is_free(before: Path, after: Path) -> None:
    """Nobody has read it."""
    examples.change(before, f"utkast: ja\nhandelser:\n{RECEIVED}")
    assert found(before, after, "journal-andrad") == []


def test_a_faulty_report_keeps_its_journal(before: Path, after: Path) -> None:
    """A line does not go unseen because the file has another fault, before or after."""
    examples.change(before, f"ar: 2023\nhandelser:\n{RECEIVED}")
    examples.change(after, "samlad_bedomning: finns-inte")
    assert len(found(before, after, "journal-andrad")) == 1


def test_a_secret_in_a_lost_line_is_not_quoted(before: Path, after: Path) -> None:
    """A finding tells the kind and the day, and nothing that somebody wrote."""
    examples.change(before, "handelser:\n  - {datum: Annika Testsson, typ: Bertil Testsson}\n")
    (only,) = found(before, after, "journal-andrad")
    assert only.message == "En rad i journalen är borttagen: en händelse."


def test_a_renamed_unit_leaves_its_address(before: Path, after: Path) -> None:
    """The finding stands in the new file, where the former id can be written."""
    (after / UNIT).rename(after / "content/verksamheter/solgarden.md")
    examples.change(after, "verksamhet: solgarden")
    (only,) = found(before, after, "adress-forsvinner")
    assert "/verksamheter/exempelhemmet/" in only.message
    assert only.path == "content/verksamheter/solgarden.md"
    assert placed(after, only) == "namn: Exempelhemmet"


def test_a_former_id_leads_on(before: Path, after: Path) -> None:
    """With `tidigare_id` no address disappears."""
    (after / UNIT).rename(after / "content/verksamheter/solgarden.md")
    examples.change(after, "verksamhet: solgarden")
    examples.change(after, "tidigare_id: [exempelhemmet]", "content/verksamheter/solgarden.md")
    assert found(before, after, "adress-forsvinner") == []


def test_a_forgotten_former_id_is_found(before: Path, after: Path) -> None:
    """An address that led on must go on leading."""
    examples.change(before, "tidigare_id: [gamla-hemmet]", UNIT)
    (only,) = found(before, after, "adress-forsvinner")
    assert "/verksamheter/gamla-hemmet/" in only.message
    assert only.path == UNIT


def test_a_removed_report_leaves_its_address(before: Path, after: Path) -> None:
    """The finding names the file that must come back."""
    (after / examples.REPORT).unlink()
    (only,) = found(before, after, "adress-forsvinner")
    assert (only.path, only.line, only.severity) == (examples.REPORT, 1, Severity.WARNING)
    assert "/rapporter/2024/exempelhemmet/" in only.message


@pytest.mark.parametrize("keys", ["utkast: ja", "publiceras: 2025-03-01"])
def test_a_report_that_is_taken_back_leaves_its_address(before: Path, after: Path, keys: str) -> None:
    """The finding stands at the key that hides it."""
    examples.change(after, keys)
    (only,) = found(before, after, "adress-forsvinner")
    assert placed(after, only) == keys


def test_a_withdrawn_or_faulty_report_keeps_its_address(before: Path, after: Path) -> None:
    """A notice stands there, or the page as it was until the fault is mended."""
    examples.change(after, f"handelser:\n{WITHDRAWN}")
    assert found(before, after, "adress-forsvinner") == []
    examples.change(after, "ar: 2023")
    assert found(before, after, "adress-forsvinner") == []


def test_a_renamed_service_leaves_its_address(before: Path, after: Path) -> None:
    """Its page goes by its id in the taxonomy, and the finding stands at the list of services."""
    taxonomy = after / "content/_profil/taxonomi.yml"
    taxonomy.write_text(taxonomy.read_text("utf-8").replace("  hemtjanst:", "  hemtjanster:"), "utf-8")
    examples.change(after, "tjanst: hemtjanster", "content/verksamheter/hemtjansten.md")
    (only,) = found(before, after, "adress-forsvinner")
    assert "/tjanster/hemtjanst/" in only.message
    assert placed(after, only) == "tjanster:"


def test_pages_and_pictures_keep_their_addresses(before: Path, after: Path) -> None:
    """What others link to is more than reports."""
    for root, name in ((before, "gammal"), (after, "ny")):
        (root / "content/om").mkdir(exist_ok=True)
        (root / f"content/om/{name}.md").write_text("# Sida\n", "utf-8")
        (root / f"content/{name}.png").write_bytes((examples.BESIDE / "bilder/timmar.png").read_bytes())
    messages = [each.message for each in found(before, after, "adress-forsvinner")]
    assert ["/gammal.png" in messages[0], "/om/gammal/" in messages[1], len(messages)] == [True, True, 2]


def test_a_municipality_may_make_it_an_error(before: Path, after: Path) -> None:
    """What weighs how much is the municipality's to decide."""
    (after / examples.REPORT).unlink()
    examples.change(after, "regler: {adress-forsvinner: fel}", "content/_profil/kommun.yml")
    (only,) = found(before, after, "adress-forsvinner")
    assert only.severity is Severity.ERROR


def test_new_things_lose_nothing(before: Path, after: Path) -> None:
    """A proposal that only adds has no finding."""
    made.add_second_report(after)
    assert compare(before, after, TODAY).findings == ()
