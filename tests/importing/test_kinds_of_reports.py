"""How municipalities write: what a short text of each kind becomes, value by value."""

import time
from typing import Any

import pytest
import yaml

from site_builder.importing import import_document
from site_builder.importing.blocks import Block, Read
from site_builder.importing.recognising.figure_tables import labelled_values
from site_builder.importing.recognising.measures import find_measures
from site_builder.importing.recognising.outline import outline_of
from tests.importing.drafts import TODAY, register

HEAD = "# Uppföljning av Solrosgården 2024\n\nDnr: KVN/2024/0311\n\nDatum: 2024-11-28\n\n"


def front_of(text: str, name: str = "a.md") -> dict[str, Any]:
    drafted = import_document(name, text.encode(), register(), TODAY).text
    front: dict[str, Any] = yaml.load(drafted.split("---\n")[1], yaml.BaseLoader)
    return front


def measures_of(text: str) -> list[tuple[str | None, str, str | None]]:
    found = front_of(HEAD + text).get("atgarder", [])
    return [(each.get("typ"), each["text"], each.get("senast")) for each in found]


def figures_of(text: str) -> list[tuple[str, str, str | None]]:
    found = front_of(HEAD + text).get("nyckeltal", [])
    return [(each["id"], each.get("varde", "dolt"), each.get("period")) for each in found]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("## Det här behöver verksamheten göra\n\n- Revidera rutinen", [("krav", "Revidera rutinen", None)]),
        (
            "## Det här kan verksamheten tänka på\n\n- Fler svar på enkäten",
            [("rekommendation", "Fler svar på enkäten", None)],
        ),
        ("## Bedömning\n\nKrav 1: Planer följs upp.", [("krav", "Planer följs upp.", None)]),
        (
            "## Åtgärder\n\n**Brist 1**\n\nUtföraren ska ha en rutin.",
            [("krav", "Utföraren ska ha en rutin.", None)],
        ),
        (
            "## Resultat\n\nInspektören begär att rutinen ses över. "
            "Nämnden rekommenderar att chefen utbildas.",
            [
                ("krav", "Inspektören begär att rutinen ses över.", None),
                ("rekommendation", "Nämnden rekommenderar att chefen utbildas.", None),
            ],
        ),
        (
            "## Resultat\n\n| Krav | Bedömning | Åtgärd | Senast |\n|-|-|-|-|\n"
            "| Aktuell plan | Delvis | Komplettera planerna med mål | 2025-01-31 |\n"
            "| Kontaktperson | Uppfylls | – | |\n",
            [("krav", "Komplettera planerna med mål", "2025-01-31")],
        ),
        (
            "## Avvikelse 1\n\nIakttagelse: Ingen kontroll gjord. Åtgärd: Utföraren ska göra en kontroll.",
            [("krav", "Utföraren ska göra en kontroll.", None)],
        ),
        ("## Bedömning\n\nDärför ska ni\n\n- mäta kontinuiteten", [("krav", "mäta kontinuiteten", None)]),
        (
            "## Krav\n\nUtföraren ska ha en rond. Rättelse ska vara gjord senast den 15 januari 2025.",
            [
                (
                    "krav",
                    "Utföraren ska ha en rond. Rättelse ska vara gjord senast den 15 januari 2025.",
                    "2025-01-15",
                )
            ],
        ),
        (
            "## Brister\n\n| Brist | Det här ska göras | Krav/Rek. | Klart |\n|-|-|-|-|\n"
            "| Skåpet stod olåst. | Se till att skåpet är låst. | Krav | 2024-12-06 |\n"
            "| Handledning ges sällan. | Överväg tätare handledning. | Rek. | – |\n",
            [
                ("krav", "Se till att skåpet är låst.", "2024-12-06"),
                ("rekommendation", "Överväg tätare handledning.", None),
            ],
        ),
        (
            "## Avvikelser\n\n| Brist | Krav | Klart |\n|-|-|-|\n"
            "| Skåpet stod olåst. | Skåpet ska vara låst. | 2024-12-06 |\n",
            [("krav", "Skåpet ska vara låst.", "2024-12-06")],
        ),
        (
            "## Tid och plats\n\n| Datum | Aktivitet |\n|-|-|\n| 2024-09-02 | Informationsbrev |\n"
            "| 2024-10-05 | Besök på boendet |\n",
            [],
        ),
        (
            "## Att göra\n\n- Planen ska ses över (krav). Klart senast den 31 januari 2025.",
            [("krav", "Planen ska ses över. Klart senast den 31 januari 2025.", "2025-01-31")],
        ),
        (
            "## Åtgärder\n\nKrav 1. Varje plan ska ha ett datum för nästa uppföljning.",
            [("krav", "Varje plan ska ha ett datum för nästa uppföljning.", None)],
        ),
        ("## Åtgärder från förra uppföljningen\n\n- Rutinen ska uppdateras (krav).", []),
        ("## Åtgärder\n\nGranskningen föranleder inga krav. Förvaltningen återkommer med tid för möte.", []),
    ],
)
def test_measures_in_many_forms(text: str, measures: list[tuple[str | None, str, str | None]]) -> None:
    """Headings, names, tables and sentences tell what is asked for, of which kind and until when."""
    assert measures_of(text) == measures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Platser: 54. Kunder: 52.", [("platser", "54", None), ("kunder", "52", None)]),
        (
            "| Nyckeltal | 2023 | 2024 | Mål |\n|-|-|-|-|\n| Antal boende | 50 | 52 | 54 |\n",
            [("kunder", "50", "2023"), ("kunder", "52", "2024")],
        ),
        (
            "| Platser | Kunder | Tillsvidareanställda |\n|-|-|-|\n| 54 | 52 | 48 |\n",
            [("platser", "54", None), ("kunder", "52", None), ("tillsvidareanstallda", "48", None)],
        ),
        (
            "Nyckeltal 2023 2024\n\nKunder, 1 december 50 52\n\nBeställd tid, timmar 6 240 6 815",
            [
                ("kunder", "50", "2023"),
                ("kunder", "52", "2024"),
                ("bestalld-tid", "6240", "2023"),
                ("bestalld-tid", "6815", "2024"),
            ],
        ),
        (
            "Nyckeltal 2023 2024 Kunder 50 52 Platser 54 56",
            [
                ("kunder", "50", "2023"),
                ("kunder", "52", "2024"),
                ("platser", "54", "2023"),
                ("platser", "56", "2024"),
            ],
        ),
        ("Nyckeltal 2022 2023 2024\n\nBeställd tid 6 240 6 815", []),
        ("PLATSER 40\n\nINSKRIVNA DELTAGARE 34", [("platser", "40", None), ("kunder", "34", None)]),
        ("Platser 40", []),
        ("Platser 40, deltagare 36.", [("platser", "40", None), ("kunder", "36", None)]),
        (
            "Nyckeltal 2023 2024 Mål 2024\n\nKunder 50 52 54\n\nPlatser 55 56 58",
            [
                ("kunder", "50", "2023"),
                ("kunder", "52", "2024"),
                ("platser", "55", "2023"),
                ("platser", "56", "2024"),
            ],
        ),
        ("| Kunder | 50 | 52 |\n|-|-|-|\n| Platser | 54 | 56 |\n", []),
        (
            "| 54 platser | 52 boende | Fast anställda 48 |\n|-|-|-|\n",
            [("platser", "54", None), ("kunder", "52", None), ("tillsvidareanstallda", "48", None)],
        ),
        (
            "| 54 | 52 | 48 |\n|-|-|-|\n| platser | boende | fast anställda |\n",
            [("platser", "54", None), ("kunder", "52", None), ("tillsvidareanstallda", "48", None)],
        ),
        ("Bemanning 3\n\nPlatser 4\n\nKunder 15", []),
        ("Boendet hade i mars 2024 42 kunder.", [("kunder", "42", None)]),
        (
            "Boendet har 52 kunder. Under 2024 har 26 avvikelser rapporterats, jämfört med 31 under 2023.",
            [("kunder", "52", None), ("avvikelser", "26", "2024"), ("avvikelser", "31", "2023")],
        ),
        ("Klagomålen under 2024 har varit två.", [("klagomal", "dolt", "2024")]),
        ("88 medarbetare är tillsvidareanställda.", [("tillsvidareanstallda", "88", None)]),
    ],
)
def test_figures_in_many_forms(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    """Labels, columns of years, turned tables and sentences; a target is no figure, and a year is none."""
    assert figures_of(f"## Nyckeltal\n\n{text}") == figures


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("☐ Godkänd ☒ Godkänd med anmärkning ☐ Inte godkänd", "godkand-med-anmarkning"),
        ("[ ] Godkänd [x] Inte godkänd", "inte-godkand"),
        ("☐ Godkänd ☐ Inte godkänd", "ingen-samlad-bedomning"),
        ("Godkänd / Inte godkänd", "ingen-samlad-bedomning"),
        ("Samlad bedömning: gul. Grön = godkänd, gul = godkänd med anmärkning.", "godkand-med-anmarkning"),
        ("Samlad bedömning: gul.", "ingen-samlad-bedomning"),
        ("Grön = godkänd, röd = inte godkänd.", "ingen-samlad-bedomning"),
        ("Solrosgården är godkänd.", "godkand"),
        ("Köket är godkänt.", "ingen-samlad-bedomning"),
        ("Bedömningen är att maten är godkänd.", "ingen-samlad-bedomning"),
        ("- Godkänd\n- Godkänd med anmärkning\n- Inte godkänd", "ingen-samlad-bedomning"),
        ("**Inte godkänd**", "inte-godkand"),
        ("Solrosgården godkänns under förutsättning att ronden görs.", "ingen-samlad-bedomning"),
        (
            "| Område | Samlad bedömning |\n|-|-|\n| Kost | Godkänd |\n| Plan | Inte godkänd |",
            "ingen-samlad-bedomning",
        ),
    ],
)
def test_verdicts_that_are_ticked_coloured_or_said(text: str, verdict: str) -> None:
    """A form and an explained colour tell as much as a sentence; a scale's explanation tells nothing."""
    assert front_of(f"{HEAD}## Samlad bedömning\n\n{text}")["samlad_bedomning"] == verdict


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("## Anledning\n\nGranskningen görs med anledning av en anmälan.", "typ", "handelsestyrd"),
        ("## Anledning\n\nTillsynen gjordes efter att flera klagomål hade inkommit.", "typ", "handelsestyrd"),
        ("## Resultat\n\nRutinen ändrades efter en anmälan.", "typ", "ordinarie"),
        ("Protokollsdatum: 2024-12-03", "datum", "2024-12-03"),
        ("## Fortsatt\n\nSänd oss en åtgärdsplan före jul.", "atgardsplan", {"begard": "true"}),
        (
            "## Fortsatt\n\nNytt möte hålls inom tre månader från detta brevs datum.",
            "uppfoljning",
            {"inom_manader": "3", "raknat_fran": "2024-11-28", "grund": "rapportens datum"},
        ),
        (
            "## Fortsatt\n\nUppföljning av kraven sker den 20 mars 2025.",
            "uppfoljning",
            {"senast": "2025-03-20"},
        ),
        ("## Fortsatt\n\nÅtgärderna stäms av den 9 oktober 2025.", "uppfoljning", {"senast": "2025-10-09"}),
    ],
)
def test_occasion_day_plan_and_promise(text: str, key: str, value: object) -> None:
    """An event that is the cause, the document's own day, a plan that is asked for, and what comes next."""
    assert front_of(HEAD + text)[key] == value


