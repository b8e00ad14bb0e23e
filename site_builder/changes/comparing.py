"""What differs in meaning between two states of the content, as readers would see them on the same day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from site_builder import addresses
from site_builder.changes.built import BuiltChanges
from site_builder.changes.details import unit_details
from site_builder.changes.in_report import (
    Edited,
    changes_in_report,
    new_measure,
    newly_hidden,
    promise_changes,
    texts_changed,
)
from site_builder.changes.kept import journal_findings
from site_builder.changes.places import successor, vanished
from site_builder.changes.profile import page_changes, setting_changes
from site_builder.changes.states import State, read_state
from site_builder.changes.things import About, Change, Kind
from site_builder.findings import Finding
from site_builder.publication import Publication, PublishedReport
from site_builder.register import report_path, unit_path
from site_builder.wording import load

_SAID = load("site")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs. `faulty` are the files with errors on either side, which could not be compared.

    `findings` tell of what must not be changed in silence: the journal and the addresses. `pages` are there
    when two built sites were compared, too.
    """

    changes: tuple[Change, ...]
    faulty: tuple[str, ...]
    findings: tuple[Finding, ...]
    pages: BuiltChanges | None = None


def compare(before: Path, after: Path, today: date) -> Comparison:
    """Return what differs between the content of two roots."""
    old, new = read_state(before, today), read_state(after, today)
    changes: list[Change] = []
    if old.publication and new.publication:
        compared = _Compared(old, new, old.publication, new.publication)
        changes = [
            *compared.units(),
            *compared.reports(),
            *setting_changes(old, new),
            *page_changes(old, new),
        ]
    findings = [*journal_findings(old, new), *vanished(old, new)]
    faulty = tuple(sorted(old.faulty | new.faulty))
    return Comparison(tuple(changes), faulty, tuple(sorted(set(findings))))


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two states that both can be published."""

    old: State
    new: State
    before: Publication
    after: Publication

    def units(self) -> Iterator[Change]:
        """Yield what differs in units: those that are there, A to Ö, then those that are gone."""
        moved: set[str] = set()
        for unit_id, unit in self.after.units.items():
            about = About(unit.unit.name, unit_path(unit_id), addresses.unit(unit_id))
            earlier = self.before.units.get(unit_id)
            if earlier is None and unit_path(unit_id) not in self.old.faulty:
                former = successor(unit_id, self.old, self.new)
                earlier = self.before.units.get(former) if former else None
                if former is None or earlier is None:
                    yield Change(Kind.UNIT_NEW, about)
                else:
                    moved.add(former)
                    yield Change(Kind.UNIT_MOVED, about, before=addresses.unit(former), after=about.address)
            if earlier is not None:
                found = texts_changed(about, unit_details(earlier), unit_details(unit))
                told_less = self._tells_less(unit_path(earlier.id), about.file)
                yield from map(_withheld, found) if told_less else found
                yield from self._standing(about, earlier.current, unit.current)
        for unit_id in sorted(self.before.units.keys() - self.after.units.keys() - moved):
            path = unit_path(unit_id)
            if path not in self.new.faulty:
                yield Change(Kind.UNIT_GONE, About(self.before.units[unit_id].unit.name, path))

    def _standing(self, about: About, before: str | None, after: str | None) -> Iterator[Change]:
        """Yield that another report's verdict stands for a unit, where the verdict is another, too."""
        if before == after or {report_path(each) for each in (before, after) if each} & self._faulty():
            return
        old = self.before.reports[before].verdict.name if before else _SAID.verdict.not_yet
        new = self.after.reports[after].verdict.name if after else _SAID.verdict.not_yet
        if old != new:
            yield Change(Kind.STANDING_VERDICT, about, before=old, after=new)

    def _faulty(self) -> frozenset[str]:
        return self.old.faulty | self.new.faulty

    def reports(self) -> Iterator[Change]:
        """Yield what differs in reports, the latest first."""
        ids = {*self.before.reports, *self.after.reports, *self.before.withdrawn, *self.after.withdrawn}
        ids |= self.new.register.reports.keys()
        for report_id in sorted(ids, reverse=True):
            if report_path(report_id) not in self._faulty():
                yield from self._report(report_id)

    def _report(self, report_id: str) -> Iterator[Change]:
        before, after = self.before.reports.get(report_id), self.after.reports.get(report_id)
        about = self._about(report_id, after or before)
        if before and after:
            edited = Edited(about, before, after, self.before, self.after)
            found = changes_in_report(edited)
            told_less = self._tells_less(about.file, about.file) or newly_hidden(before, after)
            yield from map(_withheld, found) if told_less else found
        elif after:
            kind = Kind.REPORT_BACK if report_id in self.before.withdrawn else Kind.REPORT_NEW
            yield Change(kind, about, after=after.verdict.name)
            yield from (new_measure(about, measure) for measure in after.measures)
            yield from promise_changes(about, None, after)
        elif report_id in self.after.withdrawn:
            earlier, reason = self.before.withdrawn.get(report_id), self.after.withdrawn[report_id].reason
            if earlier is None or earlier.reason != reason:
                yield Change(Kind.REPORT_WITHDRAWN, about, after=reason)
        else:
            yield from self._not_shown(report_id, about, was_shown=before is not None)

    def _not_shown(self, report_id: str, about: About, *, was_shown: bool) -> Iterator[Change]:
        """Yield where a report is that nobody can see: a draft, shown later, or gone."""
        report = self.new.register.reports.get(report_id)
        if report is None:
            if was_shown or report_id in self.before.withdrawn:
                yield Change(Kind.REPORT_GONE, about)
        elif was_shown or report_id not in self.old.register.reports:
            kind = Kind.REPORT_DRAFT if report.draft else Kind.REPORT_LATER
            yield Change(kind, about, after=None if report.draft else report.publish_from)

    def _about(self, report_id: str, report: PublishedReport | None) -> About:
        year, _, name = report_id.partition("/")
        file, address = report_path(report_id), addresses.report(int(year), name)
        if report is None:
            return About(_SAID.diff.report.format(id=report_id), file, address)
        unit = (self.after.units.get(report.unit_id) or self.before.units[report.unit_id]).unit.name
        return About(
            f"{unit}, {_SAID.said.kinds[report.kind].format(year=report.year).lower()}", file, address
        )

    def _tells_less(self, before: str, after: str) -> bool:
        """Say whether a file told something of people that it no longer tells, by the rules that it broke."""
        broken, still = self.old.about_people.get(before), self.new.about_people.get(after)
        return bool((broken or frozenset()) - (still or frozenset()))


_QUOTING = {Kind.TEXT, Kind.MEASURE_TEXT, Kind.MEASURE_GONE, Kind.EVENT_GONE}


def _withheld(change: Change) -> Change:
    hides = change.kind in _QUOTING and change.before is not None
    return replace(change, before=None, withheld=True) if hides else change
