"""The short texts of a report: its summary, and the one that is easy to read."""

from random import Random
from typing import Any

from tests.bench.corpus.reports import Measure, Report
from tests.bench.corpus.words import load, pick, voice

MOST_DEFECTS = 3
MOST_CHARS = 600


def summary(report: Report, rng: Random) -> str:
    """Return the summary: the verdict first, then what it rests on; at most 600 characters."""
    words = load("reports")["sammanfattning"]
    if report.follows:
        how = "klart" if report.level == "godkand" else "delvis"
        return str(
            words["uppfoljande"][how].format(
                namn=report.unit.name, ar=report.day.year, tidigare=report.follows.day.year
            )
        )
    advice = [each for each in report.measures if not each.binding]
    strengths = report.strengths or [""]
    text = pick(words[report.level], rng).format(
        namn=report.unit.name,
        ar=report.day.year,
        brister=" ".join(_defects(report, rng)),
        styrka=strengths[0],
        styrka2=strengths[-1] if strengths[-1] != strengths[0] else "",
        rad=load("reports")["rad_finns" if len(advice) == 1 else "rad_flera"] if advice else "",
    )
    sentences = f"{text} {load('reports')['allvarligt'] if report.serious else ''}".split()
    joined = " ".join(sentences)
    return joined if len(joined) <= MOST_CHARS else joined[: joined.rindex(".", 0, MOST_CHARS) + 1]


def easy_text(report: Report, rng: Random) -> str | None:
    """Return the text that is easy to read, which three reports in five have."""
    if report.follows or report.kind == "avslut" or rng.random() < 0.4:
        return None
    words = load("reports")["lattlast"]
    said = [words["inledning"], words[report.level]]
    demands = _chosen(report)
    heading = words["rakna" if any(each.binding for each in demands) else "rakna_rad"]
    said += [heading, *(_say(each, report, "latt", rng) for each in demands)] if demands else []
    said.append(words["slut" if report.promise else "slut_godkand"])
    return "\n\n".join(said).format(namn=report.unit.name, ar=report.day.year)


def _defects(report: Report, rng: Random) -> list[str]:
    if report.level == "saknas" and not report.measures:
        return []
    return [_say(each, report, "brist", rng) for each in _chosen(report)]


def _chosen(report: Report) -> list[Measure]:
    """Return the measures to name: those that bind first, each defect once."""
    defects: dict[tuple[str, int], Measure] = {}
    found = {(review.area, defect) for review in report.reviews for defect in review.defects}
    for measure in sorted(report.measures, key=lambda each: not each.binding):
        if (measure.area, measure.defect) in found:
            defects.setdefault((measure.area, measure.defect), measure)
    return list(defects.values())[:MOST_DEFECTS]


def _say(measure: Measure, report: Report, how: str, rng: Random) -> str:
    words: dict[str, Any] = load("areas")[measure.area]["brister"][measure.defect]
    return voice(measure.area, report.unit.service).say(words[how], rng)
