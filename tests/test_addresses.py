import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import addresses
from site_builder.pages.views import links_from

SEGMENT = st.text("abcdefghij-0123456789", min_size=1, max_size=4)
ADDRESSES = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


def test_each_kind_of_page_has_one_address() -> None:
    """The addresses are cited by others: they never change."""
    assert addresses.unit("omsorgshuset") == "verksamheter/omsorgshuset/"
    assert addresses.report(2024, "omsorgshuset") == "rapporter/2024/omsorgshuset/"
    assert addresses.service("hemtjanst") == "tjanster/hemtjanst/"
    assert addresses.provider("omsorgshuset") == "utforare/omsorgshuset/"
    assert addresses.area("arbetsmiljo") == "fokusomraden/arbetsmiljo/"
    assert addresses.year(2024) == "ar/2024/"
    assert addresses.chosen("verksamhetsurval", "tjanst", "boende") == "lista/verksamheter/tjanst/boende/"
    assert addresses.chosen("atgardsurval", "lage", "oppna", 2) == "lista/atgarder/lage/oppna.2/"
    assert addresses.comparison("hemtjanst") == "jamfor/hemtjanst/"
    assert addresses.changes("2025-01", 2) == "andringar/2025-01.2/"
    assert addresses.committee(2024) == "namnd/2024/"
    assert dict(addresses.FAMILIES) == {
        "start": "",
        "verksamheter": "verksamheter/",
        "verksamhet": "verksamheter/{id}/",
        "rapport": "rapporter/{year}/{id}/",
        "atgarder": "atgarder/",
        "verksamhetsurval": "lista/verksamheter/{facet}/{id}/",
        "atgardsurval": "lista/atgarder/{facet}/{id}/",
        "jamfor": "jamfor/",
        "jamforelse": "jamfor/{id}/",
        "tjanst": "tjanster/{id}/",
        "utforare": "utforare/{id}/",
        "fokusomrade": "fokusomraden/{id}/",
        "ordlista": "ordlista/",
        "tillganglighet": "om/tillganglighet/",
        "ar": "ar/",
        "arsida": "ar/{year}/",
        "namnd": "namnd/{year}/",
        "oppna-data": "om/oppna-data/",
        "andringar": "andringar/",
        "andringsurval": "andringar/{id}/",
        "version": "om/version/",
        "sok": "sok/",
    }


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("", "", "./"),
        ("", "verksamheter/", "verksamheter/"),
        ("verksamheter/", "", "../"),
        ("verksamheter/", "verksamheter/", "./"),
        ("verksamheter/a/", "verksamheter/", "../"),
        ("verksamheter/a/", "verksamheter/b/", "../b/"),
        ("verksamheter/a/", "rapporter/2024/a/#atgard-1", "../../rapporter/2024/a/#atgard-1"),
        ("verksamheter/a/", "verksamheter/a/#krav", "./#krav"),
        ("rapporter/2024/a/", "assets/favicon.svg", "../../../assets/favicon.svg"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(source: str, target: str, link: str) -> None:
    """The site works in any folder of any server, and as files."""
    assert addresses.relative(source, target) == link


@given(ADDRESSES, ADDRESSES)
def test_a_relative_link_leads_to_its_target(source: str, target: str) -> None:
    """Following the link from the page gives the address again; pages make it by a shorter way."""
    link = addresses.relative(source, target)
    assert addresses.resolve(source, link) == target
    assert links_from(source)(f"{target}#a") == addresses.relative(source, f"{target}#a")
    assert links_from(source)(target) == link


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("", "om/metod/"),
        (".", "om/metod/"),
        ("..", "om/"),
        ("../..", ""),
        ("../../../../x/", "x/"),
        ("a//b.csv", "om/metod/a/b.csv"),
    ],
)
def test_a_link_is_followed_as_a_browser_does(link: str, target: str) -> None:
    """RFC 3986, 5.2.4, for the links that stand in pages."""
    assert addresses.resolve("om/metod/", link) == target


@pytest.mark.parametrize(
    ("address", "family", "expected"),
    [
        ("verksamheter/a/", "verksamhet", True),
        ("verksamheter/", "verksamhet", False),
        ("verksamheter//", "verksamhet", False),
        ("verksamheter/a/b/", "verksamhet", False),
        ("rapporter/2024/a/", "rapport", True),
        ("verksamheter/2024/a/", "rapport", False),
        ("", "start", True),
        ("om/version", "version", False),
    ],
)
def test_an_address_belongs_to_the_family_of_its_shape(address: str, family: str, expected: bool) -> None:
    """A page in the frame of another family would get links that lead astray."""
    assert addresses.belongs(address, family) is expected
