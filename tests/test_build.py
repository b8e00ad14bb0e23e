import errno
import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from site_builder import build
from site_builder.build.changing import difference, fits, write_list
from site_builder.day import day as present
from site_builder.store import content_digest
from tests.conftest import Require
from tests.site_copy import ENVIRONMENT, copy_site, files, replace_in, run

DEAD = 2**22 + 1  # above the largest process number of Linux


@pytest.fixture
def final(tmp_path: Path) -> Path:
    """Return a published site of one page."""
    site = tmp_path / "site"
    build.write(site / "index.html", b"old")
    return site


@pytest.mark.parametrize("most", [0, 1000], ids=["in one step", "file by file"])
def test_the_new_site_takes_the_old_ones_place(final: Path, most: int) -> None:
    """Nothing of the old one is left, nor of the way there."""
    build.write(final / "old/index.html", b"old")
    scratch = build.open_scratch(final)
    build.write(scratch / "index.html", b"new")
    build.commit(scratch, final, most)
    assert files(final.parent) == {"site/index.html": b"new"}


def test_the_first_site_has_no_old_one(tmp_path: Path) -> None:
    """Folders on the way are made."""
    final = tmp_path / "out/www"
    scratch = build.open_scratch(final)
    build.write(scratch / "index.html", b"new")
    build.commit(scratch, final)
    assert files(tmp_path) == {"out/www/index.html": b"new"}


def test_a_published_site_can_be_read_by_others(final: Path) -> None:
    """The web server is another user: folders get the rights that the system gives new ones."""
    scratch = build.open_scratch(final)
    assert scratch.stat().st_mode == final.stat().st_mode


def test_an_exchange_swaps_two_folders(tmp_path: Path) -> None:
    """In one step on Linux; elsewhere nothing is touched, and the caller is told."""
    build.write(tmp_path / "a/x", b"a")
    build.write(tmp_path / "b/x", b"b")
    swapped = build.exchange(tmp_path / "a", tmp_path / "b")
    assert swapped is (sys.platform == "linux")
    assert files(tmp_path)["a/x"] == (b"b" if swapped else b"a")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges in one step")
def test_an_exchange_that_is_refused_is_an_error(tmp_path: Path) -> None:
    """A folder that is gone, or a mount point: the site stays, and the reason is shown."""
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        build.exchange(tmp_path / "a", tmp_path / "b")


def test_two_renames_do_the_same(final: Path) -> None:
    """For systems without an exchange."""
    scratch = build.open_scratch(final)
    build.write(scratch / "index.html", b"new")
    build.swap_by_two_renames(scratch, final)
    assert files(final.parent) == {"site/index.html": b"new"}


def test_what_dead_processes_left_is_cleared_away(final: Path) -> None:
    """Folders of living processes, other names and other sites stay."""
    for name in (f".site.{DEAD}.ny", f".site.{DEAD}.gammal", f".site.{os.getpid()}.ny"):
        build.write(final.parent / name / "index.html", b"left")
    kept = [
        f".site.{os.getppid()}.ny",
        f".site.{os.getppid()}.andras",
        f".other.{DEAD}.ny",
        ".site.1x.ny",
        "site.1.ny",
    ]
    for name in kept:
        build.write(final.parent / name / "index.html", b"kept")
    scratch = build.open_scratch(final)
    assert {path.name for path in final.parent.iterdir()} == {"site", scratch.name, *kept}
    assert files(scratch) == {}


def test_a_site_moved_aside_by_a_process_that_died_is_put_back(final: Path) -> None:
    """Between two renames there is no site for a moment; the next start mends it."""
    final.rename(final.parent / f".site.{DEAD}.gammal")
    build.open_scratch(final)
    assert files(final) == {"index.html": b"old"}


NAMES = st.sampled_from(["a", "b", "index.html", "å b"])
TREES = st.dictionaries(
    st.lists(NAMES, min_size=1, max_size=3).map("/".join),
    st.sampled_from([b"", b"1", b"2", b"22"]),
    max_size=6,
).filter(lambda tree: not any(other.startswith(f"{path}/") for path in tree for other in tree))


def plant(folder: Path, tree: dict[str, bytes]) -> None:
    """Write files by their paths."""
    folder.mkdir()
    for path, content in tree.items():
        build.write(folder / path, content)


@given(old=TREES, new=TREES, most=st.sampled_from([0, 2, 1000]))
@settings(max_examples=150, deadline=None)
def test_a_commit_makes_any_site_of_any_other(
    old: dict[str, bytes], new: dict[str, bytes], most: int
) -> None:
    """Also where a folder becomes a file; no empty folder and nothing of the way there is left."""
    with TemporaryDirectory() as folder:
        final, scratch = Path(folder, "site"), Path(folder, "new")
        plant(final, old)
        plant(scratch, new)
        build.commit(scratch, final, most)
        assert files(Path(folder)) == {f"site/{path}": content for path, content in new.items()}
        assert all(any(path.iterdir()) for path in final.rglob("*") if path.is_dir())


