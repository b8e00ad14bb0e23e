"""Rules on the text of one file: what must not stand in it, whatever the model says."""

import re
from collections.abc import Iterator

from site_builder.problems import Problem
from site_builder.prose import raw_html
from site_builder.rules.machinery import Subject, on_prose, on_text

_PLACEHOLDER = re.compile(
    r"\[(?:fyll i|ange|skriv|infoga|klicka|välj|namn|datum|text|rubrik|belopp|x+|\.{3}|…)[^\]\n]*\](?![(:\[])"
    r"|\bX{2,}\b|\bx{3,}\b|\b(?:TODO|TBD|FIXME)\b|\blorem ipsum\b|ÅÅÅÅ|\bÅÅMMDD\b"
    r"|\bKlicka (?:eller tryck )?här för att (?:ange|skriva|lägga)|_{4,}|\?{3,}",
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")


@on_text("platshallare")
def placeholder_left(subject: Subject[None]) -> Iterator[Problem]:
    """A template's placeholder was left behind."""
    source = subject.source
    for match in _PLACEHOLDER.finditer(source.front):
        yield Problem("platshallare", place=source.front_place(match.start()), words={"value": match[0]})
    for match in _PLACEHOLDER.finditer(source.body):
        yield Problem("platshallare", place=source.body_place(match.start()), words={"value": match[0]})


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
