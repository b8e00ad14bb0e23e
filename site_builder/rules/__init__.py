"""Rules: one function each, grouped by what they look at; their words are in `wording/rules.yml`."""

from typing import Any

from site_builder.rules import (
    abbreviations,
    chains,
    choices,
    conclusions,
    days,
    exceptions,
    layout,
    look,
    names,
    references,
    reports,
    secrecy,
    secrecy_words,
    sentences,
    texts,
)
from site_builder.rules.machinery import (
    Excused,
    Family,
    Subject,
    on_collection,
    on_exceptions,
    on_file,
    on_profile,
    on_prose,
    on_report,
    on_text,
    on_unit,
)
from site_builder.rules.running import judge

FAMILIES: tuple[Family[Any], ...] = (
    on_text,
    on_prose,
    on_profile,
    on_unit,
    on_report,
    on_collection,
    on_file,
    on_exceptions,
)

ABOUT_PEOPLE = frozenset(rule for family in FAMILIES for rule in family.ids_from(secrecy.__name__))
"""The rules on what is told of people: identities, small numbers, single events, in modules `secrecy…`."""

__all__ = [
    "ABOUT_PEOPLE",
    "FAMILIES",
    "Excused",
    "Family",
    "Subject",
    "abbreviations",
    "chains",
    "choices",
    "conclusions",
    "days",
    "exceptions",
    "judge",
    "layout",
    "look",
    "names",
    "on_collection",
    "on_exceptions",
    "on_file",
    "on_profile",
    "on_prose",
    "on_report",
    "on_text",
    "on_unit",
    "references",
    "reports",
    "secrecy",
    "secrecy_words",
    "sentences",
    "texts",
]
