"""The invented municipality that tests start from, and ways to change one thing in it."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

SITE = Path(__file__).parent / "kommun"
BESIDE = Path(__file__).parent / "beside"
REPORT = "content/rapporter/2024/exempelhemmet.md"
_TOP_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def copy(folder: Path) -> Path:
    """Return a copy of the example site's content in a folder of its own."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    return folder


def with_keys(text: str, fragment: str) -> str:
    """Return a file's text where the fragment's keys replace those of the same name."""
    fenced = text.startswith("---\n")
    front, body = text[4:].split("\n---\n", 1) if fenced else (text, "")
    for key in set(_TOP_KEY.findall(fragment)):
        front = re.sub(rf"^{key}:.*\n(?:[ \t#].*\n|\n)*", "", front + "\n", flags=re.MULTILINE)
    changed = f"{front.rstrip()}\n{fragment.rstrip()}\n"
    return f"---\n{changed}---\n{body}" if fenced else changed


def add(root: Path, files: Iterable[str]) -> None:
    """Put ready files, named by their paths under content/, into a copy of the example site."""
    for name in files:
        target = root / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(BESIDE / name, target)


def change_body(root: Path, body: str, file: str = REPORT) -> None:
    """Replace the text under the keys of one file."""
    path = root / file
    front = path.read_text("utf-8").split("\n---\n", 1)[0]
    path.write_text(f"{front}\n---\n\n{body}", "utf-8")


def change(root: Path, fragment: str, file: str = REPORT) -> None:
    """Replace some keys of one file."""
    path = root / file
    path.write_text(with_keys(path.read_text("utf-8"), fragment), "utf-8")
