"""What templates are given: small values with every word and link already chosen."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from site_builder import addresses
from site_builder.model.profile import Level, Verdict
from site_builder.model.values import period_days
from site_builder.pages import phrases
from site_builder.publication import (
    Publication,
    PublishedFigure,
    PublishedMeasure,
    PublishedReport,
    PublishedUnit,
)
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording import load
from site_builder.wording.swedish import (
    capital,
    number,
    percent,
    period_text,
    season,
)

SITE = load("site")

LOOKS: dict[Level, str] = {"godkand": "pass", "anmarkning": "remark", "underkand": "fail", "saknas": "none"}

To = Callable[[str], str]
"""From an address to the link that leads there from the page being made."""


def links_from(address: str) -> To:
    """Return how the page at an address links to others; out of its first folder, links climb all the way."""
    first, to_root = address[: address.find("/") + 1], "../" * address.count("/")

    def to(target: str) -> str:
        return addresses.relative(address, target) if target.startswith(first) else to_root + target

    return to


def report_address(report_id: str) -> str:
    """Return the address of a report such as `2024/omsorgshuset`."""
    year, _, name = report_id.partition("/")
    return addresses.report(int(year), name)


class VerdictView(NamedTuple):
    """A verdict: its look, its word, and when it is from (empty for a unit not yet followed up)."""

    look: str
    word: str
    date: str = ""
    age: str = ""


class Anchor(NamedTuple):
    """A text, with a link where there is somewhere to go; a `term` leads to the glossary."""

    text: str
    href: str = ""
    term: bool = False


class StateView(NamedTuple):
    """A measure's state: its look, the word that leads, and the rest of the sentence."""

    look: str
    lead: str
    rest: str


class MeasureView(NamedTuple):
    """One row of measures."""

    id: str
    binding: bool
    kind: str
    text: str
    meta: tuple[Anchor, ...]
    state: StateView


class FigureView(NamedTuple):
    """One key figure: label, value, and what it rests on."""

    label: str
    value: str
    hidden: bool
    href: str
    note: str


class Fact(NamedTuple):
    """One row of a table of facts."""

    label: str
    values: tuple[Anchor, ...]


def verdict_view(report: PublishedReport | None, publication: Publication) -> VerdictView:
    """Return the verdict of a report, or that there is none yet."""
    if report is None:
        return VerdictView("not-yet", SITE.verdict.not_yet)
    return VerdictView(
        LOOKS[report.verdict.level],
        report.verdict.name,
        phrases.follow_up_date(report),
        phrases.standing_note(report, publication),
    )


def item_look(verdict: Verdict) -> str:
    """Return the look of an item verdict."""
    return LOOKS[verdict.level]


