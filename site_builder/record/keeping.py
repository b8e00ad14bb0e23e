"""The log of a build: the published one goes on; a site without one gets its own from git or the journals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import history
from site_builder.model.profile import LogRestart
from site_builder.publication import Publication
from site_builder.record.book import Book, Source
from site_builder.record.canonical import digest
from site_builder.record.deriving import BUILD, from_history, from_journals
from site_builder.record.entries import RESTART, Entry, Log
from site_builder.record.facts import PRESENT, facts_of
from site_builder.record.log_file import BrokenLogError, as_file, read_log
from site_builder.register import Register
from site_builder.store import digest as store_digest
from site_builder.store import program, store_of

NAME = "history-log"
"""What the log derived from git is remembered as."""


class ShallowCloneError(Exception):
    """The log is to be derived from git, and the clone does not have all of its history."""


@dataclass(frozen=True)
class Record:
    """What is known of changes after publication: the log, and each report's entries, oldest first."""

    log: Log
    of_report: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def latest(self, report_id: str) -> Entry:
        """Return the entry of a report's present version."""
        return self.of_report[report_id][-1]


NO_RECORD = Record(Log())
"""The record of pages that are made on their own."""


def record_of(log: Log) -> Record:
    """Return a log with its entries by report."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in log.entries:
        if entry.report:
            found[entry.report].append(entry)
    return Record(log, {report: tuple(entries) for report, entries in found.items()})


def keep(
    register: Register,
    publication: Publication,
    seed: str,
    published: Path | None = None,
    *,
    preview: bool = False,
) -> Record:
    """Return the record of a build of what `publication` shows of `register`.

    `published` is the log of the site as it is now. Without one, the log is derived from git, and from the
    journals where there is no git or this is a preview. `seed` is known to those alone who have the content.
    Raises BrokenLogError, FutureLogError, OSError, git.GitRefusedError and ShallowCloneError.
    """
    if published is not None:
        book = _continued(published.read_bytes(), publication, seed)
    elif preview or history.depth(register.root) == "none":
        return record_of(from_journals(register.root, publication).closed())
    else:
        book = _derived(register, publication)
    known = publication.reports.keys() | publication.withdrawn.keys()
    source = Source(BUILD, publication.today, seed)
    for report_id in [*sorted(known), *(each for each in book.standing if each not in known)]:
        book.enter(report_id, facts_of(publication, report_id, known), source)
    return record_of(book.closed())


def _derived(register: Register, publication: Publication) -> Book:
    root, today = register.root, publication.today
    if history.depth(root) == "shallow":
        raise ShallowCloneError
    store, key = store_of(root), store_digest(program(), history.head(root), today.isoformat())
    known: bytes | None = store.load(NAME, key)
    if known is None:
        known = as_file(from_history(register, today).closed())
        store.save(NAME, key, known)
    return Book(read_log(known.splitlines()))


def _continued(content: bytes, publication: Publication, seed: str) -> Book:
    """Return the published log, or one begun anew where the profile says so and the log does not."""
    asked = [each for each in publication.municipality.log_restarts if each.day <= publication.today]
    try:
        log = read_log(content.splitlines())
    except BrokenLogError:
        unsaid = [each for each in asked if each.day.isoformat().encode() not in content]
        if not unsaid:
            raise
        return _begun_anew(unsaid, Log(), digest(content), publication, seed)
    done = {entry.about["beslutad"] for entry in log.entries if entry.about and RESTART in entry.kinds}
    unsaid = [each for each in asked if each.day.isoformat() not in done]
    return _begun_anew(unsaid, log, log.head, publication, seed) if unsaid else Book(log)


def _begun_anew(
    unsaid: Iterable[LogRestart], log: Log, head: str, publication: Publication, seed: str
) -> Book:
    """Return a new log: why it begins, what the earlier one ended with, and each report as it is now."""
    book, source = Book(), Source(BUILD, publication.today, seed)
    for each in unsaid:
        about: dict[str, str | int] = {"skal": each.reason, "av": each.by, "beslutad": each.day.isoformat()}
        book.restart(about | {"tidigare_logg": head, "tidigare_poster": len(log.entries)}, source)
    versions = {entry.report: entry.version for entry in log.entries}
    known = publication.reports.keys() | publication.withdrawn.keys()
    for report_id in sorted(known):
        facts = facts_of(publication, report_id, known)(PRESENT)
        book.open_with(report_id, facts, versions.get(report_id, 0), source)
    return book
