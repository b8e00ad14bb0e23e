"""What every kind of file is read to: lines where a page was laid out, and blocks of whole text."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands: its page (from 1), its number on it, and how it looks where that is known.

    `cells` are its parts where they stand apart, each with its place from the left. `is_apart` says that
    there is more room above it than between lines. `size` is 0 where no size is known.
    """

    text: str
    page: int
    number: int
    size: float = 0.0
    is_bold: bool = False
    left: float = 0.0
    height: float = 0.0
    cells: tuple[tuple[float, str], ...] = ()
    is_row: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, or a row of a table with its cells.

    `table` numbers the table that a row belongs to, from 1. `where` says in which place it stands in the
    document, as an editor would look for it: the page of a PDF, else the paragraph or the line.
    """

    kind: Kind
    text: str
    where: str
    level: int = 0
    cells: tuple[str, ...] = ()
    lefts: tuple[float, ...] = ()
    table: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read: its blocks in order, and what stood in running headers and footers."""

    blocks: tuple[Block, ...]
    running: tuple[Block, ...] = field(default=())
