"""What GitHub and GitLab read: every file has its reader's form, and warns those who write."""

import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*-*.yml"))
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
OFFLINE = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what a tool installed beside Python said, with the network out of its reach."""
    found = shutil.which(program, path=sysconfig.get_path("scripts"))
    assert found, program
    return subprocess.run(
        [found, *map(str, arguments)],
        cwd=ROOT,
        env=OFFLINE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", [f for f in WORKFLOWS if f.name != "natt.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_fit_the_schema_of_their_reader(schema: str, files: list[Path]) -> None:
    """A misspelt key is found here, not by a workflow that silently never runs."""
    assert files
    transform = ["--data-transform", "gitlab-ci"] if schema.endswith("gitlab-ci") else []
    done = run("check-jsonschema", "--builtin-schema", schema, *transform, *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_file_does_not_fit(tmp_path: Path) -> None:
    """The check itself can fail."""
    wrong = tmp_path / "form.yml"
    wrong.write_text(FORMS[0].read_text("utf-8").replace("type: textarea", "type: textruta"), "utf-8")
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", wrong).returncode == 1


def test_workflows_give_an_auditor_nothing_to_find() -> None:
    """zizmor knows how workflows are attacked; what it finds is mended, or excused with a reason."""
    done = run("zizmor", "--offline", "--strict-collection", "--format", "json", ".")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout) == []


def test_an_attack_is_found(tmp_path: Path) -> None:
    """The check itself can fail."""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        "on: issues\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - run: echo ${{ github.event.issue.title }}\n",
        "utf-8",
    )
    done = run("zizmor", "--offline", "--format", "json", wrong)
    assert "template-injection" in {found["ident"] for found in json.loads(done.stdout)}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
class TestIssueForm:
    """What is written in a form is public at once, and stays."""

    def test_warns_first_of_all(self, form: Path) -> None:
        """The warning stands before the first field, with what to do about a secret."""
        first = load(form)["body"][0]
        assert first["type"] == "markdown"
        text = first["attributes"]["value"]
        for words in ("kan alla läsa", "inga namn, personnummer", "borde vara hemligt", "Kontaktuppgifterna"):
            assert words in text

    def test_asks_for_a_promise(self, form: Path) -> None:
        """Nobody sends it without having been asked about persons."""
        last = load(form)["body"][-1]
        assert last["type"] == "checkboxes"
        assert last["attributes"]["options"][0]["required"] is True

    def test_asks_for_nobodys_name_or_address(self, form: Path) -> None:
        """The page and what is wrong is all that is needed."""
        labels = [item["attributes"].get("label", "") for item in load(form)["body"]]
        assert not re.search("namn|e-post|telefonnummer|adress", " ".join(labels), re.IGNORECASE)


def test_free_issues_are_off() -> None:
    """An empty issue would carry no warning."""
    assert load(GITHUB / "ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] is False


def test_code_owners_are_real_or_switched_off() -> None:
    """GitHub skips a line with an unknown owner, so that a placeholder would look like protection."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    active = [line for line in lines if line.strip() and not line.startswith("#")]
    assert not any("ORGANISATION" in line for line in active)
    for line in active:
        pattern, *owners = line.split()
        assert owners, line
        assert pattern == "*" or any(ROOT.glob(pattern.strip("/"))), line


def test_dependencies_are_looked_after_weekly_in_one_proposal_each() -> None:
    """One proposal a week for packages and one for actions is few enough to be read."""
    updates = load(GITHUB / "dependabot.yml")["updates"]
    assert [each["package-ecosystem"] for each in updates] == ["pip", "github-actions"]
    for each in updates:
        assert each["schedule"]["interval"] == "weekly"
        assert [group["patterns"] for group in each["groups"].values()] == [["*"]]


