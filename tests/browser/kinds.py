"""What the browser visits. A new kind of page, or a new site, is one line here."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.site_copy import copy_site

SITES: dict[str, Callable[[Path], Path]] = {
    "own": copy_site,
}
"""Name of a site → what puts its content, theme and settings into a folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that one template makes."""

    name: str
    pattern: str  # of the whole address
    verdict: bool = False  # shows at least one verdict
    paper: bool = False  # made to be printed as well


KINDS = (
    Kind("start", "", verdict=True),
    Kind("method", "om/metod/", verdict=True),
    Kind("version", "om/version/"),
    Kind("units", "verksamheter/", verdict=True),
    Kind("unit", r"verksamheter/[^/]+/", verdict=True, paper=True),
    Kind("report", r"rapporter/\d{4}/[^/]+/", verdict=True, paper=True),
    Kind("measures", "atgarder/", paper=True),
    Kind("missing", r"404\.html"),
)

MANY = 12


def addresses_in(site: Path) -> list[str]:
    """Return the address of every page of a built site, in order."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


def of_kind(kind: Kind, addresses: list[str]) -> list[str]:
    """Return the addresses that belong to the kind."""
    return [address for address in addresses if re.fullmatch(kind.pattern, address)]


def telling(texts: dict[str, str]) -> list[str]:
    """Return the pages to look at closely, by address: every one, or of many those that differ.

    Of more than MANY pages one stays only if it has an element with a class, or an element without
    one, that no page before it has: every state is seen, and a large site is still checked in time.
    """
    if len(texts) <= MANY:
        return list(texts)
    seen: set[str] = set()
    chosen = []
    for address, text in texts.items():
        parts = set(re.findall(r'<[a-z][^\s>/]*|(?<=class=")[^"]+', text))
        if not parts <= seen:
            chosen.append(address)
            seen |= parts
    return chosen
