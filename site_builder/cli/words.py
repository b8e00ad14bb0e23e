"""What the command line shares: its words, its Swedish parser, exit codes, and the day it works with."""

import argparse
import os
import sys
from datetime import UTC, date, datetime
from typing import Any

from site_builder.day import day
from site_builder.wording import Words, load

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


def add_today(parser: SwedishParser) -> None:
    """Let a command be asked about another day than today."""
    parser.add_argument("--today", type=day_of, metavar=SAID.day, help=SAID.today)


def today(chosen: argparse.Namespace) -> date:
    """Return the day that was asked about: `--today`, SOURCE_DATE_EPOCH's, or today in Stockholm."""
    given: date | None = chosen.today
    return given or day(os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC))


def progress(text: str) -> None:
    """Say what takes time, to people only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def counted(forms: Words, count: int, **words: object) -> str:
    """Return the form of a text that fits a count, with it and other words filled in."""
    form: str = forms.one if count == 1 else forms.many
    return form.format(count=count, **words)


def day_of(text: str) -> date:
    """Return the day that somebody has typed."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(SAID.wrong_day.format(value=text)) from error
