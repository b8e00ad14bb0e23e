"""A file's bytes become a source, whatever an editor may have written."""

import re

from site_builder.source.decoding import decode
from site_builder.source.faults import Fault
from site_builder.source.front_matter import read_front_matter
from site_builder.source.things import Source

MAX_FRONT_BYTES = 64 * 1024
MAX_BODY_BYTES = 1024 * 1024

_FENCE = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING_FENCE = re.compile(r"\n---[ \t]*$", re.MULTILINE)


def read_text(path: str, content: bytes) -> Source:
    """Return a file's text as the body of a source, nothing in it understood."""
    text, faults = decode(content)
    return _unreadable(path, faults, text or "")


def read_source(path: str, content: bytes, *, fenced: bool = True) -> Source:
    """Return a file's source; `fenced=False` reads a plain YAML file (the profile).

    Never raises for what an editor may have written: see the source's faults.
    """
    text, faults = decode(content)
    if text is None or faults:
        return _unreadable(path, faults, text or "")
    if not text.strip():
        return _unreadable(path, [Fault("tom-fil", (1, 1))])
    front, front_line, body, body_line = text, 1, "", 1
    if fenced:
        parts = _split(text)
        if isinstance(parts, Fault):
            return _unreadable(path, [parts], text)
        front, front_line, body, body_line = parts
    read = _too_large(front, body, body_line) or read_front_matter(front, front_line)
    if isinstance(read, Fault):
        return _unreadable(path, [read], text)
    data, faults = read
    return Source(path, data, body, body_line, tuple(faults), True, front, front_line)


def _unreadable(path: str, faults: list[Fault], text: str = "") -> Source:
    return Source(path, {}, text, 1, tuple(faults), readable=False)


def _split(text: str) -> tuple[str, int, str, int] | Fault:
    opening = _FENCE.match(text)
    if opening is None:
        return Fault("rubrikblock-saknas", (1, 1))
    closing = _CLOSING_FENCE.search(text, opening.end())
    if closing is None:
        return Fault("rubrikblock-oavslutat", (1, 1))
    front = text[opening.end() + 1 : closing.start() + 1]
    body_start = min(closing.end() + 1, len(text))
    return front, 2, text[body_start:], text.count("\n", 0, closing.end()) + 2


def _too_large(front: str, body: str, body_line: int) -> Fault | None:
    if len(front) > MAX_FRONT_BYTES // 4 and len(front.encode()) > MAX_FRONT_BYTES:
        return Fault("for-stor", (1, 1), {"part": "Rubrikblocket", "most": "64 kB"})
    if len(body) > MAX_BODY_BYTES // 4 and len(body.encode()) > MAX_BODY_BYTES:
        return Fault("for-stor", (body_line, 1), {"part": "Texten", "most": "1 MB"})
    return None
