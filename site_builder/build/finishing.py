"""Writing what MkDocs does not: data files, and generated pages in their frames; then links are checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.build.gathering import made
from site_builder.build.printing import Printed, Printer
from site_builder.build.run import Site
from site_builder.build.staging import commit
from site_builder.build.tracing import watched
from site_builder.editing.form import FORM_PAGE
from site_builder.indexing import Documents, make_index, open_documents
from site_builder.pages.headers import header_files
from site_builder.pages.links import broken, linked
from site_builder.pages.ordinary import Ordinary
from site_builder.pages.shell import Kind, address, cut
from site_builder.pages.sitemap import Entry, sitemap
from site_builder.store import digest
from site_builder.workers import spread
from site_builder.writing import write


def finish(
    site: Site,
    folders: tuple[Path, Path],
    frames: Mapping[Kind, str],
    ordinary: Iterable[Ordinary],
    site_url: str,
) -> None:
    """Finish the site in the first of two folders, let it take the place of the second, and remember it."""
    scratch, final = folders
    standing = write_rest(site, scratch, frames, tuple(ordinary), site_url)
    commit(scratch, final, standing=standing)
    site.memory.save()


def write_rest(
    site: Site, folder: Path, frames: Mapping[Kind, str], ordinary: Sequence[Ordinary], site_url: str
) -> frozenset[str]:
    """Write what MkDocs does not, the generated pages in their `frames` and the sitemap, and check all links.

    Returns the paths of the files that stand as an earlier build wrote them, and are not in the folder.
    Raises ValueError when a link in what is generated leads nowhere.
    """
    for path, content in site.editing.items():
        write(folder / path, content)
    site.data.lay_out(folder)
    documents = open_documents(site.memory.store, site.shelves, folder)
    printed = print_pages(site, folder, frames, documents)
    standing = frozenset(site.memory.standing_files)
    entries = [Entry(page.address) for page in ordinary if page.indexed]
    entries += [Entry(page.address, page.updated) for page in printed if page.kind.indexed]
    settings = header_files(
        [(page.address, page.kind.scripts) for page in printed],
        [page.address for page in ordinary],
        site_url,
        form=FORM_PAGE in site.editing,
    )
    for path, content in (sitemap(entries, site_url) | settings).items():
        write(folder / path, content)
    if site.shelves:
        texts = {page.address: page.document for page in printed if page.document}
        make_index(folder, documents, texts, site.memory.store)
    checked = [
        *(linked(address(kind), html) for kind, html in frames.items()),
        *(linked(page.address, page.html, page.generated) for page in ordinary),
        *(page.links for page in printed),
    ]
    lost = list(broken(checked, lambda path: path in standing or (folder / path).is_file()))
    if lost:
        raise ValueError("Links that lead nowhere:\n" + "\n".join(lost))
    return standing


def print_pages(site: Site, folder: Path, frames: Mapping[Kind, str], documents: Documents) -> list[Printed]:
    """Write the generated pages that do not stand, and return all of them in their order."""
    shells = {kind: cut(kind, html) for kind, html in frames.items()}
    printer = Printer(site.publication, site.press, shells, folder, documents, site.record)
    site.memory.frame(digest(*(part for each in sorted(frames.items()) for part in map(repr, each))))
    printed = [*_of_jobs(site, printer), *_gathered(site, printer)]
    return [*printed, *map(printer.print, site.pages)]


def _of_jobs(site: Site, printer: Printer) -> Iterator[Printed]:
    """Yield the page of each job; one stands only with what search reads of it."""
    memory, standing = site.memory, dict[str, Printed]()
    for job in site.jobs:
        kept = memory.standing(job.address)
        if kept and printer.documents.has(job.address, kept.answer.document):
            memory.keep(job.address, kept)
            standing[job.address] = kept.answer
    fresh = [job for job in site.jobs if job.address not in standing]
    done = {}
    for job, traced in zip(fresh, spread(printer, fresh), strict=True):
        memory.learn(job.address, traced.looks, traced.made.files, traced.made)
        done[job.address] = traced.made
    yield from (standing.get(job.address) or done[job.address] for job in site.jobs)


def _gathered(site: Site, printer: Printer) -> Iterator[Printed]:
    """Yield the pages of each gatherer; what stood by what it is made from may yet have another frame."""
    memory, (publication, record) = site.memory, watched(site.publication, site.record)
    for each in site.gathered:
        if each.kept and memory.standing(each.name):
            memory.keep(each.name, each.kept)
            yield from each.printed
            continue
        found = made(each.name, publication, record, site.press) if each.kept else each
        memory.learn(each.name, found.looks, _files(found.printed), found.printed)
        yield from map(printer.print, found.pages)


def _files(printed: Iterable[Printed]) -> list[str]:
    return [path for page in printed for path in page.files]
