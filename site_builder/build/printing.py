"""Printing: a job becomes a page, in its frame, in its place; what is remembered of it is small."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.build.writing import write
from site_builder.indexing import DOCUMENTS
from site_builder.pages.jobs import Job, make
from site_builder.pages.links import Linked, linked
from site_builder.pages.page import Page
from site_builder.pages.searched import document
from site_builder.pages.shell import Kind, Shell, fill, kind_of
from site_builder.pages.templates import Press
from site_builder.publication import Publication
from site_builder.record import NO_RECORD, Record


@dataclass(frozen=True, slots=True)
class Printed:
    """What is remembered of a page: its kind, the day its facts last changed, and its links."""

    kind: Kind
    updated: date | None
    links: Linked

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.links.address


@dataclass(frozen=True, slots=True)
class Printer:
    """What pages are printed from, and the folder that they are written to.

    `shelves` names the folder under `indexing.DOCUMENTS` for what search reads of a page, by address.
    """

    publication: Publication
    press: Press
    shells: Mapping[Kind, Shell]
    folder: Path
    shelves: Mapping[str, str]
    record: Record = NO_RECORD

    def __call__(self, jobs: Sequence[Job]) -> Iterator[Printed]:
        """Make and write the page of each job."""
        for job in jobs:
            page = make(job, self.publication, self.press, self.record)
            if page.address in self.shelves:
                content = document(page, job.of, job.id, self.publication)
                write(self._shelf(page.address) / "index.html", content)
            yield self.print(page)

    def print(self, page: Page) -> Printed:
        """Write a page, whole, as the `index.html` of its address."""
        kind = kind_of(page)
        write(self.folder / page.address / "index.html", fill(self.shells[kind], page))
        return Printed(kind, page.updated, linked(page.address, page.html))

    def _shelf(self, address: str) -> Path:
        return self.folder / DOCUMENTS / self.shelves[address] / address
