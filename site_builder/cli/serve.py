"""`insyn serve`: shows the site on this machine while somebody writes."""

import argparse

from site_builder.cli.words import SAID, SwedishParser

NAME = "serve"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--address", metavar=SAID.host, help=SAID.serve.address)


def run(chosen: argparse.Namespace) -> int:
    """Show the site until stopped."""
    from site_builder import plugin  # MkDocs takes time to load, and other commands need none of it

    return plugin.run_serve(chosen.root, chosen.address)
