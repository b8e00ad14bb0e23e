"""Pages with several long lists: a page shows so many rows of each, and the pages after it go on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.pages.lists import MOST_ROWS, Paging
from site_builder.pages.views import SITE, Anchor, links_from

SAID = SITE.filters


@dataclass(frozen=True, slots=True)
class Share:
    """What a page shows of one group of a list: its rows, or on the first page where they begin."""

    rows: slice
    begins: Anchor | None

    def __bool__(self) -> bool:
        """Whether there is something to show."""
        return self.begins is not None or self.rows.start < self.rows.stop


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages: its number, of how many, and the address of each."""

    page: int
    of: int
    at: Callable[[int], str]

    @property
    def address(self) -> str:
        """The page's own address."""
        return self.at(self.page)

    @property
    def paging(self) -> Paging | None:
        """The way to the pages before and after; None for a page that is the only one."""
        if self.of == 1:
            return None
        to = links_from(self.address)
        before = to(self.at(self.page - 1)) if self.page > 1 else ""
        after = to(self.at(self.page + 1)) if self.page < self.of else ""
        return Paging(self.page, self.of, before, after)

    def titled(self, title: str) -> str:
        """Return the page's title, with its number from the second on."""
        return title if self.page == 1 else str(SAID.titled.format(title=title, page=self.page))

    def trail(self, above: Sequence[Anchor], title: str) -> tuple[Anchor, ...]:
        """Return the crumbs above the page: from the second on, the first page is one of them."""
        if self.page == 1:
            return tuple(above)
        return (*above, Anchor(title, links_from(self.address)(self.at(1))))

    def shares(self, lengths: Sequence[int]) -> Iterator[Share]:
        """Yield what the page shows of each group of a list: its rows follow those of the group before.

        The first page names every group, so that links to it lead somewhere.
        """
        first, last, to = (self.page - 1) * MOST_ROWS, self.page * MOST_ROWS, links_from(self.address)
        above = 0
        for length in lengths:
            rows = slice(*(min(max(edge - above, 0), length) for edge in (first, last)))
            begins = above // MOST_ROWS + 1
            later = length and self.page == 1 < begins
            link = Anchor(SAID.begins.format(page=begins), to(self.at(begins))) if later else None
            yield Share(rows, link)
            above += length

    def share(self, length: int) -> slice:
        """Return which rows of a list without groups the page shows."""
        return next(self.shares([length])).rows


def parts(at: Callable[[int], str], *lengths: int) -> Iterator[Part]:
    """Yield the pages that lists of some lengths need, at least one."""
    of = max(1, -(-max(lengths, default=0) // MOST_ROWS))
    for page in range(1, of + 1):
        yield Part(page, of, at)
