"""A report is withdrawn at once: its text is gone from the file and from the site, whatever else is wrong."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from site_builder.build.as_published import copy_as_published
from site_builder.cli import main
from site_builder.editing.traces import contents, traces
from site_builder.editing.withdrawing import report_id_of
from site_builder.register import read_register
from tests import examples
from tests.conftest import Require
from tests.rules.asking import TODAY
from tests.site_copy import ROOT

ID = "2024/exempelhemmet"
REASON = "Rapporten gällde en annan verksamhet."
SECRET = "Hemligheten om stranden"
UNIT = "content/verksamheter/exempelhemmet.md"


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelby.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def withdraw(root: Path, *words: str) -> int:
    return main(["withdraw", "--root", str(root), "--today", "2025-01-15", *words])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose site is built, its report with a secret; not to be changed."""
    root = examples.copy(tmp_path_factory.mktemp("arkiv") / "arkiv")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    for name in ("metod", "klagomal", "integritet"):
        (root / "content/om").mkdir(exist_ok=True)
        (root / f"content/om/{name}.md").write_text(f"# {name.title()}\n\nPåhittad sida.\n", "utf-8")
    examples.change_body(root, f"## Verksamhetsöversikt\n\n{SECRET} blev känd.\n")
    (root / ".gitignore").write_text("/.cache/\n/site/\n", "utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Början")
    assert main(["build", "--root", str(root), "--today", "2025-01-15"]) == 0
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path, require: Require) -> Path:
    """Return a copy that a test may change."""
    require("git")
    return Path(shutil.copytree(published, tmp_path / "arkiv"))


def told_of(site: Path, words: str) -> list[str]:
    """Return the files of a site that hold some words, packed or not."""
    return [
        file.relative_to(site).as_posix()
        for file in sorted(site.rglob("*"))
        if file.is_file() and any(words.encode() in each for each in contents(file.read_bytes()))
    ]


def test_the_report_is_gone_and_its_page_a_notice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the file, the pages, the data and the search; the command says where it was and what is left."""
    assert told_of(root / "site", SECRET) != []
    assert withdraw(root, ID, "--skal", REASON) == 0
    said = capsys.readouterr().out
    assert told_of(root / "site", SECRET) == []
    assert REASON in (root / f"site/rapporter/{ID}/index.html").read_text("utf-8")
    file = (root / examples.REPORT).read_text("utf-8")
    assert SECRET not in file
    assert "Planerna" not in file
    for address in (f"rapporter/{ID}/", "verksamheter/exempelhemmet/", "data/insyn.db"):
        assert f"  {address}\n" in said
    assert "Git-historiken har kvar det gamla innehållet." in said
    assert f"git add {examples.REPORT}" in said


def test_the_change_log_goes_on(root: Path) -> None:
    """What was published stays proved: the posts of the old log are the first of the new; none is quoted."""
    log = root / "site/api/v1/andringar/logg.jsonl"

    def posts() -> list[object]:
        lines = map(json.loads, log.read_text("utf-8").splitlines())
        return [line["post"] for line in lines if "post" in line]

    before = posts()
    assert withdraw(root, ID, "--skal", REASON) == 0
    assert posts()[: len(before)] == before
    assert len(posts()) == len(before) + 1
    assert SECRET.encode() not in log.read_bytes()


def test_the_notice_is_a_file_without_faults(root: Path) -> None:
    """It can be committed as it stands, on the day that is asked for."""
    assert withdraw(root, examples.REPORT, "--skal", REASON, "--dag", "2025-01-10") == 0
    register = read_register(root, TODAY)
    assert register.errors == ()
    (event,) = register.reports[ID].events
    assert (event.kind, event.day) == ("tillbakadragen", date(2025, 1, 10))
    assert register.reports[ID].measures == ()


def test_other_files_faults_do_not_hinder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They stand as last published; one that never was published is left out."""
    earlier = (root / UNIT).read_text("utf-8")
    (root / UNIT).write_text(f"{earlier}\nPersonnumret är 811228-9874.\n", "utf-8")
    git(root, "commit", "-qam", "Fel i verksamheten")
    new = examples.with_keys((root / examples.REPORT).read_text("utf-8"), "ar: 1999")
    (root / "content/rapporter/2024/ny.md").write_text(new, "utf-8")
    page = root / "content/om/metod.md"
    page.write_text(page.read_text("utf-8") + "\nRing Anna Svensson.\n", "utf-8")
    assert main(["build", "--root", str(root), "--today", "2025-01-15"]) == 1
    assert withdraw(root, ID, "--skal", REASON) == 0
    said = capsys.readouterr().out
    standing = said.partition("senast var publicerade:\n")[2].partition("aldrig har varit publicerade")[0]
    assert UNIT in standing
    assert "content/om/metod.md" in standing
    assert "content/rapporter/2024/ny.md" in said.partition("är inte med:\n")[2]
    for secret in ("811228-9874", "Anna Svensson", SECRET):
        assert told_of(root / "site", secret) == []
    assert "Påhittad sida." in (root / "site/om/metod/index.html").read_text("utf-8")
    assert "811228-9874" in (root / UNIT).read_text("utf-8")  # the files are the editor's
    assert not list(root.glob(".insyn-*"))


