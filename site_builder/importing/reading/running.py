"""Running headers, footers and page marks: what stands on page after page, and is no part of the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from site_builder.importing.blocks import Line

_MARK = re.compile(
    r"(?:\b(?:sidan?|sid\.?|s\.?)\s*)?\b\d{1,3}\s?(?:\(\s?\d{1,3}\s?\)|/\s?\d{1,3}\b|\s(?:av|of)\s\d{1,3}\b)\s*",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(
    rf"[-–\s]*(?:{_MARK.pattern}|(?:sidan?|sid\.?)\s*\d{{1,3}}|\d{{1,3}})[-–\s]*", re.IGNORECASE
)
_MARK_LAST = re.compile(rf"(?:{_MARK.pattern})$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_AT_EDGE = 4
_LONGEST = 160


def without_running(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and each different running line once, as it first stood."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges = {id(line): line for page in pages.values() for line in _at_edges(page)}
    times = Counter(_shape(line.text) for line in edges.values())
    usual = _usual_size(lines)
    kept: list[Line] = []
    running: dict[str, Line] = {}
    for line in lines:
        if _is_running(line, id(line) in edges, times, pages[line.page], usual):
            running.setdefault(_shape(line.text), line)
        else:
            kept.append(line)
    return kept, list(running.values())


def _is_running(line: Line, is_at_edge: bool, times: Counter[str], page: list[Line], usual: float) -> bool:
    if len(line.text) > _LONGEST:
        return False
    if _MARK_ALONE.fullmatch(line.text) and (is_at_edge or _MARK.fullmatch(line.text)):
        return True
    if not is_at_edge:
        return False
    if times[_shape(line.text)] > 1 and (line.page or _MARK_LAST.search(line.text)):
        return True
    if not line.page:
        return False
    heights = [each.height for each in page]
    is_outermost = line.height in (max(heights), min(heights))
    is_small = line.size < usual * 0.8
    return is_outermost and (is_small or (len(page) > 3 and _MARK_LAST.search(line.text) is not None))


def _at_edges(page: list[Line]) -> list[Line]:
    """Return the lines that may be running: the highest and lowest of a page, or all where there are none."""
    if not page[0].page:
        return page
    ordered = sorted(page, key=lambda line: -line.height)
    return ordered[:_AT_EDGE] + ordered[-_AT_EDGE:]


def _shape(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).split()).casefold()


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)
