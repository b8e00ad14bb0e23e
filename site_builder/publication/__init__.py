"""The choke point: a register becomes a publication, and only a publication goes on to pages and data."""

from site_builder.publication.publishing import is_visible, publish, publish_report
from site_builder.publication.things import (
    Publication,
    PublishedEvidence,
    PublishedFigure,
    PublishedMeasure,
    PublishedReport,
    PublishedUnit,
    WithdrawnReport,
)

__all__ = [
    "Publication",
    "PublishedEvidence",
    "PublishedFigure",
    "PublishedMeasure",
    "PublishedReport",
    "PublishedUnit",
    "WithdrawnReport",
    "is_visible",
    "publish",
    "publish_report",
]
