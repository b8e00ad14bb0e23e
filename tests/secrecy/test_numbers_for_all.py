"""What holds for every figure and every threshold."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

from hypothesis import assume, given
from hypothesis import strategies as st

from site_builder.secrecy.numbers import (
    Figure,
    FigureClass,
    Hidden,
    Scope,
    Shown,
    Thresholds,
    breaches,
    shown,
)
from site_builder.secrecy.shares import possible_counts

thresholds = st.builds(Thresholds, st.integers(4, 20), st.integers(4, 40))
counts = st.one_of(st.none(), st.integers(0, 400))
values = st.decimals(0, 100, places=1, allow_nan=False) | st.integers(0, 400).map(Decimal)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure with a value."""
    is_share = draw(st.booleans())
    value = draw(values if is_share else st.integers(0, 400).map(Decimal))
    return Figure(
        "tal",
        draw(st.sampled_from(get_args(FigureClass))),
        is_share,
        draw(st.booleans()),
        draw(st.booleans()),
        value,
        draw(counts),
        draw(st.sampled_from(get_args(Scope))),
        "2024",
        None,
    )


def points_at_few(number: Decimal | int, k: int) -> bool:
    """Say whether a number of people lies between one and k-1."""
    return 0 < number < k


@given(figures(), counts, thresholds)
def test_no_small_count_of_clients_can_be_computed_from_what_is_shown(
    figure: Figure, clients: int | None, limits: Thresholds
) -> None:
    """Neither a count, nor a part, nor what is left of the base or of the public number of clients."""
    figure = replace(figure, figure_class="A")
    result = shown(figure, clients, False, limits)
    assume(isinstance(result, Shown))
    assert isinstance(result, Shown)
    if figure.is_share:
        assert result.base is not None
        assert result.base >= limits.for_shares
        if figure.counts_heads and result.value not in (0, 100):
            people = possible_counts(result.value, result.base)
            assert not any(points_at_few(part, limits.k) for part in people)
            assert not any(points_at_few(result.base - part, limits.k) for part in people)
        return
    whole = result.base if result.base is not None else clients if figure.scope != "hela_bolaget" else None
    assert not points_at_few(result.value, limits.k)
    assert whole is None or not points_at_few(whole - result.value, limits.k)


@given(figures(), st.sampled_from(("kommunen", "framgar_inte")), thresholds)
def test_nothing_is_told_of_clients_who_are_fewer_than_k(
    figure: Figure, scope: Scope, limits: Thresholds
) -> None:
    """Whatever base is claimed: a figure that may be about them is hidden."""
    for figure_class in ("A", "C"):
        about_them: Figure = replace(figure, figure_class=figure_class, scope=scope)
        assert isinstance(shown(about_them, None, True, limits), Hidden)


@given(figures(), counts, thresholds)
def test_a_share_of_staff_that_is_shown_is_of_more_than_ten(
    figure: Figure, clients: int | None, limits: Thresholds
) -> None:
    """Whatever the municipality's thresholds are."""
    figure = replace(figure, figure_class="B", is_share=True)
    result = shown(figure, clients, False, limits)
    assert isinstance(result, Hidden) or (result.base is not None and result.base > 10)


@given(figures(), counts, st.booleans(), thresholds)
def test_a_figure_is_shown_exactly_when_the_check_has_no_error(
    figure: Figure, clients: int | None, few: bool, limits: Thresholds
) -> None:
    """The check and the publication cannot differ, and the right cure is the reason it names."""
    errors = [breach for breach in breaches(figure, clients, few, limits) if breach.severity == "error"]
    result = shown(figure, clients, few, limits)
    assert isinstance(result, Shown) is not bool(errors)
    if isinstance(result, Hidden):
        cured = replace(figure, value=None, base=None, hidden=result.reason)
        assert breaches(cured, clients, few, limits) == []
        assert result.reason != "under_troskel" or (not figure.is_share and (figure.value or 0) < limits.k)


@given(figures(), counts, st.integers(4, 19))
def test_a_higher_threshold_never_shows_more(figure: Figure, clients: int | None, k: int) -> None:
    """What a careful municipality shows, a less careful one shows too."""
    careful = shown(figure, clients, False, Thresholds(k + 1, 40))
    assert isinstance(careful, Hidden) or shown(figure, clients, False, Thresholds(k, 40)) == careful


@given(
    st.integers(1, 500).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))),
    st.integers(0, 2),
)
def test_the_true_count_is_among_the_possible_ones(part_of: tuple[int, int], places: int) -> None:
    """However the share was rounded."""
    part, base = part_of
    share = round(Decimal(100 * part) / base, places)
    assert part in possible_counts(share, base)
