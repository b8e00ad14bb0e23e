"""The whole run: read, check, publish, write into a folder, and check every link."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from site_builder import addresses, exports, palette
from site_builder.build.printing import Printer
from site_builder.build.spooling import Spool, fill, open_spool
from site_builder.build.stamping import stamp
from site_builder.build.writing import write
from site_builder.editing.form import FORM_PAGE, form_files
from site_builder.editing.schema import schema_files
from site_builder.editing.templates import next_report
from site_builder.exports.change_files import change_files
from site_builder.findings import Finding
from site_builder.indexing import make_index
from site_builder.pages import site
from site_builder.pages.headers import header_files
from site_builder.pages.jobs import Job, jobs, make
from site_builder.pages.links import anchors, broken, linked
from site_builder.pages.open_data import open_data_page
from site_builder.pages.ordinary import Ordinary
from site_builder.pages.page import Frame, Page
from site_builder.pages.shell import Kind, address, cut, kind_of
from site_builder.pages.shelves import shelves
from site_builder.pages.sitemap import Entry, sitemap
from site_builder.pages.templates import Press, environment
from site_builder.pages.version import Stamp
from site_builder.publication import Publication, publish
from site_builder.record import STOPPING, Record, keep, why_stopped
from site_builder.register import Register, read_register
from site_builder.store import Store, store_of
from site_builder.workers import beside, spread

STYLES = "assets/insyn.css"


@dataclass(frozen=True, slots=True)
class Site:
    """What is to be published. `left_out` is what a preview goes without, and why.

    `pages` are made, `jobs` are those that remain to be made. `shelves` names the search index of each page
    that is searched, by its address; none make no index. `data` is the open data, which lies on disk.
    `editing` is what helps editors: the bytes of each file by its path.
    """

    frame: Frame
    publication: Publication
    press: Press
    jobs: tuple[Job, ...]
    pages: tuple[Page, ...]
    shelves: Mapping[str, str]
    fragments: Mapping[str, str]
    left_out: tuple[Finding, ...]
    styles: bytes
    data: Spool
    record: Record
    store: Store
    editing: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def styles_address(self) -> str:
        """The style sheet's address: another when a byte of it changes, so that browsers may keep it."""
        return addresses.asset("insyn", self.styles, "css")

    @property
    def addresses(self) -> Iterator[str]:
        """Every generated page's address."""
        yield from (job.address for job in self.jobs)
        yield from (page.address for page in self.pages)

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of frames that the generated pages need, in a steady order."""
        return sorted({job.kind for job in self.jobs} | {kind_of(page) for page in self.pages})

    def page(self, address: str) -> Page:
        """Return the generated page at an address."""
        for page in self.pages:
            if page.address == address:
                return page
        job = next(job for job in self.jobs if job.address == address)
        return make(job, self.publication, self.press, self.record)

    def has_anchor(self, address: str, anchor: str) -> bool:
        """Say whether the generated page at an address has an anchor."""
        return anchor in anchors(self.page(address).html)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is asked for beside its day.

    A `preview` goes on without the faulty units and reports. `form` is where npm put the editors' form.
    `log` is the change log as it was published before, which the site's goes on with.
    """

    preview: bool = False
    form: Path | None = None
    log: Path | None = None


AN_ORDINARY_BUILD = Asked()


def prepare(
    root: Path, press: Press, today: date, asked: Asked = AN_ORDINARY_BUILD
) -> tuple[tuple[Finding, ...], Site | None]:
    """Return every finding, and the site unless an error stops it."""
    register = read_register(root, today, store_of(root))
    if register.profile is None or (register.errors and not asked.preview):
        return register.findings, None
    environment.cache_clear()  # a template may have been edited since the last time
    publication = publish(register.without_faulty(), today)
    stamped = stamp(root)
    try:
        record = keep(register, publication, stamped.digest, asked.log, preview=asked.preview)
    except STOPPING as error:
        return (*register.findings, why_stopped(error, asked.log)), None
    made = make_site(publication, record, stamped, press, store_of(root))
    editing = editing_files(register, press, today, asked.form)
    return register.findings, replace(made, left_out=register.errors, editing=editing)


