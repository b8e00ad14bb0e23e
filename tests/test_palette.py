from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import palette

CSS = (Path(__file__).parent.parent / "theme/assets/insyn.css").read_text("utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
MUNICIPAL = [
    "#0b5563",
    "#6b2a5b",
    "#c8102e",
    "#f2b600",
    "#000000",
    "#ffffff",
    "#808080",
    "#ffff00",
    "#0000ff",
]


@pytest.mark.parametrize("colour", MUNICIPAL)
def test_colours_of_municipalities_meet_every_pair(colour: str) -> None:
    """Coats of arms are red, yellow, blue and black, and each gives readable pages."""
    assert palette.misses(colour) == []


@given(COLOURS)
def test_any_colour_meets_every_pair(colour: str) -> None:
    """Lightness is solved, so that an unusual colour costs lightness and never contrast."""
    assert palette.misses(colour) == []


def test_a_pair_that_is_too_alike_is_reported_with_what_was_measured() -> None:
    """The rule on the profile shows which pair, in which palette, and by how much."""
    colours = palette.palette(palette.DEFAULT, dark=False) | {"rule-strong": "#ffffff"}
    missed = palette.missed_pairs(colours, dark=False)
    assert missed[0] == palette.Miss("rule-strong", "paper", False, 1.0, 3.0)
    assert [(miss.colour, miss.ground) for miss in missed] == [
        ("rule-strong", ground) for ground in palette.GROUNDS
    ]


def test_no_lightness_between_black_and_white_gives_the_nearest() -> None:
    """Nothing has 21:1 on both black and white: the search ends, and the pair is measured as missed."""
    assert palette.solve((0, 0), ["#000000", "#ffffff"], 21, 0.5, 0.004) == "#fefefe"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b5563", "#0b5563", 1.0)],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    """Known ratios, in either order."""
    assert palette.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert palette.contrast(one, other) == palette.contrast(other, one)


@given(COLOURS)
def test_a_colour_survives_the_way_through_oklch(colour: str) -> None:
    """What is inside sRGB comes back as it was, but for the last bit of a channel."""
    back = palette.from_oklch(*palette.to_oklch(colour))
    channels = ((int(colour[i : i + 2], 16), int(back[i : i + 2], 16)) for i in (1, 3, 5))
    assert all(abs(one - other) <= 1 for one, other in channels)


def test_a_municipal_red_is_told_apart_from_no_other_colour() -> None:
    """Links and "Inte godkänd" may look alike; a grey of the same hue cannot."""
    assert palette.looks_like_failure("#c8102e")
    assert not palette.looks_like_failure("#0b5563")
    assert not palette.looks_like_failure("#8a8888")


def test_the_style_sheet_is_stored_with_the_default_palettes() -> None:
    """The file opens as it is built, so that a designer can work with it alone."""
    assert palette.stylesheet(CSS, palette.DEFAULT) == CSS


@given(COLOURS)
def test_only_what_stands_between_the_marks_is_replaced(colour: str) -> None:
    """Another colour and back again is the file as it was."""
    other = palette.stylesheet(CSS, colour)
    assert f"--brand: {palette.palette(colour, dark=True)['brand']};" in other
    assert palette.stylesheet(other, palette.DEFAULT) == CSS


def test_a_style_sheet_without_both_marks_is_refused() -> None:
    """A lost mark would leave the default colour in place, unseen."""
    with pytest.raises(ValueError, match="1 of the 2"):
        palette.stylesheet(CSS.replace("/* tokens:dark */", ""), palette.DEFAULT)
