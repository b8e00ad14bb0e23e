"""What templates are given: small values with every word and link already chosen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from site_builder import addresses
from site_builder.journal import PromiseState
from site_builder.model.profile import Level, Verdict
from site_builder.pages import phrases
from site_builder.publication import (
    Publication,
    PublishedEvidence,
    PublishedFigure,
    PublishedMeasure,
    PublishedReport,
    PublishedUnit,
)
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording import choice, load
from site_builder.wording.swedish import (
    capital,
    days_between,
    listed,
    long_day,
    number,
    percent,
    period_text,
    season,
    short_day,
)
from site_builder.model.values import period_days

SITE = load("site")

LOOKS: dict[Level, str] = {"godkand": "pass", "anmarkning": "remark", "underkand": "fail", "saknas": "none"}

To = Callable[[str], str]
"""From an address to the link that leads there from the page being made."""


def links_from(address: str) -> To:
    """Return how the page at an address links to others."""
    return partial(addresses.relative, address)


def report_address(report_id: str) -> str:
    """Return the address of a report such as `2024/omsorgshuset`."""
    year, _, name = report_id.partition("/")
    return addresses.report(int(year), name)


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict: its look, its word, and when it is from (empty for a unit not yet followed up)."""

    look: str
    word: str
    date: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A text, with a link where there is somewhere to go."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class StateView:
    """A measure's state: its look, the word that leads, and the rest of the sentence."""

    look: str
    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One row of measures."""

    id: str
    binding: bool
    kind: str
    text: str
    meta: tuple[Anchor, ...]
    state: StateView


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timeline; `look` is `done`, `late` or `wait`, `following` dots the line onwards."""

    look: str
    date: str
    title: str
    text: str = ""
    state: str = ""
    following: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """One key figure: label, value, and what it rests on."""

    label: str
    value: str
    hidden: bool
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a table of facts."""

    label: str
    values: tuple[Anchor, ...]


def verdict_view(report: PublishedReport | None, today: date) -> VerdictView:
    """Return the verdict of a report, or that there is none yet."""
    if report is None:
        return VerdictView("not-yet", SITE.verdict.not_yet)
    return VerdictView(
        LOOKS[report.verdict.level],
        report.verdict.name,
        phrases.follow_up_date(report),
        phrases.age_note(report, today),
    )


def item_look(verdict: Verdict) -> str:
    """Return the look of an item verdict."""
    return LOOKS[verdict.level]


def measure_view(
    measure: PublishedMeasure, publication: Publication, to: To, *, with_unit: bool = False
) -> MeasureView:
    """Return one row; `with_unit` names and links the unit, for lists of many units' measures."""
    report = publication.reports[measure.report_id]
    look, lead, rest = phrases.state_words(measure.now, measure.kind, report.promise, publication.today)
    meta: list[Anchor] = []
    if with_unit:
        unit = publication.units[report.unit_id]
        meta.append(Anchor(unit.unit.name, to(f"{addresses.unit(unit.id)}#{measure_anchor(measure)}")))
    if measure.area_id:
        meta.append(Anchor(area_name(measure.area_id, publication)))
    if measure.contract:
        meta.append(Anchor(f"{SITE.unit.contract.lower()} {measure.contract}"))
    return MeasureView(
        measure_anchor(measure),
        measure.kind.binding,
        measure.kind.name if with_unit else f"{measure.kind.name} {measure.id}",
        measure.text,
        tuple(meta),
        StateView(look, lead, rest),
    )


def measure_anchor(measure: PublishedMeasure) -> str:
    """Return the anchor of a measure, the same on every page: `atgard-2024-omsorgshuset-1`."""
    return f"atgard-{measure.report_id.replace('/', '-')}-{measure.id}"


def area_name(area_id: str, publication: Publication) -> str:
    """Return a focus area's short name, or its name."""
    area = publication.taxonomy.focus_areas[area_id]
    return area.short or area.name


