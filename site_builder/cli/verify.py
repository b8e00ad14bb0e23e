"""`insyn verify`: checks a published site's change log, and whether it goes on with an earlier one."""

import argparse
import sys
from pathlib import Path

from site_builder.cli.words import CLEAN, MISUSED, SAID, WRONG, SwedishParser, counted

NAME = "verify"
NEEDS_CONTENT = False


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    parser.add_argument("site", type=Path, nargs="?", metavar=SAID.verify.site, help=SAID.verify.site_help)
    parser.add_argument("--previous", type=Path, metavar=SAID.file, help=SAID.verify.previous)


def run(chosen: argparse.Namespace) -> int:
    """Print every fault; one gives exit code 1."""
    from site_builder.record import BrokenLogError, read_log, unchecked_log
    from site_builder.record.stopping import fault
    from site_builder.record.verifying import LOG, check_previous, check_site, restarted

    said = SAID.verify
    site: Path = chosen.site or chosen.root / "site"
    for file in (site / LOG, chosen.previous):
        if file is not None and not file.is_file():
            print(SAID.no_file.format(path=file), file=sys.stderr)
            return MISUSED
    try:
        log = unchecked_log((site / LOG).read_bytes().splitlines())
        previous = read_log(chosen.previous.read_bytes().splitlines()) if chosen.previous else None
    except BrokenLogError as error:
        print(said.unreadable.format(message=fault(error)))
        return WRONG
    found = [*check_site(site, log), *(check_previous(log, previous) if previous else ())]
    for each in found:
        print(each.text)
    if found:
        print(said.wrong.format(count=len(found)))
        return WRONG
    print(counted(said.right, len(log.entries), head=log.head))
    if previous:
        start = restarted(log, previous)
        about = dict(start.about or {}) if start else {}
        words = {"count": len(previous.entries), "reason": about.get("skal", ""), "by": about.get("av", "")}
        print((said.restarted if start else said.goes_on).format(**words))
    return CLEAN
