"""Both palettes from the municipality's one colour.

Hue and chroma are the municipality's; lightness is solved until each pair holds its contrast. Colours are
"#rrggbb". Contrast is WCAG 2.2's, success criteria 1.4.3 (text) and 1.4.11 (graphics); the colour space is
Oklab (Ottosson 2020).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEFAULT = "#0b5563"
WHITE = "#ffffff"

PASS_HUE, REMARK_HUE, FAIL_HUE = 155, 62, 24
TEXT_RATIO, GRAPHICS_RATIO = 4.5, 3.0
LIGHTNESS_STEP, CHROMA_STEP = 0.004, 0.002
GAMUT_SLACK = 1e-4

GROUNDS = ("paper", "tint", "tint-strong")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, TEXT_RATIO) for text in ("ink", "ink-soft", "brand") for ground in GROUNDS),
    *((text, ground, TEXT_RATIO) for text in ("pass", "remark", "fail") for ground in GROUNDS),
    *(("on-verdict", fill, TEXT_RATIO) for fill in ("pass", "fail", "brand")),
    *(("rule-strong", ground, GRAPHICS_RATIO) for ground in GROUNDS),
    ("on-deep", "brand-deep", TEXT_RATIO),
    *(("on-fill", fill, TEXT_RATIO) for fill in ("pass-fill", "fail-fill")),
    *((fill, ground, GRAPHICS_RATIO) for fill in ("pass-fill", "fail-fill") for ground in ("paper", "tint")),
)
"""What is seen, what it lies on, and the least contrast between them."""

TOKENS = re.compile(
    r"(?P<open>/\* tokens:(?P<name>light|dark)\b[^*]*\*/\n)(?P<indent> *).*?(?=/\* tokens:end)", re.S
)


@dataclass(frozen=True, slots=True)
class Miss:
    """A pair of colours that is too alike: `colour` on `ground`, in the light or the dark palette."""

    colour: str
    ground: str
    dark: bool
    measured: float
    least: float


def misses(colour: str) -> list[Miss]:
    """Return the pairs that the palettes made from `colour` cannot hold; usually none."""
    return [miss for dark in (False, True) for miss in missed_pairs(palette(colour, dark), dark)]


def missed_pairs(colours: Mapping[str, str], dark: bool) -> list[Miss]:
    """Return the pairs of one palette that are more alike than they may be."""
    measured = (
        (seen, ground, contrast(colours[seen], colours[ground]), least) for seen, ground, least in PAIRS
    )
    return [
        Miss(seen, ground, dark, found, least) for seen, ground, found, least in measured if found < least
    ]


def looks_like_failure(colour: str) -> bool:
    """Say whether links in `colour` may be taken for the verdict "Inte godkänd": their hues lie near."""
    _, chroma, hue = to_oklch(colour)
    return chroma > 0.02 and abs((hue - FAIL_HUE + 180) % 360 - 180) < 25


def stylesheet(css: str, colour: str) -> str:
    """Return `css` with the palettes of `colour` between its marks.

    The marks are comments: `tokens:light` or `tokens:dark`, and `tokens:end`. Raises ValueError when those of
    either palette are missing.
    """

    def block(marked: re.Match[str]) -> str:
        indent = marked["indent"]
        tokens = palette(colour, dark=marked["name"] == "dark")
        lines = "".join(f"{indent}--{name}: {value};\n" for name, value in tokens.items())
        return marked["open"] + lines + indent

    written, count = TOKENS.subn(block, css)
    if count != 2:
        raise ValueError(f"The style sheet has {count} of the 2 marked palettes.")
    return written


def palette(colour: str, dark: bool) -> dict[str, str]:
    """Return the tokens of one palette, by their names in the style sheet."""
    own_light, chroma, hue = to_oklch(colour)
    grey, seen = min(chroma, 0.02), max(chroma, 0.07)
    grounds = _grounds(grey, hue, dark)
    step = LIGHTNESS_STEP if dark else -LIGHTNESS_STEP
    on = list(grounds.values())
    found = {
        **grounds,
        "rule": from_oklch(0.36 if dark else 0.87, grey * 0.7, hue),
        "rule-strong": solve((grey, hue), on, 3.1, 0.56 if dark else 0.66, step),
        "ink": from_oklch(0.94 if dark else 0.225, grey * 0.6, hue),
        "ink-soft": solve((grey, hue), on, 5.5, 0.74 if dark else 0.47, step),
        "brand": solve((seen, hue), on, 5.5, 0.8 if dark else min(own_light, 0.47), step),
        "brand-deep": from_oklch(0.15 if dark else 0.285, min(chroma, 0.055), hue),
        "on-deep": from_oklch(0.95, 0.01, hue),
        "pass": solve((0.105, PASS_HUE), on, 5, 0.78 if dark else 0.46, step),
        "remark": solve((0.105, REMARK_HUE), on, 5, 0.8 if dark else 0.5, step),
        "fail": solve((0.14 if dark else 0.165, FAIL_HUE), on, 5, 0.74 if dark else 0.47, step),
        "on-verdict": grounds["paper"],
    }
    return found | _stamps(found, dark)


def _grounds(grey: float, hue: float, dark: bool) -> dict[str, str]:
    if dark:
        return {
            "paper": from_oklch(0.19, grey * 0.7, hue),
            "tint": from_oklch(0.235, grey, hue),
            "tint-strong": from_oklch(0.3, grey * 1.3, hue),
        }
    return {
        "paper": WHITE,
        "tint": from_oklch(0.967, grey * 0.4, hue),
        "tint-strong": from_oklch(0.928, grey * 0.8, hue),
    }


def _stamps(found: Mapping[str, str], dark: bool) -> dict[str, str]:
    """Return the stamps' filled grounds: deep in both palettes, with white text on them."""
    if not dark:
        return {"pass-fill": found["pass"], "fail-fill": found["fail"], "on-fill": WHITE}
    tint = [found["tint"]]
    return {
        "pass-fill": solve((0.105, PASS_HUE), tint, GRAPHICS_RATIO, 0.45, LIGHTNESS_STEP),
        "fail-fill": solve((0.165, FAIL_HUE), tint, GRAPHICS_RATIO, 0.45, LIGHTNESS_STEP),
        "on-fill": WHITE,
    }


