"""Feeds: of everything that happens, of each service and unit, of what is late, and of what was changed.

Atom (RFC 4287) and JSON Feed 1.1. A site that does not know its own address has none: a feed must say where
it lies. A feed changes when something has happened, and not because a day has passed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.columns import SAID
from site_builder.exports.entries import LATE, Entry, changes, lasting_id, latest, of_unit
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from site_builder.exports.values import json_bytes
from site_builder.publication import WithdrawnReport
from site_builder.record import Record

MOST_ENTRIES = 100
BEFORE_ALL = date(2000, 1, 1)
"""When a feed in which nothing has happened was last changed."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: the address of the page that it belongs to, its title, what has happened, latest first."""

    address: str
    title: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> date:
        """The day of the latest entry."""
        return self.entries[0].day if self.entries else BEFORE_ALL


def feed_files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of both files of each feed."""
    if not rows.origin.site_url:
        return
    units = rows.origin.publication.units.values()
    former = {addresses.unit(unit.id): unit.unit.former_ids for unit in units}
    for feed in feeds(rows.origin):
        also = (addresses.unit(unit_id) for unit_id in former.get(feed.address, ()))
        yield from _files(feed, rows.origin, (feed.address, *also))


def change_feed(record: Record, origin: Origin) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of both files of the feed of changes to what was published."""
    if origin.site_url:
        title = SAID.feeds.changes.format(municipality=origin.publication.municipality.name)
        found = list(islice(changes(record, origin), MOST_ENTRIES))
        yield from _files(Feed(addresses.CHANGES, title, found), origin, (addresses.CHANGES,))


def _files(feed: Feed, origin: Origin, places_of_it: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield both files of a feed, at each address that it has or has had."""
    written = {"atom": _atom(feed, origin), "json": _json(feed, origin)}
    for address in places_of_it:
        for suffix, content in written.items():
            yield places.feed(address, suffix), content


def feeds(origin: Origin) -> Iterator[Feed]:
    """Yield every feed, each with its latest entries. Of what is older, nothing is kept in memory."""
    publication, said = origin.publication, SAID.feeds
    words = {"municipality": publication.municipality.name}
    titles = {addresses.START: said.all.format(**words), addresses.MEASURES: said.late.format(**words)}
    titles |= {
        addresses.service(service_id): said.service.format(service=service.name, **words)
        for service_id, service in publication.taxonomy.services.items()
    }
    gathered: dict[str, list[Entry]] = {address: [] for address in titles}
    notices: dict[str, list[WithdrawnReport]] = defaultdict(list)
    for notice in publication.withdrawn.values():
        notices[notice.unit_id].append(notice)
    for unit in publication.units.values():
        found = list(of_unit(unit, notices[unit.id], origin))
        recent = latest(found, MOST_ENTRIES)
        yield Feed(addresses.unit(unit.id), said.unit.format(unit=unit.unit.name, **words), recent)
        late = [entry for entry in found if entry.kind == LATE]
        goes_to = {
            addresses.START: recent,
            addresses.service(unit.unit.service): recent,
            addresses.MEASURES: late,
        }
        for address, more in goes_to.items():
            gathered[address] = latest([*gathered[address], *more], MOST_ENTRIES)
    for address, title in titles.items():
        yield Feed(address, title, gathered[address])


def _author(origin: Origin) -> str:
    municipality = origin.publication.municipality
    not_own = municipality.demonstration or municipality.invented
    return (
        str(SAID.catalogue.not_own.format(municipality=municipality.name)) if not_own else municipality.name
    )


def _moment(day: date) -> str:
    """Return a day as a moment: of what happens, only the day is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _atom(feed: Feed, origin: Origin) -> bytes:
    own, page = origin.link(places.feed(feed.address, "atom")), origin.link(feed.address)
    whole = f"""<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
  <id>{lasting_id(origin, "flode", feed.address)}</id>
  <title>{escape(feed.title)}</title>
  <updated>{_moment(feed.updated)}</updated>
  <author>
    <name>{escape(_author(origin))}</name>
  </author>
  <link rel="self" type="application/atom+xml" href={quoteattr(own)} />
  <link rel="alternate" type="text/html" href={quoteattr(page)} />
{"".join(map(_atom_entry, feed.entries))}</feed>
"""
    return whole.encode()


def _atom_entry(entry: Entry) -> str:
    moment = _moment(entry.day)
    return f"""  <entry>
    <id>{entry.id}</id>
    <title>{escape(entry.title)}</title>
    <updated>{moment}</updated>
    <published>{moment}</published>
    <link rel="alternate" type="text/html" href={quoteattr(entry.link)} />
    <category term="{entry.kind}" />
    <content type="text">{escape(entry.text)}</content>
  </entry>
"""


def _json(feed: Feed, origin: Origin) -> bytes:
    return json_bytes(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": origin.link(feed.address),
            "feed_url": origin.link(places.feed(feed.address, "json")),
            "language": "sv",
            "authors": [{"name": _author(origin)}],
            "items": [
                {
                    "id": entry.id,
                    "url": entry.link,
                    "title": entry.title,
                    "content_text": entry.text,
                    "date_published": _moment(entry.day),
                    "tags": [entry.kind],
                }
                for entry in feed.entries
            ],
        }
    )
