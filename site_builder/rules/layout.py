"""Rules on the Markdown of reports and units: headings, links and pictures."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import unquote

from site_builder import addresses
from site_builder.model import Collection
from site_builder.problems import Problem
from site_builder.prose import ANCHOR, Piece, anchors, outline
from site_builder.rules.machinery import Subject, on_collection, on_prose

_HEADING = re.compile(r"\n[ >]*(#{1,6})(?=[ \t\n])")
_OTHER_MARKS = ("\n=", "\n--", "```", "~~~")
"""What underlines a heading, or fences a text that may hold what looks like one."""
_ELSEWHERE = re.compile(r"(?:https?:|mailto:|//)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_QUOTED_CHARS = 60


@on_prose("rubrikordning")
def heading_out_of_order(subject: Subject[None]) -> Iterator[Problem]:
    """A heading is of the first level, which is the page's own, or skips a level."""
    body = subject.source.body
    plain = not any(mark in body for mark in _OTHER_MARKS)
    if plain and not any(_misplaced(map(len, _HEADING.findall(f"\n{body}\n")))):
        return
    headings = [piece for piece in outline(body) if piece.kind == "heading"]
    rights = _misplaced(piece.level for piece in headings)
    for piece, right in zip(headings, rights, strict=True):
        if right:
            words = {"value": piece.text, "marks": "#" * piece.level, "right": "#" * right}
            yield Problem("rubrikordning", offset=piece.start, words=words)


def _misplaced(levels: Iterator[int]) -> Iterator[int]:
    """Yield for each heading the level that it should have, or 0 where it is right."""
    last = 1
    for level in levels:
        yield 2 if level == 1 else last + 1 if level > last + 1 else 0
        last = max(2, level)


@on_prose("bild-utan-text")
def picture_without_text(subject: Subject[None]) -> Iterator[Problem]:
    """A picture has no text for those who cannot see it."""
    for piece in _pictures(subject.source.body):
        if not piece.text.strip():
            yield Problem("bild-utan-text", offset=piece.start, words={"value": piece.target[:_QUOTED_CHARS]})


@on_prose("bild-utifran")
def picture_from_elsewhere(subject: Subject[None]) -> Iterator[Problem]:
    """A picture would be fetched from another site, which would learn who reads."""
    for piece in _pictures(subject.source.body):
        if _ELSEWHERE.match(piece.target):
            yield Problem("bild-utifran", offset=piece.start, words={"value": piece.target[:_QUOTED_CHARS]})


def _pictures(body: str) -> Iterator[Piece]:
    return (piece for piece in outline(body) if piece.kind == "image") if "![" in body else iter(())


@on_collection("bruten-lank")
def link_to_nowhere(subject: Subject[Collection]) -> Iterator[Problem]:
    """A link or a picture in a report or a unit leads to no page, file or heading."""
    collection = subject.thing
    leads = _leads(collection)
    for path in collection.linking:
        body = collection.bodies[path]
        if "](" in body or "]:" in body:
            for piece in outline(body):
                if piece.kind != "heading" and not leads(path, piece.target):
                    words = {"value": piece.target[:_QUOTED_CHARS]}
                    yield Problem("bruten-lank", offset=piece.start, words=words, file=f"content/{path}")


def _leads(collection: Collection) -> Callable[[str, str], bool]:
    """Return a function that says whether a link in a content file leads somewhere."""
    pages = {addresses.of_file(path): path for path in collection.files if addresses.is_page(path)}
    files = {path for path in collection.files if addresses.is_picture(path)}
    known = pages.keys() | addresses.FIXED | set(_made_from(collection))

    @cache
    def anchors_at(path: str) -> frozenset[str]:
        return anchors(collection.bodies[path])

    def leads(path: str, link: str) -> bool:
        if _ELSEWHERE.match(link):
            return True
        if not link or _SCHEME.match(link):
            return False
        there, _, anchor = addresses.in_page(path, link).partition("#")
        target = addresses.resolve(addresses.of_file(path), unquote(there.partition("?")[0]))
        if target not in known:
            return not anchor and target in files
        file = pages.get(target)
        if not anchor or (file is not None and file not in collection.bodies):
            return True
        if file is None:
            return False
        found = unquote(anchor)
        return (found if addresses.is_ours(file) else ANCHOR + found) in anchors_at(file)

    return leads


def _made_from(collection: Collection) -> Iterator[str]:
    """Yield the addresses of the pages that are made from the profile and from the reports' years."""
    taxonomy = collection.profile.taxonomy
    yield from map(addresses.service, taxonomy.services)
    yield from map(addresses.area, taxonomy.focus_areas)
    yield from map(addresses.provider, collection.profile.providers)
    for year in {report.year for report in collection.reports.values()}:
        yield from (addresses.year(year), addresses.committee(year))
