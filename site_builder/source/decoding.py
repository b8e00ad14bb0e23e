"""Bytes become text: UTF-8 without what cannot be seen, its line ends and letters in one form."""

import re
import unicodedata

from site_builder.source.faults import Fault, place_in

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SWEDISH = bytes({*b"\t\n", *range(0x20, 0x7F), 0xC3, *range(0x80, 0xC0)})
"""ASCII, and in UTF-8 the letters of Latin-1: their first byte, and what may follow a first byte."""
_EVERYDAY = tuple(mark.encode() for mark in "–—”“’…•§\u00a0")
"""Other marks of ordinary texts, each with one more first byte."""


def decode(content: bytes) -> tuple[str | None, list[Fault]]:
    """Return a file's text, None where it is none, and what must not stand in it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Fault("teckenkodning", (1, 1))]
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        return None, [Fault("teckenkodning", (line, column))]
    if _is_everyday(content):
        return text, []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, [_forbidden_character(text, match) for match in FORBIDDEN.finditer(text)]


def _is_everyday(content: bytes) -> bool:
    """Say whether UTF-8 holds nothing but what Swedish is written with: such a text needs no second look."""
    others = len(content.translate(None, _SWEDISH))
    return not others or others == sum(map(content.count, _EVERYDAY))


def _forbidden_character(text: str, match: re.Match[str]) -> Fault:
    return Fault("styrtecken", place_in(text, 1, match.start()), {"code": f"U+{ord(match[0]):04X}"})
