"""The sitemap: every page that search engines may show, with the day its facts last changed.

The protocol (sitemaps.org 0.9) allows 50 000 addresses in a file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import escape

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_ADDRESSES = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address, and the day its facts last changed, where known."""

    address: str
    updated: date | None = None


def sitemap(entries: Iterable[Entry], site_url: str) -> dict[str, bytes]:
    """Return the files of the sitemap by path. `site_url` ends with a slash.

    Raises ValueError for more pages than one file may hold.
    """
    listed = sorted(entries, key=lambda entry: entry.address)
    if len(listed) > MAX_ADDRESSES:
        raise ValueError(f"{len(listed)} pages do not fit in one sitemap of {MAX_ADDRESSES}.")
    rows = "".join(_row(entry, site_url) for entry in listed)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{rows}</urlset>\n'
    return {"sitemap.xml": text.encode()}


def _row(entry: Entry, site_url: str) -> str:
    place = f"<loc>{escape(site_url + quote(entry.address))}</loc>"
    day = f"<lastmod>{entry.updated.isoformat()}</lastmod>" if entry.updated else ""
    return f"<url>{place}{day}</url>\n"
