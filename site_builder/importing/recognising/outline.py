"""The outline of a document: which part each block belongs to, whatever the author called it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from site_builder.importing.blocks import Block, Read
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.labels import Pair, field_of, find_pairs

_PARTS: tuple[tuple[str, str], ...] = (
    ("decision", r"förslag till beslut|beslutsförslag|förslag till (?:yttrande|ställningstagande)"),
    (
        "measures",
        r"åtgärd|\bkrav på\b|^krav$|^rekommendation|krav och rekommendation|förbättringsområde"
        r"|utvecklingsområde|förbättringsförslag"
        r"|behöver (?:göras|förbättras|rättas)|ska (?:åtgärdas|rättas|förbättras)|det här ska|att åtgärda"
        r"|förslag till förbättring"
        r"|brister att|brister som ska|begäran om rättelse|förbättringar$|vi (?:kräver|förväntar)",
    ),
    (
        "verdict",
        r"samlad\w*\s+(?:bedömning|omdöme|resultat|slutsats)|sammanvägd|slutsats|^(?:förvaltningens\s+)?bedömning(?:en)?$|sammanfattande"
        r"|helhetsbedömning|totalbedömning|omdöme|slutbedömning|^(?:vår|avslutande)\s+bedömning|förvaltningens\s+(?:samlade\s+)?bedömning|ställningstagande",
    ),
    ("summary", r"^sammanfattning|^(?!.*verksamhet).*i korthet$"),
    (
        "evidence",
        r"underlag|genomförande$|så (?:gjordes|gick|har vi|genomfördes)|hur (?:uppföljningen|granskningen"
        r"|vi)|tagit del av|metod|tillvägagångssätt"
        r"|tidsplan|aktiviteter|uppföljningens genomförande|hur vi (?:gjorde|gick)|vad vi har gjort|källor"
        r"|arbetssätt vid",
    ),
    (
        "areas",
        r"områden$|fokusområde|vad vi har granskat|vad som granskats|avgränsning|omfattning"
        r"|vad uppföljningen gäller|granskningsområde",
    ),
    (
        "overview",
        r"översikt|^(?:om\s+)?verksamheten(?:\s+i\s+korthet)?$|fakta|beskrivning|nyckeltal|i siffror"
        r"|presentation|bakgrundsfakta|om (?:boendet|enheten|utföraren|bolaget|företaget)|siffror",
    ),
    (
        "findings",
        r"iakttagelse|resultat|vad vi såg|verksamhetsuppföljning|granskning|kravuppfyllelse"
        r"|uppföljning av (?:områden|krav)|observation|redovisning"
        r"|uppföljningens resultat|det här såg|vi såg|vad som framkom|analys",
    ),
    (
        "background",
        r"inledning|bakgrund|syfte|utgångspunkt|ärendet|varför|förutsättning|lagstiftning|rättslig|uppdrag"
        r"|regelverk|beskrivning av ärendet",
    ),
)
_KNOWN = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PARTS]
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]+\.)\s+")
_NAMES = re.compile(
    r"\w*(?:protokoll|rapport)\b|"
    r"\b(?:uppföljning|granskning|rapport|protokoll)\w*\s+(?:av|mot|för|i)\b|:|\b20\d\d\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:följande\s+(?:åtgärder|behöver|krav|ska|brister|punkter|gäller)|(?:vi|förvaltningen|kommunen|nämnden)\s+(?:vill|förväntar|kräver|begär|ställer)[^.:]*"
    r"(?:följande|det här|gör|se)\b|åtgärder(?:na)?\s+som\s+(?:ska|krävs|behöver)|ska\s+åtgärda\s+följande"
    r"|vi\s+vill\s+se)[^.:]{0,60}[.:]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block with the part of the document that it belongs to, and the headings over it."""

    block: Block
    name: str
    heading: str
    subheading: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and its place among the document's blocks."""

    text: str
    part: Part
    place: int


