"""Reading a source document: the kind of file decides how, and each way ends in blocks."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import PurePath

from site_builder.importing.blocks import Read
from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.reading.plain import read_markdown, read_plain

MOST_BYTES = 40_000_000
"""A report is seldom a hundredth of this; what is larger is something else."""
_NEEDED = {".pdf": "pypdf", ".docx": "mammoth"}

__all__ = ["KINDS", "MOST_BYTES", "UnreadableError", "read_document"]


def _read_pdf(content: bytes) -> Read:
    from site_builder.importing.reading.pdf import read_pdf

    return read_pdf(content)


def _read_word(content: bytes) -> Read:
    from site_builder.importing.reading.word import read_word

    return read_word(content)


_READERS: dict[str, Callable[[bytes], Read]] = {
    ".pdf": _read_pdf,
    ".docx": _read_word,
    ".txt": read_plain,
    ".md": read_markdown,
}
KINDS = tuple(_READERS)


def read_document(name: str, content: bytes) -> Read:
    """Return a document's blocks; raise UnreadableError with the fault where it has none.

    `name` decides, by its ending, what the content is taken for.
    """
    kind = PurePath(name).suffix.lower()
    if kind not in _READERS:
        raise UnreadableError("annan-sort")
    if not content:
        raise UnreadableError("tom")
    if len(content) > MOST_BYTES:
        raise UnreadableError("for-stor")
    if kind in _NEEDED and find_spec(_NEEDED[kind]) is None:
        raise UnreadableError("tillagg-saknas")
    read = _READERS[kind](content)
    if not any(letter.isalnum() for block in read.blocks for letter in block.text):
        raise UnreadableError("utan-text" if kind == ".pdf" else "tom")
    return read
