"""MkDocs' events: reads and checks the content, lets MkDocs render the frames, and publishes last of all."""

import logging
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import jinja2
import mkdocs
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as OrdinaryPage
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from site_builder import addresses, build, formats, indexing, wording
from site_builder.build import Site
from site_builder.day import day
from site_builder.findings import Finding, Severity
from site_builder.pages import ordinary, shell
from site_builder.pages.ordinary import Ordinary
from site_builder.pages.policy import policy_of
from site_builder.pages.templates import Press, environment

OURS = ("_profil/", "verksamheter/", "rapporter/")
SHELLS = ".skal"
CHECKED = (".md", ".jpeg", ".jpg", ".png", ".svg", ".webp")  # pages that the rules have read, and pictures

log = get_plugin_logger(__name__)


class OwnFiles(jinja2.FileSystemLoader):
    """Finds templates in every folder of the theme, but lists our own only.

    MkDocs lists all to copy what is no template: with Material's folder that is 14 510 icons and its scripts.
    """

    def list_templates(self) -> list[str]:
        """Return the names in the first folder, the site's own."""
        return jinja2.FileSystemLoader(self.searchpath[:1]).list_templates()


class LeanTheme(Theme):
    """The chosen theme, less its files."""

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))
        self.static_templates = self.static_templates - {"sitemap.xml"}

    def get_env(self) -> jinja2.Environment:
        """Return the theme's environment; what is missing in it is an error, and text is escaped."""
        env = super().get_env()
        env.loader = OwnFiles(self.dirs)
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        return env


class Stamped(File):
    """A page that we write ourselves: MkDocs checks links to it, and neither renders nor copies it."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        super().__init__(
            f"{address.rstrip('/')}.md",
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{address}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.address = address

    def is_documentation_page(self) -> bool:
        """Keep it out of MkDocs' page loop."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: the page is written when all is done."""


@dataclass
class Run:
    """One build: what is to be published, where, and what MkDocs has rendered of it."""

    site: Site
    final: Path
    scratch: Path
    shells: dict[str, shell.Kind] = field(default_factory=dict)
    ordinary: list[Ordinary] = field(default_factory=list)
    rendered: list[OrdinaryPage] = field(default_factory=list)


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs has not typed all of its own
    """What a build is asked for; what a municipality decides stands in its profile."""

    search = Type(bool, default=True)  # whether an index of whole texts is made
    one_index = Type(int, default=5000)  # so many pages share it; more have one for each year
    form = Type(str, default="")  # where npm put the editors' form, for a site that has it


class InsynPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """The plugin `insyn`."""

    def __init__(self) -> None:
        self.today: date | None = None
        self.log: Path | None = None
        self.preview = False
        self.run: Run | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview. MkDocs keeps a plugin with this event between rebuilds."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; with errors, stop before anything is touched."""
        root, final = Path(config.docs_dir).parent, Path(config.site_dir).resolve()
        build.clear_up(final)
        index = indexing.state(root, search=self.config.search, preview=self.preview)
        templates = Path(config.theme.custom_dir or "") / "pages"
        press = Press(templates, config.site_url or "", index, config.edit_uri or "", self.config.one_index)
        form = Path(self.config.form) if self.config.form else None
        asked = build.Asked(self.preview, form, self.log, final)
        found, site = build.prepare(
            root, press, self.today or day(os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC)), asked
        )
        report(found)
        if site is None:
            raise Abort(wording.site.build.stopped)
        self.run = Run(site, final, build.open_scratch(final))
        if index == "earlier":
            indexing.copy_index(root, self.run.scratch)
        config.site_dir = str(self.run.scratch)
        config.theme = LeanTheme(config.theme)
        config.markdown_extensions.append("site_builder.pages.ordinary:Sections")
        config.mdx_configs.setdefault("toc", {})["slugify"] = ordinary.slugify
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what is ours, and put in the style sheet, the generated addresses and the shells."""
        run = self._running()
        for file in list(files):
            if file.src_uri.startswith(OURS) or build.is_stamped(file.src_uri):
                files.remove(file)
            elif file.src_dir == config.docs_dir and not file.src_uri.endswith(CHECKED):
                files.remove(file)
                log.warning(wording.site.build.unchecked_file.format(path=file.src_uri))
        files.append(File.generated(config, run.site.styles_address, content=run.site.styles))
        for address in run.site.addresses:
            files.append(Stamped(address, config))
        for kind in run.site.kinds:
            file = File.generated(
                config,
                f"{shell.address(kind)}index.md",
                content=shell.markdown(kind),
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            file.dest_dir = str(run.scratch / SHELLS)
            file.edit_uri = shell.source(kind)
            run.shells[file.src_uri] = kind
            files.append(file)
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give our templates what stands round every page, and let them stay compiled."""
        site = self._running().site
        env.bytecode_cache = environment(site.press.templates, site.press.store).bytecode_cache
        env.globals.update(
            frame=site.frame,
            text=wording.site.frame,
            addresses=addresses,
            policy_of=policy_of,
            stylesheet=site.styles_address,
            left_out=site.left_out,
        )
        return env

    def on_page_content(self, html: str, *, page: OrdinaryPage, config: MkDocsConfig, files: Files) -> str:
        """Give an ordinary page its crumbs and generated parts, and a shell its place for the article."""
        run = self._running()
        if page.file.src_uri in run.shells:
            return shell.content()
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        unknown = ordinary.unknown_markers(path, page.file.content_string, run.site.fragments)
        if unknown:
            report(unknown)
            raise Abort(wording.site.build.stopped)
        trail = [(str(above.title), None) for above in reversed(list(page.ancestors))]
        html = ordinary.with_crumbs(html, ordinary.crumbs(trail, wording.site.frame.crumbs))
        made = ordinary.used_fragments(html, run.site.fragments)
        html = ordinary.with_fragments(html, run.site.fragments)
        run.ordinary.append(Ordinary(page.url, html, made, indexed=page.meta.get("indexed", True)))
        run.rendered.append(page)
        return html

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the frames, and let the finished site take the old one's place; not after a strict warning."""
        run = self._running()
        self._warn_of_lost_anchors(config)
        if config.strict and any(map(has_counted, logging.getLogger(mkdocs.__name__).handlers)):
            return  # MkDocs aborts next
        frames = {
            kind: (run.scratch / SHELLS / shell.address(kind) / "index.html").read_text("utf-8")
            for kind in run.shells.values()
        }
        shutil.rmtree(run.scratch / SHELLS, ignore_errors=True)
        build.finish(run.site, (run.scratch, run.final), frames, run.ordinary, config.site_url or "")
        config.site_dir = str(run.final)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-built behind."""
        if self.run is not None:
            shutil.rmtree(self.run.scratch, ignore_errors=True)
        if reason := build.reason(error):
            raise Abort(reason) from error

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Build again when a template or the style sheet is edited."""
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        return server

    def _running(self) -> Run:
        if self.run is None:
            raise RuntimeError("MkDocs has not started a build.")
        return self.run

    def _warn_of_lost_anchors(self, config: MkDocsConfig) -> None:
        """Say what MkDocs cannot know: an ordinary page links to an anchor that a generated page has not."""
        site = self._running().site
        for page in self._running().rendered:
            for target, anchors in (page.links_to_anchors or {}).items():
                for anchor, link in anchors.items():
                    if isinstance(target, Stamped) and not site.has_anchor(target.address, anchor):
                        text = wording.site.build.lost_anchor.format(page=page.file.src_uri, link=link)
                        log.log(config.validation.links.anchors, text)


def has_counted(handler: logging.Handler) -> bool:
    """Say whether this is the counter of a strict build, and it has seen a warning."""
    return isinstance(handler, CountHandler) and bool(handler.get_counts())


def report(findings: Iterable[Finding]) -> None:
    """Write findings to MkDocs' log: errors as such, warnings as information, as they never stop a build."""
    found = list(findings)
    for level, severity in ((logging.ERROR, Severity.ERROR), (logging.INFO, Severity.WARNING)):
        if these := [finding for finding in found if finding.severity is severity]:
            log.log(level, formats.as_text(these))


def run_build(root: Path, strict: bool, today: date, published: Path | None = None) -> int:
    """Build the site in `root` as of a day, on a published log; return the exit code of `mkdocs build`."""
    show_log()
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict)
        vars(config.plugins["insyn"]).update(today=today, log=published)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort as stopped:
        log.error(str(stopped))
        return 1
    return 0


def run_serve(root: Path, address: str | None) -> int:
    """Show the site on this machine, at "host:port", until stopped; return the exit code."""
    show_log()
    try:
        mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=address)
    except Abort as stopped:
        log.error(str(stopped))
        return 1
    return 0


def show_log() -> None:
    """Write MkDocs' log to standard error, as its own command does."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's 20 lines about its end, before every build
    logger = logging.getLogger(mkdocs.__name__)
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())
