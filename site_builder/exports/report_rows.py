"""What one published report gives to the tables: its own row, and those of what it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder import addresses
from site_builder.exports.columns import SAID, SCHEMA_VERSION, Value
from site_builder.exports.tables import EVENTS, REPORTS
from site_builder.journal import PromiseNow
from site_builder.model.events import Event
from site_builder.model.profile import Verdict
from site_builder.publication import Publication, PublishedMeasure, PublishedReport, WithdrawnReport
from site_builder.secrecy.numbers import Hidden, Shown
from site_builder.wording import choice

Row = Mapping[str, Value]


@dataclass(frozen=True)
class Origin:
    """What all rows are made from, and the address of the site that links begin with ("" makes none)."""

    publication: Publication
    site_url: str

    def link(self, address: str) -> str:
        """Return the whole address of a page or file."""
        return self.site_url + address

    @property
    def head(self) -> dict[str, str | bool]:
        """What a file of whole tables says of itself first: version, municipality, licence and day."""
        municipality = self.publication.municipality
        return {
            "schemaversion": SCHEMA_VERSION,
            "kommun": municipality.name,
            "kommunkod": municipality.code,
            "demonstration": municipality.demonstration,
            "licens": municipality.licence,
            "dag": self.publication.today.isoformat(),
        }

    def known(self, report_id: str | None) -> str | None:
        """Return a report's id where the report is published: what is to come is not told of."""
        published = self.publication
        return report_id if report_id in published.reports or report_id in published.withdrawn else None

    def report_link(self, report_id: str) -> str:
        """Return the address of a report's page."""
        year, _, name = report_id.partition("/")
        return self.link(addresses.report(int(year), name))


def about(publication: Publication) -> str:
    """Return what the data is about, and that it is not the municipality's own where it is not."""
    said = str(SAID.dataset.description.format(municipality=publication.municipality.name))
    notice = not_own(publication)
    return f"{notice} {said}" if notice else said


def not_own(publication: Publication) -> str | None:
    """Return what must be said of data that is not the municipality's own; None of what is."""
    municipality = publication.municipality
    if municipality.demonstration or municipality.invented:
        return str(SAID.not_own.format(municipality=municipality.name))
    return None


def report(report: PublishedReport, origin: Origin) -> Row:
    """Return a report's own row."""
    plan, publication = report.action_plan, origin.publication
    return {
        "id": report.id,
        "status": "publicerad",
        "verksamhet": report.unit_id,
        "ar": report.year,
        "typ": report.kind,
        "anmald": report.announced,
        "datum": report.day,
        "datum_saknas": report.day_missing,
        "ordningsdag": report.ordering_day,
        "diarienummer": report.case_numbers,
        "ansvarig": report.responsible,
        "avtal": report.contracts,
        "lagrum": tuple(each.name for each in report.legal),
        "foljer_upp": origin.known(report.follows_up),
        "uppfoljd_av": report.followed_up_by,
        "ersatter": origin.known(report.replaces),
        "ersatt_av": report.replaced_by,
        "galler": publication.units[report.unit_id].current == report.id,
        "samlad_bedomning": report.verdict_id,
        "bedomning_namn": report.verdict.name,
        "niva": report.verdict.level,
        "bedomning_i_rapporten": _id_of(report.first_verdict, publication.taxonomy.verdicts),
        "bedomning_andrad": report.verdict_changed,
        "sammanfattning": report.summary,
        "lattlast": report.easy,
        "styrkor": report.strengths,
        "atgardsplan": plan is not None,
        "atgardsplan_begard": plan.asked if plan else None,
        "atgardsplan_avtal": plan.contract if plan else None,
        **_promised(report.promise, origin),
        "sekretessprovad": report.secrecy_review.day if report.secrecy_review else None,
        "undantag": len(report.exceptions),
        "tillbakadragen": None,
        "tillbakadragen_skal": None,
        "uppdaterad": report.updated,
        "adress": origin.report_link(report.id),
    }


def _id_of(verdict: Verdict, scale: Mapping[str, Verdict]) -> str:
    return next(verdict_id for verdict_id, each in scale.items() if each is verdict)


def _promised(promise: PromiseNow | None, origin: Origin) -> Row:
    return {
        "uppfoljning_inom_manader": promise.promise.within_months if promise else None,
        "uppfoljning_raknat_fran": promise.promise.counted_from if promise else None,
        "uppfoljning_grund": promise.promise.basis if promise else None,
        "uppfoljning_senast": promise.last_day if promise else None,
        "uppfoljning_lage": promise.state if promise else None,
        "uppfoljning_dagar_sen": promise.late_days if promise else None,
        "uppfoljning_gjord": promise.kept_on if promise else None,
        "uppfoljning_rapport": origin.known(promise.report) if promise else None,
    }


