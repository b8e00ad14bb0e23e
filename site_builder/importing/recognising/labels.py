"""Labels and their values: `Dnr: …`, two cells beside each other, or one under the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.importing.blocks import Block, Read

_LABELS: dict[str, str] = {
    "datum": r"datum|rapportdatum|datum för rapport(?:en)?|vårt datum|beslutsdatum|dokumentdatum"
    r"|skrivelsedatum|protokolls?datum"
    r"|upprättad(?:es)?|upprättat|protokoll upprättat|rapport upprättad|datum för upprättande|daterad"
    r"|fastställd|rapporten klar"
    r"|beslutad|utfärdad|utskriftsdatum|dagens datum|rapport daterad|färdigställd|publicerad|skriven"
    r"|(?:rapport\w*|protokoll\w*|dokument\w*|pm|promemoria\w*|skrivelse\w*"
    r"|brev\w*)\s+(?:\w+\s+)?(?:justera[dt]|fastställ[dt]|daterad|klar|upprättad|upprättat"
    r"|beslutad|undertecknad|färdigställd|skriven|datum)|justera[dt](?:\s+den)?|datum för (?:beslut"
    r"|dokument|protokoll)\w*",
    "besoksdatum": r"datum för (?:besök|uppföljning(?:en)?|granskning(?:en)?|möte(?:t)?|platsbesök)"
    r"|uppföljningsdatum|granskningsdatum"
    r"|besöksdatum|besökt|mötesdatum|tid för besök|datum för genomförande|uppföljning genomförd|genomförd"
    r"|besöksdag|datum för tillsyn(?:en)?|tillsynsdatum|tillsynsdag|tidpunkt(?:en)? för (?:platsbesöket"
    r"|besöket|tillsynen|granskningen|uppföljningen)"
    r"|inspektionsdatum|inspektionsdag|datum för inspektion(?:en)?",
    "diarienummer": r"dnr|diarienummer|diarienr|diarie-?nr|ärende|ärendenummer|ärendenr|vår beteckning"
    r"|beteckning|vårt ärende|vår ref(?:erens)?"
    r"|diariebeteckning|dnr/beteckning|diarium|ärendebeteckning|\w+\s?/\s?dnr|dnr\s?/\s?\w+|ärende\s?nr"
    r"|ärende-?id|diarie"
    r"|protokollsnr|protokollsnummer|dokumentnummer|målnummer",
    "avtal": r"avtal|avtalsnummer|avtalsnr|avtals-?nr|kontrakt|kontraktsnummer|avtals-id"
    r"|avtalsbeteckning|avtal\s+nr|avtalsreferens"
    r"|upphandling|upphandlingsnummer|ramavtal|gällande avtal",
    "ansvarig": r"handläggare|befattning|roll|titel|funktion|ansvarig|rapportförfattarens roll"
    r"|vår handläggare|rapporten skriven av|skriven av|av|upprättad av|upprättat av"
    r"|författare|forfattare|utredare|granskare"
    r"|protokollförare|ansvarig för (?:granskningen|uppföljningen|rapporten)|rapportförfattare"
    r"|ansvarig handläggare|ansvarig tjänsteperson"
    r"|uppföljning utförd av|uppföljare|genomförd av|utförd av|ansvarig tjänsteman|sammanställd av"
    r"|rapport av|ansvarig uppföljare|granskad av"
    r"|handläggande tjänsteman|protokoll fört av|vid protokollet|sekreterare|rapportör|skribent"
    r"|rapportskrivare|inspektör"
    r"|controller|kontrollant"
    r"|ansvarig för (?:tillsynen|rapport|avtalsuppföljningen)|från|författare|upprättare"
    r"|uppföljningsansvarig|föredragande",
    "utforare": r"utförare|utforare|leverantör|drivs av|anordnare|bolag|företag|juridisk person|huvudman"
    r"|utförarens namn|avtalspart|organisation"
    r"|mottagare",
    "verksamhet": r"verksamhet|enhet|objekt|boende|namn på verksamhet(?:en)?|verksamhetens namn"
    r"|granskad verksamhet|uppföljd verksamhet"
    r"|enhetens namn|namn|avser|uppföljning av|granskad enhet|uppföljt objekt|ärendet avser",
    "typ": r"typ av uppföljning|uppföljningstyp|slag av uppföljning|form av uppföljning|typ av granskning"
    r"|uppföljningens art|slag",
    "fran_verksamheten": r"närvarande|deltagare|närvarande från (?:verksamheten|utföraren|enheten)"
    r"|från (?:verksamheten|utföraren|enheten)"
    r"|verksamhetens deltagare|företrädare för verksamheten|deltagare från (?:verksamheten|utföraren)",
    "fran_kommunen": r"från (?:kommunen|förvaltningen|beställaren|nämnden)|närvarande från (?:kommunen"
    r"|förvaltningen)"
    r"|deltagare från (?:kommunen|förvaltningen)|kommunens deltagare",
    "bedomning": r"samlad bedömning|sammanvägd bedömning|bedömning|resultat|omdöme|slutsats"
    r"|sammanfattande bedömning|totalbedömning"
    r"|helhetsbedömning|beslut|samlat omdöme|samlat resultat",
    "ar": r"år|uppföljningsår|avser år|granskningsår|verksamhetsår",
    "omraden": r"granskade områden|fokusomraden|omraden|inriktning|fokusområde|fokusområden|områden"
    r"|granskat område|uppföljda områden"
    r"|granskningsområden",
    "ovrigt": r"regi|version|status|telefon|e-post|epost|kontaktperson|kontakt|adress|postadress|ert datum"
    r"|er beteckning|till|kopia|bilaga|bilagor"
    r"|avdelning|kommun|sida|sidan|diariet|ansvarig nämnd|nämnd|förvaltning|drift(?:sform)?|lagrum|insats"
    r"|tjänst|målgrupp|enhetschef"
    r"|verksamhetschef|ansvarig chef|organisationsnummer|org\.?\s?nr|avtalstid|avtalsform|typ|plats|tid|vd"
    r"|föreståndare|platschef|regionchef",
}
_KNOWN = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LABELS.items()]
_COLON = re.compile(
    rf"(?:^|(?<=[.;,)\n])\s*|(?<=\s))(?P<label>(?:{'|'.join(p for n, p in _LABELS.items())}))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:^|(?<=[.;,\n(])\s*|(?<=\s))(?P<label>dnr|diarienr|diarienummer|vårt ärende"
    r"|ärendenummer|ärendenr|avtal(?=\.?\s+(?:(?-i:[A-ZÅÄÖ]){1,4}[ /-]?)?\d{2,4}[-/:]\d)"
    r"|avtalsnr|avtalsnummer)"
    r"\.?\s+(?=[A-ZÅÄÖ\d])",
    re.IGNORECASE,
)
_LONGEST_LABEL = 45
_LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value: which field the label stands for, as it was written, and where.

    `is_under` says that the value stands under its label; `is_column`, that others may as well.
    """

    field: str
    label: str
    value: str
    where: str
    is_header: bool = True
    is_under: bool = False
    is_column: bool = False