def test_notes_of_a_meeting_that_follows_up() -> None:
    """What the headings over everything else call a document tells its kind."""
    text = (
        "# KRÅKVIKENS KOMMUN\n\n## Anteckningar från uppföljande möte\n\nDatum: 2024-11-28\n\nSolrosgården\n"
    )
    assert front_of(text)["typ"] == "uppfoljande"


def test_review_of_own_controls_is_a_review() -> None:
    """Who reviews papers, the unit's own controls among them, has made no own control."""
    found = front_of(f"{HEAD}## Underlag\n\n- 2024-10-15: Granskning av rutiner och egenkontroller\n")
    assert [each["typ"] for each in found["underlag"]] == ["granskning"]


def test_a_table_in_one_text_is_no_prose() -> None:
    """Years and numbers that ran together, and cannot be parted, are neither figures nor sentences."""
    flat = "Jämfört 2023 2024 Avvikelser 17 21 12 Kunder 33 Platser 35 Tillsvidareanställda 41"
    assert figures_of(f"## Nyckeltal\n\n{flat}") == []
    assert (
        flat not in import_document("a.md", f"{HEAD}## Nyckeltal\n\n{flat}".encode(), register(), TODAY).text
    )


def test_nothing_later_than_the_report_is_its_basis() -> None:
    """A day after the document's own is a doubt, whatever is said to be done on it."""
    text = f"{HEAD}## Underlag\n\n- 2024-10-15: Besök\n- 2025-01-31: Egenkontroll\n"
    assert [each["datum"] for each in front_of(text)["underlag"]] == ["2024-10-15"]
    doubts = import_document("a.md", text.encode(), register(), TODAY).doubts
    assert any(doubt.key == "underlag" and "Egenkontroll" in doubt.read for doubt in doubts)


