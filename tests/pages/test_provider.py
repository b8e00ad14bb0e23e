"""The page of a provider: its units, all their verdicts, what is still required of it, what comes back."""

from datetime import date
from pathlib import Path

from tests import examples
from tests.pages.made import add_second_report, pages
from tests.pages.many import add_units
from tests.pages.visible import links, texts


def test_a_provider_shows_all_verdicts_and_requirements(tmp_path: Path) -> None:
    """Two years: the verdicts newest first, open requirements by area, and the one that came back."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    page = pages(root, date(2026, 1, 10))["utforare/exempelomsorg/"]
    assert texts(page.html) == [
        "Verksamheter",
        "Exempelomsorg AB som utförare",
        *("Verksamheter", "En verksamhet."),
        *("Uppföljning", "Verksamheten är uppföljd. Godkänd, hösten 2025."),
        *("Öppna krav", "Två krav är öppna, varav ett efter sista dag."),
        "Verksamheter",
        "Läget den 10 januari 2026.",
        *("Verksamhet", "Bedömning", "Öppna krav", "Tjänst", "Drivs av"),
        "Exempelhemmet",
        "Godkänd Hösten 2025",
        "2, 1 efter sista dag",
        "Särskilt boende",
        "Annan utförare, LOU",
        "Öppna krav",
        "Kvalitetsarbete",
        "Krav",
        "Planerna ska följas upp varje år.",
        "Exempelhemmet",
        "Öppet efter sista dag. Skulle vara klart 1 jan 2026, för 9 dagar sedan.",
        "Krav",
        "Planerna ska följas upp.",
        "Exempelhemmet · avtal EX 2022-1",
        "Öppet. Kommunen skulle följa upp senast 20 feb 2025.",
        "Krav som återkommer Krav i de två senaste uppföljningarna av samma verksamhet",
        "Exempelhemmet",
        "Planerna ska följas upp varje år.",
        "Också i uppföljningen hösten 2024: ”Planerna ska följas upp.”",
        "Alla bedömningar",
        "Exempelhemmet",
        "Godkänd Uppföljning 2025",
        "Inte godkänd Uppföljning 2024",
        "Om utföraren",
        *("Form", "Aktiebolag"),
        *("Organisationsnummer", "556555-0851"),
    ]


def test_each_part_of_a_provider_leads_on(tmp_path: Path) -> None:
    """Counts to their rows, rows to units, areas and reports."""
    page = pages(examples.copy(tmp_path))["utforare/exempelomsorg/"]
    assert links(page.html) == [
        ("Verksamheter", "../../verksamheter/"),
        ("En verksamhet.", "#lista"),
        ("Verksamheten är uppföljd.", "#bedomningar"),
        ("Ett krav är öppet.", "#krav"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/"),
        ("Särskilt boende", "../../tjanster/boende/"),
        ("Kvalitetsarbete", "../../fokusomraden/kvalitet/"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/#atgard-2024-exempelhemmet-1"),
        ("Exempelhemmet", "../../verksamheter/exempelhemmet/"),
        ("Uppföljning 2024", "../../rapporter/2024/exempelhemmet/"),
    ]


def test_a_requirement_in_the_same_area_comes_back_even_in_other_words(tmp_path: Path) -> None:
    """Then it is the area that is said to be the same, and the earlier words stand beside it."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    path = root / "content/rapporter/2025/exempelhemmet.md"
    other = "Klagomål ska registreras."
    path.write_text(path.read_text("utf-8").replace("Planerna ska följas upp varje år.", other), "utf-8")
    found = texts(pages(root, date(2026, 1, 10))["utforare/exempelomsorg/"].html)
    said = "Också i uppföljningen hösten 2024 ställdes ett krav på samma område: ”Planerna ska följas upp.”"
    assert found[found.index(said) - 1] == other


def test_a_replaced_verdict_is_marked_as_such(tmp_path: Path) -> None:
    """It stays in the list of all verdicts."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    text = (root / examples.REPORT).read_text("utf-8")
    new = examples.with_keys(
        text, "ersatter: 2024/exempelhemmet\ndatum: 2024-12-10\ndiarienummer: [EX/2024/0002]"
    )
    (root / "content/rapporter/2024/exempelhemmet-2.md").write_text(new, "utf-8")
    found = texts(pages(root, date(2026, 1, 10))["utforare/exempelomsorg/"].html)
    assert "Inte godkänd Uppföljning 2024 (ersatt)" in found


def test_a_provider_without_follow_ups_says_so(tmp_path: Path) -> None:
    """The municipality's own units stand on such a page, too."""
    found = texts(pages(examples.copy(tmp_path))["utforare/kommunen/"].html)
    assert found[1] == "Exempelby kommun som utförare"
    for said in (
        "Verksamheten är inte uppföljd än.",
        "Inga krav är öppna.",
        "Ingen av verksamheterna har två publicerade uppföljningar. Därför går det inte att se om något "
        "återkommer.",
        "Ingen uppföljning är publicerad.",
    ):
        assert said in found


def test_a_provider_without_units_has_no_page(tmp_path: Path) -> None:
    """Nothing would lead there."""
    root = examples.copy(tmp_path)
    path = root / "content/_profil/utforare.yml"
    path.write_text(path.read_text("utf-8") + "  annan: {namn: Annan AB}\n", "utf-8")
    assert "utforare/annan/" not in pages(root)


def test_the_same_words_again_are_not_repeated(tmp_path: Path) -> None:
    """It is enough to say when."""
    root = examples.copy(tmp_path)
    add_second_report(root)
    path = root / "content/rapporter/2025/exempelhemmet.md"
    path.write_text(path.read_text("utf-8").replace(" varje år., omrade", "., omrade"), "utf-8")
    found = texts(pages(root, date(2026, 1, 10))["utforare/exempelomsorg/"].html)
    assert found[found.index("Samma krav i uppföljningen hösten 2024.") - 1] == "Planerna ska följas upp."


def test_a_provider_with_more_units_than_a_page_may_have_goes_on_at_the_next(tmp_path: Path) -> None:
    """What holds for all its units stands on the first page alone."""
    root = examples.copy(tmp_path)
    add_units(root, 402)  # every other one is the municipality's own
    made = pages(root)
    first, second = (made[address] for address in ("utforare/kommunen/", "utforare/kommunen.2/"))
    rows = [page.html.count('<tr role="row" id="') for page in (first, second)]
    assert rows == [200, 2]
    assert "Ingen uppföljning är publicerad." in texts(first.html)
    assert "Ingen uppföljning är publicerad." not in texts(second.html)
    assert ("Nästa sida", "../kommunen.2/") in links(first.html)
    assert ("Exempelby kommun som utförare", "../kommunen/") in links(second.html)
