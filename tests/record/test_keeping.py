"""The log of a build: from git, from the journals, or the published one and what is new."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from site_builder.git import GitRefusedError
from site_builder.record import (
    BrokenLogError,
    Entry,
    FutureLogError,
    Record,
    ShallowCloneError,
    as_file,
    read_log,
)
from site_builder.record.versions import earlier, facts_in
from tests import examples
from tests.conftest import Require
from tests.record.repositories import FIRST, ID, TODAY, commit, events, git, kept, repository

PLAN = "datum: 2025-01-10, typ: atgardsplan_inkommen"
DONE = "datum: 2025-02-03, typ: atgard, atgard: 1, status: atgardad"
VERDICT = "datum: 2025-02-03, typ: bedomning_andrad, till: godkand"
MENDED = "datum: 2025-02-03, typ: rattelse, vad: Sammanfattningen., skal: Den var för kort."
WITHDRAWN = "datum: 2025-02-03, typ: tillbakadragen, skal: Fel bilaga."


@pytest.fixture(autouse=True)
def _git(require: Require) -> None:
    require("git")


def brief(record: Record) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Return each entry's day, report, version and kinds."""
    return [(f"{e.day}", e.report, e.version, e.kinds) for e in record.log.entries]


def changes(entry: Entry) -> list[dict[str, object]]:
    return [change.as_json() for change in entry.changes or ()]


def publish_log(record: Record, folder: Path) -> Path:
    """Return the log as the site has it, in a file."""
    file = folder / "logg.jsonl"
    file.write_bytes(as_file(record.log))
    return file


def test_a_report_is_entered_on_the_day_of_its_revision(tmp_path: Path) -> None:
    """The first publication is version 1; a later change is version 2, told fact by fact."""
    root = repository(tmp_path)
    examples.change(root, events(PLAN, VERDICT))
    commit(root, date(2025, 2, 4))
    record = kept(root)
    assert brief(record) == [
        ("2024-12-02", ID, 1, ("ny",)),
        ("2025-02-04", ID, 2, ("bedomning", "handelse")),
    ]
    assert changes(record.latest(ID)) == [
        {"falt": ["handelser", "2025-01-10 atgardsplan_inkommen"], "till": {}},
        {"falt": ["handelser", "2025-02-03 bedomning_andrad"], "till": {"till": "godkand"}},
        {"falt": ["samlad_bedomning"], "fran": "inte-godkand", "till": "godkand"},
    ]


def test_a_days_revisions_are_one_publication(tmp_path: Path) -> None:
    """What was written and changed back on the same day was never published."""
    root = repository(tmp_path)
    examples.change(root, "ansvarig: Utredare")
    commit(root, date(2025, 1, 10), clock="08:00:00+01:00")
    examples.change(root, "ansvarig: Verksamhetsutvecklare")
    commit(root, date(2025, 1, 10), clock="09:00:00+01:00")
    assert len(kept(root).log.entries) == 1


def test_what_comes_into_force_later_is_entered_then(tmp_path: Path) -> None:
    """A report is new from its day of publication, and an event counts from its own."""
    root = repository(tmp_path)
    examples.change(root, "publiceras: 2025-01-07\n" + events(PLAN, DONE))
    commit(root, date(2024, 12, 2))
    assert brief(kept(root)) == [
        ("2025-01-07", ID, 1, ("ny",)),
        ("2025-01-10", ID, 2, ("handelse",)),
        ("2025-02-03", ID, 3, ("atgard", "handelse")),
    ]
    assert brief(kept(root, date(2025, 1, 8))) == [("2025-01-07", ID, 1, ("ny",))]


def test_a_re_follow_up_is_a_change_of_what_it_follows_up(tmp_path: Path) -> None:
    """It is new itself, and closes a measure of the other."""
    root = repository(tmp_path)
    text = (root / examples.REPORT).read_text("utf-8")
    later = root / "content/rapporter/2025/exempelhemmet.md"
    later.parent.mkdir()
    own = "ar: 2025\ntyp: uppfoljande\ndatum: 2025-03-01\ndiarienummer: [EX/2025/0002]\n"
    own += "underlag:\n  - {datum: 2025-02-20, typ: mote_fysiskt}\nuppfoljning: null\natgardsplan: null\n"
    own += f"nyckeltal: []\nfoljer_upp: {ID}\naterkoppling: [{{atgard: 1, status: atgardad}}]"
    later.write_text(examples.with_keys(text, own), "utf-8")
    commit(root, date(2025, 3, 3))
    record = kept(root)
    assert brief(record) == [
        ("2024-12-02", ID, 1, ("ny",)),
        ("2025-03-03", ID, 2, ("atgard", "koppling")),
        ("2025-03-03", "2025/exempelhemmet", 1, ("ny",)),
    ]
    assert changes(record.latest(ID)) == [
        {"falt": ["atgarder", "1", "lage"], "fran": "oppen", "till": "atgardad"},
        {"falt": ["atgarder", "1", "lage_rapport"], "till": "2025/exempelhemmet"},
        {"falt": ["atgarder", "1", "sedan"], "till": "2025-03-01"},
        {"falt": ["uppfoljd_av"], "till": ["2025/exempelhemmet"]},
    ]


