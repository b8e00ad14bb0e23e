"""`insyn build`: checks the content and builds the site."""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from site_builder.cli.words import CLEAN, MISUSED, SAID, WRONG, SwedishParser, add_today, progress, today
from site_builder.unchanged import Made, is_plain

NAME = "build"


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    add_today(parser)
    parser.add_argument("--log", type=Path, metavar=SAID.file, help=SAID.build.log)
    parser.add_argument("--strict", action="store_true", help=SAID.build.strict)
    parser.add_argument("--as-published", action="store_true", help=SAID.build.as_published)


def run(chosen: argparse.Namespace) -> int:
    """Build; the exit code is that of `mkdocs build`."""
    if chosen.log is not None and not chosen.log.is_file():
        print(SAID.no_file.format(path=chosen.log), file=sys.stderr)
        return MISUSED
    log = chosen.log.resolve() if chosen.log else None
    if chosen.as_published:
        return CLEAN if build_as_published(chosen.root, today(chosen), {}, log) else WRONG
    root, day = chosen.root, today(chosen)
    site = root / site_folder(root)
    asked = repr((chosen.strict, log and sha256(log.read_bytes()).hexdigest()))
    made = Made(root, site, day, asked) if is_plain(root) else None
    if made and made.is_there():
        print(SAID.build.unchanged.format(folder=site))
        return CLEAN
    from site_builder import plugin  # MkDocs takes time to load, and is often not needed

    progress(SAID.building)
    code: int = plugin.run_build(root, chosen.strict, day, log)
    if made and code == CLEAN:
        made.remember()
    return code


def build_as_published(root: Path, day: date, changed: Mapping[str, bytes], log: Path | None = None) -> bool:
    """Build with some files changed and the faulty ones as last published; say which, and if it could be."""
    from site_builder import plugin
    from site_builder.build import commit
    from site_builder.build.as_published import copy_as_published
    from site_builder.formats import as_text

    said, site = SAID.build, root / site_folder(root)
    progress(SAID.building)
    with copy_as_published(root, day, changed) as copy:
        if copy.errors or plugin.run_build(copy.root, strict=False, today=day, published=log):
            print(as_text(copy.errors), said.not_built, sep="\n", file=sys.stderr)
            return False
        site.parent.mkdir(parents=True, exist_ok=True)
        commit(copy.root / site_folder(root), site)
    print(said.built.format(folder=site))
    print_list(said.earlier, copy.earlier)
    print_list(said.left_out, copy.left_out)
    return True


def site_folder(root: Path) -> str:
    """Return where MkDocs puts the site, from its settings."""
    settings = (root / "mkdocs.yml").read_text("utf-8")
    found = re.search(r"^site_dir:[ \t]*[\"']?([^\"'#\s]+)", settings, re.MULTILINE)
    return found[1] if found else "site"


def print_list(title: str, lines: Iterable[str]) -> None:
    """Print some lines under a title; without any, nothing."""
    listed = [f"  {line}" for line in lines]
    if listed:
        print(title, *listed, sep="\n")