def test_the_faulty_report_itself_is_withdrawn(root: Path) -> None:
    """Also when it cannot be read as it stands: what git has says what it was."""
    (root / examples.REPORT).write_text("---\nverksamhet: [\n---\n" + SECRET, "utf-8")
    assert withdraw(root, ID, "--skal", REASON) == 0
    assert SECRET not in (root / examples.REPORT).read_text("utf-8")
    assert told_of(root / "site", SECRET) == []


def test_without_a_site_the_addresses_are_found_all_the_same(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where only the workflow builds, nobody has a site to look in."""
    shutil.rmtree(root / "site")
    assert withdraw(root, ID, "--skal", REASON) == 0
    assert f"  rapporter/{ID}/\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2024/finns-inte", "--skal", REASON], "Det finns ingen rapport ”2024/finns-inte”"),
        ([ID, "--skal", "Anna Svensson blev sjuk."], "Skriv ett annat skäl."),
        ([ID, "--skal", REASON, "--dag", "2025-02-01"], "Dagen har inte kommit än."),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    root: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No such report, a reason that gives somebody away, a day that has not come."""
    assert withdraw(root, *words) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Svensson" not in err
    assert git(root, "status", "--porcelain") == ""
    assert told_of(root / "site", SECRET) != []


def test_a_report_that_follows_it_up_is_named_and_stays_right(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its feedback on measures that are gone is no fault; somebody shall read it again."""
    text = (root / examples.REPORT).read_text("utf-8")
    later = examples.with_keys(
        text,
        f"ar: 2025\ntyp: uppfoljande\ndatum: 2025-01-10\nfoljer_upp: {ID}\n"
        "aterkoppling: [{atgard: 1, status: atgardad}]\n"
        "uppfoljning: {inom_manader: 3, raknat_fran: 2025-01-10}",
    ).replace(SECRET, "Inget hemligt")
    (root / "content/rapporter/2025").mkdir()
    (root / "content/rapporter/2025/exempelhemmet.md").write_text(later, "utf-8")
    assert read_register(root, TODAY).errors == ()
    assert withdraw(root, ID, "--skal", REASON) == 0
    assert "content/rapporter/2025/exempelhemmet.md" in capsys.readouterr().out
    assert read_register(root, TODAY).errors == ()


def test_a_repository_may_hold_the_site_in_a_folder(published: Path, tmp_path: Path) -> None:
    """Git then knows the files by longer paths."""
    inner = Path(shutil.copytree(published, tmp_path / "allt/insyn"))
    shutil.move(inner / ".git", tmp_path / "allt/.git")
    git(tmp_path / "allt", "add", "-A")
    git(tmp_path / "allt", "commit", "-qm", "Flyttad")
    (inner / UNIT).write_text("---\nnamn: [\n", "utf-8")
    with copy_as_published(inner, TODAY, {}) as copy:
        assert (copy.earlier, copy.left_out, copy.errors) == ((UNIT,), (), ())
        assert (copy.root / UNIT).read_bytes() == (published / UNIT).read_bytes()


def test_without_git_faulty_files_are_left_out(published: Path, tmp_path: Path) -> None:
    """There is nothing to read them from."""
    root = Path(shutil.copytree(published, tmp_path / "utan"))
    shutil.rmtree(root / ".git")
    (root / examples.REPORT).write_text("---\nar: x\n---\n", "utf-8")
    with copy_as_published(root, TODAY, {}) as copy:
        assert (copy.earlier, copy.left_out, copy.errors) == ((), (examples.REPORT,), ())


@pytest.mark.parametrize(
    "named", [ID, examples.REPORT, f"rapporter/{ID}/", f"./{examples.REPORT}", f"/rapporter/{ID}"]
)
def test_a_report_is_named_by_id_file_or_address(named: str) -> None:
    """Whatever is at hand in a hurry."""
    assert report_id_of(named) == ID


def test_another_report_whose_id_begins_alike_is_no_trace(tmp_path: Path) -> None:
    """`2024/exempelhemmet-2` is not `2024/exempelhemmet`."""
    (tmp_path / "a.json").write_text('"2024/exempelhemmet-2"', "utf-8")
    (tmp_path / "b.json").write_text('"2024/exempelhemmet"', "utf-8")
    assert traces(tmp_path, ID) == ["b.json"]
