"""What stops a build without anybody's mistake in the content: told in words, as it is for people to mend."""

import errno
import sqlite3

from site_builder import wording
from site_builder.register import ChangedError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_BASE = {"database or disk is full", "disk I/O error"}
"""What SQLite says where the system gives one of the numbers, which it keeps to itself."""
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def reason(error: BaseException) -> str:
    """Return why a build stopped, for people; empty when it is a fault of the program's own."""
    if isinstance(error, ChangedError):
        return str(error)
    if isinstance(error, sqlite3.OperationalError) and str(error) in FULL_BASE:
        error = OSError(errno.ENOSPC, str(error))
    if not isinstance(error, OSError):
        return ""
    said = wording.site.build.why
    why = said.full if error.errno in FULL else said.closed if error.errno in CLOSED else ""
    words = {"path": error.filename or said.disk}
    return str(wording.site.build.not_written.format(why=why, **words)) if why else ""
