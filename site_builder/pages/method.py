"""The generated parts of the method page: verdict scale, small numbers, laws with validity."""

from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.model.profile import LegalReference
from site_builder.pages import phrases
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import LOOKS, SITE, Anchor, VerdictView, links_from, report_address
from site_builder.publication import Publication
from site_builder.wording.swedish import long_day, number

SAID = SITE.method
TO = links_from(addresses.METHOD)
MOST_LINKS = 20
"""How many reports with exceptions the page leads to by itself; the table of reports tells all."""


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One step of the scale and what it means."""

    verdict: VerdictView
    meaning: str


@dataclass(frozen=True, slots=True)
class ScaleContext(Context):
    """What `scale.html` is given."""

    template: ClassVar[str] = "scale.html"
    rows: tuple[ScaleRow, ...]


@dataclass(frozen=True, slots=True)
class ThresholdsContext(Context):
    """What `thresholds.html` is given."""

    template: ClassVar[str] = "thresholds.html"
    rule: str
    exceptions: str
    where: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One statute or regulation."""

    name: str
    title: str
    note: str
    valid: str
    href: str


@dataclass(frozen=True, slots=True)
class LegalContext(Context):
    """What `legal.html` is given."""

    template: ClassVar[str] = "legal.html"
    rows: tuple[LegalRow, ...]


def scale(publication: Publication, press: Press) -> str:
    """Return the verdict scale and what each step means."""
    rows = (
        ScaleRow(VerdictView(LOOKS[verdict.level], verdict.name), verdict.meaning or "")
        for verdict in publication.taxonomy.verdicts.values()
    )
    return render(ScaleContext(tuple(rows)), press)


def thresholds(publication: Publication, press: Press) -> str:
    """Return the small-number rule with this municipality's thresholds, and where its exceptions are."""
    secrecy = publication.municipality.secrecy
    made = sum(publication.exceptions.values())
    excepted = [report for report in publication.reports.values() if report.exceptions]
    where = [
        Anchor(phrases.report_of_unit(report, publication), f"{TO(report_address(report.id))}#fakta")
        for report in excepted[:MOST_LINKS]
    ]
    if further := len(excepted) - len(where):
        said = SAID.exceptions_more.format(count=number(further))
        where.append(Anchor(said, f"{TO(addresses.OPEN_DATA)}#rapporter"))
    return render(
        ThresholdsContext(
            SAID.thresholds.format(k=secrecy.k, p=secrecy.p),
            SAID.exceptions.format(count=made) if made else SAID.exceptions_none,
            tuple(where),
        ),
        press,
    )


def legal(publication: Publication, press: Press) -> str:
    """Return the laws and regulations with the days between which they are in force."""
    rows = (
        LegalRow(each.name, each.title, each.note or "", _validity(each), each.address or "")
        for each in publication.taxonomy.legal.values()
    )
    return render(LegalContext(tuple(rows)), press)


def _validity(reference: LegalReference) -> str:
    first = long_day(reference.valid_from)
    if reference.valid_until is None:
        return str(SAID.valid_from.format(from_day=first))
    return str(SAID.valid_span.format(from_day=first, until_day=long_day(reference.valid_until)))
