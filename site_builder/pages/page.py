"""What the page families make: pages, their headings, and the frame round them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from site_builder import palette


class Heading(NamedTuple):
    """A heading that the page's own list of contents links to."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page, without its frame.

    `address` ends with a slash and has the shape of `addresses.FAMILIES[family]`. `title` and
    `description` are plain text, `html` is what stands in the article. `updated` is the day the page's facts
    last changed, `source` the content file it is made from, relative to content/. A page that is not
    `indexed` asks search engines to leave it out, and is not in the sitemap. A page that was `moved_to`
    another address sends its readers on. `scripts` are the addresses of the modules it loads; `files` are
    what it brings along: the bytes of each, by its address.
    """

    address: str
    family: str
    title: str
    description: str
    html: str
    toc: tuple[Heading, ...] = ()
    updated: date | None = None
    source: str | None = None
    indexed: bool = True
    moved_to: str | None = None
    scripts: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame that leaves the site: a web address, `mailto:` or `tel:`."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the main menu; `beneath` are the starts of further addresses that belong to it."""

    text: str
    address: str
    beneath: tuple[str, ...] = ()

    def current(self, address: str) -> str:
        """Return `aria-current` on the page at `address`: "page", "true" for a page beneath, or empty."""
        if address == self.address:
            return "page"
        return "true" if address.startswith((self.address, *self.beneath)) else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round every page; the same for the whole site.

    `municipality` is the full name ("Nynäshamns kommun"), `committee` the heading over its contact links.
    `notice` is what every page must say of itself, such as that the site is a demonstration; empty where
    there is nothing to say. `colour` is "#rrggbb".
    """

    municipality: str
    committee: str
    tabs: tuple[Tab, ...]
    site_name: str = "Insyn"
    notice: str = ""
    contact: tuple[Link, ...] = ()
    licence: Link | None = None
    colour: str = palette.DEFAULT
