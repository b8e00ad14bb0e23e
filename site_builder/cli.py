"""The command line: reads the words, calls the room that does the work, prints what it returns."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from site_builder.day import day
from site_builder.findings import Severity
from site_builder.formats import FORMATS, as_text
from site_builder.model.version import PRESENT
from site_builder.register import read_register
from site_builder.wording import load

CLEAN, WRONG, MISUSED = 0, 1, 2

SAID = load("site").cli


class SwedishParser(argparse.ArgumentParser):
    """A parser whose own words are Swedish, with the examples under its help."""

    def __init__(self, **words: Any) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **words)
        self.add_argument("-h", "--help", action="help", help=SAID.show_help)

    def format_help(self) -> str:
        """Return the help with Swedish headings."""
        text = super().format_help()
        for english, swedish in SAID.headings.items():
            text = text.replace(english, swedish)
        return text

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse says NoReturn, and so it is
        """Say what is wrong and how to get help, and stop with exit code 2."""
        self.exit(MISUSED, f"{SAID.misused.format(message=message, program=self.prog)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean or warnings, 1 errors, 2 wrong usage."""
    chosen = _parser().parse_args(arguments)
    root: Path = chosen.root
    if not (root / "content").is_dir():
        print(SAID.no_content.format(root=root), file=sys.stderr)
        return MISUSED
    if chosen.command == "check":
        return _check(chosen)
    if chosen.command == "migrate":
        return _migrate(chosen)
    from site_builder import plugin  # MkDocs takes time to load, and `check` needs none of it

    if chosen.command == "serve":
        return plugin.run_serve(root, chosen.address)
    _progress(SAID.building)
    return plugin.run_build(root, chosen.strict, _today(chosen))


def _check(chosen: argparse.Namespace) -> int:
    _progress(SAID.checking)
    findings = read_register(chosen.root, _today(chosen)).findings
    report = FORMATS[chosen.format](findings)
    if report:
        print(report)
    counted = findings if chosen.strict else [f for f in findings if f.severity is Severity.ERROR]
    return WRONG if counted else CLEAN


def _migrate(chosen: argparse.Namespace) -> int:
    from site_builder.editing.migrating import migrate  # only this command reads files to change them

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


def _today(chosen: argparse.Namespace) -> date:
    given: date | None = chosen.today
    return given or day(os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC))


def _progress(text: str) -> None:
    """Say what takes time, to people only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def _parser() -> SwedishParser:
    parser = SwedishParser(prog="insyn", description=SAID.description, epilog=SAID.epilog)
    commands = parser.add_subparsers(dest="command", required=True, metavar=SAID.command, title=SAID.commands)

    def add(name: str) -> SwedishParser:
        said = SAID[name]
        command = commands.add_parser(name, help=said.help, description=said.help, epilog=said.epilog)
        command.add_argument("--root", type=Path, default=Path(), metavar=SAID.folder, help=SAID.root)
        return command

    check = add("check")
    check.add_argument("--format", choices=FORMATS, default="text", help=SAID.check.format)
    check.add_argument("--today", type=_day, metavar="ÅÅÅÅ-MM-DD", help=SAID.today)
    check.add_argument("--strict", action="store_true", help=SAID.check.strict)
    made = add("build")
    made.add_argument("--today", type=_day, metavar="ÅÅÅÅ-MM-DD", help=SAID.today)
    made.add_argument("--strict", action="store_true", help=SAID.build.strict)
    lifts = add("migrate")
    lifts.add_argument("--dry-run", action="store_true", help=SAID.migrate.dry_run)
    serve = add("serve")
    serve.add_argument("--address", metavar="VÄRD:PORT", help=SAID.serve.address)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(SAID.wrong_day.format(value=text)) from error


if __name__ == "__main__":
    sys.exit(main())
