"""The municipality's contact data, as far as its profile holds any."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from site_builder.model.profile import Municipality
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import SITE, Anchor, Fact
from site_builder.publication import Publication

SAID = SITE.contact


@dataclass(frozen=True, slots=True)
class ContactContext(Context):
    """What `contact.html` is given."""

    template: ClassVar[str] = "contact.html"
    rows: tuple[Fact, ...]
    note: str


def contact(publication: Publication, press: Press) -> str:
    """Return the municipality's contact data, and where to find what is missing."""
    municipality = publication.municipality
    return render(ContactContext(tuple(contact_rows(municipality)), contact_note(municipality)), press)


def contact_rows(municipality: Municipality) -> Iterator[Fact]:
    """Yield one row for each way to reach the municipality."""
    given = municipality.contact
    if municipality.complaints:
        yield Fact(SAID.complaints, (Anchor(municipality.complaints, municipality.complaints),))
    if given.phone:
        yield Fact(SAID.phone, (Anchor(given.phone, telephone(given.phone)),))
    if given.email:
        yield Fact(SAID.email, (Anchor(given.email, f"mailto:{given.email}"),))
    if given.web:
        yield Fact(SAID.web, (Anchor(given.web, given.web),))


def contact_note(municipality: Municipality) -> str:
    """Return where the telephone number and the address for mail are, when they are not here."""
    given = municipality.contact
    if given.phone or given.email:
        return ""
    return str(SAID.elsewhere.format(municipality=municipality.name))


def telephone(number: str) -> str:
    """Return the link that calls a number: without the signs that only help the eye."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
