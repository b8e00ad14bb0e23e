"""Word files: mammoth makes HTML of the text, and headers and footers are read beside it."""

import io
import re
import zipfile
import zlib
from html import unescape
from itertools import pairwise

import mammoth  # type: ignore[import-untyped]  # ships no types

from site_builder.importing.blocks import Block, Line, Read
from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.reading.joining import joined
from site_builder.importing.reading.markup import blocks_of
from site_builder.importing.reading.tidying import tidy

_MOST_UNPACKED = 60_000_000
_MOST_PARTS = 5_000
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:br|tab|cr)\b[^>]*/>")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WRAPPED_SHARE = 0.25
_LEAST_WRAPPED = 6


def read_word(content: bytes) -> Read:
    """Return the blocks of a Word file, pictures left out."""
    if content.startswith(_OLD_WORD):
        raise UnreadableError("krypterad" if _LOCKED in content else "gammal-word")
    running = _opened(content)
    try:
        done = mammoth.convert_to_html(
            io.BytesIO(content), convert_image=mammoth.images.img_element(lambda image: {})
        )
    except _BROKEN as error:
        raise UnreadableError("trasig") from error
    blocks = blocks_of(done.value)
    if _is_wrapped(blocks):
        read = joined([_as_line(block, number) for number, block in enumerate(blocks, start=1)])
        return Read(read.blocks, (*read.running, *running))
    return Read(tuple(blocks), running)


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    LookupError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
)
"""What a broken archive or a broken XML of another program makes mammoth and zipfile raise.

Expat's own error has no base of its own but Exception; it is met in `_opened`, where the XML is parsed first.
"""


def _opened(content: bytes) -> tuple[Block, ...]:
    """Return the running texts of a sound archive; raise UnreadableError for another."""
    from xml.parsers.expat import ExpatError, ParserCreate

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise UnreadableError("for-stor")
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableError("krypterad")
            found: list[Block] = []
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                xml = archive.read(part)
                if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
                    raise UnreadableError("trasig")
                ParserCreate().Parse(xml, True)
                if _RUNNING.fullmatch(part.filename):
                    found += _running(xml.decode("utf-8", "replace"))
            archive.getinfo("word/document.xml")
            return tuple(found)
    except (*_BROKEN, ExpatError) as error:
        raise UnreadableError("trasig") from error


def _running(xml: str) -> list[Block]:
    texts = (
        "".join(unescape(match[1]) if match[1] is not None else " " for match in _TEXTS.finditer(each))
        for each in xml.split("</w:p>")
    )
    return [Block("paragraph", text, "sidhuvudet") for each in texts if (text := tidy(each))]


def _is_wrapped(blocks: list[Block]) -> bool:
    """Say whether each paragraph is but a line, as in a PDF that was made a Word file."""
    texts = [block.text for block in blocks if block.kind == "paragraph"]
    pairs = pairwise(texts)
    open_ends = sum(one[-1] not in ".:!?" and other[0].islower() for one, other in pairs)
    return open_ends >= _LEAST_WRAPPED and open_ends > _WRAPPED_SHARE * len(texts)


def _as_line(block: Block, number: int) -> Line:
    text = " ".join(block.text.split())
    if block.kind == "row":
        return Line(text, 0, number, cells=tuple(enumerate(block.cells)), is_row=True)
    marked = f"• {text}" if block.kind == "item" else text
    parts = [part.strip() for part in re.split(r"\t+", block.text)]
    cells = tuple((float(place), part) for place, part in enumerate(parts)) if len(parts) > 1 else ()
    return Line(marked, 0, number, cells=cells, is_bold=block.kind == "heading")
