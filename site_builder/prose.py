"""The Markdown body of a report or unit: safe HTML in sections, its headings, its plain text.

Reports are CommonMark with tables and footnotes (pyromark; DECISIONS "Markdown of reports"). Raw HTML is
refused by a rule and cleaned away here as well.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape, unescape
from typing import Any, Literal

import nh3
import pyromark

from site_builder.wording.swedish import slug

Kind = Literal["heading", "link", "image"]

ANCHOR = "text-"
"""What the anchor of a heading begins with, so that it is no other anchor of the page."""

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NESTING = re.compile(r"<(/?)(?:blockquote|li)\b")
_CELL_STYLE = re.compile(r' style="text-align: (left|center|right)"')
_FOOTNOTE_ID = re.compile(r'(<div class="footnote-definition" id=")')
_FOOTNOTE_LINK = re.compile(r'(<sup class="footnote-reference"><a href="#)')
_LINK = re.compile(r'(<(?:a|img)\b[^>]*?) (href|src)="((?!#fotnot-)[^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_PIECES: dict[str, Kind] = {"Heading": "heading", "Link": "link", "Image": "image"}
_PLAIN_TAGS = frozenset(
    f"<{slash}{tag}>"
    for slash in ("", "/")
    for tag in (
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre"),
        *("br", "hr", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "sup", "div"),
    },
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        "div": {"class", "id"},
        "sup": {"class"},
        "th": {"class"},
        "td": {"class"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class ProseSection:
    """What stands under one second-level heading; the part before the first has an empty title."""

    id: str
    title: str
    html: str


@dataclass(frozen=True)
class Prose:
    """A rendered body: what is wanted of its safe HTML is worked out when it is asked for."""

    html: str

    @cached_property
    def sections(self) -> tuple[ProseSection, ...]:
        """Its sections in order."""
        return tuple(_sections(self.html))

    @cached_property
    def text(self) -> str:
        """The plain text of it all."""
        return plain_text(self.html)

    @property
    def below(self) -> str:
        """The HTML of all sections under a second-level heading of the page: their own are of the third."""
        return "".join(
            f'<h3 id="{ANCHOR}{section.id}">{escape(section.title)}</h3>\n{section.html}'
            if section.title
            else section.html
            for section in self.sections
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a link or a picture of a body: where it starts, in characters, and its words.

    `level` is a heading's, `target` is where a link or a picture leads.
    """

    kind: Kind
    start: int
    text: str
    level: int = 0
    target: str = ""


def render(body: str, link: Callable[[str], str | None] | None = None) -> Prose:
    """Return a body as safe HTML; first-level headings become second-level ones.

    `link` turns what a link or a picture leads to into what it leads to from the page; None leaves the words
    without a link.
    """
    if not body.strip():
        return Prose("")
    html = _styled(_cleaned(_with_classes(pyromark.html(body, options=_OPTIONS)), body))
    if link is not None and ('href="' in html or 'src="' in html):
        html = _LINK.sub(lambda match: _linked(match, link), html)
    return Prose(html)


def plain_text(html: str) -> str:
    """Return the words of some HTML, one space between them."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def heading_id(text: str) -> str:
    """Return an ASCII id for a heading, of one without a letter too."""
    return slug(text) or "avsnitt"


def anchors(body: str) -> frozenset[str]:
    """Return the anchors that the rendered body has on its page."""
    sections = render(body).sections
    inner = (anchor for section in sections for anchor in _ID.findall(section.html))
    return frozenset(inner) | {f"{ANCHOR}{section.id}" for section in sections if section.id}


def outline(body: str) -> Iterator[Piece]:
    """Yield the headings, links and pictures of a Markdown body, each when it ends."""
    encoded, counted, offset = body.encode(), 0, 0
    unfinished: list[tuple[str, dict[str, Any], int, list[str]]] = []
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        ((kind, value),) = event.items()
        if kind == "Start" and isinstance(value, dict) and not _PIECES.keys().isdisjoint(value):
            offset += len(encoded[counted : span["start"]].decode())
            counted = span["start"]
            ((name, details),) = value.items()
            unfinished.append((name, details, offset, []))
        elif kind in {"Text", "Code"}:
            for _, _, _, words in unfinished:
                words.append(str(value))
        elif kind == "End" and unfinished and unfinished[-1][0] in _names(value):
            yield _piece(*unfinished.pop())


def raw_html(body: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and text of each piece of raw HTML in a Markdown body."""
    if "<" not in body:
        return
    offset, byte_offset = 0, 0
    encoded = body.encode()
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        if isinstance(event, dict) and not {"Html", "InlineHtml"}.isdisjoint(event):
            offset += len(encoded[byte_offset : span["start"]].decode())
            byte_offset = span["start"]
            yield offset, str(next(iter(event.values()))).strip()


