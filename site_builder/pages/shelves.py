"""The shelves of the search index: which of several indexes holds which page, and which a reader loads first.

Pagefind needs 0.36 MB of memory for a page when it makes an index. A large site therefore has several, by
year: what is old seldom changes, and is loaded by those alone who ask for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder import addresses
from site_builder.pages.views import report_address
from site_builder.publication import Publication

BUNDLE = "pagefind"
"""The folder of the first index; those of others have this and a hyphen before what they hold."""
MOST_PAGES = 4000
"""In each of several indexes."""
NEWEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Shelf:
    """An index: its folder, the addresses of its pages, and the year of its reports, None with units."""

    folder: str
    pages: Sequence[str]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Shelves:
    """Every index of a site: those that each search reads, and those of older years, newest first."""

    first: Sequence[Shelf]
    older: Sequence[Shelf] = ()

    @property
    def folders(self) -> dict[str, str]:
        """The folder of the index that holds each page, by the page's address."""
        return {page: shelf.folder for shelf in (*self.first, *self.older) for page in shelf.pages}

    @property
    def older_years(self) -> tuple[int, ...]:
        """The years that only a search in everything reads, newest first."""
        return tuple(dict.fromkeys(shelf.year for shelf in self.older if shelf.year is not None))


def shelves(publication: Publication, together: int, most: int = MOST_PAGES) -> Shelves:
    """Return the indexes that hold every unit and report.

    Up to `together` pages have one; more have several of at most `most`.
    """
    units = [addresses.unit(unit) for unit in sorted(publication.units)]
    years: defaultdict[int, list[str]] = defaultdict(list)
    for report in publication.reports.values():
        years[report.year].append(report_address(report.id))
    if len(units) + len(publication.reports) <= together:
        return Shelves([Shelf(BUNDLE, [*units, *(page for pages in years.values() for page in pages)])])
    reports = {
        year: list(_cut(f"{BUNDLE}-{year}", sorted(years[year]), year, most))
        for year in sorted(years, reverse=True)
    }
    newest, older = list(reports.values())[:NEWEST_YEARS], list(reports.values())[NEWEST_YEARS:]
    return Shelves([*_cut(BUNDLE, units, None, most), *chain(*newest)], [*chain(*older)])


def _cut(folder: str, pages: Sequence[str], year: int | None, most: int) -> Iterator[Shelf]:
    """Yield the shelves of some pages, in their order: one more page moves none but those after it."""
    for number, start in enumerate(range(0, len(pages), most), start=1):
        yield Shelf(folder if number == 1 else f"{folder}.{number}", pages[start : start + most], year)
