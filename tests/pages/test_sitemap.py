from datetime import date

import pytest

from site_builder.pages.sitemap import MAX_ADDRESSES, Entry, sitemap


def test_each_page_has_its_whole_address_and_its_own_day() -> None:
    """A page without a known day has none: search engines stop trusting invented ones."""
    entries = [Entry("verksamheter/a/", date(2024, 11, 20)), Entry("")]
    assert sitemap(entries, "https://insyn.example/") == {
        "sitemap.xml": (
            b'<?xml version="1.0" encoding="UTF-8"?>\n'
            b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            b"<url><loc>https://insyn.example/</loc></url>\n"
            b"<url><loc>https://insyn.example/verksamheter/a/</loc><lastmod>2024-11-20</lastmod></url>\n"
            b"</urlset>\n"
        )
    }


def test_an_address_is_escaped() -> None:
    """The file is XML, and its addresses are URLs."""
    assert (
        b"<loc>https://x.example/?a&amp;b/%C3%A5/</loc>"
        in sitemap([Entry("å/")], "https://x.example/?a&b/")["sitemap.xml"]
    )


def test_more_pages_than_the_protocol_allows_are_refused() -> None:
    """A file that search engines throw away would be worse than a build that stops."""
    full = sitemap((Entry(f"{number}/") for number in range(MAX_ADDRESSES)), "https://insyn.example/")
    assert full["sitemap.xml"].count(b"<url>") == 50_000
    with pytest.raises(ValueError, match="50001"):
        sitemap((Entry(f"{number}/") for number in range(MAX_ADDRESSES + 1)), "https://insyn.example/")
