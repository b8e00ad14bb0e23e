"""The published log as a file: a line an entry, and after each report's latest entry a line of its facts.

A line of facts is, byte for byte, the published file of that version: its SHA-256 is the entry's `fakta`.
"""

import json
from collections.abc import Iterable, Iterator

from site_builder.record.canonical import digest
from site_builder.record.entries import START, Entry, Log, written

FACTS = b'{"dag":'
"""How a line of facts begins; one of an entry begins with another name."""


class BrokenLogError(Exception):
    """The log does not hold together: `number` is the entry where it was seen, `kind` what was seen."""

    def __init__(self, kind: str, number: int, report: str = "", version: int = 0) -> None:
        super().__init__(f"{kind}: {number}")
        self.kind, self.number, self.report, self.version = kind, number, report, version


def as_lines(log: Log) -> Iterator[bytes]:
    """Yield the log's lines, without line feeds."""
    latest = {entry.report: entry.number for entry in log.entries if entry.report}
    for entry in log.entries:
        yield entry.line()
        if entry.report and latest[entry.report] == entry.number:
            yield log.facts[entry.report]


def as_file(log: Log) -> bytes:
    """Return the published file."""
    return b"".join(line + b"\n" for line in as_lines(log))


def unchecked_log(lines: Iterable[bytes]) -> Log:
    """Return the log that a published file holds. Raises BrokenLogError for a line that is no entry."""
    entries: list[Entry] = []
    facts: dict[str, bytes] = {}
    for line in lines:
        content = line.rstrip(b"\r\n")
        if content.startswith(FACTS) and entries:
            facts[entries[-1].report] = content
        elif content:
            entries.append(_entry(content, len(entries) + 1))
    return Log(tuple(entries), facts)


def read_log(lines: Iterable[bytes]) -> Log:
    """Return the log that a published file holds. Raises BrokenLogError where it does not hold together."""
    log = unchecked_log(lines)
    for kind, entry in faults(log):
        raise BrokenLogError(kind, entry.number, entry.report, entry.version)
    return log


def faults(log: Log) -> Iterator[tuple[str, Entry]]:
    """Yield what does not hold together in a log, and the entry where it is seen.

    `kedja`: the entry after it rests on another (the last entry is held by nothing but later logs);
    `ordning`: number, day or version out of order; `fakta`: the facts are not those that were entered.
    """
    previous, day = START, None
    versions: dict[str, Entry] = {}
    for number, entry in enumerate(log.entries, 1):
        if entry.previous != previous and number > 1:
            yield "kedja", log.entries[number - 2]
        before = versions.get(entry.report)
        out_of_order = entry.report and before is not None and entry.version != before.version + 1
        wrong_start = number == 1 and entry.previous != START
        if wrong_start or entry.number != number or (day is not None and entry.day < day) or out_of_order:
            yield "ordning", entry
        previous, day = entry.digest, entry.day
        if entry.report:
            versions[entry.report] = entry
    for report, entry in versions.items():
        if report not in log.facts or digest(log.facts[report]) != entry.facts:
            yield "fakta", entry


def _entry(content: bytes, number: int) -> Entry:
    try:
        return written(json.loads(content))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenLogError("olaslig", number) from error
