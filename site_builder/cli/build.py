"""`insyn build`: checks the content and builds the site."""

import argparse

from site_builder.cli.words import SAID, SwedishParser, add_today, progress, today

NAME = "build"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    add_today(parser)
    parser.add_argument("--strict", action="store_true", help=SAID.build.strict)


def run(chosen: argparse.Namespace) -> int:
    """Build; the exit code is that of `mkdocs build`."""
    from site_builder import plugin  # MkDocs takes time to load, and other commands need none of it

    progress(SAID.building)
    return plugin.run_build(chosen.root, chosen.strict, today(chosen))
