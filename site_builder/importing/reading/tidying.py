"""Text as a writer meant it: one kind of blank, whole words, no invisible signs."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff"))
_BLANKS = re.compile(r"[^\S\n\t]+")
_ANY_BLANKS = re.compile(r"\s+")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[a-zåäöéü])(?!(?:och|eller|samt|respektive)\b)")
_SPLIT_DAY = re.compile(r"(?<=\d-)\n(?=\d\d(?:-\d\d)?\b)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_LEADERS = re.compile(r"[.\u2026]{2,}[ \t]*:")  # "Uppföljare.....: namn" is a label and its value


def normal(text: str) -> str:
    """Return a text in NFC, with no control characters or invisible signs, ligatures as letters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "ft")):
        text = text.replace(sign, letters)
    text = _LEADERS.sub(":", text.translate(_INVISIBLE))
    return _CONTROL.sub(" ", "".join(sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF))


def tidy(text: str, *, keep_breaks: bool = False) -> str:
    """Return a text with single blanks and hyphenated words whole; breaks and tabs become blanks, or stay."""
    text = _SPLIT_DAY.sub("", _SPLIT_WORD.sub("", normal(text)))
    if not keep_breaks:
        return _ANY_BLANKS.sub(" ", text).strip()
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
