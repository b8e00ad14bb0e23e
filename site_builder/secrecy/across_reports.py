"""What the key figures of all reports tell together: which of them must be hidden to protect others.

The default rule for small numbers, point 8: within a report, between a unit's reports and years, between the
units of a provider, and between the municipality's clients, the unit's and the whole company's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from site_builder.model.profile import KeyFigureKind, Taxonomy
from site_builder.model.report import KeyFigure, Report
from site_builder.model.unit import Unit
from site_builder.model.values import period_days
from site_builder.secrecy.cells import OTHERS, Cell, Days, Place, Table
from site_builder.secrecy.complementary import Second, second_cells
from site_builder.secrecy.numbers import Hidden, Shown, Thresholds
from site_builder.secrecy.of_report import excepted, shown_figure
from site_builder.secrecy.share_rests import Part, telling_part

Where = tuple[str | int, ...]
"""The way to a value in a report's front matter: `("nyckeltal", 3, "varde")`."""
Entry = tuple[str, int, Report, KeyFigure]
"""A report's id, and the place of a key figure in it; the report and the figure."""


@dataclass(frozen=True, slots=True)
class Further:
    """A number that must be hidden, and the hidden one that it would give away: its report and its id.

    `protects` is None where a few people would be given away whom no number counts.
    """

    report: str
    where: Where
    figure: str
    protects: tuple[str, str] | None

    @property
    def rule(self) -> str:
        """The rule that it breaks."""
        return "rojer-dolt-tal" if self.protects else "rojer-skillnad"


@dataclass(frozen=True)
class Reports:
    """What is looked at together: reports by id, the units, and how few are few."""

    reports: Mapping[str, Report]
    units: Mapping[str, Unit]
    taxonomy: Taxonomy
    limits: Thresholds

    @cached_property
    def relevant(self) -> frozenset[str]:
        """The key figures that count people, or events that may be about few."""
        kinds = self.taxonomy.key_figures.items()
        return frozenset(
            key for key, kind in kinds if kind.secrecy_class != "D" and kind.unit in ("antal", "procent")
        )

    @cached_property
    def reports_of(self) -> Mapping[str, Sequence[tuple[str, Report]]]:
        """The reports of each unit, with their ids."""
        found: dict[str, list[tuple[str, Report]]] = defaultdict(list)
        for report_id, report in self.reports.items():
            found[report.unit].append((report_id, report))
        return found

    @cached_property
    def replaced(self) -> frozenset[str | None]:
        """The reports that others replace."""
        return frozenset(report.replaces for report in self.reports.values())

    @cached_property
    def units_of(self) -> Mapping[str, frozenset[str]]:
        """The units of each provider."""
        found: dict[str, set[str]] = defaultdict(set)
        for unit_id, unit in self.units.items():
            found[unit.provider].add(unit_id)
        return {provider: frozenset(units) for provider, units in found.items()}


def further_hidden(asked: Reports) -> tuple[Further, ...]:
    """Return the numbers to hide further, in the order of their reports."""
    found: dict[tuple[str, Where], Further] = {}
    for entries in _together(asked):
        kind = asked.taxonomy.key_figures[entries[0][3].id]
        for place, protects in _chosen(entries, kind, asked):
            for each in _wherever(place, protects, entries, kind, asked):
                found.setdefault((each.report, each.where), each)
    return tuple(found[each] for each in sorted(found, key=str))


def further_to_hide(asked: Reports) -> frozenset[tuple[str, Where]]:
    """Return the report and the place of each number to hide, but for those that an exception accepts."""
    return frozenset(
        (each.report, each.where)
        for each in further_hidden(asked)
        if each.rule not in excepted(asked.reports[each.report])
    )


