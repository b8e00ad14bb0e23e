"""What can be searched: the documents that Pagefind reads, and our own small index.

Pagefind finds stems in whole texts. It knows no typing errors, and takes a case number it has not seen for
any other; names, case numbers and years are therefore looked up first, in an index of our own.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from markupsafe import escape

from site_builder import addresses
from site_builder.pages.page import Page
from site_builder.pages.views import SITE, VerdictView, report_address, unit_verdict, verdict_view
from site_builder.publication import Publication, PublishedReport, PublishedUnit

MOST_WORDS = 2000
NEWEST = 250
"""So many reports, the newest, are read for frequent words: a quarter of a million
words. More would change little but time, and have the page made again with each older report."""
LEAST_LETTERS = 4
WORD = re.compile(rf"[^\W\d_]{{{LEAST_LETTERS},}}")
CELL = re.compile(r"</(?:dt|dd|th|td)>")
SAID = SITE.search


@dataclass(frozen=True, slots=True)
class Facets:
    """What a page can be filtered by; a value of None is left out."""

    service: str
    run_by: str
    verdict: VerdictView
    year: int | None

    def filters(self) -> dict[str, str]:
        """Return the filters by the name they have in addresses."""
        given = {
            "tjanst": self.service,
            "bedomning": self.verdict.word,
            "ar": self.year and str(self.year),
            "drivs": self.run_by,
        }
        return {name: value for name, value in given.items() if value}


def document(page: Page, of: str, thing_id: str, publication: Publication) -> bytes:
    """Return what Pagefind reads of the page `of` a "unit" or a "report"."""
    if of == "unit":
        unit = publication.units[thing_id]
        report = publication.current_report(unit)
        verdict = unit_verdict(unit, publication)
    else:
        report = publication.reports[thing_id]
        unit = publication.units[report.unit_id]
        verdict = verdict_view(report, publication)
    return _document(page, _facets_of(unit, verdict, report.year if report else None))


def _facets_of(unit: PublishedUnit, verdict: VerdictView, year: int | None) -> Facets:
    return Facets(unit.service.name, str(SITE.units.run_by[unit.unit.run_by]), verdict, year)


def _document(page: Page, facets: Facets) -> bytes:
    meta = {"look": facets.verdict.look, "word": facets.verdict.word, "date": facets.verdict.date}
    tags = [
        *((f"data-pagefind-filter={name}[content]", value) for name, value in facets.filters().items()),
        *((f"data-pagefind-meta={name}[content]", value) for name, value in meta.items()),
    ]
    head = "".join(f'<meta {tag} content="{escape(value)}">\n' for tag, value in tags)
    return (
        f'<!doctype html>\n<html lang="sv"><head><title>{escape(page.title)}</title>\n{head}</head>\n'
        f"<body data-pagefind-body>\n{_with_pauses(page.html)}\n</body></html>\n"
    ).encode()


def _with_pauses(html: str) -> str:
    """Return HTML whose labels and cells do not run together when Pagefind reads it as one line."""
    return CELL.sub(r"\g<0> ", html.replace("</dt>", ":</dt>"))


def small_index(publication: Publication) -> bytes:
    """Return our own index as JSON: names and years with addresses, and frequent words."""
    index = {
        "names": list(_names(publication)),
        "years": {
            str(year): addresses.year(year)
            for year in sorted({report.year for report in publication.reports.values()}, reverse=True)
        },
        "words": frequent_words(publication),
    }
    return _json(index)


def case_index(publication: Publication) -> bytes:
    """Return every case number as JSON, with the address and the title of its report."""
    return _json(list(_cases(publication)))


def _json(index: object) -> bytes:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _names(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """Yield name, address and kind of what has a name and a page."""
    for unit in publication.units.values():
        yield unit.unit.name, addresses.unit(unit.id), SAID.kinds.unit
    for provider in sorted({unit.unit.provider for unit in publication.units.values()}):
        yield publication.providers[provider].name, addresses.provider(provider), SAID.kinds.provider
    for service, each in publication.taxonomy.services.items():
        yield each.name, addresses.service(service), SAID.kinds.service
    for area, each_area in publication.taxonomy.focus_areas.items():
        yield each_area.name, addresses.area(area), SAID.kinds.area


def _cases(publication: Publication) -> Iterator[tuple[str, str, str]]:
    for report in publication.reports.values():
        unit = publication.units[report.unit_id].unit.name
        for case in report.case_numbers:
            yield case, report_address(report.id), f"{unit} {report.year}"


def frequent_words(publication: Publication) -> list[str]:
    """Return the words that the newest reports use most, the most frequent first, in lower case.

    What stands between spaces is counted as it stands, and taken apart once: most of it comes back often.
    """
    written: Counter[str] = Counter()
    for report in islice(publication.reports.values(), NEWEST):
        written.update([text for text in " ".join(_texts(report)).split() if len(text) >= LEAST_LETTERS])
    counted: defaultdict[str, int] = defaultdict(int)
    for text, times in written.items():
        low = text.lower()
        for word in (low,) if low.isalpha() else WORD.findall(low):
            counted[word] += times
    return nsmallest(MOST_WORDS, counted, key=lambda word: (-counted[word], word))


def _texts(report: PublishedReport) -> Iterator[str]:
    yield report.summary
    yield from report.strengths
    yield from (measure.text for measure in report.measures)
    yield report.prose.text
