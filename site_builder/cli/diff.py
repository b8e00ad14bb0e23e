"""`insyn diff`: says what differs between two versions of the content, as readers would see it."""

import argparse
import sys
from pathlib import Path

from site_builder.cli.words import CLEAN, MISUSED, SAID, WRONG, SwedishParser, add_today, progress, today

NAME = "diff"
FORMATS = ("text", "markdown", "json", "github")


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    said = SAID.diff
    parser.add_argument("base", metavar=said.base, help=said.base_help)
    parser.add_argument("head", metavar=said.base, nargs="?", help=said.head_help)
    parser.add_argument("--format", choices=FORMATS, default="text", help=said.format)
    parser.add_argument("--sites", nargs=2, type=Path, metavar=(said.before, said.after), help=said.sites)
    add_today(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print the changes and the findings; an error among them gives exit code 1."""
    from dataclasses import replace
    from tempfile import TemporaryDirectory

    from site_builder import formats
    from site_builder.changes import compare, compare_built
    from site_builder.editing.change_list import FORMS
    from site_builder.findings import has_errors
    from site_builder.git import GitRefusedError
    from site_builder.history import unpack

    progress(SAID.checking)
    with TemporaryDirectory(prefix="insyn-") as scratch:
        base, head = Path(scratch, "base"), Path(scratch, "head") if chosen.head else chosen.root
        for revision, root in ((chosen.base, base), (chosen.head, head)):
            try:
                if revision:
                    unpack(chosen.root, revision, root)
            except GitRefusedError as refused:
                print(SAID.diff.unknown.format(revision=revision, said=refused), file=sys.stderr)
                return MISUSED
        comparison = compare(base, head, today(chosen))
    if chosen.sites:
        comparison = replace(comparison, pages=compare_built(*chosen.sites))
        if comparison.pages is None:
            print(SAID.diff.not_built, file=sys.stderr)
    if comparison.findings and chosen.format != "json":
        print(formats.FORMATS[chosen.format](comparison.findings), end="\n\n")
    if chosen.format in FORMS:
        print(FORMS[chosen.format](comparison))
    return WRONG if has_errors(comparison.findings) else CLEAN
