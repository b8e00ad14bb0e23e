"""The search page: its field, its facets, and what it offers without JavaScript."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.searched import SAID, case_index, small_index
from site_builder.pages.shelves import Shelf, shelves
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import Anchor, To, links_from
from site_builder.publication import Publication

LOOKS = ("pass", "remark", "fail", "none", "not-yet")


@dataclass(frozen=True, slots=True)
class SearchContext(Context):
    """What `search.html` is given.

    `words` and `cases` are links to our own small indexes: names and words, and case numbers, which only a
    query with such a number reads. `bundles` are links to the folders of Pagefind's, separated by spaces, and
    `older_bundles` those of older years, empty where there are none; `older` is what the button says that
    adds them. `said` is what the script says, as JSON.
    """

    template: ClassVar[str] = "search.html"
    state: str
    words: str
    cases: str
    bundles: str
    older_bundles: str
    older: str
    said: str
    looks: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    lists: tuple[Anchor, ...]


def search_page(publication: Publication, press: Press) -> Page:
    """Return the page at /sok/."""
    to = links_from(addresses.SEARCH)
    script = press.script("sok")
    found = shelves(publication, press.one_index)
    index, numbers = small_index(publication), case_index(publication)
    words = addresses.asset("sok", index, "json")
    cases = addresses.asset("diarienummer", numbers, "json")
    context = SearchContext(
        press.index,
        to(words),
        to(cases),
        _links(found.first, to),
        _links(found.older, to),
        SAID.older.format(years=_span(found.older_years)) if found.older else "",
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
        files={**script, words: index, cases: numbers},
    )


def _links(found: Iterable[Shelf], to: To) -> str:
    return " ".join(to(f"{shelf.folder}/") for shelf in found)


def _span(years: Sequence[int]) -> str:
    """Return years, newest first, in words: 2012–2019."""
    return f"{years[-1]}–{years[0]}" if len(years) > 1 else str(years[0])
