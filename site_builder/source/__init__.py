"""One file's bytes become a source: front matter as strings with places, body with its first line.

What cannot be read is a fault, not a crash.
"""

from site_builder.source.faults import Fault, Place
from site_builder.source.reading import MAX_BODY_BYTES, MAX_FRONT_BYTES, read_source, read_text
from site_builder.source.things import KeyPath, Source

__all__ = [
    "MAX_BODY_BYTES",
    "MAX_FRONT_BYTES",
    "Fault",
    "KeyPath",
    "Place",
    "Source",
    "read_source",
    "read_text",
]
