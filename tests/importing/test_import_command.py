"""`insyn import`: what is written where, what is left alone, and what is told."""

import io
import shutil
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.cli import main
from site_builder.importing import UnreadableError, import_document, reading
from tests.import_examples import FAULTY, IMPORT, OPEN, PROFILE
from tests.importing.drafts import TODAY, register

WORD = IMPORT / OPEN / "1a-rapport-vindflojeln.docx"
TEXT = IMPORT / OPEN / "6a-export-snackan-2025.txt"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The invented municipality's site, with no reports."""
    shutil.copytree(PROFILE, tmp_path / "site")
    return tmp_path / "site"


def command(site: Path, *words: str | Path) -> list[str]:
    return ["import", "--root", str(site), "--today", "2026-01-15", *map(str, words)]


def outcome(name: str, content: bytes) -> tuple[str, str]:
    """Return a draft's text, or the fault of a file that gives none."""
    try:
        return import_document(name, content, register(), TODAY).text, ""
    except UnreadableError as error:
        return "", error.fault


def test_a_draft_and_its_checklist_are_written(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The draft among the year's reports, the list outside what is published."""
    assert main(command(site, WORD)) == 0
    draft = site / "content/rapporter/2024/1a-rapport-vindflojeln.md"
    beside = site / "att-kontrollera/1a-rapport-vindflojeln.kontroll.md"
    assert "utkast: true" in draft.read_text("utf-8")
    assert "- [ ] **sammanfattning** (tolkat)" in beside.read_text("utf-8")
    out = capsys.readouterr().out
    assert "utkast av 1a-rapport-vindflojeln.docx" in out
    assert "Utkastet publiceras inte förrän du tar bort raden ”utkast: true”." in out
    assert "hindrar inte publicering" not in out
    assert sorted(path.suffix for path in site.rglob("*vindflojeln*.*")) == [".md", ".md", ".md"]


def test_nothing_is_overwritten(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that exists is a finding, and the others go on."""
    target = tmp_path / "ut"
    target.mkdir()
    own = target / "1a-rapport-vindflojeln.md"
    own.write_text("mitt", "utf-8")
    assert main(command(site, WORD, TEXT, "-o", target)) == 1
    assert own.read_text("utf-8") == "mitt"
    assert (target / "6a-export-snackan-2025.md").is_file()
    assert "[import-finns-redan]" in capsys.readouterr().out


def test_a_checklist_never_lies_under_content(site: Path) -> None:
    """There it would become a page."""
    assert main(command(site, TEXT, "-o", site / "content/rapporter/2025")) == 0
    assert (site / "content/rapporter/2025/6a-export-snackan-2025.md").is_file()
    assert (site / "att-kontrollera/6a-export-snackan-2025.kontroll.md").is_file()


def test_a_folder_is_gone_through(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each readable file of it, faulty ones as findings with a cure."""
    folder = tmp_path / "in"
    shutil.copytree(IMPORT / FAULTY, folder / "fel")
    shutil.copy(TEXT, folder)
    (folder / "gammal.doc").write_bytes(b"x")
    assert main(command(site, folder, "-o", tmp_path / "ut")) == 1
    out = capsys.readouterr().out
    assert (tmp_path / "ut/6a-export-snackan-2025.md").is_file()
    for fault in ("utan-text", "krypterad", "trasig", "tom", "annan-sort"):
        assert f"[import-{fault}]" in out
    assert "av 10 filer blev inte utkast" in out


def test_a_missing_file_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path is no crash."""
    assert main(command(site, site / "finns-inte.pdf")) == 1
    assert "[import-oatkomlig]" in capsys.readouterr().out


def test_without_the_extra_texts_are_still_read(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDF and Word say how to install what reads them."""
    monkeypatch.setattr(
        reading, "find_spec", lambda name: None if name in ("pypdf", "mammoth") else find_spec(name)
    )
    assert main(command(site, WORD, TEXT, "-o", tmp_path / "ut")) == 1
    assert 'pip install "insyn[import]"' in capsys.readouterr().out
    assert (tmp_path / "ut/6a-export-snackan-2025.md").is_file()


def test_a_file_named_after_somebody_gives_a_draft_that_is_not() -> None:
    """The draft is named after its unit instead."""
    text = TEXT.read_bytes()
    profile = register()
    assert import_document("Rapport Anna Svensson.txt", text, profile, TODAY).slug == "snackans-assistans"
    assert import_document("Bertil-Provberg.txt", text, profile, TODAY).slug == "snackans-assistans"


def test_a_bloated_word_file_is_refused() -> None:
    """What would unpack to more than any report is not unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    with pytest.raises(UnreadableError) as caught:
        import_document("stor.docx", packed.getvalue(), register(), TODAY)
    assert caught.value.fault == "for-stor"


def test_a_word_file_with_entities_is_refused() -> None:
    """An XML that defines its own entities can grow without bound."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UnreadableError) as caught:
        import_document("entitet.docx", packed.getvalue(), register(), TODAY)
    assert caught.value.fault == "trasig"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a.md"])
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=400))
def test_random_bytes_never_crash(name: str, content: bytes) -> None:
    """Whatever the bytes are, there is a draft or a fault."""
    text, fault = outcome(name, content)
    assert text.startswith("---\n") or fault


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            [
                *(
                    "# Uppföljning 2024",
                    "## Åtgärder",
                    "- Planer ska finnas (krav)",
                    "(rekommendation)",
                    "| a | b |",
                ),
                *(
                    "|---|---|",
                    "Dnr: KVN/2024/0311",
                    "den 3 mars 2025",
                    "inte godkänd",
                    "Verksamheten godkänns.",
                ),
                *(
                    "inom tre månader",
                    "148 kunder",
                    "5,5 %",
                    "En av kunderna dog.",
                    "§",
                    "\n",
                    "1.",
                    "2024-13-45",
                ),
            ]
        ),
        max_size=25,
    )
)
def test_shuffled_texts_never_crash(parts: list[str]) -> None:
    """Pieces of reports in any order give a draft, or are empty."""
    text, fault = outcome("a.md", "\n".join(parts).encode())
    assert text.startswith("---\n") or fault == "tom"
    assert "En av kunderna dog" not in text


def test_the_original_is_only_read(site: Path, tmp_path: Path) -> None:
    """The source stays as it was, and is copied nowhere."""
    source = tmp_path / "original.txt"
    shutil.copy(TEXT, source)
    before = source.read_bytes()
    main(command(site, source, "-o", tmp_path / "ut"))
    assert source.read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == [
        "original.kontroll.md",
        "original.md",
    ]
