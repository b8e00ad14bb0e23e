"""Rules on a report's exceptions: each must accept something that can be accepted."""

from collections.abc import Iterator

from site_builder import wording
from site_builder.problems import Problem
from site_builder.rules.machinery import Excused, Subject, on_exceptions


def _excusable() -> list[str]:
    rules = wording.load("rules")
    return sorted(rule_id for rule_id in rules if rules[rule_id].get("excusable"))


@on_exceptions("oanvant-undantag")
def unused_exception(subject: Subject[Excused]) -> Iterator[Problem]:
    """An exception's rule found nothing, so there is nothing to except."""
    for index, each in enumerate(subject.thing.report.exceptions):
        if each.rule in _excusable() and each.rule not in subject.thing.accepted:
            yield Problem("oanvant-undantag", ("undantag", index, "regel"), {"value": each.rule})


@on_exceptions("undantag-omojligt")
def impossible_exception(subject: Subject[Excused]) -> Iterator[Problem]:
    """An exception is from a rule that nobody can except, or that is not there."""
    for index, each in enumerate(subject.thing.report.exceptions):
        if each.rule not in _excusable():
            words = {"value": each.rule, "choices": ", ".join(_excusable())}
            yield Problem("undantag-omojligt", ("undantag", index, "regel"), words)
