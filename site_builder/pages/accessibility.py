"""The accessibility statement, made from what the profile says: what is not known, it says is not known.

Its parts are those that the agency for digital government (Digg) prescribes under the act on accessibility
to digital public services (2018:1937).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import AccessibilityStatement, Municipality
from site_builder.pages.contact import contact_note, contact_rows
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import SITE, Fact
from site_builder.publication import Publication
from site_builder.summary import STATEMENT_LASTS_MONTHS
from site_builder.wording.swedish import add_months, long_day

SAID = SITE.accessibility
SUPERVISION = "https://www.digg.se/tdosanmalan"


@dataclass(frozen=True, slots=True)
class AccessibilityContext(Context):
    """What `accessibility.html` is given; `contact` is None where nobody receives reports."""

    template: ClassVar[str] = "accessibility.html"
    lead: str
    conformance: str
    shortcomings: tuple[str, ...]
    no_shortcomings: str
    report: str
    contact: tuple[Fact, ...]
    contact_note: str
    supervision: str
    assessed: str
    method: str
    old: str


def accessibility_page(publication: Publication, press: Press) -> Page:
    """Return the accessibility statement."""
    municipality, today = publication.municipality, publication.today
    context = _context(municipality, today)
    pairs = [
        ("omfattning", SAID.covers_heading),
        ("lage", SAID.conformance_heading),
        ("brister", SAID.shortcomings_heading),
        ("rapportera", SAID.report_heading),
        ("tillsyn", SAID.supervision_heading),
        ("bedomning", SAID.assessed_heading),
    ]
    return Page(
        addresses.ACCESSIBILITY,
        "tillganglighet",
        SAID.title,
        SAID.description.format(conformance=context.conformance),
        render(context, press),
        headings(pairs),
        municipality.accessibility.assessed,
    )


def _context(municipality: Municipality, today: date) -> AccessibilityContext:
    statement = municipality.accessibility
    own = not (municipality.demonstration or municipality.invented)
    return AccessibilityContext(
        lead=(SAID.lead if own else SAID.lead_demonstration).format(municipality=municipality.name),
        conformance=SAID.conformance[statement.conformance] if statement.conformance else SAID.unknown,
        shortcomings=statement.shortcomings,
        no_shortcomings=SAID.none_known if statement.assessed else SAID.none_sought,
        report=(statement.contact or SAID.report.format(municipality=municipality.name))
        if own
        else SAID.report_demonstration,
        contact=tuple(contact_rows(municipality)) if own else (),
        contact_note=contact_note(municipality) if own else "",
        supervision=SUPERVISION,
        assessed=_assessed(statement),
        method=statement.method or "",
        old=_age(statement, today),
    )


def _assessed(statement: AccessibilityStatement) -> str:
    if statement.assessed:
        return str(SAID.assessed.format(day=long_day(statement.assessed)))
    return str(SAID.undated if statement.conformance else SAID.not_assessed)


def _age(statement: AccessibilityStatement, today: date) -> str:
    if statement.assessed is None or add_months(statement.assessed, STATEMENT_LASTS_MONTHS) >= today:
        return ""
    return str(SAID.old)
