"""A log for a site that has none: from the content's history in git, or from what the journals say."""

from datetime import date
from heapq import heappop, heappush
from itertools import groupby
from pathlib import Path

from site_builder.history import revisions
from site_builder.model import Report
from site_builder.publication import Publication
from site_builder.record.book import Book, Source
from site_builder.record.canonical import digest
from site_builder.record.earlier_states import EarlierStates, Visible
from site_builder.record.facts import facts_of
from site_builder.register import Register, report_path

GIT, JOURNAL, BUILD = "git", "journal", "bygge"
"""Where an entry's day comes from: a revision, the report itself, or the build that published it."""


def from_history(register: Register, today: date) -> Book:
    """Return the log that the content's history gives, up to a day, in one pass.

    `register` is the present content, which needs no second reading. A day's revisions are one publication.
    What comes into force on a later day (`publiceras`, an event to come) is entered on that day.
    """
    sweep = _Sweep(register)
    for day, group in groupby(revisions(register.root), key=lambda revision: revision.day):
        if day > today:
            break
        sweep.go_to(day)
        touched: set[str] = set()
        for revision in group:
            touched |= sweep.states.take(revision)
            sweep.seed = revision.id
        sweep.enter(touched, day)
    sweep.go_to(date.max if today == date.max else date.fromordinal(today.toordinal() + 1))
    return sweep.book


def from_journals(root: Path, publication: Publication) -> Book:
    """Return the log that the content gives without a history: one entry a report, on its last known day."""
    book, today = Book(), publication.today
    days = {key: report.updated for key, report in publication.reports.items()}
    days |= {key: notice.day for key, notice in publication.withdrawn.items()}
    known = days.keys()
    for report_id, day in sorted(days.items(), key=lambda item: (item[1], item[0])):
        seed = digest((root / report_path(report_id)).read_bytes())
        source = Source(JOURNAL, min(day, today), seed)
        book.enter(report_id, facts_of(publication, report_id, known), source)
    return book


class _Sweep:
    """Goes through the days, with the states of the content and the log so far."""

    def __init__(self, register: Register) -> None:
        self.states, self.book, self.seed = EarlierStates(register), Book(), ""
        self._to_come: list[tuple[date, str]] = []

    def enter(self, touched: set[str], day: date) -> None:
        """Enter what is another on a day of the reports that were touched, and note their later days."""
        publication = self.states.publication(touched, day)
        if publication is None:
            return
        known = Visible(self.states.reports, day)
        for report_id in sorted(touched):
            there = report_id in publication.reports or report_id in publication.withdrawn
            if there or report_id in self.book:
                facts = facts_of(publication, report_id, known)
                self.book.enter(report_id, facts, Source(GIT, day, self.seed))
            if report := self.states.reports.get(report_id):
                for later in _days(report):
                    if later > day:
                        heappush(self._to_come, (later, report_id))

    def go_to(self, day: date) -> None:
        """Enter what comes into force before a day."""
        while self._to_come and self._to_come[0][0] < day:
            due, touched = self._to_come[0][0], set[str]()
            while self._to_come and self._to_come[0][0] == due:
                touched |= self.states.around(heappop(self._to_come)[1])
            self.enter(touched, due)


def _days(report: Report) -> set[date]:
    """Return the days on which a report may come to be seen in another way, with nothing changed in it."""
    days = {event.day for event in report.events} | {report.ordering_day}
    return days | ({report.publish_from} if report.publish_from else set())
