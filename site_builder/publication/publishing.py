"""From a register to a publication: drafts, later days and whatever secrecy hides are gone here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from site_builder import addresses
from site_builder.journal import changes_of, measure_now, promise_now, until, verdict_now
from site_builder.model.events import Withdrawal
from site_builder.model.profile import Profile
from site_builder.model.report import Report
from site_builder.model.unit import Unit
from site_builder.publication import origins
from site_builder.publication.origins import Origins
from site_builder.publication.things import (
    Publication,
    PublishedEvidence,
    PublishedFigure,
    PublishedMeasure,
    PublishedReport,
    PublishedUnit,
    WithdrawnReport,
)
from site_builder.publication.written import Writings, Written
from site_builder.register import CONTENT, Register, report_path, unit_path
from site_builder.secrecy.across_reports import Reports, Where, further_to_hide
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.secrecy.of_report import excepted, shown_figure, shown_sample, thresholds_of
from site_builder.wording.swedish import sort_key


def publish(register: Register, today: date) -> Publication:
    """Return what may be seen on a day of everything in a register without errors."""
    profile = register.profile
    if profile is None:
        raise ValueError("A register without a profile cannot be published")
    visible = {key: report for key, report in register.reports.items() if is_visible(report, today)}
    withdrawn = {
        key: notice for key, report in visible.items() if (notice := _withdrawal(key, report, today))
    }
    standing = {key: report for key, report in visible.items() if key not in withdrawn}
    files = [*map(unit_path, register.units), *map(report_path, visible)]
    shown = {addresses.of_file(path.removeprefix(f"{CONTENT}/")) for path in files}
    prose = Writings(register.prose, register.facts, shown)
    together = Reports(standing, register.units, profile.taxonomy, thresholds_of(profile.municipality))
    others = _others(standing, further_to_hide(together))
    published = _reports(standing, prose, profile, today, others)
    units = _units(register, profile, published, prose)
    made_from = origins.of_reports(register, others.re_follow_ups, others.replaced_by, others.further)
    return Publication(
        today,
        profile.municipality,
        profile.taxonomy,
        profile.providers,
        units,
        published,
        withdrawn,
        Counter(rule for report in standing.values() for rule in excepted(report)),
        prose,
        Origins(
            reports=made_from,
            withdrawn={key: made_from[key] for key in withdrawn.keys() & made_from.keys()},
            units=origins.of_units(register, {key: (u.report_ids, u.current) for key, u in units.items()}),
            prose=origins.of_prose(register.facts, files, shown),
        ),
    )


def is_visible(report: Report, today: date) -> bool:
    """Say whether a report may be seen on a day, itself or as a notice that it was withdrawn."""
    return not report.draft and (report.publish_from is None or report.publish_from <= today)


def _withdrawal(report_id: str, report: Report, today: date) -> WithdrawnReport | None:
    for event in until(report.events, today):
        if isinstance(event, Withdrawal):
            return WithdrawnReport(report_id, report.unit, report.year, event.day, event.reason)
    return None


@dataclass(frozen=True, slots=True)
class _Others:
    """What reports say of others: which follow a report up, which replaces it, what is hidden in it."""

    re_follow_ups: Mapping[str, Sequence[tuple[str, Report]]]
    replaced_by: Mapping[str, str]
    further: AbstractSet[tuple[str, Where]]


def _others(standing: Mapping[str, Report], further: AbstractSet[tuple[str, Where]]) -> _Others:
    re_follow_ups: dict[str, list[tuple[str, Report]]] = defaultdict(list)
    replaced_by: dict[str, str] = {}
    for report_id, report in standing.items():
        if report.follows_up:
            re_follow_ups[report.follows_up].append((report_id, report))
        if report.replaces:
            replaced_by[report.replaces] = report_id
    return _Others(re_follow_ups, replaced_by, further)


def _reports(
    standing: Mapping[str, Report], prose: Writings, profile: Profile, today: date, others: _Others
) -> dict[str, PublishedReport]:
    ordered = sorted(standing.items(), key=lambda item: (-item[1].ordering_day.toordinal(), item[0]))
    return {
        report_id: publish_report(
            report_id,
            report,
            prose[report_path(report_id)],
            profile,
            Later(
                today,
                others.re_follow_ups.get(report_id, ()),
                others.replaced_by.get(report_id),
                others.further,
            ),
        )
        for report_id, report in ordered
    }


@dataclass(frozen=True, slots=True)
class Later:
    """The day, and what other reports say of one: which follow it up, which replaces it, what to hide."""

    today: date
    re_follow_ups: Sequence[tuple[str, Report]] = ()
    replaced_by: str | None = None
    further: AbstractSet[tuple[str, Where]] = frozenset()


def publish_report(
    report_id: str, report: Report, prose: Written, profile: Profile, later: Later
) -> PublishedReport:
    """Return one report as it may be seen on a day."""
    taxonomy, re_follow_ups, today = profile.taxonomy, later.re_follow_ups, later.today
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
        legal_ids=report.legal,
        follows_up=report.follows_up,
        followed_up_by=tuple(other_id for other_id, _ in re_follow_ups),
        replaces=report.replaces,
        replaced_by=later.replaced_by,
        focus_areas=report.focus_areas,
        evidence=tuple(_evidence(report_id, report, profile, later.further)),
        figures=tuple(_figures(report_id, report, profile, later.further)),
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
        feedback=report.feedback,
        events=until(report.events, today),
        secrecy_review=report.secrecy_review,
        exceptions=report.exceptions,
        prose=prose,
    )


def _evidence(
    report_id: str, report: Report, profile: Profile, further: AbstractSet[tuple[str, Where]]
) -> Iterator[PublishedEvidence]:
    limits = thresholds_of(profile.municipality)
    for index, item in sorted(enumerate(report.evidence), key=lambda each: each[1].day):
        sample = shown_sample(item.sample, report, profile.taxonomy, limits) if item.sample else None
        if isinstance(sample, Shown) and (report_id, ("underlag", index, "urval", "av")) in further:
            sample = replace(sample, base=None)
        yield PublishedEvidence(
            item.day,
            item.until,
            item.kind,
            sample,
            item.text,
            item.from_unit,
            item.from_municipality,
        )


def _figures(
    report_id: str, report: Report, profile: Profile, further: AbstractSet[tuple[str, Where]]
) -> Iterator[PublishedFigure]:
    limits = thresholds_of(profile.municipality)
    for index, figure in enumerate(report.key_figures):
        value = shown_figure(figure, report, profile.taxonomy, limits)
        if (report_id, ("nyckeltal", index, "varde")) in further:
            value = Hidden("skyddar_annat")
        elif isinstance(value, Shown) and (report_id, ("nyckeltal", index, "bas")) in further:
            value = replace(value, base=None)
        is_as_stated = figure.hidden is not None or isinstance(value, Shown)
        yield PublishedFigure(
            figure.id,
            profile.taxonomy.key_figures[figure.id],
            value,
            figure.scope,
            figure.period or str(report.year),
            figure.note if is_as_stated else None,  # a note on a number may say the number
        )


def _units(
    register: Register,
    profile: Profile,
    reports: Mapping[str, PublishedReport],
    prose: Writings,
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
            prose[unit_path(unit_id)],
        )
        for unit_id, unit in ordered
    }
