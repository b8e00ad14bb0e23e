from datetime import date
from pathlib import Path

import pytest

from site_builder.register import Register, read_register
from site_builder.store import FOLDER, Store, digest, store_of
from tests import examples

TODAY = date(2025, 6, 1)
KEY = digest("what it was worked out from")


def test_what_is_saved_is_found_with_the_same_key(tmp_path: Path) -> None:
    """What was worked out from something else is not."""
    store = Store(tmp_path / "a/b")
    assert store.load("x", KEY) is None
    store.save("x", KEY, {"a": (1, date(2025, 1, 1))})
    assert store.load("x", KEY) == {"a": (1, date(2025, 1, 1))}
    assert store.load("x", digest("something else")) is None
    assert [file.name for file in (tmp_path / "a/b").iterdir()] == ["x"]


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80\x04N."])
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    """Nothing is read from it: its own digest must fit."""
    store = Store(tmp_path)
    store.save("x", KEY, "kept")
    whole = (tmp_path / "x").read_bytes()
    for content in (damage, whole[:-1], whole + b"x", whole[:32] + damage):
        (tmp_path / "x").write_bytes(content)
        assert store.load("x", KEY) is None


def test_parts_are_told_apart() -> None:
    """What is moved from one part to the next is another whole."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "") != digest("ab")


def same(one: Register, other: Register) -> bool:
    """Say whether two registers hold the same."""
    return (one.units, one.reports, dict(one.prose), one.findings, one.accepted) == (
        other.units,
        other.reports,
        dict(other.prose),
        other.findings,
        other.accepted,
    )


def test_a_register_from_the_store_is_that_of_the_files(tmp_path: Path) -> None:
    """After each change: of a report, a unit, the profile, a name, and of the store itself."""
    root = examples.copy(tmp_path)
    store = store_of(root)
    report, unit = root / examples.REPORT, root / "content/verksamheter/exempelhemmet.md"
    profile = root / "content/_profil/kommun.yml"

    def change(path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def check() -> None:
        assert same(read_register(root, TODAY, store), read_register(root, TODAY))

    check()
    check()
    change(report, "schema: 1", "schema: 1\nokand: nyckel")
    check()
    change(report, "\nokand: nyckel", "")
    report.write_text(report.read_text("utf-8") + "\nKunder hos Exempelhemmett trivs.\n", "utf-8")
    check()
    change(unit, "namn: ", "namn: Nya ")
    check()
    change(profile, "namn: ", "namn: Nya ")
    check()
    report.rename(report.with_name("annat-namn.md"))
    check()
    unit.unlink()
    check()
    for file in (root / FOLDER).iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    check()


def test_a_file_that_changes_while_it_is_read_is_not_published(tmp_path: Path) -> None:
    """What nobody has checked would stand on the page."""
    root = examples.copy(tmp_path)
    register = read_register(root, TODAY)
    report = root / examples.REPORT
    report.write_text(report.read_text("utf-8") + "Mer.\n", "utf-8")
    with pytest.raises(Exception, match="ändrades eller togs bort medan innehållet lästes"):
        register.prose[examples.REPORT]
    report.unlink()
    with pytest.raises(Exception, match="ändrades eller togs bort medan innehållet lästes"):
        register.prose[examples.REPORT]
