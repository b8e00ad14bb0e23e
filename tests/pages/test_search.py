import json
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.pages.search import search_page
from site_builder.pages.searched import case_index, document, frequent_words, small_index
from site_builder.pages.shelves import shelves
from site_builder.pages.templates import Index
from site_builder.publication import Publication
from tests import examples
from tests.pages import made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the invented municipality's folder."""
    return examples.copy(tmp_path)


def test_the_small_indexes_know_names_case_numbers_and_years(root: Path) -> None:
    """What Pagefind takes for anything is found here, with the address it leads to."""
    made.add_second_report(root)
    publication = made.publication(root)
    index, cases = json.loads(small_index(publication)), json.loads(case_index(publication))
    names = {(name, address) for name, address, _ in index["names"]}
    assert ("Exempelhemmet", "verksamheter/exempelhemmet/") in names
    assert ["EX/2025/0001", "rapporter/2025/exempelhemmet/", "Exempelhemmet 2025"] in cases
    assert index["years"] == {"2025": "ar/2025/", "2024": "ar/2024/"}


def test_every_address_of_the_small_index_is_a_page(root: Path) -> None:
    """Nothing that is looked up leads nowhere."""
    publication = made.publication(root)
    index, cases = json.loads(small_index(publication)), json.loads(case_index(publication))
    leads = {address for _, address, _ in index["names"] + cases} | set(index["years"].values())
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
    assert {place.partition("/")[0] for place in shelves(publication, 5000).folders} == {
        "verksamheter",
        "rapporter",
    }
    report = document(made.pages(root)[address], "report", "2024/exempelhemmet", publication).decode()
    assert '<meta data-pagefind-filter=ar[content] content="2024">' in report
    for name in ("tjanst", "bedomning", "drivs"):
        assert f"data-pagefind-filter={name}[content]" in report


def test_a_site_of_ordinary_size_has_one_index(root: Path) -> None:
    """Nothing is older than what each search reads."""
    found = shelves(made.publication(root), together=5000)
    assert ([shelf.folder for shelf in found.first], found.older) == (["pagefind"], ())
    assert "aldre" not in made.pages(root)["sok/"].html


def years(root: Path, newest: int, oldest: int) -> Publication:
    """Return the invented municipality with a report a year."""
    publication = made.publication(root)
    found = publication.reports["2024/exempelhemmet"]
    return replace(
        publication,
        reports={
            f"{year}/exempelhemmet": replace(found, id=f"{year}/exempelhemmet", year=year)
            for year in range(newest, oldest - 1, -1)
        },
    )


def test_a_large_site_has_indexes_by_year(root: Path) -> None:
    """The units' and the three newest years' are read by each search, older ones when they are asked for."""
    found = shelves(years(root, 2025, 2021), together=1, most=1)
    first = {shelf.folder: shelf.pages for shelf in found.first}
    assert first["pagefind-2025"] == ["rapporter/2025/exempelhemmet/"]
    assert [folder for folder in first if "-" in folder] == [
        "pagefind-2025",
        "pagefind-2024",
        "pagefind-2023",
    ]
    assert [shelf.folder for shelf in found.older] == ["pagefind-2022", "pagefind-2021"]
    assert found.older_years == (2022, 2021)


def test_no_index_holds_more_than_it_may(root: Path) -> None:
    """What makes it needs memory for each page."""
    publication = years(root, 2025, 2021)
    same_year = {key: replace(each, year=2025) for key, each in publication.reports.items()}
    found = shelves(replace(publication, reports=same_year), together=1, most=2)
    assert [(shelf.folder, len(shelf.pages)) for shelf in found.first if shelf.year] == [
        ("pagefind-2025", 2),
        ("pagefind-2025.2", 2),
        ("pagefind-2025.3", 1),
    ]
    assert len(found.folders) == len(publication.units) + 5


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