def measure_view(
    measure: PublishedMeasure,
    publication: Publication,
    to: To,
    *,
    with_unit: bool = False,
    with_area: bool = True,
) -> MeasureView:
    """Return one row; `with_unit` names and links the unit, for lists of many units' measures."""
    report = publication.reports[measure.report_id]
    look, lead, rest = phrases.state_words(measure.now, measure.kind, report.promise, publication.today)
    meta: list[Anchor] = []
    if with_unit:
        unit = publication.units[report.unit_id]
        meta.append(Anchor(unit.unit.name, to(f"{addresses.unit(unit.id)}#{measure_anchor(measure)}")))
    if measure.area_id and with_area:
        meta.append(Anchor(area_name(measure.area_id, publication), to(addresses.area(measure.area_id))))
    if measure.contract:
        meta.append(Anchor(f"{SITE.unit.contract.lower()} {measure.contract}"))
    return MeasureView(
        measure_anchor(measure),
        measure.kind.binding,
        measure.kind.name if with_unit else measure.name,
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


def figure_label(figure: PublishedFigure) -> str:
    """Return what a key figure counts, and of what, where clients can be the municipality's or all."""
    if not figure.kind.counts_clients:
        return figure.kind.name
    return str(SITE.figures.labels[figure.scope].format(name=figure.kind.name))


def figure_view(figure: PublishedFigure, publication: Publication, to: To) -> FigureView:
    """Return one key figure in words; what is hidden says so, and why."""
    said = SITE.figures
    label = figure_label(figure)
    if isinstance(figure.value, Hidden):
        reason = figure.value.reason
        value = said.below if reason == "under_troskel" else said.hidden
        note = figure.note or said.why[reason]
        if figure.note and reason == "skyddar_annat":  # nothing else on the page says why
            note = f"{said.why[reason]} {figure.note}"
        href = to(f"{addresses.METHOD}#sma-tal-visas-inte")
        return FigureView(label, value.format(k=publication.municipality.secrecy.k), True, href, note)
    shown = figure.value
    unit = figure.kind.unit
    value = percent(shown.value) if unit == "procent" else number(shown.value)
    return FigureView(label, value, False, "", ". ".join(_figure_notes(figure, shown)))


def figure_views(
    figures: Iterable[PublishedFigure], publication: Publication, to: To
) -> tuple[FigureView, ...]:
    """Return key figures in words; those that would have one label have their periods in it."""
    views = [(figure, figure_view(figure, publication, to)) for figure in figures]
    times = Counter(view.label for _, view in views)
    return tuple(
        view._replace(label=f"{view.label} ({period_text(*period_days(figure.period))})")
        if times[view.label] > 1
        else view
        for figure, view in views
    )


def _figure_notes(figure: PublishedFigure, shown: Shown) -> Iterator[str]:
    said = SITE.figures
    first, last = period_days(figure.period)
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    unit = said.units.get(figure.kind.unit, "")
    when = "" if whole_year else period_text(first, last)
    if unit or when:
        yield capital(", ".join(part for part in (unit, when) if part))
    if shown.base is not None and not figure.note:  # a note says what the base is worth
        yield str(said.of_class[figure.kind.secrecy_class].format(base=number(shown.base)))
    if figure.note:
        yield figure.note.rstrip(".")
    elif figure.scope in said.scopes:
        yield str(said.scopes[figure.scope])


def unit_verdict(unit: PublishedUnit, publication: Publication) -> VerdictView:
    """Return the verdict that stands for a unit, with the season alone, for lists."""
    report = publication.current_report(unit)
    view = verdict_view(report, publication)
    if report is None:
        return view
    return VerdictView(view.look, view.word, capital(season(report.ordering_day)), view.age)


def ended_on(unit: PublishedUnit, publication: Publication) -> date | None:
    """Return the last day of a unit that is there no more; None while it is, or is to be."""
    until = unit.unit.active_until
    return until if until is not None and until < publication.today else None


def run_by_said(unit: PublishedUnit) -> str:
    """Return who runs a unit, with the form of its contract: `Annan utförare, LOV`."""
    run_by: str = SITE.units.run_by[unit.unit.run_by]
    form = unit.unit.contract_form
    return f"{run_by}, {SITE.units.forms[form]}" if form and form != "egen" else run_by


def service_anchor(unit: PublishedUnit, to: To) -> Anchor:
    """Return the name of a unit's service, with the link to its page."""
    return Anchor(unit.service.name, to(addresses.service(unit.unit.service)))


def provider_anchor(unit: PublishedUnit, to: To) -> Anchor:
    """Return the name of a unit's provider, with the link to its page."""
    return Anchor(unit.provider.name, to(addresses.provider(unit.unit.provider)))


def term_anchor(text: str, publication: Publication, to: To) -> Anchor:
    """Return a text with the link to its entry in the glossary, where it has one."""
    word = text.casefold()
    for term_id, entry in publication.taxonomy.glossary.items():
        if word in (form.casefold() for form in (entry.term, *entry.forms)):
            return Anchor(text, to(f"{addresses.GLOSSARY}#{term_id}"), term=True)
    return Anchor(text)


def plain(values: Iterable[str]) -> tuple[Anchor, ...]:
    """Return texts without links."""
    return tuple(Anchor(value) for value in values)
