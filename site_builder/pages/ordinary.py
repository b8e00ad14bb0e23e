"""Ordinary Markdown pages: their head band, their sections, and the generated parts between them.

Python-Markdown makes a flat list of blocks. `Sections` puts what comes before the first second-level heading
into the page's head, and each such heading with what follows into a section, as the style sheet expects.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown  # type: ignore[import-untyped]  # Python-Markdown ships no types
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from markdown.util import HTML_PLACEHOLDER_RE  # type: ignore[import-untyped]
from markupsafe import escape

from site_builder.findings import Finding, Severity
from site_builder.prose import heading_id
from site_builder.wording import site

HEAD = '<div class="head">\n<div class="md-grid">\n'
MARKER = re.compile(r"<!--\s*insyn:([a-z0-9_-]+)\s*-->")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CLASSES = {"ul": "bullets", "ol": "numbered", "dl": "terms", "table": "table"}


@dataclass(frozen=True, slots=True)
class Ordinary:
    """An ordinary page as rendered: its article, and the generated parts in it."""

    address: str
    html: str
    generated: str
    indexed: bool


class Sections(Extension):  # type: ignore[misc]
    """The extension that MkDocs hands to Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Run after everything that looks at the blocks where they stood: headings, title, links."""
        md.treeprocessors.register(SectionsProcessor(md), "insyn_sections", -10)


class SectionsProcessor(Treeprocessor):  # type: ignore[misc]
    """Moves the page's blocks into its head and sections."""

    def run(self, root: Element) -> None:
        """Rebuild the tree in place."""
        blocks = list(root)
        for block in blocks:
            root.remove(block)
        start = next((i for i, block in enumerate(blocks) if block.tag == "h2"), len(blocks))
        if start:
            _add_head(root, blocks[:start])
        if start < len(blocks):
            _add_sections(_box(root, "div", "md-grid"), blocks[start:])
        for element in root.iter():
            if element.tag in CLASSES and "class" not in element.attrib:
                element.set("class", "steps" if _is_steps(element) else CLASSES[element.tag])


def _is_steps(element: Element) -> bool:
    """Say whether a list is numbered steps: each item begins with what it is, in bold."""
    return element.tag == "ol" and all(
        not (item.text or "").strip() and len(item) > 0 and item[0].tag == "strong" for item in element
    )


def _add_head(root: Element, blocks: Sequence[Element]) -> None:
    inner = _box(_box(root, "div", "head"), "div", "md-grid")
    for block in blocks:
        is_marker = HTML_PLACEHOLDER_RE.fullmatch((block.text or "").strip())
        if block.tag == "p" and "class" not in block.attrib and not is_marker:
            block.set("class", "head__lead")
        inner.append(block)


def _add_sections(grid: Element, blocks: Sequence[Element]) -> None:
    body = grid
    for block in blocks:
        if block.tag == "h2":
            section = _box(grid, "section", "section")
            section.set("aria-labelledby", block.get("id", ""))
            block.set("class", "section__heading")
            section.append(block)
            body = _box(section, "div", "section__body")
        else:
            body.append(block)


def _box(parent: Element, tag: str, css_class: str) -> Element:
    """Return a new element inside `parent`, with line breaks as Python-Markdown sets them."""
    box = SubElement(parent, tag, {"class": css_class})
    box.text = box.tail = "\n"
    return box


def crumbs(trail: Sequence[tuple[str, str | None]], label: str) -> str:
    """Return the way from the start to the page: (text, link) of each step above it; empty for no step."""
    steps = "".join(
        f'<li><a href="{escape(link)}">{escape(text)}</a></li>' if link else f"<li>{escape(text)}</li>"
        for text, link in trail
    )
    return f'<nav class="crumbs" aria-label="{escape(label)}"><ol>{steps}</ol></nav>\n' if steps else ""


def with_crumbs(html: str, way: str) -> str:
    """Return the article with its crumbs first in the head band."""
    return html.replace(HEAD, HEAD + way, 1) if html.startswith(HEAD) else html


def unknown_markers(path: str, text: str, known: Collection[str]) -> list[Finding]:
    """Return a finding for each `<!-- insyn:name -->` in a Markdown file that names no generated part."""
    words = site.ordinary.unknown_marker
    return [
        Finding(
            path,
            text.count("\n", 0, marker.start()) + 1,
            marker.start() - text.rfind("\n", 0, marker.start()),
            "okand-markor",
            Severity.ERROR,
            words.message.format(name=marker[1]),
            words.hint.format(known=", ".join(sorted(known))),
        )
        for marker in MARKER.finditer(text)
        if marker[1] not in known
    ]


def used_fragments(html: str, fragments: Mapping[str, str]) -> str:
    """Return the generated parts that the article asks for, one after the other."""
    return "\n".join(fragments[name] for name in MARKER.findall(html))


def with_fragments(html: str, fragments: Mapping[str, str]) -> str:
    """Return the article with each `<!-- insyn:name -->` replaced by its generated part.

    Other comments go: they are notes of those who write, and readers of the source would see them.
    """
    made = MARKER.sub(lambda marker: fragments[marker[1]], html)
    return _COMMENT.sub("", made)


def slugify(text: str, separator: str) -> str:
    """Return the anchor of a heading, made as in reports."""
    return heading_id(text).replace("-", separator)
