"""The collection: everything that was read without errors, which rules on the whole set take."""

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.model.profile import Profile
from site_builder.model.report import Report
from site_builder.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Collection:
    """Profile, units by id and reports by id (`2024/omsorgshuset`), drafts included.

    `bodies` holds the Markdown of units, reports and ordinary pages, and `files` names every file, also one
    that could not be read; both go by the path under `content/`. `linking` are the units and reports whose
    Markdown may hold a link.
    """

    profile: Profile
    units: Mapping[str, Unit]
    reports: Mapping[str, Report]
    bodies: Mapping[str, str]
    files: frozenset[str]
    linking: tuple[str, ...]
