"""`python -m tests.bench [N ...]`: times building N reports against Hugo and Material; writes RESULTS.md.

All builders get the same content files. Runs are taken in turn, so that a machine that slows down slows all,
and each figure is the median of the runs. See `builders.py` for who builds and `measuring.py` for how.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.builders import CONTENT, DAY, ENVIRONMENT, INSYN, Builder, builders, floor
from tests.bench.measuring import Run, medians, peak_memory, run, size
from tests.bench.results import Measured, Part, Results, as_markdown
from tests.site_copy import ROOT

RESULTS = Path(__file__).with_name("RESULTS.md")
MEMORY = Path("/dev/shm")  # a file system in memory, where there is one
DISK = ROOT / "build/bench"
WORDS = "800-1200"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write the results; return the exit code."""
    chosen = _parser().parse_args(arguments)
    places = [place for place in chosen.on or (MEMORY, DISK) if place.is_dir() or place == DISK]
    results = Results(datetime.now(UTC).date(), os.cpu_count() or 1, platform.python_version(), chosen.runs)
    for number in chosen.numbers:
        for place in places:
            corpus = _corpus(number, place)
            results.full += _full(number, place, corpus, chosen.runs)
            results.parts += _parts(number, place, corpus, chosen.runs)
    text = as_markdown(results)
    print(text)
    if chosen.write:
        RESULTS.write_text(text, "utf-8")
    return 0


def _corpus(number: int, place: Path) -> Path:
    """Return where a corpus of so many reports stands on a file system; make it the first time."""
    corpus = place / f"insyn-bench/corpus-{number}"
    if not corpus.exists():
        made = corpus.with_name(f".{corpus.name}")
        shutil.rmtree(made, ignore_errors=True)
        generate = [sys.executable, "-m", "tests.bench.corpus", str(number), str(made), "--words", WORDS]
        subprocess.run(generate, cwd=ROOT, check=True)
        made.rename(corpus)
    return corpus


def _place(corpus: Path, builder: Builder) -> Path:
    """Return a folder of a builder's own, laid out for its first build."""
    folder = corpus.parent / "work" / builder.name.lower().replace(" ", "-").replace(",", "")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    builder.set_up(folder)
    return folder


def _full(number: int, place: Path, corpus: Path, runs: int) -> list[Measured]:
    """Return each builder's full build, from nothing."""
    asked = [each for each in builders(corpus) if each.most is None or number <= each.most]
    folders = {each.name: _place(corpus, each) for each in asked}
    times: dict[str, list[Run]] = {each.name: [] for each in asked}
    for _ in range(runs):
        for each in asked:
            each.clear(folders[each.name])
            times[each.name].append(run(each.command, folders[each.name], each.environment))
    found = []
    for each in asked:
        folder = folders[each.name]
        made, files = size(folder / each.site)
        each.clear(folder)
        peak = peak_memory(each.command, folder, each.environment)
        found.append(Measured(number, _named(place), each.name, medians(times[each.name]), peak, made, files))
        shutil.rmtree(folder)
    return found


def _parts(number: int, place: Path, corpus: Path, runs: int) -> list[Part]:
    """Return what a later build and a check cost, beside what no builder can do without."""
    own, least = builders(corpus)[0], floor(corpus)
    folder, bare = _place(corpus, own), _place(corpus, least)
    report = sorted((folder / CONTENT / "rapporter").rglob("*.md"))[number // 2]
    original = report.read_bytes()
    report.unlink()  # it is a link: the corpus keeps its own
    report.write_bytes(original)
    check = (*INSYN, "check", *DAY)
    names = ("check, cold", "check, warm", "build, nothing changed", "build, one report changed", least.name)
    times: dict[str, list[Run]] = {name: [] for name in names}
    for turn in range(runs):
        own.clear(folder)
        times[names[0]].append(run(check, folder, ENVIRONMENT))
        times[names[1]].append(run(check, folder, ENVIRONMENT))
        run(own.command, folder, own.environment)
        times[names[2]].append(run(own.command, folder, own.environment))
        report.write_bytes(original + f"\nÄndrad gång {turn + 1}.\n".encode())
        times[names[3]].append(run(own.command, folder, own.environment))
        least.clear(bare)
        times[names[4]].append(run(least.command, bare, least.environment))
    shutil.rmtree(folder)
    shutil.rmtree(bare)
    return [Part(number, _named(place), name, medians(taken)) for name, taken in times.items()]


def _named(place: Path) -> str:
    return "memory" if place == MEMORY else "disk"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[100, 1000, 10_000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="of each builder; the median counts")
    parser.add_argument("--on", type=Path, action="append", metavar="DIR", help="where, instead of both")
    parser.add_argument("--write", action="store_true", help="write tests/bench/RESULTS.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
