"""The page of a focus area: how units did, what is open, what comes back, what is closed."""

from datetime import date
from pathlib import Path

from site_builder.pages.links import broken, linked
from tests import examples
from tests.pages.made import add_second_report, pages
from tests.pages.many import add_report, add_units
from tests.pages.visible import links, texts

TAXONOMY = "content/_profil/taxonomi.yml"


def area(root: Path, today: date = date(2025, 6, 1)) -> list[str]:
    """Return what is seen on the area's page."""
    return texts(pages(root, today)["fokusomraden/kvalitet/"].html)


def test_an_area_shows_reviews_and_open_measures(tmp_path: Path) -> None:
    """Each unit once, by service, with the verdict on the area; then every open measure."""
    assert area(examples.copy(tmp_path)) == [
        "Åtgärder",
        "Kvalitetsarbete",
        *("Granskning", "En verksamhet är granskad. Uppfyller inte: 1."),
        *("Krav", "Ett krav är öppet."),
        "Fokusområde varje år.",
        "Så gick det Senaste gången som området granskades hos varje verksamhet",
        "Särskilt boende",
        "Så gick det: Särskilt boende",
        *("Verksamhet", "Området bedömdes", "Uppföljning", "Öppna åtgärder"),
        *("Exempelhemmet", "Uppfyller inte", "Hösten 2024", "2"),
        "Öppna åtgärder Mest försenade först",
        "Särskilt boende",
        "Krav",
        "Planerna ska följas upp.",
        "Exempelhemmet · avtal EX 2022-1",
        "Öppet. Kommunen skulle följa upp senast 20 feb 2025.",
        "Rekommendation",
        "Introduktionen bör skrivas ned.",
        "Exempelhemmet",
        "Öppen. Rapporten anger ingen sista dag.",
        "Återkommer Verksamheter med krav på området två år eller fler",
        "Ännu finns bara ett år att visa. Därför går det inte att se om något återkommer.",
    ]


