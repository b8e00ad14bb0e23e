"""Sentences and their words, as a reader tells them apart."""

import re
from functools import lru_cache

_ABBREVIATIONS = (
    r"(?:\b(?:t\.?ex|bl\.?a|d\.?v\.?s|m\.?m|m\.?fl|o\.?s\.?v|s\.?k|f\.?n|t\.?o\.?m|fr\.?o\.?m|i\.?o\.?m|p\.?g\.?a|t\.?f|tf"
    r"|kap|dnr|nr|ca|resp|inkl|exkl|max|min|st|tel|tfn|jfr|vik|bitr|sid|s|koop|personalkoop|aug|sept|okt|nov|dec|jan|feb"
    r"|avd|f\.?d|e\.?d|bil|p|§)\.)"
)
_END = re.compile(
    r"(?:[.!?…]['”\")]*|\((?:krav|rekommendation)\))\s+(?=[\"”'(–-]*[A-ZÅÄÖ0-9])", re.IGNORECASE
)
_BEGINS = re.compile(r"[\"”'(–-]*[A-ZÅÄÖ0-9]")
_NO_END = re.compile(rf"(?:{_ABBREVIATIONS}|(?:^|\s)[A-ZÅÄÖ]\.|(?:^|\s)\d{{1,2}}\.)\s*$", re.IGNORECASE)
_LIST = re.compile(r"(?:^|\s)\d{1,2}\.\s*$")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with its own end mark."""
    return tuple(text[start:end] for start, end in spans(text) if text[start:end])


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        head = text[start : match.end()]
        if not _BEGINS.match(text, match.end()):
            continue
        if _NO_END.search(head) and not (_LIST.search(head) and len(head) > 60):
            continue
        found.append((start, start + len(head.rstrip())))
        start = match.end()
    found.append((start, len(text.rstrip())))
    return [span for span in found if span[0] < span[1]]
