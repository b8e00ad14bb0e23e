"""Timelines: what a report rests on, and a case's way from the first letter to the outcome."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from site_builder.journal import PromiseState
from site_builder.model.events import Event
from site_builder.pages import phrases
from site_builder.pages.views import SITE
from site_builder.publication import Publication, PublishedEvidence, PublishedReport
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording.swedish import days_between, listed, number, short_day


class Step(NamedTuple):
    """One step of a timeline; `look` is `done`, `late` or `wait`, `following` dots the line onwards."""

    look: str
    date: str
    title: str
    text: str = ""
    state: str = ""
    following: bool = False


def evidence_step(item: PublishedEvidence) -> Step:
    """Return one piece of the report's basis as a done step."""
    said = SITE.evidence
    parts = [item.text] if item.text else []
    if item.sample:
        parts.append(_sample_said(item.sample))
    if item.from_unit:
        parts.append(said.from_unit.format(roles=listed(item.from_unit)))
    if item.from_municipality:
        parts.append(said.from_municipality.format(roles=listed(item.from_municipality)))
    day = days_between(item.day, item.until or item.day)
    return Step("done", day, said[item.kind], " ".join(parts))


def _sample_said(sample: Shown | Hidden) -> str:
    said = SITE.evidence
    if isinstance(sample, Hidden):
        return str(said.sample_hidden)
    count = number(sample.value)
    return str(
        said.sample_alone.format(count=count)
        if sample.base is None
        else said.sample.format(count=count, of=number(sample.base))
    )


def case_steps(report: PublishedReport, publication: Publication) -> list[Step]:
    """Return a report's way from the first letter to the outcome, in the order of days."""
    said = SITE.timeline
    dated: list[tuple[date, int, Step]] = [
        (item.day, 0, Step("done", said.done.format(day=_short(item.day)), SITE.evidence[item.kind]))
        for item in report.evidence
    ]
    verdict = report.first_verdict.name
    text = said.report_text.format(verdict=verdict) if report.action_plan else f"{verdict}."
    if report.day:
        dated.append(
            (report.day, 1, Step("done", said.done.format(day=_short(report.day)), said.report, text))
        )
    dated += [(event.day, 2, step) for event, step in _event_steps(report, publication)]
    steps = [step for _, _, step in sorted(dated, key=lambda each: each[:2])]
    if not report.day:
        steps.append(Step("done", said.no_date, said.report, text))
    waiting = list(_waiting_steps(report))
    if waiting:
        steps[-1] = steps[-1]._replace(following=True)
    return steps + waiting


def _event_steps(report: PublishedReport, publication: Publication) -> Iterator[tuple[Event, Step]]:
    said = SITE.timeline
    titles = {
        "atgardsplan_inkommen": said.plan_in,
        "atgardsplan_godkand": said.plan_approved,
        "uppfoljande_mote": said.held,
        "ivo_anmalan": said.inspectorate,
        "bedomning_andrad": said.verdict_changed,
        "sanktion": said.sanction,
    }
    for event in report.events:
        if event.kind not in titles:
            continue
        text = event.text or ""
        if event.kind == "bedomning_andrad":
            text = f"{publication.taxonomy.verdicts[event.verdict].name}. {text}".strip()
        elif event.kind == "sanktion":
            text = f"{event.sanction}, {said.sanction_stages[event.stage]}. {text}".strip()
        elif event.kind == "uppfoljande_mote" and event.outcome:
            text = event.outcome
        yield event, Step("done", said.done.format(day=_short(event.day)), titles[event.kind], text)


def _waiting_steps(report: PublishedReport) -> Iterator[Step]:
    said, promise = SITE.timeline, report.promise
    if promise is None or not promise.is_open:
        return
    if promise.last_day is None:
        months = promise.promise.within_months or 0
        when = said.within.format(months=phrases.months_said(months))
        yield Step("wait", when, said.follow_up, said.follow_up_text, following=True)
    else:
        late = promise.state is PromiseState.LATE
        state = said.ago.format(days=phrases.lateness(promise.late_days)) if late else ""
        text = said.follow_up_text if late else ""
        when = said.latest.format(day=_short(promise.last_day))
        yield Step("late" if late else "wait", when, said.follow_up, text, state, following=True)
    yield Step("wait", said.no_date, said.outcome, said.outcome_text)


def _short(day: date) -> str:
    """Return a day that stays on one line: `6 nov 2024` with no-break spaces."""
    return short_day(day).replace(" ", "\u00a0")
