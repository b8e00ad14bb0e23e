"""What each published thing is made from, as a digest: equal digests mean that it is the same in every word.

They hold for one program, profile and day, which whoever compares them must compare as well. A thing's
digest has in it all that `publishing` makes it from: the front matter of its file, and what other files say
of it. A thing whose file was not read for this publication (an earlier state's) has none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from site_builder.model.report import Report
from site_builder.register import FileFacts, Register, report_path, unit_path
from site_builder.secrecy.across_reports import Where
from site_builder.store import digest


@dataclass(frozen=True, slots=True)
class Origins:
    """The digests of things by id, and of prose by path."""

    reports: Mapping[str, bytes] = field(default_factory=dict)
    withdrawn: Mapping[str, bytes] = field(default_factory=dict)
    units: Mapping[str, bytes] = field(default_factory=dict)
    prose: Mapping[str, bytes] = field(default_factory=dict)


def of_reports(
    register: Register,
    re_follow_ups: Mapping[str, Iterable[tuple[str, Report]]],
    replaced_by: Mapping[str, str],
    further: AbstractSet[tuple[str, Where]],
) -> dict[str, bytes]:
    """Return the digest of each report: its own file, those that follow it up, what replaces and hides."""
    heads = {key: facts.head for key in register.reports if (facts := register.facts.get(report_path(key)))}
    hidden = defaultdict(list)
    for report_id, where in further:
        hidden[report_id].append(repr(where))
    return {
        key: digest(
            head,
            replaced_by.get(key, ""),
            *sorted(hidden[key]),
            b"",
            *(part for other, _ in re_follow_ups.get(key, ()) for part in (other, heads.get(other, b""))),
        )
        for key, head in heads.items()
    }


def of_units(register: Register, shown: Mapping[str, tuple[Iterable[str], str | None]]) -> dict[str, bytes]:
    """Return the digest of each unit: its own file, its reports and the one whose verdict stands."""
    return {
        key: digest(facts.head, current or "", *report_ids)
        for key, (report_ids, current) in shown.items()
        if (facts := register.facts.get(unit_path(key)))
    }


def of_prose(
    facts: Mapping[str, FileFacts], paths: Iterable[str], shown: AbstractSet[str]
) -> dict[str, bytes]:
    """Return the digest of each file's prose: its body, and where links may lead if it has any."""
    leading = digest(*sorted(shown))
    return {
        path: digest(known.body, leading if known.may_link else b"")
        for path in paths
        if (known := facts.get(path))
    }