def _together(asked: Reports) -> Iterator[list[Entry]]:
    """Yield the key figures that may tell something of each other: the same, of one unit or one company."""
    companies: set[tuple[str, str]] = set()
    for unit_id, unit in asked.units.items():
        for figure_id, entries in _by_figure([unit_id], asked).items():
            scopes = {entry[3].scope for entry in entries}
            if "hela_bolaget" in scopes:
                companies.add((unit.provider, figure_id))
            elif len(entries) > 1 and not (len(scopes) == 1 and _is_a_year_each(entries)):
                yield from _overlapping(entries, asked)
    for provider, figure_id in sorted(companies):
        yield from _overlapping(_by_figure(sorted(asked.units_of[provider]), asked)[figure_id], asked)


def _by_figure(units: Iterable[str], asked: Reports) -> dict[str, list[Entry]]:
    """Return the counts and shares of people in the units' reports, by the key figure's id."""
    found: dict[str, list[Entry]] = defaultdict(list)
    relevant = asked.relevant
    for unit in units:
        for report_id, report in asked.reports_of.get(unit, ()):
            for index, figure in enumerate(report.key_figures):
                if figure.id in relevant:
                    found[figure.id].append((report_id, index, report, figure))
    return found


def _is_a_year_each(entries: Sequence[Entry]) -> bool:
    """Say whether all are for years, each for another: as in most reports, where there is nothing to see."""
    periods = [_period(entry) for entry in entries]
    return len(set(periods)) == len(periods) and max(map(len, periods)) == 4


def _overlapping(entries: Sequence[Entry], asked: Reports) -> Iterator[list[Entry]]:
    """Yield the entries of each time that may tell something: of the same days, where people are counted."""
    by_period: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_period[_period(entry)].append(entry)
    kind = asked.taxonomy.key_figures[entries[0][3].id]
    if kind.counts_clients or kind.unit == "procent" or all(len(period) == 4 for period in by_period):
        groups: Iterable[list[Entry]] = by_period.values()
    else:
        groups = _by_days(by_period)
    for group in groups:
        if len(group) > 1 and (len({_key(entry) for entry in group}) > 1 or _is_told_and_hidden(group)):
            yield group


def _by_days(by_period: Mapping[str, list[Entry]]) -> Iterator[list[Entry]]:
    """Yield the entries of periods that overlap, one period with the next."""
    group, end = list[Entry](), 0
    for period in sorted(by_period, key=_days):
        first, after = _days(period)
        if group and first >= end:
            yield group
            group = []
        group, end = group + by_period[period], max(end, after)
    yield group


def _chosen(
    entries: Sequence[Entry], kind: KeyFigureKind, asked: Reports
) -> Iterator[tuple[Place, Place | None]]:
    """Yield the key figures to hide, each with a hidden one that it protects."""
    if kind.unit == "procent":
        yield from _shares(entries, kind, asked)
        return
    if kind.secrecy_class == "C":  # events among the clients who are left may be events among few
        for period in sorted({_period(entry) for entry in entries}):
            yield from _shares([entry for entry in entries if _period(entry) == period], kind, asked)
    table = _table(entries, kind, asked)
    if not _is_loose(table):
        for second in second_cells(table):
            yield second.place, _protected(second)


def _protected(second: Second) -> Place | None:
    return min(second.protects - {OTHERS}, default=None)


def _is_loose(table: Table) -> bool:
    """Say at a glance that a company has too many other clients for its total to tell anything."""
    cells, k = table.cells, table.k
    totals = [cell for cell in cells if cell.scope == "hela_bolaget"]
    inner = [cell for cell in cells if cell.scope != "hela_bolaget"]
    if (
        len(totals) != 1
        or totals[0].value is None
        or len({cell.unit for cell in inner}) < len(inner)
        or any(cell.days != totals[0].days or (cell.value is None and not cell.is_few) for cell in inner)
    ):
        return False
    return totals[0].value - sum(k - 1 if cell.value is None else cell.value for cell in inner) >= k


