"""A site that is changed build by build equals one that is built afresh, whatever changes between."""

import os
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from site_builder import plugin
from tests.site_copy import copy_site, files, replace_in

REPORT = "content/rapporter/2024/omsorgshuset.md"
OTHER = "content/rapporter/2024/ankarets-hemtjanst.md"
FIRST = date(2026, 11, 21)
EXAMPLES = int(os.environ.get("INSYN_TEST_EXAMPLES", "4"))
"""How many chains of changes are tried; more take half a minute each ten."""

Change = Callable[[Path], None]


def prose(root: Path) -> None:
    """Add a sentence to a report."""
    with (root / REPORT).open("a", encoding="utf-8") as file:
        file.write("\nUppföljningen omfattar ledning och kvalitetsarbete.\n")


def verdict(root: Path) -> None:
    """Turn a report's verdict, or turn it back."""
    text = (root / REPORT).read_text("utf-8")
    approved = "samlad_bedomning: godkand" in text
    old, new = ("godkand", "inte-godkand") if approved else ("inte-godkand", "godkand")
    replace_in(root / REPORT, f"samlad_bedomning: {old}\n", f"samlad_bedomning: {new}\n")


def away(root: Path) -> None:
    """Take a report away, or put it back."""
    kept = root / "ankaret.md"
    one, other = (root / OTHER, kept) if (root / OTHER).exists() else (kept, root / OTHER)
    one.rename(other)


def name(root: Path) -> None:
    """Give a unit another id, with the reports that name it, or its first one."""
    units = root / "content/verksamheter"
    old, new = "omsorgshuset", "det-nya-omsorgshuset"
    if not (units / f"{old}.md").exists():
        old, new = new, old
    (units / f"{old}.md").rename(units / f"{new}.md")
    for report in (root / "content/rapporter").rglob("omsorgshuset*.md"):
        replace_in(report, f"verksamhet: {old}\n", f"verksamhet: {new}\n")


def profile(root: Path) -> None:
    """Change the municipality's colour."""
    path = root / "content/_profil/kommun.yml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("farg:")]
    colour = "#7a1f5c" if "#7a1f5c" not in path.read_text("utf-8") else "#0b5563"
    path.write_text("\n".join([*lines, f'farg: "{colour}"', ""]), "utf-8")


def theme(root: Path) -> None:
    """Change a template and the style sheet."""
    for file, added in (("theme/pages/report.html", "<!-- x -->"), ("theme/assets/insyn.css", "/* x */")):
        with (root / file).open("a", encoding="utf-8") as opened:
            opened.write(added)


def settings_file(root: Path) -> None:
    """Change the address of the site."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    one, other = "https://insyn.example/", "https://insyn.example.org/"
    old, new = (one, other) if one in text else (other, one)
    (root / "mkdocs.yml").write_text(text.replace(old, new), "utf-8")


def journal(path: Path, entry: str) -> None:
    """Enter something in a report's journal, or take it out; a report that is away has none."""
    if path.exists():
        text, added = path.read_text("utf-8"), f"handelser:\n  - {entry}\n"
        new = text.replace(added, "") if added in text else text.replace("\n---\n", f"\n{added}---\n", 1)
        path.write_text(new, "utf-8")


def reply(root: Path) -> None:
    """Let the provider reply to a report, or take the reply away."""
    journal(root / REPORT, "{datum: 2024-12-28, typ: utforarens_svar, text: Rutinerna är skrivna.}")


def withdrawn(root: Path) -> None:
    """Withdraw a report, or publish it again."""
    journal(root / OTHER, "{datum: 2025-02-03, typ: tillbakadragen, skal: Underlaget var ett annat.}")


def follow_up(root: Path) -> None:
    """Write a report that follows another up, with a link to it in its prose; or take it away."""
    path = root / "content/rapporter/2025/omsorgshuset-uppfoljande.md"
    if path.exists():
        path.unlink()
        return
    lines = (root / REPORT).read_text("utf-8").splitlines()
    of = next(line for line in lines if line.startswith("verksamhet:"))
    path.parent.mkdir(exist_ok=True)
    path.write_text(FOLLOW_UP.replace("verksamhet: x", of), "utf-8")


FOLLOW_UP = """---
schema: 1
verksamhet: x
ar: 2025
typ: uppfoljande
datum: 2025-03-12
foljer_upp: 2024/omsorgshuset
diarienummer: [SON/2025/0100/739]
fokusomraden:
  - {omrade: kvalitetsarbete, text: Genomförandeplanerna delades med kommunen.}
underlag:
  - {datum: 2025-03-12, typ: mote_digitalt}
samlad_bedomning: godkand
sammanfattning: Verksamheten har rättat det som krävdes.
---

Läs [den första rapporten](../2024/omsorgshuset.md).
"""


def unit(root: Path) -> None:
    """Tell more of a unit."""
    path = next((root / "content/verksamheter").glob("*omsorgshuset.md"))
    with path.open("a", encoding="utf-8") as file:
        file.write("\nVerksamheten har en trädgård.\n")


def store(root: Path) -> None:
    """Damage what is remembered: cut each file of the store short."""
    for path in (root / ".cache/insyn").iterdir():
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])


