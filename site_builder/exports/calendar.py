"""Last days as a calendar (iCalendar, RFC 5545 and 7986), which calendar programs can subscribe to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, Todo

from site_builder import addresses
from site_builder.publication import Publication
from site_builder.summary import Duty, public_duties
from site_builder.summary.duty_words import title, told
from site_builder.wording import load

SAID = load("site").calendar
ASKED_FOR_EVERY = timedelta(days=1)


def public_calendar(publication: Publication, site_url: str) -> dict[str, bytes]:
    """Return, by its address, the days that anyone may know: of promises and of measures."""
    dated = [duty for duty in public_duties(publication) if duty.day is not None]
    return {addresses.CALENDAR: calendar(dated, publication, site_url)}


def calendar(duties: Iterable[Duty], publication: Publication, site_url: str = "") -> bytes:
    """Return duties as a calendar: whole days, and to-dos for those that have no last day.

    An entry keeps its UID as long as its duty stands. It is stamped with the publication's day, so that the
    same publication gives the same bytes.
    """
    made, municipality = Calendar(), publication.municipality
    name = SAID.name.format(committee=municipality.committee, municipality=municipality.name)
    made.add("prodid", "-//Insyn//Insyn//SV")
    made.add("version", "2.0")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", ASKED_FOR_EVERY, parameters={"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    about = _about(publication)
    made.add("description", about)
    made.add("x-wr-caldesc", about)
    for duty in duties:
        made.add_component(_entry(duty, publication, site_url))
    if not made.subcomponents:
        made.add_component(_universal_time())
    return bytes(made.to_ical())


def _about(publication: Publication) -> str:
    """Return what the calendar holds, with the notice that every page of such a site has."""
    municipality, frame = publication.municipality, load("site").frame
    notice = (
        frame.invented if municipality.invented else frame.demonstration if municipality.demonstration else ""
    )
    return f"{SAID.about} {notice.format(municipality=municipality.name)}".strip()


def _entry(duty: Duty, publication: Publication, site_url: str) -> Event | Todo:
    entry = Event() if duty.day else Todo()
    entry.add("uid", f"{duty.id}@{publication.municipality.code}.insyn")
    entry.add("dtstamp", _midnight(publication.today))
    entry.add("summary", title(duty))
    entry.add("description", told(duty))
    if duty.day:
        entry.add("dtstart", duty.day)
        entry.add("transp", "TRANSPARENT")
    if site_url and duty.unit:
        entry.add("url", f"{site_url}{addresses.unit(duty.unit.id)}")
    return entry


def _universal_time() -> Timezone:
    """Return what a calendar without entries holds: RFC 5545 (3.6) asks for at least one component."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - a zone's own start has no zone
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    return zone


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
