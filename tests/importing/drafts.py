"""The drafts of the invented documents: each imported once in a session, with its front matter as strings."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

import yaml

from site_builder.importing import Imported, import_document
from site_builder.register import Register, read_register
from tests.import_examples import PROFILE, Document, documents

TODAY = date(2026, 1, 15)


@dataclass(frozen=True)
class Draft:
    """A document with what importing made of it."""

    document: Document
    imported: Imported

    @cached_property
    def front(self) -> dict[str, Any]:
        """The front matter as it stands in the file, every value a string."""
        front: dict[str, Any] = yaml.load(self.imported.text.split("---\n")[1], yaml.BaseLoader)
        return front

    @property
    def doubted(self) -> set[str]:
        """The keys that there are doubts about."""
        return {doubt.key for doubt in self.imported.doubts}


@cache
def register() -> Register:
    """The invented municipality's register."""
    return read_register(PROFILE, TODAY)


@cache
def drafts(folder: str) -> tuple[Draft, ...]:
    """The drafts of a folder's documents."""
    return tuple(Draft(document, imported(document)) for document in documents(folder))


def imported(document: Document) -> Imported:
    """Import one document."""
    return import_document(document.path.name, document.path.read_bytes(), register(), TODAY)
