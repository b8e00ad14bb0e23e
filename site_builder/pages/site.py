"""The whole site: every generated page, the generated parts of ordinary pages, and the frame."""

from pathlib import Path

from site_builder import addresses
from site_builder.pages import method, start
from site_builder.pages.committee import committee_page
from site_builder.pages.measures import measures_page
from site_builder.pages.page import Frame, Link, Page, Tab
from site_builder.pages.report import report_page, withdrawn_page
from site_builder.pages.unit import unit_page
from site_builder.pages.units import units_page
from site_builder.pages.version import Stamp, version_page
from site_builder.pages.views import SITE
from site_builder.pages.year import year_page, years_page
from site_builder.publication import Publication
from site_builder.summary import years

FRAGMENTS = {
    "tjanster": start.services,
    "senaste": start.latest,
    "aret": start.year_counts,
    "skala": method.scale,
    "sma-tal": method.thresholds,
    "lagrum": method.legal,
}
"""The marker `<!-- insyn:name -->` of an ordinary page to what makes the HTML that replaces it."""

LICENCES = {
    "cc0": Link("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.sv"),
    "cc-by": Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.sv"),
}


def make_pages(publication: Publication, stamp: Stamp, templates: Path) -> list[Page]:
    """Return every generated page."""
    found = years(publication)
    return [
        units_page(publication, templates),
        *(unit_page(unit, publication, templates) for unit in publication.units.values()),
        *(report_page(report, publication, templates) for report in publication.reports.values()),
        *(withdrawn_page(notice, publication, templates) for notice in publication.withdrawn.values()),
        measures_page(publication, templates),
        years_page(publication, templates),
        *(year_page(year, publication, templates) for year in found),
        *(committee_page(year, publication, templates) for year in found),
        version_page(publication, stamp, templates),
    ]


def make_fragments(publication: Publication, templates: Path) -> dict[str, str]:
    """Return the HTML for each marker of ordinary pages."""
    return {name: make(publication, templates) for name, make in FRAGMENTS.items()}


def frame(publication: Publication) -> Frame:
    """Return what stands round every page."""
    municipality = publication.municipality
    contact = municipality.contact
    links = [
        Link(SITE.frame.contact.format(municipality=municipality.name), contact.web) if contact.web else None,
        Link(contact.phone, f"tel:{contact.phone.replace(' ', '').replace('-', '')}")
        if contact.phone
        else None,
        Link(contact.email, f"mailto:{contact.email}") if contact.email else None,
        Link(SITE.frame.complaint, municipality.complaints) if municipality.complaints else None,
    ]
    return Frame(
        municipality.name,
        municipality.committee,
        (
            Tab(SITE.units.title, addresses.UNITS, ("rapporter/",)),
            Tab(SITE.measures.title, addresses.MEASURES),
            Tab(SITE.year.list_title, addresses.YEARS, ("namnd/",)),
            Tab(SITE.frame.method, addresses.METHOD),
        ),
        demonstration=municipality.demonstration,
        contact=tuple(link for link in links if link),
        licence=LICENCES[municipality.licence],
        colour=municipality.colour,
    )
