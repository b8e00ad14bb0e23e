"""The documents that importing is tried on: enough of them, hard enough, and with right expectations."""

import re
import shutil
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from site_builder.findings import Severity
from site_builder.model import Report
from site_builder.register import Register, read_register
from tests.import_examples import (
    ASIDE,
    FAULTY,
    IMPORT,
    NOT_OF_A_REPORT,
    OPEN,
    PROFILE,
    Document,
    documents,
)

TODAY = date(2026, 1, 15)
ALL = documents(OPEN) + documents(ASIDE)
MAX_BYTES = 60_000
NAMES = [document.path.name for document in ALL]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The profile's site, with every expectation written as a draft report."""
    root = tmp_path_factory.mktemp("import")
    shutil.copytree(PROFILE, root, dirs_exist_ok=True)
    for document in ALL:
        path = root / f"content/rapporter/{document.front['ar']}/{document.front['verksamhet']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        assert not path.exists(), f"{document.path.name}: another document is about the same unit and year"
        path.write_text(_draft(document), "utf-8")
    return read_register(root, TODAY)


def _draft(document: Document) -> str:
    front: dict[str, Any] = {**document.front, "sammanfattning": "Påhittad.", "utkast": "true"}
    if "datum_saknas" in front:
        front["datum_saknas"] = "Rapporten har inget datum."
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\nPåhittad text.\n"


def test_there_are_six_layouts_of_four_contents_a_third_of_them_aside() -> None:
    """A document's name begins with its layout (1-6) and its content (a-d)."""
    laid_out = [name[:2] for name in NAMES if name[0] in "123456"]
    assert sorted(laid_out) == [f"{layout}{content}" for layout in range(1, 7) for content in "abcd"]
    assert len(documents(ASIDE)) * 3 == len(laid_out)
    assert {document.path.name[0] for document in documents(ASIDE)} == set("123456")


def test_every_kind_of_file_is_in_both_folders() -> None:
    """Word, PDF and plain text are read by different programs."""
    for folder in (OPEN, ASIDE):
        kinds = {document.path.suffix for document in documents(folder)}
        assert {".docx", ".pdf", ".txt", ".md"} == kinds, folder


def test_the_profile_has_no_findings() -> None:
    """Providers and units are matched against a profile that itself is right."""
    assert read_register(PROFILE, TODAY).findings == ()


def test_expectations_are_right_as_reports(drafts: Register) -> None:
    """Keys, ids, dates and figures are those of the model and the profile: the check refuses nothing."""
    assert [each for each in drafts.findings if each.severity is Severity.ERROR] == []
    assert len(drafts.reports) == len(ALL)


@pytest.mark.parametrize("document", ALL, ids=NAMES)
def test_provider_is_the_units(document: Document, drafts: Register) -> None:
    """The provider is matched to the register, however the document spells it."""
    assert document.expected["utforare"] == drafts.units[document.front["verksamhet"]].provider


@pytest.mark.parametrize("document", ALL, ids=NAMES)
def test_doubts_and_absences_name_keys_of_a_report(document: Document) -> None:
    """A doubt is about a key of the report, and what shall be absent is not expected as well."""
    keys = {field.alias for field in Report.model_fields.values()}
    assert {*document.expected["tveksamt"], *document.expected.get("saknas", [])} <= keys
    assert not set(document.expected.get("saknas", [])) & set(document.front)


@pytest.mark.parametrize("document", ALL, ids=NAMES)
def test_what_must_not_survive_stands_in_the_document(document: Document) -> None:
    """Otherwise its absence from the draft would prove nothing."""
    properties = _properties(document.path)
    for words in document.expected["far_inte_sta"]:
        assert words.lower() in f"{document.text} {properties}".lower(), words
        assert words.lower() not in _draft(document).lower(), words


def _properties(path: Path) -> str:
    if path.suffix != ".docx":
        return ""
    with zipfile.ZipFile(path) as archive:
        return archive.read("docProps/core.xml").decode("utf-8")


@pytest.mark.parametrize("document", ALL, ids=NAMES)
def test_what_is_expected_stands_in_the_document(document: Document) -> None:
    """References are there, whichever dash they have, and so is nearly every word of a measure."""
    text = re.sub("[‐‑–—]", "-", document.text)
    for reference in [*document.front["diarienummer"], *document.front["avtal"]]:
        assert reference in text
    words = set(re.findall(r"\w+", text.lower()))
    for measure in document.front["atgarder"]:
        asked = re.findall(r"\w+", measure["text"].lower())
        assert sum(word in words for word in asked) >= 0.9 * len(asked), measure["text"]


