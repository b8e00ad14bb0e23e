"""Lists that filter: pages of at most 200 rows, one list of pages for each value of each filter.

Every filter is a link to a page made here, so that it works without a script. With one (theme/assets/list.js)
the list's first page filters at once, and combines filters; it then needs every row, and fetches those that
are not on the page.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import split

from markupsafe import Markup

from site_builder import addresses
from site_builder.pages.templates import Press, safe
from site_builder.pages.views import SITE, links_from
from site_builder.wording import Words

SAID = SITE.filters
MOST_ROWS = 200
SCRIPT = "list"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its values by filter, and its HTML as the list's own page and as other pages show it."""

    values: Mapping[str, tuple[str, ...]]
    own: Markup
    chosen: Markup


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter: the rows that have it stand under `heading` where it is not the list's usual."""

    id: str
    label: str
    heading: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter. `usual` is the value that holds where none is chosen; without one, all rows are shown."""

    id: str
    label: str
    values: tuple[Value, ...]
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: where its pages are, what it filters by, all its rows in order, and its own words."""

    name: str
    address: str
    family: str
    facets: tuple[Facet, ...]
    rows: tuple[Row, ...]
    said: Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A link of a filter, with the number of rows behind it."""

    value: Value
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A filter's links."""

    facet: Facet
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page is among its list's; `before` and `after` lead on, where there is a page."""

    page: int
    of: int
    before: str
    after: str

    @property
    def said(self) -> str:
        """Which page it is: `Sida 1 av 3`."""
        return str(SAID.page.format(page=self.page, of=self.of))


@dataclass(frozen=True, slots=True)
class View:
    """One page of a list: its address, filters and rows. `file` holds every row, where this page does not."""

    address: str
    own: str
    chosen: Value | None
    groups: tuple[Group, ...]
    rows: Markup
    count: int
    total: int
    paging: Paging
    file: str
    said: Words
    files: Mapping[str, bytes]
    scripts: tuple[str, ...]

    @property
    def hits(self) -> str:
        """How many rows the filters leave, as the page says it."""
        return str(
            (self.said.hits if self.count else self.said.none).format(count=self.count, total=self.total)
        )

    @property
    def button(self) -> str:
        """What the button says that opens the filters on a phone."""
        return str(self.said.button.format(count=self.count, total=self.total))


def views(listing: Listing, press: Press) -> Iterator[View]:
    """Yield the list's own pages, then those of each value of each filter."""
    script = press.script(SCRIPT)
    counts = {facet.id: _counts(listing, facet) for facet in listing.facets}
    yield from _pages(listing, counts, script, None, None)
    for facet in listing.facets:
        for value in facet.values:
            if value.id != facet.usual:
                yield from _pages(listing, counts, script, facet, value)


def used_values(
    rows: Sequence[Mapping[str, tuple[str, ...]]], facet_id: str, values: Sequence[Value]
) -> tuple[Value, ...]:
    """Return the values that some row has; none when they all have the same one, as there is no choice."""
    used = {value for row in rows for value in row[facet_id]}
    left = tuple(value for value in values if value.id in used)
    return left if len(left) > 1 else ()


def _pages(
    listing: Listing,
    counts: Mapping[str, Counter[str]],
    script: Mapping[str, bytes],
    facet: Facet | None,
    value: Value | None,
) -> Iterator[View]:
    rows = _left(listing, facet, value)
    parts = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)] or [[]]
    for number, part in enumerate(parts, 1):
        here = _address(listing, facet, value, number)
        first = facet is None and number == 1
        file = _file(listing) if first and len(part) < len(listing.rows) else {}
        to = links_from(here)
        yield View(
            here,
            to(listing.address),
            value,
            _groups(listing, counts, facet, value, here),
            safe("".join(row.own if first else row.chosen for row in part)),
            len(rows),
            len(listing.rows),
            Paging(
                number,
                len(parts),
                to(_address(listing, facet, value, number - 1)) if number > 1 else "",
                to(_address(listing, facet, value, number + 1)) if number < len(parts) else "",
            ),
            next(map(to, file), ""),
            listing.said,
            {**script, **file},
            tuple(script),
        )


def _address(listing: Listing, facet: Facet | None, value: Value | None, page: int) -> str:
    """Return a page's address; the second page of the whole list stands beside those of its filters."""
    if facet is None or value is None:
        return listing.address if page == 1 else addresses.chosen(listing.family, "alla", "sida", page)
    return addresses.chosen(listing.family, facet.id, value.id, page)


def _left(listing: Listing, facet: Facet | None, value: Value | None) -> list[Row]:
    """Return the rows that a value leaves; the other filters have their usual values."""
    wanted = {each.id: each.usual for each in listing.facets if each.usual}
    if facet is not None and value is not None:
        wanted[facet.id] = value.id
    return [row for row in listing.rows if all(v in row.values[key] for key, v in wanted.items())]


def _groups(
    listing: Listing,
    counts: Mapping[str, Counter[str]],
    facet: Facet | None,
    chosen: Value | None,
    here: str,
) -> tuple[Group, ...]:
    """Return the filters as they are on a page: of another filter than its own, no value is current."""
    to = links_from(here)
    found = []
    for each in listing.facets:
        whole = Value("", SAID.all)
        choices = []
        for value in each.values if each.usual else (whole, *each.values):
            usual = value.id == each.usual
            place = listing.address if usual else addresses.chosen(listing.family, each.id, value.id)
            current = chosen == value if each == facet else facet is None and usual
            choices.append(Choice(value, counts[each.id][value.id], to(place), current))
        if choices[1:]:
            found.append(Group(each, tuple(choices)))
    return tuple(found)


def _counts(listing: Listing, facet: Facet) -> Counter[str]:
    """Return how many rows each value of a filter leaves, and all of them under the empty value."""
    others = [each for each in listing.facets if each.usual and each != facet]
    rows = [row for row in listing.rows if all(each.usual in row.values[each.id] for each in others)]
    counts = Counter(value for row in rows for value in row.values[facet.id])
    counts[""] = len(rows)
    return counts


def _file(listing: Listing) -> dict[str, bytes]:
    """Return the file of every row of a list, by its address."""
    content = compact([str(row.own) for row in listing.rows])
    return {addresses.asset(listing.name, content, "json"): content}


def compact(rows: Sequence[str]) -> bytes:
    """Return rows of HTML as JSON: a part that comes twice stands once, and rows name it by its number."""
    cut = [[part for part in split(r"(<[^>]*>)", row) if part] for row in rows]
    times = Counter(part for row in cut for part in row)
    shared = {part: place for place, part in enumerate(part for part, count in times.items() if count > 1)}
    whole = {"parts": list(shared), "rows": [[shared.get(part, part) for part in row] for row in cut]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
