"""HTML, as Word files and Markdown become it, to blocks: headings, paragraphs, items, rows of cells."""

import re
from html.parser import HTMLParser

from site_builder.importing.blocks import Block, Kind
from site_builder.importing.reading.tidying import tidy

_BREAK = "\n"
_HEADING = re.compile(r"h[1-6]")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+(?=[A-ZÅÄÖ])")
"""What begins an item whose list is written by hand."""
_LONGEST_HEADING = 120
_SHORTEST_ITEM = 35


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of a document in HTML; a row's cells keep their line breaks."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.end_text()
    return _with_continued_rows(parser.blocks)


class _Parser(HTMLParser):
    """Gathers text between tags; never raises, whatever the tags are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._bold_chars = 0
        self._bold = 0
        self._kind: Kind = "paragraph"
        self._level = 0
        self._tables = self._depth = self._count = 0
        self._cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins: bold letters, a line, a table or a block of its own."""
        if tag in ("strong", "b"):
            self._bold += 1
        elif tag == "br":
            self._text.append(_BREAK)
        elif tag in ("table", "tr", "td", "th"):
            self._begin_table(tag)
        elif self._cells is not None:
            if tag in ("p", "li") and self._text:
                self._text.append(_BREAK)
        elif _HEADING.fullmatch(tag):
            self.end_text()
            self._kind, self._level = "heading", int(tag[1])
        elif tag in ("p", "li", "div", "ul", "ol", "blockquote"):
            self._begin_block(tag)

    def _begin_table(self, tag: str) -> None:
        """Begin a table, a row or a cell; a table in a cell is text of that cell."""
        if tag == "table":
            self.end_text()
            self._depth += 1
            self._tables += self._depth == 1
        elif self._depth == 1:
            self._cells = [] if tag == "tr" else self._cells
            self._text = []

    def _begin_block(self, tag: str) -> None:
        is_first_in_item = tag == "p" and self._kind == "item" and not "".join(self._text).strip()
        if not is_first_in_item:
            self.end_text()
        if tag == "li":
            self._kind = "item"

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag in ("strong", "b"):
            self._bold = max(0, self._bold - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            if not self._depth:
                self._cells, self._text = None, []
        elif tag in ("td", "th") and self._depth == 1 and self._cells is not None:
            self._cells.append(tidy("".join(self._text), keep_breaks=True))
            self._text = []
        elif tag == "tr" and self._depth == 1 and self._cells is not None:
            self._end_row(self._cells)
            self._cells = None
        elif self._cells is None and (_HEADING.fullmatch(tag) or tag in ("p", "li", "div", "blockquote")):
            self.end_text()

    def handle_data(self, data: str) -> None:
        """Gather text, and how much of it is bold."""
        self._text.append(data)
        if self._bold:
            self._bold_chars += len(data.strip())

    def end_text(self) -> None:
        """Make a block of the text gathered so far."""
        text = tidy("".join(self._text), keep_breaks=True)
        kind, level, letters = self._kind, self._level, sum(len(part.strip()) for part in self._text)
        self._text, self._kind, self._level = [], "paragraph", 0
        is_bold, self._bold_chars = bool(letters) and self._bold_chars >= letters, 0
        if not text:
            return
        self._count += 1
        if kind == "paragraph" and is_bold and len(text) < _LONGEST_HEADING and text[-1] not in ".;,":
            kind, level = "heading", 2 if any(block.kind == "heading" for block in self.blocks) else 1
        if kind == "paragraph" and len(text) > _SHORTEST_ITEM and (numbered := _NUMBERED.match(text)):
            kind, text = "item", text[numbered.end() :]
        self.blocks.append(Block(kind, text, f"stycke {self._count}", level))

    def _end_row(self, cells: list[str]) -> None:
        if any(cells):
            self._count += 1
            text = " ".join(filter(None, cells))
            place = f"tabell {self._tables}"
            self.blocks.append(Block("row", text, place, cells=tuple(cells), table=self._tables))


def _with_continued_rows(blocks: list[Block]) -> list[Block]:
    """Return the blocks with each row whose first cell is empty joined to the row above, as wrapped text."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        continues = block.kind == "row" and not block.cells[0] and any(block.cells)
        if not continues or above is None or above.table != block.table or not above.cells[0]:
            found.append(block)
            continue
        if len(above.cells) != len(block.cells):
            found.append(block)
            continue
        cells = tuple(tidy(f"{one} {other}") for one, other in zip(above.cells, block.cells, strict=True))
        found[-1] = Block("row", " ".join(filter(None, cells)), above.where, cells=cells, table=above.table)
    return found