def figure_view(figure: PublishedFigure, publication: Publication, to: To) -> FigureView:
    """Return one key figure in words; what is hidden says so, and why."""
    said = SITE.figures
    label = said.labels[figure.scope].format(name=figure.kind.name) if figure.kind.counts_clients else figure.kind.name
    if isinstance(figure.value, Hidden):
        reason = figure.value.reason
        value = said.below if reason == "under_troskel" else said.hidden
        note = figure.note or said.why[reason]
        href = to(f"{addresses.METHOD}#sma-tal-visas-inte")
        return FigureView(label, value.format(k=publication.municipality.secrecy.k), True, href, note)
    shown = figure.value
    unit = figure.kind.unit
    value = percent(shown.value) if unit == "procent" else number(shown.value)
    return FigureView(label, value, False, "", ". ".join(_figure_notes(figure, shown)))


def _figure_notes(figure: PublishedFigure, shown: Shown) -> Iterator[str]:
    said = SITE.figures
    first, last = period_days(figure.period)
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    unit = said.units.get(figure.kind.unit, "")
    when = "" if whole_year else period_text(first, last)
    if unit or when:
        yield capital(", ".join(part for part in (unit, when) if part))
    if shown.base is not None:
        yield str(said.of_class[figure.kind.secrecy_class].format(base=number(shown.base)))
    if figure.note:
        yield figure.note.rstrip(".")
    elif figure.scope in said.scopes:
        yield str(said.scopes[figure.scope])


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
    return str(said.sample_alone.format(count=count) if sample.base is None else said.sample.format(count=count, of=number(sample.base)))


def case_steps(report: PublishedReport, publication: Publication) -> list[Step]:
    """Return a report's way from the first letter to the outcome, in the order of days."""
    said = SITE.timeline
    dated: list[tuple[date, int, Step]] = [
        (item.day, 0, Step("done", said.done.format(day=short_day(item.day)), SITE.evidence[item.kind]))
        for item in report.evidence
    ]
    verdict = report.first_verdict.name
    text = said.report_text.format(verdict=verdict) if report.action_plan else f"{verdict}."
    if report.day:
        dated.append((report.day, 1, Step("done", said.done.format(day=short_day(report.day)), said.report, text)))
    dated += [(event.day, 2, step) for event, step in _event_steps(report, publication)]
    steps = [step for _, _, step in sorted(dated, key=lambda each: each[:2])]
    if not report.day:
        steps.append(Step("done", said.no_date, said.report, text))
    waiting = list(_waiting_steps(report))
    if waiting:
        steps[-1] = _followed(steps[-1])
    return steps + waiting


def _followed(step: Step) -> Step:
    return Step(step.look, step.date, step.title, step.text, step.state, True)


def _event_steps(report: PublishedReport, publication: Publication) -> Iterator[tuple[object, Step]]:
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
        yield event, Step("done", said.done.format(day=short_day(event.day)), titles[event.kind], text)


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
        when = said.latest.format(day=short_day(promise.last_day))
        yield Step("late" if late else "wait", when, said.follow_up, text, state, following=True)
    yield Step("wait", said.no_date, said.outcome, said.outcome_text)


def unit_verdict(unit: PublishedUnit, publication: Publication) -> VerdictView:
    """Return the verdict that stands for a unit, with the season alone, for lists."""
    report = publication.current_report(unit)
    view = verdict_view(report, publication.today)
    if report is None:
        return view
    return VerdictView(view.look, view.word, capital(season(report.ordering_day)), view.age)


def run_by_said(unit: PublishedUnit) -> str:
    """Return who runs a unit, with the form of its contract: `Annan utförare, LOV`."""
    run_by: str = SITE.units.run_by[unit.unit.run_by]
    form = unit.unit.contract_form
    return f"{run_by}, {SITE.units.forms[form]}" if form and form != "egen" else run_by


def choice_of(model: str, key: str, value: str) -> str:
    """Return the readable form of a fixed choice."""
    return choice(model, key, value)


def plain(values: Iterable[str]) -> tuple[Anchor, ...]:
    """Return texts without links."""
    return tuple(Anchor(value) for value in values)
