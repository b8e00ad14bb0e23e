"""One follow-up: the areas looked at, what was found in each, the verdict, and what it demands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from site_builder.wording.swedish import add_months
from tests.bench.corpus.reports import (
    MET,
    NOT_MEANT,
    NOT_MET,
    NOT_SEEN,
    PARTLY,
    PLANNED,
    Measure,
    Report,
    Review,
    plan_of,
)
from tests.bench.corpus.units import Unit
from tests.bench.corpus.words import load, pick, voice, without

SUFFIXES = {"ordinarie": "", "handelsestyrd": "-handelse", "fordjupad": "-fordjupad", "avslut": "-avslut"}
SELDOM_MEANT = {
    "mat-maltider": ("personlig-assistans", "boendestod", "daglig-verksamhet", "hemtjanst"),
    "lakemedel-hygien": ("daglig-verksamhet", "boendestod", "dagverksamhet-aldre"),
}
"""Areas that often do not concern a service."""
DEFECTS = 6
"""So many defects has each area in areas.yml."""
MANY_TWICE = 2
"""Where everything is found, so many defects of each area give advice too: forty measures in all."""
LATEST_DAYS = (60, 90, 120, 150, 180, 240)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A follow-up to be made; `before` is the one before it, `level` fixes the verdict's."""

    unit: Unit
    day: date
    kind: str = "ordinarie"
    before: Report | None = None
    level: str | None = None

    @property
    def everything(self) -> bool:
        """Whether every defect of the plan's areas is found."""
        return self.unit.story == "fyrtio-atgarder" and self.level == "underkand"


def follow_up(occasion: Occasion, rng: Random) -> Report:
    """Return the report of a follow-up."""
    unit, day, kind = occasion.unit, occasion.day, occasion.kind
    reviews = list(_reviews(occasion, rng))
    level = occasion.level or _level(reviews, kind, rng)
    _fit(reviews, level, unit, rng)
    measures = list(_measures(occasion, reviews, level, rng))
    report = Report(unit, day, kind, level, reviews, measures, list(_strengths(reviews, rng)), SUFFIXES[kind])
    _demand(report, rng)
    return report


def _reviews(occasion: Occasion, rng: Random) -> Iterator[Review]:
    unit, kind, before = occasion.unit, occasion.kind, occasion.before
    planned = plan_of(occasion.day.year)
    if occasion.everything:
        yield from (_review(unit, area, NOT_MET, list(range(DEFECTS)), rng) for area in planned)
        return
    number = pick([3, 4, 4, 4, 5], rng) if kind in ("ordinarie", "avslut") else pick([1, 2], rng)
    known = {review.area: review.defects for review in before.reviews} if before else {}
    again = 0.95 if unit.story == "aterkommande" else 0.3
    weak = (1 - unit.quality) * (0.75 if before and before.level == "underkand" else 1)
    for area in sorted(rng.sample(planned, number), key=planned.index):
        if unit.service in SELDOM_MEANT.get(area, ()) and rng.random() < 0.5 and number > 2:
            yield Review(area, NOT_MEANT, "", [])
        elif number == PLANNED and rng.random() < 0.2:
            yield Review(area, NOT_SEEN, "Området flyttades till nästa uppföljning.", [])
        elif known.get(area) and rng.random() < again:
            yield _review(unit, area, PARTLY, known[area][:1], rng)
        else:
            yield _found(unit, area, weak, rng)


def _found(unit: Unit, area: str, weak: float, rng: Random) -> Review:
    luck = rng.random()
    if luck < 0.45 * weak**1.6:
        return _review(unit, area, NOT_MET, rng.sample(range(DEFECTS), pick([2, 2, 3], rng)), rng)
    if luck < 0.45 * weak**1.6 + 0.36 * weak:
        return _review(unit, area, PARTLY, [rng.randrange(DEFECTS)], rng)
    return _review(unit, area, MET, [], rng)


def _review(unit: Unit, area: str, verdict: str, defects: list[int], rng: Random) -> Review:
    words = load("areas")[area]
    said = [words["brister"][each]["brist"] for each in defects[:2]]
    if len(said) < 2:
        said += rng.sample(without(words["bra"], area, defects), 2 - len(said))
    text = " ".join(voice(area, unit.service).say(each, rng) for each in said)
    return Review(area, verdict, text, defects)


