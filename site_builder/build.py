"""The whole run: read, check, publish, write beside the published site, and exchange the two in one step.

A new site is written into a folder beside the old one. Whatever happens on the way, a fault or a power cut,
the old site stays whole until the two change places.
"""

import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from site_builder import addresses, palette
from site_builder.findings import Finding
from site_builder.indexing import make_index
from site_builder.pages import links, site
from site_builder.pages.headers import header_files
from site_builder.pages.ordinary import Ordinary
from site_builder.pages.page import Frame, Page
from site_builder.pages.searched import documents
from site_builder.pages.shell import Kind, Shell, address, cut, fill, kind_of
from site_builder.pages.sitemap import Entry, sitemap
from site_builder.pages.templates import Press, environment
from site_builder.pages.version import Stamp
from site_builder.publication import publish
from site_builder.register import CONTENT, Register, read_register

STYLES = "assets/insyn.css"

AT_FDCWD = -100  # <fcntl.h>: paths are relative to the working directory
RENAME_EXCHANGE = 2  # <linux/fs.h>
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL}  # the kernel, or the file system, has none


@dataclass(frozen=True, slots=True)
class Site:
    """What is to be published, all of it in memory. `left_out` is what a preview goes without, and why.

    `documents` are what the search index is made from, by the address of their page; none make no index.
    """

    frame: Frame
    pages: tuple[Page, ...]
    documents: Mapping[str, bytes]
    fragments: Mapping[str, str]
    left_out: tuple[Finding, ...]
    styles: bytes

    @property
    def styles_address(self) -> str:
        """The style sheet's address: another when a byte of it changes, so that browsers may keep it."""
        return addresses.asset("insyn", self.styles, "css")


def prepare(
    root: Path, press: Press, today: date, *, preview: bool = False
) -> tuple[tuple[Finding, ...], Site | None]:
    """Return every finding, and the site unless an error stops it.

    A `preview` goes on without the faulty units and reports.
    """
    register = read_register(root, today)
    if register.profile is None or (register.errors and not preview):
        return register.findings, None
    if preview:
        environment.cache_clear()  # a template may have been edited since the last time
    return register.findings, make_site(register, press, today)


def make_site(register: Register, press: Press, today: date) -> Site:
    """Return the site that the faultless part of the register makes."""
    publication = publish(register.without_faulty(), today)
    frame = site.frame(publication)
    pages = tuple(site.make_pages(publication, stamp(register.root), press))
    made = Site(
        frame=frame,
        pages=pages,
        documents=documents(publication, pages) if press.index == "fresh" else {},
        fragments=site.make_fragments(publication, press),
        left_out=register.errors,
        styles=palette.stylesheet(
            (press.templates.parent / STYLES).read_text("utf-8"), frame.colour
        ).encode(),
    )
    check_pages(made.pages)
    return made


def stamp(root: Path) -> Stamp:
    """Return what the version page says: program, digest of the content, and revision where there is one."""
    return Stamp(version("insyn"), content_digest(root / CONTENT), revision(root))