def make_site(publication: Publication, record: Record, stamped: Stamp, press: Press, store: Store) -> Site:
    """Return the site of a publication and its record, with nothing left out and nothing for editors.

    The open data is made meanwhile by a worker, and waits in a folder in the `store`.
    """
    press = replace(press, new_report=next_report, store=store)
    frame, spool = site.frame(publication), open_spool(store.folder)
    files = chain(
        exports.files(publication, press.site_url, spool),
        change_files(record, exports.Origin(publication, press.site_url)),
    )
    paths = beside(lambda: fill(spool, files))
    gathering = site.gathering_pages(publication, stamped, press, record)
    data = Spool(spool, paths())
    pages = (*gathering, open_data_page(publication, data, press))
    made = Site(
        frame=frame,
        publication=publication,
        press=press,
        jobs=tuple(jobs(publication)),
        pages=pages,
        shelves=shelves(publication, press.one_index).folders if press.index == "fresh" else {},
        fragments=site.make_fragments(publication, press),
        left_out=(),
        styles=palette.stylesheet(
            (press.templates.parent / STYLES).read_text("utf-8"), frame.colour
        ).encode(),
        data=data,
        record=record,
        store=store,
    )
    check_addresses(made.addresses)
    return made


def editing_files(register: Register, press: Press, today: date, form: Path | None) -> dict[str, bytes]:
    """Return what helps editors: the schemas of the content's files, and the form where it is asked for."""
    if register.profile is None:
        return {}
    schemas = schema_files(register.profile, press.site_url)
    return schemas | (form_files(form, register.profile, press, today) if form else {})


def is_stamped(path: str) -> bool:
    """Say whether a file of the theme is published under a name that holds its digest."""
    return path == STYLES or (path.startswith("assets/") and path.endswith(".js"))


def check_addresses(places: Iterable[str]) -> None:
    """Raise ValueError when two pages have one address: the later would replace the earlier, unseen."""
    twice = [address for address, times in Counter(places).items() if times > 1]
    if twice:
        raise ValueError(f"More than one page at {', '.join(twice)}.")


def finish(
    made: Site, folder: Path, frames: Mapping[Kind, str], ordinary: Iterable[Ordinary], site_url: str
) -> None:
    """Write what MkDocs does not, the generated pages in their `frames` and the sitemap, and check all links.

    Raises ValueError when a link in what is generated leads nowhere.
    """
    ordinary = tuple(ordinary)
    for path, content in {path: data for page in made.pages for path, data in page.files.items()}.items():
        write(folder / path, content)
    for path, content in made.editing.items():
        write(folder / path, content)
    made.data.lay_out(folder)
    shells = {kind: cut(kind, html) for kind, html in frames.items()}
    printer = Printer(made.publication, made.press, shells, folder, made.shelves, made.record)
    printed = [*spread(printer, made.jobs), *map(printer.print, made.pages)]
    entries = [Entry(page.address) for page in ordinary if page.indexed]
    entries += [Entry(page.address, page.updated) for page in printed if page.kind.indexed]
    settings = header_files(
        [(page.address, page.kind.scripts) for page in printed],
        [page.address for page in ordinary],
        site_url,
        form=FORM_PAGE in made.editing,
    )
    for path, content in (sitemap(entries, site_url) | settings).items():
        write(folder / path, content)
    if made.shelves:
        make_index(folder, made.store)
    checked = [
        *(linked(address(kind), html) for kind, html in frames.items()),
        *(linked(page.address, page.html, page.generated) for page in ordinary),
        *(page.links for page in printed),
    ]
    lost = list(broken(checked, lambda path: (folder / path).is_file()))
    if lost:
        raise ValueError("Links that lead nowhere:\n" + "\n".join(lost))
