"""What a reader sees of a page: its elements, and their text without what is hidden."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect"}
UNREAD = {"script", "style", "svg", "template"}
COUNTED = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
WORDS = {word: number for number, word in enumerate(COUNTED)} | {"en": 1, "ingen": 0, "inget": 0, "inga": 0}


class Element:
    """One element: its name, its attributes, and what it holds, texts and elements in order."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element | str] = []

    def all(self, tag: str, css_class: str = "") -> "Iterator[Element]":
        """Yield every element inside with this name, and this class, in order."""
        for each in self.inside:
            if isinstance(each, Element):
                if each.tag == tag and css_class in ["", *each.attributes.get("class", "").split()]:
                    yield each
                yield from each.all(tag, css_class)

    def at(self, anchor: str) -> "Element":
        """Return the element with that id; of a heading, the section that it heads."""
        for each in self.inside:
            if isinstance(each, Element):
                if anchor in (each.attributes.get("aria-labelledby"), each.attributes.get("id")):
                    return each
                try:
                    return each.at(anchor)
                except LookupError:
                    pass
        raise LookupError(anchor)

    def has(self, anchor: str) -> bool:
        """Say whether something inside has that id."""
        try:
            self.at(anchor)
        except LookupError:
            return False
        return True

    @property
    def text(self) -> str:
        """The text that is read, its spaces made single."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            elif each.tag not in UNREAD and each.attributes.get("aria-hidden") != "true":
                yield from each._texts()
                yield " "


class Reader(HTMLParser):
    """Reads a page into elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element into the one that is open."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element of that name, and those inside it that have no end."""
        if tag in (each.tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Put a text into the element that is open."""
        self.open[-1].inside.append(data)


def read_page(html: str) -> Element:
    """Return the article of a page."""
    reader = Reader()
    reader.feed(html)
    return reader.open[0].at("innehall")


def table_in(place: Element) -> list[dict[str, Element]]:
    """Return the rows of the first table in a place, each cell by the heading of its column."""
    table = next(place.all("table"))
    names = [heading.text for heading in next(table.all("thead")).all("th")]
    rows = []
    for row in next(table.all("tbody")).all("tr"):
        cells = [each for each in row.inside if isinstance(each, Element)]
        rows.append(dict(zip(names, cells, strict=True)))
    return rows


def figures_in(place: Element) -> dict[str, tuple[int, str]]:
    """Return each label of the first three large numbers, with the number and the words below it."""
    found = {}
    for group in next(place.all("dl", "figures")).all("div"):
        label, value, note = (next(group.all("dt")), *group.all("dd"))
        found[label.text] = (int(value.text), note.text)
    return found


def answers_in(place: Element) -> dict[str, str]:
    """Return the short answers at the top of a page, by their labels."""
    groups = next(place.all("dl", "answer")).all("div")
    return {next(each.all("dt")).text: next(each.all("dd")).text for each in groups}


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a text, in digits and in words."""
    return [
        int(w) if w.isdigit() else WORDS[w]
        for w in re.findall(r"\w+", text.lower())
        if w in WORDS or w.isdigit()
    ]
