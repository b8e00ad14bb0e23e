"""A source becomes a model, or findings: all of a file's faults at once, each in its place."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Municipality, Report, Taxonomy, Unit
from site_builder.reading import read_model
from site_builder.source import read_source
from tests import examples

RIGHT = (examples.SITE / examples.REPORT).read_text("utf-8")


def findings(text: str) -> list[tuple[str, int, int]]:
    report, found = read_model(read_source("r.md", text.encode()), Report)
    assert (report is None) == any(
        each.severity == "error" for each in found if each.rule != "dubbel-uppgift"
    )
    return sorted((each.rule, each.line, each.column) for each in found)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_right_report_reads_without_findings() -> None:
    """The example report is right, so that tests can change one thing."""
    assert findings(RIGHT) == []


def test_four_faults_in_one_file_are_four_findings_in_their_places() -> None:
    """Unknown key, bad date in a nested list, missing field and duplicate key: one run tells them all."""
    text = (
        RIGHT.replace("ansvarig: Verksamhetsutvecklare", "ansvarg: Verksamhetsutvecklare")
        .replace("  - datum: 2024-11-18", "  - datum: 2024-11-31")
        .replace("sammanfattning: Exempelhemmet godkändes inte. Planerna behöver följas upp.\n", "")
        .replace("typ: ordinarie\n", "typ: ordinarie\ntyp: avslut\n")
    )
    assert findings(text) == [
        ("dubbel-uppgift", 6, 1),
        ("falt-saknas", 1, 1),
        ("ogiltigt-datum", line_of(text, "2024-11-31"), 12),
        ("okant-falt", line_of(text, "ansvarg"), 1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "column"),
    [
        ("typ: ordinarie", "typ: vanlig", "okant-val", 6),
        ("ar: 2024", "ar: 24", "utanfor-grans", 5),
        ("ar: 2024", "ar: tjugofyra", "ogiltigt-heltal", 5),
        ("anmald: ja", "anmald: yes", "ogiltigt-ja-nej", 9),
        ("datum: 2024-11-20", "datum: 20 november", "ogiltigt-datum", 8),
        ("datum: 2024-11-20", "datum: 1728000000", "ogiltigt-datum", 8),
        ("varde: 3270", "varde: nan", "ogiltigt-tal", 31),
        ("varde: 3270", "varde: 1e3", "ogiltigt-tal", 31),
        ("varde: 3270", "varde: 3 270", "ogiltigt-tal", 31),
        ("omfattning: enheten", "omfattning: huset", "okant-val", 49),
        ("varde: 3270, ", "", "falt-saknas", 5),
        ("styrkor: [Rutinerna är kända.]", "styrkor: {a: b}", "fel-form", 10),
        ("  - omrade: kvalitet", "  - omrad: kvalitet", "okant-falt", 5),
        ("typ: mote_fysiskt", "typ: fika", "okant-val", 10),
        ("verksamhet: exempelhemmet", "verksamhet: Exempel Hemmet", "ogiltigt-id", 13),
    ],
)
def test_wrong_value_is_found_where_it_stands(old: str, new: str, rule: str, column: int) -> None:
    """Each exact type refuses what it cannot be sure of."""
    text = RIGHT.replace(old, new, 1)
    found = [each for each in findings(text) if each[0] == rule]
    assert found[0][2] == column


@pytest.mark.parametrize(
    ("event", "rule", "path_text"),
    [
        ("{datum: 2025-01-10, typ: fest}", "okant-val", "fest"),
        ("{datum: 2025-01-10}", "falt-saknas", "{datum: 2025-01-10}"),
        ("{datum: 2025-01-10, typ: atgard, atgard: 1, status: klar}", "okant-val", "klar"),
        ("{datum: 2025-01-10, typ: rattelse, vad: x}", "falt-saknas", "{datum: 2025-01-10"),
        ("{datum: 2025-01-10, typ: atgard, atgard: 1, status: atgardad, skal: x}", "okant-falt", "skal"),
        ("{datum: 2025-13-10, typ: ivo_anmalan}", "ogiltigt-datum", "2025-13-10"),
    ],
)
def test_event_is_found_wrong_without_the_unions_tags(event: str, rule: str, path_text: str) -> None:
    """The kind of an event decides its keys, and the place is the editor's, not the model's."""
    text = examples.with_keys(RIGHT, f"handelser:\n  - {event}")
    line = text.split("\n")[line_of(text, event) - 1]
    assert findings(text) == [(rule, line_of(text, event), line.index(path_text) + 1)]


def test_unknown_key_names_the_nearest_known_one() -> None:
    """A misspelled key is answered with the one that was meant."""
    _, found = read_model(read_source("r.md", RIGHT.replace("ansvarig:", "ansvrig:").encode()), Report)
    assert "”ansvarig”" in found[0].hint


@pytest.mark.parametrize("model", [Municipality, Taxonomy, Unit])
def test_empty_file_of_each_kind_lacks_its_fields(model: type[Municipality | Taxonomy | Unit]) -> None:
    """Every required field is asked for, not only the first."""
    required = [f.alias for f in model.model_fields.values() if f.is_required()]
    _, found = read_model(read_source("x.yml", b"schema: 1\n", fenced=False), model)
    assert [each.rule for each in found] == ["falt-saknas"] * len(required)


def test_nested_entry_of_the_taxonomy_has_its_place() -> None:
    """A fault under an id of our own choosing is found under that id."""
    text = (examples.SITE / "content/_profil/taxonomi.yml").read_text("utf-8")
    text = text.replace("{namn: Godkänd, niva: godkand, betyder", "{namn: Godkänd, niva: bra, betyder")
    _, found = read_model(read_source("t.yml", text.encode(), fenced=False), Taxonomy)
    assert [(each.rule, each.line) for each in found] == [("okant-val", line_of(text, "niva: bra"))]


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    """A day as ISO writes it is that day."""
    later = day + timedelta(days=1)
    text = RIGHT.replace("datum: 2024-11-20", f"datum: {day.isoformat()}", 1)
    report, _ = read_model(read_source("r.md", text.encode()), Report)
    assert report is not None
    assert report.day == day != later


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2, allow_nan=False, allow_infinity=False))
def test_every_decimal_is_read_back_with_point_or_comma(value: Decimal) -> None:
    """Point and comma are the same number."""
    for written in (f"{value:f}", f'"{value:f}"'.replace(".", ",")):
        text = RIGHT.replace("varde: 3270", f"varde: {written}")
        report, found = read_model(read_source("r.md", text.encode()), Report)
        assert found == []
        assert report is not None
        assert report.key_figures[0].value == value


@given(st.text(max_size=40))
def test_no_text_in_a_date_is_a_crash(text: str) -> None:
    """Whatever stands where a day should be is a day or a finding."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').encode("unicode_escape").decode()
    content = RIGHT.replace("datum: 2024-11-20", f'datum: "{quoted}"', 1).encode()
    report, found = read_model(read_source("r.md", content), Report)
    assert (report is None) or not found
