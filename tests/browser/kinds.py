"""What the browser visits. A new kind of page, or a new site, is one line here."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_builder.addresses import FAMILIES
from tests.demo_site import copy_demonstration
from tests.site_copy import copy_site

SITES: dict[str, Callable[[Path], Path]] = {"own": copy_site}
"""Name of a site → what puts its content, theme and settings into a folder."""
if "INSYN_VISIT_DEMONSTRATION" in os.environ:  # a quarter of an hour more: `make test-demonstration`
    SITES = {"demonstration": copy_demonstration}


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that one template makes: a family, or an ordinary page by its address."""

    name: str
    verdict: bool = False  # each page shows at least one verdict
    paper: bool = False  # made to be printed as well

    @property
    def pattern(self) -> str:
        """Return the pattern of the whole address."""
        parts = re.split(r"{\w+}", FAMILIES.get(self.name, self.name))
        return "[^/]+".join(map(re.escape, parts))


KINDS = (
    Kind("start", verdict=True),
    Kind("verksamheter", verdict=True),
    Kind("verksamhet", verdict=True, paper=True),
    Kind("rapport", verdict=True, paper=True),
    Kind("atgarder", paper=True),
    Kind("verksamhetsurval", verdict=True),
    Kind("atgardsurval"),
    Kind("jamfor"),
    Kind("jamforelse", verdict=True, paper=True),
    Kind("tjanst"),
    Kind("utforare", verdict=True),
    Kind("fokusomrade"),
    Kind("ar"),
    Kind("arsida"),
    Kind("namnd", paper=True),
    Kind("sok"),
    Kind("oppna-data"),
    Kind("andringar"),
    Kind("andringsurval"),
    Kind("ordlista"),
    Kind("tillganglighet"),
    Kind("version"),
    Kind("om/metod/", verdict=True),
    Kind("om/integritet/"),
    Kind("om/klagomal/"),
    Kind("404.html"),
)

MANY = 12


def addresses_in(site: Path) -> list[str]:
    """Return the address of every page of a built site, in order."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


def of_kind(kind: Kind, addresses: list[str]) -> list[str]:
    """Return the addresses that belong to the kind."""
    return [address for address in addresses if re.fullmatch(kind.pattern, address)]


def moved_to(html: str) -> str | None:
    """Return where a page sends its reader on to, relative to itself; None when it stays."""
    found = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    return found[1] if found else None


def telling(texts: dict[str, str]) -> list[str]:
    """Return the addresses of the pages to look at: every one, or of many those that differ.

    Of more than MANY pages one stays only if it has an element with a class, or an element without
    one, that no page before it has: every state is seen, and a large site is still looked at in time.
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
