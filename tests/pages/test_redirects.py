"""Old addresses of units lead to the new ones."""

from pathlib import Path

from site_builder.pages.page import Page
from tests import examples
from tests.pages.made import pages
from tests.pages.visible import links, texts

UNIT = "content/verksamheter/exempelhemmet.md"


def test_a_former_id_leads_to_the_units_page(tmp_path: Path) -> None:
    """At once for a browser, by a link for a reader, and not at all for a search engine."""
    root = examples.copy(tmp_path)
    examples.change(root, "tidigare_id: [hemmet]", UNIT)
    page = pages(root)["verksamheter/hemmet/"]
    assert page == Page(
        "verksamheter/hemmet/",
        "verksamhet",
        "Exempelhemmet har flyttat till en ny adress",
        "Sidan om Exempelhemmet finns nu på en ny adress.",
        page.html,
        indexed=False,
        moved_to="verksamheter/exempelhemmet/",
    )
    assert texts(page.html) == [
        "Exempelhemmet har flyttat till en ny adress",
        "Sidan finns nu här: Exempelhemmet",
    ]
    assert links(page.html) == [("Exempelhemmet", "../exempelhemmet/")]