def _level(reviews: list[Review], kind: str, rng: Random) -> str:
    """Return the verdict's level: people weigh, nothing is computed."""
    bad = sum(review.verdict == NOT_MET for review in reviews)
    half = sum(review.verdict == PARTLY for review in reviews)
    if rng.random() < (0.5 if kind in ("fordjupad", "handelsestyrd") else 0.03):
        return "saknas"
    if bad and rng.random() < (0.92 if bad > 1 else 0.5):
        return "underkand"
    return "anmarkning" if bad or (half and rng.random() < 0.7) else "godkand"


def _fit(reviews: list[Review], level: str, unit: Unit, rng: Random) -> None:
    """Let a fixed verdict rest on something: a defect where it needs one, no grave one where it is mild."""
    wanted = {"underkand": NOT_MET, "anmarkning": PARTLY}.get(level)
    seen = [place for place, review in enumerate(reviews) if review.verdict in (MET, PARTLY, NOT_MET)]
    if wanted and not any(review.verdict in (wanted, NOT_MET) for review in reviews):
        place = next((each for each in seen if reviews[each].defects), (seen or [0])[0])
        defects = reviews[place].defects or [rng.randrange(DEFECTS)]
        more = [(defects[0] + 1) % DEFECTS] if level == "underkand" else []
        reviews[place] = _review(unit, reviews[place].area, wanted, [*defects, *more], rng)
    if level == "godkand":
        for place in seen:
            if reviews[place].verdict == NOT_MET:
                reviews[place] = _review(unit, reviews[place].area, MET, [], rng)


def _measures(occasion: Occasion, reviews: list[Review], level: str, rng: Random) -> Iterator[Measure]:
    number = 0
    for review in reviews:
        for place, defect in enumerate(review.defects):
            first = level in ("anmarkning", "underkand") and number == 0
            binding = level != "godkand" and (first or review.verdict == NOT_MET or rng.random() < 0.7)
            kinds = [True, False] if occasion.everything and place < MANY_TWICE else [binding]
            for each in kinds:
                number += 1
                yield _measure(occasion, number, Ground(review.area, defect, each), rng)
    seen = [review for review in reviews if review.verdict == MET]
    if seen and occasion.unit.quality < 0.98 and rng.random() < 0.3:
        ground = Ground(pick(seen, rng).area, rng.randrange(DEFECTS), binding=False)
        yield _measure(occasion, number + 1, ground, rng)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a measure rests on: a defect of an area, and whether it must be mended."""

    area: str
    defect: int
    binding: bool


def _measure(occasion: Occasion, number: int, ground: Ground, rng: Random) -> Measure:
    unit, day, binding = occasion.unit, occasion.day, ground.binding
    words: dict[str, str] = load("areas")[ground.area]["brister"][ground.defect]
    text = voice(ground.area, unit.service).say(words["krav" if binding else "rad"], rng)
    measure = Measure(number, binding, text, ground.area, ground.defect)
    if binding:
        measure.contract = unit.contract(day) if rng.random() < 0.35 else None
        measure.due = day + timedelta(days=pick(list(LATEST_DAYS), rng)) if rng.random() < 0.75 else None
    return measure


def _strengths(reviews: list[Review], rng: Random) -> Iterator[str]:
    for review in reviews:
        if review.verdict in (MET, PARTLY):
            strengths = without(load("areas")[review.area]["styrkor"], review.area, review.defects)
            yield from rng.sample(strengths, min(len(strengths), 2 if review.verdict == MET else 1))


def _demand(report: Report, rng: Random) -> None:
    """Ask for an action plan and promise a re-follow-up where something must be done."""
    if not report.binding:
        return
    unit, day = report.unit, report.day
    grave = report.level == "underkand"
    if grave or rng.random() < 0.3:
        contract = unit.contract(day)
        asked: Any = day if rng.random() < 0.85 else True
        report.plan = {"begard": asked} | ({"avtal": contract} if contract else {})
    months = 3 if grave else 6
    if rng.random() < 0.7:
        report.promise = {"inom_manader": months, "raknat_fran": day, "grund": "rapportens datum"}
    else:
        report.promise = {"senast": add_months(day, months)}
