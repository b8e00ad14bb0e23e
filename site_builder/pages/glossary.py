"""The glossary: every term of the profile with its plain explanation, A to Ö."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render
from site_builder.pages.views import SITE
from site_builder.publication import Publication
from site_builder.wording.swedish import count_word, sort_key

SAID = SITE.glossary


@dataclass(frozen=True, slots=True)
class Term:
    """One term; its id is the anchor that other pages link to."""

    id: str
    name: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with one letter."""

    id: str
    name: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GlossaryContext(Context):
    """What `glossary.html` is given."""

    template: ClassVar[str] = "glossary.html"
    letters: tuple[Letter, ...]


def glossary_page(publication: Publication, press: Press) -> Page:
    """Return the glossary."""
    entries = publication.taxonomy.glossary.items()
    terms = sorted(
        (Term(term_id, entry.term, entry.explanation) for term_id, entry in entries),
        key=lambda term: (sort_key(term.name), term.id),
    )
    letters = tuple(
        Letter(f"bokstav-{letter.lower()}", letter, tuple(group))
        for letter, group in groupby(terms, key=lambda term: term.name[:1].upper())
    )
    description = SAID.description.format(
        count=count_word(len(terms)), municipality=publication.municipality.name
    )
    return Page(
        addresses.GLOSSARY,
        "ordlista",
        SAID.title,
        description if terms else SAID.none,
        render(GlossaryContext(letters), press),
        headings([(letter.id, letter.name) for letter in letters]),
    )
