"""The register: everything under `content/` that the builder understands, read and checked.

Nothing here changes a file, and nothing is raised for what an editor may have written.
"""

from site_builder.register.reading import read_register
from site_builder.register.things import (
    CONTENT,
    PROFILE,
    REPORTS,
    UNITS,
    ChangedError,
    FileFacts,
    Register,
    report_path,
    unit_path,
)

__all__ = [
    "CONTENT",
    "PROFILE",
    "REPORTS",
    "UNITS",
    "ChangedError",
    "FileFacts",
    "Register",
    "read_register",
    "report_path",
    "unit_path",
]
