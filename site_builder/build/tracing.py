"""What a page looks at, and the digest of it: a page is the same for as long as all that it looked at is.

A page is made from a publication and a record that take down each thing that is asked of them. Nothing else
of a site may differ from page to page: what all pages are made from (program, profile, templates, day) is
compared apart (`reusing`). Each page has a publication of its own, so that what is remembered for one
publication (`rules.memory`) is never another page's.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar, cast

from site_builder.publication import Publication
from site_builder.record import Entry, Log, Record
from site_builder.store import digest

Look = tuple[str, str]
"""A kind of things, and the id of one of them; or `ALL` of them, or which there are, and in which order."""
ALL, WHICH = "*", ""
Thing = TypeVar("Thing")


class Watched(Mapping[str, Thing]):
    """A mapping that takes down what is asked of it."""

    def __init__(self, kind: str, things: Mapping[str, Thing], looks: set[Look]) -> None:
        self._kind, self._things, self._looks = kind, things, looks

    def __getitem__(self, key: str) -> Thing:
        self._looks.add((self._kind, key))
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        self._looks.add((self._kind, str(key)))
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        self._looks.add((self._kind, WHICH))
        return iter(self._things)

    def __len__(self) -> int:
        self._looks.add((self._kind, WHICH))
        return len(self._things)

    def values(self) -> Any:
        """Return all things: faster than one by one, as each would be taken down."""
        self._looks.add((self._kind, ALL))
        return self._things.values()

    def items(self) -> Any:
        """Return all ids with their things."""
        self._looks.add((self._kind, ALL))
        return self._things.items()


class Unplaced(Mapping[str, tuple[Entry, ...]]):
    """Each report's entries less their places in the chain, which each change of another report moves."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        self._entries = entries

    def __getitem__(self, report_id: str) -> tuple[Entry, ...]:
        return tuple(replace(entry, number=0, previous="") for entry in self._entries[report_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class WatchedLog(Log):
    """A log that takes down that somebody looks at it: at a report's facts, or at anything else."""

    def __init__(self, log: Log, looks: set[Look]) -> None:
        vars(self).update(_log=log, _looks=looks)

    def __getattribute__(self, name: str) -> Any:
        if name not in {"entries", "facts", "head"}:
            return super().__getattribute__(name)
        log, looks = vars(self)["_log"], vars(self)["_looks"]
        if name == "facts":
            return Watched("entries", log.facts, looks)
        looks.add(("log", ALL))
        return getattr(log, name)


@contextmanager
def watched(publication: Publication, record: Record) -> Iterator[tuple[Publication, Record, set[Look]]]:
    """Yield a publication and a record to make one thing from, and what is then looked at of them."""
    looks: set[Look] = set()
    writings = publication.writings
    before, writings.asked = writings.asked, lambda path: looks.add(("prose", path))
    try:
        yield (
            replace(
                publication,
                reports=Watched("reports", publication.reports, looks),
                withdrawn=Watched("withdrawn", publication.withdrawn, looks),
                units=Watched("units", publication.units, looks),
                exceptions=Watched("exceptions", publication.exceptions, looks),
            ),
            Record(WatchedLog(record.log, looks), Watched("entries", Unplaced(record.of_report), looks)),
            looks,
        )
    finally:
        writings.asked = before


class Digests:
    """The digests of what can be looked at, for one publication and record."""

    def __init__(self, publication: Publication, record: Record) -> None:
        origins, entries = publication.origins, Unplaced(record.of_report)
        self._things: Mapping[str, tuple[Mapping[str, Any], Callable[[str], bytes | None]]] = {
            "reports": (publication.reports, origins.reports.get),
            "withdrawn": (publication.withdrawn, origins.withdrawn.get),
            "units": (publication.units, origins.units.get),
            "exceptions": (
                publication.exceptions,
                lambda rule: digest(str(publication.exceptions[rule])),
            ),
            "entries": (entries, lambda report_id: digest(b"", *map(repr, entries[report_id]))),
        }
        self._prose = origins.prose
        self._known: dict[Look, bytes | None] = {}

    def of(self, looks: tuple[Look, ...]) -> bytes | None:
        """Return the digest of all that was looked at; None where something of it has none."""
        found = []
        for look in looks:
            one = self._of(look)
            if one is None:
                return None
            found.append(one)
        return digest(*found) if found else b""

    def _of(self, look: Look) -> bytes | None:
        if look not in self._known:
            self._known[look] = self._made(*look)
        return self._known[look]

    def _made(self, kind: str, key: str) -> bytes | None:
        """Return one digest; the log has none, as each change makes it another."""
        if kind == "prose":
            return self._prose.get(key)
        if kind not in self._things:
            return None
        things, digest_of = self._things[kind]
        if key == WHICH:
            return digest(b"", *things)
        if key != ALL:
            return digest_of(key) if key in things else b""
        each = [(one, digest_of(one)) for one in things]
        if any(found is None for _, found in each):
            return None
        return digest(b"", *(part for pair in each for part in cast("tuple[str, bytes]", pair)))


def looked_at(looks: set[Look]) -> tuple[Look, ...]:
    """Return looks in a steady order, less each that a look at all such things covers."""
    return tuple(sorted(look for look in looks if look[1] == ALL or (look[0], ALL) not in looks))
