"""What a page says, and what an editor's file says, as pieces of text with their places."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import yaml

INLINE = {"a", "abbr", "b", "em", "i", "small", "strong", "time"}
SAID = ("alt", "aria-label", "data-label", "title")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that stands by itself, and where."""

    place: str
    text: str


def plain(text: str) -> str:
    """Return the text with one ordinary space between words and without soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


class _Reader(HTMLParser):
    """Collects the text of a page, one piece for each block, attribute and comment."""

    def __init__(self, within: str | None) -> None:
        super().__init__()
        self.within = within
        self.depth = 0 if within else 1
        self.pieces: list[str] = [""]
        self.linked = False  # within data for machines (JSON-LD)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.within:
            self.depth += 1
        if self.depth and not self.within:
            described = ("name", "description") in attrs
            self.pieces += [v or "" for name, v in attrs if name in SAID or (name == "content" and described)]
        if tag not in INLINE:
            self.pieces.append("")
        self.linked = ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.linked = False
        if tag == self.within:
            self.depth -= 1
        if tag not in INLINE:
            self.pieces.append("")

    def handle_data(self, data: str) -> None:
        if self.depth and self.linked:
            self.pieces += _linked(json.loads(data), "")
        elif self.depth:
            self.pieces[-1] += data

    def handle_comment(self, data: str) -> None:
        if self.depth:
            self.pieces.append(data)


def _linked(value: object, label: str) -> Iterator[str]:
    """Yield each value but the names of types; before a number stands what it is a value of."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("@context", "@type"):
                yield from _linked(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _linked(inner, label)
    else:
        yield value if isinstance(value, str) else f"{label} {value}"


def read_page(html: str, place: str, within: str | None = None) -> list[Piece]:
    """Return the page's texts in order, its labels and comments too; or the visible ones of an element."""
    reader = _Reader(within)
    reader.feed(html)
    reader.close()
    return [Piece(place, text) for raw in reader.pieces if (text := plain(raw))]


def article(site: Path, address: str) -> str:
    """Return the visible text of the page's article, as one line."""
    html = (site / address / "index.html").read_text("utf-8")
    return " ".join(piece.text for piece in read_page(html, address, "article"))


def read_source(text: str, path: str) -> list[Piece]:
    """Return the texts of an editor's file: each value of the front matter, each comment, each paragraph."""
    _, front, body = text.split("---\n", 2)
    root = yaml.compose(front)
    pieces = list(_values(root, path, "")) if root else []
    lines = enumerate(front.splitlines(), 2)
    pieces += [Piece(f"{path}:{n}", plain(line)) for n, line in lines if line.lstrip().startswith("#")]
    first = front.count("\n") + 3
    pieces += [
        Piece(f"{path}:{n}", plain(line.strip("#-*> ").replace("**", "")))
        for n, line in enumerate(body.splitlines(), first)
        if line.strip()
    ]
    return pieces


def _values(node: yaml.Node, path: str, label: str) -> Iterator[Piece]:
    """Yield each value; before one that is all digits stands what it is a value of."""
    if isinstance(node, yaml.MappingNode):
        keys = {key.value: value for key, value in node.value}
        own = keys["id"].value if "id" in keys else label
        for name, value in keys.items():
            outer = label if name == "id" else own
            yield from _values(value, path, f"{outer}_{name}" if outer else name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _values(item, path, label)
    else:
        text = plain(node.value)
        if not any(char.isalpha() for char in text):
            text = f"{label} {text}"
        yield Piece(f"{path}:{node.start_mark.line + 2}", text)
