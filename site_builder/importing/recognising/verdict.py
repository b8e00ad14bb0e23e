"""The overall verdict: what the document itself judges this time, with negations, clauses and earlier years.

A word alone never decides. What is about an earlier follow-up, about a part, a condition or a question is
left aside; where what remains does not agree, or is only proposed, there is a doubt. Nothing is computed.
"""

import re
from dataclasses import dataclass
from typing import Literal

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline
from site_builder.model.profile import Taxonomy

Level = Literal["godkand", "anmarkning", "underkand", "saknas"]

_NOT = r"(?:inte|ej|icke|aldrig|inte\s+längre)"
_WORD = r"god(?:känd|känt|kända|känns|kändes|känna|kännas|tagbar\w*)"
_APPROVED = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_FAILED = re.compile(r"\bunderkän(?:d|t|da|ns|des|na|nas)\b", re.IGNORECASE)
_REMARK = re.compile(r"\bmed\s+(?:\w+\s+){0,2}(?:anmärkning|påpekande|förbehåll)\w*", re.IGNORECASE)
_NEGATED = re.compile(rf"\b{_NOT}\b(?:\s+[\wåäö]+){{0,6}}?\s*$", re.IGNORECASE)
_DENIED_REASON = re.compile(
    r"\b(?:inget|ingenting|inga|ingen|inte|varken|saknas|utan)\b[^.;]{0,60}\b(?:som\s+(?:gör|hindrar|talar)|skäl|anledning|grund|hinder|orsak|framkommit)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:om|huruvida)\s+(?:[\wåäö]+\s+){0,5}(?:är|blir|kan|ska|skulle)?\s*(?:[\wåäö]+\s+){0,3}(?:inte\s+)?god(?:känd|känt|kända|kännas)"
    r"|ta(?:git|r)?\s+ställning|eller\s+(?:inte|ej|under)\s*\w*\s*god|godkän\w+\s+eller|(?:för\s+att|innan|när|förutsatt\s+att|under\s+förutsättning|såvida|därest)\s[^.]{0,60}god(?:känd|känt|kännas|känns)"
    r"|kan\s+(?:komma\s+att\s+)?bli\s+god|skulle\s+(?:kunna\s+)?|bör\s+kunna\s+god|riskera",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:ingen|någon|inget|inga)\s+(?:samlad|sammanvägd|övergripande|sammanfattande|slutlig|total)\w*\s+(?:bedömning|omdöme|värdering)[^.]*"
    r"|\b(?:samlad|sammanvägd|övergripande)\s+bedömning\s+(?:görs|lämnas|ges|har)\s+(?:inte|ej)|inte\s+tagit\s+ställning\s+till\s+om[^.]*god",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"\bkan\s+(?:\w+\s+){0,3}inte\b[^.]*\bta\s+ställning|slutlig\w*\s+bedömning\s+(?:lämnas|görs|ges)\s+(?:efter|senare|när|först)|bedömningen\s+skjuts|avvakta",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:förra|föregående|tidigare|förrförra|dåvarande|senaste\s+rapporten|sedan\s+tidigare|den\s+gången|då)\b|\bsedan\s+20\d\d",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:godkändes|underkändes|blev|var|hade|angavs)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:nu|årets|i\s+år|denna\s+(?:gång|uppföljning)|den\s+här\s+gången|sammantaget|därmed|härmed)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:rutin|plan|planerna|genomförandeplan|utbildning|dokumentation|punkt|delen|delar|krav\s+\d|kravet|området|utförare\s+enligt|ansökan|legitimation|svar|avvikelse|redovisning|underleverantör|bemanning)\w*"
    r"\s+(?:\w+\s+){0,3}(?:är|var|bedöms|blev|har|anses|ska|måste|som)\b|godkänd\w*\s+(?:utförare|leverantör\w*\s+enligt|läkemedel|utbildning|plan|av\s+(?:ivo|arbetsmiljöverket)|enligt\s+lov|inom\s+lov)"
    r"|godkänn\w+\s+(?:planen|rapporten|protokollet|åtgärdsplan\w*|förslaget|av\s+(?:planen|rapporten|åtgärdsplan\w*))|åtgärdsplan\w*\s+(?:\w+\s+){0,4}godkän",
    re.IGNORECASE,
)
_MEETS = re.compile(
    rf"\b(?:uppfyller|följer|lever\s+upp\s+till|brister\s+mot)\b\s*(?P<not>{_NOT}\b)?\s*(?P<part>delvis|i\s+huvudsak|till\s+stor\s+del|inte\s+fullt\s+ut)?[^.]{{0,40}}\b(?:krav|avtal|villkor)\w*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d:/-])(20\d\d)(?![\d:/-])")
