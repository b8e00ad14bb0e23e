"""Lines to blocks: wrapped lines are joined, headings, items and rows told apart, running lines taken out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from site_builder.importing.blocks import Block, Line, Read
from site_builder.importing.reading.running import without_running
from site_builder.importing.reading.tidying import tidy

_BULLET = re.compile(r"(?:[•·●▪■◦‣∙*\uf0b7\uf0a7]|[-–—](?=\s)|[oO](?=\s{1,3}[A-ZÅÄÖ][a-zåäö]))\s*(?=\S)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+(?=[^\W\d_])")
_LETTERED = re.compile(r"\(?[a-hA-H]\)\s+(?=\S)")
_NAMED = re.compile(
    r"(?:[KRBÅA]\s?\d{1,2}|(?:krav|rekommendation|brist|åtgärd|avvikelse|förbättringsområde|anmärkning)\s+\d{1,2})"
    r"\s*[.:)–-]\s",
    re.IGNORECASE,
)
"""The beginning of a measure that bears a name of its own, which stays with it."""
_DATED = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{6})\b")
_ENDED = re.compile(r"[.:!?…]['”\")*]*$")
_KIND_MARK = re.compile(
    r"\*{0,2}(?:\((?:krav|rekommendation)\)|(?:(?<=[–-]\s)|^)(?:krav|rekommendation)(?=[.*\s]*$))\*{0,2}",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_HEADING = 100
_SAME_LEFT = 4.0
_NEAR_LEFT = 30.0
_ENOUGH = 6
_INDENT, _MOST_INDENT = 6.0, 60.0
_RULE = re.compile(r"[=_*.~#–—-]{3,}(?:\s[\w\s]{1,40}[=_*.~#–—-]{2,})?|-{2}\s[\w\s]{1,40}\s-{2}")
"""A line of signs that only sets parts of a plain text apart."""
_HEADING_SIZE = 1.07


def joined(lines: Sequence[Line]) -> Read:
    """Return the blocks of lines in reading order."""
    kept, running = without_running([line for line in lines if not _RULE.fullmatch(line.text)])
    return Read(tuple(_Joiner(kept).blocks()), tuple(_block("paragraph", [line]) for line in running))


class _Joiner:
    """Goes through the lines once; a block is ended by a heading, a mark, more room, or a row."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._usual = _most(line.size for line in lines for _ in range(len(line.text)))
        self._width = sorted(len(line.text) for line in lines)[len(lines) * 3 // 4] if lines else 0
        self._found: list[Block] = []
        self._open: list[Line] = []
        self._is_item = False
        self._tables = self._number = 0
        self._last_row: Line | None = None
        self._columns: list[float] = []
        self._left = float("inf")
        self._widths = _widths(lines)

    def blocks(self) -> list[Block]:
        """Return the blocks."""
        for place, line in enumerate(self._lines):
            if line.is_row or (
                len(line.cells) > 1 and (self._is_in_header(line) or self._goes_on_in_table(line))
            ):
                self._row(line)
                continue
            self._last_row = None
            if self._continues_heading(place):
                above = self._found.pop()
                text = tidy(f"{above.text}\n{line.text}")
                self._found.append(Block("heading", text, above.where, above.level))
            elif self._is_heading(place):
                self._end()
                self._found.append(_block("heading", [line], level=self._level(line)))
                self._left = line.left
            elif mark := self._mark(line):
                self._end()
                self._open, self._is_item = [replace(line, text=line.text[mark.end() :])], True
            elif self._begins(line):
                self._end()
                self._open = [line]
                is_indented = self._is_indented(line)
                self._is_item = (
                    is_indented or (_DATED.match(line.text) or _NAMED.match(line.text)) is not None
                )
                self._left = self._left if is_indented else line.left
            else:
                self._open.append(line)
        self._end()
        return self._found

    def _mark(self, line: Line) -> re.Match[str] | None:
        """Return the mark of an item; a number inside a sentence is none, whatever stands after it."""
        numbered = None if line.text.isupper() else _NUMBERED.match(line.text)
        if numbered is None:
            return _BULLET.match(line.text) or _LETTERED.match(line.text)
        is_inside = bool(self._open) and not _ENDED.search(self._open[-1].text) and not line.is_apart
        number = int(re.sub(r"\D", "", numbered[0]))
        if is_inside and not (self._is_item and number == self._number + 1):
            return None
        self._number = number
        return numbered

    def _goes_on_in_table(self, line: Line) -> bool:
        """Say whether a line right under a row has its cells where the row has them, as on a new page."""
        above = self._last_row
        if above is None or len(above.cells) < len(line.cells):
            return False
        lefts = [left for left, _ in above.cells]
        return all(any(abs(left - other) < _SAME_LEFT for other in lefts) for left, _ in line.cells)

    def _is_in_header(self, line: Line) -> bool:
        """Say whether cells set apart by blanks alone are of the block before the first paragraph."""
        return not any(block.kind == "paragraph" and len(block.text) > 150 for block in self._found)

    def _row(self, line: Line) -> None:
        self._end()
        if self._last_row is None:
            self._tables += 1
            self._columns = [left for left, _ in line.cells]
        self._last_row = line = self._in_columns(line)
        cells = tuple(tidy(text, keep_breaks=True) for _, text in line.cells)
        text = " ".join(filter(None, (" ".join(cell.split()) for cell in cells)))
        lefts = tuple(left for left, _ in line.cells)
        self._found.append(Block("row", text, _where(line), cells=cells, lefts=lefts, table=self._tables))

    def _in_columns(self, line: Line) -> Line:
        """Return a row with its cells under those of the table's first row, empty ones where it has none."""
        if not line.page or len(line.cells) >= len(self._columns):
            return line
        cells = [(left, "") for left in self._columns]
        for left, text in line.cells:
            near = min(range(len(cells)), key=lambda place: abs(cells[place][0] - left))
            if cells[near][1] or abs(cells[near][0] - left) > _NEAR_LEFT:
                return line
            cells[near] = (cells[near][0], text)
        return replace(line, cells=tuple(cells))

    def _begins(self, line: Line) -> bool:
        """Say whether a line begins a paragraph, rather than goes on with the open one."""
        if not self._open:
            return True
        before = self._open[-1]
        if _DATED.fullmatch(before.text) or (line.page and self._stands_by_itself(before, line)):
            return True
        if line.is_apart and line.text.startswith("att ") and before.text.endswith((",", " och", " samt")):
            return True
        if (_DATED.match(line.text) and _DATED.match(self._open[0].text)) or _NAMED.match(line.text):
            return True
        goes_on = not line.text[0].isupper() or _KIND_MARK.match(line.text) is not None
        if goes_on or not (_ENDED.search(before.text) or _KIND_MARK.search(before.text)):
            is_label = self._is_label(before) and self._is_label(line)
            is_after_item = self._is_item and line.is_apart and line.page == before.page
            return (
                is_label
                or (not goes_on and is_after_item)
                or (not goes_on and line.is_apart and self._is_short(before))
            )
        return line.is_apart or self._is_short(before)

    def _is_indented(self, line: Line) -> bool:
        """Say whether a line of a page stands further in than the text, as an item whose mark is drawn."""
        return line.page > 0 and _INDENT < line.left - self._left < _MOST_INDENT

    def _stands_by_itself(self, before: Line, line: Line) -> bool:
        """Say whether a line of an indented list begins an item, or the text after the list."""
        further_in = line.left - before.left
        is_list = self._is_item and before.left - self._left > _INDENT
        if line.page != before.page or line.text[0] == "(" or not (is_list or self._is_indented(line)):
            return False
        if further_in > _INDENT:
            return not self._is_item
        width = self._widths.get(round(before.left), self._width)
        had_room = len(before.text) + 1 + len(line.text.split()[0]) < width * 0.85
        is_next = is_list and line.text[0].isupper() and _ENDED.search(before.text) is not None
        return had_room or is_next or (further_in < -_INDENT and len(self._open) > 1)

    def _is_label(self, line: Line) -> bool:
        """Say whether a line may be one of label and value, as in a header block."""
        return re.match(r"[A-ZÅÄÖ][\w ]{2,30}:\s", line.text) is not None

    def _is_short(self, line: Line) -> bool:
        return len(line.text) < self._width * 0.75

    def _continues_heading(self, place: int) -> bool:
        """Say whether a line is the rest of a heading that did not fit on the line above it."""
        line, above = self._lines[place], self._lines[place - 1]
        is_under = place > 0 and not self._open and bool(self._found) and self._found[-1].kind == "heading"
        looks_alike = line.size > 0 and (line.size, line.is_bold) == (above.size, above.is_bold)
        is_open = above.text.endswith(("-", " och", ",")) or line.text[0].islower()
        is_large = line.size > self._usual * 1.3 and above.height - line.height < line.size * 1.6
        is_rest = is_large or (line.is_bold and is_open)
        return is_under and looks_alike and is_rest and line.page == above.page

    def _is_heading(self, place: int) -> bool:
        line = self._lines[place]
        text = line.text.strip("*_ ")
        if len(text) > _LONGEST_HEADING or not _LETTER.search(text) or _BULLET.match(text):
            return False
        if (
            text[-1] in (".,;:!" if line.size else ".,;:!?")
            or text[0].islower()
            or text[0] in "(["
            or text.count("(") > 1
        ):
            return False
        if line.size:
            return line.size > self._usual * _HEADING_SIZE or (line.is_bold and len(line.cells) < 2)
        return line.is_bold or self._is_heading_of_text(place)

    def _is_heading_of_text(self, place: int) -> bool:
        """Say whether a short line stands like a heading, where no look tells."""
        line, before = self._lines[place], self._lines[place - 1] if place else None
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if len(line.cells) > 1 or len(line.text) > self._width * 0.8 or after is None:
            return False
        if ":" in line.text and not line.text.isupper():
            return False
        if (after.text[0].islower() or after.text[0] in "(,") and not _LETTERED.match(after.text):
            return False
        is_open = bool(self._open) and not _ENDED.search(self._open[-1].text) and not line.is_apart
        if is_open and not _KIND_MARK.search(self._open[-1].text):
            return False
        return (
            line.text.isupper() or line.is_apart or before is None or not self._has_apart() or not self._open
        )

    def _has_apart(self) -> bool:
        return any(line.is_apart for line in self._lines)

    def _level(self, line: Line) -> int:
        if not self._found:
            return 1
        if not line.size:
            return 2
        return 1 if line.size >= self._usual * 1.4 else 2 if line.size >= self._usual * 1.12 else 3

    def _end(self) -> None:
        if self._open:
            self._found.append(_block("item" if self._is_item else "paragraph", self._open))
        self._open, self._is_item = [], False


def _block(kind: str, lines: list[Line], level: int = 0) -> Block:
    text = tidy("\n".join(line.text for line in lines))
    return Block(
        "heading" if kind == "heading" else "item" if kind == "item" else "paragraph",
        text,
        _where(lines[0]),
        level,
    )


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """Return how many letters a full line has, for each place from the left that many lines begin at."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        lengths.setdefault(round(line.left), []).append(len(line.text))
    return {left: sorted(each)[len(each) * 3 // 4] for left, each in lengths.items() if len(each) > _ENOUGH}


def _where(line: Line) -> str:
    return f"sidan {line.page}" if line.page else f"rad {line.number}"


def _most(sizes: object) -> float:
    counted = Counter(sizes)  # type: ignore[call-overload]
    return float(max(counted, key=lambda size: counted[size], default=0.0))
