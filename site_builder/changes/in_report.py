"""What differs between two states of one published report."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.changes.details import Amount, amounts, report_details
from site_builder.changes.things import About, Change, Kind
from site_builder.journal import State as MeasureState
from site_builder.model.events import Event
from site_builder.model.profile import Verdict
from site_builder.publication import Publication, PublishedMeasure, PublishedReport
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording import choice, fields_of, label, load
from site_builder.wording.swedish import capital, long_day

_SAID = load("site").diff
_STATES = load("site").measures.in_words
_CLOSED = (MeasureState.DONE, MeasureState.RECALLED)


@dataclass(frozen=True, slots=True)
class Edited:
    """A report before and after, and the publications that it stands in."""

    about: About
    before: PublishedReport
    after: PublishedReport
    published_before: Publication
    published_after: Publication


def changes_in_report(edited: Edited) -> Iterator[Change]:
    """Yield what differs, the weightiest first: verdict, measures, promise, figures, events, the rest."""
    about, before, after = edited.about, edited.before, edited.after
    if after.replaced_by != before.replaced_by:
        kind = Kind.REPORT_REPLACED if after.replaced_by else Kind.REPORT_STANDS
        yield Change(kind, about, after=after.replaced_by)
    if (before.verdict_id, before.verdict.name) != (after.verdict_id, after.verdict.name):
        yield Change(Kind.VERDICT, about, before=before.verdict.name, after=after.verdict.name)
    elif before.first_verdict.name != after.first_verdict.name:
        names = before.first_verdict.name, after.first_verdict.name
        yield Change(Kind.DETAIL, about, _SAID.first_verdict, *names)
    yield from _measures(edited)
    yield from promise_changes(about, before, after)
    yield from _amounts(edited)
    yield from _events(edited)
    old = report_details(before, edited.published_before)
    yield from texts_changed(about, old, report_details(after, edited.published_after))


def texts_changed(about: About, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    """Yield the parts whose words differ."""
    for what, text in after.items():
        if before[what] != text:
            yield Change(Kind.TEXT, about, what, before[what] or None, text or None)


def new_measure(about: About, measure: PublishedMeasure) -> Change:
    """Return that a measure has been opened."""
    day = _SAID.with_day.format(day=long_day(measure.now.due)) if measure.now.due else ""
    return Change(Kind.MEASURE_NEW, about, measure.name, after=f"{measure.text} {day}".strip())


def _measures(edited: Edited) -> Iterator[Change]:
    old = {measure.id: measure for measure in edited.before.measures}
    for measure in edited.after.measures:
        if measure.id in old:
            yield from _measure(edited.about, old.pop(measure.id), measure)
        else:
            yield new_measure(edited.about, measure)
    for measure in old.values():
        yield Change(Kind.MEASURE_GONE, edited.about, measure.name, before=measure.text)


def _measure(about: About, before: PublishedMeasure, after: PublishedMeasure) -> Iterator[Change]:
    what = after.name
    if before.now.state is not after.now.state:
        was_closed, is_closed = before.now.state in _CLOSED, after.now.state in _CLOSED
        kind = Kind.MEASURE_STATE
        if was_closed != is_closed:
            kind = Kind.MEASURE_CLOSED if is_closed else Kind.MEASURE_REOPENED
        states = (_STATES[each.now.state] for each in (before, after))
        yield Change(kind, about, what, *states)
    if before.now.due != after.now.due:
        yield Change(Kind.MEASURE_DAY, about, what, before.now.due, after.now.due)
    if before.text != after.text:
        yield Change(Kind.MEASURE_TEXT, about, what, before.text, after.text)
    for name, old, new in (
        (_SAID.parts.kind, before.kind.name, after.kind.name),
        (_SAID.parts.area, before.area_id, after.area_id),
        (_SAID.parts.contract, before.contract, after.contract),
    ):
        if old != new:
            yield Change(Kind.MEASURE_DETAIL, about, f"{what}, {name}", old, new)


def promise_changes(about: About, before: PublishedReport | None, after: PublishedReport) -> Iterator[Change]:
    """Yield what differs in the promised re-follow-up; `before` is None for a new report."""
    old, new = before.promise if before else None, after.promise
    if old is None and new is not None:
        yield Change(Kind.PROMISE_NEW, about, after=new.last_day)
    elif old is not None and new is None:
        yield Change(Kind.PROMISE_GONE, about, before=old.last_day)
    elif old is not None and new is not None:
        if old.last_day != new.last_day:
            yield Change(Kind.PROMISE_DAY, about, before=old.last_day, after=new.last_day)
        if old.kept_on != new.kept_on and new.kept_on:
            yield Change(Kind.PROMISE_KEPT, about, after=new.kept_on)


def newly_hidden(before: PublishedReport, after: PublishedReport) -> bool:
    """Say whether a number that readers saw is hidden from them now, or a correction asks for that of all."""
    now = amounts(after)
    if any(each.hides_earlier and each not in before.corrections for each in after.corrections):
        return True
    return any(
        isinstance(now[key].value, Hidden)
        for key, amount in amounts(before).items()
        if isinstance(amount.value, Shown) and key in now
    )


def _amounts(edited: Edited) -> Iterator[Change]:
    old = amounts(edited.before)
    for key, amount in amounts(edited.after).items():
        yield from _amount(edited.about, old.pop(key, None), amount)
    for amount in old.values():
        yield Change(Kind.FIGURE_GONE, edited.about, amount.what)


def _amount(about: About, before: Amount | None, after: Amount) -> Iterator[Change]:
    if before is None:
        yield Change(Kind.FIGURE_NEW, about, after.what, after=after.text)
        return
    if before.text is not None and after.text is None:
        yield Change(Kind.FIGURE_HIDDEN, about, after.what)  # the value must not be told on its way out
    elif before.text is None and after.text is not None:
        yield Change(Kind.FIGURE_SHOWN, about, after.what, after=after.text)
    elif before.text != after.text:
        yield Change(Kind.FIGURE_VALUE, about, after.what, before.text, after.text)
    if before.note != after.note:
        yield Change(Kind.TEXT, about, f"{after.what}, {_SAID.parts.note}", before.note, after.note)


def _events(edited: Edited) -> Iterator[Change]:
    verdicts = edited.published_after.taxonomy.verdicts
    old = Counter(_told(event, verdicts) for event in edited.before.events)
    new = Counter(_told(event, verdicts) for event in edited.after.events)
    for what, text in (old - new).elements():
        yield Change(Kind.EVENT_GONE, edited.about, what, before=text or None)
    for what, text in (new - old).elements():
        yield Change(Kind.EVENT_NEW, edited.about, what, after=text or None)


def _told(event: Event, verdicts: Mapping[str, Verdict]) -> tuple[str, str]:
    """Return an event's day and kind, and all the rest that it says."""
    model = type(event).__name__
    what = f"{long_day(event.day)}, {choice(model, 'typ', event.kind).lower()}"
    rest = event.model_dump(mode="json", by_alias=True, exclude={"day", "kind"}, exclude_none=True)
    if event.kind == "bedomning_andrad" and event.verdict in verdicts:
        rest["till"] = verdicts[event.verdict].name
    said = (
        f"{'' if key == 'text' else capital(label(model, key)) + ': '}{_chosen(model, key, str(value))}"
        for key, value in rest.items()
    )
    return what, ". ".join(said)


def _chosen(model: str, key: str, value: str) -> str:
    choices = fields_of(model)[key].get("choices", {})
    return str(choices.get(value, value)).rstrip(".")
