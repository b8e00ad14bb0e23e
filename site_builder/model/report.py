"""A report: the front matter of `content/rapporter/<year>/<id>.md`, key by key (`model.md`)."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from site_builder.model.events import Event, MeasureStatus
from site_builder.model.values import (
    Day,
    DayOrYes,
    Number,
    Period,
    Reference,
    ReportId,
    Slug,
    Text,
    Thing,
    Whole,
    Year,
    YesNo,
    refusal,
)

Scope = Literal["kommunen", "hela_bolaget", "enheten", "framgar_inte"]
HiddenReason = Literal["under_troskel", "underlag_framgar_inte", "ror_enskilda", "skyddar_annat"]
ReportKind = Literal["ordinarie", "uppfoljande", "handelsestyrd", "fordjupad", "avslut"]
EvidenceKind = Literal[
    "informationsbrev",
    "begaran",
    "stickprov",
    "granskning",
    "mote_fysiskt",
    "mote_digitalt",
    "besok",
    "intervju",
    "enkat",
    "egenkontroll",
]


class FocusReview(Thing):
    """One focus area that was looked at, and what was found in it."""

    area: Slug = Field(alias="omrade")
    verdict: Slug | None = Field(None, alias="bedomning")
    text: Text | None = Field(None, alias="text", max_length=1200)


class Sample(Thing):
    """A sample: how many of how many were looked at."""

    count: Whole = Field(alias="antal")
    of: Whole | None = Field(None, alias="av")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.of is not None and self.count > self.of:
            raise refusal("utanfor-grans", "antal", value=self.count, least=0, most="”av”")
        return self


class Evidence(Thing):
    """One dated piece of what the report rests on."""

    day: Day = Field(alias="datum")
    until: Day | None = Field(None, alias="till")
    kind: EvidenceKind = Field(alias="typ")
    sample: Sample | None = Field(None, alias="urval")
    text: Text | None = Field(None, alias="text", max_length=1200)
    from_unit: tuple[Text, ...] = Field((), alias="fran_verksamheten")
    from_municipality: tuple[Text, ...] = Field((), alias="fran_kommunen")

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.until is not None and self.until < self.day:
            raise refusal("ogiltigt-datum", "till", value=self.until.isoformat())
        return self


class KeyFigure(Thing):
    """One key figure: a value, or the reason why it is hidden."""

    id: Slug = Field(alias="id")
    value: Number | None = Field(None, alias="varde")
    hidden: HiddenReason | None = Field(None, alias="dolt")
    base: Whole | None = Field(None, alias="bas")
    scope: Scope = Field(alias="omfattning")
    period: Period | None = Field(None, alias="period")
    note: Text | None = Field(None, alias="not", max_length=600)

    @model_validator(mode="after")
    def _value_or_hidden(self) -> Self:
        if self.value is not None and self.hidden is not None:
            raise refusal("motstridiga-falt", "dolt", one="varde", other="dolt")
        if self.value is None and self.hidden is None:
            raise refusal("falt-saknas", "varde")
        return self


class Measure(Thing):
    """One measure: a requirement or a recommendation, with a number that never changes."""

    id: Whole = Field(alias="id")
    kind: Slug = Field(alias="typ")
    text: Text = Field(alias="text", max_length=1200)
    area: Slug | None = Field(None, alias="omrade")
    contract: Reference | None = Field(None, alias="avtal")
    due: Day | None = Field(None, alias="senast")


class ActionPlanDemand(Thing):
    """The demand for an action plan; `asked` is None when the day is unknown."""

    asked: DayOrYes = Field(alias="begard")
    contract: Reference | None = Field(None, alias="avtal")


class Promise(Thing):
    """The municipality's own promise of a re-follow-up: months from a start, or a last day."""

    within_months: Whole | None = Field(None, alias="inom_manader", ge=1, le=60)
    counted_from: Day | None = Field(None, alias="raknat_fran")
    basis: Text | None = Field(None, alias="grund", max_length=200)
    last_day: Day | None = Field(None, alias="senast")

    @model_validator(mode="after")
    def _months_or_day(self) -> Self:
        if self.within_months is None and self.last_day is None:
            raise refusal("falt-saknas", "inom_manader")
        if self.within_months is not None and self.last_day is not None:
            raise refusal("motstridiga-falt", "senast", one="inom_manader", other="senast")
        return self