def solve(tone: tuple[float, float], grounds: Sequence[str], least: float, start: float, step: float) -> str:
    """Return the first colour with `least` contrast on every ground, from lightness `start` by `step`.

    `tone` is chroma and hue. Where none has it, the last one before black or white is
    returned: the nearest there is.
    """
    light = start
    while True:
        colour = from_oklch(light, *tone)
        if all(contrast(colour, ground) >= least for ground in grounds) or not 0 <= light + step <= 1:
            return colour
        light += step


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma, and hue in degrees."""
    r, g, b = _linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    hue = math.degrees(math.atan2(blue_yellow, green_red)) % 360
    return light, math.hypot(green_red, blue_yellow), hue


def from_oklch(light: float, chroma: float, hue: float) -> str:
    """Return the colour; chroma shrinks until it fits sRGB."""
    channels = _channels(light, chroma, hue)
    while chroma > 0 and not all(-GAMUT_SLACK <= channel <= 1 + GAMUT_SLACK for channel in channels):
        chroma = max(0.0, chroma - CHROMA_STEP)
        channels = _channels(light, chroma, hue)
    return "#" + "".join(f"{_encoded(channel):02x}" for channel in channels)


def _channels(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear red, green and blue; outside 0 to 1 where sRGB does not reach."""
    green_red, blue_yellow = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (light - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (light - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(linear: float) -> int:
    """Return the sRGB byte of a linear channel (IEC 61966-2-1)."""
    inside = min(max(linear, 0.0), 1.0)
    encoded = 12.92 * inside if inside <= 0.0031308 else 1.055 * inside ** (1 / 2.4) - 0.055
    return round(encoded * 255)


def _linear(colour: str) -> list[float]:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _luminance(colour: str) -> float:
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
