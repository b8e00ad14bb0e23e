"""Links between the pages we make: each must lead to a page, a file or an anchor that exists."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote
from zlib import crc32

from site_builder import addresses

LINK = re.compile(r'<(?:a|form|img|link|script)\b[^>]*?\s(?:action|href|src)="([^"]*)"')
ANCHOR = re.compile(r' id="([^"]*)"')  # a literal start: looking for whole tags takes ten times as long
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
FRAME_ANCHORS = frozenset({"innehall", "meny"})


@dataclass(frozen=True, slots=True)
class Linked:
    """Where a page can be linked to, and where its own links lead.

    `anchors` are checksums: a page has fifty, and a site may have 100 000 pages. `wanted` are the addresses
    and files that the page links to, with the anchor where there is one; none is an anchor of its own.
    `lost` are its links that lead nowhere, whatever else there is.
    """

    address: str
    anchors: bytes
    wanted: tuple[str, ...]
    lost: tuple[str, ...]


def anchors(html: str) -> frozenset[str]:
    """Return the anchors that links can lead to."""
    return frozenset(map(unescape, ANCHOR.findall(html))) | FRAME_ANCHORS


def linked(address: str, html: str, checked: str | None = None) -> Linked:
    """Return a page's links from its HTML; only those in `checked` where that is another, as a part of it."""
    own = anchors(html)
    wanted: dict[str, None] = {}
    lost = []
    for link in dict.fromkeys(LINK.findall(html if checked is None else checked)):
        plain = unescape(link) if "&" in link else link
        if ELSEWHERE.match(plain):
            continue
        path, _, anchor = plain.partition("#")
        target = addresses.resolve(address, unquote(path.partition("?")[0]))
        if plain.startswith("/"):  # it would leave the folder that the site may lie in
            lost.append(plain)
        elif target != address:
            wanted[f"{target}#{unquote(anchor)}" if anchor else target] = None
        elif anchor and unquote(anchor) not in own:
            lost.append(plain)
    checksums = array("I", sorted(map(_checksum, own)))
    return Linked(address, checksums.tobytes(), tuple(wanted), tuple(lost))


def broken(pages: Iterable[Linked], is_file: Callable[[str], bool]) -> Iterator[str]:
    """Yield, as "address: link", each link of the pages that leads nowhere; `is_file` knows other files."""
    found = {page.address: page for page in pages}
    wanted: dict[str, str] = {}
    for page in found.values():
        for link in page.lost:
            yield f"{page.address or '/'}: {link}"
        for place in page.wanted:
            wanted.setdefault(place, page.address)
    for place, address in wanted.items():
        target, _, anchor = place.partition("#")
        if target not in found:
            whole = not anchor and is_file(target)
        else:
            whole = not anchor or has_anchor(found[target], anchor)
        if not whole:
            yield f"{address or '/'}: {place or '/'}"


def has_anchor(page: Linked, anchor: str) -> bool:
    """Say whether a page has an anchor."""
    checksums = array("I")
    checksums.frombytes(page.anchors)
    return _checksum(anchor) in checksums


def _checksum(anchor: str) -> int:
    return crc32(anchor.encode())