class Feedback(Thing):
    """What a re-follow-up report found about one measure of the report that it follows up."""

    measure: Whole = Field(alias="atgard")
    status: MeasureStatus = Field(alias="status")
    text: Text | None = Field(None, alias="text", max_length=600)


class SecrecyReview(Thing):
    """When the report was reviewed for secrecy, and by which role."""

    day: Day = Field(alias="datum")
    by: Text = Field(alias="av", max_length=120)


class RuleException(Thing):
    """An accepted exception from one rule, with reason, role and day."""

    rule: Slug = Field(alias="regel")
    reason: Text = Field(alias="skal", max_length=600)
    by: Text = Field(alias="av", max_length=120)
    day: Day = Field(alias="datum")


class Report(Thing):
    """One follow-up report as its editor wrote it."""

    schema_version: Whole = Field(1, alias="schema")
    unit: Slug = Field(alias="verksamhet")
    year: Year = Field(alias="ar")
    kind: ReportKind = Field(alias="typ")
    announced: YesNo | None = Field(None, alias="anmald")
    day: Day | None = Field(None, alias="datum")
    day_missing: Text | None = Field(None, alias="datum_saknas", max_length=300)
    case_numbers: tuple[Reference, ...] = Field((), alias="diarienummer")
    responsible: Text | None = Field(None, alias="ansvarig", max_length=120)
    contracts: tuple[Reference, ...] = Field((), alias="avtal")
    legal: tuple[Slug, ...] = Field((), alias="lagrum")
    follows_up: ReportId | None = Field(None, alias="foljer_upp")
    replaces: ReportId | None = Field(None, alias="ersatter")
    focus_areas: tuple[FocusReview, ...] = Field(alias="fokusomraden")
    evidence: tuple[Evidence, ...] = Field(alias="underlag")
    key_figures: tuple[KeyFigure, ...] = Field((), alias="nyckeltal")
    verdict: Slug = Field(alias="samlad_bedomning")
    summary: Text = Field(alias="sammanfattning", max_length=600)
    easy: Text | None = Field(None, alias="lattlast", max_length=1500)
    strengths: tuple[Text, ...] = Field((), alias="styrkor")
    measures: tuple[Measure, ...] = Field((), alias="atgarder")
    action_plan: ActionPlanDemand | None = Field(None, alias="atgardsplan")
    promise: Promise | None = Field(None, alias="uppfoljning")
    feedback: tuple[Feedback, ...] = Field((), alias="aterkoppling")
    events: tuple[Event, ...] = Field((), alias="handelser")
    secrecy_review: SecrecyReview | None = Field(None, alias="sekretessprovad")
    exceptions: tuple[RuleException, ...] = Field((), alias="undantag")
    draft: YesNo = Field(False, alias="utkast")
    publish_from: Day | None = Field(None, alias="publiceras")

    @model_validator(mode="after")
    def _dated_or_said_why(self) -> Self:
        if self.day is None and self.day_missing is None:
            raise refusal("falt-saknas", "datum")
        if self.day is not None and self.day_missing is not None:
            raise refusal("motstridiga-falt", "datum_saknas", one="datum", other="datum_saknas")
        return self

    @model_validator(mode="after")
    def _re_follow_up_says_of_what(self) -> Self:
        if self.kind == "uppfoljande" and self.follows_up is None:
            raise refusal("falt-saknas", "foljer_upp")
        return self

    @property
    def ordering_day(self) -> date:
        """The day that orders the report: its own, else the latest of its basis, else the year's last."""
        if self.day is not None:
            return self.day
        days = [item.until or item.day for item in self.evidence]
        return max(days, default=date(self.year, 12, 31))
