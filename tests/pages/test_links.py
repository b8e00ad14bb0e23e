import pytest

from site_builder.pages.links import broken, linked

HEADING = '<h2 class="x" id="krav">Krav</h2>'


def lost(html: str) -> list[str]:
    """Return the broken links of some HTML on the page of a unit."""
    pages = [linked("verksamheter/a/", HEADING + html), linked("", HEADING.replace("krav", "start"))]
    return list(broken(pages, {"assets/insyn.css"}.__contains__))


@pytest.mark.parametrize(
    "link",
    [
        "./",
        "../../",
        "#krav",
        "#innehall",
        "../a/#krav",
        "?ar=2024#krav",
        "../../assets/insyn.css",
        "https://example.org/#x",
        "mailto:a@example.org",
    ],
)
def test_a_link_to_what_exists_is_whole(link: str) -> None:
    """Pages, their anchors, files, and everything outside the site."""
    assert lost(f'<a class="x" href="{link}">') == []


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("../b/", "verksamheter/b/"),
        ("../a", "verksamheter/a"),
        ("#kravet", "#kravet"),
        ("../../#krav", "#krav"),
        ("../../assets/insyn.js", "assets/insyn.js"),
        ("../../assets/insyn.css#x", "assets/insyn.css#x"),
        ("/", "/"),
    ],
)
def test_a_link_to_nothing_is_named_with_its_page(link: str, place: str) -> None:
    """A reader who follows it would stand before an empty page."""
    assert lost(f'<p><a href="{link}">') == [f"verksamheter/a/: {place}"]


def test_a_broken_link_is_named_once_a_page() -> None:
    """The same link in each row of a table is one mistake."""
    assert lost('<a href="x/">1</a> <a href="x/">2</a> <img alt="" src="y.png">') == [
        "verksamheter/a/: verksamheter/a/x/",
        "verksamheter/a/: verksamheter/a/y.png",
    ]


def test_what_is_written_in_text_is_no_link() -> None:
    """Escaped markup and other attributes do not lead anywhere."""
    assert lost('&lt;a href="x/"&gt; <p data-href="x/" title="href=x/">') == []
