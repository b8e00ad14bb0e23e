"""The promised re-follow-up and the demanded action plan."""

import re
from dataclasses import dataclass
from datetime import date

from site_builder.importing.language.days import find_days
from site_builder.importing.language.numbers import COUNT, number_of
from site_builder.importing.recognising.deadlines import OWN_DAY, counted
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline
from site_builder.importing.recognising.references import contract_in

_MEETING = re.compile(
    r"uppföljande\s+(?:\w*möte|\w*besök|uppföljning|granskning|tillsyn|inspektion|samtal)"
    r"|kommer\s+tillbaka|återkommer\b"
    r"|(?<!ordinarie )(?<!årlig )\buppföljning(?:en)?\s+(?:av\s+[^.]{3,50}\s+)?(?:sker|görs|genomförs"
    r"|kommer|inom|hålls|planeras|ska)\b"
    r"|(?:sker|görs|genomförs|genomför|gör)\s+(?:\w+\s+){0,3}uppföljning\b|uppföljning\s+senast"
    r"|uppföljningsmöte|återuppföljning|återbesök|nytt\s+(?:möte|besök)|ny\s+uppföljning"
    r"|följs\s+(?:då\s+)?upp\b|följer\s+(?:vi\s+)?upp\b|hör\s+av\s+oss|träffas\s+igen|ses\s+igen"
    r"|(?:åtgärd|krav|brist)\w*\s+(?:\w+\s+)?stäms\s+av\b"
    r"|efterkontroll|förnyad\s+(?:uppföljning|granskning)",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"\binom\s+({COUNT})\s+(veckor|vecka|månader|månad)\b", re.IGNORECASE)
_START = re.compile(r"^\s*,?\s*(?:räknat\s+)?(?:från|efter)\s+(?:och\s+med\s+)?([^.;]{0,60})", re.IGNORECASE)
_LATEST = re.compile(
    r"\b(?:senast|före|stäms\s+av|följ(?:er|s)\s+upp|sker|hålls|görs|genomförs)\s+(?=(?:den\s+)?\d)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:inget|ingen|inte|inga)\b[^.]{0,40}(?:möte|uppföljning|besök|åtgärdsplan)", re.IGNORECASE
)
_PLAN = re.compile(r"åtgärdsplan|handlingsplan", re.IGNORECASE)
_ASKED = re.compile(
    r"begär|ska\b|skall\b|kräv|lämna[sr]?\b|skicka|\bsänd(?:a|er|s)?\b|\bge\s+in\b|inkomma|inkommer|upprätta|vill\s+att|måste|åläggs"
    r"|redovisa|insända|förväntas",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"åtgärdsplan\w*\s+(?:kom\s+in|har\s+(?:kommit|inkommit|lämnats)|inkom\b|lämnades|är\s+(?:inlämnad"
    r"|godkänd)|som\s+(?:kom|lämnades))|har\s+(?:lämnat|skickat|upprättat|kommit\s+in\s+med)[^.]*åtgärdsplan",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPromise:
    """What is promised: months with or without their start, or a last day."""

    months: int | None = None
    start: date | None = None
    last: date | None = None
    basis: str = ""


def find_promise(outline: Outline, day: date | None) -> tuple[FoundPromise | None, list[Doubt]]:
    """Return the promise of a re-follow-up, the first that the document makes, and doubts."""
    for sentence in reversed(outline.sentences):
        if not _MEETING.search(sentence.text) or _NONE.search(sentence.text):
            continue
        where = sentence.part.block.where
        meeting = _MEETING.search(sentence.text)
        within = _WITHIN.search(sentence.text, meeting.start() if meeting else 0)
        within = within or _WITHIN.search(sentence.text)
        if within:
            promise = _counted(sentence.text, within, day)
            if promise and (promise.last or promise.start):
                return promise, []
            return promise, [Doubt("uppfoljning", "uppfoljning-utan-start", "osaker", sentence.text, where)]
        latest = _LATEST.search(sentence.text)
        if latest and (spans := find_days(sentence.text[latest.end() :])) and spans[0].start < 4:
            return FoundPromise(last=spans[0].first), []
    return None, []


def _counted(text: str, within: re.Match[str], day: date | None) -> FoundPromise | None:
    start = _START.search(text[within.end() :])
    first, basis = None, ""
    if start and (spans := find_days(start[1])) and spans[0].start < 12:
        first, basis = spans[0].first, ""
    elif start and (named := find_days(text[: within.start()])) and re.match(r"samma\s+da", start[1]):
        first = named[-1].first
    elif start and OWN_DAY.search(start[1]):
        first, basis = day, "rapportens datum"
    number = number_of(within[1])
    if number is None or not 0 < number <= 60:
        return None
    if within[2].casefold().startswith("månad"):
        return FoundPromise(months=int(number), start=first, basis=basis)
    last = counted(first, within[1], within[2]) if first else None
    return FoundPromise(last=last) if last else None


def find_plan(outline: Outline, contracts: list[str]) -> tuple[dict[str, object] | None, list[Doubt]]:
    """Return the demand for an action plan as the front matter has it, None where none is made."""
    for sentence in outline.sentences:
        text = sentence.text
        if not _PLAN.search(text) or not _ASKED.search(text) or _RECEIVED.search(text):
            continue
        if re.search(
            r"\b(?:ingen|inte\s+någon|inget\s+krav\s+på)\s+(?:\w+\s+)?(?:åtgärds|handlings)plan"
            r"|\bnågon\s+(?:\w+\s+)?(?:åtgärds|handlings)plan[^.]*\b(?:inte|ej)\b"
            r"|(?:åtgärds|handlings)plan\w*\s+behöver\s+(?:\w+\s+){0,2}(?:inte|ej)\b"
            r"|behöver\s+(?:\w+\s+)?(?:inte|ej)\b[^.]*(?:åtgärds|handlings)plan"
            r"|åtgärdsplan\w*\s+(?:begärs|krävs|behövs)\s+(?:inte|ej)",
            text,
            re.IGNORECASE,
        ):
            continue
        if sentence.part.name in ("background", "evidence", "areas") or re.search(
            r"\bom\s+(?:brister|avtalet|det)\b[^.]*\bkan\b", text, re.IGNORECASE
        ):
            continue
        plan: dict[str, object] = {"begard": True}
        contract = contract_in(text, contracts)
        if contract:
            plan["avtal"] = contract
        return plan, []
    return None, []
