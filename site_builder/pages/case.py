"""What the pages of a report and of its unit both say of a case: plan, promise, replies."""

from collections.abc import Iterator

from site_builder.pages import phrases
from site_builder.pages.views import SITE
from site_builder.publication import PublishedReport, PublishedUnit
from site_builder.wording.swedish import long_day

SAID = SITE.report


def plan_said(report: PublishedReport) -> str:
    """Return when an action plan was asked for and whether it came; nothing when none was."""
    plan = report.action_plan
    if plan is None:
        return ""
    received = next((event.day for event in report.events if event.kind == "atgardsplan_inkommen"), None)
    outcome = SAID.plan_in.format(day=long_day(received)) if received else SAID.plan_none
    contract = SAID.plan_contract.format(contract=plan.contract) if plan.contract else ""
    if plan.asked is None:
        return str(SAID.plan_asked_undated.format(contract=contract, outcome=outcome))
    return str(SAID.plan_asked.format(day=long_day(plan.asked), contract=contract, outcome=outcome))


def promise_notes(report: PublishedReport) -> Iterator[str]:
    """Yield how the last day of the promised re-follow-up was counted, or why it cannot be."""
    promise = report.promise
    if promise is None or promise.promise.within_months is None:
        return
    months = phrases.months_said(promise.promise.within_months)
    if promise.promise.counted_from is None:
        yield SITE.unit.no_start.format(months=months)
    elif promise.promise.basis:
        day = long_day(promise.promise.counted_from)
        yield SITE.unit.counted.format(months=months, basis=promise.promise.basis, day=day)


def replies(report: PublishedReport, unit: PublishedUnit) -> tuple[tuple[str, str], ...]:
    """Return who replied and when, and the reply's own words."""
    return tuple(
        (SITE.unit.reply_by.format(provider=unit.provider.name, day=long_day(reply.day)), reply.text)
        for reply in report.replies
    )


def has_late_evidence(report: PublishedReport) -> bool:
    """Say whether some of the basis is later than the report's own day."""
    return report.day is not None and any(item.day > report.day for item in report.evidence)