_CLAUSE = re.compile(
    r"[;:]|,?\s+\b(?:men|utan(?=\s+den|\s+verksamheten|\s+de)|medan|dock(?!\s+med))\b\s*|,\s+(?:och|i\s+vilken)\b|\s+\boch\b\s+(?=(?:är|var|blev|godkänd|godkändes|bedöms|underkänd)\b)",
    re.IGNORECASE,
)
_OVERALL = {"verdict", "decision", "summary"}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause judges: the level, whether it is only proposed, and how directly it is said."""

    level: Level
    is_proposed: bool
    is_weak: bool
    text: str
    where: str


def find_verdict(
    outline: Outline, taxonomy: Taxonomy, year: int | None
) -> tuple[str | None, list[Doubt], str]:
    """Return the id of the verdict, doubts, and the sentence that says it.

    The id is the scale's "no overall verdict", or None where the scale has none, when the document gives
    none, or when what it gives cannot be told with certainty; then there is a doubt.
    """
    stated = [*_labelled(outline, taxonomy), *_statements(outline, taxonomy, year)]
    direct = [each for each in stated if not each.is_weak]
    levels = {each.level for each in direct if each.level != "saknas"}
    nothing = _of_level(taxonomy, "saknas")
    if len(levels) == 1:
        level = levels.pop()
        said = next(each for each in direct if each.level == level)
        if any(each.level == "saknas" for each in direct):
            return nothing, [_doubt("bedomning-gar-isar", "osaker", said)], ""
        if level == "godkand" and any(each.is_weak and each.level == "underkand" for each in stated):
            return nothing, [_doubt("bedomning-gar-isar", "osaker", said)], ""
        verdict = _of_level(taxonomy, level)
        if verdict is None:
            return nothing, [_doubt("bedomning-utom-skalan", "osaker", said)], ""
        is_proposed = all(each.is_proposed for each in direct if each.level == level)
        return verdict, [_doubt("bedomning-forslag", "osaker", said)] if is_proposed else [], said.text
    if len(levels) > 1:
        said = direct[0]
        return nothing, [_doubt("bedomning-gar-isar", "osaker", each) for each in direct[:3]], ""
    none = [each for each in direct if each.level == "saknas"]
    if none and not any(each.is_proposed for each in none) and not any(each.is_weak for each in stated):
        return nothing, [], none[0].text
    if stated:
        return nothing, [_doubt("bedomning-oklar", "osaker", stated[0])], ""
    return nothing, [Doubt("samlad_bedomning", "bedomning-saknas", "saknas")], ""


def _doubt(reason: str, certainty: Literal["osaker"], said: Statement) -> Doubt:
    return Doubt("samlad_bedomning", reason, certainty, said.text, said.where)


def _of_level(taxonomy: Taxonomy, level: Level) -> str | None:
    """Return the scale's only verdict of a level; None where it has none, or several."""
    found = [key for key, verdict in taxonomy.verdicts.items() if verdict.level == level]
    return found[0] if len(found) == 1 else None


def _labelled(outline: Outline, taxonomy: Taxonomy) -> list[Statement]:
    """Return what stands beside a label such as "Samlad bedömning"."""
    found = []
    for pair in outline.values("bedomning"):
        label = pair.label.casefold().strip(": ")
        is_overall = "sam" in label or "total" in label or "hel" in label
        if not is_overall or len(pair.value) > 60:
            continue
        level = level_of(pair.value, taxonomy)
        if level:
            found.append(Statement(level, False, False, f"{pair.label}: {pair.value}", pair.where))
    return found


def level_of(text: str, taxonomy: Taxonomy) -> Level | None:
    """Return the level of a short verdict that stands alone, such as `Ej godkänd` in a table."""
    plain = " ".join(text.split()).strip(" .*").casefold()
    for verdict in taxonomy.verdicts.values():
        if plain == verdict.name.casefold():
            return verdict.level
    if re.fullmatch(rf"(?:{_NOT}\s+god\w+|underkän\w+|icke\s*godkänd\w*)", plain):
        return "underkand"
    if re.fullmatch(r"godkän\w+\s+med\s+(?:anmärkning|påpekande)\w*", plain):
        return "anmarkning"
    return "godkand" if re.fullmatch(r"godkän(?:d|t|da)", plain) else None


def _statements(outline: Outline, taxonomy: Taxonomy, year: int | None) -> list[Statement]:
    found: list[Statement] = []
    for place, part in enumerate(outline.parts):
        if part.block.kind not in ("paragraph", "item") or part.name in ("measures", "areas"):
            continue
        text = " ".join(part.block.text.split())
        is_proposed = part.name == "decision"
        before = outline.parts[place - 1].block.text if place else ""
        is_named = "bedömning" in before.casefold() and outline.parts[place - 1].block.kind == "heading"
        for sentence in sentences(text):
            for each in judged(
                sentence, year, is_whole=part.name in _OVERALL, is_short=is_named, taxonomy=taxonomy
            ):
                found.append(
                    Statement(
                        each[0], is_proposed or _is_proposal(sentence), each[1], sentence, part.block.where
                    )
                )
    return found


