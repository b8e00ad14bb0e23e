"""The search page: its field, its facets, and what it offers without JavaScript."""

import json
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.searched import SAID, small_index
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import Anchor, links_from, report_address
from site_builder.publication import Publication

LOOKS = ("pass", "remark", "fail", "none", "not-yet")
BUNDLE = "pagefind"
"""The folder of the first index; further ones have a number after it."""
MOST_PAGES = 5000
"""In one index: Pagefind needs 0.36 MB of memory for a page when it makes it."""


@dataclass(frozen=True, slots=True)
class SearchContext(Context):
    """What `search.html` is given.

    `words` is the link to our own small index, `bundles` the links to folders with an index, separated by
    spaces; `said` is what the script says, as JSON.
    """

    template: ClassVar[str] = "search.html"
    state: str
    words: str
    bundles: str
    said: str
    looks: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    lists: tuple[Anchor, ...]


def bundle_folders(documents: int, most: int = MOST_PAGES) -> list[str]:
    """Return the folders of the indexes that so many documents need, at least one."""
    count = max(1, -(-documents // most))
    return [BUNDLE if number == 1 else f"{BUNDLE}-{number}" for number in range(1, count + 1)]


def shelves(publication: Publication, most: int = MOST_PAGES) -> dict[str, str]:
    """Return which index holds each unit (A to Ö) and report (newest first), by its page's address."""
    found = [*map(addresses.unit, publication.units), *map(report_address, publication.reports)]
    folders = bundle_folders(len(found), most)
    return {address: folders[place // most] for place, address in enumerate(found)}


def search_page(publication: Publication, press: Press) -> Page:
    """Return the page at /sok/."""
    to = links_from(addresses.SEARCH)
    script = press.script("sok")
    index = small_index(publication)
    words = addresses.asset("sok", index, "json")
    found = len(publication.units) + len(publication.reports)
    context = SearchContext(
        press.index,
        to(words),
        " ".join(to(f"{folder}/") for folder in bundle_folders(found)),
        json.dumps(dict(SAID.script), ensure_ascii=False),
        LOOKS,
        tuple(SAID.facets.items()),
        (
            Anchor(SAID.lists.units, to(addresses.UNITS)),
            Anchor(SAID.lists.measures, to(addresses.MEASURES)),
            Anchor(SAID.lists.years, to(addresses.YEARS)),
            *(
                Anchor(service.name, to(addresses.service(service_id)))
                for service_id, service in publication.taxonomy.services.items()
            ),
        ),
    )
    return Page(
        addresses.SEARCH,
        "sok",
        SAID.title,
        SAID.description,
        render(context, press),
        scripts=tuple(script),
        files={**script, words: index},
    )
