"""What an entry of the log says, in words: those that the taxonomy has now, whatever it said then.

The log holds ids; what has no words any more is told by its id.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from site_builder.model.profile import Taxonomy
from site_builder.model.values import period_days
from site_builder.publication import Publication
from site_builder.record.entries import NEW, RESTART, WITHDRAWN, Change, Entry
from site_builder.record.facts import is_shown
from site_builder.wording import label, load
from site_builder.wording.swedish import capital, listed, long_day, number, percent, period_text

SAID = load("site").record
_STATES = load("site").measures.in_words
_FIELDS = load("fields")
_EVENTS: Mapping[str, str] = {
    kind: text for model in _FIELDS.values() for kind, text in model.get("typ", {}).get("choices", {}).items()
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS: Mapping[str, str] = _FIELDS["Report"]["typ"]["choices"]
LONG = ("sammanfattning", "lattlast", "text", "styrkor", "datum_saknas")
"""Facts whose words are too many for a list: there, only that they changed is told."""
FIRST = {"samlad_bedomning": 1, "atgarder": 2, "handelser": 3}
SUBORDINATE = ("sedan", "lage_text", "lage_rapport")
"""Facts that go with a measure's state, and are not told on their own when it changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an entry tells; `before` and `after` are there where `text` only names them."""

    text: str
    before: str = ""
    after: str = ""


def lines(entry: Entry, publication: Publication) -> list[Line]:
    """Return what an entry tells, in words, one line a change."""
    if entry.kinds == (RESTART,) and entry.about:
        said = entry.about
        words = {"reason": said["skal"], "by": said["av"], "day": _day(said["beslutad"])}
        return [Line(SAID.said.omstart.format(**words))]
    if entry.kinds == (NEW,) and entry.origin == "journal":
        return [Line(SAID.said.ny_journal)]
    if entry.kinds == (WITHDRAWN,) and (notice := publication.withdrawn.get(entry.report)):
        return [Line(SAID.said.tillbakadragen_skal.format(reason=notice.reason))]
    if not entry.changes:
        return [Line(SAID.said[kind]) for kind in entry.kinds if kind in SAID.said]
    told, changed = _Telling(publication.taxonomy), {change.path[0] for change in entry.changes}
    states = {change.path[1] for change in entry.changes if change.path[2:] == ("lage",)}
    return [
        told.line(change)
        for change in sorted(entry.changes, key=_rank)
        if not (change.path[-1] in SUBORDINATE and change.path[1] in states)
        if not _is_told_twice(change, changed, states)
    ]


def _rank(change: Change) -> int:
    """Return where a change stands: corrections first, then the verdict, then measures."""
    if change.path[0] == "handelser" and change.path[1].split()[1] == "rattelse":
        return 0
    return FIRST.get(change.path[0], len(FIRST) + 1)


def _is_told_twice(change: Change, changed: Collection[str], states: Collection[str]) -> bool:
    """Say whether an added event only says what another change of the entry says with its values."""
    if change.path[0] != "handelser" or not isinstance(change.after, dict) or change.after.get("text"):
        return False
    kind = change.path[1].split()[1]
    is_verdict = kind == "bedomning_andrad" and "samlad_bedomning" in changed
    return is_verdict or (kind == "atgard" and str(change.after.get("atgard")) in states)


def _day(text: str) -> str:
    return long_day(date.fromisoformat(text))


