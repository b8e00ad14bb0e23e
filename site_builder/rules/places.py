"""The texts that readers meet as sentences, the words in them, and where these stand in the file."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from site_builder.source import KeyPath, Place, Source

WORDS_TO_FIND = 8
CAPITALISED = re.compile(r"[A-ZÅÄÖ][\w-]+")


@lru_cache(maxsize=2)  # two rules ask of the same text, one after the other
def capitalised(text: str) -> frozenset[str]:
    """Return the different words of a text that begin with a capital, or hold one."""
    return frozenset(CAPITALISED.findall(text))


def texts_under(data: dict[str, Any], key: str, inner: str | None = None) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and text of a key, of each text in its list, or of each entry's `inner` key.

    What is not a text is passed by: the model tells of it.
    """
    value = data.get(key)
    if isinstance(value, str):
        yield (key,), value
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, str) and inner is None:
            yield (key, index), entry
        elif isinstance(entry, dict) and inner and isinstance(entry.get(inner), str):
            yield (key, index, inner), entry[inner]


def place_of(source: Source, path: KeyPath, text: str) -> Place:
    """Return where the beginning of a text stands within a value of the front matter.

    A value may be folded over several lines. Where quotation marks or escapes have changed its words, the
    place is the value's own.
    """
    line, column = source.value_place(path)
    start = -1
    for _ in range(line - source.front_line):
        start = source.front.index("\n", start + 1)
    words = r"\s+".join(map(re.escape, text.split()[:WORDS_TO_FIND]))
    found = re.compile(words).search(source.front, start + column)
    return source.front_place(found.start()) if found else (line, column)
