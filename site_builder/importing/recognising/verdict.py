"""The overall verdict: what the document itself judges this time, with negations, clauses and earlier years.

A word alone never decides. What is about an earlier follow-up, about a part, a condition or a question is
left aside; where what remains does not agree, or is only proposed, there is a doubt. Nothing is computed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline
from site_builder.importing.recognising.register_names import own_words
from site_builder.importing.recognising.verdict_forms import has_boxes, labelled, ticked
from site_builder.importing.recognising.verdict_words import Judgement, Level, judged, level_of, names_verdict
from site_builder.model.profile import Taxonomy

_PROPOSED = re.compile(r"\bföreslå(?:r|s)\b|\bförslag(?:et)?\s+(?:är|till)\b", re.IGNORECASE)
_OVERALL = {"verdict", "decision", "summary"}
_ELSEWHERE = {"head", "other", "findings"}
_SCALE = re.compile(r"skal|nivå|grund|kriteri|modell|matris|så\s+bedöm", re.IGNORECASE)
_RARELY = {"background", "overview"}
_WHOLE_UNIT = re.compile(
    r"\b(?:verksamheten|utföraren|enheten|boendet|leverantören|bolaget|företaget)\b.*\b(?:uppföljning"
    r"|granskning|sammantaget)"
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
    outline: Outline, taxonomy: Taxonomy, year: int | None, names: Iterable[str] = ()
) -> tuple[str | None, list[Doubt], str]:
    """Return the id of the verdict, doubts, and the sentence that says it.

    `names` are what the unit and its provider are called.

    The id is the scale's "no overall verdict", or None where the scale has none, when the document gives
    none, or when what it gives cannot be told with certainty; then there is a doubt.
    """
    stated = [*_labelled(outline, taxonomy), *_statements(outline, taxonomy, year, _called(names))]
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
    """Return what a label, a form or a colour says; what cannot be told there is weakly nothing."""
    return [
        Statement(level or "saknas", False, level is None, text, where)
        for level, text, where in labelled(outline, taxonomy)
    ]


def _called(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a unit by the words of its names that no other has, with what it is after them."""
    own = {word.rstrip("s") for name in names for word in own_words(name) if len(word) > 3}
    words = "|".join(map(re.escape, sorted(own, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"\b(?:{words})\w{{0,3}}(?:\s+{_SORT})?\b", re.IGNORECASE)


_SORT = (
    r"(?:personliga\s+|dagliga\s+)?(?:hemtjänst|hemhjälp|äldreboende|boende"
    r"|gruppbostad|assistans|verksamhet|verkstad|omsorg|ab|hb)"
)


def _statements(
    outline: Outline, taxonomy: Taxonomy, year: int | None, called: re.Pattern[str]
) -> list[Statement]:
    found: list[Statement] = []
    for place, part in enumerate(outline.parts):
        is_whole = part.name in _OVERALL
        is_told = is_whole or part.name in _ELSEWHERE or part.name in _RARELY
        if part.block.kind == "row" or not is_told:
            continue
        is_headed = _is_headed(outline, place)
        if part.block.kind == "heading" and not (is_headed and level_of(part.block.text, taxonomy)):
            continue
        for sentence in sentences(" ".join(part.block.text.split())):
            is_proposed = part.name == "decision" or _PROPOSED.search(sentence) is not None
            is_of_part = part.name in _RARELY or (part.name == "findings" and part.subheading)
            if is_of_part and not _WHOLE_UNIT.search(sentence):
                continue
            alone = level_of(sentence, taxonomy) if is_headed else None
            if alone:
                levels: list[Judgement] = [(alone, False)]
            elif has_boxes(sentence):
                levels = _ticked(sentence, taxonomy, is_whole=is_whole)
            else:
                levels = judged(called.sub("verksamheten", sentence), year, is_whole=is_whole)
            found += [
                Statement(level, is_proposed, weak, sentence, part.block.where) for level, weak in levels
            ]
    return found


def _is_headed(outline: Outline, place: int) -> bool:
    """Say whether a block stands alone right under a heading for the verdict; a scale's levels do not."""
    above = outline.parts[place - 1].block if place else None
    after = outline.parts[place + 1].block if place + 1 < len(outline.parts) else None
    own = outline.parts[place].block
    if above is None or above.kind != "heading" or (own.kind == "item" and after and after.kind == "item"):
        return False
    return "bedömning" in above.text.casefold() and _SCALE.search(above.text) is None


def _ticked(sentence: str, taxonomy: Taxonomy, *, is_whole: bool) -> list[Judgement]:
    """Return the verdict that is ticked where overall verdicts stand; that there is one, elsewhere."""
    level = ticked(sentence, taxonomy) if is_whole else None
    if level:
        return [(level, False)]
    return [("saknas", True)] if names_verdict(sentence) else []
