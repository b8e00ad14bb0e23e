"""Shells: the frame round generated pages, as MkDocs itself renders it, cut where pages differ.

MkDocs renders one page of each kind, with marks where a value goes. The rendered page is cut at the marks,
and each page of the kind is then a join of bytes. What differs in value is a slot; what differs in being
there at all (a link to edit, the request to search engines, a script) is another kind.
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import escape

from site_builder import addresses
from site_builder.pages.page import Page

MARK = "insyn-skal-"
SLOTS = ("titel", "beskrivning", "adress", "flyttad", "kalla", "innehall")
PLACES = re.compile(rf"{MARK}({'|'.join(SLOTS)})")


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """Pages whose frames differ in values only."""

    family: str
    indexed: bool
    editable: bool
    moved: bool = False
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered frame: the bytes between the slots, one more than there are slots."""

    parts: tuple[bytes, ...]
    slots: tuple[str, ...]


def kind_of(page: Page) -> Kind:
    """Return which kind of frame the page gets. Raises ValueError when its address is of another family."""
    if not addresses.belongs(page.address, page.family):
        raise ValueError(f"The address {page.address} is not one of the family {page.family}.")
    return Kind(page.family, page.indexed, page.source is not None, page.moved_to is not None, page.scripts)


def address(kind: Kind) -> str:
    """Return where MkDocs renders the shell: beside the pages of its kind, so that links come out right.

    A family of one page has its shell at the page's own address.
    """
    scripts = "".join(filter(str.isalnum, "".join(kind.scripts)))
    own = f"{MARK}{kind.indexed:d}{kind.editable:d}{kind.moved:d}{scripts}"
    return addresses.FAMILIES[kind.family].format(year=own, facet=MARK + "urval", id=own)


def markdown(kind: Kind) -> str:
    """Return the text of the shell's page: title, description and new address as marks."""
    meta: dict[str, str | bool | tuple[str, ...]] = {
        "title": MARK + "titel",
        "description": MARK + "beskrivning",
        "indexed": kind.indexed,
    }
    if kind.moved:
        meta["moved_to"] = MARK + "flyttad"
    if kind.scripts:
        meta["scripts"] = kind.scripts
    return f"---\n{json.dumps(meta)}\n---\n\n{content()}\n"


def source(kind: Kind) -> str | None:
    """Return the mark for the file behind the page, for its link to edit; None for a kind without."""
    return MARK + "kalla" if kind.editable else None


def content() -> str:
    """Return the mark for the article."""
    return MARK + "innehall"


def cut(kind: Kind, rendered: str) -> Shell:
    """Return the shell in a page that MkDocs has rendered.

    Raises ValueError when the theme has left out the page's title or article.
    """
    if MARK in (own := address(kind)):
        rendered = rendered.replace(own, MARK + "adress")
    pieces = PLACES.split(rendered)
    shell = Shell(tuple(map(_encoded, pieces[::2])), tuple(pieces[1::2]))
    if shell.slots.count("innehall") != 1 or "titel" not in shell.slots:
        raise ValueError(f"The frame of {kind.family} has no place for the page's title or article.")
    return shell


def fill(shell: Shell, page: Page) -> bytes:
    """Return the whole page, equal to what MkDocs renders from the same title, description and article."""
    values = {
        "titel": _encoded(escape(page.title)),
        "beskrivning": _encoded(escape(page.description)),
        "adress": _encoded(escape(quote(page.address))),
        "flyttad": _encoded(escape(quote(page.moved_to or ""))),
        "kalla": _encoded(escape(page.source or "")),
        "innehall": _encoded(page.html),
    }
    whole = [shell.parts[0]]
    for slot, part in zip(shell.slots, shell.parts[1:], strict=True):
        whole += (values[slot], part)
    return b"".join(whole)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")
