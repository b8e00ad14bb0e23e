"""What a rule is: one function with a permanent id, which yields the problems that it sees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from site_builder.model import Collection, Profile, Report, Unit
from site_builder.problems import Problem
from site_builder.source import Source

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Subject(Generic[Thing]):
    """What a rule looks at: one thing, the file that it stands in, the profile, and the day.

    `units` are there for a report and its text; they are read before the reports.
    """

    id: str
    thing: Thing
    source: Source
    profile: Profile
    today: date
    units: Mapping[str, Unit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Excused:
    """A report with exceptions, and the rules whose findings they accepted."""

    report: Report
    accepted: frozenset[str]


Check = Callable[[Subject[Thing]], Iterable[Problem]]


class Family(Generic[Thing]):
    """All rules that look at the same kind of thing, by id."""

    def __init__(self) -> None:
        self._checks: list[Check[Thing]] = []
        self._ids: dict[str, Check[Thing]] = {}

    def __call__(self, *rule_ids: str) -> Callable[[Check[Thing]], Check[Thing]]:
        """Return a decorator that makes a function the rule with this id.

        A function that sees several faults in one look (all small numbers of a report) has several ids.
        """

        def register(check: Check[Thing]) -> Check[Thing]:
            if not self._ids.keys().isdisjoint(rule_ids):
                raise ValueError(f"Two rules have the id {self._ids.keys() & set(rule_ids)}")
            self._ids.update(dict.fromkeys(rule_ids, check))
            self._checks.append(check)
            return check

        return register

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the family's rules."""
        return frozenset(self._ids)

    def ids_from(self, module: str) -> frozenset[str]:
        """Return the ids of the rules that stand in modules whose names begin so."""
        return frozenset(
            rule_id for rule_id, check in self._ids.items() if check.__module__.startswith(module)
        )

    def problems(self, subject: Subject[Thing]) -> Iterator[Problem]:
        """Yield what all rules of the family see in one subject."""
        for check in self._checks:
            yield from check(subject)


on_text: Family[None] = Family()
"""Rules on the text of any content file as it stands, whether or not the model accepts it."""
on_prose: Family[None] = Family()
"""Rules on the text of a report or a unit."""
on_profile: Family[Profile] = Family()
on_report: Family[Report] = Family()
on_unit: Family[Unit] = Family()
on_collection: Family[Collection] = Family()
"""Rules on the whole set; their problems name the file."""
on_file: Family[bytes] = Family()
"""Rules on the bytes of pictures and other files that are no text; their findings stand at the first line."""
on_exceptions: Family[Excused] = Family()
"""Rules on what a report's exceptions came to, after all other rules."""
