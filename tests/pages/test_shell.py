import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as OrdinaryPage

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.shell import Kind, Shell, address, cut, fill, kind_of
from site_builder.plugin import InsynPlugin
from tests.site_copy import copy_site

NASTY = """A & B <x> "q" 'r' {{ y }} \\1 åäö &amp; insyn"""
HIDDEN = Page("verksamheter/dold/", "verksamhet", "", "", "<p>&amp; {{ x }} \\1 å</p>", indexed=False)
MOVED = replace(HIDDEN, address="verksamheter/gammal/", moved_to="verksamheter/omsorgshuset/")


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs has not typed all of its own
    """No settings."""


class Reference(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Gives the pages nasty words, and lets MkDocs render each of them in its own loop as well."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.rendered: dict[str, str] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this object."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Change what the plugin before this one has prepared."""
        run = cast(InsynPlugin, config.plugins["insyn"]).run
        assert run is not None
        pages = (
            *map(run.site.page, run.site.addresses),
            HIDDEN,
            MOVED,
            replace(HIDDEN, address="verksamheter/x/", source="verksamheter/x.md"),
        )
        pages = tuple(replace(page, title=NASTY, description=NASTY * 2) for page in pages)
        run.site = replace(run.site, pages=pages, gathered=(), jobs=(), shelves={})
        self.pages = {f"{page.address}README.md": page for page in pages}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add each page as an ordinary one."""
        for path, page in self.pages.items():
            meta: dict[str, str | bool | tuple[str, ...]] = {
                "title": page.title,
                "description": page.description,
                "indexed": page.indexed,
            }
            if page.moved_to:
                meta["moved_to"] = page.moved_to
            if page.scripts:
                meta["scripts"] = page.scripts
            file = File.generated(
                config, path, content=f"---\n{json.dumps(meta)}\n---\n", inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = page.source
            files.append(file)

    def on_page_content(self, html: str, *, page: OrdinaryPage, config: MkDocsConfig, files: Files) -> str:
        """Give it the same article."""
        made = self.pages.get(page.file.src_uri)
        return made.html if made else html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: OrdinaryPage, config: MkDocsConfig) -> None:
        """Keep what MkDocs made."""
        if page.file.src_uri in self.pages:
            self.rendered[page.url] = output


def test_a_filled_shell_is_the_page_that_mkdocs_renders(tmp_path: Path) -> None:
    """Byte for byte, for each family, with titles that break what is not escaped."""
    root = copy_site(tmp_path / "copy")
    config = load_config(str(root / "mkdocs.yml"), edit_uri="https://example.org/edit/main/content/")
    reference = Reference()
    config.plugins["reference"] = reference
    build(config)
    assert {page.family for page in reference.pages.values()} == set(addresses.FAMILIES) - {"start"}
    assert len(reference.rendered) == len(reference.pages)
    moved = reference.rendered[MOVED.address]
    assert '<meta http-equiv="refresh" content="0; url=../../verksamheter/omsorgshuset/">' in moved
    assert '<link rel="canonical" href="https://insyn.example/verksamheter/omsorgshuset/">' in moved
    for place, html in reference.rendered.items():
        assert (root / "site" / place / "index.html").read_text("utf-8") == html, place


def test_a_filled_shell_escapes_text_and_keeps_html() -> None:
    """Only the article is markup."""
    shell = Shell(
        (b"<title>", b"</title>", b"|", b"|", b"|", b""),
        ("titel", "beskrivning", "adress", "kalla", "innehall"),
    )
    page = Page(
        "rapporter/2024/a/", "rapport", 'A & "B"', "<i>", "<p>\ud800å</p>", source="rapporter/2024/a.md"
    )
    assert fill(shell, page) == (
        b"<title>A &amp; &#34;B&#34;</title>&lt;i&gt;|rapporter/2024/a/|rapporter/2024/a.md|"
        b"<p>&#55296;\xc3\xa5</p>"
    )


def test_pages_that_differ_only_in_values_share_a_shell() -> None:
    """A site of 10 000 reports has MkDocs render as many frames as one of two."""
    page = Page("rapporter/2024/a/", "rapport", "A", "B", "")
    pages = [
        page,
        replace(page, address="rapporter/2025/b/"),
        replace(page, source="x.md"),
        replace(page, title="C"),
    ]
    assert sorted(set(map(kind_of, pages))) == [Kind("rapport", True, False), Kind("rapport", True, True)]


@pytest.mark.parametrize("family", addresses.FAMILIES)
def test_a_shell_is_rendered_at_an_address_of_its_family(family: str) -> None:
    """From there, links of the frame come out as on the real pages."""
    assert addresses.belongs(address(Kind(family, True, True)), family)


@pytest.mark.parametrize("family", [key for key, shape in addresses.FAMILIES.items() if "{" in shape])
def test_each_kind_of_a_family_has_a_shell_of_its_own(family: str) -> None:
    """A year's second page is not indexed; its frame must not take the place of the first page's."""
    kinds = [Kind(family, indexed, editable) for indexed in (True, False) for editable in (True, False)]
    assert len({address(kind) for kind in kinds}) == len(kinds)


def test_a_page_outside_its_family_is_refused() -> None:
    """Its frame would hold links that lead astray."""
    with pytest.raises(ValueError, match="rapporter/a/"):
        kind_of(Page("rapporter/a/", "rapport", "A", "B", ""))


@pytest.mark.parametrize("html", ["<title>insyn-skal-titel</title>", "insyn-skal-innehall", ""])
def test_a_frame_without_a_place_for_title_or_article_is_refused(html: str) -> None:
    """A template that loses one would make every page the same."""
    with pytest.raises(ValueError, match="no place"):
        cut(Kind("rapport", True, True), html)
