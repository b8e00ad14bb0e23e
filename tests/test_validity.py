"""Every page of our site and of the demonstration is valid, as the Nu Html Checker sees it.

Both errors and warnings count, but for three kinds: ABOUT_ROLES, ABOUT_CONTAINERS and ABOUT_POLICY.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.kinds import KINDS, Kind, addresses_in, of_kind
from tests.conftest import Require
from tests.site_copy import copy_site, run

JAR = Path(sys.prefix) / "nu/node_modules/vnu-jar/build/dist/vnu.jar"
"""Where `make test` puts the checker: beside what it installs for Python."""
ROLES = {
    "table": {"table"},
    "thead": {"rowgroup"},
    "tbody": {"rowgroup"},
    "tr": {"row"},
    "th": {"columnheader", "rowheader"},
    "td": {"cell"},
}
"""The role that each part of a table has by itself.

The checker wants them unwritten. On phones the rows of a table are set as cards, with `display: block`, and
browsers that still take a table for none then (Safari long did) read rows and headings out of a written role
alone. That each is the element's own is a test here.
"""
ABOUT_ROLES = re.compile(
    r"The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “(t\w+)”"
    r"|The “role” attribute must not be used on a “(tr|th|td)” element which has a “table” ancestor"
)
ABOUT_CONTAINERS = re.compile(r"CSS: “container”: Property|CSS: Unrecognized at-rule “@container”")
"""Container queries (css-contain-3) are in every browser since 2023, and not in the checker."""
ABOUT_POLICY = re.compile(r"(Resource|Inline script) violates Content Security Policy")
"""The checker reads files, where `'self'` is no one, and takes a block of data for a script. No browser does
(HTML, "prepare the script element"); what it refuses is seen by the browser tests.
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker said of the sites' files, and which files they were."""

    sites: tuple[Path, ...]
    faults: list[str]


def said_of(java: Path, paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the checker's messages on files of HTML, CSS and SVG."""
    if not JAR.is_file():
        pytest.skip("vnu-jar is not installed (`make test` installs it where there is npm)")
    options = ("--also-check-css", "--also-check-svg", "--exit-zero-always", "--stdout", "--format", "json")
    done = subprocess.run(
        [java, "-jar", JAR, *options, *paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def faults_in(messages: Iterable[dict[str, Any]]) -> list[str]:
    """Return each fault once, with how often it is found and the first place."""
    places: dict[str, list[str]] = {}
    for message in messages:
        about_another = message["type"] == "info" and message.get("subType") != "warning"
        if not about_another and not passed_by(message):
            where = f"{message['url'].removeprefix('file:')}: {message.get('extract', '')!r}"
            places.setdefault(message["message"], []).append(where)
    return [f"{text} ({len(found)} times, first in {found[0]})" for text, found in places.items()]


def passed_by(message: dict[str, Any]) -> bool:
    """Say whether a message is of a kind that is known and wanted."""
    known = (ABOUT_ROLES, ABOUT_CONTAINERS, ABOUT_POLICY)
    return any(kind.match(message["message"]) for kind in known)


def foreign_roles(html: str) -> set[tuple[str, str]]:
    """Return each part of a table with a role that is not its own."""
    found = re.findall(r'<(table|thead|tbody|tr|th|td)\b[^>]*?\srole="([^"]*)"', html)
    return {(tag, role) for tag, role in found if role not in ROLES[tag]}


def foreign_code(html: str) -> list[str]:
    """Return each script and style sheet that is not a file of the site, or data that no browser runs."""
    found = re.findall(r"<script[^>]*>|<style[^>]*>|<link rel=\"stylesheet\"[^>]*>", html)
    ours = re.compile(r'<(script|link)\b.* (src|href)="(?!\w+:|//)|<script type="application/ld\+json">')
    return [tag for tag in found if not ours.match(tag)]


def files_of(sites: Sequence[Path]) -> list[Path]:
    """Return every page, style sheet and picture in SVG."""
    kinds = ("*.html", "*.css", "*.svg")
    return [path for site in sites for kind in kinds for path in sorted(site.rglob(kind))]


@pytest.fixture(scope="module")
def checked(require: Require, tmp_path_factory: pytest.TempPathFactory, demonstration_root: Path) -> Checked:
    """Return what is said of our site and of the demonstration, built and checked once."""
    java = require("java")
    folder = tmp_path_factory.mktemp("validity")
    own = copy_site(folder / "own")
    done = run(own, "site_builder.cli", "build", "--root", str(own))
    assert done.returncode == 0, done.stdout + done.stderr
    sites = (own / "site", demonstration_root / "site")
    return Checked(sites, faults_in(said_of(java, files_of(sites))))


def test_every_page_is_valid(checked: Checked) -> None:
    """Neither an error nor a warning, on any page of either site, nor in the style sheet."""
    assert checked.faults == []


def test_parts_of_tables_have_their_own_roles(checked: Checked) -> None:
    """What is passed by in the checker's messages is looked at here."""
    pages = [path for site in checked.sites for path in site.rglob("*.html")]
    assert {path: found for path in pages if (found := foreign_roles(path.read_text("utf-8")))} == {}
    assert foreign_roles('<tr><td class="a" role="button">') == {("td", "button")}


def test_scripts_and_styles_are_files_of_the_site(checked: Checked) -> None:
    """The same for what is passed by of the policy."""
    pages = [path for site in checked.sites for path in site.rglob("*.html")]
    assert {path: found for path in pages if (found := foreign_code(path.read_text("utf-8")))} == {}
    inline, elsewhere = "<script>", '<script type="module" src="https://example.org/a.js">'
    assert foreign_code(f'{inline}<script src="../a.js">{elsewhere}') == [inline, elsewhere]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_page_is_checked(checked: Checked, kind: Kind) -> None:
    """A kind that neither site had would be valid unseen."""
    addresses = [address for site in checked.sites for address in addresses_in(site)]
    assert of_kind(kind, addresses)


WRONG = {
    "lost.html": ("<p id=a>x</p><p id=a>y</p>", "Duplicate ID"),
    "role.html": ('<p aria-colour="red">x</p>', "Attribute “aria-colour” not allowed"),
    "list.html": ("<ul><p>x</p></ul>", "Element “p” not allowed as child of element “ul”"),
    "twice.html": ("<dl><dt>a</dt><dd>1</dd><dt>a</dt><dd>2</dd></dl>", "Duplicate “dt” name"),
    "wrong.css": ("p { colour: red }", "CSS: “colour”: Property"),
}


def test_a_fault_is_found(require: Require, tmp_path: Path) -> None:
    """The check itself can fail, on errors and on warnings, in HTML and in CSS."""
    frame = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>t</title></head><body>{}</body>'
    )
    for name, (text, _) in WRONG.items():
        (tmp_path / name).write_text(frame.format(text) if name.endswith("html") else text, "utf-8")
    faults = faults_in(said_of(require("java"), sorted(tmp_path.iterdir())))
    for name, (_, said) in WRONG.items():
        assert [fault for fault in faults if said in fault and name in fault], (name, faults)
