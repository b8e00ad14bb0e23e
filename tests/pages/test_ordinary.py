import markdown  # type: ignore[import-untyped]  # Python-Markdown ships no types
import pytest

from site_builder.findings import Finding, Severity
from site_builder.pages import ordinary

PAGE = """
# Så granskar vi

Kommunen *följer upp*.

<!-- insyn:tal -->

## Årets områden

- ett

Text.

1. två

<!-- insyn:skala -->

### Under

> ## Citerad rubrik

## Sedan

| a |
|---|
| b |
"""

ARTICLE = """<div class="head">
<div class="md-grid">
<h1 id="sa-granskar-vi">Så granskar vi</h1>
<p class="head__lead">Kommunen <em>följer upp</em>.</p>
<!-- insyn:tal -->

</div>
</div>
<div class="md-grid">
<section aria-labelledby="arets-omraden" class="section">
<h2 class="section__heading" id="arets-omraden">Årets områden</h2>
<div class="section__body">
<ul class="bullets">
<li>ett</li>
</ul>
<p>Text.</p>
<ol class="numbered">
<li>två</li>
</ol>
<!-- insyn:skala -->

<h3 id="under">Under</h3>
<blockquote>
<h2 id="citerad-rubrik">Citerad rubrik</h2>
</blockquote>
</div>
</section>
<section aria-labelledby="sedan" class="section">
<h2 class="section__heading" id="sedan">Sedan</h2>
<div class="section__body">
<table class="table">
<thead>
<tr>
<th>a</th>
</tr>
</thead>
<tbody>
<tr>
<td>b</td>
</tr>
</tbody>
</table>
</div>
</section>
</div>"""


def article(text: str) -> str:
    """Return the article that MkDocs gets from a Markdown text."""
    html: str = markdown.markdown(
        text,
        extensions=["toc", "tables", "footnotes", "attr_list", ordinary.Sections()],
        extension_configs={"toc": {"slugify": ordinary.slugify}},
    )
    return html


def test_blocks_become_a_head_and_sections() -> None:
    """Only headings at the page's own level begin a section; a quoted one is part of the quotation."""
    assert article(PAGE) == ARTICLE


def test_a_page_without_sections_is_a_head_alone() -> None:
    """A short page needs no headings."""
    assert article("# Kort\n\nText.") == (
        '<div class="head">\n<div class="md-grid">\n<h1 id="kort">Kort</h1>\n'
        '<p class="head__lead">Text.</p>\n</div>\n</div>'
    )


def test_a_page_that_begins_with_a_section_has_no_empty_head() -> None:
    """An empty band would be a coloured stripe."""
    assert article("## Först").startswith('<div class="md-grid">\n<section')


def test_a_class_of_the_editors_own_is_kept() -> None:
    """`{: .soft }` under a paragraph chooses another look."""
    assert '<p class="soft">Text.</p>' in article("# A\n\nText.\n{: .soft }")


@pytest.mark.parametrize(("text", "anchor"), [("Åtgärder & krav", "atgarder-krav"), ("Öppna", "oppna")])
def test_an_anchor_is_made_as_in_reports(text: str, anchor: str) -> None:
    """Lower case, without the letters that become codes in an address."""
    assert f'id="{anchor}"' in article(f"# {text}")


def test_crumbs_stand_first_in_the_head() -> None:
    """Steps without a page of their own are text."""
    way = ordinary.crumbs([("Om <oss>", None), ("Verksamheter", "../")], "Du är här")
    assert way == (
        '<nav class="crumbs" aria-label="Du är här"><ol><li>Om &lt;oss&gt;</li>'
        '<li><a href="../">Verksamheter</a></li></ol></nav>\n'
    )
    assert ordinary.with_crumbs(article("# Kort"), way).startswith(
        f'<div class="head">\n<div class="md-grid">\n{way}<h1'
    )


def test_a_page_at_the_top_has_no_crumbs() -> None:
    """A way of no steps is no way."""
    assert ordinary.crumbs([], "Du är här") == ""


def test_markers_are_replaced_by_generated_parts() -> None:
    """What is generated goes in as it is, a backslash and all."""
    fragments = {"tal": r"<p>\1</p>", "skala": "<dl></dl>"}
    html = ordinary.with_fragments(article(PAGE), fragments)
    assert r"<p>\1</p>" in html
    assert "insyn:" not in html
    assert ordinary.used_fragments(article(PAGE), fragments) == "<p>\\1</p>\n<dl></dl>"


def test_a_marker_without_a_part_is_a_finding_in_its_place() -> None:
    """The editor sees which ones there are."""
    text = "# A\n\n<!-- insyn:tal -->\n  <!--insyn:skalan-->\n"
    assert ordinary.unknown_markers("content/om/metod.md", text, {"tal", "skala"}) == [
        Finding(
            "content/om/metod.md",
            4,
            3,
            "okand-markor",
            Severity.ERROR,
            "Det finns ingen del som heter ”skalan” att lägga in här.",
            "Välj en av: skala, tal. Eller ta bort raden.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "css_class"),
    [
        ("1. **Granska.** Läs.\n2. **Bedöm.** Skriv.", "steps"),
        ("1. **Granska.** Läs.\n2. Skriv.", "numbered"),
        ("1. Läs **allt**.\n2. Skriv.", "numbered"),
    ],
)
def test_numbered_items_that_begin_in_bold_are_steps(text: str, css_class: str) -> None:
    """What an editor writes as steps is shown as steps, without a class to remember."""
    html = markdown.Markdown(extensions=[ordinary.Sections()]).convert(f"## Så går det till\n\n{text}")
    assert f'<ol class="{css_class}">' in html


def test_a_comment_is_not_published() -> None:
    """It is a note of those who write; only the markers become something."""
    html = "<p>Före</p>\n<!-- Fråga Anna\nom detta -->\n<!-- insyn:skala -->\n<p>&lt;!-- kod --&gt;</p>"
    made = ordinary.with_fragments(html, {"skala": "<ul></ul>"})
    assert made == "<p>Före</p>\n\n<ul></ul>\n<p>&lt;!-- kod --&gt;</p>"
