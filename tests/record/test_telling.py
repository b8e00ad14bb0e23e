"""What an entry says in words, and what it does not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.publication import Publication
from site_builder.record import Change, Entry
from site_builder.record.telling import Line, lines
from tests import examples
from tests.record.repositories import ID, publication

DAY = date(2025, 2, 4)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return publication(examples.copy(tmp_path_factory.mktemp("kommun")))


def entry(*changes: Change) -> Entry:
    return Entry(2, DAY, "bygge", ("uppgift",), "0" * 64, ID, 2, 1, "f" * 64, changes=changes)


def change(path: str, before: Any = None, after: Any = None, *removed: str) -> Change:
    return Change(tuple(path.split("/")), before, after, removed)


SHOWN, OTHER, HIDDEN = {"varde": "7", "bas": 24}, {"varde": "8.5", "bas": 24}, {"dolt": "under_troskel"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (change("samlad_bedomning", "inte-godkand", "godkand"), "Samlad bedömning: Inte godkänd → Godkänd"),
        (change("samlad_bedomning", "borta", "godkand"), "Samlad bedömning: borta → Godkänd"),
        (change("atgarder/1/lage", "oppen", "atgardad"), "Åtgärd 1: öppen → åtgärdad"),
        (
            change("atgarder/1/senast", "2025-02-20", "2025-03-01"),
            "Åtgärd 1, åtgärdens sista dag: 20 februari 2025 → 1 mars 2025",
        ),
        (
            change("atgarder/1/typ", "rekommendation", "krav"),
            "Åtgärd 1, typ av åtgärd: Rekommendation → Krav",
        ),
        (change("atgarder/3", None, {"typ": "krav", "text": "Städa."}), "Åtgärd 3 tillkom: Städa."),
        (change("atgarder/3", {"typ": "krav", "text": "Städa."}), "Åtgärd 3 togs bort."),
        (
            change("fokusomraden/kvalitet/bedomning", "uppfyller-inte", "uppfyller"),
            "Granskat område Kvalitetsarbete, bedömning av området: Uppfyller inte → Uppfyller",
        ),
        (
            change("nyckeltal/korttidsfranvaro enheten 2024", SHOWN, OTHER),
            "Nyckeltal Korttidsfrånvaro, 2024: 7\u00a0% → 8,5\u00a0%",
        ),
        (
            change("nyckeltal/korttidsfranvaro enheten 2024", None, HIDDEN, "fran"),
            "Nyckeltal Korttidsfrånvaro, 2024: visas inte. Vad som stod tidigare visas inte.",
        ),
        (
            change("nyckeltal/korttidsfranvaro enheten 2024", HIDDEN, SHOWN),
            "Nyckeltal Korttidsfrånvaro, 2024: visas inte → 7\u00a0%",
        ),
        (
            change("nyckeltal/korttidsfranvaro enheten 2024", None, None, "fran", "till"),
            "Nyckeltal Korttidsfrånvaro, 2024 ändrades. Värdena visas inte.",
        ),
        (
            change("urval/2024-11-18 stickprov", None, {"antal": "10", "av": 151}),
            "Urval 18 november 2024, stickprov: 10 av 151",
        ),
        (change("underlag/2024-11-18 stickprov", None, {}), "Underlag 18 november 2024, stickprov tillkom."),
        (change("anmald", True, False), "Anmäld i förväg: ja → nej"),
        (
            change("diarienummer", ["EX/2024/0001"], ["EX/2024/0001", "EX/2024/0002"]),
            "Diarienummer: EX/2024/0001 → EX/2024/0001 och EX/2024/0002",
        ),
        (change("datum", None, "2024-11-20"), "Rapportens datum: 20 november 2024"),
        (change("ansvarig", "Utredare"), "Ansvarig roll togs bort. Där stod: Utredare"),
        (change("ersatt_av", None, "2025/exempelhemmet"), "Ersatt av: 2025/exempelhemmet"),
        (change("brodtext", "a" * 64, "b" * 64), "Rapportens löpande text ändrades."),
        (
            change("handelser/2025-01-10 atgardsplan_inkommen", None, {}),
            "Händelse 10 januari 2025: Åtgärdsplan har kommit in.",
        ),
        (
            change("handelser/2025-01-10 atgardsplan_inkommen", {}),
            "Händelsen 10 januari 2025 togs bort: Åtgärdsplan har kommit in.",
        ),
        (
            change("handelser/2025-02-03 rattelse", None, {"vad": "Dagen.", "skal": "Skrivfel."}),
            "Rättelse 3 februari 2025: Dagen. Skäl: Skrivfel.",
        ),
        (
            change("handelser/2025-02-03 utforarens_svar", None, {"text": "Vi tackar."}),
            "Händelse 3 februari 2025: Utförarens svar.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_change_is_told(seen: Publication, changed: Change, said: str) -> None:
    """In the taxonomy's words, with days, units and numbers as on the pages."""
    assert [line.text for line in lines(entry(changed), seen)] == [said]


