"""Pages that are made when they are written, by whichever worker is free: one for each report and unit.

What such a page is made from is named by its job, so that a job is small enough to be handed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from site_builder import addresses
from site_builder.exports import Origin, things
from site_builder.pages.page import Page
from site_builder.pages.redirects import moved_page
from site_builder.pages.report import report_page, withdrawn_page
from site_builder.pages.shell import Kind, kind_of
from site_builder.pages.templates import Press
from site_builder.pages.unit import unit_page
from site_builder.pages.views import report_address
from site_builder.publication import Publication
from site_builder.record import NO_RECORD, Record

REPORT = Kind("rapport", indexed=True, editable=True)
WITHDRAWN = Kind("rapport", indexed=False, editable=False)
UNIT = Kind("verksamhet", indexed=True, editable=True)
MOVED = Kind("verksamhet", indexed=False, editable=False, moved=True)


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be made: its address, the kind of its frame, and the id of what it is made from.

    A page that leads on is made from `id`, the unit, at the address of `former`.
    """

    address: str
    kind: Kind
    of: Literal["report", "withdrawn", "unit", "moved"]
    id: str
    former: str = ""


def jobs(publication: Publication) -> Iterator[Job]:
    """Yield a job for each unit, each report, each withdrawn one and each address that a unit has had."""
    for unit in publication.units.values():
        yield Job(addresses.unit(unit.id), UNIT, "unit", unit.id)
        for former in unit.unit.former_ids:
            yield Job(addresses.unit(former), MOVED, "moved", unit.id, former)
    for report_id in publication.reports:
        yield Job(report_address(report_id), REPORT, "report", report_id)
    for report_id in publication.withdrawn:
        yield Job(report_address(report_id), WITHDRAWN, "withdrawn", report_id)


def make(job: Job, publication: Publication, press: Press, record: Record = NO_RECORD) -> Page:
    """Return a job's page, and the files of the API that are about the same.

    Raises ValueError when the page is another than the job says.
    """
    page = _make(job, publication, press, record)
    if page.address != job.address or kind_of(page) != job.kind:
        raise ValueError(f"The page at {page.address} is not the one of {job}.")
    return replace(page, files=dict(_files(job, Origin(publication, press.site_url))))


def _make(job: Job, publication: Publication, press: Press, record: Record) -> Page:
    match job.of:
        case "report":
            return report_page(publication.reports[job.id], publication, press, record)
        case "withdrawn":
            return withdrawn_page(publication.withdrawn[job.id], publication, press)
        case "unit":
            return unit_page(publication.units[job.id], publication, press)
        case "moved":
            return moved_page(job.former, publication.units[job.id], press)


def _files(job: Job, origin: Origin) -> Iterator[things.File]:
    match job.of:
        case "report":
            yield things.report_file(origin.publication.reports[job.id], origin)
        case "withdrawn":
            yield things.withdrawn_file(origin.publication.withdrawn[job.id], origin)
        case "unit":
            yield from things.unit_files(origin.publication.units[job.id], origin)
