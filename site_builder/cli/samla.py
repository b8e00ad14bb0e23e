"""`insyn samla`: several municipalities' published data in one database."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from site_builder.cli.words import CLEAN, MISUSED, SAID, WRONG, SwedishParser, counted

NAME = "samla"
NEEDS_CONTENT = False
HAS_ROOT = False


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    said = SAID.samla
    parser.add_argument("folders", type=Path, nargs="+", metavar=said.folders, help=said.folders_help)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("insyn.duckdb"), metavar=SAID.file, help=said.output
    )


def run(chosen: argparse.Namespace) -> int:
    """Check every folder, and write the database only when all of them hold."""
    said = SAID.samla
    if find_spec("duckdb") is None:
        print(said.no_extra, file=sys.stderr)
        return MISUSED
    from site_builder.across import checked, gather

    taken, refused = checked(chosen.folders)
    for each in refused:
        print(f"{each.folder}: {each.reason}")
    if refused:
        print(said.stopped)
        return WRONG
    counts = gather(taken, chosen.output)
    for site in taken:
        print(said.taken.format(name=site.name, code=site.code, day=site.day))
    numbers = {
        "municipalities": len(taken),
        "units": counts["verksamheter"],
        "reports": counts["rapporter"],
    }
    told = (counted(said.counted[name], number) for name, number in numbers.items())
    print(said.written.format(path=chosen.output, counted=", ".join(told)))
    return CLEAN
