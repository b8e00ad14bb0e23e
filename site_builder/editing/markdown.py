"""Text in Markdown: shown as it stands, whatever characters are in it."""

import re

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]")
_CALLS = re.compile(r"([@#])(?=\w)")


def literal(text: str) -> str:
    """Return Markdown that shows a text on one line as it stands.

    An empty comment parts `@` and `#` from what follows: GitHub would send word to the person of that name,
    or link the issue of that number.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return _CALLS.sub(r"\1<!-- -->", escaped)
