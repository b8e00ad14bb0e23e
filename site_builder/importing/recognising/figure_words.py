"""Which words name a key figure of the taxonomy: the usual ones for it, else its own name."""

import re
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.profile import KeyFigureKind, Taxonomy

_CLIENTS = (
    r"(?:\w+)?(?:kund|brukar|klient|hyresgäst|omsorgstagar)(?:er(?:na)?|ar(?:na)?|e|na)?|boende(?:n|na)?(?!\w)"
    r"|deltagar(?:e|na)|kunderna|personer(?=\s+(?:bor|bodde|bodde\s+här|här|har\s+insatsen|hade\s+insatsen)\b)"
)
_USUAL: tuple[tuple[str, str], ...] = (
    (
        r"tillsvidare|fast.*anställ",
        r"tillsvidareanställda?|tillsvidareanställd\s+personal|fast\s*anställda|fasta\s+anställda"
        r"|fast\s+anställd\s+personal|månadsanställda|fast\s+personal|tillsvidareanställningar"
        r"|anställda\s+(?:med\s+tillsvidareanställning|tills\s+vidare)",
    ),
    (r"plats", r"(?:boende)?platser|lägenheter"),
    (
        r"utförd|utford",
        r"utförda?\s+tid(?:en)?(?:\s+av\s+beställd(?:\s+tid)?)?|utförandegrad(?:en)?"
        r"|av\s+(?:den\s+)?(?:beställda?|beviljade?)\s+tid(?:en)?\s+(?:har\s+)?(?:utfördes|utförts|utförd)"
        r"|timmar,?\s+varav(?=\s+\d[\d,.]*\s*(?:%|procent)\s+(?:av\s+tiden\s+)?(?:har\s+)?utför(?:des|ts))",
    ),
    (
        r"beställd|bestalld",
        r"beställd(?:a)?\s+(?:tid(?:en)?|timmar(?:na)?)|beställd\s+och\s+beviljad\s+tid"
        r"|beställdes|beställts|bevilja(?:d|de)\s+(?:tid(?:en)?|timmar(?:na)?)",
    ),
    (r"korttids", r"kort(?:tids)?-?(?:sjuk)?frånvaro(?:n)?|(?:sjuk)?frånvaro(?:n)?\W{1,3}kort(?:tid)?"),
    (
        r"långtids|langtids",
        r"lång(?:tids)?-?(?:sjuk)?frånvaro(?:n)?|långtidssjukskrivna|(?:sjuk)?frånvaro(?:n)?\W{1,3}lång(?:tid)?",
    ),
    (r"^(?:sjuk)?fr[åa]nvaro$", r"(?:sjukfrånvaro(?:n)?|(?<!\w)frånvaro(?:n)?)"),
    (r"omsättning|omsattning", r"personalomsättning(?:en)?"),
    (
        r"utbildning",
        r"(?:yrkes|omvårdnads|undersköterske|grund)utbildning(?:en)?|utbildningsgrad(?:en)?|adekvat\s+utbildning"
        r"|utbildade?\s+(?:personal|undersköterskor|medarbetare|stödassistenter)|utbildad",
    ),
    (r"nöjd|nojd", r"nöjda|nöjd|nöjdhet(?:en)?|nöjda\s+\w+|(?:nöjd)?kundindex|nki|nöjdhetsindex"),
    (
        r"avvikelse",
        r"avvikelser(?:na)?(?!\s+(?:från|mot|gentemot)\b)|avvikelserapporter(?:na)?|(?<=\ben\s)avvikelse",
    ),
    (r"klagomål|klagomal", r"klagomål(?:en|et)?"),
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
