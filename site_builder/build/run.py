"""What is to be published: read, checked, published, gathered; `finishing` writes it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from site_builder import addresses, palette
from site_builder.build.gathering import Gathered, gather, made
from site_builder.build.offering import begin
from site_builder.build.reusing import Memory, recall
from site_builder.build.spooling import Spool
from site_builder.build.stamping import stamp
from site_builder.editing.form import form_files
from site_builder.editing.schema import schema_files
from site_builder.editing.templates import next_report
from site_builder.findings import Finding
from site_builder.pages import site
from site_builder.pages.jobs import Job, jobs, make
from site_builder.pages.links import anchors
from site_builder.pages.open_data import open_data_page
from site_builder.pages.page import Frame, Page
from site_builder.pages.shell import Kind, kind_of
from site_builder.pages.shelves import shelves
from site_builder.pages.templates import Press, environment
from site_builder.pages.version import Stamp, version_page
from site_builder.publication import Publication, publish
from site_builder.record import STOPPING, Record, keep, why_stopped
from site_builder.register import Register, read_register
from site_builder.store import store_of

STYLES = "assets/insyn.css"


@dataclass(frozen=True, slots=True)
class Site:
    """What is to be published. `left_out` is what a preview goes without, and why.

    `pages` are made, as are those that are `gathered` where none stand; `jobs` remain to be made. `memory`
    knows what stands of an earlier build. `shelves` names the search index of each page that is searched, by
    its address; none make no index. `data` is the open data, and `editing` is what helps
    editors: the bytes of each file by its path.
    """

    frame: Frame
    publication: Publication
    press: Press
    jobs: tuple[Job, ...]
    gathered: tuple[Gathered, ...]
    pages: tuple[Page, ...]
    shelves: Mapping[str, str]
    fragments: Mapping[str, str]
    left_out: tuple[Finding, ...]
    styles: bytes
    data: Spool
    record: Record
    memory: Memory
    editing: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def styles_address(self) -> str:
        """The style sheet's address: another when a byte of it changes, so that browsers may keep it."""
        return addresses.asset("insyn", self.styles, "css")

    @property
    def addresses(self) -> Iterator[str]:
        """Every generated page's address."""
        yield from (job.address for job in self.jobs)
        yield from (page.address for gathered in self.gathered for page in gathered.printed)
        yield from (page.address for page in self.pages)

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of frames that the generated pages need, in a steady order."""
        gathered = (page.kind for gathered in self.gathered for page in gathered.printed)
        return sorted({*(job.kind for job in self.jobs), *gathered, *map(kind_of, self.pages)})

    def page(self, address: str) -> Page:
        """Return the generated page at an address."""
        for each in self.gathered:
            if any(page.address == address for page in each.printed):
                pages = each.pages or made(each.name, self.publication, self.record, self.press).pages
                return next(page for page in pages if page.address == address)
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
    `log` is the change log as it was published before, which the site's goes on with. `site` is where
    the site is published, and may lie since an earlier build.
    """

    preview: bool = False
    form: Path | None = None
    log: Path | None = None
    site: Path | None = None


AN_ORDINARY_BUILD = Asked()


def prepare(
    root: Path, press: Press, today: date, asked: Asked = AN_ORDINARY_BUILD
) -> tuple[tuple[Finding, ...], Site | None]:
    """Return every finding, and the site unless an error stops it."""
    store = store_of(root)
    register = read_register(root, today, store)
    if register.profile is None or (register.errors and not asked.preview):
        return register.findings, None
    environment.cache_clear()  # a template may have been edited since the last time
    publication = publish(register.without_faulty(), today)
    stamped = stamp(root)
    try:
        record = keep(register, publication, stamped.digest, asked.log, preview=asked.preview)
    except STOPPING as error:
        return (*register.findings, why_stopped(error, asked.log)), None
    press = replace(press, new_report=next_report, store=store)
    memory = recall(root, publication, record, press, asked.site) if asked.site else Memory(store)
    site_made = make_site(publication, record, stamped, press, memory)
    editing = editing_files(register, press, today, asked.form)
    return register.findings, replace(site_made, left_out=register.errors, editing=editing)


def make_site(publication: Publication, record: Record, stamped: Stamp, press: Press, memory: Memory) -> Site:
    """Return the site of a publication and its record, with nothing left out and nothing for editors.

    The open data is made meanwhile by a worker.
    """
    frame, data = site.frame(publication), begin(publication, record, press.site_url, memory)
    gathered = tuple(gather(publication, record, press, memory))
    offered = data()
    pages = (version_page(publication, stamped, press), open_data_page(publication, offered, press))
    whole = Site(
        frame=frame,
        publication=publication,
        press=press,
        jobs=tuple(jobs(publication)),
        gathered=gathered,
        pages=pages,
        shelves=shelves(publication, press.one_index).folders if press.index == "fresh" else {},
        fragments=site.make_fragments(publication, press),
        left_out=(),
        styles=palette.stylesheet(
            (press.templates.parent / STYLES).read_text("utf-8"), frame.colour
        ).encode(),
        data=offered,
        record=record,
        memory=memory,
    )
    check_addresses(whole.addresses)
    return whole


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
