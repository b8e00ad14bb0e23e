"""What one report says of itself: numbers, days, laws and serious defects."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.findings import Severity
from tests import examples
from tests.rules.asking import found, found_with_keys, placed


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("diarienummer: [EX/2024/0001]", 0),
        ("diarienummer: [EX/2024/0001, EX/2024/1]", 1),
        ("diarienummer: [EX/2024/00012]", 1),
        ("diarienummer: [ex/2024/0001]", 1),
        ("diarienummer: [SON/2024/0001]", 1),
        ("diarienummer: [EX/202４/0001]", 1),
    ],
)
def test_case_number_has_the_municipalitys_form(keys: str, count: int, tmp_path: Path) -> None:
    """Every digit and sign, and nothing round it."""
    assert len(found_with_keys(tmp_path, "diarienummer-form", keys)) == count


@pytest.mark.parametrize(
    ("patterns", "number", "count"),
    [
        ("[]", "vad som helst", 0),
        ("[AB##, CD-#]", "CD-1", 0),
        ("[CD–#]", "CD—1", 0),
        ("[A.#]", "AX1", 1),
    ],
)
def test_patterns_are_the_municipalitys(patterns: str, number: str, count: int, tmp_path: Path) -> None:
    """None asks for nothing, any of several will do, dashes are alike, and other signs are themselves."""
    root = examples.copy(tmp_path)
    examples.change(root, f"diarienummer_monster: {patterns}", "content/_profil/kommun.yml")
    examples.change(root, f"diarienummer: [{number}]")
    assert len(found(root, "diarienummer-form")) == count


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("avtal: [EX 22-1]", "EX 22-1]"),
        ("atgarder:\n  - {id: 1, typ: krav, text: Ett., avtal: EX2022-1}", "EX2022-1}"),
        ("atgardsplan: {begard: ja, avtal: EX 2022}", ""),
        ("atgardsplan: {begard: true, avtal: EX 2022}", "EX 2022}"),
    ],
)
def test_contract_number_is_checked_wherever_it_stands(keys: str, place: str, tmp_path: Path) -> None:
    """In the report, a measure and the plan; what the model refuses waits."""
    findings = found_with_keys(tmp_path, "avtalsnummer-form", keys)
    assert [placed(tmp_path, each) for each in findings] == ([place] if place else [])


def test_contract_number_of_a_unit_is_checked(tmp_path: Path) -> None:
    """Dashes of every kind are one."""
    root = examples.copy(tmp_path)
    file = "content/verksamheter/exempelhemmet.md"
    examples.change(root, "avtal:\n  - nummer: EX 2022–1\n  - nummer: EX 2022/1", file)
    assert [placed(root, each) for each in found(root, "avtalsnummer-form")] == ["EX 2022/1"]


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("uppfoljning: {senast: 2024-11-20}", 0),
        ("uppfoljning: {senast: 2024-11-19}", 1),
        ("uppfoljning: {inom_manader: 3, raknat_fran: 2024-11-19}", 1),
        ("uppfoljning: {inom_manader: 3}", 0),
        ("atgarder:\n  - {id: 1, typ: krav, text: Ett., senast: 2024-11-19}", 1),
        ("datum:\ndatum_saknas: Odaterad.\nuppfoljning: {senast: 2023-11-19}", 0),
        ("ersatter: 2023/exempelhemmet\nuppfoljning: {inom_manader: 3, raknat_fran: 2024-10-01}", 0),
    ],
)
def test_deadline_is_not_before_the_report(keys: str, count: int, tmp_path: Path) -> None:
    """The report's own day is early enough; without one, or in its stead, nothing can be said."""
    assert len(found_with_keys(tmp_path, "uppfoljning-fore-beslut", keys)) == count


def test_earlier_start_can_be_excepted(tmp_path: Path) -> None:
    """Some count from the meeting, and say so."""
    keys = (
        "uppfoljning: {inom_manader: 3, raknat_fran: 2024-11-18, grund: mötet}\n"
        "undantag:\n  - {regel: uppfoljning-fore-beslut, skal: Från mötet., av: Jurist, datum: 2024-12-01}"
    )
    assert found_with_keys(tmp_path, "uppfoljning-fore-beslut", keys) == []
    assert found(tmp_path, "oanvant-undantag") == []


@pytest.mark.parametrize(
    ("day", "law", "count"),
    [
        ("2025-06-30", "sol-2001-3-3", 0),
        ("2025-07-01", "sol-2001-3-3", 1),
        ("2025-06-30", "sol-2025-5", 1),
        ("2025-07-01", "sol-2025-5", 0),
    ],
)
def test_law_is_in_force_on_the_reports_day(day: str, law: str, count: int, tmp_path: Path) -> None:
    """From its first day to its last."""
    keys = f"datum: {day}\nlagrum: [{law}]\nuppfoljning: {{senast: 2025-12-01}}"
    assert len(found_with_keys(tmp_path, "lagrum-galler-inte", keys, date(2026, 1, 1))) == count


