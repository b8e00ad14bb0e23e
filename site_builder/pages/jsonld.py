"""What search engines and other programs may read of a page: schema.org's words, as JSON in the page.

Source: schema.org (Report, Review, Rating, GovernmentService, BreadcrumbList). A step of the scale is given
as the word that it is: the scales have no numbers, so a program is given none.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.columns import SAID as WORDS
from site_builder.exports.report_rows import about
from site_builder.exports.tables import TABLES
from site_builder.pages.templates import Press
from site_builder.pages.views import SITE, report_address
from site_builder.publication import Publication, PublishedReport, PublishedUnit

CONTEXT = "https://schema.org"
LICENCES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by": "https://creativecommons.org/licenses/by/4.0/",
}
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "db": "application/vnd.sqlite3",
}

Thing = dict[str, Any]


def with_data(html: str, things: Sequence[Thing], press: Press) -> str:
    """Return a page's article with its data last; without data where the site's own address is not known.

    The element holds no program, so a policy against scripts leaves it alone (HTML, "prepare the script
    element"). Nothing in the data can end it: `<`, `>` and `&` are written as JSON's own escapes.
    """
    if not press.site_url:
        return html
    text = json.dumps({"@context": CONTEXT, "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'{html}\n<script type="application/ld+json">{safe}</script>'


def unit_data(unit: PublishedUnit, publication: Publication, press: Press) -> list[Thing]:
    """Return a unit's service, and the way to its page."""
    return [
        _service(unit, publication, press),
        _way(((SITE.units.title, addresses.UNITS), (unit.unit.name, addresses.unit(unit.id))), press),
    ]


def report_data(report: PublishedReport, title: str, publication: Publication, press: Press) -> list[Thing]:
    """Return a report, its verdict as a review of the unit's service, and the way to its page."""
    unit = publication.units[report.unit_id]
    address = report_address(report.id)
    url = press.site_url + address
    service = {"@id": _service_id(unit, press)}
    municipality = _municipality(publication)
    dates = {"datePublished": report.day.isoformat()} if report.day else {}
    changed = {"dateModified": report.updated.isoformat()} if report.day or report.events else {}
    about: Thing = {
        "@type": "Report",
        "@id": f"{url}#rapport",
        "url": url,
        "name": title,
        "abstract": report.summary,
        "inLanguage": "sv",
        **dates,
        **changed,
        "author": municipality,
        **({} if publication.municipality.demonstration else {"publisher": municipality}),
        "license": LICENCES[publication.municipality.licence],
        "about": service,
    }
    if report.case_numbers:
        about["reportNumber"] = list(report.case_numbers)
    review: Thing = {
        "@type": "Review",
        "@id": f"{url}#bedomning",
        "url": url,
        "isPartOf": {"@id": f"{url}#rapport"},
        "itemReviewed": service,
        "reviewBody": report.summary,
        "reviewRating": _rating(report),
        "author": municipality,
        **dates,
    }
    steps = (
        (SITE.units.title, addresses.UNITS),
        (unit.unit.name, addresses.unit(unit.id)),
        (title, address),
    )
    return [about, review, _service(unit, publication, press), _way(steps, press)]


def dataset_data(publication: Publication, data: Mapping[str, int], press: Press) -> list[Thing]:
    """Return the open data as a data set with its files, by their sizes, for search engines of data."""
    url = press.site_url + addresses.OPEN_DATA
    municipality = _municipality(publication)
    files = ((path, MEDIA.get(path.rpartition(".")[2])) for path in data if path.startswith(places.FOLDER))
    return [
        {
            "@type": "Dataset",
            "@id": f"{url}#uppfoljningar",
            "url": url,
            "name": WORDS.dataset.title.format(municipality=publication.municipality.name),
            "description": about(publication),
            "inLanguage": "sv",
            "isAccessibleForFree": True,
            "keywords": list(WORDS.dataset.keywords),
            "license": LICENCES[publication.municipality.licence],
            "creator": municipality,
            **({} if publication.municipality.demonstration else {"publisher": municipality}),
            "dateModified": publication.today.isoformat(),
            "spatialCoverage": {"@type": "AdministrativeArea", "name": publication.municipality.name},
            "variableMeasured": [table.title for table in TABLES.values()],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": press.site_url + path,
                    "encodingFormat": media,
                    "contentSize": f"{data[path]} B",
                }
                for path, media in files
                if media
            ],
        }
    ]


def _rating(report: PublishedReport) -> Thing:
    rating: Thing = {"@type": "Rating", "ratingValue": report.verdict.name}
    if report.verdict.meaning:
        rating["ratingExplanation"] = report.verdict.meaning
    return rating


def _service(unit: PublishedUnit, publication: Publication, press: Press) -> Thing:
    thing: Thing = {
        "@type": "GovernmentService",
        "@id": _service_id(unit, press),
        "url": press.site_url + addresses.unit(unit.id),
        "name": unit.unit.name,
        "serviceType": unit.service.name,
        "provider": {"@type": "Organization", "name": unit.provider.name},
        "areaServed": {"@type": "AdministrativeArea", "name": publication.municipality.name},
    }
    return thing


def _service_id(unit: PublishedUnit, press: Press) -> str:
    return f"{press.site_url}{addresses.unit(unit.id)}#verksamhet"


def _municipality(publication: Publication) -> Mapping[str, str]:
    return {"@type": "GovernmentOrganization", "name": publication.municipality.name}


def _way(steps: Sequence[tuple[str, str]], press: Press) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": press.site_url + address}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }
