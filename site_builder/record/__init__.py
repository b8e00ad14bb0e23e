"""The change log: what a published report said on each publication day, in a chain that anyone can check."""

from site_builder.record.book import FutureLogError
from site_builder.record.entries import Change, Entry, Log
from site_builder.record.keeping import Record, ShallowCloneError, keep, record_of
from site_builder.record.log_file import BrokenLogError, as_file, read_log

__all__ = [
    "BrokenLogError",
    "Change",
    "Entry",
    "FutureLogError",
    "Log",
    "Record",
    "ShallowCloneError",
    "as_file",
    "keep",
    "read_log",
    "record_of",
]
