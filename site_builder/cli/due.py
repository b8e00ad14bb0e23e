"""`insyn due`: says what is to be done, and when."""

import argparse
import sys

from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser, add_today, progress, today

NAME = "due"
FORMATS = ("text", "markdown", "json", "ics")


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("--within", type=_days, default=30, metavar=SAID.due.days, help=SAID.due.within)
    parser.add_argument("--format", choices=FORMATS, default="text", help=SAID.due.format)
    add_today(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print the duties; what a faulty file holds is left out, and said to be."""
    from site_builder.editing.duty_list import FORMS  # other commands need no calendar
    from site_builder.publication import publish
    from site_builder.register import read_register
    from site_builder.summary import duties

    progress(SAID.checking)
    day = today(chosen)
    register = read_register(chosen.root, day)
    if register.profile is None:
        print(SAID.due.no_profile, file=sys.stderr)
        return WRONG
    faulty = {found.path for found in register.errors}
    if faulty:
        print(SAID.due.faulty.format(files=", ".join(sorted(faulty))), file=sys.stderr)
    publication = publish(register.without_faulty(), day)
    print(FORMS[chosen.format](duties(publication, chosen.within), publication))
    return CLEAN


def _days(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(SAID.due.wrong_days.format(value=text))
    return int(text)
