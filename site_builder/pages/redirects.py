"""Pages at the addresses that units have had before: they say where the unit is now, and lead there."""

from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import SITE, Anchor, links_from
from site_builder.publication import PublishedUnit

SAID = SITE.moved


@dataclass(frozen=True, slots=True)
class MovedContext(Context):
    """What `moved.html` is given."""

    template: ClassVar[str] = "moved.html"
    title: str
    link: Anchor


def moved_page(former: str, unit: PublishedUnit, press: Press) -> Page:
    """Return the page at an address that a unit has had; a rule sees to it that no other unit has it."""
    old, new = addresses.unit(former), addresses.unit(unit.id)
    title = SAID.title.format(unit=unit.unit.name)
    html = render(MovedContext(title, Anchor(unit.unit.name, links_from(old)(new))), press)
    description = SAID.description.format(unit=unit.unit.name)
    return Page(old, "verksamhet", title, description, html, indexed=False, moved_to=new)