def _is_proposal(sentence: str) -> bool:
    return (
        re.search(r"\bföreslå(?:r|s)\b|\bförslag(?:et)?\s+(?:är|till)\b", sentence, re.IGNORECASE) is not None
    )


def judged(
    sentence: str,
    year: int | None,
    *,
    is_whole: bool = True,
    is_short: bool = False,
    taxonomy: Taxonomy | None = None,
) -> list[tuple[Level, bool]]:
    """Return the levels that a sentence judges now, each with whether it is only weakly said.

    `is_whole` says that the sentence stands where overall verdicts do; elsewhere it must name the whole unit.
    """
    if _NONE.search(sentence):
        return [("saknas", False)]
    if _UNABLE.search(sentence):
        return [("saknas", True)]
    if is_short and taxonomy and len(sentence) < 40 and (level := level_of(sentence, taxonomy)):
        return [(level, False)]
    found: list[tuple[Level, bool]] = []
    for clause in _clauses(sentence):
        each = _of_clause(clause, sentence, year)
        if each:
            found.append(each)
    if not found and is_whole and (meets := _MEETS.search(sentence)) and not _is_earlier(sentence, year):
        is_denied = meets["not"] is not None or re.search(
            rf"\b{_NOT}\s+$", sentence[: meets.start()], re.IGNORECASE
        )
        if is_denied and not re.search(r"\bi\s+dessa\s+delar\b|\binom\b", sentence):
            return [("underkand", True)]
        return []
    return found


def _clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence that judge by themselves; what is put in between commas stays inside."""
    return [part for part in _CLAUSE.split(sentence) if part and part.strip()]


def _of_clause(clause: str, sentence: str, year: int | None) -> tuple[Level, bool] | None:
    match = _APPROVED.search(clause)
    failed = _FAILED.search(clause)
    if match is None and failed is None:
        return None
    if _is_earlier(clause, year, sentence) or (_PARTLY.search(clause) and not _is_of_unit(clause)):
        return None
    if _OPEN.search(clause) and not _DENIED_REASON.search(clause):
        return ("saknas", True)
    place = match or failed
    assert place is not None
    before = clause[: place.start()]
    if _DENIED_REASON.search(before):
        return None  # "nothing that makes it not approved": the opposite is said elsewhere, or not at all
    is_negated = _is_negated(before, clause, place.start())
    if failed and match is None:
        return None if is_negated else ("underkand", False)
    if is_negated:
        return ("underkand", False)
    if _REMARK.search(clause[place.end() :]) or _REMARK.search(_rest(sentence, clause)):
        return ("anmarkning", False)
    return ("godkand", False)


def _rest(sentence: str, clause: str) -> str:
    """Return what follows a clause, as far as it belongs to it: `…, dock med anmärkning`."""
    after = sentence.partition(clause)[2]
    match = re.match(r"\s*,?\s*(?:men|dock|fast|om\s+än)\s+(med\s+[^,.]*)", after, re.IGNORECASE)
    return match[1] if match else ""


def _is_negated(before: str, clause: str, at: int) -> bool:
    """Say whether a negation belongs to the word, not to something put in between on the way."""
    bare = re.sub(r",[^,]*,", " ", before)
    near = bare[-90:]
    if re.search(rf"\b(?:varken|{_NOT})\b[^,;]*$", near, re.IGNORECASE):
        tail = re.split(rf"\b(?:varken|{_NOT})\b", near, flags=re.IGNORECASE)[-1]
        return not re.search(r"\b(?:att|som|vilket|eftersom|därför|trots)\b", tail)
    after = clause[at:]
    return re.match(rf"\S+\s+(?:[\wåäö]+\s+){{0,3}}{_NOT}\b", after, re.IGNORECASE) is not None


def _is_earlier(clause: str, year: int | None, sentence: str = "") -> bool:
    """Say whether a clause is about an earlier follow-up: it names one, or a year before this one's."""
    years = [int(each) for each in _YEAR.findall(clause)]
    if years and year is not None:
        return max(years) < year
    if _EARLIER.search(clause) and not _NOW.search(clause):
        return True
    whole = [int(each) for each in _YEAR.findall(sentence)]
    is_past = _PERFECT.search(clause) is not None
    is_past_only = (
        is_past and bool(whole) and year is not None and max(whole) < year and not _NOW.search(clause)
    )
    return is_past_only or (is_past and _EARLIER.search(sentence) is not None and not _NOW.search(clause))


def _is_of_unit(clause: str) -> bool:
    return (
        re.search(
            r"\b(?:verksamheten|utföraren|enheten|boendet|leverantören|bedömningen\s+att)\b",
            clause,
            re.IGNORECASE,
        )
        is not None
    )