def _table(entries: Sequence[Entry], kind: KeyFigureKind, asked: Reports) -> Table:
    told = {_key(entry) for entry in entries if entry[3].value is not None}
    cells = []
    for entry in entries:
        figure, k = entry[3], asked.limits.k
        shown = shown_figure(figure, entry[2], asked.taxonomy, asked.limits)
        value = int(shown.value) if isinstance(shown, Shown) and shown.value % 1 == 0 else None
        reason = shown.reason if isinstance(shown, Hidden) else None
        if value is None and (entry[0] in asked.replaced or (_is_unclear(figure) and _key(entry) in told)):
            continue  # a later report says what an earlier one could not
        people, is_second = kind.secrecy_class != "C", reason == "skyddar_annat"
        cells.append(
            Cell(
                entry[:2],
                entry[2].unit,
                figure.scope,
                _days(_period(entry)),
                value,
                people,
                is_few=reason == "under_troskel",
                is_second=is_second,
                least=k if is_second and people else 0,
            )
        )
    return Table(tuple(cells), _units_of(entries, asked), asked.limits.k)


def _units_of(entries: Sequence[Entry], asked: Reports) -> tuple[str, ...]:
    """Return the units of the entries; with a company's total all that its provider has, reports or not."""
    units = {entry[2].unit for entry in entries}
    if any(entry[3].scope == "hela_bolaget" for entry in entries):
        providers = {asked.units[unit].provider for unit in units if unit in asked.units}
        units = units.union(*(asked.units_of[provider] for provider in providers))
    return tuple(sorted(units))


def _shares(
    entries: Sequence[Entry], kind: KeyFigureKind, asked: Reports
) -> Iterator[tuple[Place, Place | None]]:
    """Yield what to hide where two figures with their bases give a third, on the few in one of them only."""
    parts = []
    for entry in entries:
        shown = shown_figure(entry[3], entry[2], asked.taxonomy, asked.limits)
        if isinstance(shown, Shown) and shown.base is not None:
            parts.append(Part(entry[:2], entry[2].unit, entry[3].scope, shown.value, shown.base))
    heads = kind.share_of == "huvuden" or kind.long_term
    chosen = telling_part(
        parts, _units_of(entries, asked), asked.limits, heads=heads, staff=kind.secrecy_class == "B"
    )
    if chosen is not None:
        hidden = (entry[:2] for entry in entries if entry[3].value is None)
        yield chosen.place, next(hidden, None)


def _wherever(
    place: Place, protects: Place | None, entries: Sequence[Entry], kind: KeyFigureKind, asked: Reports
) -> Iterator[Further]:
    """Yield a number to hide, and where the same number of clients stands as a base or beside a sample."""
    figures = {entry[:2]: entry[3] for entry in entries}
    figure, report = figures[place], asked.reports[place[0]]
    hidden = (protects[0], figures[protects].id) if protects else None
    yield Further(place[0], ("nyckeltal", place[1], "varde"), figure.id, hidden)
    if not kind.counts_clients:
        return
    for other_id, other in asked.reports_of[report.unit]:
        if other.year == report.year:
            for index, each in enumerate(other.key_figures):
                is_of_clients = asked.taxonomy.key_figures[each.id].secrecy_class in ("A", "C")
                if is_of_clients and each.base is not None and each.base == figure.value:
                    yield Further(other_id, ("nyckeltal", index, "bas"), each.id, hidden)
            for index, item in enumerate(other.evidence):
                if item.sample and item.sample.of is not None and item.sample.of == figure.value:
                    yield Further(other_id, ("underlag", index, "urval", "av"), "urval", hidden)


def _key(entry: Entry) -> tuple[str, str, str]:
    """Return what is counted: nobody minds in which unit's report a company's total stands."""
    figure = entry[3]
    return "" if figure.scope == "hela_bolaget" else entry[2].unit, figure.scope, _period(entry)


def _is_told_and_hidden(entries: Sequence[Entry]) -> bool:
    return len({entry[3].value is None for entry in entries}) > 1


def _is_unclear(figure: KeyFigure) -> bool:
    return figure.hidden == "underlag_framgar_inte"


def _period(entry: Entry) -> str:
    return entry[3].period or str(entry[2].year)


def _days(period: str) -> Days:
    first, last = period_days(period)
    return first.toordinal(), (last + timedelta(days=1)).toordinal()
