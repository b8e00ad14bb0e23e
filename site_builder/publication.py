"""The choke point: a register becomes a publication, and only a publication goes on to pages and data.

Drafts, reports of later days and whatever secrecy hides are gone here. Withdrawn reports are notices.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.journal import (
    MeasureNow,
    PromiseNow,
    changes_of,
    measure_now,
    promise_now,
    until,
    verdict_now,
)
from site_builder.model.events import (
    Correction,
    Event,
    Reply,
    ReportedToInspectorate,
    Sanction,
    Withdrawal,
)
from site_builder.model.profile import (
    KeyFigureKind,
    LegalReference,
    MeasureKind,
    Municipality,
    Profile,
    Provider,
    Service,
    Taxonomy,
    Verdict,
)
from site_builder.model.report import (
    ActionPlanDemand,
    EvidenceKind,
    FocusReview,
    Report,
    ReportKind,
    Scope,
    SecrecyReview,
)
from site_builder.model.unit import Unit
from site_builder.prose import Prose, render
from site_builder.register import Register, report_path, unit_path
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.secrecy.of_report import shown_figure, shown_sample, thresholds_of
from site_builder.wording.swedish import sort_key


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A key figure as it may be seen: its value is shown or hidden, with the reason."""

    id: str
    kind: KeyFigureKind
    value: Shown | Hidden
    scope: Scope
    period: str
    note: str | None


@dataclass(frozen=True, slots=True)
class PublishedEvidence:
    """One dated piece of what the report rests on; a sample may be hidden."""

    day: date
    until: date | None
    kind: EvidenceKind
    sample: Shown | Hidden | None
    text: str | None
    from_unit: tuple[str, ...]
    from_municipality: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedMeasure:
    """A measure with its state on the publication's day."""

    report_id: str
    id: int
    kind_id: str
    kind: MeasureKind
    text: str
    area_id: str | None
    contract: str | None
    now: MeasureNow


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A report as it may be seen on the publication's day."""

    id: str
    unit_id: str
    year: int
    kind: ReportKind
    announced: bool | None
    day: date | None
    day_missing: str | None
    ordering_day: date
    case_numbers: tuple[str, ...]
    responsible: str | None
    contracts: tuple[str, ...]
    legal: tuple[LegalReference, ...]
    follows_up: str | None
    followed_up_by: tuple[str, ...]
    replaces: str | None
    replaced_by: str | None
    focus_areas: tuple[FocusReview, ...]
    evidence: tuple[PublishedEvidence, ...]
    figures: tuple[PublishedFigure, ...]
    verdict_id: str
    verdict: Verdict
    verdict_changed: date | None
    first_verdict: Verdict
    summary: str
    easy: str | None
    strengths: tuple[str, ...]
    measures: tuple[PublishedMeasure, ...]
    action_plan: ActionPlanDemand | None
    promise: PromiseNow | None
    events: tuple[Event, ...]
    secrecy_review: SecrecyReview | None
    exceptions: int
    prose: Prose

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The provider's replies, oldest first."""
        return tuple(event for event in self.events if isinstance(event, Reply))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was corrected after publication, oldest first."""
        return tuple(event for event in self.events if isinstance(event, Correction))

    @property
    def sanctions(self) -> tuple[Sanction, ...]:
        """The sanctions and what became of them, oldest first."""
        return tuple(event for event in self.events if isinstance(event, Sanction))

    @property
    def reports_to_inspectorate(self) -> tuple[ReportedToInspectorate, ...]:
        """The reports of serious defects to the inspectorate, oldest first."""
        return tuple(event for event in self.events if isinstance(event, ReportedToInspectorate))

    @property
    def open_measures(self) -> tuple[PublishedMeasure, ...]:
        """The measures that remain, in the report's own order."""
        return tuple(measure for measure in self.measures if measure.now.is_open)

    @property
    def updated(self) -> date:
        """The last day on which something about the report is known to have happened."""
        return max([self.ordering_day, *(event.day for event in self.events)])


@dataclass(frozen=True, slots=True)
class WithdrawnReport:
    """What stays of a withdrawn report: that it was there, and why it went."""

    id: str
    unit_id: str
    year: int
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """A unit with the ids of its reports, newest first; `current` is the report whose verdict stands."""

    id: str
    unit: Unit
    service: Service
    provider: Provider
    report_ids: tuple[str, ...]
    current: str | None
    prose: Prose


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that may be seen on one day. Units A to Ö, reports newest first."""

    today: date
    municipality: Municipality
    taxonomy: Taxonomy
    providers: Mapping[str, Provider]
    units: Mapping[str, PublishedUnit]
    reports: Mapping[str, PublishedReport]
    withdrawn: Mapping[str, WithdrawnReport]
    exceptions: Mapping[str, int]

    def reports_of(self, unit: PublishedUnit) -> tuple[PublishedReport, ...]:
        """Return a unit's reports, newest first."""
        return tuple(self.reports[report_id] for report_id in unit.report_ids)

    def current_report(self, unit: PublishedUnit) -> PublishedReport | None:
        """Return the report whose verdict stands for a unit."""
        return self.reports[unit.current] if unit.current else None