def test_a_row_that_lacks_a_cell_is_a_doubt() -> None:
    """A page's row whose cells ran together gives no measure, since its text may be another column's."""
    head, row = ("Brist", "Åtgärd", "Klart"), ("Planer saknas Upprätta planer", "2025-01-31")
    rows = tuple(
        Block("row", " ".join(own), "sidan 1", cells=own, lefts=(40.0, 200.0, 300.0)[: len(own)], table=1)
        for own in (head, row)
    )
    profile = register().profile
    assert profile is not None
    found, doubts = find_measures(outline_of(Read(rows)), profile.taxonomy, None)
    assert (found, doubts[0].reason) == ([], "atgard-omarkt")


def test_years_stand_over_their_own_columns() -> None:
    """A page's first row with nothing over the labels begins at the second column, by its place."""
    cells = (("2024", "2023"), ("Kunder", "36", "31"), ("Platser", "40", "38"))
    lefts = ((210.0, 300.0), (40.0, 212.0, 302.0), (40.0, 212.0, 302.0))
    rows = tuple(
        Block("row", " ".join(own), "sidan 1", cells=own, lefts=at, table=1)
        for own, at in zip(cells, lefts, strict=True)
    )
    found = [(each.label, each.value, each.over) for each in labelled_values(outline_of(Read(rows)))]
    assert found[:2] == [("Kunder", "36", "2024"), ("Kunder", "31", "2023")]


