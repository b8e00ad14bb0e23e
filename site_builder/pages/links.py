"""Links between the pages we make: each must lead to a page, a file or an anchor that exists."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from site_builder import addresses

LINK = re.compile(r'<(?:a|form|img|link|script)\b[^>]*?\s(?:action|href|src)="([^"]*)"')
ANCHOR = re.compile(r' id="([^"]*)"')  # a literal start: looking for whole tags takes ten times as long
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
FRAME_ANCHORS = frozenset({"innehall", "meny"})


def anchors(html: str) -> frozenset[str]:
    """Return the anchors that links can lead to."""
    return frozenset(map(unescape, ANCHOR.findall(html))) | FRAME_ANCHORS


def broken(
    checked: Iterable[tuple[str, str]],
    anchors_at: Mapping[str, frozenset[str]],
    is_file: Callable[[str], bool],
) -> Iterator[str]:
    """Yield, as "address: link", each link in the `checked` HTML that leads nowhere.

    HTML is given with the address it stands at. `anchors_at` holds every page of the site, and `is_file`
    knows its other files.
    """
    for address, html in checked:
        for link in dict.fromkeys(LINK.findall(html)):
            if not _leads_somewhere(address, unescape(link), anchors_at, is_file):
                yield f"{address or '/'}: {link}"


def _leads_somewhere(
    address: str, link: str, anchors_at: Mapping[str, frozenset[str]], is_file: Callable[[str], bool]
) -> bool:
    if ELSEWHERE.match(link):
        return True
    if link.startswith("/"):  # it would leave the folder that the site may lie in
        return False
    path, _, anchor = link.partition("#")
    target = addresses.resolve(address, unquote(path.partition("?")[0]))
    if target not in anchors_at:
        return not anchor and is_file(target)
    return not anchor or unquote(anchor) in anchors_at[target]
