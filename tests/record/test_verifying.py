"""`insyn verify`: what was changed in a published site, or in a history, is named."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from site_builder import exports
from site_builder.cli import main
from site_builder.exports.change_files import change_files
from tests import examples
from tests.conftest import Require
from tests.exports import made
from tests.record.repositories import ID, TODAY, commit, events, git, kept, publication, repository

API = "api/v1"
LOG = f"{API}/andringar/logg.jsonl"
CHANGED = "datum: 2025-02-03, typ: bedomning_andrad, till: godkand"
MENDED = "datum: 2025-02-03, typ: rattelse, vad: Sammanfattningen., skal: Den var för kort."
WITHDRAWN = "datum: 2025-03-03, typ: tillbakadragen, skal: Fel bilaga."
SITE = "https://insyn.example/"


@pytest.fixture(autouse=True)
def _git(require: Require) -> None:
    require("git")


def publish(root: Path, site: Path, today: date = TODAY, published: Path | None = None) -> Path:
    """Write what the site of a day says as data, as a build does."""
    seen, record = publication(root, today), kept(root, today, published)
    files = {
        **made.files(seen, SITE),
        **dict(change_files(record, exports.Origin(seen, SITE))),
    }
    for path, content in files.items():
        if path.startswith(f"{API}/"):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
    return site


def verify(site: Path, *arguments: str | Path) -> int:
    return main(["verify", str(site), *map(str, arguments)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository whose report has got another verdict and a correction since."""
    root = repository(tmp_path / "root")
    examples.change(root, events(CHANGED))
    commit(root, date(2025, 2, 4))
    examples.change(
        root, events(CHANGED, MENDED) + "sammanfattning: Exempelhemmet har rättat till bristerna."
    )
    commit(root, date(2025, 2, 5))
    return root


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    return publish(root, tmp_path / "site")


def change(site: Path, path: str, old: str, new: str) -> None:
    file = site / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_what_was_published_agrees(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three versions, three entries, and nothing to say."""
    assert verify(site) == 0
    assert capsys.readouterr().out.startswith(
        "Loggen håller ihop: 3 poster. Kontrollvärdet för hela loggen är "
    )
    versions = sorted(path.name for path in (site / f"{API}/rapporter/{ID}").iterdir())
    assert versions == ["1.json", "2.json", "3.json"]
    first = json.loads((site / f"{API}/rapporter/{ID}/1.json").read_bytes())
    assert first["uppgifter"]["samlad_bedomning"] == "inte-godkand"


def test_one_entry_is_told_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In its own form of the word."""
    root = repository(tmp_path / "root")
    assert verify(publish(root, tmp_path / "site")) == 0
    assert capsys.readouterr().out.startswith("Loggen håller ihop: en post. Kontrollvärdet ")


@pytest.mark.parametrize(
    ("path", "change_of", "said"),
    [
        (
            f"{API}/rapporter/{ID}.json",
            ('"samlad_bedomning":"godkand"', '"samlad_bedomning":"inte-godkand"'),
            f'{API}/rapporter/{ID}.json säger samlad_bedomning: "inte-godkand". '
            'Enligt loggen (post 3, version 3) är det "godkand".',
        ),
        (
            f"{API}/rapporter/{ID}.json",
            ("Planerna ska följas upp.", "Planerna bör följas upp."),
            f'{API}/rapporter/{ID}.json säger atgarder, 1, text: "Planerna bör följas upp.". '
            'Enligt loggen (post 3, version 3) är det "Planerna ska följas upp.".',
        ),
        (
            f"{API}/rapporter/{ID}.json",
            ('"varde":3270', '"varde":3271'),
            f'{API}/rapporter/{ID}.json säger nyckeltal, bestalld-tid enheten 2024-03, varde: "3271". '
            'Enligt loggen (post 3, version 3) är det "3270".',
        ),
        (
            f"{API}/rapporter/{ID}/1.json",
            ('"inte-godkand"', '"godkand"'),
            f"{API}/rapporter/{ID}/1.json är ändrad: den är inte det som loggen har kontrollvärde för "
            f"(post 1, {ID}, version 1).",
        ),
        (
            LOG,
            ('"dag":"2025-02-04"', '"dag":"2025-02-03"'),
            f"Post 2 ({ID}) har ändrats: nästa post bygger på en annan.",
        ),
        (
            LOG,
            ('"fran":"inte-godkand"', '"fran":"ingen"'),
            f"Ändringarna efter version 1 av {ID} (post 1) har ändrats i loggen: de leder inte tillbaka "
            "till den versionen.",
        ),
        (
            f"{API}/andringar/2025-02.json",
            ('"slag":["bedomning","handelse"]', '"slag":["handelse"]'),
            f"{API}/andringar/2025-02.json: post 2 är inte den som står i loggen.",
        ),
        (
            f"{API}/andringar.json",
            ('"kontrollvarde":"', '"kontrollvarde":"0'),
            f"{API}/andringar.json: kontrollvärdet för hela loggen är ett annat än loggens egna 3 poster "
            "ger.",
        ),
    ],
)
def test_what_was_changed_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], path: str, change_of: tuple[str, str], said: str
) -> None:
    """Which file or entry, and what it should have been."""
    change(site, path, *change_of)
    assert verify(site) == 1
    assert said in capsys.readouterr().out.splitlines()


