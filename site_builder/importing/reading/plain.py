"""Plain text and Markdown: in UTF-8, UTF-16 or Windows-1252, wrapped or not."""

import re
from collections.abc import Iterator

import pyromark

from site_builder.importing.blocks import Block, Line, Read
from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.reading.joining import joined
from site_builder.importing.reading.markup import blocks_of
from site_builder.importing.reading.tidying import normal

_COLUMNS = re.compile(r"[ \t]*\t[ \t]*|[ ]{3,}")
_CLAUSE = re.compile(r"att\s{2,}(?=\S)")
"""How a decision lists what is decided."""
_BINARY = ("%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", "{\\rtf")
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_KEY = re.compile(r"([^\W\d][\w -]{1,40}):[ \t]*(\S.*)")
_FRONT_TABLE = -1
"""The number of the table that front matter is read as, before those of the text."""
MOST_CHARS = 1_000_000


def read_plain(content: bytes) -> Read:
    """Return the blocks of a plain text."""
    return joined(lines_of(_decoded(content)))


def read_markdown(content: bytes) -> Read:
    """Return the blocks of a Markdown text; front matter of its own is read as a table of label and value."""
    text = _decoded(content)
    front = _FRONT.match(text)
    blocks = blocks_of(
        pyromark.html(text[front.end() if front else 0 :], options=pyromark.Options.ENABLE_TABLES)
    )
    return Read((*_labels(front[1] if front else ""), *blocks))


def _labels(front: str) -> Iterator[Block]:
    for number, line in enumerate(front.split("\n"), start=2):
        if match := _KEY.fullmatch(line.rstrip()):
            cells = (match[1].replace("_", " "), match[2].strip("\"'[] "))
            yield Block("row", " ".join(cells), f"rad {number}", cells=cells, table=_FRONT_TABLE)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that has no pages; wide gaps set cells apart."""
    found: list[Line] = []
    is_apart = False
    for number, written in enumerate(text.replace("\f", "\n\n").split("\n"), start=1):
        if not written.strip():
            is_apart = True
            continue
        stripped = _CLAUSE.sub("– att ", written.strip(), count=1)
        cells: list[tuple[float, str]] = []
        for part in _COLUMNS.split(stripped):
            cells.append((float(stripped.find(part, int(cells[-1][0]) if cells else 0)), part))
        found.append(
            Line(
                " ".join(stripped.split()),
                0,
                number,
                left=float(len(written) - len(written.lstrip())),
                cells=tuple(cells) if 1 < len(cells) < 7 and len(stripped) < 140 else (),
                is_apart=is_apart,
            )
        )
        is_apart = False
    return found


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if text.startswith(_BINARY) or text.count("\x00") > len(text) // 100:
        raise UnreadableError("trasig")
    if len(text) > MOST_CHARS:
        raise UnreadableError("for-stor")
    return normal(text.replace("\f", "\n\n"))
