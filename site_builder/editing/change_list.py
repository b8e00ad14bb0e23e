"""What a proposal changes in what readers see, as text, Markdown and JSON."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from textwrap import shorten

from site_builder.changes import About, BuiltChanges, Change, Comparison, Kind, Piece, reworded
from site_builder.editing.markdown import literal
from site_builder.secrecy.masking import mask_identities
from site_builder.wording import load
from site_builder.wording.swedish import long_day, number

SAID = load("site").diff
MOST_LETTERS = 600
"""How much of one wording is shown; the whole of it stands in the proposal itself."""
MOST_CHANGES = 1000
"""How many changes a list for people holds: GitHub shows a summary of at most 1 MiB."""
MOST_PAGES = 100
"""How many addresses of changed pages are listed, of each kind."""
_FOLDED = "<details><summary>{}</summary>\n"
_ENDED = re.compile(r"([.!?])\.$")
"""A full stop after a text that has its own."""
_TEXTS = frozenset({Kind.TEXT, Kind.MEASURE_TEXT})
_MARKS: dict[str, tuple[str, str]] = {"same": ("", ""), "gone": ("~~", "~~"), "new": ("**", "**")}
_SIGNS: dict[str, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


def as_text(comparison: Comparison) -> str:
    """Return the changes for a terminal, under the name of what they are in."""
    lines: list[str] = []
    for about, changes in _grouped(comparison.changes):
        lines += [about.name, *(f"  {_sentence(each, _plain, _SIGNS)}" for each in changes), ""]
    lines += [*_more(comparison), ""]
    if comparison.faulty:
        lines += [SAID.faulty, *(f"  {path}" for path in comparison.faulty)]
    pages = [] if comparison.pages is None else ["", *_pages(comparison.pages, "  {}", "{}", "")]
    return "\n".join([*(_trimmed(lines) or [SAID.nothing]), *pages])


def as_markdown(comparison: Comparison) -> str:
    """Return the changes as the summary of a proposal: a heading and a list for each thing they are in."""
    lines = [f"## {SAID.heading}", ""]
    for about, changes in _grouped(comparison.changes):
        page = f" `/{about.address}`" if about.address else ""
        lines += [f"### {literal(_plain(about.name))}{page}", ""]
        lines += [*(f"- {_sentence(each, _marked, _MARKS)}" for each in changes), ""]
    lines += [*_more(comparison), ""] if comparison.changes else [SAID.nothing, ""]
    if comparison.faulty:
        lines += [SAID.faulty, "", *(f"- `{path}`" for path in comparison.faulty), ""]
    if comparison.pages is not None:
        lines += ["", *_pages(comparison.pages, "- `{}`", _FOLDED, "\n</details>\n")]
    return "\n".join(line for line, _ in groupby(lines)) + "\n"


def _pages(pages: BuiltChanges, row: str, heading: str, end: str) -> Iterator[str]:
    """Yield the pages that differ, at most MOST_PAGES of each kind, and how many other files."""
    for kind in ("new", "gone", "changed"):
        found: tuple[str, ...] = getattr(pages, kind)
        if found:
            yield heading.format(SAID.pages[kind].format(count=number(len(found))))
            yield from (row.format(f"/{address}") for address in found[:MOST_PAGES])
            if len(found) > MOST_PAGES:
                yield row.replace("`", "").format(
                    SAID.pages.more.format(count=number(len(found) - MOST_PAGES))
                )
            yield end
    yield SAID.pages.others.format(count=number(pages.others))


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


def as_json(comparison: Comparison) -> str:
    """Return the changes, the files that could not be compared and the findings as one object."""
    whole = {
        "changes": [_object(change) for change in comparison.changes],
        "faulty": list(comparison.faulty),
        "findings": [asdict(finding) for finding in comparison.findings],
        "pages": asdict(comparison.pages) if comparison.pages else None,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _grouped(changes: Sequence[Change]) -> list[tuple[About, list[Change]]]:
    shown = groupby(changes[:MOST_CHANGES], lambda change: change.about)
    return [(about, list(found)) for about, found in shown]


def _more(comparison: Comparison) -> list[str]:
    left = len(comparison.changes) - MOST_CHANGES
    return [SAID.more.format(count=number(left))] if left > 0 else []


def _object(change: Change) -> dict[str, object]:
    before, after = (
        each.isoformat() if isinstance(each, date) else each and mask_identities(each)
        for each in (change.before, change.after)
    )
    return {
        "kind": change.kind,
        "name": mask_identities(change.about.name),
        "file": change.about.file,
        "address": change.about.address or None,
        "what": mask_identities(change.what) or None,
        "before": before,
        "after": after,
        "withheld": change.withheld,
    }


def _sentence(change: Change, show: Callable[[str], str], marks: dict[str, tuple[str, str]]) -> str:
    """Return one change in words: its kind, then what stood and stands."""
    said = SAID.kinds[change.kind]
    if change.kind in _TEXTS and isinstance(change.before, str) and isinstance(change.after, str):
        was = _diff(reworded(change.before, change.after), show, marks)
        return f"{show(said.changed.format(what=change.what))} {was}"
    form = "none" if change.before is None else "gone" if change.after is None else "changed"
    if change.before is None and change.after is not None:
        form = "new"
    words = {"what": change.what, "before": _value(change.before), "after": _value(change.after)}
    text = show(_ENDED.sub(r"\1", (said if isinstance(said, str) else said[form]).format(**words)))
    return f"{text} {SAID.withheld}" if change.withheld else text


def _diff(pieces: Sequence[Piece], show: Callable[[str], str], marks: dict[str, tuple[str, str]]) -> str:
    return " ".join(marks[each.kind][0] + show(_value(each.text)) + marks[each.kind][1] for each in pieces)


def _value(value: str | date | None) -> str:
    return (
        long_day(value) if isinstance(value, date) else shorten(value or "", MOST_LETTERS, placeholder=" …")
    )


def _plain(text: str) -> str:
    return mask_identities(" ".join(text.split()))


def _marked(text: str) -> str:
    return literal(_plain(text))


FORMS: dict[str, Callable[[Comparison], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