@given(old=TREES, new=TREES, data=st.data())
@settings(max_examples=150, deadline=None)
def test_an_interrupted_change_is_completed(
    old: dict[str, bytes], new: dict[str, bytes], data: st.DataObject
) -> None:
    """Wherever it was interrupted, and as often: the list is gone through again."""
    with TemporaryDirectory() as folder:
        final, left = Path(folder, "site"), Path(folder, f".site.{DEAD}.andras")
        plant(final, old)
        plant(left, new)
        changed = difference(left, final)
        assume(fits(changed, final))
        write_list(left, changed)
        for path in changed.written[: data.draw(st.integers(0, len(changed.written)))]:
            (final / path).parent.mkdir(parents=True, exist_ok=True)
            (left / path).replace(final / path)
        for path in changed.gone[: data.draw(st.integers(0, len(changed.gone)))]:
            (final / path).unlink()
        build.clear_up(final)
        assert files(Path(folder)) == {f"site/{path}": content for path, content in new.items()}


def test_what_has_not_changed_is_not_touched(final: Path) -> None:
    """Not even its time: who copies the site elsewhere copies what differs."""
    build.write(final / "same.html", b"same")
    os.utime(final / "same.html", ns=(1, 1))
    scratch = build.open_scratch(final)
    build.write(scratch / "same.html", b"same")
    build.write(scratch / "index.html", b"new")
    build.commit(scratch, final)
    assert (final / "same.html").stat().st_mtime_ns == 1
    assert files(final.parent) == {"site/same.html": b"same", "site/index.html": b"new"}


