"""Templates: a new report or unit with what stays, and with clear gaps for the rest.

The check finds each gap: text that the rule `platshallare` knows, or a value that cannot be read. A new
report is a draft besides, so it is never published as it is.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any, NamedTuple, get_args

import frontmatter

from site_builder.model.events import MeasureStatus
from site_builder.model.profile import Taxonomy
from site_builder.model.report import EvidenceKind, ReportKind
from site_builder.model.unit import Unit
from site_builder.model.version import PRESENT
from site_builder.publication import Publication, PublishedReport, PublishedUnit
from site_builder.wording import load

GAPS = load("new").gaps
MOST_WIDTH = 110


class NewFile(NamedTuple):
    """A file to be written: its path under content/, and its text."""

    path: str
    text: str


def new_report(
    unit: PublishedUnit, publication: Publication, year: int, kind: ReportKind = "ordinarie", name: str = ""
) -> NewFile:
    """Return a report to fill in about a year, with what is in force on the publication's day.

    `name` is the file's; without one it is the unit's id, with a number where that year has such a report.
    """
    earlier = next(iter(publication.reports_of(unit)), None)
    followed = earlier if kind == "uppfoljande" else None
    front = {
        "schema": PRESENT,
        "verksamhet": unit.id,
        "ar": year,
        "typ": kind,
        "datum": GAPS.day,
        "diarienummer": [_case_number(publication)],
        "ansvarig": GAPS.role,
        "avtal": _contracts(unit.unit, publication.today),
        "lagrum": list(_legal(unit, publication)),
        "foljer_upp": followed.id if followed else None,
        "fokusomraden": list(_areas(publication.taxonomy, year)),
        "underlag": [
            {"datum": GAPS.day, "typ": _choice(get_args(EvidenceKind)), "text": GAPS.evidence},
        ],
        "samlad_bedomning": _choice(publication.taxonomy.verdicts),
        "sammanfattning": GAPS.summary,
        "atgarder": [
            {"id": 1, "typ": _choice(publication.taxonomy.measure_kinds), "text": GAPS.measure},
        ],
        "aterkoppling": list(_feedback(followed)) if followed else None,
        "sekretessprovad": {"datum": GAPS.day, "av": GAPS.role},
        "utkast": True,
    }
    stem = name or _free(unit.id, year, publication)
    return NewFile(f"rapporter/{year}/{stem}.md", _written(front, _body()))


def next_report(unit: PublishedUnit, publication: Publication) -> NewFile:
    """Return a regular report to fill in about the present year."""
    return new_report(unit, publication, publication.today.year)


def new_unit(publication: Publication, unit_id: str, name: str, service: str, provider: str) -> NewFile:
    """Return a unit to fill in; what is empty of its service and its provider is a gap."""
    front = {
        "schema": PRESENT,
        "namn": name or GAPS.name,
        "utforare": provider or _choice(publication.providers),
        "tjanst": service or _choice(publication.taxonomy.services),
        "regi": _choice(get_args(Unit.model_fields["run_by"].annotation)),
        "avtal": [{"nummer": GAPS.contract}],
    }
    return NewFile(f"verksamheter/{unit_id}.md", _written(front, ""))


def _written(front: dict[str, Any], body: str) -> str:
    given = {key: value for key, value in front.items() if value not in (None, [])}
    post = frontmatter.Post(body, **given)
    text: str = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=MOST_WIDTH)
    return text.replace("\n---\n\n", "\n---\n", 1).rstrip("\n") + "\n"


def _body() -> str:
    """Return the recommended headings with a gap under each, as in the editors' form."""
    headings = load("form").body.report.default.split("\n\n")
    return "\n\n".join(f"{heading}\n\n{GAPS.prose}" for heading in headings)


def _case_number(publication: Publication) -> str:
    patterns = publication.municipality.case_number_patterns
    return GAPS.case_number_like.format(pattern=patterns[0]) if patterns else str(GAPS.case_number)


def _choice(choices: Iterable[str]) -> str:
    return str(GAPS.choice.format(choices=", ".join(choices)))


def _contracts(unit: Unit, today: date) -> list[str]:
    """Return the numbers of the contracts that are in force on a day."""
    return [
        contract.number
        for contract in unit.contracts
        if (contract.valid_from or today) <= today <= (contract.valid_until or today)
    ]


def _legal(unit: PublishedUnit, publication: Publication) -> Iterator[str]:
    """Yield the law that the unit's last report cites, or one of its service, as it stands on the day."""
    of_service = (
        report
        for report in publication.reports.values()
        if publication.units[report.unit_id].unit.service == unit.unit.service
    )
    cited = chain(publication.reports_of(unit), of_service)  # seldom further than the first
    for legal_id in next((report.legal_ids for report in cited if report.legal_ids), ()):
        yield _in_force(legal_id, publication.taxonomy, publication.today)


def _in_force(legal_id: str, taxonomy: Taxonomy, today: date) -> str:
    """Return the reference, the one that took its place the day after it ended, or a gap."""
    legal = taxonomy.legal[legal_id]
    if legal.in_force(today) or legal.valid_until is None:
        return legal_id
    after = legal.valid_until + timedelta(days=1)
    heirs = [key for key, other in taxonomy.legal.items() if other.valid_from == after]
    return heirs[0] if len(heirs) == 1 else str(GAPS.legal.format(legal=legal_id))


def _areas(taxonomy: Taxonomy, year: int) -> Iterator[dict[str, str]]:
    """Yield a row for each focus area in the year's plan; one gap where the plan is not there yet."""
    planned = [key for key, area in taxonomy.focus_areas.items() if not area.years or year in area.years]
    for area_id in planned or [_choice(taxonomy.focus_areas)]:
        yield {"omrade": area_id, "text": GAPS.found}


def _feedback(followed: PublishedReport) -> Iterator[dict[str, Any]]:
    for measure in followed.open_measures:
        yield {"atgard": measure.id, "status": _choice(get_args(MeasureStatus))}


def _free(unit_id: str, year: int, publication: Publication) -> str:
    """Return the unit's id, with a number where the year has a report of that name."""
    names = chain([unit_id], (f"{unit_id}-{number}" for number in range(2, 100)))
    taken = (publication.reports, publication.withdrawn)
    return next(name for name in names if not any(f"{year}/{name}" in known for known in taken))
