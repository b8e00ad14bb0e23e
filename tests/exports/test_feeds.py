"""Feeds: what happened is said in words, and an entry is the same entry for ever."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from site_builder.exports.feeds import change_feed
from site_builder.exports.report_rows import Origin
from site_builder.publication import Publication
from site_builder.record import as_file, keep
from site_builder.register import read_register
from tests import examples
from tests.exports.made import JOURNAL, example, files, publication

ALL, UNIT = "flode/nytt.json", "flode/verksamheter/exempelhemmet/nytt.json"
LATE = "flode/atgarder/nytt.json"


def items(
    made: Publication, path: str = ALL, site_url: str = "https://insyn.example/"
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(made, site_url)[path])["items"]
    return found


def ids(made: Publication, **more: str) -> Mapping[str, str]:
    return {item["title"]: item["id"] for item in items(made, **more)}


def test_an_entry_says_in_words_what_changed(tmp_path: Path) -> None:
    """Latest first, each with its day."""
    said = [(item["date_published"][:10], item["title"]) for item in items(example(tmp_path), UNIT)]
    assert sorted(said, reverse=True) == sorted(
        [
            ("2025-04-01", "Exempelhemmet: Rättelse"),
            ("2025-03-02", "Exempelhemmet: Utförarens svar"),
            ("2025-03-01", "Exempelhemmet: Bedömningen ändrades från ”Inte godkänd” till ”Godkänd”"),
            ("2025-02-10", "Exempelhemmet: krav 1 är åtgärdat"),
            ("2025-02-10", "Exempelhemmet: Uppföljande möte"),
            ("2025-01-10", "Exempelhemmet: Åtgärdsplan har kommit in"),
            ("2024-11-20", "Exempelhemmet: Uppföljning 2024. Bedömning: Inte godkänd."),
        ],
        reverse=True,
    )
    assert [day for day, _ in said] == sorted((day for day, _ in said), reverse=True)


def test_an_entry_tells_the_rest_in_its_text(tmp_path: Path) -> None:
    """Why something was corrected, what a meeting led to, and whose words a reply is."""
    texts = {item["title"]: item["content_text"] for item in items(example(tmp_path))}
    assert texts["Exempelhemmet: Rättelse"] == "Datumet är rättat.\n\nSkäl: Fel i rapporten."
    assert texts["Exempelhemmet: Uppföljande möte"] == "Ett krav är klart."
    reply = texts["Exempelhemmet: Utförarens svar"]
    assert reply.endswith("+Vi tackar.")
    assert "Kommunen har inte kontrollerat uppgifterna." in reply


def test_an_id_outlives_the_sites_address_and_a_corrected_text(tmp_path: Path) -> None:
    """It is made of what happened to which report when, and of nothing else."""
    before = ids(example(tmp_path / "a"))
    moved = ids(example(tmp_path / "b"), site_url="https://flyttad.example/insyn/")
    assert moved == before
    corrected = ids(example(tmp_path / "c", JOURNAL.replace("Ett krav är klart.", "Ett krav är klart nu.")))
    assert corrected == before
    assert len(set(before.values())) == len(before)
    assert before["Exempelhemmet: krav 1 är åtgärdat"] == "urn:uuid:bb4fd528-e68b-5431-a2ea-b7737d8b6bec"


def test_an_event_appended_later_leaves_earlier_ids_alone(tmp_path: Path) -> None:
    """Also one that is dated before them."""
    before = ids(example(tmp_path / "a"))
    later = JOURNAL + "  - {datum: 2025-01-05, typ: atgard, atgard: 2, status: kvarstar}\n"
    after = ids(example(tmp_path / "b", later))
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {"Exempelhemmet: rekommendation 2 kvarstår"}


def test_what_is_past_its_day_has_a_feed_of_its_own(tmp_path: Path) -> None:
    """A measure from the day after its own last day, and a promised follow-up; gone when they are closed."""
    fragment = """
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp., omrade: kvalitet, senast: 2025-01-31}
"""
    made = example(tmp_path / "a", fragment)
    said = {item["title"]: item["date_published"][:10] for item in items(made, LATE)}
    assert said == {
        "Exempelhemmet: krav 1 skulle vara klart senast den 31 januari 2025": "2025-02-01",
        "Exempelhemmet: kommunen skulle följa upp senast den 20 februari 2025": "2025-02-21",
    }
    closed = fragment + "handelser:\n  - {datum: 2025-03-01, typ: atgard, atgard: 1, status: atgardad}\n"
    assert len(items(example(tmp_path / "b", closed), LATE)) == 1


def test_a_feed_changes_with_what_happens_and_not_with_the_day(tmp_path: Path) -> None:
    """A reader's program is not woken each night."""
    root = examples.copy(tmp_path)
    examples.change(root, JOURNAL)
    one, other = (files(publication(root, date(2026, 1, day))) for day in (15, 16))
    for path in one:
        if path.startswith("flode/"):
            assert one[path] == other[path]


def test_a_withdrawal_is_told_and_its_report_is_not(tmp_path: Path) -> None:
    """With its reason."""
    made = example(tmp_path, "handelser: [{datum: 2025-05-01, typ: tillbakadragen, skal: Fel bilaga.}]")
    (item,) = items(made)
    assert item["title"] == "Exempelhemmet: rapporten för 2024 är tillbakadragen"
    assert item["content_text"] == "Skäl: Fel bilaga."


def test_a_unit_keeps_the_feed_of_its_former_id(tmp_path: Path) -> None:
    """Who subscribed before it was renamed still hears of it."""
    root = examples.copy(tmp_path)
    examples.change(root, "tidigare_id: [gamla-hemmet]", "content/verksamheter/exempelhemmet.md")
    made = files(publication(root))
    assert (
        made["flode/verksamheter/gamla-hemmet/nytt.atom"]
        == made["flode/verksamheter/exempelhemmet/nytt.atom"]
    )


def test_what_is_changed_in_a_published_report_has_a_feed(tmp_path: Path) -> None:
    """An entry for each entry of the change log, with what it says; its id is that of report and version."""
    root = examples.copy(tmp_path)
    seen = publication(root)
    first = keep(read_register(root, seen.today), seen, "", None)
    log = tmp_path / "logg.jsonl"
    log.write_bytes(as_file(first.log))
    examples.change(root, "sammanfattning: Exempelhemmet godkändes inte. Planerna följs inte upp.")
    later = publication(root, date(2026, 2, 1))
    record = keep(read_register(root, later.today), later, "", log)
    made = dict(change_feed(record, Origin(later, "https://insyn.example/")))
    latest, earliest = json.loads(made["flode/andringar/nytt.json"])["items"]
    assert latest["title"] == "Exempelhemmet, 2024: ändring i det publicerade"
    assert latest["date_published"][:10] == "2026-02-01"
    assert "ammanfattning" in latest["content_text"]
    assert latest["id"] != earliest["id"]