def test_each_count_of_an_area_leads_to_what_it_counts(tmp_path: Path) -> None:
    """To the lists on the page, and from the rows to units, reports and measures."""
    page = pages(examples.copy(tmp_path))["fokusomraden/kvalitet/"]
    assert links(page.html) == [
        ("Åtgärder", "../../atgarder/"),
        ("En verksamhet är granskad.", "#granskat"),
        ("Ett krav är öppet.", "#oppna"),
        ("Särskilt boende", "../../tjanster/boende/"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/"),
        ("Hösten 2024", "../../rapporter/2024/exempelhemmet/#granskat"),
        ("2", "../../verksamheter/exempelhemmet/#atgarder"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/#atgard-2024-exempelhemmet-1"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/#atgard-2024-exempelhemmet-2"),
    ]


def test_a_unit_with_requirements_in_two_years_recurs(tmp_path: Path) -> None:
    """Each year leads to that year's report; the review shown is the latest."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    page = pages(root, date(2026, 1, 10))["fokusomraden/kvalitet/"]
    found = texts(page.html)
    assert found[3] == "En verksamhet är granskad. Uppfyller: 1."
    assert "Exempelhemmet: krav 2024 och 2025" in found
    assert links(page.html)[-2:] == [
        ("2024", "../../rapporter/2024/exempelhemmet/#atgarder"),
        ("2025", "../../rapporter/2025/exempelhemmet/#atgarder"),
    ]


def test_recommendations_in_two_years_are_no_recurring_requirement(tmp_path: Path) -> None:
    """Only what binds recurs."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    path = root / "content/rapporter/2025/exempelhemmet.md"
    path.write_text(
        path.read_text("utf-8").replace("{id: 1, typ: krav", "{id: 1, typ: rekommendation"), "utf-8"
    )
    assert area(root, date(2026, 1, 10))[-1] == "Ingen verksamhet har fått krav på området två olika år."


def test_a_closed_measure_stands_last_with_what_closed_it(tmp_path: Path) -> None:
    """It is neither counted as open nor lost."""
    root = examples.copy(tmp_path)
    event = "handelser:\n  - {datum: 2025-02-01, typ: atgard, atgard: 1, status: atgardad}"
    examples.change(root, event)
    found = area(root)
    assert found[5] == "Inga krav är öppna."
    assert found[-6:] == [
        "Avslutade åtgärder",
        "Visa avslutade åtgärder (1)",
        "Krav",
        "Planerna ska följas upp.",
        "Exempelhemmet · avtal EX 2022-1",
        "Åtgärdat 1 feb 2025.",
    ]


def test_an_area_that_is_not_judged_says_so(tmp_path: Path) -> None:
    """A column without a verdict in it would look like a fault."""
    root = examples.copy(tmp_path)
    path = root / examples.REPORT
    path.write_text(path.read_text("utf-8").replace("    bedomning: uppfyller-inte\n", ""), "utf-8")
    found = area(root)
    assert "Området bedömdes" not in found
    assert (
        "Rapporterna bedömer inte området för sig. Här syns var det granskades och vad som är öppet." in found
    )


def test_the_years_of_an_area_lead_to_their_pages(tmp_path: Path) -> None:
    """A year without a follow-up has no page to lead to."""
    root = examples.copy(tmp_path)
    path = root / TAXONOMY
    text = path.read_text("utf-8").replace(
        "kvalitet: {namn: Kvalitetsarbete}", "kvalitet: {namn: Kvalitetsarbete, ar: [2024, 2025]}"
    )
    path.write_text(text, "utf-8")
    page = pages(root)["fokusomraden/kvalitet/"]
    assert "Fokusområde 2024, 2025." in texts(page.html)
    assert ("2024", "../../ar/2024/") in links(page.html)
    assert "2025" not in dict(links(page.html))


def test_an_area_that_nobody_has_looked_at_says_so(tmp_path: Path) -> None:
    """With the question to ask, and no empty table."""
    assert texts(pages(examples.copy(tmp_path))["fokusomraden/kompetens/"].html) == [
        "Åtgärder",
        "Personal och kompetens",
        *("Granskning", "Ingen publicerad uppföljning har granskat området."),
        *("Fråga verksamheten", "Hur lär sig personalen nytt?"),
        "Fokusområde varje år.",
        "Så gick det",
        "Ingen publicerad uppföljning har granskat området. Därför finns inget resultat att visa.",
        "Öppna åtgärder",
        "Ingen åtgärd på området är öppen.",
        "Återkommer Verksamheter med krav på området två år eller fler",
        "Ännu finns bara ett år att visa. Därför går det inte att se om något återkommer.",
    ]


def test_an_area_said_not_to_be_examined_is_not_counted(tmp_path: Path) -> None:
    """A verdict without a level says that there was no review; the one before it stands."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    path = root / "content/rapporter/2025/exempelhemmet.md"
    path.write_text(path.read_text("utf-8").replace("bedomning: uppfyller}", "bedomning: ej}"), "utf-8")
    taxonomy = root / TAXONOMY
    scale = "delbedomningar:\n  ej: {namn: Ej granskat, niva: saknas}\n"
    taxonomy.write_text(taxonomy.read_text("utf-8").replace("delbedomningar:\n", scale), "utf-8")
    found = pages(root, date(2026, 1, 10))
    assert texts(found["fokusomraden/kvalitet/"].html)[3] == "En verksamhet är granskad. Uppfyller inte: 1."
    assert ("1 av 1", "../../fokusomraden/kvalitet/#granskat-boende") in links(found["tjanster/boende/"].html)


def test_an_area_of_more_rows_than_a_page_may_have_goes_on_at_the_next(tmp_path: Path) -> None:
    """Every unit that was looked at stands on one of the pages, and they lead to each other."""
    root = examples.copy(tmp_path)
    add_units(root, 205)
    for number in range(1, 206):
        add_report(root, f"enhet-{number:03}", 2024)
    made = pages(root)
    found = {address: made[address] for address in ("fokusomraden/kvalitet/", "fokusomraden/kvalitet.2/")}
    rows = [text for page in found.values() for text in texts(page.html) if text.startswith("Enhet ")]
    assert {f"Enhet {number:03}" for number in range(1, 206)} <= set(rows)
    assert [page.html.count('<th role="rowheader"') for page in found.values()] == [200, 6]
    assert ("Nästa sida", "../kvalitet.2/") in links(found["fokusomraden/kvalitet/"].html)
    assert ("Föregående sida", "../kvalitet/") in links(found["fokusomraden/kvalitet.2/"].html)
    second = found["fokusomraden/kvalitet.2/"]
    assert (second.title, second.indexed) == ("Kvalitetsarbete, sida 2", False)
    checked = [linked(page.address, page.html) for page in made.values()]
    assert [link for link in broken(checked, lambda _: True) if "fokusomraden" in link] == []
