"""What changed from one follow-up of a unit to the next, for the unit's page."""

from dataclasses import dataclass

from site_builder.changes import FollowUpChange, MeasureChange, changes_between
from site_builder.journal import State
from site_builder.pages import phrases
from site_builder.pages.views import SITE, VerdictView, verdict_view
from site_builder.publication import Publication, PublishedUnit
from site_builder.wording.swedish import capital, count_word, listed, long_day, season, short_day

SAID = SITE.unit_changes


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One requirement between two follow-ups: what became of it, its text, and why it counts as the same."""

    kind: str
    label: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed between two follow-ups."""

    heading: str
    earlier: VerdictView
    later: VerdictView
    said: str
    rows: tuple[ChangeRow, ...]


def change_views(unit: PublishedUnit, publication: Publication) -> tuple[ChangeView, ...]:
    """Return what changed between each two consecutive follow-ups, latest first."""
    return tuple(_view(change, publication) for change in changes_between(unit, publication))


def _view(change: FollowUpChange, publication: Publication) -> ChangeView:
    earlier, later = (verdict_view(each, publication) for each in (change.earlier, change.later))
    return ChangeView(
        _heading(change),
        VerdictView(earlier.look, earlier.word, phrases.follow_up_date(change.earlier)),
        VerdictView(later.look, later.word, phrases.follow_up_date(change.later)),
        _counted(change),
        tuple(_row(row, change) for row in change.measures),
    )


def _heading(change: FollowUpChange) -> str:
    """Return `Från hösten 2025 till hösten 2026`, with days or their order where the season is the same."""
    reports = change.earlier, change.later
    whens = [season(report.ordering_day) for report in reports]
    if whens[0] == whens[1]:
        days = [long_day(report.day) for report in reports if report.day]
        if len(days) < 2 or days[0] == days[1]:
            return str(SAID.heading_same.format(season=whens[0]))
        whens = days
    return str(SAID.heading.format(earlier=whens[0], later=whens[1]))


def _counted(change: FollowUpChange) -> str:
    """Return `Två åtgärder återkommer, en är ny och en står inte kvar.`"""
    parts: list[str] = []
    for kind in ("again", "new", "gone"):
        if count := sum(row.kind == kind for row in change.measures):
            form = "one" if count == 1 else "many"
            word = count_word(count)
            said = word if parts else SAID.measures[form].format(count=word)
            parts.append(SAID.counted[kind][form].format(count=said))
    return f"{capital(listed(parts))}." if parts else str(SAID.nothing)


def _row(row: MeasureChange, change: FollowUpChange) -> ChangeRow:
    kind = row.measure.kind.name
    label = _label(row.kind, change)
    return ChangeRow(row.kind, label, f"{kind}: {row.measure.text}", _note(row))


def _label(kind: str, change: FollowUpChange) -> str:
    """Return what became of a requirement, with what tells the two follow-ups apart: years, else seasons."""
    apart = [
        (str(change.earlier.year), str(change.later.year)),
        (season(change.earlier.ordering_day), season(change.later.ordering_day)),
    ]
    for earlier, later in apart:
        if earlier != later:
            return str(SAID.labels[kind].format(earlier=earlier, later=later))
    return str(SAID.labels_same[kind])


def _note(row: MeasureChange) -> str:
    if row.kind == "again":
        return str(SAID.similar.format(words=listed(row.shared)) if row.shared else SAID.same_area)
    if row.kind == "gone" and row.measure.now.state is State.DONE and row.measure.now.since:
        return str(SAID.done.format(day=short_day(row.measure.now.since)))
    if row.kind == "gone" and row.measure.now.is_open:
        return str(SAID.gone_open)
    return ""
