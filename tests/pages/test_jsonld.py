import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.pages import jsonld, site
from site_builder.pages.jsonld import with_data
from site_builder.pages.templates import Press
from site_builder.pages.version import Stamp
from tests import examples
from tests.pages.made import PRESS, pages, publication

HOME = "https://insyn.example/"
PLACED = replace(PRESS, site_url=HOME)
REPORT, UNIT = "rapporter/2024/exempelhemmet/", "verksamheter/exempelhemmet/"


def graph(root: Path, address: str, press: Press = PLACED) -> dict[str, dict[str, Any]]:
    """Return the things that a page tells of, by their types."""
    made = site.make_pages(publication(root), Stamp("1", "2", None), press)
    html = next(page.html for page in made if page.address == address)
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_a_report_tells_what_it_is(tmp_path: Path) -> None:
    """A report with its number, day and publisher; the verdict as a word, of the unit's service."""
    found = graph(examples.copy(tmp_path), REPORT)
    assert set(found) == {"Report", "Review", "GovernmentService", "BreadcrumbList"}
    service = {"@id": f"{HOME}{UNIT}#verksamhet"}
    assert found["Report"]["url"] == HOME + REPORT
    assert found["Report"]["reportNumber"] == ["EX/2024/0001"]
    assert found["Report"]["datePublished"] == "2024-11-20"
    assert found["Report"]["about"] == found["Review"]["itemReviewed"] == service
    assert found["Review"]["reviewRating"]["ratingValue"] == "Inte godkänd"
    assert found["Review"]["author"]["@type"] == "GovernmentOrganization"
    assert found["GovernmentService"]["@id"] == service["@id"]
    assert found["GovernmentService"]["provider"]["@type"] == "Organization"


def test_a_unit_tells_of_its_service_and_where_it_stands(tmp_path: Path) -> None:
    """The way to the page is absolute, and ends at the page itself."""
    found = graph(examples.copy(tmp_path), UNIT)
    assert set(found) == {"GovernmentService", "BreadcrumbList"}
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]
    assert [step["item"] for step in steps] == [f"{HOME}verksamheter/", HOME + UNIT]
    assert found["GovernmentService"]["url"] == HOME + UNIT


def test_the_data_tells_no_numbers(tmp_path: Path) -> None:
    """No key figure and no invented grade: the only numbers are places in the way to the page."""
    for address in (REPORT, UNIT):
        found = graph(examples.copy(tmp_path / address), address)
        del found["BreadcrumbList"]
        assert not re.search(r":\s*-?\d", json.dumps(found))
        assert "3270" not in json.dumps(found)


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "&quot;", "]]>"])
def test_data_cannot_end_its_element(text: str) -> None:
    """A name with markup in it stays a name."""
    html = with_data("<p>", [{"name": text}], PLACED)
    inside = html.removeprefix('<p>\n<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&]", inside)
    assert json.loads(inside)["@graph"] == [{"name": text}]


def test_a_site_without_an_address_tells_no_data(tmp_path: Path) -> None:
    """Identities and links must be whole addresses."""
    assert "ld+json" not in pages(examples.copy(tmp_path))[UNIT].html
    assert set(jsonld.LICENCES) == set(site.LICENCES)
