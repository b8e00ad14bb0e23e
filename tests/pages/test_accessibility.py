"""The accessibility statement: the parts that Digg prescribes, and nothing that is not known."""

from datetime import date
from pathlib import Path

import pytest

from tests import examples
from tests.pages.made import pages
from tests.pages.visible import links, texts

PROFILE = "content/_profil/kommun.yml"
ASSESSED = """
pahittad: nej
kontakt: {telefon: 08-465 004 00, epost: kommunen@exempel.se}
tillganglighet:
  bedomd: 2025-01-15
  metod: En oberoende granskning av tio sidor.
  uppfyllelse: delvis
  brister: [Diagram går inte att förstora.]
  kontakt: Mejla oss. Vi svarar inom en vecka.
"""


def statement(root: Path, today: date = date(2025, 6, 1)) -> list[str]:
    """Return what is seen in the statement."""
    return texts(pages(root, today)["om/tillganglighet/"].html)


def test_nothing_assessed_is_said_plainly(tmp_path: Path) -> None:
    """No claim of conformance, and nobody is sent to a municipality that does not exist."""
    page = pages(examples.copy(tmp_path))["om/tillganglighet/"]
    found = texts(page.html)
    assert [text for text in found if "bedömning är gjord" in text] == [
        "Ingen bedömning är gjord ännu. Därför går det inte att säga om webbplatsen är förenlig med lagen.",
        "Inga brister är kända, men ingen bedömning är gjord.",
        "Ingen bedömning är gjord ännu.",
    ]
    assert (
        "Webbplatsen är en demonstration och inte kommunens egen. Kommunen kan inte åtgärda brister i den."
        in found
    )
    assert links(page.html) == [("anmäla det till Digg", "https://www.digg.se/tdosanmalan")]


def test_an_assessment_is_shown_with_its_shortcomings(tmp_path: Path) -> None:
    """How accessible, what is known to be wrong, whom to tell, who supervises, how and when assessed."""
    root = examples.copy(tmp_path)
    examples.change(root, ASSESSED, PROFILE)
    assert statement(root) == [
        "Tillgänglighetsredogörelse",
        "Exempelby kommun står bakom webbplatsen och vill att så många som möjligt ska kunna använda den. "
        "Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister "
        "som är kända och hur du kan berätta om fler.",
        "Vad den gäller",
        "Redogörelsen gäller alla sidor på den här webbplatsen. Den gäller inte webbplatser som sidorna "
        "länkar till.",
        "Hur tillgänglig webbplatsen är",
        "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. "
        "Bristerna står nedan.",
        "Lagen hänvisar till standarden EN 301 549 och därmed till WCAG 2.1 på nivå AA. Webbplatsen är byggd "
        "med målet att uppfylla WCAG 2.2 på nivå AA.",
        "Kända brister",
        "Diagram går inte att förstora.",
        "Om något inte fungerar",
        "Mejla oss. Vi svarar inom en vecka.",
        *("Telefon", "08-465 004 00"),
        *("E-post", "kommunen@exempel.se"),
        "Tillsyn",
        "Myndigheten för digital förvaltning (Digg) kontrollerar att offentliga webbplatser följer lagen. "
        "Tycker du att en sådan webbplats brister, eller är du inte nöjd med svaret du har fått, kan du "
        "anmäla det till Digg.",
        "Hur bedömningen är gjord",
        "Webbplatsen bedömdes senast den 15 januari 2025.",
        "En oberoende granskning av tio sidor.",
    ]


@pytest.mark.parametrize(("day", "old"), [(date(2026, 1, 15), False), (date(2026, 1, 16), True)])
def test_an_assessment_older_than_a_year_says_so(tmp_path: Path, day: date, old: bool) -> None:
    """A statement that nobody renews must not look fresh."""
    root = examples.copy(tmp_path)
    examples.change(root, ASSESSED, PROFILE)
    assert ("Bedömningen är äldre än ett år och behöver göras om." in " ".join(statement(root, day))) is old


def test_a_verdict_without_a_day_says_that_the_day_is_not_known(tmp_path: Path) -> None:
    """Missing is said in its place."""
    root = examples.copy(tmp_path)
    examples.change(root, "tillganglighet: {uppfyllelse: helt}", PROFILE)
    assert statement(root)[-1] == "Det framgår inte när webbplatsen bedömdes."
