"""What the change log holds: an entry for each report and publication day, each resting on the one before.

Of an entry, the post is chained: its digest stands in the next post. What a report said stands outside it,
and is proved by the digest of the version's facts. So a value that must no longer be seen can be taken out
of the log, and the chain still holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from site_builder.record.canonical import canonical, digest

NEW, WITHDRAWN, GONE, BACK, RESTART, OPENING = (
    *("ny", "tillbakadragen", "borttagen", "aterpublicerad"),
    *("omstart", "ingaende"),
)
"""The kinds of entries whose changes are not told key by key."""
START = "0" * 64
"""What the first post of a log rests on."""


@dataclass(frozen=True)
class Change:
    """One fact before and after: `before` or `after` is None where the fact was or is not there.

    `removed` are the sides, "fran" and "till", whose value must no longer be seen.
    """

    path: tuple[str, ...]
    before: Any = None
    after: Any = None
    removed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the change in the words of the published log."""
        said: dict[str, Any] = {"falt": list(self.path)}
        said |= {"fran": self.before} if self.before is not None else {}
        said |= {"till": self.after} if self.after is not None else {}
        return said | ({"dolt": list(self.removed)} if self.removed else {})


@dataclass(frozen=True, slots=True)
class Version:
    """What a version's facts are digested with: whose and which they are, their form, and their salt."""

    report: str
    number: int
    day: date
    form: int
    salt: str


@dataclass(frozen=True)
class Entry:
    """One entry. `facts` is the digest of the version's facts, written in the form of that number.

    `origin` says what its day is: that of a build ("bygge"), of a revision in git ("git"), or the last that
    the report itself tells of ("journal"). `about` is what a restart says. `salt` is None when the version's
    facts can no longer be shown, and `changes` when what they were before is not known.
    """

    number: int
    day: date
    origin: str
    kinds: tuple[str, ...]
    previous: str
    report: str = ""
    version: int = 0
    form: int = 0
    facts: str = ""
    about: Mapping[str, Any] | None = None
    salt: str | None = None
    changes: tuple[Change, ...] | None = ()

    @cached_property
    def post(self) -> dict[str, Any]:
        """What is chained, in the words of the published log."""
        said: dict[str, Any] = {
            "nummer": self.number,
            "dag": self.day.isoformat(),
            "kalla": self.origin,
            "slag": list(self.kinds),
            "forra": self.previous,
        }
        if self.report:
            said |= {"rapport": self.report, "version": self.version}
            said |= {"form": self.form, "fakta": self.facts}
        return said | dict(self.about or {})

    @cached_property
    def digest(self) -> str:
        """The digest of what is chained, which the next post holds."""
        return digest(canonical(self.post))

    @property
    def stamp(self) -> Version | None:
        """What the version's facts are digested with, None when they can no longer be shown."""
        if not self.salt:
            return None
        return Version(self.report, self.version, self.day, self.form, self.salt)

    def line(self) -> bytes:
        """Return the entry as a line of the published log."""
        open_part: dict[str, Any] = {"salt": self.salt} if self.salt else {}
        if self.changes is not None:
            open_part["andringar"] = [change.as_json() for change in self.changes]
        return canonical({"post": self.post, **open_part})


@dataclass(frozen=True, slots=True)
class Log:
    """The whole log, oldest entry first, and the canonical facts of each report's latest version."""

    entries: tuple[Entry, ...] = ()
    facts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """The digest of the last entry, which the next rests on."""
        return self.entries[-1].digest if self.entries else START


def written(said: Mapping[str, Any]) -> Entry:
    """Return the entry that a line of the log holds.

    Raises AttributeError, KeyError, TypeError or ValueError for any other.
    """
    post = dict(said["post"])
    entry = Entry(
        number=int(post.pop("nummer")),
        day=date.fromisoformat(post.pop("dag")),
        origin=str(post.pop("kalla")),
        kinds=tuple(map(str, post.pop("slag"))),
        previous=str(post.pop("forra")),
        report=str(post.pop("rapport", "")),
        version=int(post.pop("version", 0)),
        form=int(post.pop("form", 0)),
        facts=str(post.pop("fakta", "")),
        about=post or None,
        salt=said.get("salt"),
        changes=tuple(map(_change, said["andringar"])) if "andringar" in said else None,
    )
    if entry.post != said["post"]:
        raise ValueError("The post is written in another way than this program writes it")
    return entry


def _change(said: Mapping[str, Any]) -> Change:
    return Change(tuple(said["falt"]), said.get("fran"), said.get("till"), tuple(said.get("dolt", ())))
