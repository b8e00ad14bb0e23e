"""Lists that filter: their pages, their counts, and the file of rows that a script may ask for."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder import addresses
from site_builder.pages.lists import MOST_ROWS, compact
from site_builder.pages.page import Page
from tests import examples
from tests.pages.made import pages
from tests.pages.many import add_report, add_units
from tests.pages.visible import texts

APPROVED = "samlad_bedomning: godkand\natgarder: []\natgardsplan: null\nuppfoljning: null"
DONE = "handelser:\n  - {datum: 2025-02-01, typ: atgard, atgard: 1, status: atgardad}"
TODAY = date(2025, 6, 1)


class Filters(HTMLParser):
    """Reads the links of a page's filters: label, count, where it leads, and whether it is current."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.links: list[tuple[str, int, str, bool]] = []
        self._open: dict[str, str | None] | None = None
        self._text = ""
        self.feed(page.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and "data-value" in dict(attrs):
            self._open, self._text = dict(attrs), ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            label, _, count = self._text.rpartition(" ")
            self.links.append((label, int(count), self._open["href"] or "", "aria-current" in self._open))
            self._open = None


def rows(page: Page) -> int:
    return page.html.count("data-values=")


def with_reports(root: Path) -> dict[str, Page]:
    """Return the pages of five units: followed up 2023 or 2024, or not at all."""
    examples.copy(root)
    add_units(root, 3)
    add_report(root, "enhet-001", 2024, APPROVED)
    add_report(root, "enhet-002", 2023)
    return pages(root, TODAY)


def many(root: Path) -> dict[str, Page]:
    """Return the pages of 205 units."""
    examples.copy(root)
    add_units(root, 203)
    return pages(root, TODAY)


def test_each_filter_leads_to_a_page_of_as_many_rows_as_it_says(tmp_path: Path) -> None:
    """On every page of both lists, also where a value leaves nothing."""
    made = with_reports(tmp_path)
    seen = 0
    for page in made.values():
        for label, count, href, _ in Filters(page).links:
            target = made[addresses.resolve(page.address, href)]
            assert rows(target) == count, (page.address, label)
            seen += 1
    assert seen > 100


def test_units_are_filtered_by_service_verdict_operation_and_year(tmp_path: Path) -> None:
    """Services and verdicts in the profile's order, years latest first; a unit without a report has none."""
    links = Filters(with_reports(tmp_path)["verksamheter/"]).links
    assert [(label, count) for label, count, _, _ in links] == [
        *(("Alla", 5), ("Hemtjänst", 2), ("Särskilt boende", 3)),
        *(("Alla", 5), ("Godkänd", 1), ("Inte godkänd", 2), ("Inte följd upp än", 2)),
        *(("Alla", 5), ("Kommunen", 2), ("Annan utförare", 3)),
        *(("Alla", 5), ("2024", 2), ("2023", 1)),
    ]
    assert [label for label, _, _, current in links if current] == ["Alla"] * 4


def test_measures_are_filtered_by_state_kind_and_service(tmp_path: Path) -> None:
    """Open ones are shown first; every state can be asked for, also where no measure has it."""
    root = examples.copy(tmp_path)
    add_units(root, 2)
    add_report(root, "enhet-002", 2023)
    examples.change(root, DONE)
    links = Filters(pages(root, TODAY)["atgarder/"]).links
    assert [(label, count) for label, count, _, _ in links] == [
        *(("Öppna", 3), ("Efter sista dag", 0), ("Avslutade senaste året", 1), ("Alla avslutade", 1)),
        *(("Alla", 3), ("Krav", 1), ("Rekommendationer", 2)),
        *(("Alla", 3), ("Hemtjänst", 2), ("Särskilt boende", 1)),
    ]
    assert [label for label, _, _, current in links if current] == ["Öppna", "Alla", "Alla"]


def test_a_filter_that_leaves_no_choice_is_not_shown(tmp_path: Path) -> None:
    """One year, one verdict: nothing to choose between."""
    root = examples.copy(tmp_path)
    (root / "content/verksamheter/hemtjansten.md").unlink()
    made = pages(root, TODAY)
    assert Filters(made["verksamheter/"]).links == []
    assert not [address for address in made if address.startswith("lista/verksamheter/")]


def test_a_filters_page_says_which_filter_is_on(tmp_path: Path) -> None:
    """In title, heading and words, with the way back; the value is current, and no other is."""
    page = with_reports(tmp_path)["lista/verksamheter/bedomning/godkand/"]
    assert page.title == "Verksamheter: Godkänd"
    found = texts(page.html)
    assert found[:3] == ["Verksamheter", "Verksamheter: Godkänd", "Filter: Godkänd. Visa alla verksamheter"]
    assert "1 av 5 verksamheter. Läget den 1 juni 2025." in found
    assert [label for label, _, _, current in Filters(page).links if current] == ["Godkänd"]


def test_a_filter_without_rows_says_so(tmp_path: Path) -> None:
    """An empty list would look like a fault."""
    page = with_reports(tmp_path)["lista/atgarder/lage/efter-sista-dag/"]
    assert "Ingen åtgärd stämmer med filtren. Läget den 1 juni 2025." in texts(page.html)


def test_search_engines_are_shown_each_row_once(tmp_path: Path) -> None:
    """The list itself is indexed; what filters leave of it is not."""
    made = with_reports(tmp_path)
    assert made["verksamheter/"].indexed
    assert made["atgarder/"].indexed
    assert not any(page.indexed for address, page in made.items() if address.startswith("lista/"))


def test_the_counts_over_the_measures_lead_to_what_they_count(tmp_path: Path) -> None:
    """Open ones on the page, late and lately closed ones on pages of their own."""
    root = examples.copy(tmp_path)
    examples.change(root, DONE)
    made = pages(root, TODAY)
    counts = re.findall(r'figures__value"><a href="([^"]*)">(\d+)<', made["atgarder/"].html)
    targets = [(addresses.resolve("atgarder/", href.partition("#")[0]), int(count)) for href, count in counts]
    assert targets == [
        ("atgarder/", 1),
        ("lista/atgarder/lage/efter-sista-dag/", 0),
        ("lista/atgarder/lage/avslutade-senaste-aret/", 1),
    ]
    assert [rows(made[address]) for address, _ in targets] == [count for _, count in targets]


def test_a_page_of_a_list_holds_at_most_200_rows(tmp_path: Path) -> None:
    """The pages lead on to each other, and no row is lost or shown twice."""
    made = many(tmp_path)
    first, second = made["verksamheter/"], made["lista/verksamheter/alla/sida.2/"]
    assert (rows(first), rows(second)) == (MOST_ROWS, 5)
    ids = [each for page in (first, second) for each in re.findall(r'<tr role="row" id="([^"]+)"', page.html)]
    assert len(set(ids)) == len(ids) == 205
    assert "Sida 1 av 2" in texts(first.html)
    assert 'rel="next" href="../lista/verksamheter/alla/sida.2/"' in first.html
    assert 'rel="prev" href="../../../../verksamheter/"' in second.html


def test_rows_that_are_not_on_the_page_stand_in_a_file(tmp_path: Path) -> None:
    """All of them, as the page would show them; its address changes with its content."""
    page = many(tmp_path)["verksamheter/"]
    [(place, content)] = [(place, c) for place, c in page.files.items() if place.endswith(".json")]
    assert place == addresses.asset("verksamheter", content, "json")
    assert f'data-file="../{place}"' in page.html
    found = read(content)
    assert len(found) == 205
    assert "".join(found[:MOST_ROWS]) in page.html
    assert len(content) < 0.4 * len("".join(found).encode())


def test_a_page_with_every_row_asks_for_no_file(tmp_path: Path) -> None:
    """What is there need not be fetched."""
    page = with_reports(tmp_path)["verksamheter/"]
    assert "data-file" not in page.html
    assert [place for place in page.files if place.endswith(".json")] == []


def test_the_script_is_small_and_stands_in_a_file_of_its_own(tmp_path: Path) -> None:
    """A page runs no script but from files: less than 8 000 bytes of it."""
    page = with_reports(tmp_path)["verksamheter/"]
    [script] = page.scripts
    assert script == addresses.asset("list", page.files[script], "js")
    assert len(page.files[script]) < 8000
    assert not re.search(r"<script|\son\w+=|\sstyle=", page.html)


def read(content: bytes) -> list[str]:
    """Return the rows of a file, as the script reads them."""
    whole = json.loads(content)
    parts = whole["parts"]
    return ["".join(parts[p] if isinstance(p, int) else p for p in row) for row in whole["rows"]]


@given(st.lists(st.text("<>ab /0å\n", max_size=30), max_size=6))
def test_rows_come_out_of_the_file_as_they_went_in(written: list[str]) -> None:
    """Whatever they hold."""
    assert read(compact(written)) == written


def test_a_row_can_be_sorted_by_numbers(tmp_path: Path) -> None:
    """The verdict's step, the day and the open requirements; nothing where there is no report."""
    orders = re.findall(r'data-order="([^"]*)"', with_reports(tmp_path)["verksamheter/"].html)
    late, early = date(2024, 11, 20).toordinal(), date(2023, 11, 20).toordinal()
    assert orders == [f"0,{late},0", f"1,{early},1", ",,", f"1,{late},1", ",,"]
