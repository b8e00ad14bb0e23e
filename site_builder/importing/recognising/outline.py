"""The outline of a document: which part each block belongs to, whatever the author called it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from site_builder.importing.blocks import Block, Read
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.labels import Pair, field_of, find_pairs

_PARTS: tuple[tuple[str, str], ...] = (
    (
        "earlier",
        r"(?:tidigare|förra|föregående|vidtagna|genomförda|redan|sedan\s+(?:förra|sist))\b.*(?:åtgärd"
        r"|krav|brist)"
        r"|(?:åtgärd|krav|brist)\w*\s+(?:från|vid|sedan|i)\s+(?:\w+\s+){0,2}(?:förra|föregående"
        r"|tidigare|20\d\d)"
        r"|uppföljning\s+av\s+(?:\w+\s+)?(?:åtgärd|brist)",
    ),
    ("findings", r"kravuppfyllelse|avstämning|^krav\s+och\s+iakttagelser"),
    ("decision", r"förslag till beslut|beslutsförslag|förslag till (?:yttrande|ställningstagande)|^beslut$"),
    (
        "measures",
        r"åtgärd(?!splan)|\bkrav på\b|^krav\b|rekommendation|krav och rekommendation|förbättringsområde"
        r"|utvecklingsområde|utvecklingsbehov|förbättringsbehov|förbättringsförslag|vidare\s+utveckling"
        r"|(?:ska|måste|behöver|bör|kan)\b.*\b(?:göra|göras|rättas?|åtgärda|åtgärdas|förbättras?|utvecklas?"
        r"|tänka\s+på|bli\s+bättre|ändras?)\b"
        r"|^att göra$|det här ska|att (?:åtgärda|rätta|förbättra|utveckla)|förslag till förbättring"
        r"|^(?:avvikelse|brist|krav|anmärkning)(?:er|ar)?(?:\s+\d+|\s+(?:från|mot)\s+avtal\w*|\s+och\b.*)$"
        r"|^(?:konstaterade\s+|identifierade\s+)?brister\b|begäran om rättelse|förbättringar$"
        r"|(?:vi|nämnden|förvaltningen|kommunen|inspektören)\s+(?:\w+\s+)?(?:kräver|begär|förväntar|föreslår"
        r"|rekommenderar)|föreslås\s+begära|ställda\s+krav|^avvikelser\s+(?:som|att)|förelägg"
        r"|\b(?:ska|måste|behöver|bör)\s+(?:ni|utföraren|verksamheten|enheten|bolaget)\b"
        r"|\b(?:ni|utföraren|verksamheten|enheten|bolaget)\s+(?:ska|måste|behöver|bör)\b|vi\s+vill\s+att",
    ),
    (
        "verdict",
        r"samlad\w*\s+(?:bedömning|omdöme|resultat|slutsats)|sammanväg|slutsats|slutord"
        r"|^(?:\w+s\s+)?bedömning(?:en)?$|sammanfattande|sammantagen"
        r"|helhetsbedömning|totalbedömning|omdöme|slutbedömning|^(?:vår|avslutande)\s+bedömning"
        r"|\w+s\s+(?:samlade\s+)?bedömning$|ställningstagande|vad\s+vi\s+(?:anser|tycker|kommer\s+fram)",
    ),
    ("summary", r"^sammanfattning|^(?!.*verksamhet).*i korthet$"),
    (
        "process",
        r"vad händer|^fortsa?tt|fortsättning|nästa steg|uppföljande|återkoppling|kommande|tidplan"
        r"|vidare\s+hantering"
        r"|sändlista|^bilag|^kontakt|överklag|underskrift|^åtgärdsplan|^handlingsplan|efter\s+rapporten",
    ),
    (
        "evidence",
        r"underlag|genomförande$|så (?:gjord|gick|har vi|genomför|gör)|(?:hur|vad)\b.*\b(?:gick\s+till"
        r"|gjorde|gjort|gjorts|gjordes)\b"
        r"|hur\b.*\b(?:uppföljningen|granskningen|tillsynen|vi)\b|tagit del av|metod|tillvägagångssätt|gång$"
        r"|tidsplan|aktiviteter|\bkällor|arbetssätt vid|^deltagare|så\s+gick",
    ),
    (
        "areas",
        r"områden$|fokusområde|vad\b.*\b(?:granskat|granskats|tittat\s+på|följt\s+upp|gäller|omfattar)\b"
        r"|avgränsning|omfattning|inriktning|granskningsområde",
    ),
    (
        "overview",
        r"översikt|^(?:om\s+)?verksamheten(?:\s+i\s+korthet)?$|fakta|beskrivning(?!\s+av\s+ärendet)|nyckeltal"
        r"|siffror|presentation|bakgrundsfakta|om (?:boendet|enheten|utföraren|bolaget|företaget"
        r"|gruppbostaden)"
        r"|grunduppgifter|^uppgifter\s+om|hur\s+stor|statistik|volymer",
    ),
    (
        "findings",
        r"iakttagelse|resultat|vad vi såg|verksamhetsuppföljning|granskning|kontrollpunkt|kommentarer|utfall"
        r"|uppföljning av (?:områden|krav)|observation|redovisning"
        r"|det här såg|vi såg|vad\b.*\b(?:framkom|visar|visade|fungerar|framgick|såg)\b|analys",
    ),
    (
        "background",
        r"inledning|bakgrund|syfte|utgångspunkt|ärendet|varför|förutsättning|lagstiftning|rättslig|uppdrag"
        r"|regelverk",
    ),
)
_KNOWN = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PARTS]
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]+\.)\s+")
_NAMES = re.compile(
    r"\w*(?:protokoll|rapport)\b|"
    r"\b(?:uppföljning|granskning|rapport|protokoll)\w*\s+(?:av|mot|för|i)\b|:|\b20\d\d\b",
    re.IGNORECASE,
)
_UNITS = r"(?:ni|utföraren|verksamheten|enheten|boendet|gruppbostaden|leverantören|bolaget|företaget)"
_LEAD_IN = re.compile(
    r"(?:följande\s+(?:åtgärder|behöver|krav|ska|brister|punkter|rekommendationer|gäller)"
    r"|(?:vi|förvaltningen|kommunen|nämnden|inspektören)\s+(?:\w+\s+)?(?:vill|förväntar|kräver|begär"
    r"|ställer)[^.:]*"
    r"(?:följande|det här|gör|se|att)\b|åtgärder(?:na)?\s+som\s+(?:ska|krävs|behöver)"
    r"|ska\s+åtgärda\s+följande"
    r"|vi\s+vill\s+se|(?:rekommenderas?|uppmanas|åläggs|föreläggs)(?:\s+\w+){0,3}"
    rf"|\b(?:ska|måste|behöver|bör)\s+{_UNITS}(?:\s+(?:därför|också|även))?"
    rf"|\b{_UNITS}\s+(?:ska|måste|behöver|bör)(?:\s+(?:därför|också|även"
    rf"|att))?)[^.:]{{0,60}}(?P<end>[.:]?)\s*$",
    re.IGNORECASE,
)
_NO_LEAD = re.compile(
    r"\b(?:enligt|avtalet|lagen|föreskrift\w*|underlag|åtgärdsplan\w*|handlingsplan\w*)\b", re.IGNORECASE
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
    before, items = "", 0
    for place, block in enumerate(blocks):
        if block.kind == "heading":
            found = part_of_heading(block.text)
            if (
                name == "head"
                and not level
                and found in ("findings", "overview", "verdict")
                and (_NAMES.search(block.text) or (place < 4 and len(block.text.split()) > 2))
            ):
                found = ""  # the document's own name tells of a follow-up as well
            is_under = level and block.level > level and found in ("", "findings", "overview", "background")
            if found and not is_under and not (name == "findings" and found == "findings"):
                name, heading, subheading, level = found, without_number(block.text), "", block.level
                before = ""
            else:
                is_beside = block.level <= level and name in _CLOSED
                if (name == "head" and heading) or is_beside:
                    name, heading = "other", ""
                heading, subheading = heading or without_number(block.text), without_number(block.text)
        elif before and block.kind == "paragraph" and _ends_list(block.text, items):
            name, subheading, before = before, "", ""
        items += before != "" and block.kind == "item"
        yield Part(block, name, heading, subheading)
        if not _leads_in(blocks, place):
            continue
        if name == "measures":
            subheading = " ".join(block.text.split())[-200:]
        else:
            before, items = name if name in _STATING else "verdict", 0
            name, subheading = "measures", " ".join(block.text.split())[-200:]


_CLOSED = {"evidence", "areas", "decision", "earlier", "summary", "process"}
"""Parts that another heading of the same level ends, whatever it is called."""
_STATING = {"head", "findings", "verdict", "other", "summary", "process"}
"""Parts that a list of measures may stand in the middle of."""


def _leads_in(blocks: tuple[Block, ...], place: int) -> bool:
    """Say whether a block is the sentence that a list of measures stands under."""
    block = blocks[place]
    if block.kind in ("heading", "row"):
        return False
    last = sentences(" ".join(block.text.split()))[-1:]
    lead = _LEAD_IN.search(last[0]) if last else None
    if lead is None or lead.start() > 150:
        return False
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    is_before_list = after is not None and after.kind == "item"
    if lead["end"] == "." or not is_before_list:
        return "följande" in lead[0].casefold() or "vill se" in lead[0].casefold()
    return _NO_LEAD.search(last[0]) is None


def _ends_list(text: str, items: int) -> bool:
    """Say whether a paragraph after some items is no part of their list any more."""
    is_after = items > 0 and text[0] != "(" and text[0].isupper() and not _MARKED.search(text)
    return is_after or _AFTER_LIST.match(text) is not None


_MARKED = re.compile(r"\((?:krav|rekommendation)", re.IGNORECASE)
_AFTER_LIST = re.compile(
    r"(?:med vänlig|förvaltningen|vi bjuder|vi hör|inget|nästa|uppföljande|en åtgärdsplan)", re.IGNORECASE
)


def _title(read: Read) -> str:
    """Return what a document calls itself: its first headings, or the first line on a follow-up."""
    headings = [block.text for block in read.blocks[:25] if block.kind == "heading"]
    named = [text for text in headings[:4] if not part_of_heading(text) or _NAMES.search(text)]
    early = [block.text for block in read.blocks[:8] if block.kind != "row" and len(block.text) < 120]
    told = [text for text in early if re.search(r"uppföljning|granskning|rapport", text, re.IGNORECASE)]
    found = [*named, *told]
    found.sort(
        key=lambda text: re.search(r"uppföljning|granskning|tillsyn|besök", text, re.IGNORECASE) is None
    )
    return " ".join(" ".join(dict.fromkeys(found[:2])).split())


__all__ = ["Outline", "Part", "Sentence", "field_of", "outline_of", "part_of_heading", "without_number"]