def test_gitlab_runs_what_github_runs() -> None:
    """The two differ in form only: the same commands check, compare, test, build, list and publish.

    GitLab lets no job write an issue without a secret, and has no matrix made by a job.
    """
    github = [
        re.split(" [A-Z]+=", step["run"])[0]
        for path in WORKFLOWS
        if path.name != "flera-kommuner.yml"
        for job in load(path)["jobs"].values()
        for step in job.get("steps", [])
        if "run" in step and not re.search("gh issue|GITHUB_OUTPUT", step["run"])
    ]
    gitlab = [
        line
        for job in load(ROOT / ".gitlab-ci.yml").values()
        if isinstance(job, dict)
        for line in job.get("script", [])
    ]
    shown = [re.split(" [A-Z]+=", line)[0] for line in gitlab if not line.startswith(("mv ", "cat "))]
    assert sorted(github) == sorted(shown)


def rights(job: dict[str, Any], workflow: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = job.get("permissions", workflow["permissions"])
    return found


def test_what_a_proposal_runs_may_only_read() -> None:
    """Whoever proposes chooses the code; so it has no secret, no right to write, and no token left behind."""
    proposed = load(GITHUB / "workflows/kontroll.yml")
    assert list(proposed[True]) == ["pull_request"]
    for job in proposed["jobs"].values():
        assert rights(job, proposed) == {"contents": "read"}
        assert job["steps"][0]["with"]["persist-credentials"] is False
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN", str(proposed))


def test_only_the_list_of_duties_may_write_issues() -> None:
    """The right stands in one job, which runs the main branch's code on a timetable."""
    writing = [
        (path.name, name, set(load(path)[True]))
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        if rights(job, load(path)).get("issues") == "write"
    ]
    assert writing == [("att-gora.yml", "arende", {"schedule"})]


GH = """#!/usr/bin/env python3
import json, os, sys
with open(os.environ["ASKED"], "a", encoding="utf-8") as asked:
    asked.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print(os.environ["FOUND"])
"""
"""What stands in for GitHub's own program: it notes what it was asked, and knows one issue or none."""


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        ("7", ["issue", "edit", "7", "--body", "- ”Ett”\n- `två` $3"]),
        (
            "",
            [
                "issue",
                "create",
                "--title",
                "Att göra",
                "--label",
                "att-gora",
                "--body",
                "- ”Ett”\n- `två` $3",
            ],
        ),
    ],
)
def test_one_issue_is_kept_up_to_date(tmp_path: Path, found: str, asked: list[str]) -> None:
    """The open issue is rewritten; only where there is none, one is opened."""
    program = tmp_path / "gh"
    program.write_text(GH, "utf-8")
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "FOUND": found}
    env["ASKED"] = str(tmp_path / "asked")
    env["LISTA"] = "- ”Ett”\n- `två` $3"
    (step,) = load(GITHUB / "workflows/att-gora.yml")["jobs"]["arende"]["steps"]
    subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], env=env, check=True)
    calls = [json.loads(line) for line in (tmp_path / "asked").read_text("utf-8").splitlines()]
    assert [call[:2] for call in calls[:2]] == [["label", "create"], ["issue", "list"]]
    assert calls[2:] == [asked]


def test_links_in_the_documents_lead_to_files() -> None:
    """A reader of the README or the guide is never sent to what is not there."""
    for document in (ROOT / "README.md", *GITHUB.glob("*.md")):
        text = without_code(document)
        for target in re.findall(r"(?<!\\)\]\(([^)#\s]+)[^)]*\)", text):
            if not target.startswith("https://"):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_links_in_the_documents_lead_to_headings() -> None:
    """GitHub gives each heading an anchor: small letters, dashes for spaces, no punctuation."""
    for document in (ROOT / "README.md", *GITHUB.glob("*.md")):
        text = without_code(document)
        for target, anchor in re.findall(r"(?<!\\)\]\(([^)#\s]*)#([^)\s]+)\)", text):
            if not target.startswith("https://"):
                assert anchor in anchors(document.parent / target if target else document), anchor


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", without_code(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def without_code(document: Path) -> str:
    return re.sub(r"^(```+).*?^\1$", "", document.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
