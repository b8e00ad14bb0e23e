"""Case numbers, contract numbers and legal references, each dash written `-`."""

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline
from site_builder.model import Profile
from site_builder.model.profile import LegalReference
from site_builder.rules.references import written_as

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ANY_CASE = re.compile(
    r"(?<![\w/-])(?:[A-ZÅÄÖ]{1,6}[ -]?)?(?:(?:19|20)\d{2}[/:.-]\d{1,6}|\d{1,6}/(?:19|20)\d{2}"
    r"|\d{1,6}/\d{2})(?:[/:.-]\d{1,6})*(?![\w/])"
    r"|(?<![\w/-])[A-ZÅÄÖ]{2,6}(?:[ -][A-ZÅÄÖ]{2,6})?[/ -](?:19"
    r"|20)\d{2}[/:-]\d{1,6}(?:[/:-]\d{1,6})*(?![\w/])"
)
_ANY_CONTRACT = re.compile(
    r"(?<![\w/-])(?:[A-ZÅÄÖ]{1,6}[ /-]?)?\d{2,4}[/:-]\d{1,6}(?:[/:-]\d{1,6})?(?![\w/])"
)
_SAID_CONTRACT = re.compile(
    r"\bavtal(?:et|s?nummer|s?nr)?\.?\s*(?:nr\.?|nummer|med\s+(?:nummer|beteckning))?\s*:?\s*$", re.IGNORECASE
)
_MOST = 4


def plain_dashes(text: str) -> str:
    """Return a text with every dash written `-`, and blanks as single ones."""
    return " ".join(text.translate(_DASHES).split())


def find_case_numbers(outline: Outline, profile: Profile) -> tuple[list[str], list[Doubt]]:
    """Return the document's own case number, or several where its head has several."""
    patterns = profile.municipality.case_number_patterns
    labelled = _labelled(outline, "diarienummer", patterns, _ANY_CASE)
    if labelled:
        doubts = (
            [Doubt("diarienummer", "flera-nummer", "osaker", ", ".join(labelled))]
            if len(labelled) > 1
            else []
        )
        return labelled, doubts
    if patterns:
        for text in (outline.head, outline.text):
            found = list(dict.fromkeys(_shape(patterns).findall(plain_dashes(text))))
            if len(found) == 1:
                is_sure = text == outline.head
                return found, [] if is_sure else [
                    Doubt("diarienummer", "nummer-i-texten", "tolkat", found[0])
                ]
            if found:
                return [], [Doubt("diarienummer", "flera-nummer", "osaker", ", ".join(found[:_MOST]))]
    return [], [Doubt("diarienummer", "diarienummer-saknas", "saknas")]


def find_contracts(outline: Outline, profile: Profile) -> tuple[list[str], list[Doubt]]:
    """Return the contracts that the document names; its head's first where there are several."""
    patterns = profile.municipality.contract_patterns
    cases = set(_labelled(outline, "diarienummer", profile.municipality.case_number_patterns, _ANY_CASE))
    labelled = [each for each in _labelled(outline, "avtal", patterns, _ANY_CONTRACT) if each not in cases]
    text = plain_dashes(outline.text)
    found: Counter[str] = Counter()
    for match in (_shape(patterns) if patterns else _ANY_CONTRACT).finditer(text):
        if match[0] not in cases and (patterns or _SAID_CONTRACT.search(text[: match.start()][-30:])):
            found[match[0]] += 1
    others = [number for number in found if number not in labelled]
    if labelled:
        return labelled, [
            Doubt("avtal", "flera-nummer", "osaker", ", ".join(others[:_MOST]))
        ] if others else []
    if len(others) > 1:
        return others[:_MOST], [Doubt("avtal", "flera-nummer", "osaker", ", ".join(others[:_MOST]))]
    return others, []


def contract_in(text: str, contracts: list[str]) -> str | None:
    """Return the contract among those of the report that a text names, or the only one there is."""
    named = next((number for number in contracts if number in plain_dashes(text)), None)
    return named or (contracts[0] if len(contracts) == 1 else None)


def _labelled(outline: Outline, field: str, patterns: tuple[str, ...], usual: re.Pattern[str]) -> list[str]:
    found: dict[str, None] = {}
    for pair in outline.values(field):
        if found and not pair.is_header:
            break
        value = plain_dashes(pair.value)
        numbers = _shape(patterns).findall(value) if patterns else []
        if not numbers and not _is_date(value):
            numbers = [match[0] for match in usual.finditer(value) if not _is_date(match[0])][:1]
        found.update(dict.fromkeys(numbers))
    return list(found)[:_MOST]


def _is_date(text: str) -> bool:
    return re.match(r"(?:19|20)\d\d-[01]\d-[0-3]\d", text) is not None