def test_law_without_an_end_is_said_to_go_on(tmp_path: Path) -> None:
    """The cure names its days in words."""
    (finding,) = found_with_keys(tmp_path, "lagrum-galler-inte", "lagrum: [sol-2025-5]")
    assert finding.hint.startswith("5 kap. SoL gäller från och med 2025-07-01.")


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (("2024-12-01", "2024-12-01", "2025-01-02"), []),
        (("2025-01-02", "2024-12-01", "2025-01-01"), ["2024-12-01"]),
        (("2025-01-03", "2025-01-02", "2025-01-01"), ["2025-01-02", "2025-01-01"]),
    ],
)
def test_events_stand_in_the_order_of_their_days(
    days: tuple[str, ...], wrong: list[str], tmp_path: Path
) -> None:
    """Two of one day may stand either way."""
    keys = "handelser:\n" + "".join(f"  - datum: {day}\n    typ: ivo_anmalan\n" for day in days)
    findings = found_with_keys(tmp_path, "handelse-ordning", keys)
    assert [placed(tmp_path, each) for each in findings] == wrong


SERIOUS_KEYS = "datum: {day}\nuppfoljning: {{senast: 2027-01-01}}\nsammanfattning: {text}"


@pytest.mark.parametrize(
    "text",
    [
        "Det fanns allvarliga brister.",
        "Allvarliga brister fanns.",
        "En allvarlig brist fanns.",
        "Den allvarliga bristen är kvar.",
        "De allvarliga bristerna är kvar.",
        "De allvarligaste bristernas orsak är känd.",
        "Det fanns allvarliga och upprepade brister.",
        "Inga avvikelser fanns, men allvarliga brister i bemanningen.",
        "Inga allvarliga brister fanns förra året. Nu finns allvarliga brister.",
    ],
)
def test_serious_defects_ask_for_a_report_to_the_inspectorate(text: str, tmp_path: Path) -> None:
    """Every form of the words, at their place."""
    keys = SERIOUS_KEYS.format(day="2026-01-01", text=text)
    (finding,) = found_with_keys(tmp_path, "ivo-anmalan-saknas", keys, date(2026, 2, 1))
    assert (
        placed(tmp_path, finding)
        .casefold()
        .startswith("allvarliga" if "allvarliga" in text.casefold() else "allvarlig")
    )


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-12-31", "Det fanns allvarliga brister."),
        ("2026-01-01", "Det fanns inga allvarliga brister."),
        ("2026-01-01", "Uppföljningen visade inte några allvarliga brister."),
        ("2026-01-01", "Kommunen fann inte vid besöket några allvarliga brister."),
        ("2026-01-01", "Arbetet sker utan allvarliga brister."),
        ("2026-01-01", "Det fanns brister, men läget är inte allvarligt."),
        ("2026-01-01", "Rutinerna är allvarligt bristfälliga."),
        ("2026-01-01", "Allvarliga händelser och brister följs upp."),
    ],
)
def test_near_miss_of_serious_defects_is_not_told(day: str, text: str, tmp_path: Path) -> None:
    """Before the law, where they are denied, or where something else is serious."""
    keys = SERIOUS_KEYS.format(day=day, text=f'"{text}"')
    assert found_with_keys(tmp_path, "ivo-anmalan-saknas", keys, date(2026, 2, 1)) == []


def test_serious_defects_are_found_in_measures_areas_and_prose(tmp_path: Path) -> None:
    """One is enough to ask; the first is told."""
    root = examples.copy(tmp_path)
    examples.change(root, SERIOUS_KEYS.format(day="2026-01-01", text="Kort."))
    examples.change_body(root, "## Bedömning\n\nDe *allvarliga bristerna* är kvar.\n")
    (finding,) = found(root, "ivo-anmalan-saknas", date(2026, 2, 1))
    assert placed(root, finding) == "allvarliga bristerna* är kvar."
    examples.change(root, "atgarder:\n  - {id: 1, typ: krav, text: Åtgärda allvarliga brister.}")
    (finding,) = found(root, "ivo-anmalan-saknas", date(2026, 2, 1))
    assert placed(root, finding) == "allvarliga brister.}"


def test_service_without_permit_asks_for_no_report(tmp_path: Path) -> None:
    """The law is about operations that need a permit."""
    root = examples.copy(tmp_path)
    examples.change(root, SERIOUS_KEYS.format(day="2026-01-01", text="Allvarliga brister fanns."))
    examples.change(root, "verksamhet: hemtjansten")
    assert found(root, "ivo-anmalan-saknas", date(2026, 2, 1)) == []


def test_closing_report_promises_no_re_follow_up(tmp_path: Path) -> None:
    """There is nothing left to follow up."""
    assert len(found_with_keys(tmp_path, "uppfoljning-saknas", "uppfoljning:")) == 1
    examples.change(tmp_path, "typ: avslut")
    assert found(tmp_path, "uppfoljning-saknas") == []


def test_secrecy_review_can_be_made_to_stop_publishing(tmp_path: Path) -> None:
    """A municipality may demand it; a draft need not have it yet."""
    root = examples.copy(tmp_path)
    examples.change(root, "regler: {sekretessprovning-saknas: fel}", "content/_profil/kommun.yml")
    examples.change(root, "sekretessprovad:")
    assert [each.severity for each in found(root, "sekretessprovning-saknas")] == [Severity.ERROR]
    examples.change(root, "utkast: ja")
    assert found(root, "sekretessprovning-saknas") == []
