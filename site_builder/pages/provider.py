"""The page of one provider: its units, all their verdicts over time, and what is still required of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import Provider
from site_builder.pages import groups, phrases
from site_builder.pages.lists import Paging
from site_builder.pages.page import Page
from site_builder.pages.parting import Part, parts
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.units import UnitRow, unit_row
from site_builder.pages.views import (
    SITE,
    Anchor,
    Fact,
    MeasureView,
    To,
    VerdictView,
    links_from,
    measure_view,
    plain,
    report_address,
    verdict_view,
)
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, PublishedUnit
from site_builder.summary import Recurrence, consecutive, recurring_in
from site_builder.wording import choice
from site_builder.wording.swedish import long_day, season

SAID = SITE.provider


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The open requirements in one focus area."""

    area: Anchor
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class RecurringGroup:
    """A unit's requirements that stood in the follow-up before, too: text, and what was said then."""

    unit: Anchor
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VerdictsRow:
    """One unit's verdicts, newest first, each with the link to its report."""

    unit: Anchor
    verdicts: tuple[tuple[VerdictView, Anchor], ...]


@dataclass(frozen=True, slots=True)
class ProviderContext(Context):
    """What `provider.html` is given."""

    template: ClassVar[str] = "provider.html"
    title: str
    crumbs: tuple[Anchor, ...]
    first: bool
    answer: tuple[tuple[str, str, str, str], ...]
    rows: tuple[UnitRow, ...]
    caption: str
    groups: tuple[AreaGroup, ...]
    recurring: tuple[RecurringGroup, ...]
    none_recurring: bool
    few_follow_ups: bool
    verdicts: tuple[VerdictsRow, ...]
    none_followed_up: bool
    facts: tuple[Fact, ...]
    paging: Paging | None


def providers_with_units(publication: Publication) -> list[str]:
    """Return the ids of the providers that run a unit here."""
    running = {unit.unit.provider for unit in publication.units.values()}
    return [provider_id for provider_id in publication.providers if provider_id in running]


def provider_pages(provider_id: str, publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page of a provider that runs at least one unit, and those that its lists go on at."""
    provider = publication.providers[provider_id]
    units = [unit for unit in publication.units.values() if unit.unit.provider == provider_id]
    counted = f"{groups.units_counted(units)} {groups.followed_up(units, publication)[0]}"
    required = groups.open_requirements(units, publication)
    reports = [report for unit in units for report in publication.reports_of(unit)]
    pairs = [
        ("lista", SAID.units),
        ("krav", SAID.requirements),
        ("aterkommer", SAID.recurring),
        ("bedomningar", SAID.verdicts),
    ]
    for part in parts(partial(addresses.provider, provider_id), len(units), len(required)):
        first = part.page == 1
        context = _context(provider, units, required, part, publication)
        yield Page(
            part.address,
            "utforare",
            context.title,
            SAID.description.format(name=provider.name, counted=counted),
            render(context, press),
            headings(pairs if first else ()),
            max((report.updated for report in reports), default=None),
            indexed=first,
        )


def _context(
    provider: Provider,
    units: Sequence[PublishedUnit],
    required: Sequence[PublishedMeasure],
    part: Part,
    publication: Publication,
) -> ProviderContext:
    to, first = links_from(part.address), part.page == 1
    here = units[part.share(len(units))]
    crumbs = [Anchor(SITE.units.title, to(addresses.UNITS))]
    title = SAID.title.format(name=provider.name)
    return ProviderContext(
        title=part.titled(title),
        crumbs=part.trail(crumbs, title),
        first=first,
        answer=tuple(_answer(units, required, publication)) if first else (),
        rows=tuple(replace(unit_row(unit, publication, to), by=None) for unit in here),
        caption=SITE.measures.as_of.format(day=long_day(publication.today)),
        groups=tuple(_by_area(required, part, publication, to)),
        recurring=tuple(_recurring(here, publication, to)),
        none_recurring=first and next(_recurring(units, publication, to), None) is None,
        few_follow_ups=all(len(unit.report_ids) < 2 for unit in units),
        verdicts=tuple(_verdicts(here, publication, to)),
        none_followed_up=first and not any(unit.report_ids for unit in units),
        facts=tuple(_facts(provider)) if first else (),
        paging=part.paging,
    )


def _answer(
    units: Sequence[PublishedUnit], required: Sequence[PublishedMeasure], publication: Publication
) -> Iterator[tuple[str, str, str, str]]:
    followed, verdicts = groups.followed_up(units, publication)
    yield SAID.units, groups.units_counted(units), "", "#lista"
    yield SAID.follow_up, followed, verdicts, "#bedomningar"
    yield SAID.requirements, groups.requirements_said(required), "", "#krav" if required else ""


def _by_area(
    required: Sequence[PublishedMeasure], part: Part, publication: Publication, to: To
) -> Iterator[AreaGroup]:
    """Yield the requirements by focus area, in the order of the taxonomy; last those without an area."""
    areas = publication.taxonomy.focus_areas
    found: dict[str | None, list[PublishedMeasure]] = {area_id: [] for area_id in (*areas, None)}
    for measure in required:
        found[measure.area_id].append(measure)
    for area_id, share in zip(found, part.shares([len(each) for each in found.values()]), strict=True):
        shown = tuple(
            measure_view(measure, publication, to, with_unit=True, with_area=False)
            for measure in found[area_id][share.rows]
        )
        if shown:
            name = (
                Anchor(areas[area_id].name, to(addresses.area(area_id))) if area_id else Anchor(SAID.no_area)
            )
            yield AreaGroup(name, shown)


def _recurring(units: Sequence[PublishedUnit], publication: Publication, to: To) -> Iterator[RecurringGroup]:
    """Yield, for each unit, the requirements of its latest follow-up that stood in the one before, too."""
    for unit in units:
        latest = next((later.id for later, _ in consecutive(unit, publication)), None)
        rows = tuple(
            (each.later.text, _earlier_said(each, publication))
            for each in recurring_in(unit, publication)
            if each.later.report_id == latest
        )
        if rows:
            yield RecurringGroup(Anchor(unit.unit.name, to(addresses.unit(unit.id))), rows)


def _earlier_said(recurrence: Recurrence, publication: Publication) -> str:
    earlier = recurrence.earlier
    said = SAID.recurring_text if recurrence.is_similar else SAID.recurring_area
    if earlier.text == recurrence.later.text:
        said = SAID.recurring_same
    when = season(publication.reports[earlier.report_id].ordering_day)
    return str(said.format(season=when, text=earlier.text))


def _verdicts(units: Sequence[PublishedUnit], publication: Publication, to: To) -> Iterator[VerdictsRow]:
    """Yield the followed-up units with all their verdicts, also those of replaced reports."""
    for unit in units:
        verdicts = tuple(
            (verdict_view(report, publication), _report_anchor(report, to))
            for report in publication.reports_of(unit)
        )
        if verdicts:
            yield VerdictsRow(Anchor(unit.unit.name, to(addresses.unit(unit.id))), verdicts)


def _report_anchor(report: PublishedReport, to: To) -> Anchor:
    name = phrases.report_name(report)
    replaced = f" ({SITE.verdict.replaced.lower()})" if report.replaced_by else ""
    return Anchor(f"{name}{replaced}", to(report_address(report.id)))


def _facts(provider: Provider) -> Iterator[Fact]:
    if provider.form:
        yield Fact(SAID.form, plain((choice("Provider", "form", provider.form),)))
    if provider.org_number:
        yield Fact(SAID.org_number, plain((provider.org_number,)))