def _names(value: object) -> Container[object]:
    """Return the name of what ends: `Link`, or the key of `{"Heading": "H2"}`."""
    return value if isinstance(value, dict) else {value}


def _piece(name: str, details: dict[str, Any], start: int, words: list[str]) -> Piece:
    level = int(details.get("level", "H0")[1:])
    return Piece(_PIECES[name], start, "".join(words), level, details.get("dest_url", ""))


def _linked(match: re.Match[str], link: Callable[[str], str | None]) -> str:
    target = link(unescape(match[3]))
    return match[1] if target is None else f'{match[1]} {match[2]}="{escape(target)}"'


def _with_classes(html: str) -> str:
    if "<table>" in html:
        html = _CELL_STYLE.sub(r' class="to-\1"', html)
    if "footnote-" in html:
        html = _FOOTNOTE_LINK.sub(r"\1fotnot-", _FOOTNOTE_ID.sub(r"\1fotnot-", html))
    return html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")


def _cleaned(html: str, body: str) -> str:
    """Return safe HTML: it is already where Markdown alone has made it, of tags without attributes."""
    is_plain = "<" not in body and "&" not in html and "\u00a0" not in html
    return html if is_plain and _PLAIN_TAGS.issuperset(_TAG.findall(html)) else _CLEANER.clean(html)


def _styled(html: str) -> str:
    """Give lists and tables the classes that the style sheet knows; after cleaning, so they are ours."""
    for tag, css_class in (("ul", "bullets"), ("ol", "numbered"), ("table", "table")):
        if f"<{tag}" in html:
            html = html.replace(f"<{tag}>", f'<{tag} class="{css_class}">').replace(
                f"<{tag} start", f'<{tag} class="{css_class}" start'
            )
    return html


def _sections(html: str) -> Iterator[ProseSection]:
    used: set[str] = set()
    start, depth, section_id, title = 0, 0, "", ""
    pieces: list[str] = []
    for match in _HEADING.finditer(html):
        text, first_id = _heading(match[2])
        own_id = _unused(first_id, used)
        before = html[start : match.start()]
        depth += sum(-1 if closing else 1 for closing in _NESTING.findall(before))
        pieces.append(before)
        start = match.end()
        if match[1] == "2" and not depth:
            yield from _finished(section_id, title, pieces)
            section_id, title, pieces = own_id, text, []
        else:
            pieces.append(f'<h{match[1]} id="{ANCHOR}{own_id}">{match[2]}</h{match[1]}>')
    pieces.append(html[start:])
    yield from _finished(section_id, title, pieces)


@lru_cache(maxsize=4096)  # most reports have the same headings
def _heading(html: str) -> tuple[str, str]:
    """Return the plain text and the id of a heading."""
    text = plain_text(html)
    return text, heading_id(text)


def _finished(section_id: str, title: str, pieces: list[str]) -> Iterator[ProseSection]:
    content = "".join(pieces).strip()
    if title or content:
        yield ProseSection(section_id, title, content)


def _unused(wanted: str, used: set[str]) -> str:
    name, number = wanted, 2
    while name in used:
        name, number = f"{wanted}-{number}", number + 1
    used.add(name)
    return name