def field_of(label: str) -> str:
    """Return which field a label stands for, or nothing for what is no label."""
    plain = " ".join(label.strip(" :*_\n\t.").split())
    if not plain or len(plain) > _LONGEST_LABEL:
        return ""
    return next((name for name, pattern in _KNOWN if pattern.fullmatch(plain)), "")


def find_pairs(read: Read) -> list[Pair]:
    """Return the labels of a document with their values, in order; those of its head first."""
    found = list(_in_tables(read.blocks))
    head = True
    for block in read.blocks:
        head = head and not (block.kind == "paragraph" and len(block.text) > 200)
        for text in block.cells or (block.text,):
            found += _in_text(text, block.where, is_header=head or block.kind == "row")
    for block in read.running:
        found += _in_text(block.text, block.where, is_header=True)
    return found


def _in_text(text: str, where: str, *, is_header: bool) -> Iterator[Pair]:
    marks = sorted(
        [*_COLON.finditer(text), *_LEADING.finditer(text)],
        key=lambda match: (match.start("label"), -match.end()),
    )
    kept: list[re.Match[str]] = []
    for match in marks:
        if not kept or match.start("label") >= kept[-1].end():
            kept.append(match)
    for place, match in enumerate(kept, start=1):
        end = kept[place].start("label") if place < len(kept) else len(text)
        value = text[match.end() : end].strip(" ,;\n")
        if value:
            yield Pair(field_of(match["label"]), match["label"], value[:_LONGEST_VALUE], where, is_header)


def _in_tables(blocks: tuple[Block, ...]) -> Iterator[Pair]:
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind == "row":
            tables.setdefault(block.table, []).append(block)
    for rows in tables.values():
        for place, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                yield from _of_cell(rows, place, column, cell)


def _of_cell(rows: list[Block], place: int, column: int, cell: str) -> Iterator[Pair]:
    row = rows[place]
    lines = [line for line in cell.split("\n") if line.strip()]
    if len(lines) > 1 and field_of(lines[0]) not in ("", "ovrigt"):
        yield Pair(field_of(lines[0]), lines[0], "\n".join(lines[1:])[:_LONGEST_VALUE], row.where)
        return
    field = field_of(cell)
    if not field:
        return
    beside = row.cells[column + 1] if column + 1 < len(row.cells) else ""
    if beside and not field_of(beside) and not (column and _is_headed(rows, row)):
        yield Pair(field, cell, beside[:_LONGEST_VALUE], row.where)
        return
    under = _under(rows, place, column)
    if under and not field_of(under):
        is_column = len(rows) > 2 and not (
            _is_headed(rows, row) and _is_headed(rows, rows[(place + 2) % len(rows)])
        )
        yield Pair(field, cell, under[:_LONGEST_VALUE], row.where, is_under=True, is_column=is_column)


def _is_headed(rows: list[Block], row: Block) -> bool:
    """Say whether a row is one of labels alone, with values under them."""
    return all(field_of(cell) for cell in row.cells if cell)


def _under(rows: list[Block], place: int, column: int) -> str:
    """Return the cell under a cell: in the same column, or at the same place from the left."""
    row = rows[place]
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below is None:
        return ""
    if row.lefts and below.lefts:
        left = row.lefts[column]
        near = min(range(len(below.cells)), key=lambda each: abs(below.lefts[each] - left))
        is_last = column == len(row.cells) - 1 and len(below.cells) == len(row.cells)
        return below.cells[near] if abs(below.lefts[near] - left) < 40 or is_last else ""
    return below.cells[column] if column < len(below.cells) else ""
