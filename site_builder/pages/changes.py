"""The change log as pages: the latest entries, then those of each month and of each kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import ClassVar

from markupsafe import Markup

from site_builder import addresses
from site_builder.exports import places
from site_builder.pages import phrases
from site_builder.pages.lists import MOST_ROWS, Choice, Facet, Group, Paging, Value
from site_builder.pages.page import Page
from site_builder.pages.templates import Context, Press, headings, render, rows_of, safe
from site_builder.pages.views import SITE, Anchor, links_from, report_address
from site_builder.publication import Publication
from site_builder.record import Entry, Record
from site_builder.record.entries import NEW
from site_builder.record.telling import lines
from site_builder.wording import Words
from site_builder.wording.swedish import capital, long_day, number, period_text, short_day

SAID = SITE.record
LATEST_ROWS = 50
GROUPS: Mapping[str, tuple[str, ...]] = {
    "ny": ("ny", "ingaende"),
    "bedomning": ("bedomning", "delbedomning"),
    "atgard": ("atgard", "uppfoljning"),
    "rattelse": ("rattelse",),
    "svar": ("svar", "handelse", "sanktion"),
    "tillbakadragen": ("tillbakadragen", "borttagen", "aterpublicerad"),
    "ovrigt": ("nyckeltal", "text", "koppling", "uppgift", "omstart"),
}
"""What readers can choose among, and the kinds of entries in each."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry: the report's name with its link, the day, the version, and what the entry says."""

    report: Anchor
    iso: str
    day: str
    version: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of changes shows, in the shape that the parts of lists know."""

    groups: tuple[Group, ...]
    own: str
    chosen: Value | None
    paging: Paging
    said: Words
    button: str


@dataclass(frozen=True, slots=True)
class ChangesContext(Context):
    """What `changes.html` is given."""

    template: ClassVar[str] = "changes.html"
    title: str
    crumbs: tuple[Anchor, ...]
    lead: str
    origin: str
    heading: str
    note: str
    view: Shown
    rows: Markup
    log: str
    head: str


def changes_pages(record: Record, publication: Publication, press: Press) -> Iterator[Page]:
    """Yield the page of the latest changes, then the pages of each month and each kind, latest first."""
    yield from _Changes(record, publication, press).pages()


class _Changes:
    """The pages of one record."""

    def __init__(self, record: Record, publication: Publication, press: Press) -> None:
        self.record, self.publication, self.press = record, publication, press
        self.entries = record.log.entries[::-1]
        self.by_month: defaultdict[str, list[int]] = defaultdict(list)
        self.by_group: dict[str, list[int]] = {group: [] for group in GROUPS}
        group_of = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
        for place, entry in enumerate(self.entries):
            self.by_month[f"{entry.day:%Y-%m}"].append(place)
            for group in {group_of[kind] for kind in entry.kinds}:
                self.by_group[group].append(place)

    def pages(self) -> Iterator[Page]:
        latest = range(min(LATEST_ROWS, len(self.entries)))
        yield self._page(
            addresses.CHANGES,
            "",
            self._rows(latest, addresses.CHANGES),
            Paging(1, 1, "", ""),
            len(self.entries),
        )
        beneath = self._rows(range(len(self.entries)), addresses.changes("x"))
        for month, found in self.by_month.items():
            yield from self._pages_of(month, [beneath[place] for place in found])
        for group, found in self.by_group.items():
            if found:
                yield from self._pages_of(group, [beneath[place] for place in found])

    def _pages_of(self, choice: str, rows: Sequence[Markup]) -> Iterator[Page]:
        last = -(-len(rows) // MOST_ROWS)
        to = links_from(addresses.changes(choice))
        for page in range(1, last + 1):
            before = to(addresses.changes(choice, page - 1)) if page > 1 else ""
            after = to(addresses.changes(choice, page + 1)) if page < last else ""
            part = rows[(page - 1) * MOST_ROWS : page * MOST_ROWS]
            address = addresses.changes(choice, page)
            yield self._page(address, choice, part, Paging(page, last, before, after), len(rows))

    def _page(self, address: str, choice: str, rows: Sequence[Markup], paging: Paging, count: int) -> Page:
        first, to = not choice, links_from(address)
        month = choice if choice in self.by_month else ""
        title, value = SAID.title, None
        if month:
            title = SAID.month_title.format(month=_month(month))
            value = Value(choice, capital(_month(month)))
        elif choice:
            title = SAID.kind_title.format(kind=SAID.groups[choice].lower())
            value = Value(choice, SAID.groups[choice])
        hits = SAID.hits.one if count == 1 else SAID.hits.many.format(count=number(count))
        whole = {"count": len(rows), "all": number(len(self.entries))}
        note = SAID.latest_note.format(**whole) if first and len(rows) < len(self.entries) else ""
        view = Shown(self._groups(choice, to), to(addresses.CHANGES), value, paging, SAID, SAID.button)
        context = ChangesContext(
            title,
            () if first else (Anchor(SAID.title, to(addresses.CHANGES)),),
            self._lead(),
            self._origin(first=first),
            SAID.latest if first else SAID.entries,
            note or hits,
            view,
            safe("".join(rows)),
            to(places.LOG),
            self.record.log.head if self.entries else "",
        )
        if paging.page > 1:
            title = SAID.page.format(title=title, page=paging.page)
        return Page(
            address,
            "andringar" if first else "andringsurval",
            title,
            SAID.description,
            render(context, self.press),
            headings([("lista", SAID.latest), ("kontrollera", SAID.checking)]) if first else (),
            self.entries[0].day if self.entries else None,
            indexed=first,
        )

    def _lead(self) -> str:
        if not self.entries:
            return str(SAID.empty)
        form = SAID.lead.one if len(self.entries) == 1 else SAID.lead.many
        days = {"first": long_day(self.entries[-1].day), "last": long_day(self.entries[0].day)}
        return str(form.format(count=number(len(self.entries)), **days))

    def _origin(self, *, first: bool) -> str:
        """Return where the days of the log come from, where it is not from each publication.

        Days that are not those of publications are told on every page, as no row of it does.
        """
        origins = {entry.origin for entry in self.entries}
        if "journal" in origins:
            return str(SAID.from_journals)
        return str(SAID.from_git) if first and "git" in origins else ""

    def _groups(self, chosen: str, to: object) -> tuple[Group, ...]:
        """Return the filters: kinds, years, and the months of the year that is shown."""
        assert callable(to)
        kinds = [
            Choice(
                Value(group, SAID.groups[group]), len(found), to(addresses.changes(group)), group == chosen
            )
            for group, found in self.by_group.items()
            if found
        ]
        shown = chosen if chosen in self.by_month else next(iter(self.by_month), "")
        years: dict[str, tuple[str, int]] = {}
        for month, found in self.by_month.items():
            latest, count = years.get(month[:4], (month, 0))
            years[month[:4]] = latest, count + len(found)
        of_years = [
            Choice(Value(year, year), count, to(addresses.changes(latest)), False)
            for year, (latest, count) in years.items()
        ]
        months = [
            Choice(
                Value(month, capital(_month(month))),
                len(found),
                to(addresses.changes(month)),
                month == chosen,
            )
            for month, found in self.by_month.items()
            if month[:4] == shown[:4]
        ]
        groups = [
            Group(Facet("slag", SAID.by_kind, ()), tuple(kinds)),
            Group(Facet("ar", SAID.by_year, ()), tuple(of_years) if of_years[1:] else ()),
            Group(Facet("manad", SAID.by_month, ()), tuple(months)),
        ]
        return tuple(group for group in groups if group.choices)

    def _rows(self, found: Sequence[int], address: str) -> list[Markup]:
        """Return the rows of some entries, with links as from an address."""
        to = links_from(address)
        names = _names(self.publication)
        rows = []
        for place in found:
            entry = self.entries[place]
            name = names.get(entry.report, entry.report)
            there = entry.report in self.publication.reports or entry.report in self.publication.withdrawn
            rows.append(
                ChangeRow(
                    Anchor(name, to(report_address(entry.report)) if there else ""),
                    entry.day.isoformat(),
                    short_day(entry.day),
                    SAID.version.format(number=entry.version) if entry.version else "",
                    self._said(entry),
                )
            )
        return rows_of("change_row", rows, self.press)

    def _said(self, entry: Entry) -> tuple[str, ...]:
        """Return what an entry says, without what the head of the page says of all days."""
        if entry.origin == "journal" and entry.kinds == (NEW,):
            return (str(SAID.said.ny_utan_dag),)
        return tuple(line.text for line in lines(entry, self.publication))


def _names(publication: Publication) -> dict[str, str]:
    """Return what each report is called in a list: its unit, and what kind of follow-up it was."""
    names = {
        report_id: phrases.report_of_unit(report, publication)
        for report_id, report in publication.reports.items()
    }
    for report_id, notice in publication.withdrawn.items():
        said = SITE.said.kinds.ordinarie.format(year=notice.year).lower()
        names[report_id] = f"{publication.units[notice.unit_id].unit.name}, {said}"
    return names


@cache
def _month(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    return period_text(first, first.replace(day=28))
