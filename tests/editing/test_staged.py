"""The hook: what leads to a person is not committed, and the rest is in a moment."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.editing.staged import staged_findings
from site_builder.register import read_register
from site_builder.rules import on_text
from tests import examples
from tests.conftest import Require
from tests.rules.asking import TODAY
from tests.secrecy.labelled import every_sentence
from tests.site_copy import ROOT

SECRET = "811228-9874"
WHO = ("-c", "user.name=Prov", "-c", "user.email=prov@exempelby.example", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    asked = ["git", *WHO, *arguments]
    return subprocess.run(
        asked, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def root(tmp_path: Path, require: Require) -> Path:
    """Return a repository that has the example site, committed, and then the hook."""
    require("git")
    root = examples.copy(tmp_path / "arkiv")
    git(root, "init", "-q")
    git(root, "add", ".")
    assert git(root, "commit", "-qm", "Början").returncode == 0
    assert main(["hook", "--root", str(root)]) == 0
    return root


def stage(root: Path, text: str, file: str = examples.REPORT) -> None:
    with (root / file).open("a", encoding="utf-8") as report:
        report.write(f"\n{text}\n")
    assert git(root, "add", ".").returncode == 0


@pytest.mark.parametrize(
    ("text", "rule", "masked"),
    [
        (f"Ärendet gäller {SECRET}.", "personnummer", "811228-****"),
        ("Kunden heter Anna Svensson.", "personnamn", "A"),
        ("Skriv till anna.b@post.example.", "epostadress", "post.example"),
        ("Hon bor på Storgatan 5 lgh 1102.", "bostadsadress", "S"),
    ],
)
def test_a_secret_is_not_committed(root: Path, text: str, rule: str, masked: str) -> None:
    """The commit is refused in Swedish, with file, line and cure, and nothing is quoted."""
    stage(root, text)
    done = git(root, "commit", "-qm", "Ny text")
    assert done.returncode == 1
    line = len((root / examples.REPORT).read_text("utf-8").splitlines())
    assert f"{examples.REPORT}:{line}:" in done.stderr
    assert f"[{rule}]" in done.stderr
    assert masked in done.stderr
    assert "Ingenting är sparat." in done.stderr
    for secret in (SECRET, "9874", "Anna Svensson", "anna.b", "Storgatan"):
        assert secret not in done.stderr
    assert git(root, "rev-list", "--count", "HEAD").stdout == "1\n"


def test_a_clean_change_is_committed(root: Path) -> None:
    """So are the municipality's own telephone and address, and what is staged outside content/."""
    own = "Frågor: 0123-456 78, omsorg@exempelby.example. Läs EX/2024/0001 av den 20 november 2024."
    contact = "kontakt: {telefon: 0123-456 78, epost: omsorg@exempelby.example}"
    examples.change(root, contact, "content/_profil/kommun.yml")
    stage(root, own)
    (root / "anteckning.md").write_text("En anteckning utan innehåll.", "utf-8")
    git(root, "add", ".")
    done = git(root, "commit", "-qm", "Ny text")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_staged_bytes_count(root: Path) -> None:
    """A secret that is staged is found though the file in the folder is clean again; and the reverse."""
    clean = (root / examples.REPORT).read_text("utf-8")
    stage(root, SECRET)
    (root / examples.REPORT).write_text(clean, "utf-8")
    assert [each.rule for each in staged_findings(root)] == ["personnummer"]
    git(root, "add", ".")
    (root / examples.REPORT).write_text(f"{clean}{SECRET}\n", "utf-8")
    assert staged_findings(root) == []


def test_a_doubt_is_told_and_stops_nothing(root: Path) -> None:
    """A number with a wrong check digit may be anything."""
    stage(root, "Ärendet gäller 811228-9875.")
    done = git(root, "commit", "-qm", "Ny text")
    assert done.returncode == 0
    assert "varning" in done.stderr
    assert "9875" not in done.stderr


