"""Whole sentences about a publication: counts of measures, states, promises, dates of verdicts."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from site_builder.journal import MeasureNow, PromiseNow, PromiseState, State
from site_builder.model.profile import MeasureKind
from site_builder.model.report import ReportKind
from site_builder.publication import Publication, PublishedMeasure, PublishedReport
from site_builder.wording import Words, load
from site_builder.wording.swedish import (
    capital,
    count_word,
    listed,
    long_day,
    months_between,
    number,
    plural,
    season,
    short_day,
    span,
)

OLD_AFTER_MONTHS = 18

_SAID = load("site").said


def follow_up_date(report: PublishedReport) -> str:
    """Return `Uppföljning hösten 2024`, from the report's day or that of its latest basis."""
    return str(_SAID.follow_up.format(season=season(report.ordering_day)))


def report_name(report: PublishedReport) -> str:
    """Return `Uppföljning 2024`, with the kind of report where it is not the ordinary one."""
    return _named(report.kind, report.year)


@cache
def _named(kind: ReportKind, year: int) -> str:
    return str(_SAID.kinds[kind].format(year=year))


def report_of_unit(report: PublishedReport, publication: Publication) -> str:
    """Return `Exempelhemmet, uppföljning 2024`."""
    said = report_name(report)
    return f"{publication.units[report.unit_id].unit.name}, {said[:1].lower()}{said[1:]}"


def standing_note(report: PublishedReport, publication: Publication) -> str:
    """Return what must stand beside a verdict: that it was changed, that a later exists, or that it is old.

    Nothing for a verdict as the report gave it, younger than 18 months and the unit's latest.
    """
    notes: list[str] = []
    if report.verdict_changed:
        words = {"day": long_day(report.verdict_changed), "verdict": report.first_verdict.name.lower()}
        notes.append(_SAID.changed.format(**words))
    current = publication.current_report(publication.units[report.unit_id])
    if report.replaced_by:
        return " ".join(notes)  # the page says so in a notice of its own
    if current is not None and current.id != report.id:
        notes.append(_SAID.later.format(season=season(current.ordering_day)))
    elif months_between(report.ordering_day, publication.today) >= OLD_AFTER_MONTHS:
        notes.append(_SAID.old.format(year=report.ordering_day.year))
    return " ".join(notes)


def kinds_counted(measures: Sequence[PublishedMeasure]) -> str:
    """Return `fyra krav och en rekommendation`, kinds in the order in which they first come."""
    kinds: dict[str, list[MeasureKind]] = {}
    for measure in measures:
        kinds.setdefault(measure.kind_id, []).append(measure.kind)
    parts = [
        f"{count_word(len(each), neuter=each[0].neuter)} "
        f"{each[0].name.lower() if len(each) == 1 else each[0].plural.lower()}"
        for each in kinds.values()
    ]
    return " och ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} och {parts[-1]}"


def counted(forms: Words, count: int) -> str:
    """Return the form of a phrase that fits a count, as `Av ett krav` and `Av två krav`."""
    form: str = forms.none if count == 0 and "none" in forms else forms.one if count == 1 else forms.many
    return form.format(count=count_word(count))


def open_counted(measures: Sequence[PublishedMeasure]) -> str:
    """Return how many of some measures are open: `Alla fem är öppna.`"""
    total, still = len(measures), sum(measure.now.is_open for measure in measures)
    if total == 1:
        one = _SAID.one_open if still else _SAID.one_closed
        return str(one.neuter if measures[0].kind.neuter else one.common)
    neuter = all(measure.kind.neuter for measure in measures)
    if still == 0:
        return str(
            _SAID.none_open.common if not any(m.kind.neuter for m in measures) else _SAID.none_open.neuter
        )
    if still == total:
        return str(_SAID.both_open if total == 2 else _SAID.all_open.format(count=count_word(total)))
    return str(
        _SAID.some_open.format(
            open=capital(count_word(still, neuter=neuter)),
            are=plural(still, "öppet" if neuter else "öppen", "öppna"),
            total=count_word(total),
        )
    )


