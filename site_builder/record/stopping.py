"""Why a build has no log, as a finding with its cure."""

from pathlib import Path

from site_builder.findings import Finding, Severity
from site_builder.git import GitRefusedError
from site_builder.record.book import FutureLogError
from site_builder.record.keeping import ShallowCloneError
from site_builder.record.log_file import BrokenLogError
from site_builder.wording import load

STOPPING = (BrokenLogError, FutureLogError, GitRefusedError, ShallowCloneError)
"""What stops a build, raised by `keep`."""
RULE = "andringslogg"

_SAID = load("site").record


def why_stopped(error: Exception, published: Path | None) -> Finding:
    """Return what is wrong with the published log, or with git where none was given."""
    said = _SAID.stopped[type(error).__name__]
    told = fault(error) if isinstance(error, BrokenLogError) else ""
    message = said.message.format(error=error, fault=told)
    return Finding(str(published or ".git"), 1, 1, RULE, Severity.ERROR, message, said.hint)


def fault(error: BrokenLogError) -> str:
    """Return what does not hold together in a log."""
    return str(
        _SAID.faults[error.kind].format(number=error.number, report=error.report, version=error.version)
    )
