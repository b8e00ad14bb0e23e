"""The whole site: every generated page, the generated parts of ordinary pages, and the frame."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.model.profile import Municipality
from site_builder.pages import contact, method, start
from site_builder.pages.accessibility import accessibility_page
from site_builder.pages.area import area_pages
from site_builder.pages.changes import changes_pages
from site_builder.pages.committee import committee_page
from site_builder.pages.compare import compare_pages
from site_builder.pages.glossary import glossary_page
from site_builder.pages.jobs import jobs, make
from site_builder.pages.measures import measures_pages
from site_builder.pages.page import Frame, Link, Page, Tab
from site_builder.pages.provider import provider_pages, providers_with_units
from site_builder.pages.search import search_page
from site_builder.pages.service import service_page
from site_builder.pages.templates import Press
from site_builder.pages.units import units_pages
from site_builder.pages.version import Stamp, version_page
from site_builder.pages.views import SITE
from site_builder.pages.year import year_pages
from site_builder.pages.years import years_page
from site_builder.publication import Publication
from site_builder.record import NO_RECORD, Record
from site_builder.summary import years

FRAGMENTS = {
    "tjanster": start.services,
    "senaste": start.latest,
    "aret": start.year_counts,
    "skala": method.scale,
    "sma-tal": method.thresholds,
    "lagrum": method.legal,
    "kontakt": contact.contact,
}
"""The marker `<!-- insyn:name -->` of an ordinary page to what makes the HTML that replaces it."""

LICENCES = {
    "cc0": Link("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.sv"),
    "cc-by": Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.sv"),
}


Maker = Callable[[Publication, Record], Iterable[Page]]
"""What makes some pages from a publication and a record alone: it looks at no other."""


def make_pages(
    publication: Publication, stamp: Stamp, press: Press, record: Record = NO_RECORD
) -> list[Page]:
    """Return every generated page."""
    made = [make(job, publication, press, record) for job in jobs(publication)]
    for gather in gatherers(publication, press).values():
        made += gather(publication, record)
    return [*made, version_page(publication, stamp, press)]


def gatherers(publication: Publication, press: Press) -> dict[str, Maker]:
    """Return what makes the pages that gather from many reports or units, by a name that stays the same."""
    found: dict[str, Maker] = {"verksamheter": lambda publication, _: units_pages(publication, press)}
    for service in publication.taxonomy.services:
        found[f"tjanst {service}"] = partial(_one, service_page, service, press)
    found["jamfor"] = lambda publication, _: compare_pages(publication, press)
    for provider in providers_with_units(publication):
        found[f"utforare {provider}"] = partial(_several, provider_pages, provider, press)
    for area in publication.taxonomy.focus_areas:
        found[f"fokusomrade {area}"] = partial(_several, area_pages, area, press)
    return found | {
        "ordlista": lambda publication, _: [glossary_page(publication, press)],
        "tillganglighet": lambda publication, _: [accessibility_page(publication, press)],
        "atgarder": lambda publication, _: measures_pages(publication, press),
        "ar": lambda publication, _: _years(publication, press),
        "andringar": lambda publication, record: changes_pages(record, publication, press),
        "sok": lambda publication, _: [search_page(publication, press)],
    }


def _one(
    make: Callable[[str, Publication, Press], Page],
    thing_id: str,
    press: Press,
    publication: Publication,
    record: Record,
) -> list[Page]:
    return [make(thing_id, publication, press)]


def _several(
    make: Callable[[str, Publication, Press], Iterable[Page]],
    thing_id: str,
    press: Press,
    publication: Publication,
    record: Record,
) -> Iterable[Page]:
    return make(thing_id, publication, press)


def _years(publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the pages of each year, for all and for the committee; they ask the same of a publication."""
    found = years(publication)
    yield years_page(publication, press)
    for year in found:
        yield from year_pages(year, publication, press)
    yield from (committee_page(year, publication, press) for year in found)


def make_fragments(publication: Publication, press: Press) -> dict[str, str]:
    """Return the HTML for each marker of ordinary pages."""
    return {name: make(publication, press) for name, make in FRAGMENTS.items()}


def frame(publication: Publication) -> Frame:
    """Return what stands round every page."""
    municipality = publication.municipality
    given = municipality.contact
    links = [
        Link(SITE.frame.contact.format(municipality=municipality.name), given.web) if given.web else None,
        Link(given.phone, contact.telephone(given.phone)) if given.phone else None,
        Link(given.email, f"mailto:{given.email}") if given.email else None,
    ]
    return Frame(
        municipality.name,
        municipality.committee,
        (
            Tab(SITE.units.title, addresses.UNITS, addresses.BENEATH_UNITS),
            Tab(SITE.measures.title, addresses.MEASURES, ("lista/atgarder/", "fokusomraden/")),
            Tab(SITE.year.list_title, addresses.YEARS, ("namnd/",)),
            Tab(SITE.frame.method, addresses.METHOD),
            Tab(SITE.open_data.title, addresses.OPEN_DATA),
        ),
        notice=_notice(municipality),
        contact=tuple(link for link in links if link),
        licence=LICENCES[municipality.licence],
        colour=municipality.colour,
    )


def _notice(municipality: Municipality) -> str:
    """Return what every page says of a site that is not the municipality's own, or is about none at all."""
    if municipality.invented:
        return str(SITE.frame.invented.format(municipality=municipality.name))
    return (
        str(SITE.frame.demonstration.format(municipality=municipality.name))
        if municipality.demonstration
        else ""
    )
