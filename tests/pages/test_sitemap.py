import re
from datetime import date

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


def test_more_pages_than_a_file_may_hold_make_several() -> None:
    """The sitemap then names them (sitemaps.org): no address is lost, and none stands twice."""
    full = sitemap((Entry(f"{number}/") for number in range(MAX_ADDRESSES)), "https://insyn.example/")
    assert list(full) == ["sitemap.xml"]
    assert full["sitemap.xml"].count(b"<url>") == 50_000
    files = sitemap((Entry(f"{number}/") for number in range(7)), "https://insyn.example/", most=3)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = files.pop("sitemap.xml").decode()
    assert re.findall("<sitemap><loc>([^<]*)</loc></sitemap>", index) == [
        f"https://insyn.example/{path}" for path in files
    ]
    places = [place for content in files.values() for place in re.findall(b"<url><loc>([^<]*)", content)]
    assert sorted(places) == [f"https://insyn.example/{number}/".encode() for number in range(7)]