def withdrawn(notice: WithdrawnReport, origin: Origin) -> Row:
    """Return what stays of a withdrawn report: that it was there, and why it went."""
    return dict.fromkeys(REPORTS.names) | {
        "id": notice.id,
        "status": "tillbakadragen",
        "verksamhet": notice.unit_id,
        "ar": notice.year,
        "galler": False,
        "tillbakadragen": notice.day,
        "tillbakadragen_skal": notice.reason,
        "uppdaterad": notice.day,
        "adress": origin.report_link(notice.id),
    }


def measures(report: PublishedReport, origin: Origin) -> Iterator[Row]:
    """Yield the report's measures with their states."""
    for each in report.measures:
        yield measure(each, report, origin)


def measure(measure: PublishedMeasure, report: PublishedReport, origin: Origin) -> Row:
    """Return a measure of the report with its state."""
    now, change = measure.now, measure.now.change
    return {
        "rapport": report.id,
        "id": measure.id,
        "verksamhet": report.unit_id,
        "ar": report.year,
        "typ": measure.kind_id,
        "typ_namn": measure.kind.name,
        "bindande": measure.kind.binding,
        "text": measure.text,
        "omrade": measure.area_id,
        "avtal": measure.contract,
        "senast": now.due,
        "lage": now.state,
        "oppen": now.is_open,
        "dagar_sen": now.late_days,
        "sedan": now.since,
        "lage_text": change.text if change else None,
        "lage_rapport": origin.known(change.report) if change else None,
        "adress": origin.report_link(report.id) + f"#{anchor(measure)}",
    }


def anchor(measure: PublishedMeasure) -> str:
    """Return the anchor of a measure, the same on every page: `atgard-2024-omsorgshuset-1`."""
    return f"atgard-{measure.report_id.replace('/', '-')}-{measure.id}"


def events(report: PublishedReport, origin: Origin) -> Iterator[Row]:
    """Yield the report's journal up to the publication's day, oldest first."""
    for number, event in enumerate(report.events, start=1):
        written: dict[str, Any] = event.model_dump(by_alias=True)
        yield {name: written.get(name) for name in EVENTS.names} | {
            "rapport": report.id,
            "nr": number,
            "verksamhet": report.unit_id,
            "typ_namn": kind_name(event),
            "enligt_rapport": origin.known(event.report),
        }


def kind_name(event: Event) -> str:
    """Return what kind of event it is, in words."""
    return choice(type(event).__name__, "typ", event.kind)


def withdrawal(notice: WithdrawnReport) -> Row:
    """Return the event that a report was withdrawn."""
    return dict.fromkeys(EVENTS.names) | {
        "rapport": notice.id,
        "nr": 1,
        "verksamhet": notice.unit_id,
        "datum": notice.day,
        "typ": "tillbakadragen",
        "typ_namn": choice("Withdrawal", "typ", "tillbakadragen"),
        "skal": notice.reason,
    }


def figures(report: PublishedReport, origin: Origin) -> Iterator[Row]:
    """Yield the report's key figures; a hidden one has no value, and says why."""
    for number, figure in enumerate(report.figures, start=1):
        shown = figure.value if isinstance(figure.value, Shown) else None
        yield {
            "rapport": report.id,
            "nr": number,
            "id": figure.id,
            "omfattning": figure.scope,
            "period": figure.period,
            "verksamhet": report.unit_id,
            "ar": report.year,
            "namn": figure.kind.name,
            "enhet": figure.kind.unit,
            "klass": figure.kind.secrecy_class,
            "varde": shown.value if shown else None,
            "bas": shown.base if shown else None,
            "status": "visas" if shown else "dolt",
            "dolt": figure.value.reason if isinstance(figure.value, Hidden) else None,
            "not": figure.note,
        }


def reviews(report: PublishedReport, origin: Origin) -> Iterator[Row]:
    """Yield what was found in each focus area that the report looked at."""
    for number, review in enumerate(report.focus_areas, start=1):
        verdict = origin.publication.taxonomy.item_verdicts[review.verdict] if review.verdict else None
        yield {
            "rapport": report.id,
            "nr": number,
            "omrade": review.area,
            "verksamhet": report.unit_id,
            "ar": report.year,
            "bedomning": review.verdict,
            "bedomning_namn": verdict.name if verdict else None,
            "niva": verdict.level if verdict else None,
            "text": review.text,
        }


def basis(report: PublishedReport, origin: Origin) -> Iterator[Row]:
    """Yield what the report rests on, oldest first; a hidden sample has no numbers, and says why."""
    for number, item in enumerate(report.evidence, start=1):
        sample = item.sample
        shown = sample if isinstance(sample, Shown) else None
        yield {
            "rapport": report.id,
            "nr": number,
            "verksamhet": report.unit_id,
            "datum": item.day,
            "till": item.until,
            "typ": item.kind,
            "typ_namn": choice("Evidence", "typ", item.kind),
            "urval_antal": int(shown.value) if shown else None,
            "urval_av": shown.base if shown else None,
            "urval_status": None if sample is None else "visas" if shown else "dolt",
            "urval_dolt": sample.reason if isinstance(sample, Hidden) else None,
            "text": item.text,
            "fran_verksamheten": item.from_unit,
            "fran_kommunen": item.from_municipality,
        }
