"""`insyn migrate`: lifts older content to the present version of its keys."""

import argparse

from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser
from site_builder.formats import as_text

NAME = "migrate"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--dry-run", action="store_true", help=SAID.migrate.dry_run)


def run(chosen: argparse.Namespace) -> int:
    """Lift what is older and say which files; where a file cannot be lifted, none is changed."""
    from site_builder.editing.migrating import migrate  # only this command reads files to change them
    from site_builder.model.version import PRESENT

    said, migration = SAID.migrate, migrate(chosen.root)
    if migration.findings:
        print(as_text(migration.findings), said.stopped, sep="\n")
        return WRONG
    for path, content in migration.files.items():
        if not chosen.dry_run:
            (chosen.root / path).write_bytes(content)
        print((said.would_lift if chosen.dry_run else said.lifted).format(path=path, present=PRESENT))
    if not migration.files:
        print(said.nothing.format(present=PRESENT))
    return CLEAN
