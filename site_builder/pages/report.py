"""The page of one report, and the notice that stays of a withdrawn one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from site_builder import addresses
from site_builder.model.report import FocusReview
from site_builder.pages import phrases
from site_builder.pages.case import has_late_evidence, plan_said, promise_notes, replies
from site_builder.pages.jsonld import report_data, with_data
from site_builder.pages.page import Heading, Page
from site_builder.pages.report_changes import VersionView, cited, version_facts, versions
from site_builder.pages.report_facts import report_facts
from site_builder.pages.templates import Context, Press, headings, render, safe
from site_builder.pages.timeline import Step, evidence_step
from site_builder.pages.views import (
    SITE,
    Anchor,
    Fact,
    FigureView,
    MeasureView,
    To,
    VerdictView,
    figure_views,
    item_look,
    links_from,
    measure_view,
    report_address,
    verdict_view,
)
from site_builder.publication import Publication, PublishedReport, PublishedUnit, WithdrawnReport
from site_builder.record import NO_RECORD, Record
from site_builder.wording.swedish import listed, long_day

SAID = SITE.report


class AreaView(NamedTuple):
    """One focus area that was looked at."""

    name: Anchor
    verdict: VerdictView | None
    text: str


class ProsePart(NamedTuple):
    """One section of the report's own text."""

    id: str
    title: str
    html: Markup


class Sibling(NamedTuple):
    """An earlier or later report of the same unit."""

    label: str
    link: Anchor


@dataclass(frozen=True, slots=True)
class ReportContext(Context):
    """What `report.html` is given."""

    template: ClassVar[str] = "report.html"
    title: str
    address: str
    crumbs: tuple[Anchor, ...]
    verdict: VerdictView
    answer: tuple[tuple[str, str, str, str], ...]
    replaced: Anchor | None
    contents: tuple[Heading, ...]
    easy: tuple[str, ...]
    measures: tuple[MeasureView, ...]
    plan: str
    notes: tuple[str, ...]
    replies: tuple[tuple[str, str], ...]
    strengths: tuple[str, ...]
    areas: tuple[AreaView, ...]
    not_examined: str
    steps: tuple[Step, ...]
    late_evidence: bool
    figures: tuple[FigureView, ...]
    prose: tuple[ProsePart, ...]
    corrections: tuple[str, ...]
    siblings: tuple[Sibling, ...]
    facts: tuple[Fact, ...]
    versions: tuple[VersionView, ...]
    cite_by: str
    cite_version: str


@dataclass(frozen=True, slots=True)
class WithdrawnContext(Context):
    """What `withdrawn.html` is given."""

    template: ClassVar[str] = "withdrawn.html"
    title: str
    crumbs: tuple[Anchor, ...]
    heading: str
    text: str


def report_page(
    report: PublishedReport, publication: Publication, press: Press, record: Record = NO_RECORD
) -> Page:
    """Return the page of a report."""
    address = report_address(report.id)
    context = _context(report, publication, address, press, record)
    verdict = f"{report.verdict.name}, {phrases.follow_up_date(report).lower()}"
    return Page(
        address,
        "rapport",
        context.title,
        SAID.description.format(verdict=verdict, summary=report.summary),
        with_data(render(context, press), report_data(report, context.title, publication, press), press),
        context.contents,
        report.updated,
        f"rapporter/{report.id}.md",
    )


def withdrawn_page(notice: WithdrawnReport, publication: Publication, press: Press) -> Page:
    """Return the notice that stays at a withdrawn report's address."""
    unit = publication.units[notice.unit_id]
    address = report_address(notice.id)
    title = SAID.title.format(unit=unit.unit.name, report=SITE.said.kinds.ordinarie.format(year=notice.year))
    context = WithdrawnContext(
        title,
        _crumbs(unit, links_from(address)),
        SAID.withdrawn_title.format(day=long_day(notice.day)),
        SAID.withdrawn_text.format(reason=notice.reason),
    )
    html = render(context, press)
    return Page(address, "rapport", title, context.heading, html, updated=notice.day, indexed=False)


