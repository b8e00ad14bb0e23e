"""What leads to a person in the files that are about to be committed.

The git hook of `insyn hook` runs it, as `python -m site_builder.editing.staged`. It reads what is staged, not
what lies in the folder, and loads neither models nor rules: the answer comes before anybody wonders why.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from site_builder import git
from site_builder.findings import Finding, Severity
from site_builder.problems import finding
from site_builder.secrecy.identity import Allowed
from site_builder.secrecy.metadata import ENDINGS
from site_builder.secrecy.pointing_out import (
    identity_problems,
    name_problems,
    path_problem,
    picture_problems,
)
from site_builder.secrecy.screening import may_point_out
from site_builder.source import Source, read_source, read_text

FOLDER = "content"
TEXTS = (".csv", ".html", ".json", ".md", ".txt", ".yaml", ".yml")
_NAMED = re.compile(r"^ *namn:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    """Print what is found in the repository at the folder given; 1 stops the commit, warnings do not."""
    found = staged_findings(Path(arguments[0] if arguments else "."))
    if not found:
        return 0
    from site_builder import wording
    from site_builder.formats import as_text  # takes longer to load than everything else

    is_stopped = any(each.severity is Severity.ERROR for each in found)
    print(as_text(found), *([wording.site.cli.hook.stopped] if is_stopped else []), sep="\n", file=sys.stderr)
    return int(is_stopped)


def staged_findings(root: Path) -> list[Finding]:
    """Return what leads to a person in the staged files under content/, in the order of their places."""
    files = list(_staged(root))
    if not files:
        return []
    allowed, known = _allowed(root), _known(root)
    found: list[Finding] = []
    for path, content in files:
        if problem := path_problem(path.removeprefix(f"{FOLDER}/")):
            found.append(finding(problem, Source(path.rpartition("/")[0], {}, "", 1)))
        elif path.lower().endswith(ENDINGS):
            found += _of_picture(path, content, allowed)
        elif path.lower().endswith(TEXTS):
            found += _of_text(path, content, allowed, known)
    return sorted(found)


def _of_text(path: str, content: bytes, allowed: Allowed, known: tuple[str, ...]) -> Iterator[Finding]:
    source = read_text(path, content)
    if may_point_out(source.body):
        for look in (identity_problems(source.body, allowed), name_problems(source.body, known)):
            for offset, problem in look:
                yield finding(replace(problem, offset=offset), source)


def _of_picture(path: str, content: bytes, allowed: Allowed) -> Iterator[Finding]:
    for problem in picture_problems(content, allowed):
        if problem.rule == "fil-metadata-namn":
            yield finding(problem, Source(path, {}, "", 1))


def _staged(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the staged bytes of each file under content/ that a commit would add or change."""
    asked = ["--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=AM", "--relative"]
    said = git.ask(root, "diff", *asked, "--", FOLDER).decode("utf-8", "surrogateescape").split("\0")
    for states, path in zip(said[0::2], said[1::2], strict=False):
        mode, blob = states.split()[1], states.split()[3]
        if mode.startswith("100"):
            yield path, git.ask(root, "cat-file", "blob", blob)


def _allowed(root: Path) -> Allowed:
    """Return the municipality's own contact data, as they are staged."""
    path = f"{FOLDER}/_profil/kommun.yml"
    profile = read_source(path, _said(root, "show", f":./{path}"), fenced=False)
    contact = profile.data.get("kontakt")
    found = contact if isinstance(contact, dict) else {}
    phone, address, web = (str(found.get(key, "")) for key in ("telefon", "epost", "webb"))
    domain = (urlsplit(web).hostname or "").removeprefix("www.")
    return Allowed(*((each,) if each else () for each in (phone, address, domain)))


def _known(root: Path) -> tuple[str, ...]:
    """Return the names of the municipality, of providers and of units, which are nobody's own."""
    asked = ["grep", "--cached", "-h", "-E", "^ *namn:", "--", f"{FOLDER}/_profil", f"{FOLDER}/verksamheter"]
    said = _said(root, *asked).decode("utf-8", "replace")
    return tuple(match[1].strip() for match in _NAMED.finditer(said))


def _said(root: Path, *arguments: str) -> bytes:
    """Return what git prints; nothing where there is no such file or line."""
    try:
        return git.ask(root, *arguments)
    except git.GitRefusedError:
        return b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
