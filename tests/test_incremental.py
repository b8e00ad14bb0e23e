"""A site that is changed build by build equals one that is built afresh, whatever changes between."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder import plugin
from tests.site_copy import copy_site, files, replace_in

REPORT = "content/rapporter/2024/omsorgshuset.md"
OTHER = "content/rapporter/2024/ankarets-hemtjanst.md"
FIRST = date(2026, 11, 21)

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
    replace_in(root / REPORT, f"verksamhet: {old}\n", f"verksamhet: {new}\n")


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


CHANGES: tuple[Change, ...] = (prose, verdict, away, name, profile, theme, settings_file)


def built(root: Path, day: date) -> dict[str, bytes]:
    """Build, and return the site without Pagefind's files."""
    assert plugin.run_build(root, strict=False, today=day) == 0
    return files(root / "site")


@given(steps=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 40)), min_size=3, max_size=3))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
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
