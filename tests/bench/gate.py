"""`python -m tests.bench.gate`: what the secrecy gate costs a report, in CPU time of one process.

Over the demonstration's reports, read beforehand; the median of several passes, each rule by itself too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from site_builder.problems import Problem
from site_builder.register import read_register, report_path
from site_builder.rules import Subject, secrecy, secrecy_words
from site_builder.source import read_source
from tests.bench.corpus.settings import DEMONSTRATION, TODAY
from tests.bench.corpus.writing import write_corpus

RULES: tuple[Callable[[Subject[Any]], Iterable[Problem]], ...] = (
    secrecy.small_numbers,
    secrecy.identity_in_text,
    secrecy_words.person_in_text,
    secrecy_words.told_in_report,
)
"""The rules of the gate that look at each report."""


def main(arguments: list[str] | None = None) -> int:
    """Print what each rule costs and finds, and what all cost together; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=15)
    parser.add_argument("--root", type=Path, help="a folder with content/; the demonstration's otherwise")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = chosen.root or Path(folder)
        if chosen.root is None:
            write_corpus(root, DEMONSTRATION, 1)
        subjects = subjects_of(root)
    print(f"{len(subjects)} reports, {chosen.passes} passes, ms of CPU a report:")
    for rule in RULES:
        found = sum(1 for subject in subjects for _ in rule(subject))
        print(f"{milliseconds((rule,), subjects, chosen.passes):8.4f}  {rule.__name__}, {found} findings")
    print(f"{milliseconds(RULES, subjects, chosen.passes):8.4f}  the whole gate")
    return 0


def subjects_of(root: Path) -> list[Subject[Any]]:
    """Return the reports under a root as the rules look at them."""
    register = read_register(root, TODAY)
    assert register.profile is not None, register.findings
    return [
        Subject(
            report_id,
            report,
            read_source(report_path(report_id), (root / report_path(report_id)).read_bytes()),
            register.profile,
            TODAY,
            register.units,
        )
        for report_id, report in register.reports.items()
    ]


def milliseconds(
    rules: Sequence[Callable[[Subject[Any]], Iterable[Problem]]],
    subjects: Sequence[Subject[Any]],
    passes: int,
) -> float:
    """Return what some rules cost a subject, in milliseconds of CPU: the median of the passes."""
    costs = []
    for _ in range(passes):
        start = time.process_time()
        for subject in subjects:
            for rule in rules:
                for _problem in rule(subject):
                    pass
        costs.append(time.process_time() - start)
    return 1000 * median(costs) / len(subjects)


if __name__ == "__main__":
    sys.exit(main())
