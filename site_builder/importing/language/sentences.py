"""Sentences and their words, as a reader tells them apart."""

import re
from functools import lru_cache

_ABBREVIATIONS = (
    r"(?:\b(?:t\.?ex|bl\.?a|d\.?v\.?s|m\.?m|m\.?fl|o\.?s\.?v|s\.?k|f\.?n|t\.?o\.?m|fr\.?o\.?m|i\.?o\.?m|p\.?g\.?a|t\.?f|tf"
    r"|kap|kl|dnr|nr|ca|resp|inkl|exkl|max|min|st|tel|tfn|jfr|vik|bitr|sid|s|koop|personalkoop|aug|sept|okt|nov|dec|jan|feb"
    r"|avd|f\.?d|e\.?d|bil|p|§)\.)"
)
_END = re.compile(
    r"(?:[.!?…]['”\")]*|\((?:krav|rekommendation)\))\s+(?=[\"”'(–-]*[A-ZÅÄÖ0-9])", re.IGNORECASE
)
_BEGINS = re.compile(r"[\"”'(–-]*[A-ZÅÄÖ0-9]")
_NO_END = re.compile(rf"(?:{_ABBREVIATIONS}|(?:^|\s)[A-ZÅÄÖ]\.|(?:^|\s)\d{{1,2}}\.)\s*$", re.IGNORECASE)
_LIST = re.compile(r"(?:^|\s)\d{1,2}\.\s*$")


_LONGEST = 1500
"""No official writes a longer sentence; what has no ends is parted, so that no rule reads for ever."""
_TAIL = 60
"""How much before an end tells whether it is one."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with its own end mark."""
    return tuple(text[start:end] for start, end in spans(text) if text[start:end])


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _BEGINS.match(text, match.end()):
            continue
        head = text[max(start, match.end() - _TAIL) : match.end()]
        is_in_list = _LIST.search(head) is not None and match.end() - start > _TAIL
        if _NO_END.search(head) and not is_in_list:
            continue
        found += _parted(text, start, match.end())
        start = match.end()
    return [*found, *_parted(text, start, len(text))]


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a sentence without blanks around it, in several parts where it is too long."""
    found = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > start else start + _LONGEST
        found.append((start, stop))
        start = stop
    last = start + len(text[start:end].rstrip())
    return [*found, (start, last)] if last > start else found
