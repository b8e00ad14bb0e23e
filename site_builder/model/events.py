"""The journal of a report: dated events, appended to over time and never rewritten."""

from typing import Annotated, Literal

from pydantic import Field

from site_builder.model.values import Day, Number, ReportId, Slug, Text, Thing, Whole, YesNo

MeasureStatus = Literal["atgardad", "delvis_atgardad", "kvarstar", "aterkallad"]


class _Event(Thing):
    day: Day = Field(alias="datum")
    text: Text | None = Field(None, alias="text", max_length=1500)
    report: ReportId | None = Field(None, alias="rapport")


class PlanReceived(_Event):
    """The unit's action plan has come in."""

    kind: Literal["atgardsplan_inkommen"] = Field(alias="typ")


class PlanApproved(_Event):
    """The administration has approved the unit's action plan."""

    kind: Literal["atgardsplan_godkand"] = Field(alias="typ")


class FollowUpMeeting(_Event):
    """The promised re-follow-up meeting was held."""

    kind: Literal["uppfoljande_mote"] = Field(alias="typ")
    outcome: Text | None = Field(None, alias="utfall", max_length=600)


class MeasureChanged(_Event):
    """A measure's state changed."""

    kind: Literal["atgard"] = Field(alias="typ")
    measure: Whole = Field(alias="atgard")
    status: MeasureStatus = Field(alias="status")


class VerdictChanged(_Event):
    """The overall verdict was changed after the report."""

    kind: Literal["bedomning_andrad"] = Field(alias="typ")
    verdict: Slug = Field(alias="till")


class Reply(_Event):
    """The provider's reply, shown as the provider's own words."""

    kind: Literal["utforarens_svar"] = Field(alias="typ")
    text: Text = Field(alias="text", max_length=1500)


class Sanction(_Event):
    """A sanction was decided, contested, withdrawn or carried out."""

    kind: Literal["sanktion"] = Field(alias="typ")
    sanction: Text = Field(alias="slag", max_length=200)
    stage: Literal["beslutad", "bestridd", "aterkallad", "verkstalld"] = Field(alias="lage")
    amount: Number | None = Field(None, alias="belopp", ge=0)


class ReportedToInspectorate(_Event):
    """Serious defects were reported to the inspectorate (IVO), SoL 27:7 and LSS 15 § p. 11."""

    kind: Literal["ivo_anmalan"] = Field(alias="typ")


class Correction(_Event):
    """Something in the published report was corrected, with its reason.

    `hides_earlier`: what earlier versions said is no longer told, as when they named somebody.
    """

    kind: Literal["rattelse"] = Field(alias="typ")
    what: Text = Field(alias="vad", max_length=600)
    reason: Text = Field(alias="skal", max_length=600)
    hides_earlier: YesNo = Field(False, alias="dolj_tidigare")


class Withdrawal(_Event):
    """The report was withdrawn: its page stays as a notice, its content goes."""

    kind: Literal["tillbakadragen"] = Field(alias="typ")
    reason: Text = Field(alias="skal", max_length=600)


Event = Annotated[
    PlanReceived
    | PlanApproved
    | FollowUpMeeting
    | MeasureChanged
    | VerdictChanged
    | Reply
    | Sanction
    | ReportedToInspectorate
    | Correction
    | Withdrawal,
    Field(discriminator="kind"),
]
