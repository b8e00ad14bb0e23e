"""The pages of the change log, and what a report's page says of its versions."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from site_builder.pages import site
from site_builder.pages.page import Page
from site_builder.pages.version import Stamp
from site_builder.record import Log, Record, record_of
from tests import examples
from tests.conftest import Require
from tests.pages.made import PRESS, TODAY
from tests.pages.visible import texts
from tests.record.repositories import ID, commit, events, kept, publication, repository


def visible(html: str) -> str:
    """Return the texts of a page."""
    return "\n".join(texts(html))


CHANGED = "datum: 2025-02-03, typ: bedomning_andrad, till: godkand"
REPORT = "rapporter/2024/exempelhemmet/"


def pages(root: Path, record: Record) -> dict[str, Page]:
    made = site.make_pages(publication(root, TODAY), Stamp("1", "2", None), PRESS, record)
    return {page.address: page for page in made}


@pytest.fixture
def changed(tmp_path: Path, require: Require) -> Path:
    """Return a repository whose report has had two versions."""
    require("git")
    root = repository(tmp_path)
    examples.change(root, events(CHANGED) + "sammanfattning: Exempelhemmet har rättat till bristerna.")
    commit(root, date(2025, 2, 4))
    return root


def test_the_latest_changes_come_first(changed: Path) -> None:
    """Each with its report, day, version, and what changed."""
    said = visible(pages(changed, kept(changed))["andringar/"].html)
    assert "Loggen har 2 poster, från 2 december 2024 till 4 februari 2025." in said
    assert said.index("4 feb 2025 · Version 2") < said.index("2 dec 2024 · Version 1")
    assert "Samlad bedömning: Inte godkänd → Godkänd" in said
    assert "Sammanfattning: ny lydelse." in said


def test_months_and_kinds_have_pages_of_their_own(changed: Path) -> None:
    """A page for each month and each kind that there is, all reached from the first."""
    made = pages(changed, kept(changed))
    found = sorted(address for address in made if address.startswith("andringar/"))
    assert found == [
        *("andringar/", "andringar/2024-12/", "andringar/2025-02/", "andringar/bedomning/", "andringar/ny/"),
        *("andringar/ovrigt/", "andringar/svar/"),
    ]
    first = made["andringar/"].html
    assert all(f'href="../{address}"' in first or f'href="{address[10:]}"' in first for address in found[1:])
    assert "Rapporten publicerades." in visible(made["andringar/ny/"].html)
    assert "Rapporten publicerades." not in visible(made["andringar/bedomning/"].html)


def test_a_reports_page_tells_its_versions(changed: Path) -> None:
    """Which one is shown, what changed in each, both wordings, and where its facts lie as data."""
    html = pages(changed, kept(changed))[REPORT].html
    said = visible(html)
    assert "Version 2, senast ändrad 4 februari 2025" in said
    assert "Version 1, 2 december 2024" in said
    assert "Exempelhemmet godkändes inte. Planerna behöver följas upp." in said
    assert f'href="../../../api/v1/rapporter/{ID}/1.json"' in html
    assert "Version 2, 4 februari 2025. https://" in said or "Version 2, 4 februari 2025. rapporter" in said


def test_a_report_of_one_version_has_no_list(tmp_path: Path) -> None:
    """Without git the day of its publication is not known, and it says so."""
    root = examples.copy(tmp_path)
    html = pages(root, kept(root, TODAY))[REPORT].html
    assert 'id="andringar"' not in html
    assert "Version 1. Dagen för publiceringen är inte känd." in visible(html)
    assert "Webbplatsen byggdes utan innehållets historik." in visible(
        pages(root, kept(root, TODAY))["andringar/"].html
    )


def test_what_holds_for_every_day_is_said_once(tmp_path: Path) -> None:
    """At the head of each page, not at each report; a feed's entry, which stands alone, says it itself."""
    root = examples.copy(tmp_path)
    made = pages(root, many(kept(root, TODAY), 3))
    for address in ("andringar/", "andringar/2024-11/", "andringar/ny/"):
        said = visible(made[address].html)
        assert said.count("Webbplatsen byggdes utan innehållets historik.") == 1
        assert said.count("Rapporten är publicerad.") == 3
        assert "Dagen är den senaste" not in said


def test_what_can_no_longer_be_shown_is_said(changed: Path) -> None:
    """Instead of a link to a version's facts."""
    examples.change(
        changed,
        events(CHANGED, "datum: 2025-02-20, typ: rattelse, vad: Namnet., skal: Fel., dolj_tidigare: ja"),
    )
    commit(changed, date(2025, 2, 21))
    said = visible(pages(changed, kept(changed))[REPORT].html)
    assert said.count("Uppgifterna i den här versionen visas inte längre.") == 2
    assert "Planerna behöver följas upp." not in said


def many(record: Record, count: int) -> Record:
    """Return a record of so many entries like the first, a day apart."""
    first = record.log.entries[0]
    days = (first.day + timedelta(days=number // 100) for number in range(count))
    entries = [replace(first, number=n, version=n, day=day) for n, day in enumerate(days, 1)]
    return record_of(Log(tuple(entries), {ID: record.log.facts[ID]}))


def test_a_page_holds_two_hundred_at_most(tmp_path: Path) -> None:
    """A long month goes on on further pages; the first page has the latest fifty."""
    root = examples.copy(tmp_path)
    made = pages(root, many(kept(root, TODAY), 401))
    counts = {
        address: page.html.count("<h3>") for address, page in made.items() if address.startswith("andringar/")
    }
    assert counts == {
        "andringar/": 50,
        "andringar/2024-11/": 200,
        "andringar/2024-11.2/": 200,
        "andringar/2024-11.3/": 1,
        "andringar/ny/": 200,
        "andringar/ny.2/": 200,
        "andringar/ny.3/": 1,
    }
    assert "De 50 senaste av 401 poster." in visible(made["andringar/"].html)


def test_an_empty_log_says_so(tmp_path: Path) -> None:
    """Before the first report there is nothing to tell, and nothing to check."""
    root = examples.copy(tmp_path)
    examples.change(root, "utkast: true")
    said = visible(pages(root, kept(root, TODAY))["andringar/"].html)
    assert "Ingen rapport är publicerad än." in said
    assert "Kontrollvärdet" not in said
