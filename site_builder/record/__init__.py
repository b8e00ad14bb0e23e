"""The change log: what a published report said on each publication day, in a chain that anyone can check."""

from site_builder.record.book import FutureLogError
from site_builder.record.entries import Change, Entry, Log
from site_builder.record.keeping import NO_RECORD, Record, ShallowCloneError, keep, record_of
from site_builder.record.log_file import BrokenLogError, as_file, read_log, unchecked_log
from site_builder.record.stopping import STOPPING, why_stopped

__all__ = [
    "NO_RECORD",
    "STOPPING",
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
    "unchecked_log",
    "why_stopped",
]
