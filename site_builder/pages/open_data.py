"""The page of open data: each file with its size, how to read it, the words of each column, examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.exports import Origin, Rows, places
from site_builder.exports.columns import SAID as WORDS
from site_builder.exports.columns import SCHEMA_VERSION, Table, Value
from site_builder.exports.licences import LICENCES
from site_builder.exports.tables import TABLES
from site_builder.exports.values import as_cell
from site_builder.pages.jsonld import dataset_data, with_data
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import SITE, Anchor, To, links_from
from site_builder.publication import Publication
from site_builder.wording.swedish import long_day, size

SAID = SITE.open_data
WHOLE = (places.WORKBOOK, places.DATABASE, places.PACKAGE, places.OPENAPI, places.CATALOGUE, places.LOG)
"""The files that are about everything, in the order of the page."""
FEEDS_SAID = {"all": addresses.START, "late": addresses.MEASURES, "changes": addresses.CHANGES}
"""The feeds that are not of one unit or service: their words, and the addresses of their pages."""
MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: the link to it, what it holds, and how large it is."""

    link: Anchor
    holds: str
    size: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of a table, with its value in the table's first row."""

    name: str
    type: str
    description: str
    choices: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TableView:
    """One table: its two files and its columns."""

    id: str
    title: str
    description: str
    files: tuple[FileRow, ...]
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Something to try: what it does, and what to write."""

    says: str
    code: str


@dataclass(frozen=True, slots=True)
class OpenDataContext(Context):
    """What `open_data.html` is given."""

    template: ClassVar[str] = "open_data.html"
    licence: Anchor
    day: str
    version: str
    whole: tuple[FileRow, ...]
    tables: tuple[TableView, ...]
    examples: tuple[Example, ...]
    embedding: str
    feeds: tuple[FileRow, ...]


def open_data_page(publication: Publication, data: Mapping[str, int], press: Press) -> Page:
    """Return the page. `data` are the sizes of the files that it tells of, by path."""
    to = links_from(addresses.OPEN_DATA)
    rows = Rows(Origin(publication, press.site_url))
    licence = LICENCES[publication.municipality.licence]
    context = OpenDataContext(
        Anchor(licence.title, licence.deed),
        long_day(publication.today),
        SCHEMA_VERSION,
        tuple(_file(path, str(SAID.whole[path]), data, to) for path in WHOLE if path in data),
        tuple(_table(table, rows, data, to) for table in TABLES.values()),
        tuple(_examples(publication, press.site_url)),
        _embedding(publication, press.site_url),
        tuple(_feeds(publication, data, to)),
    )
    html = with_data(render(context, press), dataset_data(publication, data, press), press)
    pairs = [(key, SAID.headings[key]) for key in SAID.headings]
    return Page(
        addresses.OPEN_DATA,
        "oppna-data",
        SAID.title,
        SAID.description,
        html,
        headings(pairs),
        publication.today,
        files=component(press),
    )


def component(press: Press) -> dict[str, bytes]:
    """Return the script that shows a verdict on another site, with its words in it, by its address."""
    code = (press.templates.parent / "assets/insyn-omdome.js").read_text("utf-8")
    words = json.dumps(WORDS.component, default=dict, ensure_ascii=False)
    return {places.COMPONENT: code.replace('"ORD"', words).encode()}


def _file(path: str, holds: str, data: Mapping[str, int], to: To) -> FileRow:
    name = path.removeprefix(places.FOLDER)
    return FileRow(Anchor(name, to(path)), holds, size(data[path]))


def _table(table: Table, rows: Rows, data: Mapping[str, int], to: To) -> TableView:
    first = next(rows.of(table), None)
    values = dict(zip(table.names, first, strict=True)) if first else {}
    files = (places.table_file(table.name, suffix) for suffix in ("csv", "json"))
    return TableView(
        f"tabell-{table.name}",
        table.title,
        table.description,
        tuple(_file(path, "", data, to) for path in files),
        tuple(
            ColumnRow(
                column.name,
                WORDS.types[column.type],
                table.described(column),
                tuple(map(str, column.choices)),
                _shortened(values.get(column.name)),
            )
            for column in table.columns
        ),
    )


def _shortened(value: Value) -> str:
    text = as_cell(value)
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()} …"


def _examples(publication: Publication, site_url: str) -> Iterator[Example]:
    """Yield what can be tried at once, with ids of this site; nothing for a site without an address."""
    unit = next(iter(publication.units), None)
    if not site_url or unit is None:
        return
    for each in SAID.examples:
        yield Example(each["says"], each["code"].strip().replace("SITE/", site_url).replace("UNIT", unit))


def _embedding(publication: Publication, site_url: str) -> str:
    """Return what to write on another site to show a verdict there."""
    unit = next(iter(publication.units), "id")
    code: str = SAID.embedding.code
    return code.strip().replace("SITE/", site_url).replace("UNIT", unit)


def _feeds(publication: Publication, data: Mapping[str, int], to: To) -> Iterator[FileRow]:
    """Yield the feeds of everything and of what is late; units and services have theirs on their pages."""
    for name, address in FEEDS_SAID.items():
        for suffix in ("atom", "json"):
            path = places.feed(address, suffix)
            if path in data:
                yield _file(path, str(SAID.feeds[name]), data, to)
    yield FileRow(Anchor(addresses.CALENDAR, to(addresses.CALENDAR)), str(SAID.feeds.calendar), "")
