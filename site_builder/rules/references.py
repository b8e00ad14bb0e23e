"""Rules on the numbers that lead to other documents: case numbers and contract numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from site_builder.model import Collection, Report, Unit
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_report, on_unit
from site_builder.source import KeyPath


@lru_cache(maxsize=64)
def written_as(patterns: tuple[str, ...]) -> str:
    """Return the regular expression of any of the patterns, the longest first; `#` is one digit."""
    ordered = sorted(patterns, key=len, reverse=True)
    return "|".join("[0-9]".join(map(re.escape, each.split("#"))) for each in ordered)


def _unlike(rule: str, path: KeyPath, value: str | None, patterns: tuple[str, ...]) -> Iterator[Problem]:
    if value is not None and patterns and not re.fullmatch(written_as(patterns), value):
        yield Problem(rule, path, {"value": value, "patterns": ", ".join(patterns)})


@on_report("diarienummer-saknas")
def case_number_missing(subject: Subject[Report]) -> Iterator[Problem]:
    """The report has no case number, so nobody can ask for its documents."""
    if not subject.thing.case_numbers:
        yield Problem("diarienummer-saknas", ("diarienummer",))


@on_report("diarienummer-form")
def case_number_misshapen(subject: Subject[Report]) -> Iterator[Problem]:
    """A case number is not written in any of the municipality's forms."""
    patterns = subject.profile.municipality.case_number_patterns
    for index, number in enumerate(subject.thing.case_numbers):
        yield from _unlike("diarienummer-form", ("diarienummer", index), number, patterns)


@on_report("avtalsnummer-form")
def contract_number_misshapen(subject: Subject[Report]) -> Iterator[Problem]:
    """A report, a measure or a demanded plan names a contract in none of the municipality's forms."""
    report, patterns = subject.thing, subject.profile.municipality.contract_patterns
    for index, number in enumerate(report.contracts):
        yield from _unlike("avtalsnummer-form", ("avtal", index), number, patterns)
    for index, measure in enumerate(report.measures):
        yield from _unlike("avtalsnummer-form", ("atgarder", index, "avtal"), measure.contract, patterns)
    if report.action_plan:
        path = ("atgardsplan", "avtal")
        yield from _unlike("avtalsnummer-form", path, report.action_plan.contract, patterns)


@on_unit("avtalsnummer-form")
def contract_number_misshapen_in_unit(subject: Subject[Unit]) -> Iterator[Problem]:
    """A unit names a contract in none of the municipality's forms."""
    patterns = subject.profile.municipality.contract_patterns
    for index, contract in enumerate(subject.thing.contracts):
        yield from _unlike("avtalsnummer-form", ("avtal", index, "nummer"), contract.number, patterns)


@on_collection("dubbelt-diarienummer")
def case_number_of_two_cases(subject: Subject[Collection]) -> Iterator[Problem]:
    """Reports of different cases have the same number; one that follows up or replaces may share it."""
    reports = subject.thing.reports
    holders: dict[str, list[str]] = defaultdict(list)
    for report_id, report in reports.items():
        for number in report.case_numbers:
            holders[number].append(report_id)
    for number, ids in holders.items():
        if len(ids) > 1:
            first, *others = sorted(ids, key=lambda each: (reports[each].ordering_day, each))
            for other in others:
                if _case_of(other, reports) != _case_of(first, reports):
                    path = ("diarienummer", reports[other].case_numbers.index(number))
                    words = {"value": number, "other": first}
                    yield Problem("dubbelt-diarienummer", path, words, file=f"content/rapporter/{other}.md")


def _case_of(report_id: str, reports: Mapping[str, Report]) -> str:
    """Return the first report of the chain that a report follows up or replaces; of a circle, its least."""
    chain: list[str] = []
    while report_id in reports and report_id not in chain:
        chain.append(report_id)
        report = reports[report_id]
        report_id = report.replaces or report.follows_up or report_id
    return min(chain[chain.index(report_id) :]) if report_id in chain else report_id
