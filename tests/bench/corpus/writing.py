"""Writing a corpus: profile and pages once, units and reports by as many workers as are wanted."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.bench.corpus.elsewhere import elsewhere
from tests.bench.corpus.front import front_matter
from tests.bench.corpus.history import history
from tests.bench.corpus.profile import profile_files
from tests.bench.corpus.prose import body
from tests.bench.corpus.settings import Settings
from tests.bench.corpus.units import Unit, units
from tests.bench.corpus.words import load
from tests.bench.corpus.yaml_text import dump

CHUNK = 100
"""So many units a worker takes at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: reports, all files, bytes, and words of the reports' prose."""

    reports: int
    files: int
    size: int
    words: int

    def __add__(self, other: "Made") -> "Made":
        return Made(
            self.reports + other.reports,
            self.files + other.files,
            self.size + other.size,
            self.words + other.words,
        )


def write_corpus(out: Path, settings: Settings, workers: int = 1) -> Made:
    """Write a corpus's files under `out`/content and return what was written."""
    made = Made(0, 0, 0, 0)
    for path, text in profile_files(settings).items():
        made += Made(0, 1, _write(out, path, text, settings), 0)
    folders = {out / "content/verksamheter"}
    folders |= {
        out / f"content/rapporter/{year}" for year in range(settings.first_year, settings.today.year + 1)
    }
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    spans = [(out, settings, start) for start in range(0, settings.units, CHUNK)]
    if workers == 1:
        return sum((_write_units(*span) for span in spans), made)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_write_units, *zip(*spans, strict=True)), made)


def _write_units(out: Path, settings: Settings, start: int) -> Made:
    made = Made(0, 0, 0, 0)
    for unit in _all_units(settings)[start : start + CHUNK]:
        made += Made(0, 1, _write(out, f"content/verksamheter/{unit.id}.md", unit_file(unit), settings), 0)
        for report_id, front, prose in report_files(unit, settings):
            size = _write(out, f"content/rapporter/{report_id}.md", f"---\n{front}---\n\n{prose}", settings)
            made += Made(1, 1, size, len(prose.split()))
    return made


def unit_file(unit: Unit) -> str:
    """Return a unit's file."""
    front = {
        "schema": 1,
        "namn": unit.name,
        "utforare": unit.provider,
        "tjanst": unit.service,
        "regi": "egen" if unit.own else "extern",
        "avtalsform": unit.contract_form,
        "avtal": [{"nummer": each.number, "fran": each.first, "till": each.last} for each in unit.contracts],
        "omrade": unit.area,
        "platser": unit.size
        if unit.service in ("sarskilt-boende-aldre", "bostad-sarskild-service")
        else None,
        "malgrupp": unit.kind["malgrupp"],
        "aktiv_fran": unit.first,
        "aktiv_till": unit.last,
        "tidigare_id": [unit.former] if unit.former else [],
        "ivo_tillstand": "true" if unit.kind["tillstand"] else None,
    }
    rng = Random(f"text:{unit.number}")
    return f"---\n{dump(front)}---\n\n{' '.join(rng.sample(unit.kind['text'], 3))}\n"


def report_files(unit: Unit, settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield a unit's reports: id, front matter, prose."""
    for place, report in enumerate(history(unit, settings)):
        rng = Random(f"{settings.seed}:rapport:{unit.number}:{place}")
        front = dump(front_matter(report, place, settings, rng))
        yield report.id, front, body(report, settings.words, rng)


def spare_processors() -> int:
    """Return how many workers this machine has room for."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _write(out: Path, name: str, text: str, settings: Settings) -> int:
    path = out / elsewhere(name, settings)
    path.parent.mkdir(parents=True, exist_ok=True) if path.suffix != ".md" or "om" in path.parts else None
    return path.write_bytes(elsewhere(text, settings).encode())


@cache
def _all_units(settings: Settings) -> list[Unit]:
    load("areas")
    return units(settings)