def _shape(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the municipality's patterns that is no part of a longer number."""
    return re.compile(rf"(?<![\w/])(?:{written_as(patterns)})(?![\w]|[/-]\d)")


# Laws ---------------------------------------------------------------------------------------------

_LAWS: dict[str, str] = {
    "sol": r"sol\b|socialtjänstlag(?:en|ens)?\b",
    "lss": r"lss\b|lag(?:en)?\s*(?:\(1993:387\)\s*)?om\s+stöd\s+och\s+service",
    "kl": r"kl\b|kommunallag(?:en|ens)?\b",
    "osl": r"osl\b|offentlighets-?\s+och\s+sekretesslag(?:en)?\b",
    "hsl": r"hsl\b|hälso-?\s+och\s+sjukvårdslag(?:en)?\b",
    "psl": r"psl\b|patientsäkerhetslag(?:en)?\b",
    "lou": r"lou\b|lag(?:en)?\s*(?:\(2016:1145\)\s*)?om\s+offentlig\s+upphandling",
    "lov": r"lov\b|lag(?:en)?\s*(?:\(2008:962\)\s*)?om\s+valfrihetssystem",
}
_REGULATION = re.compile(r"\b(SO?SFS|HSLF-FS)\s*(\d{4}:\d+)", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"(?:(\d{1,2})\s*kap(?:\.|itlet)?\s*)?(\d{1,2})(?:\s*(?:[-–]|och)\s*(\d{1,2}))?\s*(?:[a-z]\s*)?§+\s*"
    rf"(?:i\s+)?(?P<law>{'|'.join(_LAWS.values())})(?:(?=[^()§.;\d]{{0,60}}\((?P<sfs>\d{{4}}:\d+)\)))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:(\d{1,2})\s*kap\.?\s*)?(\d{1,2})(?:\s*(?:[-–]|och)\s*(\d{1,2}))?\s*§")
_SFS = re.compile(r"\((\d{4}:\d+)\)")
_REVERSED = re.compile(
    rf"\b(?P<law>{'|'.join(_LAWS.values())})\s*(?:\((?P<sfs>\d{{4}}:\d+)\))?,?\s+(?:(\d{{1,2}})\s*kap\.?\s*)?(\d{{1,2}})"
    r"(?:\s*[-–]\s*(\d{1,2}))?\s*§",
    re.IGNORECASE,
)
Cited = tuple[str, str, int, int, int]
"""Law, number in the statute book or nothing, chapter or 0, first and last section."""


def find_legal(outline: Outline, profile: Profile, day: date | None) -> tuple[list[str], list[Doubt]]:
    """Return the taxonomy's entries that the document cites, in the order of the text.

    A law that is cited without its number is the one in force on the document's day.
    """
    text = plain_dashes(outline.text)
    found: dict[str, int] = {}
    doubts: list[Doubt] = []
    for match in _REGULATION.finditer(text):
        entry = next((key for key, law in profile.taxonomy.legal.items() if match[2] in law.name), None)
        if entry:
            found.setdefault(entry, match.start())
    for place, cited in _cited(text):
        fitting = [key for key, law in profile.taxonomy.legal.items() if _fits(cited, law)]
        if not cited[1] and len(fitting) > 1:
            fitting = [key for key in fitting if day and profile.taxonomy.legal[key].in_force(day)] or fitting
        if len(fitting) > 1:
            doubts.append(Doubt("lagrum", "flera-lagrum", "osaker", ", ".join(fitting)))
        for key in fitting[:1]:
            found.setdefault(key, place)
    return sorted(found, key=lambda key: found[key]), doubts


def _cited(text: str) -> list[tuple[int, Cited]]:
    found = []
    for pattern in (_PARAGRAPH, _REVERSED):
        for match in pattern.finditer(text):
            chapter, first, last = (
                (match[1], match[2], match[3]) if pattern is _PARAGRAPH else (match[3], match[4], match[5])
            )
            start = int(first)
            found.append(
                (
                    match.start(),
                    (_law(match["law"]), match["sfs"] or "", int(chapter or 0), start, int(last or start)),
                )
            )
    return found


def _law(written: str) -> str:
    return next(name for name, pattern in _LAWS.items() if re.match(pattern, written, re.IGNORECASE))


@lru_cache(maxsize=256)
def _entry(name: str, title: str) -> tuple[str, str, int, int, int] | None:
    text = plain_dashes(f"{name} {title}")
    law = next(
        (key for key, pattern in _LAWS.items() if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE)), ""
    )
    place = _BARE.search(plain_dashes(name)) or _BARE.search(plain_dashes(title))
    if not law or place is None:
        return None
    sfs = _SFS.search(text)
    first = int(place[2])
    return law, sfs[1] if sfs else "", int(place[1] or 0), first, int(place[3] or first)


def _fits(cited: Cited, law: LegalReference) -> bool:
    entry = _entry(law.name, law.title)
    if entry is None or entry[0] != cited[0] or entry[2] != cited[2]:
        return False
    return (
        (not cited[1] or not entry[1] or cited[1] == entry[1])
        and entry[3] <= cited[3]
        and cited[4] <= entry[4]
    )
