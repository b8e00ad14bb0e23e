"""One file: what it says, and what is wrong with it, by itself."""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.findings import Finding
from site_builder.model import Profile, Report, Unit
from site_builder.prose import render
from site_builder.reading import read_model
from site_builder.register.things import ChangedError, FileFacts
from site_builder.rules import Family, Subject, judge, on_prose, on_report, on_text, on_unit
from site_builder.source import Source, read_source
from site_builder.store import Store, digest
from site_builder.workers import spread


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's unit or report, None where it has faults; its findings, and the rules that it excuses.

    `digest` is that of the file, `body` the number of characters of its Markdown.
    """

    thing: Unit | Report | None
    findings: tuple[Finding, ...]
    accepted: tuple[str, ...]
    digest: bytes
    body: int
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class Judge:
    """What a file is judged by. Call it with paths of units or of reports; it answers with pickles."""

    root: Path
    profile: Profile
    today: date
    units: Mapping[str, Unit] = field(default_factory=dict)

    def __call__(self, files: Sequence[tuple[str, str]]) -> Iterator[bytes]:
        """Yield a pickled `Judged` for each pair of a path and the id of what stands there."""
        for path, thing_id in files:
            judged = self.judge(path, thing_id, read(self.root / path))
            yield pickle.dumps(judged, pickle.HIGHEST_PROTOCOL)

    def judge(self, path: str, thing_id: str, content: bytes) -> Judged:
        """Return what a file says and what is wrong with it."""
        source = read_source(path, content)
        family: Family[Any] = on_report if "/" in thing_id else on_unit
        thing: Unit | Report | None
        thing, found = read_model(source, Report) if "/" in thing_id else read_model(source, Unit)
        families: list[tuple[Family[Any], object]] = [(on_text, None)]
        if source.readable:  # or keys would be taken for prose
            families.append((on_prose, None))
        if thing is not None:
            families.append((family, thing))
        accepted: list[str] = []
        report = thing if isinstance(thing, Report) else None
        for rules, subject in families:
            asked = Subject(thing_id, subject, source, self.profile, self.today, self.units)
            judged = judge(rules.problems(asked), source, self.profile.municipality, report)
            found += judged.findings
            accepted += judged.accepted
        return Judged(
            thing, tuple(found), tuple(accepted), digest(content), len(source.body), _facts(source, content)
        )


def judge_all(
    files: Sequence[tuple[str, str]], judge: Judge, judged_by: bytes, store: Store | None
) -> Iterator[Judged]:
    """Yield what each file says, in order; from the `store` where it was `judged_by` the same before."""
    if store is None:
        yield from map(pickle.loads, spread(judge, files))
        return
    shelves: dict[str, dict[str, tuple[bytes, bytes]]] = {}
    for path, _ in files:
        if (shelf := _shelf(path)) not in shelves:
            shelves[shelf] = store.load(shelf, judged_by) or {}
    blobs = {path: _kept(judge.root / path, shelves[_shelf(path)].get(path)) for path, _ in files}
    fresh = [file for file in files if blobs[file[0]] is None]
    blobs |= zip((path for path, _ in fresh), spread(judge, fresh), strict=True)
    changed = {_shelf(path) for path, _ in fresh}
    filled: dict[str, dict[str, tuple[bytes, bytes]]] = {shelf: {} for shelf in changed}
    for path, _ in files:
        blob = blobs.pop(path)
        assert blob is not None
        judged: Judged = pickle.loads(blob)
        if _shelf(path) in changed:
            filled[_shelf(path)][path] = judged.digest, blob
        yield judged
    for shelf, content in filled.items():
        store.save(shelf, judged_by, content)


def _facts(source: Source, content: bytes) -> FileFacts:
    """Return what a file is known by; where its body was read as other bytes, all is taken for its head."""
    body = source.body.encode()
    text = render(source.body).text
    return FileFacts(
        digest(content.removesuffix(body)),
        digest(body),
        len(body) if content.endswith(body) else None,
        sha256(text.encode()).hexdigest() if text else None,
        "[" in source.body or "<" in source.body,
    )


def _shelf(path: str) -> str:
    """Return the name under which what is known of a file's whole folder is kept."""
    return path.rpartition("/")[0].replace("/", "-")


def _kept(file: Path, kept: tuple[bytes, bytes] | None) -> bytes | None:
    return kept[1] if kept and digest(read(file)) == kept[0] else None


def read(file: Path) -> bytes:
    """Return a file's bytes. Raises ChangedError when it is gone."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise ChangedError(file) from error
