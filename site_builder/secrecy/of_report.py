"""A report's figures and samples as the number rules read them, and what may be shown of each."""

from collections.abc import Iterator

from site_builder.model.profile import KeyFigureKind, Municipality, Taxonomy
from site_builder.model.report import KeyFigure, Report, Sample
from site_builder.secrecy import numbers
from site_builder.secrecy.claims import Clients
from site_builder.secrecy.numbers import Breach, Figure, Hidden, Shown, Thresholds
from site_builder.wording import load


def thresholds_of(municipality: Municipality) -> Thresholds:
    """Return the municipality's thresholds."""
    return Thresholds(municipality.secrecy.k, municipality.secrecy.p)


def local_clients(report: Report, taxonomy: Taxonomy) -> tuple[int | None, bool]:
    """Return how many clients of this municipality the unit has, and whether that is hidden as too few."""
    for figure in report.key_figures:
        kind = taxonomy.key_figures.get(figure.id)
        if kind and kind.counts_clients and figure.scope == "kommunen":
            return (int(figure.value) if figure.value is not None else None), figure.hidden == "under_troskel"
    return None, False


def clients_of(report: Report, taxonomy: Taxonomy) -> Clients:
    """Return how many clients the words of a report are about.

    Where it says nothing of the municipality's own, the unit's own count stands for them: no more than the
    unit's clients can be the municipality's, and a unit under its contract has few others.
    """
    count, is_hidden = local_clients(report, taxonomy)
    if count is not None or is_hidden:
        return Clients(count, is_hidden)
    for figure in report.key_figures:
        kind = taxonomy.key_figures.get(figure.id)
        if kind and kind.counts_clients and figure.scope == "enheten":
            return Clients(
                None if figure.value is None else int(figure.value), figure.hidden == "under_troskel"
            )
    return Clients()


def breaches_by_place(
    report: Report, taxonomy: Taxonomy, limits: Thresholds
) -> Iterator[tuple[tuple[str | int, ...], Breach]]:
    """Yield every number rule that the report's figures and samples break, and where each of them stands."""
    here = local_clients(report, taxonomy)
    for index, figure in enumerate(report.key_figures):
        kind = taxonomy.key_figures.get(figure.id)
        if kind and _may_tell(figure, kind):
            for breach in numbers.breaches(_stated(figure, kind), *here, limits):
                yield ("nyckeltal", index), breach
    for index, item in enumerate(report.evidence):
        if item.sample:
            for breach in numbers.sample_breaches(_sample(item.sample), *here, limits):
                yield ("underlag", index, "urval"), breach


def _may_tell(figure: KeyFigure, kind: KeyFigureKind) -> bool:
    """Say whether a figure states anything that can be about few: a value, or the base of clients."""
    if figure.value is None:
        return figure.base is not None and kind.secrecy_class in ("A", "C")
    return kind.secrecy_class != "D" or kind.unit == "procent"


def shown_figure(figure: KeyFigure, report: Report, taxonomy: Taxonomy, limits: Thresholds) -> Shown | Hidden:
    """Return what may be published of a key figure."""
    kind = taxonomy.key_figures[figure.id]
    clients, hidden = local_clients(report, taxonomy)
    return numbers.shown(_stated(figure, kind), clients, hidden, limits, excepted(report))


def shown_sample(sample: Sample, report: Report, taxonomy: Taxonomy, limits: Thresholds) -> Shown | Hidden:
    """Return what may be published of a sample: its count as value, what it is taken from as base."""
    clients, hidden = local_clients(report, taxonomy)
    return numbers.shown_sample(_sample(sample), clients, hidden, limits, excepted(report))


def excepted(report: Report) -> frozenset[str]:
    """Return the rules that the report is excepted from, of those that may be excepted at all."""
    rules = load("rules")
    return frozenset(
        exception.rule
        for exception in report.exceptions
        if exception.rule in rules and rules[exception.rule].get("excusable")
    )


def _sample(sample: Sample) -> numbers.Sample:
    return numbers.Sample(sample.count, sample.of)


def _stated(figure: KeyFigure, kind: KeyFigureKind) -> Figure:
    return Figure(
        figure.id,
        kind.secrecy_class,
        kind.unit == "procent",
        kind.share_of == "huvuden",
        kind.long_term,
        figure.value,
        figure.base,
        figure.scope,
        figure.period,
        figure.hidden,
    )
