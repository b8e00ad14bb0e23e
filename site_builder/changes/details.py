"""A report and a unit as the words that readers see, part by part, so that each part can be compared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.model.unit import UnitContract
from site_builder.publication import (
    Publication,
    PublishedEvidence,
    PublishedFigure,
    PublishedReport,
    PublishedUnit,
)
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording import choice, label, load
from site_builder.wording.swedish import capital, days_between, listed, long_day, number, percent

_SAID = load("site").diff
_YES_NO = {True: "ja", False: "nej", None: ""}


def report_details(report: PublishedReport, publication: Publication) -> dict[str, str]:
    """Return the parts of a report by label, less its verdict, measures, promise, figures and events."""
    plan = report.action_plan
    found = {
        "typ": choice("Report", "typ", report.kind),
        "anmald": _YES_NO[report.announced],
        "datum": long_day(report.day) if report.day else "",
        "datum_saknas": report.day_missing or "",
        "diarienummer": listed(report.case_numbers),
        "ansvarig": report.responsible or "",
        "avtal": listed(report.contracts),
        "lagrum": listed(each.name for each in report.legal),
        "foljer_upp": report.follows_up or "",
        "fokusomraden": _joined(_areas(report, publication)),
        "underlag": _joined(_evidence(each) for each in report.evidence),
        "sammanfattning": report.summary,
        "lattlast": report.easy or "",
        "styrkor": _joined(report.strengths),
        "atgardsplan": "" if plan is None else long_day(plan.asked) if plan.asked else _SAID.undated,
        "sekretessprovad": long_day(report.secrecy_review.day) if report.secrecy_review else "",
    }
    said = {capital(label("Report", key)): text for key, text in found.items()}
    return said | {_SAID.prose: report.prose.text}


def unit_details(published: PublishedUnit) -> dict[str, str]:
    """Return the parts of a unit by label."""
    unit = published.unit
    found = {
        "namn": unit.name,
        "utforare": published.provider.name,
        "tjanst": published.service.name,
        "regi": choice("Unit", "regi", unit.run_by),
        "avtalsform": choice("Unit", "avtalsform", unit.contract_form) if unit.contract_form else "",
        "avtal": listed(_contract(each) for each in unit.contracts),
        "omrade": unit.area or "",
        "platser": str(unit.places) if unit.places is not None else "",
        "malgrupp": unit.target_group or "",
        "aktiv_fran": long_day(unit.active_from) if unit.active_from else "",
        "aktiv_till": long_day(unit.active_until) if unit.active_until else "",
        "webb": unit.web or "",
        "ivo_tillstand": choice("Unit", "ivo_tillstand", unit.permit) if unit.permit else "",
    }
    said = {capital(label("Unit", key)): text for key, text in found.items()}
    return said | {_SAID.prose: published.prose.text}


def figure_name(figure: PublishedFigure) -> str:
    """Return what a key figure counts, where and when."""
    return f"{figure.kind.name} ({choice('KeyFigure', 'omfattning', figure.scope).lower()}, {figure.period})"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that is shown or hidden, its name, and its note."""

    what: str
    value: Shown | Hidden
    as_percent: bool = False
    note: str | None = None

    @property
    def text(self) -> str | None:
        """The number with its base; None where it is hidden."""
        if isinstance(self.value, Hidden):
            return None
        value = percent(self.value.value) if self.as_percent else number(self.value.value)
        base = self.value.base
        return value if base is None else str(_SAID.of_base.format(value=value, base=number(base)))


def amounts(report: PublishedReport) -> dict[tuple[str, ...], Amount]:
    """Return the key figures, then the samples, of a report by what makes each the same in another state."""
    found: dict[tuple[str, ...], Amount] = {}
    for figure in report.figures:
        as_percent = figure.kind.unit == "procent"
        amount = Amount(figure_name(figure), figure.value, as_percent, figure.note)
        found[figure.id, figure.scope, figure.period] = amount
    for item in report.evidence:
        if item.sample is not None:
            what = f"{choice('Evidence', 'typ', item.kind)} {long_day(item.day)}"
            found[item.kind, item.day.isoformat()] = Amount(what, item.sample)
    return found


def _areas(report: PublishedReport, publication: Publication) -> Iterator[str]:
    taxonomy = publication.taxonomy
    for review in report.focus_areas:
        verdict = f" {taxonomy.item_verdicts[review.verdict].name}." if review.verdict else ""
        yield f"{taxonomy.focus_areas[review.area].name}.{verdict} {review.text or ''}".strip()


def _evidence(item: PublishedEvidence) -> str:
    """Return one piece of the basis less its sample, which may be hidden."""
    parts = (
        days_between(item.day, item.until or item.day),
        choice("Evidence", "typ", item.kind).lower(),
        listed((*item.from_unit, *item.from_municipality)),
        item.text or "",
    )
    return ", ".join(part for part in parts if part)


def _contract(contract: UnitContract) -> str:
    first, last = contract.valid_from, contract.valid_until
    days = f"{first or ''}–{last or ''}" if first or last else ""
    return f"{contract.number} ({days})" if days else contract.number


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