def publish(register: Register, today: date) -> Publication:
    """Return what may be seen on a day of everything in a register without errors."""
    profile = register.profile
    if profile is None:
        raise ValueError("A register without a profile cannot be published")
    visible = {key: report for key, report in register.reports.items() if _is_visible(report, today)}
    withdrawn = {
        key: notice for key, report in visible.items() if (notice := _withdrawal(key, report, today))
    }
    standing = {key: report for key, report in visible.items() if key not in withdrawn}
    published = _reports(standing, register.prose, profile, today)
    return Publication(
        today,
        profile.municipality,
        profile.taxonomy,
        profile.providers,
        _units(register, profile, published),
        published,
        withdrawn,
        dict(register.accepted),
    )


def _is_visible(report: Report, today: date) -> bool:
    return not report.draft and (report.publish_from is None or report.publish_from <= today)


def _withdrawal(report_id: str, report: Report, today: date) -> WithdrawnReport | None:
    for event in until(report.events, today):
        if isinstance(event, Withdrawal):
            return WithdrawnReport(report_id, report.unit, report.year, event.day, event.reason)
    return None


def _reports(
    standing: Mapping[str, Report], prose: Mapping[str, str], profile: Profile, today: date
) -> dict[str, PublishedReport]:
    re_follow_ups: dict[str, list[tuple[str, Report]]] = defaultdict(list)
    replaced_by: dict[str, str] = {}
    for report_id, report in standing.items():
        if report.follows_up:
            re_follow_ups[report.follows_up].append((report_id, report))
        if report.replaces:
            replaced_by[report.replaces] = report_id
    ordered = sorted(standing.items(), key=lambda item: (-item[1].ordering_day.toordinal(), item[0]))
    return {
        report_id: publish_report(
            report_id,
            report,
            prose[report_path(report_id)],
            profile,
            today,
            re_follow_ups[report_id],
            replaced_by.get(report_id),
        )
        for report_id, report in ordered
    }


def publish_report(
    report_id: str,
    report: Report,
    prose: str,
    profile: Profile,
    today: date,
    re_follow_ups: Sequence[tuple[str, Report]] = (),
    replaced_by: str | None = None,
) -> PublishedReport:
    """Return one report as it may be seen on a day, given the reports that follow it up or replace it."""
    taxonomy = profile.taxonomy
    verdict_id, verdict_changed = verdict_now(report, today)
    changes = changes_of(report, re_follow_ups)
    return PublishedReport(
        id=report_id,
        unit_id=report.unit,
        year=report.year,
        kind=report.kind,
        announced=report.announced,
        day=report.day,
        day_missing=report.day_missing,
        ordering_day=report.ordering_day,
        case_numbers=report.case_numbers,
        responsible=report.responsible,
        contracts=report.contracts,
        legal=tuple(taxonomy.legal[each] for each in report.legal),
        follows_up=report.follows_up,
        followed_up_by=tuple(other_id for other_id, _ in re_follow_ups),
        replaces=report.replaces,
        replaced_by=replaced_by,
        focus_areas=report.focus_areas,
        evidence=tuple(_evidence(report, profile)),
        figures=tuple(_figures(report, profile)),
        verdict_id=verdict_id,
        verdict=taxonomy.verdicts[verdict_id],
        verdict_changed=verdict_changed,
        first_verdict=taxonomy.verdicts[report.verdict],
        summary=report.summary,
        easy=report.easy,
        strengths=report.strengths,
        measures=tuple(
            PublishedMeasure(
                report_id,
                measure.id,
                measure.kind,
                taxonomy.measure_kinds[measure.kind],
                measure.text,
                measure.area,
                measure.contract,
                measure_now(measure, changes, today),
            )
            for measure in report.measures
        ),
        action_plan=report.action_plan,
        promise=promise_now(report, re_follow_ups, today),
        events=until(report.events, today),
        secrecy_review=report.secrecy_review,
        exceptions=len(report.exceptions),
        prose=render(prose),
    )


def _evidence(report: Report, profile: Profile) -> Iterator[PublishedEvidence]:
    limits = thresholds_of(profile.municipality)
    for item in sorted(report.evidence, key=lambda each: each.day):
        yield PublishedEvidence(
            item.day,
            item.until,
            item.kind,
            shown_sample(item.sample, report, profile.taxonomy, limits) if item.sample else None,
            item.text,
            item.from_unit,
            item.from_municipality,
        )


def _figures(report: Report, profile: Profile) -> Iterator[PublishedFigure]:
    limits = thresholds_of(profile.municipality)
    for figure in report.key_figures:
        yield PublishedFigure(
            figure.id,
            profile.taxonomy.key_figures[figure.id],
            shown_figure(figure, report, profile.taxonomy, limits),
            figure.scope,
            figure.period or str(report.year),
            figure.note,
        )


def _units(
    register: Register, profile: Profile, reports: Mapping[str, PublishedReport]
) -> dict[str, PublishedUnit]:
    by_unit: dict[str, list[str]] = defaultdict(list)
    for report in reports.values():
        by_unit[report.unit_id].append(report.id)
    ordered: Iterable[tuple[str, Unit]] = sorted(
        register.units.items(), key=lambda item: (sort_key(item[1].name), item[0])
    )
    return {
        unit_id: PublishedUnit(
            unit_id,
            unit,
            profile.taxonomy.services[unit.service],
            profile.providers[unit.provider],
            tuple(by_unit[unit_id]),
            next((each for each in by_unit[unit_id] if not reports[each].replaced_by), None),
            render(register.prose[unit_path(unit_id)]),
        )
        for unit_id, unit in ordered
    }
