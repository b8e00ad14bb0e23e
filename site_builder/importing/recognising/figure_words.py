"""Which words name a key figure of the taxonomy: the usual ones for it, else its own name."""

import re
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.profile import KeyFigureKind, Taxonomy

_CLIENTS = (
    r"(?:\w+)?(?:kund|brukar|klient|hyresgäst|omsorgstagar)(?:er(?:na)?|ar(?:na)?|e|na)?|boende(?:n|na)?(?!\w)"
    r"|deltagar(?:e|na)|kunderna"
)
_USUAL: tuple[tuple[str, str], ...] = (
    (
        r"tillsvidare|fast.*anställ",
        r"tillsvidareanställda?|tillsvidareanställd\s+personal|fast\s*anställda|fasta\s+anställda"
        r"|fast\s+anställd\s+personal|månadsanställda",
    ),
    (r"plats", r"(?:boende)?platser|lägenheter"),
    (r"utförd|utford", r"utförda?\s+tid(?:en)?(?:\s+av\s+beställd(?:\s+tid)?)?|utförandegrad(?:en)?"),
    (
        r"beställd|bestalld",
        r"beställd(?:a)?\s+(?:tid(?:en)?|timmar(?:na)?)|beställd\s+och\s+beviljad\s+tid"
        r"|beställdes|beställts",
    ),
    (r"korttids", r"korttids(?:sjuk)?frånvaro(?:n)?"),
    (r"långtids|langtids", r"långtids(?:sjuk)?frånvaro(?:n)?|långtidssjukskrivna"),
    (r"^(?:sjuk)?fr[åa]nvaro$", r"(?:sjukfrånvaro(?:n)?|(?<!\w)frånvaro(?:n)?)"),
    (r"omsättning|omsattning", r"personalomsättning(?:en)?"),
    (
        r"utbildning",
        r"(?:med|har|hade)\s+(?:\w+\s+)?(?:yrkes|omvårdnads|undersköterske)utbildning|utbildningsgrad"
        r"|(?:med|har|hade)\s+adekvat\s+utbildning",
    ),
    (r"nöjd|nojd", r"nöjda|nöjd|nöjdhet(?:en)?|nöjda\s+kunder"),
    (r"avvikelse", r"avvikelser(?:na)?|avvikelserapporter"),
    (r"klagomål|klagomal", r"klagomål(?:en)?"),
    (r"synpunkt", r"synpunkter(?:na)?"),
    (r"personliga.assistenter", r"(?:personliga\s+)?assistenter"),
    (r"lex.?sarah", r"lex\s+sarah-?(?:rapporter|anmälningar|utredningar)?"),
)


class Named(NamedTuple):
    """A key figure of the taxonomy, and what names it in a text."""

    id: str
    kind: KeyFigureKind
    pattern: re.Pattern[str]


def named_figures(taxonomy: Taxonomy) -> list[Named]:
    """Return every key figure of the taxonomy with its words."""
    figures = taxonomy.key_figures
    return [Named(key, kind, _pattern(key, kind.name, kind.counts_clients)) for key, kind in figures.items()]


@lru_cache(maxsize=256)
def _pattern(key: str, name: str, counts_clients: bool) -> re.Pattern[str]:
    if counts_clients:
        return re.compile(rf"(?<![\w-])(?:{_CLIENTS})", re.IGNORECASE)
    for about, words in _USUAL:
        if re.search(about, name.casefold()) or re.search(about, key):
            return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<![\w-]){re.escape(name)}\w{{0,3}}(?!\w)", re.IGNORECASE)
