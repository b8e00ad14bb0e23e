"""What a page looks at is told, whatever the way, and its digest changes with each thing that it holds."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from site_builder.build.tracing import ALL, WHICH, Digests, Unplaced, looked_at, watched
from site_builder.publication import Publication, publish
from site_builder.record import NO_RECORD, Record, keep
from site_builder.register import read_register
from site_builder.rules.memory import look, remembered, watching
from site_builder.summary import standing_reports
from tests import examples
from tests.test_architecture import PACKAGE

TODAY = date(2025, 6, 1)
ID = "2024/exempelhemmet"
REPORT = f"content/rapporter/{ID}.md"
UNIT = "content/verksamheter/exempelhemmet.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the examples that a test may change."""
    return examples.copy(tmp_path)


def seen(root: Path) -> tuple[Publication, Record]:
    """Return what is published of the content, and its record."""
    register = read_register(root, TODAY)
    publication = publish(register, TODAY)
    return publication, keep(register, publication, "seed")


def test_each_way_to_ask_is_told(root: Path) -> None:
    """By id, whether it is there, which there are, how many, all of them; and prose, when it is read."""
    publication, record = watched(*seen(root))
    for ask, told in (
        (lambda: publication.reports[ID], ("reports", ID)),
        (lambda: publication.reports.get("2020/x"), ("reports", "2020/x")),
        (lambda: "2020/x" in publication.withdrawn, ("withdrawn", "2020/x")),
        (lambda: list(publication.units), ("units", WHICH)),
        (lambda: len(publication.reports), ("reports", WHICH)),
        (lambda: bool(publication.withdrawn), ("withdrawn", WHICH)),
        (lambda: list(publication.reports.values()), ("reports", ALL)),
        (lambda: dict(publication.exceptions.items()), ("exceptions", ALL)),
        (lambda: record.of_report[ID], ("entries", ID)),
        (lambda: record.log.facts[ID], ("entries", ID)),
        (lambda: record.log.head, ("log", ALL)),
    ):
        with watching() as looks:
            ask()
        assert looks == {told}
    report = publication.reports[ID]
    for read in (lambda: report.prose.sections, lambda: report.prose.text, lambda: report.prose.text_digest):
        with watching() as looks:
            read()
        assert looks == {("prose", REPORT)}


def test_what_is_remembered_tells_of_its_looks_each_time(root: Path) -> None:
    """Who asks second has looked at as much as who asked first, also through another that is remembered."""
    publication, _ = watched(*seen(root))

    @remembered
    def count(publication: Publication) -> int:
        look(("more", ""))
        return len(standing_reports(publication))

    for _ in range(2):
        with watching() as looks:
            assert count(publication) == 1
        assert looks == {("reports", ALL), ("more", "")}


def test_a_look_at_all_covers_the_single_ones() -> None:
    """A page's looks are kept for each page: let them be few."""
    looks = {("reports", "a"), ("reports", ALL), ("reports", WHICH), ("units", "b"), ("units", WHICH)}
    assert looked_at(looks) == (("reports", ALL), ("units", WHICH), ("units", "b"))


LOOKS = (("reports", ID), ("reports", ALL), ("reports", WHICH), ("units", "exempelhemmet"), ("prose", REPORT))


@pytest.mark.parametrize(
    ("file", "old", "new", "other"),
    [
        (REPORT, "sammanfattning: ", "sammanfattning: Nu. ", {0, 1}),
        (UNIT, "namn: Exempelhemmet", "namn: Exempelgården", {3}),
    ],
)
def test_a_digest_changes_with_its_thing_alone(
    root: Path, file: str, old: str, new: str, other: set[int]
) -> None:
    """A report's facts are not its prose, and not its unit's."""
    before = [Digests(*seen(root)).of((each,)) for each in LOOKS]
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")
    after = [Digests(*seen(root)).of((each,)) for each in LOOKS]
    assert {
        place for place, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
    } == other


def test_prose_has_a_digest_of_its_own(root: Path) -> None:
    """More text is no other fact; but it is a new version of the report, which its record tells of."""
    looks = (*LOOKS, ("entries", ID))
    before = [Digests(*seen(root)).of((each,)) for each in looks]
    with (root / REPORT).open("a", encoding="utf-8") as file:
        file.write("\nMer text.\n")
    after = [Digests(*seen(root)).of((each,)) for each in looks]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] * 4 + [False] * 2


def test_what_has_no_digest_never_stands(root: Path) -> None:
    """The log as a whole, a kind that nobody knows, and things whose files were not read."""
    publication, record = seen(root)
    assert Digests(publication, record).of((("log", ALL),)) is None
    assert Digests(publication, record).of((("other", "x"),)) is None
    bare = replace(publication, origins=type(publication.origins)())
    for each in LOOKS[:2] + LOOKS[3:]:
        assert Digests(bare, NO_RECORD).of((each,)) is None
    assert Digests(bare, NO_RECORD).of((("reports", "2020/x"),)) is not None


def test_entries_are_seen_without_their_places_in_the_chain(root: Path) -> None:
    """Another report's change moves them, and no page of this report may tell of that."""
    _, record = seen(root)
    assert [(entry.number, entry.previous) for entry in Unplaced(record.of_report)[ID]] == [(0, "")]


def test_nothing_else_remembers_what_it_was_asked_of_a_publication() -> None:
    """What `functools` remembers tells nobody what it looked at; it may be asked of plain values only."""
    found = []
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                kept = {name for each in node.decorator_list for name in _names(each)}
                given = {
                    name for each in node.args.args if each.annotation for name in _names(each.annotation)
                }
                if kept & {"cache", "lru_cache"} and {name for name in given if "Publi" in name}:
                    found.append(f"{module}: {node.name}")
    assert found == []


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
