"""A Markdown body becomes safe HTML whose links and headings lead where they should."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.addresses import in_page, of_file, report, resolve, unit
from site_builder.prose import Piece, anchors, outline, render
from site_builder.publication import publish
from site_builder.register import read_register
from tests import examples

BODY = """## Årets *mål*

Se [**mer** om](../x.md "titel") och ![bild `kod`](b.png).

[![Inuti](c.png)](d/)

### Mål
"""


def test_outline_tells_headings_links_and_pictures_where_they_start() -> None:
    """Offsets are in characters, also after letters of two bytes, and words are without marks."""
    pieces = list(outline(BODY))
    assert pieces == [
        Piece("heading", 0, "Årets mål", level=2),
        Piece("link", BODY.index("[**mer"), "mer om", target="../x.md"),
        Piece("image", BODY.index("![bild"), "bild kod", target="b.png"),
        Piece("image", BODY.index("![Inuti"), "Inuti", target="c.png"),
        Piece("link", BODY.index("[![Inuti"), "Inuti", target="d/"),
        Piece("heading", BODY.index("### Mål"), "Mål", level=3),
    ]


def test_anchors_of_headings_are_told_apart() -> None:
    """Equal headings have different anchors, and none is an anchor of the page's own."""
    assert anchors("## Mål\n\n### Mål\n\n## Mål\n") == {"text-mal", "text-mal-2", "text-mal-3"}


def test_headings_of_a_unit_go_down_a_level() -> None:
    """Its text stands under a heading of the page, and can be linked to."""
    prose = render("Först.\n\n## A & B\n\nSedan.\n")
    assert prose.below == '<p>Först.</p><h3 id="text-a-b">A &amp; B</h3>\n<p>Sedan.</p>'


def test_links_and_pictures_are_led_from_the_page() -> None:
    """A function says where to; footnotes lead within the text, and no quotation mark gets out."""
    body = '[a](b.md "t") ![c](d.png)[^1] [e](f"g.md)\n\n[^1]: Not.\n'
    html = render(body, lambda link: f"{link}?<").sections[0].html
    assert 'href="b.md?&lt;" title="t"' in html
    assert 'src="d.png?&lt;"' in html
    assert 'href="#fotnot-1"' in html
    assert 'f"g' not in html


def test_link_that_leads_nowhere_for_readers_becomes_words() -> None:
    """The words stay."""
    assert render("[mer](b.md)", lambda _: None).sections[0].html == "<p><a>mer</a></p>"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("om/index.md", "om/"),
        ("om/metod.md", "om/metod/"),
        ("rapporter/2024/a-b.md", report(2024, "a-b")),
        ("verksamheter/a.md", unit("a")),
        ("bilder/a.png", "bilder/a.png"),
    ],
)
def test_each_content_file_has_its_address(path: str, address: str) -> None:
    """The same that pages are written to."""
    assert of_file(path) == address


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("../2023/b.md", "../../2023/b/"),
        ("../2023/b.md#mal", "../../2023/b/#text-mal"),
        ("b.md", "../b/"),
        ("/verksamheter/b.md", "../../../verksamheter/b/"),
        ("/verksamheter/b/#text-mal", "../../../verksamheter/b/#text-mal"),
        ("../../2023/b/", "../../2023/b/"),
        ("../../index.md", "../../../"),
        ("/", "../../../"),
        ("../../om/metod.md#steg", "../../../om/metod/#steg"),
        ("../../bilder/b.png", "../../../bilder/b.png"),
        ("/bilder/b.png", "../../../bilder/b.png"),
        ("#mal", "#text-mal"),
        ("a.md#mal", "./#text-mal"),
        ("https://a.example/b.md#c", "https://a.example/b.md#c"),
        ("//a.example/b.md", "//a.example/b.md"),
        ("mailto:a@a.example", "mailto:a@a.example"),
    ],
)
def test_link_in_a_file_is_led_from_its_page(link: str, led: str) -> None:
    """Files go from the file, addresses from the page, a slash from the root."""
    assert in_page("rapporter/2024/a.md", link) == led


@given(st.lists(st.sampled_from(["a", "b", ".."]), max_size=5), st.sampled_from(["x.md", "x.png", "x/"]))
def test_led_link_never_leaves_the_site(steps: list[str], name: str) -> None:
    """However many steps up it takes, it ends where the link from the file does."""
    link = "/".join([*steps, name])
    page = "rapporter/2024/a/"
    start = page if name == "x/" else "rapporter/2024/a.md"
    assert resolve(page, in_page("rapporter/2024/a.md", link)) == of_file(resolve(start, link))


def test_link_to_a_draft_is_words_until_the_draft_is_published(tmp_path: Path) -> None:
    """A draft's address is not given away, and stops no build."""
    root = examples.copy(tmp_path)
    draft = "rapporter/2023/exempelhemmet.md"
    examples.add(root, [draft])
    examples.change_body(root, "Se [förra året](../2023/exempelhemmet.md#verksamhetsoversikt).\n")
    examples.change(root, "utkast: true", f"content/{draft}")
    assert _html(root) == "<p>Se <a>förra året</a>.</p>"
    examples.change(root, "utkast: false", f"content/{draft}")
    link = "../../2023/exempelhemmet/#text-verksamhetsoversikt"
    assert _html(root) == f'<p>Se <a href="{link}">förra året</a>.</p>'


def _html(root: Path) -> str:
    today = date(2025, 1, 15)
    register = read_register(root, today)
    assert register.findings == ()
    return publish(register, today).reports["2024/exempelhemmet"].prose.sections[0].html


PIECES = [
    *(
        "ord",
        " ",
        "\n",
        "\n\n",
        "**",
        "*",
        "`",
        "|",
        "\n|a|b|\n|-|:-|\n|",
        "# ",
        "\n## ",
        "\n- ",
        "\n  - ",
        "\n> ",
    ),
    *(
        "\n1. ",
        "\n4) ",
        "[a](b)",
        "![a](b)",
        "<b>",
        "<",
        "&",
        "\u00a0",
        "\n---\n",
        "[^1]",
        "\n[^1]: ",
        "  \n",
        "\n    ",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join).filter(str.strip))
def test_html_that_needs_no_cleaning_is_what_the_cleaner_would_make_of_it(body: str) -> None:
    """A first paragraph that must be cleaned changes nothing in what follows it."""
    assert render(f"&amp;\n\n{body}").html == f"<p>&amp;</p>\n{render(body).html}"
