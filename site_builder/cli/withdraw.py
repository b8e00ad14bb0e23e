"""`insyn withdraw`: turns a report into a notice, and publishes whatever else is wrong."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build import build_as_published, print_list, site_folder
from site_builder.cli.words import CLEAN, SAID, WRONG, SwedishParser, add_today, day_of, progress, today

if TYPE_CHECKING:
    from site_builder.register import Register

NAME = "withdraw"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    said = SAID.withdraw
    parser.add_argument("report", metavar=said.report, help=said.report_help)
    parser.add_argument("--skal", required=True, metavar=said.text, help=said.reason)
    parser.add_argument("--dag", type=day_of, metavar=SAID.day, help=said.day)
    add_today(parser)


def run(chosen: argparse.Namespace) -> int:
    """Write the notice, publish, and say where the report was and what is left to do."""
    from site_builder.editing.traces import traces
    from site_builder.editing.withdrawing import notice, report_id_of
    from site_builder.formats import as_text
    from site_builder.register import read_register

    said, root, now = SAID.withdraw, chosen.root, today(chosen)
    progress(SAID.checking)
    report_id, register = report_id_of(chosen.report), read_register(root, now)
    if report_id not in register.reports:
        register = _as_published(root, now)
    if report_id not in register.reports:
        print(said.unknown.format(report=report_id), file=sys.stderr)
        return WRONG
    if chosen.dag and chosen.dag > now:
        print(said.future, file=sys.stderr)
        return WRONG
    made = notice(register, report_id, chosen.skal, chosen.dag or now)
    if made.errors:
        print(as_text(made.errors), said.refused, sep="\n", file=sys.stderr)
        return WRONG
    site = root / site_folder(root)
    before = (traces(site, report_id) if site.is_dir() else []) or _traces_before(root, now, report_id)
    (root / made.path).write_bytes(made.content)
    print(said.written.format(path=made.path))
    is_built = build_as_published(root, now, {made.path: made.content}, _log_of(site))
    print_list(said.was_in, before)
    print_list(said.related, (f"content/rapporter/{other}.md" for other in made.related))
    print(said.next.format(path=made.path, report=report_id))
    return CLEAN if is_built else WRONG


def _log_of(site: Path) -> Path | None:
    """Return the change log of the site that is there, for the new one to go on with."""
    from site_builder.record.verifying import LOG

    return (site / LOG).resolve() if (site / LOG).is_file() else None


def _traces_before(root: Path, day: date, report_id: str) -> list[str]:
    """Return where the report would be in a site built before it is withdrawn: there is none to look in."""
    from site_builder import plugin
    from site_builder.build.as_published import copy_as_published
    from site_builder.editing.traces import traces

    progress(SAID.building)
    with copy_as_published(root, day, {}) as copy:
        if copy.errors or plugin.run_build(copy.root, strict=False, today=day):
            return []
        return traces(copy.root / site_folder(root), report_id)


def _as_published(root: Path, day: date) -> "Register":
    """Return the register as it would be published, for a report that cannot be read as it stands."""
    from site_builder.build.as_published import copy_as_published
    from site_builder.register import read_register

    with copy_as_published(root, day, {}) as copy:
        return read_register(copy.root, day)
