"""A report's figures and samples as the number rules read them, and what may be shown of each."""

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


def figure_breaches(
    figure: KeyFigure, report: Report, taxonomy: Taxonomy, limits: Thresholds
) -> list[Breach]:
    """Return every number rule that a key figure breaks."""
    kind = taxonomy.key_figures[figure.id]
    return numbers.breaches(_stated(figure, kind), *local_clients(report, taxonomy), limits)


def shown_figure(figure: KeyFigure, report: Report, taxonomy: Taxonomy, limits: Thresholds) -> Shown | Hidden:
    """Return what may be published of a key figure."""
    kind = taxonomy.key_figures[figure.id]
    clients, hidden = local_clients(report, taxonomy)
    return numbers.shown(_stated(figure, kind), clients, hidden, limits, excepted(report))


def sample_breaches(sample: Sample, report: Report, taxonomy: Taxonomy, limits: Thresholds) -> list[Breach]:
    """Return every number rule that a sample breaks."""
    return numbers.sample_breaches(_sample(sample), *local_clients(report, taxonomy), limits)


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
        id=figure.id,
        figure_class=kind.secrecy_class,
        is_share=kind.unit == "procent",
        counts_heads=kind.share_of == "huvuden",
        long_term=kind.long_term,
        value=figure.value,
        base=figure.base,
        scope=figure.scope,
        period=figure.period,
        hidden=figure.hidden,
    )