def test_every_difficulty_is_in_three_documents_and_in_both_folders() -> None:
    """The README lists the difficulties; a document says which ones it has."""
    last = (IMPORT / "README.md").read_text("utf-8").partition("| difficulty |")[2]
    table = re.findall(r"^\| `([a-z-]+)` \|", last, re.MULTILINE)
    found = {folder: Counter(_difficulties(folder)) for folder in (OPEN, ASIDE)}
    assert set(table) == set(found[OPEN]) | set(found[ASIDE])
    for name in table:
        assert found[OPEN][name] >= 1, name
        assert found[ASIDE][name] >= 1, name
        assert found[OPEN][name] + found[ASIDE][name] >= 3, name


def _difficulties(folder: str) -> list[str]:
    return [name for document in documents(folder) for name in document.expected["svarigheter"]]


@pytest.mark.parametrize(
    ("difficulty", "pattern"),
    [
        ("annan-ordning", r"(?i)uppfyller inte|\bbrist|anmärkning|förslag till beslut"),
        ("avstavning", r"[a-zåäö]-\s*\n\s*[a-zåäö]"),
        ("inom-manader-med-start", r"inom\s+tre"),
        ("inom-manader-utan-start", r"inom\s+tre"),
        ("inom-veckor", r"(?i)inom\s+\w+\s+veckor"),
        ("langt-tankstreck", r"\d\s?–\s?\d"),
        ("lagrum", r"SOSFS|§"),
        ("negation", r"\binte\b|\b[Ee]j\b"),
        ("procent", r"\d,\d\d%"),
        ("senast-datum", r"(?i)se-?\s*nast|klart"),
        ("sidmarke-i-mening", r"[\wåäö,]\s*\n(?:.*\n){0,2}?.*\d\(\d\).*\n(?:.*@.*\n)?[a-zåäö]"),
        ("tal-i-parentes", r"\(\d{2,3}\)"),
        ("tal-med-blanksteg", r"\b\d \d{3}\b"),
        ("typ-pa-nasta-rad", r"(?m)^\s*\*?\((?:krav|rekommendation)"),
    ],
)
def test_a_difficulty_that_is_named_is_there(difficulty: str, pattern: str) -> None:
    """What a document says that it has can be found in its text, line by line."""
    with_it = [document for document in ALL if difficulty in document.expected["svarigheter"]]
    without = [document.path.name for document in with_it if not re.search(pattern, document.lines)]
    assert without == []


def test_verdicts_of_every_level_are_in_both_folders() -> None:
    """Approved, approved with a remark and not approved; no overall verdict is among the open ones."""
    for folder in (OPEN, ASIDE):
        verdicts = {document.front["samlad_bedomning"] for document in documents(folder)}
        assert {"godkand", "godkand-med-anmarkning", "inte-godkand", "ingen-samlad-bedomning"} == verdicts


@pytest.mark.parametrize("document", ALL + documents(FAULTY), ids=lambda document: document.path.name)
def test_documents_are_small_and_have_an_expectation(document: Document) -> None:
    """The repository carries them for ever."""
    assert document.path.stat().st_size < MAX_BYTES
    assert document.expected


def test_every_expectation_has_its_document() -> None:
    """A renamed document leaves no expectation behind."""
    for folder in (OPEN, ASIDE, FAULTY):
        stems = [document.path.stem for document in documents(folder)]
        assert len(set(stems)) == len(stems)
        assert {f"{stem}.forvantat.yml" for stem in stems} == {
            path.name for path in (IMPORT / folder).glob("*.yml")
        }


def test_faulty_documents_have_the_fault_that_they_say() -> None:
    """Image only, behind a password, cut off, or empty."""
    faults = {document.path.name: document.expected["fel"] for document in documents(FAULTY)}
    assert set(faults.values()) == {"utan-text", "krypterad", "trasig", "tom"}
    for name, fault in faults.items():
        path = IMPORT / FAULTY / name
        assert (path.stat().st_size == 0) == (fault == "tom")
        if path.suffix == ".docx":
            assert not zipfile.is_zipfile(path)
    scanned = PdfReader(IMPORT / FAULTY / "inskannad.pdf")
    assert scanned.pages[0].images
    assert not any(page.extract_text().strip() for page in scanned.pages)
    for path in (IMPORT / FAULTY).glob("krypterad*.pdf"):
        assert b"/Encrypt" in path.read_bytes()


def test_own_keys_of_an_expectation_are_used() -> None:
    """A key that no document has would be a promise of the README that nobody keeps."""
    assert {key for document in ALL for key in document.expected if key in NOT_OF_A_REPORT} == NOT_OF_A_REPORT
