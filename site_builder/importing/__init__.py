"""Importing: a PDF, a Word file or a text becomes a draft report, with a list of what is doubtful in it."""

from site_builder.importing.drafting import Imported, import_document
from site_builder.importing.reading import UnreadableError

__all__ = ["Imported", "UnreadableError", "import_document"]
