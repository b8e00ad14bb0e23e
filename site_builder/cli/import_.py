"""`insyn import`: makes draft reports of PDF, Word and text files."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser, add_today, progress, today
from site_builder.findings import Finding
from site_builder.formats import in_lines

if TYPE_CHECKING:
    from site_builder.importing import Imported

NAME = "import"
_TEXTS_OF_OTHER_KINDS = {".doc", ".rtf", ".odt", ".pages", ".htm", ".html"}


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    said = SAID[NAME]
    parser.add_argument("files", nargs="+", type=Path, metavar=SAID.file, help=said.files)
    parser.add_argument("-o", dest="target", type=Path, metavar=said.target_word, help=said.target)
    add_today(parser)


def run(chosen: argparse.Namespace) -> int:
    """Write a draft and a checklist for each file; one that gives none is a finding, the others go on."""
    from site_builder.importing import UnreadableError, import_document  # only this command reads documents
    from site_builder.importing.listing import doubt_findings, fault_finding
    from site_builder.register import read_register

    said = SAID[NAME]
    progress(SAID.checking)
    register = read_register(chosen.root, today(chosen))
    if register.profile is None:
        print(said.no_profile)
        return WRONG
    findings: list[Finding] = []
    saved: list[str] = []
    files = list(_files(chosen.files))
    for file in files:
        shown = file.as_posix()
        try:
            imported = import_document(file.name, file.read_bytes(), register, today(chosen))
        except OSError:
            findings.append(fault_finding(shown, "oatkomlig"))
            continue
        except UnreadableError as error:
            findings.append(fault_finding(shown, error.fault))
            continue
        draft, beside = _places(imported, chosen)
        taken = next((path for path in (draft, beside) if path.exists()), None)
        if taken:
            findings.append(fault_finding(shown, "finns-redan", taken.as_posix()))
            continue
        _write(imported, draft, beside, file.name)
        findings += doubt_findings(imported, draft.as_posix())
        count = len(imported.doubts)
        saved.append(said.saved.format(path=draft, source=file.name, doubts=count, checklist=beside))
    return _told(findings, saved, len(files))


def _told(findings: list[Finding], saved: list[str], tried: int) -> int:
    """Print what was found and what was written; return the exit code."""
    for line in (*in_lines(sorted(findings)), *saved):
        print(line)
    if not tried:
        print(SAID[NAME].nothing)
    if len(saved) < tried:
        print(SAID[NAME].stopped.format(count=tried - len(saved), of=tried))
    if saved:
        print(SAID[NAME].next.one if len(saved) == 1 else SAID[NAME].next.many)
    return CLEAN if saved and len(saved) == tried else WRONG


def _files(chosen: list[Path]) -> Iterator[Path]:
    """Yield the files, and of each folder those that hold texts, by name."""
    from site_builder.importing.reading import KINDS

    for path in chosen:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                kind = Path(name).suffix.lower()
                if (kind in KINDS or kind in _TEXTS_OF_OTHER_KINDS) and not name.startswith((".", "~$")):
                    yield Path(folder, name)


def _places(imported: "Imported", chosen: argparse.Namespace) -> tuple[Path, Path]:
    """Return where the draft is written, and its checklist: not under content/, where it would be a page."""
    said = SAID[NAME]
    aside = chosen.root / said.checklist_folder
    name = said.checklist_name.format(slug=imported.slug)
    if chosen.target is None:
        year = imported.year
        folder = chosen.root / "content" / "rapporter" / str(year) if year else aside
        return folder / f"{imported.slug}.md", aside / name
    is_content = chosen.target.resolve().is_relative_to((chosen.root / "content").resolve())
    return chosen.target / f"{imported.slug}.md", (aside if is_content else chosen.target) / name


def _write(imported: "Imported", draft: Path, beside: Path, source: str) -> None:
    from site_builder.importing.listing import checklist

    for path, text in ((draft, imported.text), (beside, checklist(imported, draft.as_posix(), source))):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