def site(root: Path) -> None:
    """Spoil the published site: pages emptied, written over or gone, and a file too many."""
    pages = sorted((root / "site").rglob("*.html"))
    pages[0].write_text("", "utf-8")
    pages[len(pages) // 2].write_bytes(pages[len(pages) // 2].read_bytes().replace(b"a", b"e"))
    pages[-1].unlink()
    data = sorted((root / "site/api").rglob("*.json"))
    data[0].write_text("{}", "utf-8")
    data[-1].unlink()
    (root / "site/egen.html").write_text("egen", "utf-8")


def nothing(root: Path) -> None:
    """Change nothing: only the day may be another."""


CHANGES: tuple[Change, ...] = (
    *(prose, verdict, away, name, reply, withdrawn, follow_up, unit),
    *(profile, theme, settings_file, store, site, nothing),
)


def built(root: Path, day: date) -> dict[str, bytes]:
    """Build, and return the site without Pagefind's files."""
    assert plugin.run_build(root, strict=False, today=day) == 0
    return files(root / "site")


DAYS = st.sampled_from((0, 0, 0, 0, 1, 40))
"""Mostly the same day, as nothing stands of another day's site."""


@given(steps=st.lists(st.tuples(st.sampled_from(CHANGES), DAYS), min_size=4, max_size=4))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_site_changed_step_by_step_is_the_clean_one(steps: list[tuple[Change, int]]) -> None:
    """Edits, deletions, new names, profile, theme, settings and days, in any order."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setenv("INSYN_SEARCH", "false")
        root = copy_site(Path(folder, "copy"))
        built(root, FIRST)
        for change, days in steps:
            change(root)
            day = FIRST + timedelta(days=days)
            incremental = built(root, day)
            clean = Path(folder, "clean")
            shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", ".cache"))
            whole = built(clean, day)
            names = incremental.keys() | whole.keys()
            assert [path for path in names if incremental.get(path) != whole.get(path)] == []
            shutil.rmtree(clean)


def made_again(root: Path, day: date) -> tuple[set[str], set[str]]:
    """Build; return the paths of all files that could have stood, and of those that were made again."""
    config = load_config(str(root / "mkdocs.yml"))
    insyn = config.plugins["insyn"]
    assert isinstance(insyn, plugin.InsynPlugin)
    insyn.today = day
    mkdocs_build(config)
    assert insyn.run is not None
    memory = insyn.run.site.memory
    every = {path for kept in memory.known.values() for path in kept.files}
    return every, every - memory.standing_files


def of_the_log(path: str) -> bool:
    """Say whether a file tells of the whole log, which each change makes another; or is a version in it."""
    return "andringar" in path or re.fullmatch(r"api/v1/rapporter/.*/\d+\.json", path) is not None


def test_what_cannot_have_changed_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of prose, one report's page, the list of changes and the search tell; of a verdict, lists do, too."""
    monkeypatch.setenv("INSYN_SEARCH", "false")
    root = copy_site(tmp_path / "copy")
    built(root, FIRST)
    assert {path for path in made_again(root, FIRST)[1] if not of_the_log(path)} == set()
    prose(root)
    _, made = made_again(root, FIRST)
    told = {path for path in made if not of_the_log(path) and not path.startswith(("sok/", "assets/"))}
    assert told == {"rapporter/2024/omsorgshuset/index.html", "api/v1/rapporter/2024/omsorgshuset.json"}
    verdict(root)
    _, made = made_again(root, FIRST)
    assert {"rapporter/2024/omsorgshuset/index.html", "verksamheter/omsorgshuset/index.html"} <= made
    assert "rapporter/2024/ankarets-hemtjanst/index.html" not in made
    assert "ordlista/index.html" not in made


def test_a_page_that_stands_is_searched_as_before(tmp_path: Path) -> None:
    """The index is made of the documents of all pages, those that no build has made again among them."""
    root = copy_site(tmp_path / "copy")
    built(root, FIRST)
    prose(root)
    assert "rapporter/2024/ankarets-hemtjanst/index.html" not in made_again(root, FIRST)[1]
    fragments = list((root / "site/pagefind/fragment").iterdir())
    assert len(fragments) == len(list((root / ".cache/insyn/documents/pagefind").rglob("index.html"))) > 3
    (root / ".cache/insyn/documents/pagefind/rapporter/2024/ankarets-hemtjanst/index.html").unlink()
    verdict(root)
    assert "rapporter/2024/ankarets-hemtjanst/index.html" in made_again(root, FIRST)[1]


def test_a_file_that_somebody_touched_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it has the same bytes: nobody knows that without reading it."""
    monkeypatch.setenv("INSYN_SEARCH", "false")
    root = copy_site(tmp_path / "copy")
    built(root, FIRST)
    page = "rapporter/2024/omsorgshuset/index.html"
    (root / "site" / page).touch()
    assert page in made_again(root, FIRST)[1]
    assert page not in made_again(root, FIRST)[1]


def test_without_a_store_everything_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a matter of time alone."""
    monkeypatch.setenv("INSYN_SEARCH", "false")
    root = copy_site(tmp_path / "copy")
    before = built(root, FIRST)
    shutil.rmtree(root / ".cache")
    every, made = made_again(root, FIRST)
    assert made == every
    assert files(root / "site") == before


def test_one_changed_report_changes_only_the_files_that_tell_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not differ keeps its time, and so is not sent anywhere again."""
    monkeypatch.setenv("INSYN_SEARCH", "false")
    root = copy_site(tmp_path / "copy")
    before = built(root, FIRST)
    times = {path: (root / "site" / path).stat().st_mtime_ns for path in before}
    prose(root)
    after = built(root, FIRST)
    written = {path for path in after if (root / "site" / path).stat().st_mtime_ns != times.get(path)}
    assert written == {path for path in after if after[path] != before.get(path)}
    assert "rapporter/2024/omsorgshuset/index.html" in written
    assert "rapporter/2024/ankarets-hemtjanst/index.html" not in written
    assert len(written) < len(after) / 2