def test_names_of_files_and_makers_of_pictures_are_seen(root: Path) -> None:
    """A name leads to a person wherever it stands."""
    (root / "content/anna-svensson.md").write_text("Text.", "utf-8")
    picture = b'<svg xmlns="http://www.w3.org/2000/svg"><dc:creator>Anna Svensson</dc:creator></svg>'
    (root / "content/bild.svg").write_bytes(picture)
    git(root, "add", ".")
    found = staged_findings(root)
    assert [each.rule for each in found] == ["filnamn-pekar-ut", "fil-metadata-namn"]
    assert "vensson" not in str(found)


def test_a_number_in_a_file_name_is_seen(root: Path) -> None:
    """As `check` sees it, and masked."""
    (root / f"content/{SECRET}.md").write_text("Text.", "utf-8")
    git(root, "add", ".")
    assert [each.rule for each in staged_findings(root)] == ["filnamn-pekar-ut"]
    assert SECRET not in str(staged_findings(root))


def test_the_hook_finds_what_the_check_finds(root: Path) -> None:
    """In every labelled sentence, at the same places, in the same words; addresses with names in them too."""
    own = "Anna.Lind@tall.example Anna Lind <anna.lind@post.example> anna.lind@intern Anna Lind (at) x.se"
    texts = [own, *(text for text, _ in every_sentence() if "<!--" not in text)]
    examples.change_body(root, "\n\n".join(texts))
    git(root, "add", ".")
    looks_for = on_text.ids_from("site_builder.rules.secrecy")
    checked = [each for each in read_register(root, TODAY).findings if each.rule in looks_for]
    assert len(checked) > 300
    assert staged_findings(root) == sorted(checked)


def test_a_removed_secret_is_let_go(root: Path) -> None:
    """A commit that takes a file away is no place to stop."""
    stage(root, SECRET)
    git(root, "commit", "-qnm", "Förbi kontrollen")
    git(root, "rm", "-q", examples.REPORT)
    assert git(root, "commit", "-qm", "Bort").returncode == 0


def test_the_hook_is_put_in_and_taken_away(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twice is once; somebody else's hook is left alone, with the line to add."""
    hook = root / ".git/hooks/pre-commit"
    written = hook.read_text("utf-8")
    assert main(["hook", "--root", str(root)]) == 0
    assert hook.read_text("utf-8") == written
    assert main(["hook", "--remove", "--root", str(root)]) == 0
    assert not hook.exists()
    hook.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    assert main(["hook", "--root", str(root)]) == 1
    assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"
    assert "-m site_builder.editing.staged" in capsys.readouterr().err


def test_without_a_repository_there_is_no_hook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so."""
    root = examples.copy(tmp_path)
    assert main(["hook", "--root", str(root)]) == 1
    assert "git-arkiv" in capsys.readouterr().err


def test_a_hook_whose_program_is_gone_stops_the_commit(root: Path) -> None:
    """Rather no commit than one that nobody looked at."""
    hook = root / ".git/hooks/pre-commit"
    python = Path(sys.executable).as_posix()
    hook.write_text(hook.read_text("utf-8").replace(python, "/nowhere/python"), "utf-8")
    stage(root, "Ny text.")
    done = git(root, "commit", "-qm", "Ny text")
    assert done.returncode == 1
    assert "Kör ”insyn hook” igen" in done.stderr


def test_the_hook_takes_under_a_second(root: Path) -> None:
    """Of the processor's time, for ten reports at once, all of them with names to look at."""
    for number in range(10):
        text = (root / examples.REPORT).read_text("utf-8") + f"Anneberg {number}.\n"
        (root / f"content/rapporter/2024/nr-{number}.md").write_text(text * 5, "utf-8")
    git(root, "add", ".")
    times = os.times()
    git(root, "commit", "-qm", "Tio rapporter")
    spent = os.times()
    took = spent.children_user + spent.children_system - times.children_user - times.children_system
    assert took < 1, f"{took:.2f} s"


def test_the_hook_loads_no_models() -> None:
    """They take longer to load than the whole answer may take."""
    code = (
        "import sys; import site_builder.editing.staged;"
        "print([name for name in ('pydantic', 'babel', 'mkdocs', 'jinja2', 'site_builder.model') "
        "if name in sys.modules])"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n", time.perf_counter() - started
