"""One workbook: a sheet for each table after one that explains, with typed days and numbers, and filters.

The same publication gives the same bytes: the day of making stands as that of the publication.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from site_builder.exports.book import Book
from site_builder.exports.columns import SAID, SCHEMA_VERSION, Table, Type
from site_builder.exports.parts import IN_JSON, Forms, Opened, Part, Taker, formed
from site_builder.exports.places import WORKBOOK
from site_builder.exports.sheets import HEAD, TITLE, WRAP, Form, day, number, text, truth
from site_builder.exports.tables import TABLES
from site_builder.exports.values import SEPARATOR
from site_builder.publication import Publication

WIDTHS = {"text": 24, "texts": 24, "address": 40, "day": 12, "whole": 10, "number": 12, "yes_no": 10}
CELLS: Mapping[Type, Form] = {"day": day, "whole": number, "number": number, "yes_no": truth}
"""How the values of a type are written; all others are texts, which no program runs or takes for numbers."""
IN_SHEETS: Forms = {
    "number": IN_JSON["number"],
    "texts": lambda values: [None if value is None else SEPARATOR.join(value) for value in values],
}
FAST = 4
"""zlib's level: a tenth larger than with its ordinary 6, in half the time."""


@contextmanager
def workbook(folder: Path, publication: Publication) -> Iterator[Opened]:
    """Let the workbook be written to a file."""
    names = [SAID.workbook.explanation, *(table.title for table in TABLES.values())]
    with ZipFile(folder / WORKBOOK, "w", ZIP_DEFLATED, compresslevel=FAST) as archive:
        book = Book(archive, names, SAID.workbook.title, publication.today)
        left_out: dict[str, int] = {}
        yield partial(_sheet, book, left_out)
        _explain(book, publication, left_out)
        book.finish()


@contextmanager
def _sheet(book: Book, left_out: dict[str, int], table: Table) -> Iterator[Taker]:
    """Let a table's parts be written to its sheet; `left_out` is told how many rows have no place there."""
    widths = [WIDTHS[column.type] for column in table.columns]
    forms = [CELLS.get(column.type, text) for column in table.columns]
    with book.sheet(table.title, widths, frozen=len(table.key)) as sheet:
        sheet.add([_heading] * len(widths), [(name,) for name in table.names])
        left_out[table.title] = 0

        def take(part: Part) -> None:
            left_out[table.title] += sheet.add(forms, formed(IN_SHEETS, table, part.columns))

        yield take


def _explain(book: Book, publication: Publication, left_out: Mapping[str, int]) -> None:
    """Write what the workbook is, the rules for reading it, and every column with its words."""
    lines = [*_said(publication)]
    lines += [
        SAID.workbook.left_out.format(table=title, count=count) for title, count in left_out.items() if count
    ]
    words = [
        (table.title, each.name, table.described(each)) for table in TABLES.values() for each in table.columns
    ]
    with book.sheet(SAID.workbook.explanation, (26, 26, 100)) as sheet:
        sheet.add([partial(text, look=TITLE)], [(SAID.workbook.title,)])
        sheet.add([text], [[*lines, None]])
        sheet.add([_heading] * 3, [(word,) for word in SAID.workbook.columns])
        sheet.add([text, text, partial(text, look=WRAP)], list(zip(*words, strict=True)))


_heading = partial(text, look=HEAD)


def _said(publication: Publication) -> Iterator[str]:
    """Yield what the workbook is and how it is read, a line each."""
    municipality = publication.municipality
    words = {
        "municipality": municipality.name,
        "day": publication.today.isoformat(),
        "licence": SAID.licences[municipality.licence],
        "version": SCHEMA_VERSION,
    }
    if municipality.demonstration or municipality.invented:
        yield SAID.not_own.format(**words)
    for line in SAID.workbook.lines:
        yield line.format(**words)
