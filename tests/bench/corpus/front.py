"""The front matter of a report: its keys in the order of the model."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.bench.corpus.figures import P, clients, key_figures
from tests.bench.corpus.following import workday
from tests.bench.corpus.reports import VERDICTS, Measure, Report
from tests.bench.corpus.settings import Settings
from tests.bench.corpus.summaries import easy_text, summary
from tests.bench.corpus.words import load, pick

NEW_LAW, OPEN_LAW = date(2025, 7, 1), date(2018, 1, 1)
"""From these days SoL (2025:400) and kommunallagen (2017:725) are in force."""
REVIEWER = "Socialt ansvarig samordnare"
OTHER_KINDS = ("egenkontroll", "intervju", "besok", "enkat", "begaran")


def front_matter(report: Report, place: int, settings: Settings, rng: Random) -> dict[str, Any]:
    """Return a report's keys and values; `place` is which of its unit's reports it is."""
    day, marks, unit = report.day, report.marks, report.unit
    undated = "datum-saknas" in marks
    contract = unit.contract(day)
    return {
        "schema": 1,
        "verksamhet": unit.id,
        "ar": day.year,
        "typ": report.kind,
        "anmald": report.kind != "handelsestyrd" or rng.random() < 0.5,
        "datum": None if undated else day,
        "datum_saknas": load("reports")["datum_saknas"] if undated else None,
        "diarienummer": []
        if undated
        else [f"OMN/{day.year}/{(unit.number * 8 + place % 8 + 1) % 100000:05d}"],
        "ansvarig": None if undated else pick(load("lists")["ansvarig"], rng),
        "avtal": [contract] if contract else [],
        "lagrum": list(_legal(report)),
        "foljer_upp": report.follows.id if report.follows else None,
        "ersatter": report.replaces,
        "fokusomraden": [
            {"omrade": each.area, "bedomning": each.verdict, "text": each.text or None}
            for each in report.reviews
        ],
        "underlag": sorted(_evidence(report, rng), key=lambda each: each["datum"]),
        "nyckeltal": key_figures(unit, day.year, settings.seed)
        if report.kind in ("ordinarie", "avslut")
        else [],
        "samlad_bedomning": VERDICTS[report.level],
        "sammanfattning": summary(report, rng),
        "lattlast": easy_text(report, rng),
        "styrkor": list(dict.fromkeys(report.strengths)),
        "atgarder": [_measure(each) for each in report.measures],
        "atgardsplan": report.plan,
        "uppfoljning": report.promise,
        "aterkoppling": report.feedback,
        "handelser": sorted(report.events, key=lambda each: each["datum"]),
        "sekretessprovad": {"datum": min(day + timedelta(days=12), settings.today), "av": REVIEWER},
        "undantag": [_exception(day)] if "undantag" in marks else [],
        "utkast": True if "utkast" in marks else None,
        "publiceras": report.publish,
    }


def _legal(report: Report) -> Iterator[str]:
    yield "sosfs-2011-9"
    if report.unit.kind["lag"] == "LSS":
        yield "lss-6"
    else:
        yield "sol-2025-5" if report.day >= NEW_LAW else "sol-2001-3-3"
    if not report.unit.own and report.day >= OPEN_LAW:
        yield "kl-10-7-9"


def _measure(measure: Measure) -> Mapping[str, Any]:
    return {
        "id": measure.id,
        "typ": "krav" if measure.binding else "rekommendation",
        "text": measure.text,
        "omrade": measure.area,
        "avtal": measure.contract,
        "senast": measure.due,
    }


def _exception(day: date) -> Mapping[str, Any]:
    reason = load("reports")["undantag"]["skal"]
    return {"regel": "antal-rojer-rest", "skal": reason, "av": "Sekretessansvarig", "datum": day}


def _evidence(report: Report, rng: Random) -> Iterator[Mapping[str, Any]]:
    """Yield what the report rests on; all of it is of days before the report's own."""
    lists, day = load("lists"), report.day
    met = workday(day - timedelta(days=rng.randrange(3, 15)))
    if report.kind == "uppfoljande":
        yield {
            "datum": workday(met - timedelta(days=9)),
            "typ": "granskning",
            "text": "Granskning av åtgärdsplanen.",
        }
    elif report.kind != "handelsestyrd":
        yield {"datum": workday(met - timedelta(days=rng.randrange(25, 40))), "typ": "informationsbrev"}
        yield _sample(report, workday(met - timedelta(days=rng.randrange(4, 16))), rng)
    for kind in rng.sample(OTHER_KINDS, rng.randrange(3)):
        yield {"datum": workday(met - timedelta(days=rng.randrange(1, 20))), "typ": kind}
    yield {
        "datum": met,
        "typ": "mote_fysiskt" if rng.random() < 0.6 else "mote_digitalt",
        "fran_verksamheten": rng.sample(lists["fran_verksamheten"], 2),
        "fran_kommunen": rng.sample(lists["fran_kommunen"], 2),
    }


def _sample(report: Report, day: date, rng: Random) -> Mapping[str, Any]:
    """Return the sample of care plans, with its numbers where they point at nobody."""
    of = clients(report.unit, report.day.year)
    text = "Urval av genomförandeplaner i ärendesystemet."
    if of < 2 * P or any(review.verdict is None for review in report.reviews):
        return {
            "datum": day,
            "typ": "granskning",
            "text": "Granskning av genomförandeplaner i ärendesystemet.",
        }
    count = of - 2 if "undantag" in report.marks else min(rng.randrange(6, 25), of - 8)
    return {"datum": day, "typ": "stickprov", "urval": {"antal": count, "av": of}, "text": text}
