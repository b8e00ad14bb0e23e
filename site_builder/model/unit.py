"""A unit: one followed-up operation, the front matter of `content/verksamheter/<id>.md`."""

from typing import Literal, Self

from pydantic import Field, model_validator

from site_builder.model.values import (
    Day,
    Reference,
    Slug,
    Text,
    Thing,
    Web,
    Whole,
    refusal,
)


class UnitContract(Thing):
    """A contract that the unit works under, with the days it is in force."""

    number: Reference = Field(alias="nummer")
    valid_from: Day | None = Field(None, alias="fran")
    valid_until: Day | None = Field(None, alias="till")


class Unit(Thing):
    """One unit, own-run or contracted, followed up or not."""

    schema_version: Whole = Field(1, alias="schema")
    name: Text = Field(alias="namn", max_length=160)
    provider: Slug = Field(alias="utforare")
    service: Slug = Field(alias="tjanst")
    run_by: Literal["egen", "extern"] = Field(alias="regi")
    contract_form: Literal["lov", "lou", "egen", "annan"] | None = Field(None, alias="avtalsform")
    contracts: tuple[UnitContract, ...] = Field((), alias="avtal")
    area: Text | None = Field(None, alias="omrade", max_length=120)
    places: Whole | None = Field(None, alias="platser")
    target_group: Text | None = Field(None, alias="malgrupp", max_length=300)
    active_from: Day | None = Field(None, alias="aktiv_fran")
    active_until: Day | None = Field(None, alias="aktiv_till")
    former_ids: tuple[Slug, ...] = Field((), alias="tidigare_id")
    web: Web | None = Field(None, alias="webb")
    permit: Literal["true", "false", "okant"] | None = Field(None, alias="ivo_tillstand")

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.active_from and self.active_until and self.active_until < self.active_from:
            raise refusal("ogiltigt-datum", "aktiv_till", value=self.active_until.isoformat())
        return self
