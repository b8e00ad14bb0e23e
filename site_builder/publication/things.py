"""What may be seen on one day: units, reports, measures, figures, with their states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.journal import MeasureNow, PromiseNow
from site_builder.model.events import Correction, Event, Reply, Sanction
from site_builder.model.profile import (
    KeyFigureKind,
    LegalReference,
    MeasureKind,
    Municipality,
    Provider,
    Service,
    Taxonomy,
    Verdict,
)
from site_builder.model.report import (
    ActionPlanDemand,
    EvidenceKind,
    Feedback,
    FocusReview,
    ReportKind,
    RuleException,
    Scope,
    SecrecyReview,
)
from site_builder.model.unit import Unit
from site_builder.publication.origins import Origins
from site_builder.publication.written import Writings, Written
from site_builder.secrecy.numbers import Hidden, Shown


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

    @property
    def name(self) -> str:
        """What tells it apart in its report: `Krav 2`."""
        return f"{self.kind.name} {self.id}"


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
    legal_ids: tuple[str, ...]
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
    feedback: tuple[Feedback, ...]
    events: tuple[Event, ...]
    secrecy_review: SecrecyReview | None
    exceptions: tuple[RuleException, ...]
    prose: Written

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
    prose: Written

    def is_active(self, first: date, last: date) -> bool:
        """Say whether it is active on some day from `first` to `last`, as far as its file says."""
        begins, ends = self.unit.active_from, self.unit.active_until
        return (begins is None or begins <= last) and (ends is None or ends >= first)


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
    writings: Writings
    origins: Origins

    def reports_of(self, unit: PublishedUnit) -> tuple[PublishedReport, ...]:
        """Return a unit's reports, newest first."""
        return tuple(self.reports[report_id] for report_id in unit.report_ids)

    def current_report(self, unit: PublishedUnit) -> PublishedReport | None:
        """Return the report whose verdict stands for a unit."""
        return self.reports[unit.current] if unit.current else None
