"""Accepted exceptions from the rules: counted on the method page, explained on the report's own."""

from pathlib import Path

from site_builder.pages import method
from site_builder.pages.page import Page
from site_builder.publication import Publication
from tests import examples
from tests.pages.made import PRESS, pages, publication
from tests.pages.visible import texts

OLD_NUMBER = """
avtal: [EX 22-1]
undantag:
  - regel: avtalsnummer-form
    skal: Avtalet är äldre än nummerserien.
    av: Avtalsansvarig
    datum: 2024-12-09
"""


def excepted(folder: Path, count: int) -> Publication:
    """Return a publication where so many reports have one exception each."""
    root = examples.copy(folder)
    examples.change(root, OLD_NUMBER)
    text = (root / examples.REPORT).read_text("utf-8")
    for number in range(2, count + 1):
        path = (root / examples.REPORT).with_stem(f"exempelhemmet-{number}")
        path.write_text(text.replace("EX/2024/", f"EX/{2024}/{number}"), "utf-8")
    return publication(root)


def report_page(root: Path) -> Page:
    return pages(root)["rapporter/2024/exempelhemmet/"]


def test_the_count_leads_to_where_each_is_explained(tmp_path: Path) -> None:
    """To the facts of the report that has it."""
    html = method.thresholds(excepted(tmp_path, 1), PRESS)
    assert "Undantag från reglerna, i de rapporter som visas: 1." in html
    assert '<a href="../../rapporter/2024/exempelhemmet/#fakta">Exempelhemmet, uppföljning 2024</a>' in html


def test_a_report_says_what_was_excepted_and_why(tmp_path: Path) -> None:
    """The rule, the reason, the day and the role."""
    root = examples.copy(tmp_path)
    examples.change(root, OLD_NUMBER)
    said = (
        "Från regeln avtalsnummer-form: Avtalet är äldre än nummerserien. (9 december 2024, Avtalsansvarig)"
    )
    assert said in texts(report_page(root).html)


def test_without_exceptions_there_is_nothing_to_lead_to(tmp_path: Path) -> None:
    """Neither a list nor a fact."""
    root = examples.copy(tmp_path)
    html = method.thresholds(publication(root), PRESS)
    assert "Ingen rapport som visas har något undantag från reglerna." in html
    assert "<ul" not in html
    assert "Undantag från reglerna" not in texts(report_page(root).html)


def test_a_page_leads_to_twenty_and_says_where_the_rest_are(tmp_path: Path) -> None:
    """A method page stays one to read."""
    html = method.thresholds(excepted(tmp_path, method.MOST_LINKS + 3), PRESS)
    assert html.count("<li>") == method.MOST_LINKS + 1
    assert 'href="../oppna-data/#rapporter">3 rapporter till' in html


def test_a_second_number_that_is_hidden_is_explained(tmp_path: Path) -> None:
    """Why a larger one is hidden too."""
    html = method.thresholds(publication(examples.copy(tmp_path)), PRESS)
    assert "Då döljs ett tal till, även om det är större." in html
