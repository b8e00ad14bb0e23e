"""Which focus areas were looked at: named as such, as headings of findings, or in a table of requirements."""

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline, without_number
from site_builder.model.profile import FocusArea, Taxonomy

_ASKED = re.compile(
    r"\bfokus\w*|områden?\b|\bomfatta\w*|\bavse[rst]\w*|\b(?:be)?rör(?:de|t)?\b|\bgäll(?:er|de|t)\b|\bhandla[rt]?\w*\s+om"
    r"|\btitta(?:de|t|r)\b|\bfölj(?:t|s|er|de|des|ts)\s+(?:\w+\s+){0,2}?upp\b|\bgranska(?:de|t|ts|des|r|s)\b|granskningen\s+(?:rör|av)"
    r"|\binrikt\w+|\binom\s+(?:området|områdena)|uppföljningen\s+2|\bvalt\b|\bvalde[s]?\b|\btema\w*|\bbehandlar\b|\butvärdera\w*"
    r"|\bkontrollera(?:de|t|ts|des|r|s)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:granskades\s+inte|inte\s+granskat|har\s+inte\s+granskats|ingår\s+inte|ingick\s+inte|omfattas\s+inte|utanför|inte\s+följts\s+upp|ej\s+granskat|följdes\s+inte\s+upp|undantag)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\b(?:inklusive|inkl\.|bland\s+annat|såsom|till\s+exempel|t\.ex\.)[^,;.]*", re.IGNORECASE)
_PARTS = {"head", "background", "other", "evidence", "summary", "findings", "areas"}
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {"och", "samt", "i", "av", "för", "med", "på", "om"}


def find_areas(outline: Outline, taxonomy: Taxonomy) -> tuple[list[str], list[Doubt]]:
    """Return the ids of the focus areas in the order of the text, and a doubt where none is named."""
    denied = {
        area
        for sentence in outline.sentences
        if _NOT.search(sentence.text)
        for area in named_areas(sentence.text, taxonomy)
    }
    told = [area for area in _told(outline, taxonomy) if area not in denied]
    if told:
        return list(dict.fromkeys(told)), []
    shown = [area for area in _headings(outline, taxonomy) if area not in denied]
    if shown:
        return list(dict.fromkeys(shown)), [
            Doubt("fokusomraden", "omraden-ur-rubriker", "tolkat", ", ".join(dict.fromkeys(shown)))
        ]
    return [], [Doubt("fokusomraden", "omraden-saknas", "saknas")]


def named_areas(text: str, taxonomy: Taxonomy, *, loosely: bool = True) -> list[str]:
    """Return the areas that a text names, in its order; an area's words may be inflected.

    `loosely` takes an area's own single word for it as well, where it is no part of another's longer name.
    """
    plain = _TAIL.sub("", " ".join(text.split()))
    found: list[tuple[int, int, str]] = []
    for key, area in taxonomy.focus_areas.items():
        for name, is_whole in _names(key, area):
            if (is_whole or loosely) and (place := _find(plain, name)):
                found.append((*place, key))
    kept = [
        each
        for each in found
        if not any(
            other[2] != each[2]
            and other[0] <= each[0]
            and each[1] <= other[1]
            and other[1] - other[0] > each[1] - each[0]
            for other in found
        )
    ]
    return list(dict.fromkeys(key for _, _, key in sorted(kept)))


def area_of_heading(text: str, taxonomy: Taxonomy) -> str | None:
    """Return the area that a heading or a cell is the name of."""
    plain = without_number(text)
    named = named_areas(plain, taxonomy)
    return named[0] if len(named) == 1 and len(plain) < 90 else None


def _told(outline: Outline, taxonomy: Taxonomy) -> Iterator[str]:
    for pair in outline.values("omraden"):
        if "område" in pair.label.casefold():
            yield from named_areas(pair.value, taxonomy)
    for place, part in enumerate(outline.parts):
        if part.block.kind != "heading" and not _NOT.search(part.block.text):
            yield from _of_part(outline, place, taxonomy)
    for sentence in outline.sentences:
        text, name = sentence.text, sentence.part.name
        is_of_result = name == "findings" and bool(sentence.part.subheading)
        if name not in _PARTS or is_of_result or _NOT.search(text):
            continue
        if _ASKED.search(text):
            yield from named_areas(text, taxonomy)
        elif len(named := named_areas(text, taxonomy, loosely=False)) > 1:
            yield from named
    yield from _of_tables(outline, taxonomy)


def _of_part(outline: Outline, place: int, taxonomy: Taxonomy) -> Iterator[str]:
    """Yield the areas of a block that stands under a heading, or a sentence, that announces them."""
    part = outline.parts[place]
    text = part.block.text
    if part.name == "areas":
        yield from named_areas(text, taxonomy)
    elif part.block.kind == "item" and place and _ASKED.search(_lead(outline, place)):
        yield from named_areas(text, taxonomy, loosely=False)
    elif place and len(text) < 200 and _announces(outline.parts[place - 1].block.text):
        yield from named_areas(text, taxonomy)


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and _ASKED.search(text) is not None


def _lead(outline: Outline, place: int) -> str:
    """Return the text that a list stands under."""
    while place and outline.parts[place].block.kind == "item":
        place -= 1
    return outline.parts[place].block.text


def _of_tables(outline: Outline, taxonomy: Taxonomy) -> Iterator[str]:
    table, is_of_areas = 0, False
    for part in outline.parts:
        block = part.block
        filled = [cell for cell in block.cells if cell]
        if block.kind != "row" or not filled or part.name in ("measures", "evidence"):
            continue
        if block.table != table:
            table, is_of_areas = block.table, "område" in filled[0].casefold()
        area = area_of_heading(filled[0], taxonomy)
        if area and (len(filled) != 2 or is_of_areas):
            yield area


def _headings(outline: Outline, taxonomy: Taxonomy) -> Iterator[str]:
    for part in outline.parts:
        if part.block.kind == "heading" and (area := area_of_heading(part.block.text, taxonomy)):
            yield area


@lru_cache(maxsize=256)
def _names(key: str, area: FocusArea) -> tuple[tuple[tuple[str, ...], bool], ...]:
    whole = [area.name, *([area.short] if area.short else [])]
    single = [part for part in _WORD.findall(area.name.casefold()) if len(part) > 10]
    own = key.replace("-", " ")
    names = [(_stems(name), True) for name in whole]
    if " " not in own:
        names.append((_stems(own), False))
    names += [((word,), False) for word in single if _ascii(word) == own]
    return tuple(dict.fromkeys(names))


def _ascii(word: str) -> str:
    return word.translate(str.maketrans("åäöé", "aaoe"))


def _stems(name: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(name.casefold()) if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in (
        "erna",
        "arna",
        "orna",
        "enas",
        "ande",
        "het",
        "are",
        "en",
        "et",
        "er",
        "ar",
        "or",
        "an",
        "na",
        "t",
        "a",
        "e",
        "n",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 5:
            return word.removesuffix(ending)
    return word


def _find(text: str, stems: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the words of a name stand near each other, in their order."""
    words = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
    words = [word for word in words if word[2] not in _SMALL]
    for at in range(len(words) - len(stems) + 1):
        run = words[at : at + len(stems)]
        if all(_alike(word[2], stem) for word, stem in zip(run, stems, strict=True)):
            return run[0][0], run[-1][1]
    return None


def _alike(word: str, stem: str) -> bool:
    if len(stem) < 5:
        return word == stem
    return _ascii(_stem(word)) == _ascii(stem) or (
        _ascii(word).startswith(_ascii(stem)) and len(word) - len(stem) <= 3
    )
