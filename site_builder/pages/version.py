"""The page that says when the site was built, and from which version: the only page that does."""

from dataclasses import dataclass
from typing import ClassVar

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, render
from site_builder.pages.views import SITE, Fact, plain
from site_builder.publication import Publication
from site_builder.wording.swedish import long_day

SAID = SITE.version


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a build is known by: the program's version, the content's digest and its git revision, if any."""

    program: str
    digest: str
    revision: str | None


@dataclass(frozen=True, slots=True)
class VersionContext(Context):
    """What `version.html` is given."""

    template: ClassVar[str] = "version.html"
    facts: tuple[Fact, ...]


def version_page(publication: Publication, stamp: Stamp, press: Press) -> Page:
    """Return the version page."""
    counted = SAID.content_text.format(reports=len(publication.reports), units=len(publication.units))
    facts = [
        Fact(SAID.as_of, plain((long_day(publication.today),))),
        Fact(SAID.content, plain((counted,))),
        Fact(SAID.program, plain((f"Insyn {stamp.program}",))),
        Fact(SAID.digest, plain((stamp.digest,))),
    ]
    if stamp.revision:
        facts.append(Fact(SAID.revision, plain((stamp.revision,))))
    html = render(VersionContext(tuple(facts)), press)
    return Page(addresses.VERSION, "version", SAID.title, SAID.description, html, updated=publication.today)
