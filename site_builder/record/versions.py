"""A version's facts as bytes, what differs between two versions, and earlier versions from later ones."""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from site_builder.record.canonical import canonical, digest
from site_builder.record.entries import Change, Entry, Version
from site_builder.record.facts import GUARDED, Facts, is_shown

NAMED = {"fokusomraden", "underlag", "urval", "nyckeltal", "atgarder", "handelser"}
"""The facts that hold things by name; without any, they are not there at all."""


def salt(seed: str, report_id: str, version: int) -> str:
    """Return what is mixed into a version's digest, so that no small number can be found by trying.

    The seed must be something that those who see only the site do not have: it stops those who know all
    other facts of a version from finding one that has been hidden since.
    """
    return digest(f"{seed}\n{report_id}\n{version}".encode())[:32]


def as_bytes(facts: Facts, version: Version) -> bytes:
    """Return a version's facts as they are published and digested."""
    return canonical(
        {
            "form": version.form,
            "rapport": version.report,
            "version": version.number,
            "dag": version.day.isoformat(),
            "salt": version.salt,
            "uppgifter": facts,
        }
    )


def facts_in(content: bytes) -> Facts:
    """Return the facts that a version's bytes hold."""
    facts: Facts = json.loads(content)["uppgifter"]
    return facts


def differences(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return what differs, fact by fact, in the order of their names."""
    return tuple(_differences((), before, after))


def _differences(path: tuple[str, ...], before: Facts, after: Facts) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        here, old, new = (*path, key), before.get(key), after.get(key)
        if old == new and type(old) is type(new):
            continue
        named = not path and key in NAMED
        whole = path[:1] in {(guarded,) for guarded in GUARDED}  # a figure has one value and one base
        if named or (isinstance(old, dict) and isinstance(new, dict) and not whole):
            yield from _differences(here, old or {}, new or {})
        else:
            yield Change(here, old, new)


def earlier(entries: Sequence[Entry], latest: bytes) -> dict[int, bytes | None]:
    """Return each earlier version's bytes by its number, from those of the latest.

    None are those whose facts can no longer be told, or do not give the digest that the log has.
    """
    found: dict[int, bytes | None] = {}
    facts: Facts | None = deepcopy(facts_in(latest))
    lost: set[tuple[str, ...]] = set()
    for later, entry in zip(reversed(entries), reversed(entries[:-1]), strict=False):
        if facts is not None and later.changes is not None:
            for change in reversed(later.changes):
                _undo(facts, change, lost)
        else:
            facts = None
        found[entry.version] = _proved(entry, facts, lost)
    return found


def _proved(entry: Entry, facts: Facts | None, lost: set[tuple[str, ...]]) -> bytes | None:
    if facts is None or lost or entry.stamp is None:
        return None
    content = as_bytes(facts, entry.stamp)
    return content if digest(content) == entry.facts else None


def _undo(facts: Facts, change: Change, lost: set[tuple[str, ...]]) -> None:
    """Put back what a fact was before a change; what must not be seen is noted as lost."""
    *above, key = change.path
    place: Any = facts
    for step in above:
        place = place.setdefault(step, {})
    if change.before is None:
        place.pop(key, None)
    else:
        place[key] = deepcopy(change.before)
    if above and above[0] in NAMED and not facts[above[0]]:
        del facts[above[0]]
    _note_lost(change, lost)


def _note_lost(change: Change, lost: set[tuple[str, ...]]) -> None:
    """Note that a fact is not known before a change, or known again."""
    if "fran" in change.removed:
        lost.add(change.path)
    else:
        lost -= {path for path in lost if path[: len(change.path)] == change.path}


def without_hidden(entries: Sequence[Entry], facts: Facts) -> list[Entry]:
    """Return a report's entries less each value that the present facts no longer tell, and its salts.

    What is no longer told: everything of a report that was withdrawn or is gone, a key figure or sample that
    is not shown now, and what stood before a correction that hides it.
    """
    hidden_from = max((entry.version for entry in entries if entry.changes is None), default=0)
    hidden_from = max(hidden_from, _hidden_by_correction(entries, facts))
    kept = [_cleaned(entry, facts, hidden_from) for entry in entries]
    return [
        entry if known and entry.version >= hidden_from else replace(entry, salt=None)
        for entry, known in zip(kept, _known(kept), strict=True)
    ]


def _known(entries: Sequence[Entry]) -> list[bool]:
    """Say of each version whether its facts can be told from the latest's and the changes since."""
    known, told, lost = [True], True, set[tuple[str, ...]]()
    for entry in reversed(entries[1:]):
        told = told and entry.changes is not None
        for change in reversed(entry.changes or ()):
            _note_lost(change, lost)
        known.append(told and not lost)
    return known[::-1]


def _hidden_by_correction(entries: Sequence[Entry], facts: Facts) -> int:
    """Return the version whose correction hides all earlier ones; 0 when none does."""
    hiding = {key for key, event in facts.get("handelser", {}).items() if event.get("dolj_tidigare")}
    return max(
        (
            entry.version
            for entry in entries
            for change in entry.changes or ()
            if change.path[:1] == ("handelser",) and hiding.intersection(change.path[1:2])
        ),
        default=0,
    )


def _cleaned(entry: Entry, facts: Facts, hidden_from: int) -> Entry:
    if not entry.changes:
        return entry
    return replace(entry, changes=tuple(_clean(each, entry, facts, hidden_from) for each in entry.changes))


def _clean(change: Change, entry: Entry, facts: Facts, hidden_from: int) -> Change:
    removed = set(change.removed)
    sides = {"fran": change.before, "till": change.after}
    if entry.version <= hidden_from:
        told = {"till"} if entry.version == hidden_from else set()
        removed |= {side for side, value in sides.items() if value is not None} - told
    elif change.path[0] in GUARDED and not _is_shown_now(change.path, facts):
        removed |= {side for side, value in sides.items() if is_shown(value)}
    if not removed:
        return change
    before = None if "fran" in removed else change.before
    after = None if "till" in removed else change.after
    return Change(change.path, before, after, tuple(sorted(removed)))


def _is_shown_now(path: tuple[str, ...], facts: Mapping[str, Any]) -> bool:
    return is_shown(facts.get(path[0], {}).get(path[1]))
