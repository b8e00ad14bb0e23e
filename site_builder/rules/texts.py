"""Rules on the text of one file: what must not stand in it, whatever the model says."""

import re
from collections.abc import Iterator

from site_builder.problems import Problem
from site_builder.prose import raw_html
from site_builder.rules.machinery import Subject, on_prose, on_text

_PLACEHOLDERS = (
    (
        "[",
        r"\[(?:fyll i|ange|skriv|infoga|klicka|välj|namn|datum|text|rubrik|belopp|x+|\.{3}|…)[^\]\n]*\]"
        r"(?![(:\[])",
    ),
    ("XX", r"\bX{2,}\b"),
    ("xxx", r"\bx{3,}\b"),
    *((word, rf"\b{word}\b") for word in ("TODO", "TBD", "FIXME", "lorem ipsum", "ÅÅMMDD")),
    ("ÅÅÅÅ", "ÅÅÅÅ"),
    ("Klicka ", r"\bKlicka (?:eller tryck )?här för att (?:ange|skriva|lägga)"),
    ("____", "_{4,}"),
    ("???", r"\?{3,}"),
)
"""What a placeholder holds, which is quick to look for, and what it looks like."""
_PLACEHOLDER = tuple((part, re.compile(pattern)) for part, pattern in _PLACEHOLDERS)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")


@on_text("platshallare")
def placeholder_left(subject: Subject[None]) -> Iterator[Problem]:
    """A template's placeholder was left behind."""
    source = subject.source
    for match in _placeholders(source.front):
        yield Problem("platshallare", place=source.front_place(match.start()), words={"value": match[0]})
    for match in _placeholders(source.body):
        yield Problem("platshallare", place=source.body_place(match.start()), words={"value": match[0]})


def _placeholders(text: str) -> Iterator[re.Match[str]]:
    for part, pattern in _PLACEHOLDER:
        if part in text:
            yield from pattern.finditer(text)


@on_prose("html-i-text")
def html_in_text(subject: Subject[None]) -> Iterator[Problem]:
    """Text holds HTML: reports are CommonMark with tables and footnotes, nothing else."""
    source = subject.source
    if "<" in source.front:
        for path, text in source.texts():
            if match := _TAG.search(text):
                yield Problem("html-i-text", path, {"value": match[0][:40]})
    for start, snippet in raw_html(source.body):
        yield Problem("html-i-text", place=source.body_place(start), words={"value": snippet[:40]})
