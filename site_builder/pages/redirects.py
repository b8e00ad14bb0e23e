"""Pages at the addresses that units have had before: they say where the unit is now, and lead there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import SITE, Anchor, links_from
from site_builder.publication import Publication, PublishedUnit

SAID = SITE.moved


@dataclass(frozen=True, slots=True)
class MovedContext(Context):
    """What `moved.html` is given."""

    template: ClassVar[str] = "moved.html"
    title: str
    link: Anchor


def redirect_pages(publication: Publication, press: Press) -> Iterator[Page]:
    """Yield a page for each former id of a unit; a rule sees to it that no other unit has it."""
    for unit in publication.units.values():
        for former in unit.unit.former_ids:
            yield _page(former, unit, press)


def _page(former: str, unit: PublishedUnit, press: Press) -> Page:
    old, new = addresses.unit(former), addresses.unit(unit.id)
    title = SAID.title.format(unit=unit.unit.name)
    html = render(MovedContext(title, Anchor(unit.unit.name, links_from(old)(new))), press)
    description = SAID.description.format(unit=unit.unit.name)
    return Page(old, "verksamhet", title, description, html, indexed=False, moved_to=new)