def _context(
    report: PublishedReport, publication: Publication, address: str, press: Press, record: Record
) -> ReportContext:
    to = links_from(address)
    changed = tuple(versions(report, record, publication, to))
    unit = publication.units[report.unit_id]
    prose = tuple(
        ProsePart(f"text-{s.id}" if s.id else "", s.title, safe(s.html)) for s in report.prose.sections
    )
    replaced = report.replaced_by
    return ReportContext(
        title=_title(report, unit, publication),
        address=f"{press.site_url}{address}",
        crumbs=_crumbs(unit, to),
        verdict=verdict_view(report, publication),
        answer=_answer(report),
        replaced=Anchor(_report_link_text(publication.reports[replaced]), to(report_address(replaced)))
        if replaced
        else None,
        contents=_contents(report, prose, changed),
        easy=tuple(report.easy.split("\n")) if report.easy else (),
        measures=tuple(measure_view(measure, publication, to) for measure in report.measures),
        plan=plan_said(report),
        notes=tuple(promise_notes(report)),
        replies=replies(report, unit),
        strengths=report.strengths,
        areas=tuple(_area(review, publication, to) for review in report.focus_areas),
        not_examined=_not_examined(report, publication),
        steps=tuple(evidence_step(item) for item in report.evidence),
        late_evidence=has_late_evidence(report),
        figures=figure_views(report.figures, publication, to),
        prose=prose,
        corrections=tuple(
            SAID.correction.format(day=long_day(each.day), what=each.what, reason=each.reason)
            for each in report.corrections
        ),
        siblings=tuple(_siblings(report, unit, publication, to)),
        facts=(*report_facts(report, unit, publication, to), *version_facts(report, record, to)),
        versions=changed,
        cite_version=cited(report, record),
        cite_by=SAID.cite_text.format(
            municipality=publication.municipality.name, committee=publication.municipality.committee.lower()
        ),
    )


def _title(report: PublishedReport, unit: PublishedUnit, publication: Publication) -> str:
    """Return the page's title, with the day where the unit has another report of that name."""
    name = phrases.report_name(report)
    title: str = SAID.title.format(unit=unit.unit.name, report=name[:1].lower() + name[1:])
    same = [each for each in publication.reports_of(unit) if phrases.report_name(each) == name]
    if len(same) > 1 and report.day:
        title = SAID.title_dated.format(title=title, day=long_day(report.day))
    return title


def _crumbs(unit: PublishedUnit, to: To) -> tuple[Anchor, ...]:
    return (
        Anchor(SITE.units.title, to(addresses.UNITS)),
        Anchor(unit.unit.name, to(addresses.unit(unit.id))),
    )


def _answer(report: PublishedReport) -> tuple[tuple[str, str, str, str], ...]:
    required, still = phrases.result(report.measures)
    return (
        (SAID.brief, report.summary, "", ""),
        (SAID.result, required, still, "#atgarder"),
        (SAID.next, phrases.what_happens(report), "", ""),
    )


def _contents(
    report: PublishedReport, prose: tuple[ProsePart, ...], changed: tuple[VersionView, ...]
) -> tuple[Heading, ...]:
    pairs = [
        ("lattlast", SAID.easy, report.easy),
        ("atgarder", SAID.measures, True),
        ("svar", SITE.unit.reply, report.replies),
        ("styrkor", SAID.strengths, report.strengths),
        ("granskat", SAID.examined, True),
        ("underlag", SAID.evidence, True),
        ("nyckeltal", SAID.figures, report.figures),
        *((part.id, part.title, part.title) for part in prose),
        ("rattelser", SAID.corrections, report.corrections),
        ("andringar", SITE.record.report.heading, changed),
        ("fakta", SAID.facts, True),
    ]
    return headings([(id_, text) for id_, text, there in pairs if there])


def _area(review: FocusReview, publication: Publication, to: To) -> AreaView:
    area = publication.taxonomy.focus_areas[review.area]
    found = publication.taxonomy.item_verdicts[review.verdict] if review.verdict else None
    verdict = VerdictView(item_look(found), found.name) if found else None
    return AreaView(Anchor(area.name, to(addresses.area(review.area))), verdict, review.text or "")


def _not_examined(report: PublishedReport, publication: Publication) -> str:
    seen = {review.area for review in report.focus_areas}
    areas = publication.taxonomy.focus_areas.items()
    missed = [area.name for area_id, area in areas if report.year in area.years and area_id not in seen]
    return str(SAID.not_examined.format(areas=listed(f"”{name}”" for name in missed))) if missed else ""


def _siblings(
    report: PublishedReport, unit: PublishedUnit, publication: Publication, to: To
) -> Iterator[Sibling]:
    place = unit.report_ids.index(report.id)
    for label, index in ((SAID.later, place - 1), (SAID.earlier, place + 1)):
        if 0 <= index < len(unit.report_ids):
            other = publication.reports[unit.report_ids[index]]
            yield Sibling(label, Anchor(_report_link_text(other), to(report_address(other.id))))


def _report_link_text(report: PublishedReport) -> str:
    day = long_day(report.day) if report.day else phrases.follow_up_date(report).lower()
    return f"{phrases.report_name(report)} ({day})"
