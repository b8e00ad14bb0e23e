"""The profile: municipality, taxonomy and providers, all of it data that another municipality replaces."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from site_builder.model.values import (
    Colour,
    Day,
    Number,
    Reference,
    Slug,
    Text,
    Thing,
    Web,
    Whole,
    Year,
    YesNo,
)

Level = Literal["godkand", "anmarkning", "underkand", "saknas"]


class Contact(Thing):
    """The municipality's own contact data, which the identity rules let pass."""

    web: Web | None = Field(None, alias="webb")
    phone: Text | None = Field(None, alias="telefon", max_length=40)
    email: Text | None = Field(None, alias="epost", max_length=120)


class SecrecyThresholds(Thing):
    """The small-number thresholds: no count under `k` (never below 4), no percentages under `p`."""

    k: Whole = Field(5, alias="k", ge=4, le=100)
    p: Whole = Field(10, alias="p", ge=5, le=1000)


class AccessibilityStatement(Thing):
    """What the accessibility statement is made from; nothing assessed means that it says so."""

    assessed: Day | None = Field(None, alias="bedomd")
    method: Text | None = Field(None, alias="metod", max_length=600)
    conformance: Literal["helt", "delvis", "inte"] | None = Field(None, alias="uppfyllelse")
    shortcomings: tuple[Text, ...] = Field((), alias="brister")
    contact: Text | None = Field(None, alias="kontakt", max_length=300)


class LogRestart(Thing):
    """Why the published change log begins anew on a day, and who decided it."""

    day: Day = Field(alias="datum")
    reason: Text = Field(alias="skal", max_length=600)
    by: Text = Field(alias="av", max_length=120)


class Municipality(Thing):
    """One municipality and its choices: `content/_profil/kommun.yml`."""

    schema_version: Whole = Field(1, alias="schema")
    demonstration: YesNo = Field(alias="demonstration")
    invented: YesNo = Field(False, alias="pahittad")
    name: Text = Field(alias="namn", max_length=80)
    code: Text = Field(alias="kod", pattern=r"^\d{4}$")
    committee: Text = Field(alias="namnd", max_length=80)
    administration: Text | None = Field(None, alias="forvaltning", max_length=80)
    contact: Contact = Field(default_factory=lambda: Contact.model_validate({}), alias="kontakt")
    programme: Web | None = Field(None, alias="program")
    complaints: Web | None = Field(None, alias="klagomal")
    case_number_patterns: tuple[Reference, ...] = Field((), alias="diarienummer_monster")
    contract_patterns: tuple[Reference, ...] = Field((), alias="avtalsnummer_monster")
    secrecy: SecrecyThresholds = Field(
        default_factory=lambda: SecrecyThresholds.model_validate({}), alias="sekretess"
    )
    colour: Colour = Field("#0b5563", alias="farg")
    licence: Literal["cc0", "cc-by"] = Field("cc0", alias="licens")
    languages: tuple[Literal["sv"], ...] = Field(("sv",), alias="sprak")
    severities: dict[Slug, Literal["fel", "varning"]] = Field(default_factory=dict, alias="regler")
    log_restarts: tuple[LogRestart, ...] = Field((), alias="loggen_borjar_om")
    accessibility: AccessibilityStatement = Field(
        default_factory=lambda: AccessibilityStatement.model_validate({}), alias="tillganglighet"
    )


class Service(Thing):
    """A service, such as home care."""

    name: Text = Field(alias="namn", max_length=80)
    law: Text | None = Field(None, alias="lag", max_length=80)
    needs_permit: YesNo = Field(False, alias="tillstandspliktig")
    description: Text | None = Field(None, alias="beskrivning", max_length=600)


class FocusArea(Thing):
    """A focus area, and the years in whose plan it stands (none: every year)."""

    name: Text = Field(alias="namn", max_length=120)
    short: Text | None = Field(None, alias="kort", max_length=40)
    description: Text | None = Field(None, alias="beskrivning", max_length=600)
    question: Text | None = Field(None, alias="fraga", max_length=200)
    years: tuple[Year, ...] = Field((), alias="ar")


class Verdict(Thing):
    """One step of a verdict scale. Code asks its level, never its id."""

    name: Text = Field(alias="namn", max_length=80)
    level: Level = Field(alias="niva")
    needs_measures: YesNo = Field(False, alias="kraver_atgard")
    meaning: Text | None = Field(None, alias="betyder", max_length=600)


