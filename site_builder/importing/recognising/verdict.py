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
from site_builder.importing.recognising.verdict_words import Level, judged, level_of
from site_builder.model.profile import Taxonomy

_PROPOSED = re.compile(r"\bföreslå(?:r|s)\b|\bförslag(?:et)?\s+(?:är|till)\b", re.IGNORECASE)
_OVERALL = {"verdict", "decision", "summary"}
_ELSEWHERE = {"head", "other", "findings"}
_RARELY = {"background", "overview"}
_WHOLE_UNIT = re.compile(
    r"\b(?:verksamheten|utföraren|enheten|boendet|leverantören|bolaget|företaget)\b.*\b(?:uppföljning|granskning|sammantaget)"
    r"|\b(?:sammantaget|samlade?\s+bedömning|årets\s+(?:uppföljning|granskning)|i\s+år|20\d\d\s+års)\b",
    re.IGNORECASE,
)


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


def _statements(outline: Outline, taxonomy: Taxonomy, year: int | None) -> list[Statement]:
    found: list[Statement] = []
    for place, part in enumerate(outline.parts):
        is_told = part.name in _OVERALL or part.name in _ELSEWHERE or part.name in _RARELY
        if part.block.kind not in ("paragraph", "item") or not is_told:
            continue
        above = outline.parts[place - 1].block if place else part.block
        is_headed = above.kind == "heading" and "bedömning" in above.text.casefold()
        for sentence in sentences(" ".join(part.block.text.split())):
            is_proposed = part.name == "decision" or _PROPOSED.search(sentence) is not None
            is_of_part = part.name in _RARELY or (part.name == "findings" and part.subheading)
            if is_of_part and not _WHOLE_UNIT.search(sentence):
                continue
            alone = level_of(sentence, taxonomy) if is_headed else None
            levels = [(alone, False)] if alone else judged(sentence, year, is_whole=part.name in _OVERALL)
            found += [
                Statement(level, is_proposed, weak, sentence, part.block.where) for level, weak in levels
            ]
    return found
