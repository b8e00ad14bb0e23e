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
WHOLE = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address, and the day its facts last changed, where known."""

    address: str
    updated: date | None = None


def sitemap(entries: Iterable[Entry], site_url: str, most: int = MAX_ADDRESSES) -> dict[str, bytes]:
    """Return the files of the sitemap by path: one, or an index of several. `site_url` ends with a slash."""
    listed = sorted(entries, key=lambda entry: entry.address)
    parts = [listed[start : start + most] for start in range(0, len(listed), most)] or [[]]
    if len(parts) == 1:
        return {WHOLE: _file("urlset", (_row(entry, site_url) for entry in listed))}
    files = {
        f"sitemap-{number}.xml": _file("urlset", (_row(entry, site_url) for entry in part))
        for number, part in enumerate(parts, 1)
    }
    places = (f"<sitemap><loc>{escape(site_url + path)}</loc></sitemap>\n" for path in files)
    return {WHOLE: _file("sitemapindex", places), **files}


def _file(root: str, rows: Iterable[str]) -> bytes:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n'
    return f"{start}{''.join(rows)}</{root}>\n".encode()


def _row(entry: Entry, site_url: str) -> str:
    place = f"<loc>{escape(site_url + quote(entry.address))}</loc>"
    day = f"<lastmod>{entry.updated.isoformat()}</lastmod>" if entry.updated else ""
    return f"<url>{place}{day}</url>\n"