def test_facts_that_were_changed_everywhere_are_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log's own copy of the facts, the version and the report say the same, and the digest another."""
    for path in (LOG, f"{API}/rapporter/{ID}/3.json"):
        change(site, path, '"samlad_bedomning":"godkand"', '"samlad_bedomning":"ingen"')
    change(site, f"{API}/rapporter/{ID}.json", '"samlad_bedomning":"godkand"', '"samlad_bedomning":"ingen"')
    assert verify(site) == 1
    said = f"Uppgifterna om {ID} i version 3 (post 3) är inte de som loggen har kontrollvärde för."
    assert said in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            f"{ID}/2.json",
            "{path} saknas. Där ska uppgifterna om {id} i version 2 ligga, som post 2 har kontrollvärde för.",
        ),
        (f"{ID}.json", "{path} saknas, men enligt post 3 är {id} publicerad."),
    ],
)
def test_what_is_missing_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    """A version or a report that is gone without a word."""
    path = f"{API}/rapporter/{name}"
    (site / path).unlink()
    assert verify(site) == 1
    assert said.format(path=path, id=ID) in capsys.readouterr().out.splitlines()


def test_an_old_verdict_in_a_rewritten_history_is_named(
    root: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new site agrees with itself; the log that was published before tells."""
    git(root, "reset", "--quiet", "--hard", "HEAD~2")
    examples.change(root, "samlad_bedomning: ingen\natgardsplan: null")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--amend", "--no-edit", day=date(2024, 12, 2))
    examples.change(root, "sammanfattning: Exempelhemmet följdes upp.")
    commit(root, date(2025, 2, 5))
    rewritten = publish(root, tmp_path / "ny")
    assert verify(rewritten) == 0
    assert verify(rewritten, "--previous", site / LOG) == 1
    said = capsys.readouterr().out.splitlines()[1]
    assert said.startswith(
        f"Post 1 är inte den som publicerades. Uppgifterna om {ID} i version 1 är andra: de"
    )


def test_a_later_log_goes_on(
    root: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has all that the earlier one had, and more."""
    examples.change(root, "ansvarig: Utredare")
    later = publish(root, tmp_path / "senare", date(2025, 7, 1), site / LOG)
    assert verify(later, "--previous", site / LOG) == 0
    assert capsys.readouterr().out.endswith("Loggen fortsätter den tidigare. Antal poster i den: 3.\n")
    assert verify(site, "--previous", later / LOG) == 1
    said = f"Loggen är kortare än den tidigare. Post 4 ({ID}, version 4) saknas."
    assert said in capsys.readouterr().out.splitlines()


def test_a_log_that_begins_anew_says_why(
    root: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reason in the profile, on its day, is the first entry, and the earlier log is named in it."""
    reason = "loggen_borjar_om:\n  - {datum: 2025-06-30, skal: Namn stod i den., av: Samordnare}"
    examples.change(root, reason, "content/_profil/kommun.yml")
    later = publish(root, tmp_path / "senare", date(2025, 7, 1), site / LOG)
    assert verify(later, "--previous", site / LOG) == 0
    said = (
        "Loggen fortsätter inte den tidigare, utan börjar om. Skäl: Namn stod i den. Beslutat av: Samordnare."
    )
    assert capsys.readouterr().out.splitlines()[-1] == said


def test_what_was_hidden_for_a_reason_agrees(root: Path, site: Path, tmp_path: Path) -> None:
    """A withdrawn report's versions are notices, and the log says why."""
    examples.change(root, events(CHANGED, MENDED, WITHDRAWN))
    later = publish(root, tmp_path / "senare", date(2025, 7, 1), site / LOG)
    assert verify(later, "--previous", site / LOG) == 0
    notice = json.loads((later / f"{API}/rapporter/{ID}/1.json").read_bytes())
    assert (notice["status"], "uppgifter" in notice) == ("visas_inte", False)
    everything = b"".join(path.read_bytes() for path in later.rglob("*") if path.is_file())
    assert "Exempelhemmet godkändes inte".encode() not in everything


def hide_first(line: str) -> str:
    """Return a line of the log less its salt."""
    said = json.loads(line)
    del said["salt"]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def test_what_was_hidden_without_a_reason_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A municipality that takes away what an old version said must say why."""
    first, *others = (site / LOG).read_text("utf-8").splitlines()
    (site / LOG).write_text("\n".join([hide_first(first), *others]) + "\n", "utf-8")
    assert verify(site) == 1
    said = f"Uppgifterna om {ID} i version 1 (post 1) visas inte, men ingen senare post säger varför."
    assert said in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    "spoil",
    [lambda text: text.replace('"nummer":1', '"nummer":"ett"'), lambda text: "{\n" + text],
    ids=["ett", "klammer"],
)
def test_a_line_that_is_no_entry_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[str], str]
) -> None:
    """What cannot be read is said, with its number."""
    (site / LOG).write_text(spoil((site / LOG).read_text("utf-8")), "utf-8")
    assert verify(site) == 1
    assert "Post 1 går inte att läsa." in capsys.readouterr().out


def test_a_folder_without_a_log_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to check, and that is not the same as that all is well."""
    assert verify(tmp_path) == 2
    assert "finns inte" in capsys.readouterr().err
