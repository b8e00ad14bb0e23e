"""Rules: one function each, grouped by what they look at; their words are in `wording/rules.yml`."""

from site_builder.rules import choices, reports, secrecy, texts
from site_builder.rules.machinery import Subject, on_collection, on_report, on_text, on_unit
from site_builder.rules.running import Judged, judge, severity_in

__all__ = [
    "Judged",
    "Subject",
    "choices",
    "judge",
    "on_collection",
    "on_report",
    "on_text",
    "on_unit",
    "reports",
    "secrecy",
    "severity_in",
    "texts",
]
