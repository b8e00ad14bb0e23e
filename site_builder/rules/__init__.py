"""Rules: one function each, grouped by what they look at; their words are in `wording/rules.yml`."""

from site_builder.rules import choices, reports, secrecy, texts
from site_builder.rules.machinery import (
    Family,
    Subject,
    on_collection,
    on_profile,
    on_prose,
    on_report,
    on_text,
    on_unit,
)
from site_builder.rules.running import judge

FAMILIES: tuple[Family[object], ...] = (on_text, on_prose, on_profile, on_unit, on_report, on_collection)  # type: ignore[assignment]  # each is about its own thing

__all__ = [
    "FAMILIES",
    "Family",
    "Subject",
    "choices",
    "judge",
    "on_collection",
    "on_profile",
    "on_prose",
    "on_report",
    "on_text",
    "on_unit",
    "reports",
    "secrecy",
    "texts",
]