@dataclass(frozen=True)
class Outline:
    """A document with its parts, its labels, and its title."""

    read: Read
    parts: tuple[Part, ...]
    pairs: tuple[Pair, ...]
    title: str

    def values(self, *fields: str) -> list[Pair]:
        """Return the pairs of some fields, those of the document's head first."""
        return sorted(
            (pair for pair in self.pairs if pair.field in fields), key=lambda pair: not pair.is_header
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of paragraphs and items, in order; no headings, no tables."""
        return tuple(
            Sentence(text, part, place)
            for place, part in enumerate(self.parts)
            if part.block.kind in ("paragraph", "item")
            for text in sentences(" ".join(part.block.text.split()))
        )

    @cached_property
    def text(self) -> str:
        """All its text, a block a line."""
        return "\n".join(" ".join(block.text.split()) for block in self.read.blocks)

    @cached_property
    def head(self) -> str:
        """The text before the first longer paragraph, and the running lines."""
        found: list[str] = []
        for block in self.read.blocks:
            if block.kind == "paragraph" and len(block.text) > 200:
                break
            found.append(block.text)
        return "\n".join([*found, *(block.text for block in self.read.running)])


def outline_of(read: Read) -> Outline:
    """Return the outline of a document."""
    parts = tuple(_parts(read.blocks))
    return Outline(read, parts, tuple(find_pairs(read)), _title(read))


def part_of_heading(text: str) -> str:
    """Return which part a heading begins, or nothing for one that belongs to the part above it."""
    plain = _NUMBER.sub("", " ".join(text.split())).strip(" :*_")
    return next((name for name, pattern in _KNOWN if pattern.search(plain)), "")


def without_number(heading: str) -> str:
    """Return a heading without its number, not in capitals alone."""
    plain = _NUMBER.sub("", " ".join(heading.split())).strip(" :*_")
    return plain.capitalize() if plain.isupper() and len(plain) > 4 else plain


def _parts(blocks: tuple[Block, ...]) -> Iterator[Part]:
    name, heading, subheading, level = "head", "", "", 0
    is_led_in = False
    for block in blocks:
        if block.kind == "heading":
            found = part_of_heading(block.text)
            if (
                name == "head"
                and not level
                and found in ("findings", "overview", "verdict")
                and _NAMES.search(block.text)
            ):
                found = ""  # the document's own name tells of a follow-up as well
            is_under = level and block.level > level and found in ("", "findings", "overview", "background")
            if found and not is_under and not (name == "findings" and found == "findings"):
                name, heading, subheading, level = found, without_number(block.text), "", block.level
                is_led_in = False
            else:
                if name == "head" and heading:
                    name = "other"
                heading, subheading = heading or without_number(block.text), without_number(block.text)
        elif is_led_in and block.kind == "paragraph" and _ends_list(block.text):
            name, is_led_in = "verdict", False
        yield Part(block, name, heading, subheading)
        if block.kind != "heading" and name != "measures" and _LEAD_IN.search(" ".join(block.text.split())):
            name, is_led_in = "measures", True


def _ends_list(text: str) -> bool:
    return (
        re.match(
            r"(?:med vänlig|förvaltningen|vi bjuder|vi hör|inget|nästa|uppföljande|en åtgärdsplan)",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _title(read: Read) -> str:
    """Return what a document calls itself: its first headings, or the first line on a follow-up."""
    headings = [block.text for block in read.blocks[:25] if block.kind == "heading"]
    named = [text for text in headings[:3] if not part_of_heading(text) or _NAMES.search(text)]
    early = [block.text for block in read.blocks[:8] if block.kind != "row" and len(block.text) < 120]
    told = [text for text in early if re.search(r"uppföljning|granskning|rapport", text, re.IGNORECASE)]
    return " ".join(" ".join(dict.fromkeys((named or told)[:2])).split())


__all__ = ["Outline", "Part", "Sentence", "field_of", "outline_of", "part_of_heading", "without_number"]
