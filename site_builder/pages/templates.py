"""Page templates: each is given one typed context, and nothing that computes."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder import addresses
from site_builder.pages.compiling import TEXTS, Compiled, LeanEnvironment
from site_builder.pages.page import Heading
from site_builder.publication import Publication, PublishedUnit
from site_builder.store import Store
from site_builder.wording import load
from site_builder.wording.hyphens import hyphenated

Index = Literal["fresh", "earlier", "missing"]

IN_DATE = re.compile(
    r" (?<=\d )(?=[jfmasond])"  # most spaces are neither behind a digit nor before a month
    r"(?=(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)[a-z]* \d{4}\b)"
    r"(?:(?<=\b[1-9] )|(?<=\b[12]\d )|(?<=\b3[01] ))"
)
"""The space between a day and its month. Not the whole date: a replacement without groups is far quicker."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one template is given; `template` is its file in theme/pages/."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Press:
    """What every page is made with: the folder of templates, and the site's own address, with its slash.

    `index` says what the site's search knows of whole texts: those of now, of an earlier build, or none. So
    many pages as `one_index` says are in one index; more have one for each year.
    `edit_uri` is the address where content is edited, to which a file's path is added; empty for nowhere.
    `new_report` returns path and text of the file that a unit's next report begins as. `store` keeps the
    templates as they were compiled.
    """

    templates: Path
    site_url: str = ""
    index: Index = "fresh"
    edit_uri: str = ""
    one_index: int = 5000
    new_report: Callable[[PublishedUnit, Publication], tuple[str, str]] | None = None
    store: Store | None = None

    def to_new_report(self, unit: PublishedUnit, publication: Publication) -> str:
        """Return where on the web a unit's next report can be begun; empty for nowhere."""
        if not self.edit_uri or self.new_report is None:
            return ""
        return addresses.new_file(self.edit_uri, *self.new_report(unit, publication)) or ""

    def script(self, name: str) -> dict[str, bytes]:
        """Return a script of ours by its address, which is another when a byte of it changes."""
        code = (self.templates.parent / f"assets/{name}.js").read_bytes()
        return {addresses.asset(name, code, "js"): code}


def render(context: Context, press: Press) -> str:
    """Return the HTML of a context's template, where no date is broken between its day and its month."""
    names: Sequence[str] = context.__slots__
    values = {name: getattr(context, name) for name in names}
    html = environment(press.templates, press.store).get_template(context.template).render(values)
    return IN_DATE.sub("\u00a0", html)


def rows_of(macro: str, rows: Iterable[object], press: Press) -> list[Markup]:
    """Return the HTML of each row, as a macro of `list_parts.html` makes it, with dates as on a page."""
    made = getattr(environment(press.templates, press.store).get_template("list_parts.html").module, macro)
    return [safe(IN_DATE.sub("\u00a0", made(row))) for row in rows]


@cache
def environment(templates: Path, store: Store | None = None) -> Environment:
    """Return the environment of the page templates: escaping, and strict about what is missing."""
    found = LeanEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(store) if store else None,
    )
    found.globals[TEXTS] = load("site")
    found.filters["hyphenated"] = hyphenated
    return found


def safe(html: str) -> Markup:
    """Return HTML that the prose room has already made safe."""
    return Markup(html)


def headings(pairs: Sequence[tuple[str, str]]) -> tuple[Heading, ...]:
    """Return second-level headings from pairs of id and text."""
    return tuple(Heading(2, id_, text) for id_, text in pairs)
