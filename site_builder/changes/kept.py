"""What was written in a journal stays: a line that is changed or removed is a finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from site_builder.changes.states import State
from site_builder.findings import Finding
from site_builder.model import Municipality, Report
from site_builder.model.events import Event
from site_builder.problems import Problem, finding
from site_builder.reading import read_model
from site_builder.register import REPORTS
from site_builder.rules.running import severity_in
from site_builder.source import KeyPath, Source, read_source
from site_builder.wording import choice, load
from site_builder.wording.swedish import long_day

Line = Mapping[str, Any]

JOURNAL = "handelser"
EXPLAINING = frozenset({"rattelse", "tillbakadragen"})
"""The kinds of event that say why something else no longer stands as it did."""

_SAID = load("site").diff.journal
_MODELS = {
    get_args(model.model_fields["kind"].annotation)[0]: model.__name__
    for model in get_args(get_args(Event)[0])
}


@dataclass(frozen=True, slots=True)
class _Lost:
    """A line that no longer stands as it did, and where in the journal of now that is seen."""

    line: Line
    path: KeyPath
    is_changed: bool


def journal_findings(before: State, after: State) -> Iterator[Finding]:
    """Yield a finding for each journal line that was changed or removed, where no new line explains it.

    Drafts have no journal that anyone has read. The lines are compared as they stand in the files, so that a
    file with errors is compared, too; a file that is gone is told of by its address.
    """
    for path in sorted(before.files & after.files):
        if not path.startswith(f"{REPORTS}/") or before.content(path) == after.content(path):
            continue
        old, new = (read_source(path, state.content(path) or b"") for state in (before, after))
        if not (old.readable and new.readable) or _is_draft(old):
            continue
        for lost in _lost(_journal(old), _journal(new)):
            words = {"what": _what(lost.line), "how": _SAID.changed if lost.is_changed else _SAID.removed}
            found = finding(Problem("journal-andrad", lost.path, words), new)
            yield severity_in(found, _municipality(after)) if after.register.profile else found


def _municipality(state: State) -> Municipality:
    assert state.register.profile is not None
    return state.register.profile.municipality


def _is_draft(source: Source) -> bool:
    report, _ = read_model(source, Report)
    return report.draft if report else source.data.get("utkast") in ("true", "ja")


def _journal(source: Source) -> list[Line]:
    """Return the lines of a journal with their white space made even; what is no line is left out."""
    lines = source.data.get(JOURNAL)
    return [
        {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in line.items()}
        if isinstance(line, dict)
        else {}
        for line in (lines if isinstance(lines, list) else [])
    ]


def _lost(before: Sequence[Line], after: Sequence[Line]) -> list[_Lost]:
    stays = _paired(before, after)
    added = [index for index in range(len(after)) if index not in stays.values()]
    if any(after[index].get("typ") in EXPLAINING for index in added):
        return []
    found = []
    for index, line in enumerate(before):
        if index not in stays:
            changed = _changed_into(line, after, added)
            if changed is None:
                found.append(_Lost(line, _where_it_stood(index, stays, len(after)), is_changed=False))
            else:
                added.remove(changed)
                key = next((key for key, value in after[changed].items() if line.get(key) != value), None)
                found.append(_Lost(line, (JOURNAL, changed, *([key] if key else [])), is_changed=True))
    return found


def _paired(before: Sequence[Line], after: Sequence[Line]) -> dict[int, int]:
    """Return which line before is which line after, for those that are the same, each once."""
    free, found = list(range(len(after))), {}
    for index, line in enumerate(before):
        same = next((each for each in free if after[each] == line), None)
        if same is not None:
            free.remove(same)
            found[index] = same
    return found


def _changed_into(line: Line, after: Sequence[Line], added: Sequence[int]) -> int | None:
    """Return the new line that a line most likely has become: of its kind, and as much else as possible."""
    alike = [index for index in added if after[index].get("typ") == line.get("typ")]
    return max(alike, key=lambda index: len(after[index].items() & line.items()), default=None)


def _where_it_stood(index: int, stays: Mapping[int, int], lines: int) -> KeyPath:
    """Return the line that now stands where one was removed: the next that stayed, else the last."""
    after = next((stays[each] for each in sorted(stays) if each > index), lines - 1)
    return (JOURNAL, after) if lines else (JOURNAL,)


def _what(line: Line) -> str:
    """Return a line's kind and day in words, as far as they can be read."""
    kind, day = str(line.get("typ")), line.get("datum")
    what = choice(_MODELS[kind], "typ", kind).lower() if kind in _MODELS else _SAID.unknown
    try:
        return f"{what}, {long_day(date.fromisoformat(str(day)))}"
    except ValueError:
        return str(what)
