"""The command line: one module a command, which reads its words, calls the room that works, prints.

A module has its NAME, `add(parser)` for its own choices and `run(chosen)`, which returns the exit code: 0 for
clean or warnings, 1 for errors, 2 for wrong usage. Its words stand in `wording/site.yml`, under `cli`.
What only one command needs is imported in `run`. NEEDS_CONTENT is False where a command works anywhere, and
HAS_ROOT where no folder of a project means anything to it.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder.cli import (
    build,
    check,
    diff,
    due,
    hook,
    import_,
    migrate,
    new,
    samla,
    serve,
    verify,
    withdraw,
)
from site_builder.cli.words import MISUSED, SAID, SwedishParser

ALIVE = 100_000
"""So many more living objects make it worth looking for dead ones: what is read and made stays to the end."""

COMMANDS = (check, build, serve, import_, new, diff, due, hook, withdraw, migrate, verify, samla)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    gc.set_threshold(ALIVE)
    parser = SwedishParser(prog="insyn", description=SAID.description, epilog=SAID.epilog)
    commands = parser.add_subparsers(dest="command", required=True, metavar=SAID.command, title=SAID.commands)
    for module in COMMANDS:
        said = SAID[module.NAME]
        command = commands.add_parser(module.NAME, help=said.help, description=said.help, epilog=said.epilog)
        if getattr(module, "HAS_ROOT", True):
            command.add_argument("--root", type=Path, default=Path(), metavar=SAID.folder, help=SAID.root)
        module.add(command)
        command.set_defaults(run=module.run, needs_content=getattr(module, "NEEDS_CONTENT", True))
    chosen = parser.parse_args(arguments)
    if chosen.needs_content and not (chosen.root / "content").is_dir():
        print(SAID.no_content.format(root=chosen.root), file=sys.stderr)
        return MISUSED
    code: int = chosen.run(chosen)
    return code