@pytest.mark.parametrize(
    ("epoch", "now", "day"),
    [
        (None, datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
        (None, datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (None, datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        ("0", datetime(2026, 6, 30, tzinfo=UTC), date(1970, 1, 1)),
    ],
)
def test_the_day_is_that_of_stockholm(epoch: str | None, now: datetime, day: date) -> None:
    """A promise is late when its day has passed here, whatever clock the server has."""
    assert present(epoch, now) == day


def test_two_pages_at_one_address_stop_the_build() -> None:
    """The later would replace the earlier, unseen."""
    with pytest.raises(ValueError, match="atgarder/"):
        build.check_addresses(["atgarder/", "ar/", "atgarder/"])


def test_a_digest_knows_every_name_and_byte(tmp_path: Path) -> None:
    """Two copies with one digest hold the same; `sha256sum` in name order gives the same lines."""
    build.write(tmp_path / "a/b.md", b"x")
    first = content_digest(tmp_path)
    line = f"{sha256(b'x').hexdigest()}  a/b.md\n"
    assert first == sha256(line.encode()).hexdigest()
    (tmp_path / "a/b.md").rename(tmp_path / "a/c.md")
    assert content_digest(tmp_path) != first


def test_a_revision_is_named_only_where_the_files_are_at_it(tmp_path: Path, require: Require) -> None:
    """Outside git, before the first commit and with changes of one's own there is none."""
    git = [str(require("git")), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    (tmp_path / "x").write_text("x", "utf-8")
    assert build.revision(tmp_path) is None
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    assert build.revision(tmp_path) is None
    subprocess.run([*git, "add", "x"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-qm", "x"], cwd=tmp_path, check=True)
    head = subprocess.run(
        [*git, "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert build.revision(tmp_path) == head.stdout.strip()
    (tmp_path / "y").write_text("y", "utf-8")
    assert build.revision(tmp_path) is None


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site, built once."""
    root = copy_site(tmp_path_factory.mktemp("built") / "copy")
    done = run(root, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return root


KILLER = """
import os, signal, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

class Settings(Config): pass

class Killer(BasePlugin[Settings]):
    def on_startup(self, *, command, dirty): pass

setattr(Killer, "on_" + sys.argv[1], lambda self, *values, **named: os.kill(os.getpid(), signal.SIGKILL))
config = load_config("mkdocs.yml")
config.plugins["killer"] = Killer()
build(config)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so here")
@pytest.mark.parametrize("event", ["page_content", "post_page", "post_build"])
def test_a_build_killed_midway_leaves_the_old_site_whole(built: Path, event: str) -> None:
    """The next build clears away what was left and publishes."""
    before = files(built / "site")
    replace_in(built / "content/om/metod.md", "# Så granskar vi", "# Så granskar vi i dag")
    killed = subprocess.run(
        [sys.executable, "-c", KILLER, event], cwd=built, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert files(built / "site") == before
    assert len(list(built.glob(".site.*"))) == 1
    replace_in(built / "content/om/metod.md", "# Så granskar vi i dag", "# Så granskar vi")
    assert run(built, "mkdocs", "build", "--strict").returncode == 0
    assert not list(built.glob(".site.*"))
    assert files(built / "site") == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("theme/base.html", "{{ text.skip }}", "{{ text.skipp }}"),
        ("theme/base.html", "</head>", "{% endfor %}"),
        ("theme/base.html", "{{ page.content | safe }}", ""),
        ("theme/partials/footer.html", "addresses.METHOD", "'om/metoden/'"),
        ("content/index.md", "om/metod.md", "om/metoden.md"),
        ("content/_profil/kommun.yml", ":", ": ["),
        ("content/rapporter/2024/omsorgshuset.md", "samlad_bedomning:", "samlad_bedoming:"),
    ],
    ids=["lost text", "broken template", "lost article", "lost page", "warning", "profile", "report"],
)
def test_a_strict_build_that_fails_leaves_the_old_site_whole(
    built: Path, file: str, old: str, new: str
) -> None:
    """Whoever made the mistake, nothing is published and nothing is left behind."""
    before = files(built / "site")
    text = (built / file).read_text("utf-8")
    replace_in(built / file, old, new)
    done = run(built, "mkdocs", "build", "--strict")
    (built / file).write_text(text, "utf-8")
    assert done.returncode == 1, done.stderr
    assert files(built / "site") == before
    assert not list(built.glob(".site.*"))


EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "ctypes.call_function"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
@pytest.mark.parametrize("most", [0, 1000], ids=["in one step", "file by file"])
def test_a_commit_killed_at_any_step_leaves_one_whole_site(tmp_path: Path, most: int) -> None:
    """The old one or the new one, at the latest when the next build begins; and that build is right."""
    old = {f"{name}/index.html": name.encode() for name in "abcdefgh"}
    new = {f"{name}/index.html": b"new" for name in "abcdijkl"} | {"e/index.html": b"e"}
    final, steps, killed = tmp_path / "site", 0, True
    while killed:
        plant(final, old)
        scratch = build.open_scratch(final)
        shutil.rmtree(scratch)
        plant(scratch, new)
        steps += 1
        killed = killed_at(steps, partial(build.commit, scratch, final, most))
        build.clear_up(final)
        assert files(tmp_path) in ({f"site/{path}": each[path] for path in each} for each in (old, new))
        shutil.rmtree(final)
    assert steps > 25


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do some work in another process that is killed before its nth change of files; say whether it was."""
    process = os.fork()
    if process == 0:
        left = itertools.count(step, -1)

        def count(event: str, _: tuple[object, ...]) -> None:
            if event in EVENTS and next(left) == 1:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def insyn_build(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Return what `insyn build` said."""
    return run(root, "site_builder.cli", "build", *words)


def test_a_build_of_what_has_not_changed_writes_nothing(tmp_path: Path) -> None:
    """Neither in the site nor beside it, and whatever times the files have; any change is seen."""
    root = copy_site(tmp_path / "copy")
    assert insyn_build(root).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    again = insyn_build(root)
    assert "Inget har ändrats sedan förra bygget." in again.stdout
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    for path in (root / "content").rglob("*.md"):
        os.utime(path, ns=(1, 1))
    assert "Inget har ändrats" in insyn_build(root).stdout
    (root / "site/index.html").write_text("another hand", "utf-8")
    assert "Inget har ändrats" not in insyn_build(root).stdout
    assert "another hand" not in (root / "site/index.html").read_text("utf-8")
    assert "Inget har ändrats" not in insyn_build(root, "--today", "2026-11-22").stdout
    assert "Inget har ändrats" in insyn_build(root, "--today", "2026-11-22").stdout
    replace_in(root / "theme/assets/insyn.css", "--page: 72rem;", "--page: 71rem;")
    assert "Inget har ändrats" not in insyn_build(root, "--today", "2026-11-22").stdout


LIMITED = """
import resource, sys
from pathlib import Path
from datetime import date
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from site_builder.plugin import run_build
sys.exit(run_build(Path(), strict=False, today=date(2026, 11, 21)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files can be set here")
@pytest.mark.parametrize("most", [2_000, 20_000, 60_000])
def test_a_full_disk_is_told_in_words_and_leaves_the_old_site(built: Path, most: int) -> None:
    """The system itself refuses: no file may be larger. It may be a page, a list or a data file."""
    before = files(built / "site")
    replace_in(built / "content/om/metod.md", "# Så granskar vi", "# Så granskar vi i dag")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(most)],
        cwd=built,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    replace_in(built / "content/om/metod.md", "# Så granskar vi i dag", "# Så granskar vi")
    assert done.returncode == 1, done.stderr
    assert "Disken är full" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(built / "site") == before
    assert not list(built.glob(".site.*"))


def test_a_folder_that_may_not_be_written_is_told_in_words(tmp_path: Path) -> None:
    """Nothing is changed, and what to do is said."""
    root = copy_site(tmp_path / "copy")
    refused = PermissionError(errno.EACCES, "Permission denied", "x/site")
    assert build.reason(refused).startswith(
        "Det gick inte att skriva (x/site). Mappen går inte att skriva i."
    )
    assert build.reason(OSError(errno.EIO, "Input/output error")) == ""
    if os.geteuid() != 0:  # root may write everywhere
        root.chmod(0o555)
        done = insyn_build(root)
        root.chmod(0o755)
        assert done.returncode == 1
        assert "Mappen går inte att skriva i." in done.stderr
        assert not (root / "site").exists()
