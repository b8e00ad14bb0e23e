"""The choke point: what may not be seen is gone, and what is seen has its state."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from site_builder.journal import PromiseState
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from site_builder.secrecy.numbers import Hidden, Shown
from tests import examples

TODAY = date(2025, 6, 1)
ID = "2024/exempelhemmet"


def published(root: Path, today: date = TODAY) -> Publication:
    register = read_register(root, today)
    assert register.errors == ()
    return publish(register, today)


def with_change(tmp_path: Path, fragment: str, today: date = TODAY) -> Publication:
    root = examples.copy(tmp_path)
    examples.change(root, fragment)
    return published(root, today)


def test_report_and_its_unit_are_published(tmp_path: Path) -> None:
    """A right report is seen, and its verdict stands for its unit."""
    made = published(examples.copy(tmp_path))
    assert list(made.reports) == [ID]
    assert made.units["exempelhemmet"].current == ID
    assert made.units["hemtjansten"].current is None


def test_units_stand_in_swedish_order(tmp_path: Path) -> None:
    """Å, Ä and Ö come last."""
    root = examples.copy(tmp_path)
    text = (root / "content/verksamheter/hemtjansten.md").read_text("utf-8")
    for name in ("Åsen", "Ängen", "Örten", "Zonen", "anden"):
        file = root / f"content/verksamheter/{name.lower().translate(str.maketrans('åäö', 'aao'))}.md"
        file.write_text(text.replace("Hemtjänsten i Exempelby", name), "utf-8")
    names = [unit.unit.name for unit in published(root).units.values()]
    assert names == ["anden", "Exempelhemmet", "Hemtjänsten i Exempelby", "Zonen", "Åsen", "Ängen", "Örten"]


@pytest.mark.parametrize("fragment", ["utkast: true", "publiceras: 2025-06-02"])
def test_draft_and_future_report_are_gone(tmp_path: Path, fragment: str) -> None:
    """Nothing of a report that is not yet public goes on."""
    made = with_change(tmp_path, fragment)
    assert made.reports == {}
    assert made.units["exempelhemmet"].report_ids == ()


def test_report_is_seen_from_its_day(tmp_path: Path) -> None:
    """`publiceras` is the first day."""
    assert list(with_change(tmp_path, "publiceras: 2025-06-01").reports) == [ID]


def test_withdrawn_report_is_a_notice(tmp_path: Path) -> None:
    """Of a withdrawn report only its unit, year, day and reason are left."""
    made = with_change(
        tmp_path, "handelser:\n  - {datum: 2025-05-01, typ: tillbakadragen, skal: Fel bilaga.}"
    )
    assert made.reports == {}
    notice = made.withdrawn[ID]
    assert (notice.unit_id, notice.year, notice.day, notice.reason) == (
        "exempelhemmet",
        2024,
        date(2025, 5, 1),
        "Fel bilaga.",
    )
    assert "Planerna" not in repr(made)


def test_withdrawal_counts_from_its_day(tmp_path: Path) -> None:
    """The day before, the report stands."""
    fragment = "handelser:\n  - {datum: 2025-06-02, typ: tillbakadragen, skal: Fel bilaga.}"
    assert list(with_change(tmp_path, fragment).reports) == [ID]


def test_events_of_later_days_are_not_told(tmp_path: Path) -> None:
    """The journal ends on the publication's day."""
    fragment = "handelser:\n  - {datum: 2025-06-02, typ: utforarens_svar, text: Vi svarar sedan.}"
    assert with_change(tmp_path, fragment).reports[ID].events == ()


def test_hidden_figure_is_a_value_of_its_own(tmp_path: Path) -> None:
    """Hidden is neither missing nor a number."""
    fragment = (
        "nyckeltal:\n"
        "  - {id: kunder, dolt: under_troskel, omfattning: kommunen}\n"
        "  - {id: kunder, varde: 180, omfattning: hela_bolaget}\n"
    )
    figures = with_change(tmp_path, fragment).reports[ID].figures
    assert [figure.value for figure in figures] == [Hidden("under_troskel"), Shown(Decimal(180), None)]


def test_promise_has_its_state_on_the_day(tmp_path: Path) -> None:
    """The same content tells another day's state on another day."""
    root = examples.copy(tmp_path)
    late, waiting = published(root).reports[ID].promise, published(root, date(2025, 1, 1)).reports[ID].promise
    assert late is not None
    assert waiting is not None
    assert (late.state, waiting.state) == (PromiseState.LATE, PromiseState.WAITING)


def test_replaced_report_gives_its_place_to_the_new(tmp_path: Path) -> None:
    """The replacing report's verdict stands for the unit, and the old one says what replaced it."""
    root = examples.copy(tmp_path)
    text = (root / examples.REPORT).read_text("utf-8")
    new = examples.with_keys(text, f"ersatter: {ID}\ndatum: 2024-12-10\ndiarienummer: [EX/2024/0002]")
    (root / "content/rapporter/2024/exempelhemmet-2.md").write_text(new, "utf-8")
    made = published(root)
    assert made.reports[ID].replaced_by == "2024/exempelhemmet-2"
    assert made.units["exempelhemmet"].current == "2024/exempelhemmet-2"


def test_undated_report_is_ordered_by_its_latest_basis(tmp_path: Path) -> None:
    """A report without a day is as old as the last that it rests on."""
    root = examples.copy(tmp_path)
    file = root / examples.REPORT
    text = file.read_text("utf-8").replace("datum: 2024-11-20\n", "datum_saknas: Rapporten är odaterad.\n", 1)
    file.write_text(
        text.replace(
            "uppfoljning: {inom_manader: 3, raknat_fran", "uppfoljning: {inom_manader: 3, raknat_fran", 1
        ),
        "utf-8",
    )
    assert published(root).reports[ID].ordering_day == date(2024, 11, 18)
