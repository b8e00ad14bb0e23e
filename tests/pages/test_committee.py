"""The committee's page of a year."""

from datetime import date
from pathlib import Path

from tests import examples
from tests.pages.made import pages
from tests.pages.many import add_report, add_units
from tests.pages.visible import links, texts

LATE = (
    "atgarder:\n  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, senast: 2025-02-01}"
)


def test_the_committee_sees_the_longest_overdue_and_the_way_to_all(tmp_path: Path) -> None:
    """One page to print; a list of more than 200 rows stands elsewhere, whole."""
    root = examples.copy(tmp_path)
    add_units(root, 205)
    for number in range(1, 206):
        add_report(root, f"enhet-{number:03}", 2024, LATE)
    made = pages(root, date(2025, 6, 1))
    page = made["namnd/2024/"]
    late, promised = page.html.split('id="forsenat"')[1].split('id="utlovat"')
    assert [part.count('<tr role="row"><th role="rowheader"') for part in (late, promised)] == [200, 200]
    assert [text for text in texts(page.html) if text.startswith("Här visas")] == [
        "Här visas de 200 som har dröjt längst. Visa alla åtgärder efter sista dag",
        "Här visas de 200 som har dröjt längst. Visa alla löften",
    ]
    ways = dict(links(page.html))
    assert ways["Visa alla åtgärder efter sista dag"] == "../../lista/atgarder/lage/efter-sista-dag/"
    assert "205 av 207 åtgärder" in made["lista/atgarder/lage/efter-sista-dag/"].html
    assert ways["Visa alla löften"] == "../../atgarder/#lovat"
