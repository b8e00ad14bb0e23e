"""The draft's prose: the source's own sentences under the recommended headings, and its summary."""

import re
from typing import Any

from site_builder.importing.guarding import Guard
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.areas import area_of_heading
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.figure_lines import IS_FLAT_TABLE
from site_builder.importing.recognising.outline import Outline, Part
from site_builder.importing.recognising.verdict_forms import has_boxes
from site_builder.model.profile import Taxonomy
from site_builder.wording import load

_HEADINGS = {
    "background": 0,
    "summary": 0,
    "decision": 3,
    "areas": 0,
    "overview": 1,
    "findings": 2,
    "earlier": 2,
    "other": 2,
    "verdict": 3,
    "measures": 3,
    "process": 3,
    "evidence": 0,
}
_MARK = re.compile(r"\(\s*(?:krav|rekommendation)[^)]*\)", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:hej!?|till\s|med\s+vänliga?\s|kontakt:|handläggare\b|mottagare\b|kopia\s+till)", re.IGNORECASE
)
_LABELLED = re.compile(r"^[A-ZÅÄÖ][\wåäö .]{1,30}:\s*\S{1,60}$")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_STARTS = re.compile(r"^(\d+)([.)])\s|^([-+=~])")
_MOST_SUMMARY = 560
_LONGEST_TABLE = 600


def body_of(outline: Outline, taxonomy: Taxonomy, guard: Guard) -> tuple[str, list[tuple[str, str]]]:
    """Return the Markdown under the front matter, and what was left out for secrecy with where it stood."""
    titles = load("site").cli["import"].headings
    sections: list[list[str]] = [[], [], [], []]
    cut: list[tuple[str, str]] = []
    under = ["", "", "", ""]
    is_letter = all(part.name in ("head", "measures", "verdict") for part in outline.parts)
    for place, part in enumerate(outline.parts):
        at = _section(part, place, is_letter)
        if at is None or part.block.kind in ("heading", "row"):
            continue
        kept, gone = guard.kept(_own(part, is_letter))
        cut += [(text, part.block.where) for text in gone]
        if not kept:
            continue
        heading = _subheading(part, taxonomy, guard)
        if heading and heading != under[at] and part.name != "measures":
            sections[at].append(f"### {_escaped(heading)}")
            under[at] = heading
        is_item = part.block.kind == "item" and part.name != "measures"
        sections[at].append(f"- {_escaped(kept)}" if is_item else _escaped(kept))
    found = [
        f"## {title}\n\n{_joined(texts)}" for title, texts in zip(titles, sections, strict=True) if texts
    ]
    return "\n\n".join(found) + "\n", cut


def _joined(texts: list[str]) -> str:
    """Return paragraphs with blank lines between them, the items of a list without."""
    lines: list[str] = []
    for text in texts:
        is_next_item = text.startswith("- ") and lines and lines[-1].startswith("- ")
        lines += [text] if is_next_item or not lines else ["", text]
    return "\n".join(lines)


def _section(part: Part, place: int, is_letter: bool) -> int | None:
    if part.name == "head":
        return 2 if is_letter and len(part.block.text) > 150 else None
    if part.name in ("evidence", "decision") and part.block.kind == "item":
        return None
    if part.name in ("areas",) and len(part.block.text) < 60:
        return None
    return _HEADINGS.get(part.name)


def _own(part: Part, is_letter: bool) -> str:
    """Return the text of a block without what the front matter already says of it: measures, signatures."""
    text = " ".join(part.block.text.split())
    if len(text) < _LONGEST_TABLE and IS_FLAT_TABLE.search(text):
        return ""
    if _GREETING.match(text) or _LABELLED.match(text):
        text = "" if len(text) < 100 else text
    if part.name == "measures":
        text = _MARK.split(text)[-1] if _MARK.search(text) else ("" if part.block.kind == "item" else text)
    if part.block.kind != "item" and len(text) < 60 and not re.search(r"[.!?:]$", text):
        return ""
    return " ".join(each for each in sentences(text) if not _GREETING.match(each))


def _subheading(part: Part, taxonomy: Taxonomy, guard: Guard) -> str:
    heading = part.subheading
    if not heading or len(heading) > 90 or guard.refuses(heading):
        return ""
    area = area_of_heading(heading, taxonomy)
    return taxonomy.focus_areas[area].name if area else heading


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    plain = _SPECIAL.sub(r"\\\1", text)
    return _STARTS.sub(lambda match: f"{match[1]}\\{match[2]} " if match[1] else f"\\{match[3]}", plain)


def summary_of(outline: Outline, guard: Guard, said: str, front: dict[str, Any]) -> tuple[str, list[Doubt]]:
    """Return a summary in the source's own sentences, and a doubt that asks for a better one."""
    chosen: list[str] = []
    for name in ("verdict", "summary"):
        told = [
            each for each in outline.sentences if each.part.name == name and each.part.block.kind != "item"
        ]
        texts = [
            each.text
            for each in told
            if each.text[-1] != ":" and not _MARK.search(each.text) and not has_boxes(each.text)
        ]
        chosen += [text for text in texts if not guard.refuses(text) and text not in chosen]
    said = "" if has_boxes(said) else said
    if said and said not in chosen and not guard.refuses(said):
        chosen.insert(0, said)
    kept: list[str] = []
    for text in chosen:
        if text == said or sum(map(len, kept)) + len(text) + len(said) < _MOST_SUMMARY:
            kept.append(text)
    whole = " ".join(kept)
    if not whole or len(whole) > 600 or guard.refuses(whole):
        whole = load("site").cli["import"].summary_missing
        return whole, [Doubt("sammanfattning", "sammanfattning-saknas", "saknas")]
    return whole, [Doubt("sammanfattning", "sammanfattning-ur-texten", "tolkat")]
