"""What a proposal changes in meaning: every kind of change, and nothing that is hidden."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.changes import Change, Kind, compare
from site_builder.editing.change_list import FORMS, as_markdown, as_text
from site_builder.model import Report, Unit
from site_builder.wording import load
from tests import examples
from tests.pages import made

TODAY = date(2025, 1, 15)
UNIT = "content/verksamheter/exempelhemmet.md"
FIRST = "  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, avtal: EX 2022-1}\n"
SECOND = "  - {id: 2, typ: rekommendation, text: Introduktionen bör skrivas ned., omrade: kvalitet}\n"
BOTH = f"atgarder:\n{FIRST}{SECOND}"
DONE = "handelser:\n  - {datum: 2025-01-10, typ: atgard, atgard: 1, status: atgardad}\n"
HOURS = "nyckeltal:\n  - {id: bestalld-tid, %s, omfattning: enheten, period: 2024-03}\n"
MARCH = "uppfoljning: {senast: 2025-03-01}"
DAYS = (date(2025, 2, 20), date(2025, 3, 1))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return examples.copy(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Path:
    return examples.copy(tmp_path / "after")


def changes(before: Path, after: Path, today: date = TODAY) -> list[Change]:
    """Return the changes between two roots in which nothing is faulty."""
    comparison = compare(before, after, today)
    assert comparison.faulty == ()
    return list(comparison.changes)


def told(found: list[Change]) -> list[tuple[object, ...]]:
    return [(each.kind, each.what, each.before, each.after) for each in found]


OPEN, CLOSED = "öppen", "åtgärdad"
TABLE = {
    "verdict": ("", "samlad_bedomning: godkand", [(Kind.VERDICT, "", "Inte godkänd", "Godkänd")]),
    "opened": (
        f"atgarder:\n{FIRST}",
        f"{BOTH}".replace("kvalitet}", "kvalitet, senast: 2025-03-01}"),
        [
            (
                Kind.MEASURE_NEW,
                "Rekommendation 2",
                None,
                "Introduktionen bör skrivas ned. Sista dag: 1 mars 2025.",
            )
        ],
    ),
    "removed": (
        BOTH,
        f"atgarder:\n{FIRST}",
        [(Kind.MEASURE_GONE, "Rekommendation 2", "Introduktionen bör skrivas ned.", None)],
    ),
    "closed": (
        "",
        DONE,
        [
            (Kind.MEASURE_CLOSED, "Krav 1", OPEN, CLOSED),
            (
                Kind.EVENT_NEW,
                "10 januari 2025, åtgärdens läge ändrat",
                None,
                "Åtgärdens nummer: 1. Åtgärdens nya läge: Åtgärdad",
            ),
        ],
    ),
    "reopened": (
        DONE,
        f"{DONE}  - {{datum: 2025-01-12, typ: atgard, atgard: 1, status: kvarstar, text: De saknas.}}\n",
        [
            (Kind.MEASURE_REOPENED, "Krav 1", CLOSED, OPEN),
            (
                Kind.EVENT_NEW,
                "12 januari 2025, åtgärdens läge ändrat",
                None,
                "De saknas. Åtgärdens nummer: 1. Åtgärdens nya läge: Kvarstår",
            ),
        ],
    ),
    "partly": (
        DONE.replace("atgardad}", "kvarstar}"),
        DONE.replace("atgardad}", "delvis_atgardad}"),
        [
            (Kind.MEASURE_STATE, "Krav 1", OPEN, "delvis åtgärdad"),
            (
                Kind.EVENT_GONE,
                "10 januari 2025, åtgärdens läge ändrat",
                "Åtgärdens nummer: 1. Åtgärdens nya läge: Kvarstår",
                None,
            ),
            (
                Kind.EVENT_NEW,
                "10 januari 2025, åtgärdens läge ändrat",
                None,
                "Åtgärdens nummer: 1. Åtgärdens nya läge: Delvis åtgärdad",
            ),
        ],
    ),
    "reworded": (
        "",
        BOTH.replace("Planerna", "Alla planer"),
        [(Kind.MEASURE_TEXT, "Krav 1", "Planerna ska följas upp.", "Alla planer ska följas upp.")],
    ),
    "last day": (
        "",
        BOTH.replace("EX 2022-1}", "EX 2022-1, senast: 2025-03-01}"),
        [(Kind.MEASURE_DAY, "Krav 1", None, DAYS[1])],
    ),
    "binding": (
        "",
        BOTH.replace("typ: rekommendation", "typ: krav"),
        [(Kind.MEASURE_DETAIL, "Krav 2, slag", "Rekommendation", "Krav")],
    ),
    "verdict changed later": (
        "",
        "handelser:\n  - {datum: 2025-01-10, typ: bedomning_andrad, till: godkand}\n",
        [
            (Kind.VERDICT, "", "Inte godkänd", "Godkänd"),
            (Kind.EVENT_NEW, "10 januari 2025, bedömningen ändrad", None, "Ny bedömning: Godkänd"),
        ],
    ),
    "promise moved": ("", MARCH, [(Kind.PROMISE_DAY, "", *DAYS)]),
    "promise withdrawn": ("", "uppfoljning: null", [(Kind.PROMISE_GONE, "", DAYS[0], None)]),
    "promise made": ("uppfoljning: null", MARCH, [(Kind.PROMISE_NEW, "", None, DAYS[1])]),
    "promise kept": (
        "",
        "handelser:\n  - {datum: 2025-01-10, typ: uppfoljande_mote}\n",
        [
            (Kind.PROMISE_KEPT, "", None, date(2025, 1, 10)),
            (Kind.EVENT_NEW, "10 januari 2025, uppföljande möte", None, None),
        ],
    ),
    "figure changed": (
        "",
        HOURS % "varde: 3000",
        [(Kind.FIGURE_VALUE, "Beställd tid (gäller verksamheten, 2024-03)", "3\u00a0270", "3\u00a0000")],
    ),
    "figure hidden": (
        "",
        HOURS % "dolt: ror_enskilda",
        [(Kind.FIGURE_HIDDEN, "Beställd tid (gäller verksamheten, 2024-03)", None, None)],
    ),
    "figure shown": (
        HOURS % "dolt: ror_enskilda",
        HOURS % "varde: 3270",
        [(Kind.FIGURE_SHOWN, "Beställd tid (gäller verksamheten, 2024-03)", None, "3\u00a0270")],
    ),
    "figure removed": (
        "",
        "nyckeltal: null",
        [(Kind.FIGURE_GONE, "Beställd tid (gäller verksamheten, 2024-03)", None, None)],
    ),
    "wording": (
        "",
        "sammanfattning: Exempelhemmet godkändes inte.",
        [
            (
                Kind.TEXT,
                "Sammanfattning",
                "Exempelhemmet godkändes inte. Planerna behöver följas upp.",
                "Exempelhemmet godkändes inte.",
            )
        ],
    ),
    "withdrawn": (
        "",
        "handelser:\n  - {datum: 2025-01-10, typ: tillbakadragen, skal: Fel verksamhet.}\n",
        [
            (Kind.STANDING_VERDICT, "", "Inte godkänd", "Inte följd upp än"),
            (Kind.REPORT_WITHDRAWN, "", None, "Fel verksamhet."),
        ],
    ),
    "made a draft": (
        "",
        "utkast: ja",
        [
            (Kind.STANDING_VERDICT, "", "Inte godkänd", "Inte följd upp än"),
            (Kind.REPORT_DRAFT, "", None, None),
        ],
    ),
    "shown later": (
        "utkast: ja",
        "publiceras: 2025-02-01\nutkast: nej",
        [],
    ),
    "nothing": ("", "anmald: true", []),
}


@pytest.mark.parametrize("case", TABLE)
def test_a_change_in_a_report_is_told_in_meaning(before: Path, after: Path, case: str) -> None:
    """Each change of what readers see has its kind, its part, and what stood and stands; nothing else has."""
    was, now, expected = TABLE[case]
    examples.change(before, was)
    examples.change(after, was)
    examples.change(after, now)
    assert told(changes(before, after)) == expected


KEYS = {
    "verksamhet": "verksamhet: hemtjansten\navtal: null\natgardsplan: {begard: 2024-11-20}",
    "ar": None,  # the folder's: another year is another report
    "schema": None,
    "typ": "typ: fordjupad",
    "anmald": "anmald: nej",
    "datum": "datum: 2024-11-19",
    "datum_saknas": "datum: null\ndatum_saknas: Rapporten är inte daterad.",
    "diarienummer": "diarienummer: [EX/2024/0002]",
    "ansvarig": "ansvarig: Enhetschef",
    "avtal": "avtal: null",
    "lagrum": "lagrum: null",
    "foljer_upp": "foljer_upp: 2023/exempelhemmet",
    "ersatter": "ersatter: 2023/exempelhemmet",
    "fokusomraden": "fokusomraden:\n  - {omrade: kvalitet, bedomning: uppfyller}",
    "underlag": "underlag:\n  - {datum: 2024-11-06, typ: besok}",
    "nyckeltal": "nyckeltal: null",
    "samlad_bedomning": "samlad_bedomning: ingen",
    "sammanfattning": "sammanfattning: Exempelhemmet godkändes inte.",
    "lattlast": "lattlast: Det gick inte bra.",
    "styrkor": "styrkor: null",
    "atgarder": f"atgarder:\n{FIRST}",
    "atgardsplan": "atgardsplan: null",
    "uppfoljning": "uppfoljning: null",
    "aterkoppling": "aterkoppling:\n  - {atgard: 1, status: atgardad}",
    "handelser": DONE,
    "sekretessprovad": "sekretessprovad: {datum: 2024-12-02, av: Samordnare}",
    "undantag": None,  # its reader is the method page, which counts them all
    "utkast": "utkast: ja",
    "publiceras": "publiceras: 2025-03-01",
}


@pytest.mark.parametrize("key", [key for key, fragment in KEYS.items() if fragment])
def test_no_key_of_a_report_changes_unseen(before: Path, after: Path, key: str) -> None:
    """Whatever of a report an editor changes, a reviewer is told that something has changed."""
    for root in (before, after):
        examples.add(root, ["rapporter/2023/exempelhemmet.md"])
        if key == "aterkoppling":  # it is about the report that is followed up
            examples.change(root, KEYS["foljer_upp"] or "")
    examples.change(after, KEYS[key] or "")
    comparison = compare(before, after, TODAY)
    assert comparison.changes, comparison.faulty


def test_every_key_of_a_report_is_tried() -> None:
    """A key that is added to the model is added here."""
    assert set(KEYS) == {field.alias for field in Report.model_fields.values()}


UNIT_KEYS = {
    "schema": None,
    "namn": "namn: Nya Exempelhemmet",
    "utforare": "utforare: kommunen",
    "tjanst": "tjanst: hemtjanst",
    "regi": "regi: egen\navtalsform: egen",
    "avtalsform": "avtalsform: lov",
    "avtal": "avtal:\n  - {nummer: EX 2022-1, fran: 2022-01-01, till: 2026-01-01}",
    "omrade": "omrade: Norra Exempelby",
    "platser": "platser: 40",
    "malgrupp": "malgrupp: Äldre.",
    "aktiv_fran": "aktiv_fran: 2020-01-01",
    "aktiv_till": "aktiv_till: 2025-01-01",
    "tidigare_id": None,  # leads on, and changes no page that was there
    "webb": "webb: https://exempel.se",
    "ivo_tillstand": "ivo_tillstand: okant",
}


@pytest.mark.parametrize("key", [key for key, fragment in UNIT_KEYS.items() if fragment])
def test_no_key_of_a_unit_changes_unseen(before: Path, after: Path, key: str) -> None:
    """Nor of a unit."""
    examples.change(after, UNIT_KEYS[key] or "", UNIT)
    comparison = compare(before, after, TODAY)
    assert comparison.changes, comparison.faulty


def test_every_key_of_a_unit_is_tried() -> None:
    """A key that is added to the model is added here."""
    assert set(UNIT_KEYS) == {field.alias for field in Unit.model_fields.values()}


def test_a_new_report_tells_what_it_brings(before: Path, after: Path) -> None:
    """Its verdict and each measure, and that another verdict now stands for the unit."""
    made.add_second_report(after)
    found = changes(before, after, date(2025, 12, 1))
    assert told(found) == [
        (Kind.STANDING_VERDICT, "", "Inte godkänd", "Godkänd"),
        (Kind.REPORT_NEW, "", None, "Godkänd"),
        (Kind.MEASURE_NEW, "Krav 1", None, "Planerna ska följas upp varje år. Sista dag: 1 januari 2026."),
    ]
    assert [found[0].about.name, found[1].about.name] == ["Exempelhemmet", "Exempelhemmet, uppföljning 2025"]
    assert [each.about.address for each in found] == [
        "verksamheter/exempelhemmet/",
        "rapporter/2025/exempelhemmet/",
        "rapporter/2025/exempelhemmet/",
    ]


def test_a_report_that_replaces_another_tells_both(before: Path, after: Path) -> None:
    """The replaced report says by which."""
    made.add_second_report(after, f"{made.SECOND}ersatter: 2024/exempelhemmet\n")
    found = told(changes(before, after, date(2025, 12, 1)))
    assert (Kind.REPORT_REPLACED, "", None, "2025/exempelhemmet") in found
    assert [kind for kind, *_ in found].count(Kind.REPORT_REPLACED) == 1


def test_a_report_that_waits_for_its_day_says_which(before: Path, after: Path) -> None:
    """It changes nothing yet, and its reviewer knows when it will."""
    made.add_second_report(after, f"{made.SECOND}publiceras: 2025-12-24\n")
    found = told(changes(before, after, date(2025, 12, 1)))
    assert found == [(Kind.REPORT_LATER, "", None, date(2025, 12, 24))]


def test_a_renamed_unit_moves_with_its_reports(before: Path, after: Path) -> None:
    """It is the same unit at another address, not one that went and one that came."""
    (after / UNIT).rename(after / "content/verksamheter/solgarden.md")
    examples.change(after, "verksamhet: solgarden")
    found = changes(before, after)
    assert told(found) == [
        (Kind.UNIT_MOVED, "", "verksamheter/exempelhemmet/", "verksamheter/solgarden/"),
    ]


def test_units_come_and_go(before: Path, after: Path) -> None:
    """A unit that is like none of those that went is new."""
    (after / "content/verksamheter/hemtjansten.md").unlink()
    (after / "content/verksamheter/solgarden.md").write_text(
        (after / UNIT).read_text("utf-8").replace("Exempelhemmet", "Solgården"), "utf-8"
    )
    found = changes(before, after)
    assert [(each.kind, each.about.name) for each in found] == [
        (Kind.UNIT_NEW, "Solgården"),
        (Kind.UNIT_GONE, "Hemtjänsten i Exempelby"),
    ]


def test_settings_are_told_by_key(before: Path, after: Path) -> None:
    """A reviewer sees that a threshold was lowered, from what to what."""
    examples.change(after, "sekretess: {k: 4, p: 10}", "content/_profil/kommun.yml")
    found = [each for each in changes(before, after) if each.kind is Kind.SETTING]
    assert told(found) == [(Kind.SETTING, "sekretess.k", "5", "4")]


def test_an_entry_of_the_profile_comes_and_goes_as_one(before: Path, after: Path) -> None:
    """A new service is one line with its name, and not one for each of its keys."""
    taxonomy = after / "content/_profil/taxonomi.yml"
    old, new = (
        "  hemtjanst: {namn: Hemtjänst}\n",
        "  hemtjanst: {namn: Hjälp hemma, lag: Socialtjänstlagen}\n",
    )
    added = "  dagverksamhet: {namn: Dagverksamhet, lag: Socialtjänstlagen}\n"
    taxonomy.write_text(taxonomy.read_text("utf-8").replace(old, new + added), "utf-8")
    found = [each for each in changes(before, after) if each.kind is Kind.SETTING]
    assert told(found) == [
        (Kind.SETTING, "tjanster.dagverksamhet", None, "Dagverksamhet"),
        (Kind.SETTING, "tjanster.hemtjanst.lag", None, "Socialtjänstlagen"),
        (Kind.SETTING, "tjanster.hemtjanst.namn", "Hemtjänst", "Hjälp hemma"),
    ]


def test_ordinary_pages_and_pictures_are_told(before: Path, after: Path) -> None:
    """What MkDocs itself renders is content, too."""
    (after / "content/om").mkdir(exist_ok=True)
    (after / "content/om/nytt.md").write_text("# Nytt\n", "utf-8")
    (after / "content/bild.png").write_bytes((examples.BESIDE / "bilder/timmar.png").read_bytes())
    assert [(each.kind, each.about.file) for each in changes(before, after)] == [
        (Kind.PAGE_NEW, "content/om/nytt.md"),
        (Kind.PICTURE, "content/bild.png"),
    ]


def test_what_a_correction_takes_away_is_not_repeated(before: Path, after: Path) -> None:
    """It says that readers may not see what stood, so no list of changes shows it."""
    examples.change(before, "sammanfattning: Här stod det för mycket. Planerna följdes inte upp.")
    examples.change(
        after,
        "sammanfattning: Planerna följdes inte upp.\n"
        "handelser:\n  - {datum: 2025-01-10, typ: rattelse, vad: En mening., skal: Fel., dolj_tidigare: ja}",
    )
    comparison = compare(before, after, TODAY)
    assert any(each.withheld for each in comparison.changes)
    for form in FORMS.values():
        assert "för mycket" not in form(comparison)


def test_a_comment_in_a_page_is_no_change(before: Path, after: Path) -> None:
    """No reader sees it, in the keys or in the text; a marker that a page gets is one."""
    for root, words in ((before, ""), (after, "<!-- Fråga chefen. -->\n")):
        keys = "---\ntitle: Ny\n---\n" if root == before else "---\n# Fråga chefen.\ntitle: Ny\n---\n"
        (root / "content/om").mkdir(exist_ok=True)
        (root / "content/om/ny.md").write_text(f"{keys}# Ny\n\n{words}", "utf-8")
    assert changes(before, after) == []
    with (after / "content/om/ny.md").open("a", encoding="utf-8") as page:
        page.write("<!-- insyn:skala -->\n")
    assert [each.about.file for each in changes(before, after)] == ["content/om/ny.md"]


def test_a_value_that_is_hidden_now_is_in_no_form(before: Path, after: Path) -> None:
    """Neither the figure nor an earlier wording that may tell it is repeated on its way out."""
    examples.change(
        before, "sammanfattning: Beställd tid var 3 270 timmar i mars. Planerna följdes inte upp."
    )
    examples.change(after, f"{HOURS % 'dolt: ror_enskilda'}sammanfattning: Planerna följdes inte upp.")
    comparison = compare(before, after, TODAY)
    assert [each.withheld for each in comparison.changes] == [False, True]
    for form in FORMS.values():
        assert "270" not in form(comparison).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("told_too_much", "word"),
    [
        ("Rutinen är skriven av Karin.", "Karin"),
        ("Hon som slutade i februari ersattes aldrig.", "februari"),
        ("Enhetschefen är långtidssjukskriven.", "sjuk"),
    ],
)
def test_an_earlier_wording_that_told_of_people_is_not_repeated(
    before: Path, after: Path, told_too_much: str, word: str
) -> None:
    """Where the gate warned of something that is gone now, only the new wording is shown."""
    examples.change(before, f"sammanfattning: {told_too_much}")
    comparison = compare(before, after, TODAY)
    (only,) = comparison.changes
    assert (only.what, only.before, only.withheld) == ("Sammanfattning", None, True)
    for form in FORMS.values():
        assert word not in form(comparison)
    assert "Den tidigare lydelsen visas inte här." in as_text(comparison)


def test_a_file_that_names_somebody_is_not_compared(before: Path, after: Path) -> None:
    """A name is an error, and what is in a file with an error is not repeated at all."""
    examples.change_body(before, "Verksamhetschefen Annika Testsson ville följa upp planerna.\n")
    comparison = compare(before, after, TODAY)
    assert comparison.faulty == (examples.REPORT,)
    for form in FORMS.values():
        assert "Testsson" not in form(comparison)


def test_an_earlier_text_of_a_unit_is_not_repeated_either(before: Path, after: Path) -> None:
    """Also where its file has changed its name."""
    examples.change_body(before, "Rutinen är skriven av Karin.\n", UNIT)
    examples.change_body(after, "Boendet har en verksamhetschef.\n", UNIT)
    (after / UNIT).rename(after / "content/verksamheter/solgarden.md")
    examples.change(after, "verksamhet: solgarden")
    comparison = compare(before, after, TODAY)
    assert (comparison.changes[1].what, comparison.changes[1].withheld) == ("Brödtext", True)
    for form in FORMS.values():
        assert "Karin" not in form(comparison)


def test_faulty_files_are_named_and_stop_nothing(before: Path, after: Path) -> None:
    """A broken version on either side leaves the rest to be compared."""
    examples.change(before, "ar: 2023")
    examples.change(after, "namn: Hemtjänsten", "content/verksamheter/hemtjansten.md")
    comparison = compare(before, after, TODAY)
    assert comparison.faulty == (examples.REPORT,)
    assert told([*comparison.changes]) == [
        (Kind.TEXT, "Verksamhetens namn", "Hemtjänsten i Exempelby", "Hemtjänsten"),
    ]
    assert examples.REPORT in as_text(comparison)


def test_an_unreadable_profile_is_named(before: Path, after: Path) -> None:
    """Nothing can be compared without it, and that is said."""
    (before / "content/_profil/kommun.yml").write_text("namn: [", "utf-8")
    comparison = compare(before, after, TODAY)
    assert comparison.changes == ()
    assert comparison.faulty == ("content/_profil/kommun.yml",)


def test_every_kind_of_change_is_worded() -> None:
    """No change is without its sentence."""
    assert set(load("site").diff.kinds) == set(Kind)


def test_nothing_is_said_as_well(before: Path, after: Path) -> None:
    """A reviewer learns that readers see no difference."""
    comparison = compare(before, after, TODAY)
    assert as_text(comparison) == "Ingenting ändras för läsarna."
    assert "Ingenting ändras för läsarna." in as_markdown(comparison)


def test_markdown_shows_the_words_that_went_and_came(before: Path, after: Path) -> None:
    """What went is struck out, what came is bold, and what markup there was is shown as it stands."""
    examples.change(after, BOTH.replace("ska följas upp.", "*ska* följas upp varje månad."))
    assert (
        "- Krav 1 får ny lydelse: Planerna ~~ska~~ **\\*ska\\*** följas ~~upp.~~ **upp varje månad.**"
        in as_markdown(compare(before, after, TODAY))
    )
