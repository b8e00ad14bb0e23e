"""The pages of the invented municipality, by address, on a day."""

from datetime import date
from pathlib import Path

from site_builder.pages import site
from site_builder.pages.page import Frame, Page
from site_builder.pages.templates import Press
from site_builder.pages.version import Stamp
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from tests import examples
from tests.site_copy import ROOT

TODAY = date(2025, 6, 1)
PRESS = Press(ROOT / "theme/pages")
SECOND = """
ar: 2025
datum: 2025-11-20
diarienummer: [EX/2025/0001]
fokusomraden:
  - {omrade: kvalitet, bedomning: uppfyller}
  - {omrade: kompetens}
underlag:
  - {datum: 2025-11-06, typ: informationsbrev}
nyckeltal: []
samlad_bedomning: godkand
atgarder:
  - {id: 1, typ: krav, text: Planerna ska följas upp varje år., omrade: kvalitet, senast: 2026-01-01}
atgardsplan: null
uppfoljning: null
"""
"""What differs in the next year's report on the same unit: approved, and asked for nearly the same again."""


def publication(root: Path, today: date = TODAY) -> Publication:
    """Return what may be seen on a day. The content must be without errors."""
    register = read_register(root, today)
    assert register.errors == ()
    return publish(register, today)


def pages(root: Path, today: date = TODAY) -> dict[str, Page]:
    """Return every generated page by its address."""
    made = site.make_pages(publication(root, today), Stamp("1", "2", None), PRESS)
    return {page.address: page for page in made}


def frame(root: Path) -> Frame:
    """Return what stands round every page."""
    return site.frame(publication(root))


def add_second_report(root: Path, fragment: str = SECOND) -> None:
    """Add a report for 2025 on the unit that has one for 2024."""
    text = (root / examples.REPORT).read_text("utf-8")
    path = root / "content/rapporter/2025/exempelhemmet.md"
    path.parent.mkdir()
    path.write_text(examples.with_keys(text, fragment), "utf-8")
