"""The open data: made by a worker meanwhile, part by part; a part that would come out the same stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder import exports
from site_builder.build.reusing import Kept, Memory, Traced, traced
from site_builder.build.spooling import Spool, fill, open_spool
from site_builder.build.tracing import watched
from site_builder.exports import Origin
from site_builder.exports.change_files import change_files
from site_builder.publication import Publication
from site_builder.record import Record
from site_builder.workers import beside


@dataclass(frozen=True, slots=True)
class Offer:
    """What the data is made from, the address that links in it begin with, and the folder of what is made."""

    publication: Publication
    record: Record
    site_url: str
    folder: Path

    def make(self, names: tuple[str, ...]) -> Iterator[Traced]:
        """Yield the sizes of each part's files by path, and what was looked at; write the files."""
        publication, record = watched(self.publication, self.record)
        origin = Origin(publication, self.site_url)
        for name in names:
            yield traced(partial(self._make, name, origin, record))

    def _make(self, name: str, origin: Origin, record: Record) -> dict[str, int]:
        if name == CHANGES:
            return dict(fill(self.folder, change_files(record, origin)))
        return dict(fill(self.folder, exports.MAKERS[name](origin, self.folder)))


CHANGES = "changes"
"""The part that tells of the record; the others tell of the publication."""


def begin(publication: Publication, record: Record, site_url: str, memory: Memory) -> Callable[[], Spool]:
    """Let a worker begin with the open data; return what waits for it."""
    offer = Offer(publication, record, site_url, open_spool(memory.store.folder))
    kept = {name: found for name in (*exports.MAKERS, CHANGES) if (found := memory.standing(f"data {name}"))}
    fresh = tuple(name for name in (*exports.MAKERS, CHANGES) if name not in kept)
    wait = beside(lambda: offer.make(fresh))
    return lambda: _spooled(offer, kept, dict(zip(fresh, wait(), strict=True)), memory)


def _spooled(offer: Offer, kept: dict[str, Kept], made: dict[str, Traced], memory: Memory) -> Spool:
    """Return all of the open data, and remember it; the catalogue of it is made last, as it has the sizes."""
    sizes: dict[str, int] = {}
    for name in (*exports.MAKERS, CHANGES):
        if name in kept:
            memory.keep(f"data {name}", kept[name])
            sizes |= kept[name].answer
        else:
            memory.learn(f"data {name}", made[name].looks, made[name].made, made[name].made)
            sizes |= made[name].made
    origin = Origin(offer.publication, offer.site_url)
    sizes |= dict(fill(offer.folder, exports.catalogue_of(origin, sizes)))
    return Spool(offer.folder, sizes.items(), memory.standing_files)
