"""The municipality's colour must hold its contrasts."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.palette import Miss, misses
from site_builder.rules.look import contrast_problems


def test_worst_pair_is_told_once() -> None:
    """One colour has one cure, however many pairs it breaks."""
    missed = [Miss("ink", "paper", False, 4.4, 4.5), Miss("rule-strong", "tint", True, 1.5, 3.0)]
    (problem,) = contrast_problems("#123456", missed)
    assert problem.path == ("farg",)
    assert problem.words == {"value": "#123456", "measured": "1.5", "least": "3"}


@given(st.integers(0, 0xFFFFFF))
def test_no_known_colour_is_refused(number: int) -> None:
    """The palettes are solved for their contrasts; the rule stands guard over the solver."""
    colour = f"#{number:06x}"
    assert list(contrast_problems(colour, misses(colour))) == []
