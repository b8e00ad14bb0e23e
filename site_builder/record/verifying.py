"""Whether a published site's change log, versions and reports agree, and whether a log goes on with another.

What is checked is only what was published: neither content, git nor profile is asked. Digests are computed
with the RFC 8785 library, not with what the build uses.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import rfc8785

from site_builder.record.canonical import digest
from site_builder.record.comparing import compared
from site_builder.record.entries import BACK, GONE, OPENING, RESTART, WITHDRAWN, Entry, Log
from site_builder.record.facts import GUARDED, is_shown
from site_builder.record.keeping import record_of
from site_builder.record.log_file import faults
from site_builder.record.versions import earlier
from site_builder.wording import load

FOLDER = "api/v1"
LOG = f"{FOLDER}/andringar/logg.jsonl"

_SAID = load("site").record.faults


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not agree: which, and what it is about."""

    kind: str
    number: int = 0
    report: str = ""
    version: int = 0
    path: str = ""
    key: str = ""
    there: str = ""
    logged: str = ""

    @property
    def text(self) -> str:
        """What does not agree, in words."""
        words = {field.name: getattr(self, field.name) for field in fields(self)}
        return str(_SAID[self.kind].format(**words))


def check_site(site: Path, log: Log) -> Iterator[Fault]:
    """Yield what in a published folder does not agree with its log, and what in the log does not hold."""
    for kind, entry in faults(log):
        yield Fault(kind, entry.number, entry.report, entry.version)
    record = record_of(log)
    for report, entries in record.of_report.items():
        if report in log.facts and digest(log.facts[report]) == entries[-1].facts:
            yield from _check_versions(site, entries, log.facts[report])
            yield from _check_report(site, entries[-1], json.loads(log.facts[report])["uppgifter"])
    yield from _check_lists(site, log)


def check_previous(log: Log, previous: Log) -> Iterator[Fault]:
    """Yield why a log does not go on with an earlier one; nothing when it does, or says why it does not."""
    start = log.entries[0] if log.entries else None
    if start is not None and start.about and start.about.get("tidigare_logg") == previous.head:
        return
    for entry, before in zip(log.entries, previous.entries, strict=False):
        if entry.digest != before.digest:
            same = (entry.report, entry.version) == (before.report, before.version)
            kind = "andra_uppgifter" if same and entry.facts != before.facts else "annan_post"
            about = _fault(before, "", kind)
            yield replace(about, there=entry.facts, logged=before.facts)
            return  # every later entry rests on this one
    if len(log.entries) < len(previous.entries):
        missing = previous.entries[len(log.entries)]
        yield Fault("kortare", missing.number, missing.report, missing.version)


def restarted(log: Log, previous: Log) -> Entry | None:
    """Return the entry by which a log says why it begins anew instead of going on with an earlier one."""
    start = log.entries[0] if log.entries else None
    said = start.about if start is not None and RESTART in start.kinds else None
    return start if said and said.get("tidigare_logg") == previous.head else None


def _check_versions(site: Path, entries: tuple[Entry, ...], latest: bytes) -> Iterator[Fault]:
    """Yield each version whose published file is not what the log has the digest of."""
    before = {**earlier(entries, latest), entries[-1].version: latest}
    for place, entry in enumerate(entries):
        path = f"{FOLDER}/rapporter/{entry.report}/{entry.version}.json"
        file = site / path
        about = partial(_fault, entry, path)
        if not file.is_file():
            yield about("version_saknas")
        elif entry.salt is not None:
            if _digest_of(file.read_bytes()) != entry.facts:
                yield about("version_andrad")
            elif before[entry.version] is None:
                yield about("andringar_andrade")
        elif not _may_be_hidden(entries[place + 1 :]):
            yield about("version_dold")


def _digest_of(content: bytes) -> str:
    """Return the digest of a version's file: of its canonical form, when it is JSON at all."""
    try:
        return digest(rfc8785.dumps(json.loads(content)))
    except ValueError:
        return digest(content)


def _may_be_hidden(later: tuple[Entry, ...]) -> bool:
    """Say whether something after a version explains that it is no longer shown."""
    for entry in later:
        if {WITHDRAWN, GONE, BACK, OPENING}.intersection(entry.kinds):
            return True
        for change in entry.changes or ():
            hides = isinstance(change.after, dict) and change.after.get("dolj_tidigare") is True
            hides |= change.path[-1] == "dolj_tidigare" and change.after is True
            was_shown = change.path[0] in GUARDED and "till" not in change.removed
            if hides or (was_shown and not is_shown(change.after)):
                return True
    return False


def _check_report(site: Path, entry: Entry, facts: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each fact that the report's own file tells in another way than its latest version."""
    path = f"{FOLDER}/rapporter/{entry.report}.json"
    file = site / path
    about = partial(_fault, entry, path)
    is_gone = GONE in entry.kinds
    if not file.is_file():
        if not is_gone:
            yield about("rapport_saknas")
        return
    if is_gone:
        yield about("rapport_kvar")
        return
    for key, said, logged in compared(json.loads(file.read_bytes()), facts):
        if said != logged:
            yield replace(about("rapport_andrad"), key=key, there=_brief(said), logged=_brief(logged))


def _check_lists(site: Path, log: Log) -> Iterator[Fault]:
    """Yield each list of entries that does not say what the log does."""
    posts = {entry.number: entry for entry in log.entries}
    folder = site / FOLDER
    of_months = sorted((folder / "andringar").glob("*.json"))
    for file in [*of_months, *sorted((folder / "sidor/andringar").glob("*/*.json"))]:
        path = file.relative_to(site).as_posix()
        for said in json.loads(file.read_bytes())["poster"]:
            entry = posts.get(said.get("nummer"))
            if entry is None or any(said.get(key) != value for key, value in entry.post.items()):
                yield Fault("lista_andrad", said.get("nummer", 0), path=path)
    index = folder / "andringar.json"
    if index.is_file() and json.loads(index.read_bytes()).get("kontrollvarde") != log.head:
        yield Fault("kontrollvarde", len(log.entries), path=f"{FOLDER}/andringar.json")


def _fault(entry: Entry, path: str, kind: str) -> Fault:
    return Fault(kind, entry.number, entry.report, entry.version, path)


def _brief(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else f"{text[:77]}…"