class MeasureKind(Thing):
    """A kind of measure; `binding` says whether it must be done."""

    name: Text = Field(alias="namn", max_length=60)
    plural: Text = Field(alias="flertal", max_length=60)
    neuter: YesNo = Field(False, alias="neutrum")
    binding: YesNo = Field(alias="bindande")
    meaning: Text | None = Field(None, alias="betyder", max_length=300)


class PlausibleRange(Thing):
    """The range in which a key figure is plausible."""

    least: Number | None = Field(None, alias="minst")
    most: Number | None = Field(None, alias="hogst")


class KeyFigureKind(Thing):
    """A key figure: its label, unit and secrecy class (`domain.md` section 6)."""

    name: Text = Field(alias="namn", max_length=80)
    unit: Literal["antal", "procent", "timmar", "kronor"] = Field(alias="enhet")
    secrecy_class: Literal["A", "B", "C", "D"] = Field(alias="klass")
    share_of: Literal["huvuden", "tid"] | None = Field(None, alias="andel_av")
    long_term: YesNo = Field(False, alias="langtid")
    counts_clients: YesNo = Field(False, alias="raknar_kunder")
    direction: Literal["hogre", "lagre", "ingen"] = Field("ingen", alias="riktning")
    plausible: PlausibleRange | None = Field(None, alias="rimligt")

    def is_plausible(self, value: Decimal) -> bool:
        """Say whether a value lies in the plausible range."""
        if self.plausible is None:
            return True
        least, most = self.plausible.least, self.plausible.most
        return (least is None or value >= least) and (most is None or value <= most)


class LegalReference(Thing):
    """A statute or regulation with the days between which it is in force."""

    name: Text = Field(alias="namn", max_length=120)
    title: Text = Field(alias="titel", max_length=300)
    valid_from: Day = Field(alias="galler_fran")
    valid_until: Day | None = Field(None, alias="galler_till")
    address: Web | None = Field(None, alias="adress")
    note: Text | None = Field(None, alias="not", max_length=600)
    demands_report: YesNo = Field(False, alias="anmalan_till_ivo")

    def in_force(self, day: date) -> bool:
        """Say whether the reference is in force on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class GlossaryEntry(Thing):
    """A term with its plain explanation, and other forms that count as the same term."""

    term: Text = Field(alias="term", max_length=80)
    explanation: Text = Field(alias="forklaring", max_length=600)
    forms: tuple[Text, ...] = Field((), alias="former")


class Taxonomy(Thing):
    """What can be chosen from: `content/_profil/taxonomi.yml`."""

    schema_version: Whole = Field(1, alias="schema")
    services: dict[Slug, Service] = Field(alias="tjanster")
    focus_areas: dict[Slug, FocusArea] = Field(alias="fokusomraden")
    verdicts: dict[Slug, Verdict] = Field(alias="bedomningar")
    item_verdicts: dict[Slug, Verdict] = Field(default_factory=dict, alias="delbedomningar")
    measure_kinds: dict[Slug, MeasureKind] = Field(alias="atgardstyper")
    key_figures: dict[Slug, KeyFigureKind] = Field(default_factory=dict, alias="nyckeltal")
    legal: dict[Slug, LegalReference] = Field(default_factory=dict, alias="lagrum")
    glossary: dict[Slug, GlossaryEntry] = Field(default_factory=dict, alias="ordlista")


class Provider(Thing):
    """A provider: `content/_profil/utforare.yml`, by id. Legal persons only."""

    name: Text = Field(alias="namn", max_length=160)
    org_number: Text | None = Field(None, alias="organisationsnummer", max_length=20)
    form: Literal["kommun", "aktiebolag", "handelsbolag", "forening", "stiftelse", "annan"] | None = Field(
        None, alias="form"
    )


class Providers(Thing):
    """All providers by id."""

    schema_version: Whole = Field(1, alias="schema")
    providers: dict[Slug, Provider] = Field(alias="utforare")


class Profile(Thing):
    """Municipality, taxonomy and providers together."""

    municipality: Municipality
    taxonomy: Taxonomy
    providers: dict[str, Provider]
