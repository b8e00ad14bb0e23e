"""`insyn check`: reads the content and says what is wrong with it."""

import argparse
from datetime import date
from pathlib import Path

from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser, add_today, progress, today
from site_builder.findings import Finding, Severity
from site_builder.formats import FORMATS
from site_builder.store import content_digest, digest, places_digest, program, store_of

NAME = "check"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--format", choices=FORMATS, default="text", help=SAID.check.format)
    add_today(parser)
    parser.add_argument("--strict", action="store_true", help=SAID.check.strict)


def run(chosen: argparse.Namespace) -> int:
    """Print the findings in the chosen format; errors, and warnings with `--strict`, give exit code 1."""
    progress(SAID.checking)
    findings = find(chosen.root, today(chosen))
    report = FORMATS[chosen.format](findings)
    if report:
        print(report)
    counted = findings if chosen.strict else [f for f in findings if f.severity is Severity.ERROR]
    return WRONG if counted else CLEAN


def find(root: Path, day: date) -> tuple[Finding, ...]:
    """Return every finding as of a day; those of the last time where nothing has changed since."""
    content, store = root / "content", store_of(root)
    key = digest(program(), day.isoformat(), content_digest(content), places_digest(content))
    found: tuple[Finding, ...] | None = store.load("findings", key)
    if found is None:
        from site_builder.register import read_register  # takes a while to load, and is seldom needed

        found = read_register(root, day, store).findings
        store.save("findings", key, found)
    return found
