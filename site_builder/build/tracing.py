"""What a page looks at, and the digest of it: a page is the same for as long as all that it looked at is.

A page is made from a publication and a record that take down each thing that is asked of them. Nothing else
of a site may differ from page to page: what all pages are made from (program, profile, templates, day) is
compared apart (`reusing`). What is remembered for a whole publication must be so by `rules.memory`, which
tells each time of what was looked at; a test sees that nothing else remembers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from site_builder.publication import Publication
from site_builder.record import Entry, Log, Record
from site_builder.rules.memory import Look, look
from site_builder.store import digest

ALL, WHICH = "*", ""
"""Instead of an id: all things of a kind; which there are, and in which order."""
Thing = TypeVar("Thing")


class Watched(Mapping[str, Thing]):
    """A mapping that tells what is asked of it."""

    def __init__(self, kind: str, things: Mapping[str, Thing]) -> None:
        self._kind, self._things = kind, things

    def __getitem__(self, key: str) -> Thing:
        look((self._kind, key))
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        look((self._kind, str(key)))
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        look((self._kind, WHICH))
        return iter(self._things)

    def __len__(self) -> int:
        look((self._kind, WHICH))
        return len(self._things)

    def values(self) -> Any:
        """Return all things: faster than one by one, as each would be told of."""
        look((self._kind, ALL))
        return self._things.values()

    def items(self) -> Any:
        """Return all ids with their things."""
        look((self._kind, ALL))
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
    """A log that tells that somebody looks at it: at a report's facts, or at anything else."""

    def __init__(self, log: Log) -> None:
        vars(self).update(_log=log)

    def __getattribute__(self, name: str) -> Any:
        if name not in {"entries", "facts", "head"}:
            return super().__getattribute__(name)
        log = vars(self)["_log"]
        if name == "facts":
            return Watched("entries", log.facts)
        look(("log", ALL))
        return getattr(log, name)


def watched(publication: Publication, record: Record) -> tuple[Publication, Record]:
    """Return a publication and a record that tell what is looked at of them (`rules.memory`)."""
    seen = replace(
        publication,
        reports=Watched("reports", publication.reports),
        withdrawn=Watched("withdrawn", publication.withdrawn),
        units=Watched("units", publication.units),
        exceptions=Watched("exceptions", publication.exceptions),
    )
    return seen, Record(WatchedLog(record.log), Watched("entries", Unplaced(record.of_report)))


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
        for each in looks:
            one = self._of(each)
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
