"""What importing makes of whole documents, against expectations that somebody else wrote."""

import shutil

import pytest

from site_builder.findings import Severity
from site_builder.importing import UnreadableError
from site_builder.register import Register, read_register
from tests.import_examples import ASIDE, FAULTY, LATER, OPEN, PROFILE, Document, documents
from tests.import_scores import Tally, is_false_verdict, tallies
from tests.importing.drafts import TODAY, Draft, drafts, imported

FOLDERS = (OPEN, ASIDE, LATER)
LEAST = 0.9
"""The least F1 of each judged list."""
EXACT = ("verksamhet", "ar", "typ", "datum", "ansvarig", "lagrum", "foljer_upp")
HONEST_GAPS = {"rapport-okand"}
"""Errors that say what is to be filled in: the report that a re-follow-up follows up is not imported yet."""


def all_drafts() -> list[Draft]:
    return [draft for folder in FOLDERS for draft in drafts(folder)]


def each_draft() -> pytest.MarkDecorator:
    found = [(folder, place) for folder in FOLDERS for place in range(len(documents(folder)))]
    names = [documents(folder)[place].path.name for folder, place in found]
    return pytest.mark.parametrize(("folder", "place"), found, ids=names)


@pytest.mark.parametrize("folder", FOLDERS)
def test_lists_are_found(folder: str) -> None:
    """Measures, basis, focus areas, key figures, case numbers and contracts each reach the bound."""
    totals: dict[str, Tally] = {}
    for draft in drafts(folder):
        for key, tally in tallies(draft.document, draft.front).items():
            totals[key] = totals.get(key, Tally()) + tally
    assert {key: round(tally.f1, 3) for key, tally in totals.items() if tally.f1 < LEAST} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_most_verdicts_are_told(folder: str) -> None:
    """Leaving every verdict open would be safe and of no use."""
    found = [
        draft.front["samlad_bedomning"] == draft.document.front["samlad_bedomning"]
        for draft in drafts(folder)
    ]
    assert sum(found) / len(found) >= LEAST


@each_draft()
def test_no_verdict_is_false(folder: str, place: int) -> None:
    """What is not certain is left open, with a doubt."""
    draft = drafts(folder)[place]
    assert not is_false_verdict(draft.document, draft.front, draft.doubted)


@each_draft()
def test_single_values_are_right(folder: str, place: int) -> None:
    """Unit, year, kind, day, the author's role, laws, and the report that is followed up."""
    draft = drafts(folder)[place]
    asked = {key: draft.document.front[key] for key in EXACT if key in draft.document.front}
    given = {key: draft.front.get(key, [] if key == "lagrum" else None) for key in asked}
    assert given == asked


@each_draft()
def test_promises_and_plans_are_right(folder: str, place: int) -> None:
    """What is counted from when, and what is demanded; nothing that the text does not say."""
    draft = drafts(folder)[place]
    for key in ("uppfoljning", "atgardsplan"):
        asked, given = draft.document.front.get(key, {}), draft.front.get(key, {})
        assert {part: given.get(part) for part in asked} == asked
    assert [key for key in draft.document.expected.get("saknas", []) if key in draft.front] == []
    if "datum_saknas" in draft.document.front:
        assert draft.front["datum_saknas"]
        assert "datum" not in draft.front


@each_draft()
def test_last_days_and_areas_of_measures_are_right(folder: str, place: int) -> None:
    """Dates that stand there, days that are counted, and the area that a table gives."""
    draft = drafts(folder)[place]
    for asked, given in zip(draft.document.front["atgarder"], draft.front.get("atgarder", []), strict=False):
        assert given.get("senast") == asked.get("senast")
        if "omrade" in asked:
            assert given.get("omrade") == asked["omrade"]


@each_draft()
def test_samples_and_roles_are_right(folder: str, place: int) -> None:
    """How many of how many, and who took part from which side."""
    draft = drafts(folder)[place]
    by_day = {item["datum"]: item for item in draft.front["underlag"]}
    for asked in draft.document.front["underlag"]:
        given = by_day.get(asked["datum"], {})
        for key in ("urval", "fran_verksamheten", "fran_kommunen"):
            if key in asked and given:
                assert given.get(key) == asked[key]


@each_draft()
def test_an_area_is_not_judged_otherwise(folder: str, place: int) -> None:
    """An item verdict may be left out, but not be another."""
    draft = drafts(folder)[place]
    asked = {item["omrade"]: item.get("bedomning") for item in draft.document.front["fokusomraden"]}
    for item in draft.front["fokusomraden"]:
        assert item.get("bedomning") in (None, asked.get(item["omrade"]))


@each_draft()
def test_no_person_and_no_small_number_survives(folder: str, place: int) -> None:
    """Neither in the draft nor in what the editor is told about it."""
    draft = drafts(folder)[place]
    told = " ".join(doubt.read for doubt in draft.imported.doubts)
    whole = f"{draft.imported.slug} {draft.imported.text} {told}".casefold()
    assert [words for words in draft.document.expected["far_inte_sta"] if words.casefold() in whole] == []


@each_draft()
def test_what_is_doubtful_is_said(folder: str, place: int) -> None:
    """Each key that the expectation finds doubtful has a doubt."""
    draft = drafts(folder)[place]
    assert set(draft.document.expected["tveksamt"]) <= draft.doubted


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The profile's site with every draft in it."""
    root = tmp_path_factory.mktemp("import")
    shutil.copytree(PROFILE, root, dirs_exist_ok=True)
    for draft in all_drafts():
        path = root / f"content/rapporter/{draft.imported.year}/{draft.imported.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.imported.text, "utf-8")
    return read_register(root, TODAY)


def test_the_check_finds_no_errors_but_gaps(checked: Register) -> None:
    """A draft is a report that can be read; nothing in it stops a publication, and it is not published."""
    errors = [found for found in checked.findings if found.severity is Severity.ERROR]
    assert [found for found in errors if found.rule not in HONEST_GAPS] == []
    assert len(checked.reports) == len(all_drafts())
    assert all(report.draft for report in checked.reports.values())


@pytest.mark.parametrize("document", documents(FAULTY), ids=lambda document: document.path.name)
def test_a_faulty_file_says_its_fault(document: Document) -> None:
    """Scanned, locked, cut off or empty: no draft, and a fault with words of its own."""
    alike = {"trasig": {"trasig", "gammal-word"}}
    with pytest.raises(UnreadableError) as caught:
        imported(document)
    assert caught.value.fault in alike.get(document.expected["fel"], {document.expected["fel"]})


def test_a_draft_is_named_after_its_source() -> None:
    """The stem in a-z, so that the editor knows which it is."""
    assert [draft.imported.slug for draft in all_drafts()] == [
        draft.document.path.stem for draft in all_drafts()
    ]
