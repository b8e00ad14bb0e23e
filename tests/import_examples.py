"""The invented source documents of `tests/examples/import/`, and what a draft of each shall say.

The folder's README tells how an expectation is read. The importer's tests take the documents from here,
so that both folders are judged in the same way.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from pypdf import PdfReader

IMPORT = Path(__file__).parent / "examples/import"
PROFILE = IMPORT / "profil"
OPEN, ASIDE, LATER, FAULTY = "oppna", "undanlagda", "senare", "felaktiga"
EXPECTATION = ".forvantat.yml"
NOT_OF_A_REPORT = {"utforare", "saknas", "far_inte_sta", "tveksamt", "svarigheter"}
"""Keys of an expectation that are no keys of a report."""


@dataclass(frozen=True)
class Document:
    """One source document with its expectation, every value as the string that stands in the file."""

    path: Path

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What stands in the expectation beside the document."""
        beside = self.path.with_name(self.path.stem + EXPECTATION)
        expected: dict[str, Any] = yaml.load(beside.read_text("utf-8"), yaml.BaseLoader)
        return expected

    @property
    def front(self) -> dict[str, Any]:
        """The expected front matter: the expectation's keys that a report has."""
        return {key: value for key, value in self.expected.items() if key not in NOT_OF_A_REPORT}

    @cached_property
    def lines(self) -> str:
        """The text of the document, line by line as its program gives it, page marks and all."""
        return _TEXT[self.path.suffix](self.path).replace("\r\n", "\n")

    @property
    def text(self) -> str:
        """The words of the document on one line, hyphenated words whole again."""
        return " ".join(re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", self.lines).split())


def documents(folder: str) -> list[Document]:
    """Return the documents of a folder, by name."""
    paths = sorted((IMPORT / folder).iterdir())
    return [Document(path) for path in paths if not path.name.endswith(EXPECTATION)]


def _of_pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _of_docx(path: Path) -> str:
    return "\n".join(_paragraphs(path))


def _paragraphs(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                marked = re.sub(r"<w:(?:br|tab)/>", "<w:t> </w:t>", archive.read(name).decode("utf-8"))
                for each in marked.split("</w:p>"):
                    yield unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", each)))


def _of_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


_TEXT = {".pdf": _of_pdf, ".docx": _of_docx, ".txt": _of_text, ".md": _of_text}
