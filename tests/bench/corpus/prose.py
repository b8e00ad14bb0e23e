"""The body of a report in Markdown: the recommended headings, as many words as are wanted."""

from collections.abc import Iterator
from random import Random

from tests.bench.corpus.reports import MET, NOT_MEANT, NOT_SEEN, Report, Review
from tests.bench.corpus.words import capital, load, pick, voice, without

A_SENTENCE = 9.2
"""So many words has a sentence of sentences.yml on average."""
FINDINGS = 4
"""So many sentences of its own has an area, its heading counted as one."""
PARAGRAPH = 4
ACTIVE = "delaktighet-bemotande"
"""The area that tells of what people do with their days."""
ITEM_VERDICTS = {MET: "Uppfyller", "uppfyller-delvis": "Uppfyller delvis", "uppfyller-inte": "Uppfyller inte"}


STATES = {
    "atgardad": "Åtgärdat",
    "delvis_atgardad": "Delvis åtgärdat",
    "kvarstar": "Kvarstår",
    "aterkallad": "Återkallat",
}


class _Fill:
    """Hands out general sentences, none twice before all have been used."""

    def __init__(self, report: Report, rng: Random) -> None:
        self._service, self._rng = report.unit.service, rng
        self._order: list[str] = []

    def sentences(self, area: str, number: int) -> Iterator[str]:
        speaker = voice(area, self._service)
        if area == ACTIVE:
            own = self._rng.sample(load("sentences")["aktiviteter"], 3)
            yield from (speaker.say(each, self._rng) for each in own)
            number -= len(own)
        for _ in range(number):
            if not self._order:
                self._order = list(load("sentences")["allmant"])
                self._rng.shuffle(self._order)
            yield speaker.say(self._order.pop(), self._rng)


def body(report: Report, words: tuple[int, int], rng: Random) -> str:
    """Return the prose of a report."""
    low, high = words
    wanted = low + rng.random() * (high - low)
    if report.follows:
        wanted *= 0.5
    seen = [review for review in report.reviews if review.verdict not in (NOT_MEANT, NOT_SEEN)]
    fill = _Fill(report, rng)
    own = [*_conditions(report, rng), *_requirements(report), *_overview(report, seen, fill, rng)]
    end = list(_assessment(report, rng))
    so_far = sum(len(part.split()) for part in (*own, *end))
    each = max(2, round((wanted - so_far) / max(1, len(seen)) / A_SENTENCE) - FINDINGS)
    parts = [*own, "## Verksamhetsuppföljning"]
    for review in seen:
        parts += _area(report, review, each, fill, rng)
    if len(seen) > 2:
        parts.append(_table(seen))
    return "\n\n".join([*parts, *end]) + "\n"


def _conditions(report: Report, rng: Random) -> Iterator[str]:
    words, unit = load("reports"), report.unit
    yield "## Förutsättningar"
    said = [words["anledning"][report.kind]] if report.kind in words["anledning"] else []
    if report.follows:
        said.append(f"Kommunen följde upp kraven i rapporten för {report.follows.day.year}.")
    yield " ".join([*said, *rng.sample(load("sentences")["forutsattningar"], 4)])
    contract = unit.contract(report.day)
    if contract:
        yield f"Verksamheten drivs av en utförare som kommunen har avtal med. Avtalet har nummer {contract}."


def _requirements(report: Report) -> Iterator[str]:
    if report.follows:
        states = {each["atgard"]: STATES[each["status"]] for each in report.feedback}
        yield "## Uppföljning av kraven"
        yield "\n".join(
            f"- Krav {each.id}: {each.text} **{states[each.id]}.**" for each in report.follows.binding
        )


def _overview(report: Report, seen: list[Review], fill: _Fill, rng: Random) -> Iterator[str]:
    if report.follows:
        return
    area = seen[0].area if seen else "kvalitetsarbete"
    speaker = voice(area, report.unit.service)
    yield "## Verksamhetsöversikt"
    yield " ".join(rng.sample(report.unit.kind["text"], 3))
    yield " ".join(capital(speaker.say(each, rng)) for each in rng.sample(load("sentences")["oversikt"], 4))
    if rng.random() < 0.8:
        kinds = load("sentences")["handlingar"]
        items = dict.fromkeys(speaker.say(pick(kinds, rng), rng) for _ in range(rng.randrange(5, 11)))
        yield "Verksamheten skickade in bland annat:"
        yield "\n".join(f"- {item}" for item in items)


def _area(report: Report, review: Review, number: int, fill: _Fill, rng: Random) -> Iterator[str]:
    words = load("areas")[review.area]
    speaker = voice(review.area, report.unit.service)
    yield f"### {words['namn']}"
    praise = without(words["bra"], review.area, review.defects)
    good = rng.sample(praise, min(len(praise), 4 if review.verdict == MET else 2))
    found = [words["brister"][defect]["brist"] for defect in review.defects[:5]]
    yield " ".join(speaker.say(each, rng) for each in (pick(words["inledning"], rng), *found))
    said = [*(speaker.say(each, rng) for each in good), *fill.sentences(review.area, number)]
    rng.shuffle(said)
    for start in range(0, len(said), PARAGRAPH):
        yield " ".join(said[start : start + PARAGRAPH])


def _table(seen: list[Review]) -> str:
    rows = [f"| {load('areas')[each.area]['kort']} | {ITEM_VERDICTS[each.verdict or MET]} |" for each in seen]
    return "\n".join(["| Område | Bedömning |", "|---|---|", *rows])


def _assessment(report: Report, rng: Random) -> Iterator[str]:
    yield "## Samlad bedömning"
    said = load("sentences")["avslutning"][report.level]
    yield " ".join(rng.sample(said, 2) if not report.follows or report.level == "godkand" else said[:1])
    if report.plan:
        yield "Förvaltningen begärde en åtgärdsplan för de delar där kraven inte var uppfyllda."