def test_what_the_gate_refuses_was_never_published(tmp_path: Path) -> None:
    """A number that stood in git for a day, and stopped the build, is not in the log."""
    root = repository(tmp_path)
    examples.change(root, "sammanfattning: Brukaren 811228-9874 fick vänta.")
    commit(root, date(2025, 1, 10))
    examples.change(root, "sammanfattning: Planerna följs inte upp.")
    commit(root, date(2025, 1, 11))
    record = kept(root)
    assert [entry.day for entry in record.log.entries] == [FIRST, date(2025, 1, 11)]
    assert b"811228" not in as_file(record.log)


def test_a_draft_and_a_removed_report(tmp_path: Path) -> None:
    """A draft is not entered; what is removed is entered as gone, and its words go with it."""
    root = repository(tmp_path)
    examples.change(root, "utkast: true")
    commit(root, date(2025, 1, 10))
    record = kept(root)
    assert brief(record)[1] == ("2025-01-10", ID, 2, ("borttagen",))
    assert facts_in(record.log.facts[ID]) == {"rapport": ID, "publicerad": False}
    assert "Exempelhemmet godkändes inte".encode() not in as_file(record.log)
    examples.change(root, "utkast: false")
    commit(root, date(2025, 1, 12))
    assert brief(kept(root))[2] == ("2025-01-12", ID, 3, ("aterpublicerad",))


def test_a_withdrawn_report_takes_its_words_with_it(tmp_path: Path) -> None:
    """The log says that it was withdrawn and why, and tells nothing of what it said."""
    root = repository(tmp_path)
    examples.change(root, "ansvarig: Utredare")
    commit(root, date(2025, 1, 10))
    examples.change(root, events(WITHDRAWN))
    commit(root, date(2025, 2, 3))
    record = kept(root)
    assert [kinds for *_, kinds in brief(record)] == [("ny",), ("uppgift",), ("tillbakadragen",)]
    assert changes(record.log.entries[1]) == [{"falt": ["ansvarig"], "dolt": ["fran", "till"]}]
    assert [entry.salt is None for entry in record.log.entries] == [True, True, False]
    assert set(earlier(record.of_report[ID], record.log.facts[ID]).values()) == {None}


def test_a_raised_threshold_hides_earlier_values(tmp_path: Path) -> None:
    """A figure that was shown and is not now is a change of the report; its value is told nowhere."""
    figures = "nyckeltal:\n  - {id: kunder, varde: 37, omfattning: kommunen}\n"
    figures += "  - {id: avvikelser, varde: 23, bas: 37, omfattning: enheten}"
    root = examples.copy(tmp_path)
    examples.change(root, figures)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, FIRST)
    assert '"varde":"23"' in as_file(kept(root).log).decode()
    examples.change(root, "sekretess: {k: 30, p: 40}", "content/_profil/kommun.yml")
    figures = figures.replace("varde: 23, bas: 37,", "dolt: under_troskel,")
    examples.change(root, figures)
    commit(root, date(2025, 1, 10))
    record = kept(root)
    assert record.latest(ID).kinds == ("nyckeltal",)
    assert changes(record.latest(ID)) == [
        {
            "falt": ["nyckeltal", "avvikelser enheten 2024"],
            "till": {"dolt": "under_troskel"},
            "dolt": ["fran"],
        }
    ]
    assert '"varde":"23"' not in as_file(record.log).decode()


def test_without_git_the_journals_are_all_there_is(tmp_path: Path) -> None:
    """One entry a report, on the last day that it tells of itself."""
    root = examples.copy(tmp_path)
    examples.change(root, events(PLAN))
    (entry,) = kept(root).log.entries
    assert (entry.day, entry.origin, entry.version, entry.kinds) == (date(2025, 1, 10), "journal", 1, ("ny",))


