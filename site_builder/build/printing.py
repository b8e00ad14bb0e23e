"""Printing: a job becomes a page, in its frame, in its place; what is remembered of it is small."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from site_builder.build.reusing import Traced, traced
from site_builder.build.tracing import watched
from site_builder.indexing import Documents
from site_builder.pages.jobs import Job, make
from site_builder.pages.links import Linked, linked
from site_builder.pages.page import Page
from site_builder.pages.searched import document
from site_builder.pages.shell import Kind, Shell, fill, kind_of
from site_builder.pages.templates import Press
from site_builder.publication import Publication
from site_builder.record import NO_RECORD, Record
from site_builder.writing import write


@dataclass(frozen=True, slots=True)
class Printed:
    """What is remembered of a page: its kind, the day its facts last changed, its links, its files.

    `document` is the digest of what search reads of it, empty where that is nothing.
    """

    kind: Kind
    updated: date | None
    links: Linked
    files: tuple[str, ...]
    document: bytes = b""

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.links.address


def printed(page: Page, document: bytes = b"") -> Printed:
    """Return what is remembered of a page."""
    files = (file_of(page.address), *page.files)
    return Printed(kind_of(page), page.updated, linked(page.address, page.html), files, document)


def file_of(address: str) -> str:
    """Return the file of the page at an address."""
    return f"{address}index.html"


@dataclass(frozen=True, slots=True)
class Printer:
    """What pages are printed from, the folder that they are written to, and what search reads of them."""

    publication: Publication
    press: Press
    shells: Mapping[Kind, Shell]
    folder: Path
    documents: Documents
    record: Record = NO_RECORD

    def __call__(self, jobs: Sequence[Job]) -> Iterator[Traced]:
        """Make and write the page of each job."""
        publication, record = watched(self.publication, self.record)
        for job in jobs:
            yield traced(partial(self._make, job, publication, record))

    def _make(self, job: Job, publication: Publication, record: Record) -> Printed:
        page = make(job, publication, self.press, record)
        if page.address not in self.documents.shelves:
            return self.print(page)
        content = document(page, job.of, job.id, publication)
        return self.print(page, self.documents.write(page.address, content))

    def print(self, page: Page, document: bytes = b"") -> Printed:
        """Write a page, whole, as the `index.html` of its address, and what it brings along."""
        kind = kind_of(page)
        for path, content in page.files.items():
            write(self.folder / path, content)
        write(self.folder / file_of(page.address), fill(self.shells[kind], page))
        return printed(page, document)
