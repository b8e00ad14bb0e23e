"""What a reader sees of a page: its texts in order, and where its links lead."""

from html.parser import HTMLParser

BLOCKS = {
    *("h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td", "caption", "summary", "blockquote"),
    *("div", "section", "nav", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "details"),
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = [""]
        self.links: list[tuple[str, str]] = []
        self.href: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.texts.append("")
        if tag == "a":
            self.href = dict(attrs).get("href") or ""
            self.links.append(("", self.href))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.texts.append("")
        if tag == "a":
            self.href = None

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data
        if self.href is not None:
            text, href = self.links[-1]
            self.links[-1] = (text + data, href)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def texts(html: str) -> list[str]:
    """Return the text of each block in order; blocks without text are left out."""
    joined = (" ".join(text.split()) for text in _read(html).texts)
    return [text for text in joined if text]


def links(html: str) -> list[tuple[str, str]]:
    """Return each link's text and where it leads, in order."""
    return [(" ".join(text.split()), href) for text, href in _read(html).links]