def test_a_shallow_clone_is_refused(tmp_path: Path) -> None:
    """A log of the last revision alone would look like the whole one."""
    root = repository(tmp_path / "hel")
    examples.change(root, "ansvarig: Utredare")
    commit(root, date(2025, 1, 10))
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "grund")
    with pytest.raises(ShallowCloneError):
        kept(tmp_path / "grund")


def test_the_published_log_goes_on(tmp_path: Path) -> None:
    """What is new is entered on the build's day, whatever git says; what is not, is not."""
    root = repository(tmp_path / "a")
    published = publish_log(kept(root), tmp_path)
    git(root, "commit", "--amend", "--quiet", "--message", "en annan", day=date(2025, 1, 1))
    assert as_file(kept(root, published=published).log) == published.read_bytes()
    examples.change(root, events(MENDED))
    record = kept(root, published=published)
    assert brief(record)[1] == ("2025-06-01", ID, 2, ("rattelse",))
    assert as_file(record.log).splitlines()[0] == published.read_bytes().splitlines()[0]


def test_what_is_not_committed_yet_is_entered_today(tmp_path: Path) -> None:
    """A build of a working tree tells what it would publish."""
    root = repository(tmp_path)
    examples.change(root, events(MENDED))
    (_, entry) = kept(root).log.entries
    assert (entry.day, entry.origin) == (TODAY, "bygge")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """The log is made of content, history and day, and of nothing else."""
    root = repository(tmp_path / "a")
    examples.change(root, events(PLAN))
    commit(root, date(2025, 1, 10))
    git(tmp_path, "clone", "--quiet", f"file://{root}", "b")
    assert as_file(kept(root).log) == as_file(kept(tmp_path / "b").log)


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Reading and writing again changes no byte."""
    root = repository(tmp_path)
    examples.change(root, events(PLAN))
    commit(root, date(2025, 1, 10))
    written = as_file(kept(root).log)
    assert as_file(read_log(written.splitlines())) == written


def test_a_log_of_the_future_is_refused(tmp_path: Path) -> None:
    """An entry of a day before the last one would stand out of order."""
    root = examples.copy(tmp_path / "a")
    published = publish_log(kept(repository(tmp_path / "b", date(2025, 5, 1))), tmp_path)
    examples.change(root, "ansvarig: Utredare")
    with pytest.raises(FutureLogError, match="2025-05-01"):
        kept(root, date(2025, 4, 1), published)


def test_a_broken_log_is_refused(tmp_path: Path) -> None:
    """A build does not go on with a log that somebody has changed."""
    root = repository(tmp_path / "a")
    published = publish_log(kept(root), tmp_path)
    published.write_bytes(published.read_bytes().replace(b'"inte-godkand"', b'"godkand"'))
    with pytest.raises(BrokenLogError) as stopped:
        kept(root, published=published)
    assert (stopped.value.kind, stopped.value.number, stopped.value.report) == ("fakta", 1, ID)


@pytest.mark.parametrize("broken", [False, True])
def test_a_log_begins_anew_for_a_reason_in_the_profile(tmp_path: Path, broken: bool) -> None:
    """The new log says why, and what the old one ended with; it does so once."""
    root = repository(tmp_path / "a")
    old = kept(root)
    published = publish_log(old, tmp_path)
    if broken:
        published.write_bytes(b"trasig\n")
    reason = "loggen_borjar_om:\n  - {datum: 2025-06-01, skal: Filen gick sönder., av: Samordnare}"
    examples.change(root, reason, "content/_profil/kommun.yml")
    record = kept(root, published=published)
    start, opening = record.log.entries
    assert (start.kinds, opening.kinds) == (("omstart",), ("ingaende",))
    assert opening.version == (1 if broken else 2)
    assert start.about is not None
    assert (start.about["skal"], start.about["av"]) == ("Filen gick sönder.", "Samordnare")
    assert broken or start.about["tidigare_logg"] == old.log.head
    again = publish_log(record, tmp_path)
    assert as_file(kept(root, date(2025, 7, 1), again).log) == again.read_bytes()


def test_a_history_is_read_once(tmp_path: Path) -> None:
    """The next build of the same commit and day asks git for no file again."""
    root = repository(tmp_path)
    examples.change(root, events(PLAN))
    commit(root, date(2025, 1, 10))
    first = as_file(kept(root).log)
    blob = git(root, "rev-parse", f"HEAD:{examples.REPORT}")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert as_file(kept(root).log) == first
    shutil.rmtree(root / ".cache")
    with pytest.raises(GitRefusedError, match="missing"):
        kept(root)