def test_a_long_text_is_told_beside(seen: Publication) -> None:
    """A list says that it is new; the report's page shows both."""
    changed = change("sammanfattning", "Förut.", "Nu.")
    assert lines(entry(changed), seen) == [Line("Sammanfattning: ny lydelse.", "Förut.", "Nu.")]


def test_what_matters_most_comes_first_and_nothing_twice(seen: Publication) -> None:
    """A correction, the verdict, the measure; the events that say the same are left out."""
    told = lines(
        entry(
            change("atgarder/1/lage", "oppen", "atgardad"),
            change("atgarder/1/sedan", None, "2025-02-03"),
            change("handelser/2025-02-03 atgard", None, {"atgard": 1, "status": "atgardad"}),
            change("handelser/2025-02-03 bedomning_andrad", None, {"till": "godkand"}),
            change("handelser/2025-02-03 rattelse", None, {"vad": "Dagen.", "skal": "Skrivfel."}),
            change("samlad_bedomning", "inte-godkand", "godkand"),
        ),
        seen,
    )
    assert [line.text for line in told] == [
        "Rättelse 3 februari 2025: Dagen. Skäl: Skrivfel.",
        "Samlad bedömning: Inte godkänd → Godkänd",
        "Åtgärd 1: öppen → åtgärdad",
    ]


@pytest.mark.parametrize(
    ("kind", "origin", "said"),
    [
        ("ny", "bygge", "Rapporten publicerades."),
        ("ny", "journal", "Rapporten är publicerad. Dagen är den senaste som den själv berättar om."),
        ("tillbakadragen", "bygge", "Rapporten drogs tillbaka."),
        ("borttagen", "bygge", "Rapporten är inte längre publicerad."),
        ("aterpublicerad", "bygge", "Rapporten publicerades igen."),
        ("ingaende", "bygge", "Rapporten finns med när loggen börjar om."),
    ],
)
def test_what_is_no_change_is_told(seen: Publication, kind: str, origin: str, said: str) -> None:
    """What happened to the report as a whole."""
    whole = Entry(1, DAY, origin, (kind,), "0" * 64, ID, 1, 1, "f" * 64, changes=None)
    assert lines(whole, seen) == [Line(said)]


def test_a_restart_says_why_and_by_whom(seen: Publication) -> None:
    """The reason stands in the log itself."""
    about = {"skal": "Filen gick sönder.", "av": "Samordnare", "beslutad": "2025-02-03"}
    said = "Loggen börjar om. Skäl: Filen gick sönder. Beslutat av Samordnare den 3 februari 2025."
    assert lines(Entry(1, DAY, "bygge", ("omstart",), "0" * 64, about=about), seen) == [Line(said)]


def test_withdrawal_says_why(tmp_path: Path) -> None:
    """The reason is that of the notice which stands there now."""
    root = examples.copy(tmp_path)
    examples.change(root, "handelser:\n  - {datum: 2025-02-03, typ: tillbakadragen, skal: Fel bilaga.}")
    whole = Entry(2, DAY, "bygge", ("tillbakadragen",), "0" * 64, ID, 2, 1, "f" * 64, changes=None)
    assert lines(whole, publication(root)) == [Line("Rapporten drogs tillbaka. Skäl: Fel bilaga.")]
