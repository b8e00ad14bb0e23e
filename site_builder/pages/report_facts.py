"""A report's own facts: what it is of, when, by whom, under which law, with what exceptions."""

from collections.abc import Iterator
from datetime import date

from site_builder import addresses
from site_builder.model.report import RuleException
from site_builder.pages import phrases
from site_builder.pages.views import SITE, Anchor, Fact, To, plain, provider_anchor, run_by_said
from site_builder.publication import Publication, PublishedReport, PublishedUnit
from site_builder.wording.swedish import capital, long_day

SAID = SITE.report


def report_facts(
    report: PublishedReport, unit: PublishedUnit, publication: Publication, to: To
) -> Iterator[Fact]:
    """Yield what is known of a report, in the order in which its page tells it."""
    said = SAID
    yield Fact(said.unit, (Anchor(unit.unit.name, to(addresses.unit(unit.id))),))
    yield Fact(said.provider, (provider_anchor(unit, to), Anchor(run_by_said(unit))))
    announced = {True: said.announced, False: said.unannounced, None: ""}[report.announced]
    kind = phrases.report_name(report)
    yield Fact(said.kind, plain((f"{kind}, {announced}" if announced else kind,)))
    yield Fact(said.day, plain((long_day(report.day) if report.day else report.day_missing or said.missing,)))
    yield Fact(said.case, plain(report.case_numbers or (said.missing,)))
    if report.responsible:
        yield Fact(said.responsible, plain((report.responsible,)))
    if report.contracts:
        yield Fact(said.contract, plain(report.contracts))
    if report.legal:
        yield Fact(said.legal, tuple(_legal(report, publication.today)))
    review = report.secrecy_review
    reviewed = (
        said.reviewed_by.format(day=long_day(review.day), by=review.by) if review else said.not_reviewed
    )
    yield Fact(said.reviewed, plain((reviewed,)))
    if not report.corrections:
        yield Fact(said.corrections, plain((said.no_corrections,)))
    if report.exceptions:
        yield Fact(said.exceptions, plain(map(_excepted, report.exceptions)))


def _excepted(exception: RuleException) -> str:
    words = {"rule": exception.rule, "reason": exception.reason, "by": exception.by}
    return str(SAID.excepted.format(**words, day=long_day(exception.day)))


def _legal(report: PublishedReport, today: date) -> Iterator[Anchor]:
    for legal in report.legal:
        gone = legal.valid_until is not None and legal.valid_until < today
        note = (
            f" ({SAID.legal_gone.format(day=long_day(legal.valid_until))})"
            if gone and legal.valid_until
            else ""
        )
        yield Anchor(f"{legal.name}: {capital(legal.title)}{note}", legal.address or "")
