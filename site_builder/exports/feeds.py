"""Feeds: of everything that happens, of each service and unit, of what is late, and of what was changed.

Atom (RFC 4287) and JSON Feed 1.1. A site that does not know its own address has none: a feed must say where
it lies. A feed changes when something has happened, and not because a day has passed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from site_builder import addresses
from site_builder.exports import places
from site_builder.exports.columns import SAID
from site_builder.exports.entries import LATE, Entry, changes, entries, lasting_id
from site_builder.exports.report_rows import Origin
from site_builder.exports.rows import Rows
from site_builder.exports.values import json_bytes
from site_builder.record import Record

ATOM = "http://www.w3.org/2005/Atom"
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
        found = changes(record, origin)
        yield from _files(_feed(addresses.CHANGES, title, found), origin, (addresses.CHANGES,))


def _files(feed: Feed, origin: Origin, places_of_it: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield both files of a feed, at each address that it has or has had."""
    ElementTree.register_namespace("", ATOM)
    written = {"atom": _atom(feed, origin), "json": _json(feed, origin)}
    for address in places_of_it:
        for suffix, content in written.items():
            yield places.feed(address, suffix), content


def feeds(origin: Origin) -> Iterator[Feed]:
    """Yield every feed, each with its latest entries."""
    publication, said = origin.publication, SAID.feeds
    found = entries(origin)
    words = {"municipality": publication.municipality.name}
    yield _feed(addresses.START, said.all.format(**words), found)
    late = [entry for entry in found if entry.kind == LATE]
    yield _feed(addresses.MEASURES, said.late.format(**words), late)
    of_unit: dict[str, list[Entry]] = defaultdict(list)
    of_service: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        of_unit[entry.unit_id].append(entry)
        of_service[publication.units[entry.unit_id].unit.service].append(entry)
    for service_id, service in publication.taxonomy.services.items():
        title = said.service.format(service=service.name, **words)
        yield _feed(addresses.service(service_id), title, of_service[service_id])
    for unit in publication.units.values():
        yield _feed(addresses.unit(unit.id), said.unit.format(unit=unit.unit.name, **words), of_unit[unit.id])


def _feed(address: str, title: str, found: Sequence[Entry]) -> Feed:
    return Feed(address, title, found[:MOST_ENTRIES])


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
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "sv"})
    _add(root, "id", lasting_id(origin, "flode", feed.address))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    _add(SubElement(root, f"{{{ATOM}}}author"), "name", _author(origin))
    own = origin.link(places.feed(feed.address, "atom"))
    _add(root, "link", rel="self", type="application/atom+xml", href=own)
    _add(root, "link", rel="alternate", type="text/html", href=origin.link(feed.address))
    for entry in feed.entries:
        item = SubElement(root, f"{{{ATOM}}}entry")
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "updated", _moment(entry.day))
        _add(item, "published", _moment(entry.day))
        _add(item, "link", rel="alternate", type="text/html", href=entry.link)
        _add(item, "category", term=entry.kind)
        _add(item, "content", entry.text, type="text")
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = text


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