def content_digest(content: Path) -> str:
    """Return the SHA-256 of every file's name and bytes, so that two copies can be told to be the same."""
    whole = sha256()
    for path in sorted(path for path in content.rglob("*") if path.is_file()):
        name = path.relative_to(content).as_posix()
        whole.update(f"{sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def revision(root: Path) -> str | None:
    """Return the git revision of the files in `root`; None when they differ from it, or without git."""
    if shutil.which("git") is None or _git(root, "status", "--porcelain") != "":
        return None
    return _git(root, "rev-parse", "HEAD") or None


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git answers in `root`, or None where it refuses, as outside a repository."""
    asked = ["git", *arguments]
    answer = subprocess.run(asked, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    return answer.stdout.strip() if answer.returncode == 0 else None


def is_stamped(path: str) -> bool:
    """Say whether a file of the theme is published under a name that holds its digest."""
    return path == STYLES or (path.startswith("assets/") and path.endswith(".js"))


def check_pages(pages: Iterable[Page]) -> None:
    """Raise ValueError when two pages have one address: the later would replace the earlier, unseen."""
    twice = [address for address, times in Counter(page.address for page in pages).items() if times > 1]
    if twice:
        raise ValueError(f"More than one page at {', '.join(twice)}.")


def finish(
    made: Site, folder: Path, frames: Mapping[Kind, str], ordinary: Iterable[Ordinary], site_url: str
) -> None:
    """Write what MkDocs does not, the generated pages in their `frames` and the sitemap, and check all links.

    Raises ValueError when a link in what is generated leads nowhere.
    """
    ordinary = tuple(ordinary)
    for path, content in {path: data for page in made.pages for path, data in page.files.items()}.items():
        write(folder / path, content)
    write_pages(folder, made.pages, {kind: cut(kind, html) for kind, html in frames.items()})
    entries = [Entry(page.address) for page in ordinary if page.indexed]
    entries += [Entry(page.address, page.updated) for page in made.pages if page.indexed]
    settings = header_files(made.pages, [page.address for page in ordinary], site_url)
    for path, content in (sitemap(entries, site_url) | settings).items():
        write(folder / path, content)
    if made.documents:
        make_index(made.documents, folder)
    framed = {address(kind): html for kind, html in frames.items()}
    whole = framed | {page.address: page.html for page in ordinary}
    whole |= {page.address: page.html for page in made.pages}
    anchors_at = {place: links.anchors(html) for place, html in whole.items()}
    checked = [
        *framed.items(),
        *((page.address, page.html) for page in made.pages),
        *((page.address, page.generated) for page in ordinary),
    ]
    lost = list(links.broken(checked, anchors_at, lambda path: (folder / path).is_file()))
    if lost:
        raise ValueError("Links that lead nowhere:\n" + "\n".join(lost))


def write_pages(folder: Path, pages: Iterable[Page], shells: Mapping[Kind, Shell]) -> None:
    """Write each page, whole, as the `index.html` of its address."""
    for page in pages:
        write(folder / page.address / "index.html", fill(shells[kind_of(page)], page))


def write(path: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def open_scratch(final: Path) -> Path:
    """Return a new, empty folder beside `final`, and clear away what dead processes have left there.

    Where a process died between two renames, the site it had moved aside is put back first.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    for left, kind in _left_behind(final):
        if kind == "gammal" and not final.exists():
            left.rename(final)
        else:
            shutil.rmtree(left)
    scratch = _beside(final, "ny")
    scratch.mkdir()
    return scratch


def commit(scratch: Path, final: Path) -> None:
    """Put the finished site in the old one's place, in one step where the system can; remove the old one."""
    if not final.exists():
        scratch.rename(final)
    elif exchange(scratch, final):
        shutil.rmtree(scratch)
    else:
        swap_by_two_renames(scratch, final)


def swap_by_two_renames(scratch: Path, final: Path) -> None:
    """Put `scratch` in the place of `final`; between the renames there is no site for a moment."""
    old = final.rename(_beside(final, "gammal"))
    scratch.rename(final)
    shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False, with nothing done, where the system cannot.

    Raises OSError when it can but may not, as on a mount point (renameat2(2)).
    """
    rename = _renameat2()
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


@cache
def _renameat2() -> Any:
    """Return the C library's function, or None: it is Linux', and glibc's from 2.28."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _beside(final: Path, kind: str) -> Path:
    return final.with_name(f".{final.name}.{os.getpid()}.{kind}")


def _left_behind(final: Path) -> list[tuple[Path, str]]:
    """Return the folders beside `final` that no living process will finish, and their kinds."""
    named = re.compile(rf"\.{re.escape(final.name)}\.(\d+)\.(ny|gammal)")
    found = ((path, named.fullmatch(path.name)) for path in sorted(final.parent.iterdir()))
    return [(path, match[2]) for path, match in found if match and not _works_elsewhere(int(match[1]))]


def _works_elsewhere(process: int) -> bool:
    """Say whether another living process has this number."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it lives, and belongs to someone else
        return True
    return True
