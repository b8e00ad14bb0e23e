"""The editors' guide: its examples pass the check, and what is generated in it is up to date."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from site_builder.cli import COMMANDS
from site_builder.cli.words import SwedishParser
from site_builder.editing import guide
from site_builder.findings import Finding
from site_builder.model.events import Event
from site_builder.model.report import Report
from site_builder.publication import publish
from site_builder.register import read_register
from site_builder.wording import load
from tests import examples

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / guide.GUIDE).read_text("utf-8")
WRITTEN_BY_HAND = GUIDE.partition("## Alla nycklar")[0]
TODAY = date(2025, 2, 1)


@dataclass(frozen=True)
class Example:
    """One example of the guide: a whole file, some keys of a report, or the text under them."""

    file: str
    language: str
    text: str

    @property
    def is_whole(self) -> bool:
        return self.text.startswith("---\n")

    def put_in(self, root: Path) -> None:
        """Do with the file what a reader of the guide would do."""
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.is_whole:
            path.write_text(self.text, "utf-8")
        elif self.language == "yaml":
            examples.change(root, self.text, self.file)
        else:
            front = path.read_text("utf-8").split("\n---\n")[0]
            path.write_text(f"{front}\n---\n\n{self.text}", "utf-8")


def examples_in(text: str) -> Iterator[Example]:
    """Yield the examples; each stands in the file that was named last before it."""
    file = ""
    for match in re.finditer(
        r"`(content/[a-z0-9/_.-]+\.(?:md|yml))`|^ *```(\w+)\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE
    ):
        if match[1]:
            file = match[1]
        elif match[2] not in ("sh", "json"):  # commands, and an editor's settings, which other tests read
            yield Example(file, match[2], match[3])


EXAMPLES = list(examples_in(WRITTEN_BY_HAND))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the example municipality with the whole files of the guide put in."""
    examples.copy(tmp_path)
    for example in EXAMPLES:
        if example.is_whole:
            example.put_in(tmp_path)
    return tmp_path


def findings(root: Path) -> list[Finding]:
    return list(read_register(root, TODAY).findings)


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{i}-{each.file.rpartition('/')[2]}" for i, each in enumerate(EXAMPLES)]
)
def test_an_example_passes_the_check(root: Path, example: Example) -> None:
    """Whoever copies it into the guide's municipality gets neither an error nor a warning."""
    example.put_in(root)
    assert findings(root) == []
    publish(read_register(root, TODAY), TODAY)


def test_a_wrong_example_would_be_found(root: Path) -> None:
    """The check itself can fail."""
    Example(examples.REPORT, "yaml", "handelser:\n  - {datum: 2025-01-20, typ: mote}\n").put_in(root)
    assert [found.rule for found in findings(root)] == ["okant-val"]


def test_every_kind_of_event_has_an_example() -> None:
    """No officer has to guess how an event is written."""
    union, _ = get_args(Event)
    kinds = {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(union)}
    shown = {kind for each in EXAMPLES for kind in re.findall(r"^    typ: (\w+)$", each.text, re.MULTILINE)}
    assert kinds <= shown


def test_the_exception_in_the_guide_is_needed_and_accepted(root: Path) -> None:
    """Its example is of a rule that may be excepted, and is excepted by it."""
    (example,) = [each for each in EXAMPLES if "undantag:" in each.text]
    example.put_in(root)
    assert dict(read_register(root, TODAY).accepted) == {"avtalsnummer-form": 1}


def test_the_guide_is_up_to_date() -> None:
    """Its keys and rules are those of the model and the wording; if not, run the guide's `--write`."""
    assert guide.up_to_date(GUIDE) == GUIDE


def test_an_outdated_guide_is_found_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without `--write` the command only tells; with it the parts are made again, and the rest stands."""
    monkeypatch.chdir(tmp_path)
    guide.GUIDE.parent.mkdir()
    guide.GUIDE.write_text(GUIDE.replace("### `litet-antal`", "### `gammal-regel`"), "utf-8")
    assert guide.main([]) == 1
    assert "--write" in capsys.readouterr().err
    assert guide.main(["--write"]) == 0
    assert guide.GUIDE.read_text("utf-8") == GUIDE
    assert guide.main([]) == 0


def test_a_lost_marker_is_told() -> None:
    """A guide that could no longer be generated does not pass for one that is up to date."""
    with pytest.raises(ValueError, match="börjar: regler"):
        guide.up_to_date(GUIDE.replace("<!-- börjar: regler -->", ""))


def test_every_rule_has_a_section_with_its_weight_and_reason() -> None:
    """The id in a finding leads to what, how, why and an example."""
    sections = dict(
        re.findall(r"^### `([a-z0-9-]+)`\n(.*?)(?=^### |^<!-- )", GUIDE, re.DOTALL | re.MULTILINE)
    )
    rules = load("rules")
    assert list(sections) == list(rules)
    for rule_id, text in sections.items():
        rule = rules[rule_id]
        assert rule["why"] in text.replace("\\", "")
        assert text.startswith("\n**Fel**" if rule["severity"] == "error" else "\n**Varning**")
        assert ("[undantag](#undantag-från-en-regel)" in text) == bool(rule.get("excusable"))
        assert "{" not in re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def test_every_key_of_a_report_has_a_row() -> None:
    """What the model reads, the guide explains."""
    for field in Report.model_fields.values():
        assert re.search(rf"^\| `{field.alias}`", GUIDE, re.MULTILINE), field.alias


def test_every_command_of_the_guide_is_one_of_ours() -> None:
    """With choices that it has: in a hurry nobody looks for the right one."""
    parser = SwedishParser(prog="insyn")
    commands = parser.add_subparsers()
    for module in COMMANDS:
        module.add(commands.add_parser(module.NAME))
    told = re.findall(r"^ *insyn (.+)$|`insyn ([^`]+)`", WRITTEN_BY_HAND, re.MULTILINE)
    assert len(told) >= 8
    for in_block, in_text in told:
        words = shlex.split(in_block or in_text)
        assert words[0] in {module.NAME for module in COMMANDS}
        if in_block or words[1:]:
            parser.parse_args(words)
