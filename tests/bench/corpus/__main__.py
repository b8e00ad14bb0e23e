"""`python -m tests.bench.corpus N OUT`, or `demo OUT` for the demonstration's sixty units."""

import argparse
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.bench.corpus.settings import CODE, DEMONSTRATION, PLACE, TODAY, Settings
from tests.bench.corpus.writing import spare_processors, write_corpus

A_UNIT = 8
"""So many reports has a unit on average."""


def main(arguments: list[str] | None = None) -> int:
    """Write a corpus and say what was written; return the exit code."""
    chosen = _parser().parse_args(arguments)
    settings = _settings(chosen)
    start = time.perf_counter()
    made = write_corpus(chosen.out, settings, chosen.workers)
    seconds = time.perf_counter() - start
    print(
        f"{made.reports} reports of {settings.units} units, {made.files} files, {made.size} bytes, "
        f"{made.words // max(1, made.reports)} words a report, {seconds:.1f} s"
    )
    return 0


def _settings(chosen: argparse.Namespace) -> Settings:
    common = {"seed": chosen.seed, "today": chosen.today, "place": chosen.place, "code": chosen.code}
    if chosen.reports == "demo":
        settings = replace(DEMONSTRATION, **common)
    else:
        number = int(chosen.reports)
        settings = Settings(number, chosen.units or max(1, number // A_UNIT), **common)
    if chosen.units:
        settings = replace(settings, units=chosen.units)
    if chosen.words:
        settings = replace(settings, words=chosen.words)
    if chosen.years:
        settings = replace(settings, first_year=chosen.years[0], last_year=chosen.years[1])
    return settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__)
    parser.add_argument("reports", metavar="N", help="how many reports, or demo")
    parser.add_argument("out", metavar="OUT", type=Path, help="where content/ is written")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--place", default=PLACE, help="of the municipality, as Granholm for Granholmen")
    parser.add_argument("--code", default=CODE, help="the municipality's own; no real one begins with 99")
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY)
    parser.add_argument("--years", type=_span, metavar="2016-2025", help="of the ordinary follow-ups")
    parser.add_argument("--units", type=int, metavar="K")
    parser.add_argument("--words", type=_span, metavar="800-1200", help="of a report's prose")
    parser.add_argument("--workers", type=int, default=spare_processors(), help="changes time, never a byte")
    return parser


def _span(text: str) -> tuple[int, int]:
    first, last = map(int, text.split("-"))
    return first, last


if __name__ == "__main__":
    sys.exit(main())