def result(measures: Sequence[PublishedMeasure]) -> tuple[str, str]:
    """Return what was required and how much of it is open; the second part is empty when nothing was."""
    if not measures:
        return str(_SAID.no_measures), ""
    return f"{capital(kinds_counted(measures))}.", open_counted(measures)


def results(report: PublishedReport, older: Sequence[PublishedMeasure]) -> tuple[str, str]:
    """Return what a unit's current report required, how much is open, and what is open from earlier ones."""
    required, still = result(report.measures)
    left = [measure for measure in older if measure.now.is_open]
    if left:
        counted = capital(kinds_counted(left))
        said = _SAID.older_open.format(counted=counted, are=plural(len(left), *_open_form(left)))
        still = f"{still} {said}".strip()
    return required, still


def _open_form(measures: Sequence[PublishedMeasure]) -> tuple[str, str]:
    return ("öppet" if measures[0].kind.neuter else "öppen"), "öppna"


def what_happens(report: PublishedReport) -> str:
    """Return what happens next with a report, and when."""
    promise = report.promise
    if promise is not None and promise.is_open:
        return promise_said(promise)
    if report.open_measures:
        return str(
            _SAID.next_kept.format(day=long_day(promise.kept_on))
            if promise and promise.kept_on
            else _SAID.next_unpromised
        )
    return str(_SAID.next_nothing if report.measures else _SAID.next_ordinary)


def promise_said(promise: PromiseNow) -> str:
    """Return the municipality's own promise and whether a result is published."""
    if promise.last_day is None:
        return str(_SAID.promise_unknown.format(months=months_said(promise.promise.within_months or 0)))
    words = {"day": long_day(promise.last_day)}
    said = _SAID.promise_late if promise.state is PromiseState.LATE else _SAID.promise_waiting
    return str(said.format(**words))


def months_said(months: int) -> str:
    """Return `tre månader`."""
    return f"{count_word(months)} {plural(months, 'månad', 'månader')}"


def areas_listed(names: Iterable[str]) -> str:
    """Return `a, b och c`, or with semicolons where a name is a list in itself: `a och b; c, d och e`."""
    found = list(names)
    return "; ".join(found) if any(" och " in name for name in found) else listed(found)


def lateness(days: int) -> str:
    """Return `639 dagar` with a no-break space between thousands."""
    return f"{number(days)} {plural(days, 'dag', 'dagar')}"


def state_words(
    now: MeasureNow, kind: MeasureKind, promise: PromiseNow | None, today: date
) -> tuple[str, str, str]:
    """Return a measure's state as its look (`late`, `wait`, `done`, `partly`), the lead and the rest."""
    forms = _SAID.state.neuter if kind.neuter else _SAID.state.common
    if now.state is State.DONE or now.state is State.RECALLED:
        lead = forms.done if now.state is State.DONE else forms.recalled
        return ("done" if now.state is State.DONE else "wait"), lead, _closed_rest(now)
    rest = _due_rest(now, kind, promise, today)
    if now.is_late:
        return "late", forms.late, rest
    if now.state is State.PARTLY:
        return "partly", forms.partly, f"{_on(now)} {rest}"
    remains = _SAID.state.remains.format(day=short_day(now.since)) + " " if now.since else ""
    return "wait", forms.open, f"{remains}{rest}"


def _on(now: MeasureNow) -> str:
    return f"{short_day(now.since)}." if now.since else ""


def _closed_rest(now: MeasureNow) -> str:
    text = _on(now)
    if now.change and now.change.text:
        text = f"{text} {now.change.text}"
    return text


def _due_rest(now: MeasureNow, kind: MeasureKind, promise: PromiseNow | None, today: date) -> str:
    said = _SAID.state.neuter if kind.neuter else _SAID.state.common
    if now.due is not None:
        words = {"day": short_day(now.due), "span": span(min(now.due, today), max(now.due, today))}
        return str((said.was_due if now.is_late else said.is_due).format(**words))
    if not kind.binding or promise is None or not promise.is_open:
        return str(_SAID.state.no_day)
    if promise.last_day is None:
        return str(_SAID.state.follow_up_unknown)
    late = promise.state is PromiseState.LATE
    return str(
        (_SAID.state.follow_up_late if late else _SAID.state.follow_up).format(
            day=short_day(promise.last_day)
        )
    )
