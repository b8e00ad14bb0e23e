"""Headings in order, links that lead somewhere, pictures with text and from here."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.register import read_register
from site_builder.rules.layout import _misplaced
from tests import examples
from tests.rules.asking import TODAY, found, found_in_body, placed


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("# En", ["# En"]),
        ("# En\n\n## Två", ["# En"]),
        ("### Tre", ["### Tre"]),
        ("## Två\n\n#### Fyra", ["#### Fyra"]),
        ("## Två\n\n##### Fem\n\n###### Sex", ["##### Fem"]),
        ("## Två\n### Tre\n## Två\n#### Fyra", ["#### Fyra"]),
        ("## Två\n\n# En\n\n### Tre", ["# En"]),
        ("En\n==", ["En"]),
        ("## Två\n\nText.\n\n  #### Fyra", ["#### Fyra"]),
        ("## Två\n\n> #### Fyra", ["#### Fyra"]),
        ("## *Två*\n\n#### `Fyra` fem", ["#### `Fyra` fem"]),
    ],
)
def test_heading_out_of_order_is_found(body: str, wrong: list[str], tmp_path: Path) -> None:
    """At its line; the page has the first level, and no level is skipped on the way down."""
    findings = found_in_body(tmp_path, "rubrikordning", f"{body}\n\nText.\n")
    assert [placed(tmp_path, each) for each in findings] == wrong


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Text utan rubrik.",
        "## Två",
        "## Två\n\n### Tre\n\n#### Fyra\n\n## Två",
        "## Två\n\n### Tre\n\n### Tre\n\n## Två",
        "Text.\n\n## Två",
        "Två\n---\n\n### Tre",
        "## Två\n\n---\n\nText.",
        "## Två\n\n```\n# kommentar\n```",
        "## Två\n\n#fyra och #### fyra i text",
        "## Två\n\n| a |\n|---|\n| # b |",
        "## Två ##\n\n### Tre ###",
        "Nummer\n\\# 1",
    ],
)
def test_right_order_is_not_found(body: str, tmp_path: Path) -> None:
    """Any number of levels up, code, rules and signs in text are left alone."""
    assert found_in_body(tmp_path, "rubrikordning", f"{body}\n") == []


def test_finding_names_the_marks_that_fit(tmp_path: Path) -> None:
    """The cure can be copied."""
    (finding,) = found_in_body(tmp_path, "rubrikordning", "## Två\n\n##### Fem\n")
    assert finding.message == "Rubriken ”Fem” börjar med #####, men här passar ###."


@given(st.lists(st.integers(1, 6), max_size=20))
def test_putting_headings_right_leaves_nothing_to_find(levels: list[int]) -> None:
    """Each level that is told is taken, one at a time, until all are right."""
    for _ in range(len(levels)):
        rights = list(_misplaced(iter(levels)))
        levels = [
            right if right and not any(rights[:index]) else level
            for index, (level, right) in enumerate(zip(levels, rights, strict=True))
        ]
    assert not any(_misplaced(iter(levels)))


def site_with(folder: Path, link: str) -> Path:
    """Return the example site with an earlier report, two ordinary pages, a picture, and a link."""
    root = examples.copy(folder)
    examples.add(root, ["rapporter/2023/exempelhemmet.md", "bilder/timmar.png"])
    (root / "content/om").mkdir(exist_ok=True)
    (root / "content/om/sattet.md").write_text("# Metod\n\n## Steg för steg\n\nText.\n", "utf-8")
    (root / "content/om/bilaga.pdf").write_bytes(b"%PDF")
    examples.change_body(root, f"## Två delar\n\n### Årets *mål*\n\nSe [mer]({link}).\n")
    examples.change_body(root, "## Om oss\n\nText.\n", "content/verksamheter/exempelhemmet.md")
    return root


@pytest.mark.parametrize(
    "link",
    [
        "../2023/exempelhemmet.md",
        "../2023/exempelhemmet.md#verksamhetsoversikt",
        "../2023/exempelhemmet.md#text-verksamhetsoversikt",
        "/rapporter/2023/exempelhemmet.md",
        "/rapporter/2023/exempelhemmet/",
        "../../2023/exempelhemmet/",
        "exempelhemmet.md",
        "../../verksamheter/exempelhemmet.md",
        "../../verksamheter/exempelhemmet.md#om-oss",
        "/verksamheter/hemtjansten/",
        "../../om/sattet.md",
        "../../om/sattet.md#steg-for-steg",
        "/om/sattet/#steg-for-steg",
        "../../index.md",
        "/",
        "/verksamheter/",
        "/atgarder/",
        "#tva-delar",
        "#arets-mal",
        "/bilder/timmar.png",
        "../../bilder/timmar.png",
        "https://exempelby.example/x.md#y",
        "HTTPS://exempelby.example",
        "mailto:kommunen@exempelby.example",
    ],
)
def test_link_that_leads_somewhere_is_left_alone(link: str, tmp_path: Path) -> None:
    """To files as on disk, to addresses from the root or the page, to headings, and elsewhere."""
    assert found(site_with(tmp_path, link), "bruten-lank") == []


@pytest.mark.parametrize(
    "link",
    [
        "",
        "../2023/exempelhem.md",
        "../2022/exempelhemmet.md",
        "../2023/exempelhemmet.md#saknas",
        "2023/exempelhemmet.md",
        "../2023/exempelhemmet/",
        "/rapporter/2023/",
        "../../verksamheter/exempelhemmet.md#verksamhetsoversikt",
        "../../om/sattet.md#steg-tva",
        "/om/sattet",
        "/atgarder/#nagot",
        "#saknas",
        "#Tvådelar",
        "/bilder/saknas.png",
        "/bilder/timmar.png#x",
        "/om/bilaga.pdf",
        "/_profil/kommun.yml",
        "www.exempelby.example",
        "ftp://exempelby.example/x",
        "javascript:alert(1)",
    ],
)
def test_link_to_nowhere_is_found(link: str, tmp_path: Path) -> None:
    """At the link itself."""
    root = site_with(tmp_path, link)
    (finding,) = found(root, "bruten-lank")
    assert placed(root, finding) == f"[mer]({link})."


@pytest.mark.parametrize(
    "body",
    ["![Karta](/bilder/saknas.png)", "[mer][1] om det\n\n[1]: /saknas/", "- [mer](x.md)", "> [mer](x.md)"],
)
def test_pictures_and_other_forms_of_links_are_followed(body: str, tmp_path: Path) -> None:
    """A picture, a reference, a link in an item or a quotation."""
    assert len(found_in_body(tmp_path, "bruten-lank", f"{body}\n")) == 1


@pytest.mark.parametrize("body", ["Text [i klammer] och (parentes).", "Not[^1].\n\n[^1]: Text.", "`[a](b)`"])
def test_what_only_looks_like_a_link_is_left_alone(body: str, tmp_path: Path) -> None:
    """Brackets, footnotes and code."""
    assert found_in_body(tmp_path, "bruten-lank", f"{body}\n") == []


def test_link_to_a_file_that_cannot_be_read_is_not_blamed(tmp_path: Path) -> None:
    """That file has a finding of its own."""
    root = site_with(tmp_path, "../2023/exempelhemmet.md#verksamhetsoversikt")
    examples.change(root, "typ: okand", "content/rapporter/2023/exempelhemmet.md")
    assert [each.rule for each in read_register(root, TODAY).findings] == ["okant-val"]


def test_link_in_a_unit_goes_from_the_unit(tmp_path: Path) -> None:
    """The unit's own folder is where its links begin."""
    root = examples.copy(tmp_path)
    file = "content/verksamheter/hemtjansten.md"
    examples.change_body(root, "[a](exempelhemmet.md) [b](../rapporter/2024/exempelhemmet.md)\n", file)
    assert found(root, "bruten-lank") == []
    examples.change_body(root, "[a](rapporter/2024/exempelhemmet.md)\n", file)
    assert [(each.path, each.column) for each in found(root, "bruten-lank")] == [(file, 1)]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("![](/bilder/timmar.png)", 1),
        ("![ ](/bilder/timmar.png)", 1),
        ("Text ![][1] text.\n\n[1]: /bilder/timmar.png", 1),
        ("![](/bilder/timmar.png) ![](/bilder/timmar.png)", 2),
        ("![Timmar](/bilder/timmar.png)", 0),
        ("[![Timmar](/bilder/timmar.png)](/)", 0),
        ("Vilken bild![^1]\n\n[^1]: Not.", 0),
    ],
)
def test_picture_without_text_is_found(body: str, count: int, tmp_path: Path) -> None:
    """Each of them, however it is written."""
    shutil.copytree(examples.BESIDE / "bilder", tmp_path / "content/bilder")
    findings = found_in_body(tmp_path, "bild-utan-text", f"{body}\n")
    assert len(findings) == count
    assert all(placed(tmp_path, each).startswith("![") for each in findings)


@pytest.mark.parametrize(
    "address", ["https://bilder.example/a.png", "http://bilder.example/a.png", "//b.example/a"]
)
def test_picture_from_elsewhere_is_found(address: str, tmp_path: Path) -> None:
    """Every page's pictures are its own."""
    (finding,) = found_in_body(tmp_path, "bild-utifran", f"Text ![Karta]({address}).\n")
    assert placed(tmp_path, finding).startswith("![Karta]")
