import json
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.pages.search import bundle_folders, search_page, shelves
from site_builder.pages.searched import document, frequent_words, small_index
from site_builder.pages.templates import Index
from tests import examples
from tests.pages import made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the invented municipality's folder."""
    return examples.copy(tmp_path)


def test_the_small_index_knows_names_case_numbers_and_years(root: Path) -> None:
    """What Pagefind takes for anything is found here, with the address it leads to."""
    made.add_second_report(root)
    index = json.loads(small_index(made.publication(root)))
    names = {(name, address) for name, address, _ in index["names"]}
    assert ("Exempelhemmet", "verksamheter/exempelhemmet/") in names
    assert ["EX/2025/0001", "rapporter/2025/exempelhemmet/", "Exempelhemmet 2025"] in index["cases"]
    assert index["years"] == {"2025": "ar/2025/", "2024": "ar/2024/"}


def test_every_address_of_the_small_index_is_a_page(root: Path) -> None:
    """Nothing that is looked up leads nowhere."""
    index = json.loads(small_index(made.publication(root)))
    leads = {address for _, address, _ in index["names"] + index["cases"]} | set(index["years"].values())
    assert leads <= made.pages(root).keys()


def test_frequent_words_are_those_of_the_reports(root: Path) -> None:
    """In lower case, without numbers and short words, so that "menade du" offers what can be found."""
    words = frequent_words(made.publication(root))
    assert words
    assert all(word == word.lower() and word.isalpha() and len(word) > 3 for word in words)
    assert len(set(words)) == len(words) <= 2000


def test_units_and_reports_are_searched_with_their_facets(root: Path) -> None:
    """Each by service, verdict, year and who runs it; lists, which repeat them, are not."""
    publication, address = made.publication(root), "rapporter/2024/exempelhemmet/"
    assert {place.partition("/")[0] for place in shelves(publication)} == {"verksamheter", "rapporter"}
    report = document(made.pages(root)[address], "report", "2024/exempelhemmet", publication).decode()
    assert '<meta data-pagefind-filter=ar[content] content="2024">' in report
    for name in ("tjanst", "bedomning", "drivs"):
        assert f"data-pagefind-filter={name}[content]" in report


def test_one_index_holds_up_to_five_thousand_documents() -> None:
    """Beyond that there are more, which the page merges."""
    assert bundle_folders(0) == bundle_folders(5000) == ["pagefind"]
    assert bundle_folders(5001) == ["pagefind", "pagefind-2"]


def test_each_index_is_filled_before_the_next(root: Path) -> None:
    """Units first, then the newest reports, which most searches are about."""
    assert list(shelves(made.publication(root), most=1).values())[:2] == ["pagefind", "pagefind-2"]


def test_the_search_page_offers_lists_without_script(root: Path) -> None:
    """Who has no JavaScript is told so, and led to where the same is found."""
    html = made.pages(root)["sok/"].html
    assert "Sökningen behöver JavaScript." in html
    for link in ("../verksamheter/", "../atgarder/", "../ar/"):
        assert f'href="{link}"' in html


@pytest.mark.parametrize(
    ("index", "said"),
    [("fresh", ""), ("earlier", "Träffarna är från ett tidigare bygge"), ("missing", "Sökindexet saknas")],
)
def test_the_page_says_which_index_it_has(root: Path, index: Index, said: str) -> None:
    """A preview searches what was last built, and a site without an index finds names alone."""
    page = search_page(made.publication(root), replace(made.PRESS, index=index))
    assert ("notice" in page.html) == bool(said)
    assert said in page.html