class _Telling:
    """Tells changes in the words of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._names: Mapping[str, Mapping[str, Any]] = {
            "samlad_bedomning": taxonomy.verdicts,
            "bedomning": taxonomy.item_verdicts,
            "omrade": taxonomy.focus_areas,
            "typ": taxonomy.measure_kinds,
        }
        self._tell = {"atgarder": self._measure, "handelser": self._event, "brodtext": self._prose}

    def line(self, change: Change) -> Line:
        """Return what a change says."""
        return self._tell.get(change.path[0], self._fact)(change)

    def _prose(self, change: Change) -> Line:
        return Line(SAID.said.prose)

    def _fact(self, change: Change) -> Line:
        unit = ""
        if change.path[0] == "nyckeltal":
            kind = self.taxonomy.key_figures.get(change.path[1].split()[0])
            unit = kind.unit if kind else ""
        return self._changed(self._what(change.path), change, unit)

    def _what(self, path: tuple[str, ...]) -> str:
        """Return what a path is called, so that a sentence can begin with it."""
        first, *rest = path
        if not rest:
            return capital(_label("Report", first))
        if first == "nyckeltal":
            figure, _, period = rest[0].split(" ", 2)
            kind = self.taxonomy.key_figures.get(figure)
            return str(SAID.said.figure.format(name=kind.name if kind else figure, period=_period(period)))
        if first in {"urval", "underlag"}:
            day, kind_id, *_ = rest[0].split()
            said = SAID.said.sample if first == "urval" else SAID.said.evidence
            kind_words = _FIELDS["Evidence"]["typ"]["choices"].get(kind_id, kind_id)
            return str(said.format(day=_day(day), kind=kind_words.lower()))
        if first == "fokusomraden":
            area = self.taxonomy.focus_areas.get(rest[0])
            name = area.name if area else rest[0]
            if not rest[1:]:
                return str(SAID.said.area.format(name=name))
            return str(SAID.said.area_part.format(name=name, part=_label("FocusReview", rest[1])))
        return f"{capital(_label('Report', first))}, {_label(_OWNERS.get(first, 'Report'), rest[-1])}"

    def _measure(self, change: Change) -> Line:
        _, measure, *part = change.path
        if part:
            words = SAID.said.measure if part[0] == "lage" else SAID.said.measure_part
            return self._changed(words.format(id=measure, part=_label("Measure", part[0])), change)
        if isinstance(change.after, dict):
            return Line(SAID.said.measure_new.format(id=measure, text=change.after.get("text", "")))
        return Line(SAID.said.measure_gone.format(id=measure))

    def _event(self, change: Change) -> Line:
        _, key, *part = change.path
        day, kind, *_ = key.split()
        words = {"day": _day(day), "event": _EVENTS.get(kind, kind)}
        if part:
            what = SAID.said.event_changed.format(**words, part=_label("Correction", part[0]))
            return self._changed(what, change)
        if not isinstance(change.after, dict):
            said = SAID.said.event if "till" in change.removed else SAID.said.event_gone
            return Line(said.format(**words))
        if kind == "rattelse" and {"vad", "skal"} <= change.after.keys():
            told = {"what": change.after["vad"], "reason": change.after["skal"]}
            return Line(SAID.said.correction.format(day=words["day"], **told))
        text = change.after.get("text") or change.after.get("utfall")
        if kind == "utforarens_svar":  # it is shown only where it can be said that nobody has checked it
            text = None
        return Line((SAID.said.event_text if text else SAID.said.event).format(**words, text=text))

    def _changed(self, what: str, change: Change, unit: str = "") -> Line:
        """Return one fact before and after, as far as both may be told."""
        said, hidden, key = SAID.said, set(change.removed), change.path[-1]
        before, after = (self._value(key, value, unit) for value in (change.before, change.after))
        words = {"what": what, "before": before, "after": after}
        if "till" in hidden:
            return Line(said.hidden.format(what=what))
        if "fran" in hidden:
            return Line((said.now if after else said.taken_hidden).format(**words))
        if key in LONG and before:
            return Line(said.rewritten.format(what=what), before, after)
        if not before and not after:
            return Line((said.went if change.after is None else said.came).format(**words))
        if not before:
            return Line(said.added.format(**words))
        return Line((said.change if after else said.taken).format(**words))

    def _value(self, key: str, value: Any, unit: str = "") -> str:
        """Return a fact's value in words; `unit` is a key figure's."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(SAID.is_so if value else SAID.is_not_so)
        if isinstance(value, list):
            return listed(map(str, value))
        if isinstance(value, dict):
            return self._figure(value, unit)
        if key == "lage":
            return str(_STATES.get(value, value))
        named = self._names.get(key, {}).get(value)
        words = _KINDS.get(value) if key == "typ" else None
        return str(named.name) if named else words or _plain(value)

    def _figure(self, value: Mapping[str, Any], unit: str) -> str:
        """Return a figure, a sample or another thing of several facts."""
        if not is_shown(value):
            return str(SAID.not_shown)
        if not {"varde", "antal"} & value.keys():
            said = (f"{_label('Report', key)} {self._value(key, each)}" for key, each in value.items())
            return listed(said)
        count, base = Decimal(value.get("varde") or value["antal"]), value.get("av")
        words = percent(count) if unit == "procent" else number(count)
        return str(SAID.said.of.format(count=words, of=base)) if base else words


_OWNERS = {"atgardsplan": "ActionPlanDemand", "uppfoljning": "Promise", "sekretessprovad": "SecrecyReview"}


def _label(model: str, key: str) -> str:
    if key in SAID.labels:
        return str(SAID.labels[key])
    return label(model, key)


def _period(period: str) -> str:
    return period_text(*period_days(period))


def _plain(value: object) -> str:
    text = str(value)
    return _day(text) if _DAY.fullmatch(text) else text