def test_front_matter_of_a_text_is_read() -> None:
    """A Markdown file's own keys are labels like those of a table."""
    front = front_of("---\ndatum: 2024-11-28\ndnr: KVN/2024/0477\n---\n\n# Uppföljning av Solrosgården\n")
    assert (front["datum"], front["diarienummer"]) == ("2024-11-28", ["KVN/2024/0477"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Vid besöket visade Gunvald Påhittlund oss runt.",
        "Enligt Ylvali Uppdiktén fungerar rutinerna.",
        "Tre avvikelser rör läkemedel.",
        "En lex Sarah-rapport har upprättats.",
        "Klagomålen var två.",
        "Det har inkommit ett klagomål om bemötande.",
        "Synpunkter: 3 st, alla från samma håll.",
        "PÅHITTLUND, GUNVALD är ansvarig.",
    ],
)
def test_a_stranger_and_a_few_events_are_left_out(sentence: str) -> None:
    """A name that no list has, and events among nobody knows how many, do not reach the draft."""
    text = f"{HEAD}## Resultat\n\nRutinerna är kända. {sentence}\n"
    drafted = import_document("a.md", text.encode(), register(), TODAY).text
    assert "Rutinerna är kända." in drafted
    assert sentence not in drafted


@pytest.mark.parametrize("line", ["2024-" * 10_000, "1" * 50_000, "a@" * 10_000])
def test_a_long_line_takes_no_long_time(line: str) -> None:
    """No expression goes through a line once for each of its letters."""
    start = time.process_time()
    front_of(f"Uppföljning 2024\n\n{line}\n", "a.txt")
    assert time.process_time() - start < 6
