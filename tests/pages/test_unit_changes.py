"""When follow-ups were, in words: what tells two of them apart."""

from datetime import date
from pathlib import Path

import pytest

from tests import examples
from tests.pages.made import SECOND, add_second_report, pages
from tests.pages.visible import texts

UNIT = "verksamheter/exempelhemmet/"


def said(folder: Path, second: str) -> list[str]:
    """Return the texts of the unit's page, with a second report whose keys are replaced."""
    root = examples.copy(folder)
    add_second_report(root, SECOND)
    path = root / "content/rapporter/2025/exempelhemmet.md"
    path.write_text(examples.with_keys(path.read_text("utf-8"), second), "utf-8")
    if "ar: 2024" in second:
        path.rename(root / "content/rapporter/2024/exempelhemmet-2.md")
    return texts(pages(root, date(2026, 6, 1))[UNIT].html)


@pytest.mark.parametrize(
    ("second", "heading", "label"),
    [
        ("datum: 2025-11-20", "Från hösten 2024 till hösten 2025", "Återkommer från 2024"),
        (
            "ar: 2024\ndatum: 2025-02-20\nunderlag:\n  - {datum: 2024-11-06, typ: granskning}",
            "Från hösten 2024 till våren 2025",
            "Återkommer från hösten 2024",
        ),
        (
            "ar: 2024\ndatum: 2024-12-20\nunderlag:\n  - {datum: 2024-11-06, typ: granskning}",
            "Från 20 november 2024 till 20 december 2024",
            "Återkommer",
        ),
        (
            "ar: 2024\ndatum: null\ndatum_saknas: Står inte i källan.\n"
            "underlag:\n  - {datum: 2024-12-20, typ: granskning}",
            "Två uppföljningar hösten 2024",
            "Återkommer",
        ),
    ],
)
def test_two_follow_ups_are_told_apart(tmp_path: Path, second: str, heading: str, label: str) -> None:
    """By year, else by season, else by day, else by their order: never `Fanns 2024, inte 2024`."""
    found = said(tmp_path, second)
    assert heading in found
    assert label in found
