"""`insyn check`: reads the content and says what is wrong with it."""

import argparse

from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser, add_today, progress, today
from site_builder.findings import Severity
from site_builder.formats import FORMATS
from site_builder.register import read_register

NAME = "check"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--format", choices=FORMATS, default="text", help=SAID.check.format)
    add_today(parser)
    parser.add_argument("--strict", action="store_true", help=SAID.check.strict)


def run(chosen: argparse.Namespace) -> int:
    """Print the findings in the chosen format; errors, and warnings with `--strict`, give exit code 1."""
    progress(SAID.checking)
    findings = read_register(chosen.root, today(chosen)).findings
    report = FORMATS[chosen.format](findings)
    if report:
        print(report)
    counted = findings if chosen.strict else [f for f in findings if f.severity is Severity.ERROR]
    return WRONG if counted else CLEAN
