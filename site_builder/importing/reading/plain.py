"""Plain text and Markdown: in UTF-8, UTF-16 or Windows-1252, wrapped or not."""

import re

import pyromark

from site_builder.importing.blocks import Line, Read
from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.reading.joining import joined
from site_builder.importing.reading.markup import blocks_of
from site_builder.importing.reading.tidying import normal

_COLUMNS = re.compile(r"[ \t]*\t[ \t]*|[ ]{3,}")
_BINARY = ("%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", "{\\rtf")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MOST_CHARS = 1_000_000


def read_plain(content: bytes) -> Read:
    """Return the blocks of a plain text."""
    return joined(lines_of(_decoded(content)))


def read_markdown(content: bytes) -> Read:
    """Return the blocks of a Markdown text; front matter of its own is left out."""
    text = _FRONT.sub("", _decoded(content))
    return Read(tuple(blocks_of(pyromark.html(text, options=pyromark.Options.ENABLE_TABLES))))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that has no pages; wide gaps set cells apart."""
    found: list[Line] = []
    is_apart = False
    for number, written in enumerate(text.replace("\f", "\n\n").split("\n"), start=1):
        if not written.strip():
            is_apart = True
            continue
        stripped = written.strip()
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
