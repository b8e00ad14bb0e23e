"""One measure as a text gives it: its kind, by a mark, a heading or its words, and its last day."""

import re
from dataclasses import dataclass, field
from datetime import date

from site_builder.importing.recognising.deadlines import WITHIN, due_of
from site_builder.importing.recognising.doubts import Doubt
from site_builder.model.profile import Taxonomy

_NAMES = (
    r"krav|rekommendation|åtgärd|brist|avvikelse|anmärkning|förbättringsområde|förbättringsförslag"
    r"|utvecklingsområde"
    r"|påpekande|synpunkt|[KR](?=\s?\d)"
)
LEADING_MARK = re.compile(
    rf"^[*_]*(?P<kind>{_NAMES})\s*(?:(?:nr\.?\s*)?\d{{1,2}}\s*[:.)–-]|[:–-]|\.(?=\s+[A-ZÅÄÖ]))\s*[*_]*",
    re.IGNORECASE,
)
"""The name that a measure begins with: `Krav 1:`, `K2.`, `Förbättringsområde –`."""
NAME_ALONE = re.compile(rf"[*_]*(?P<kind>{_NAMES})\s*(?:nr\.?\s*)?\d{{0,2}}\s*[:.]?[*_]*", re.IGNORECASE)
_ADVICE = re.compile(
    r"\bbör\b|rekommender|med\s+fördel|\bkan\s+(?:\w+\s+){0,2}?\w+[ae]s\b|\bkan\s+med\b|gärna|föreslår"
    r"|föreslås"
    r"|uppmuntra|\bråder\b|kan\s+övervägas|överväg|önskvärt|vore\s+bra|skulle\s+kunna",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\bska\b|\bskall\b|måste|behöver|krävs|kräver|\bbegär\b|är\s+ett\s+krav|åläggs|föreläggs|snarast"
    r"|omgående"
    r"|säkerställ|åtgärdas?\b|upprätta",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:ta\s+fram|se\s+(?:över|till)|säkerställ|låt|redovisa|upprätta|revidera|komplettera|uppdatera"
    r"|följ\s+upp|planera"
    r"|inför|skapa|utveckla|förbättra|genomför|utbilda|dokumentera|informera|analysera|utse|gör|sätt"
    r"|skriv|anpassa"
    r"|åtgärda|kartlägg|stärk|öka|minska|förtydliga|fortsätt|börja|håll|rapportera|inled|inrätta|ordna"
    r"|erbjud|ge"
    r"|använd|arbeta|bjud|mät|inventera|gå\s+igenom|ställ|bygg|beskriv|utred|överväg|sprid|lägg|fastställ)\b",
    re.IGNORECASE,
)
"""A sentence that tells somebody what to do: begun by a verb in the imperative that such reports use."""
_NO_MEASURE = re.compile(
    r"åtgärdsplan|handlingsplan|uppföljande\s+möte|nytt\s+(?:möte|besök)|återkommer\s+med"
    r"|^\s*komplettering|^\s*följande"
    r"|^\s*förvaltningen\s+(?:kallar|ser|kommer|följer)"
    r"|(?<!datum för )(?<!dag för )(?<!tid för )nästa\s+(?:ordinarie\s+)?uppföljning"
    r"|följ[es]r?s?\s+upp\s+(?:inom|vid|senast|i\s+nästa)|med\s+vänlig|hör\s+av\s+oss|kontakt:"
    r"|bjuder\s+in|meddelar\s+när"
    r"|inget\s+ytterligare|^\s*(?:vi|förvaltningen)\s+(?:vill|förväntar)[^.]*(?:följande|det\s+här)"
    r"|följande\s+(?:krav|åtgärder|rekommendationer|brister)\b|^\W*K\s*=|återkomma\s+(?:senast"
    r"|med\s+(?:en\s+)?(?:skriftlig|redovisning))"
    r"|skriftlig\w*\s+(?:redovisning|svar|återkoppling)|(?:ovan|nedan)stående\s+(?:åtgärder|krav|brister)"
    r"|\bvi\s+(?:återkommer|kommer\s+(?:att|tillbaka)|följer\s+upp)|(?:åtgärderna|kraven"
    r"|bristerna)\s+(?:ska|följs)\b"
    r"|^\W*(?:ingen|inga|inte\s+aktuell\w*)\s*(?:åtgärd|åtgärder|krav)?\W*$|^\W*inga\s+(?:åtgärder|krav"
    r"|rekommendationer)\b",
    re.IGNORECASE,
)
_BINDING = {"krav", "ska-krav", "skakrav", "ska", "brist", "måste", "åtgärdskrav", "k"}
_ADVISORY = {
    "rekommendation",
    "rekommenderas",
    "förbättringsförslag",
    "råd",
    "rek",
    "anmärkning",
    "bör",
    "bör-krav",
    "r",
}
_SOFT = {
    **{"brist": True, "avvikelse": True, "påpekande": True},
    **{"anmärkning": False, "förbättringsområde": False, "utvecklingsområde": False, "synpunkt": False},
}
"""Names that tell the kind only where the measure's own words do not: True binds."""
_BINDING_HEADING = re.compile(
    r"\bkrav\w*|\bmåste\b|\bska\b|behöver|\bbrist(?:er)?\b|rättas?\b|kräver|begär|åläggs|förelägg|åtgärdas\b",
    re.IGNORECASE,
)
_ADVISORY_HEADING = re.compile(
    r"rekommend|föreslå(?!s\s+(?:begära|besluta))|förslag|tänka\s+på|\bkan\b|\bbör\b|\bråd\b|utveckling"
    r"|förbättringsområde|bli\s+bättre",
    re.IGNORECASE,
)
ONLY_WHEN = re.compile(
    r"(?:rättelse\w*|åtgärde[nr]\w*|detta|arbetet|kravet|bristen|åtgärdas?|ska\s+vara)\b.{0,80}\bsenast\b"
    r"|(?:klar[t]?\s+|åtgärd\s+)?senast\b",
    re.IGNORECASE,
)
"""A sentence that only says when what the one before it asks for shall be done."""
_LONGEST = 1100


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """One measure, with where it stood; `kind` is an id of the taxonomy, or None when it cannot be told."""

    kind: str | None
    text: str
    where: str
    due: date | None = None
    area: str | None = None


def is_deed(sentence: str) -> bool:
    """Say whether a sentence asks for something to be done, other than a plan, a meeting or an answer."""
    asks = _DEMAND.search(sentence) or _ADVICE.search(sentence) or _IMPERATIVE.match(sentence)
    return asks is not None and _NO_MEASURE.search(sentence) is None


def is_of_the_process(sentence: str) -> bool:
    """Say whether a sentence is about plans, meetings and the next follow-up rather than a measure."""
    return _NO_MEASURE.search(sentence) is not None


def tells_kind(heading: str) -> bool:
    """Say whether a heading tells the kind of the measures under it."""
    return (_BINDING_HEADING.search(heading) is None) != (_ADVISORY_HEADING.search(heading) is None)


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """Reads measures of one document: with the municipality's kinds, and the day that times count from."""

    taxonomy: Taxonomy
    day: date | None
    doubts: list[Doubt] = field(default_factory=list)

    def kind_of(self, word: str) -> str | None:
        """Return the taxonomy's kind for a word: by its name, else by whether it binds."""
        plain = word.casefold().strip(" .*")
        for key, kind in self.taxonomy.measure_kinds.items():
            if plain and plain in (kind.name.casefold(), kind.plural.casefold(), key):
                return key
        if plain in _BINDING or plain in _ADVISORY:
            return self._of_binding(is_binding=plain in _BINDING)
        return None

    def _of_binding(self, *, is_binding: bool) -> str | None:
        kinds = self.taxonomy.measure_kinds
        fitting = [key for key, kind in kinds.items() if kind.binding == is_binding]
        return fitting[0] if len(fitting) == 1 else None

    def marked(self, kind: str | None, text: str, rest: str, where: str) -> FoundMeasure:
        """Return a measure of a known kind; `rest` is what else its mark says, such as a day."""
        whole = f"{text} {rest}".strip()
        due = due_of(whole, self.day)
        if due is None and WITHIN.search(whole) and re.search(r"\bfrån\b|\befter\b", whole):
            self.doubts.append(Doubt("atgarder", "sista-dag-oklar", "osaker", whole, where))
        if kind is None:
            self.doubts.append(Doubt("atgarder", "atgard-utan-sort", "osaker", text, where))
        if len(text) > _LONGEST:
            self.doubts.append(Doubt("atgarder", "atgard-for-lang", "tolkat", text[:200], where))
        return FoundMeasure(kind, text[:_LONGEST].strip(" –-*_"), where, due)

    def by_words(self, text: str, heading: str, where: str) -> FoundMeasure:
        """Return a measure whose kind its name, its words or the heading over it tell; else of no kind."""
        lead = LEADING_MARK.match(text)
        return self.named(lead["kind"] if lead else "", text[lead.end() :] if lead else text, heading, where)

    def named(self, name: str, text: str, heading: str, where: str) -> FoundMeasure:
        """Return a measure that bears a name such as "krav" or "brist", or none."""
        own = text.strip()
        own = _AND.sub("", own[4:]) if own.startswith("att ") else own
        is_soft = name.casefold() in _SOFT
        kind = self.kind_of(name) if name and not is_soft else None
        kind = kind or self.kind_in(own, "" if is_soft else heading, where)
        if kind is None and is_soft:
            kind = self._of_binding(is_binding=_SOFT[name.casefold()])
        return self.marked(kind, own, "", where)

    def kind_in(self, text: str, heading: str, where: str) -> str | None:
        """Return the kind that words tell: "ska" binds, "bör" advises; with both, a doubt."""
        advice, demand = _ADVICE.search(text) is not None, _DEMAND.search(text) is not None
        binds, advises = (
            pattern.search(heading) is not None for pattern in (_BINDING_HEADING, _ADVISORY_HEADING)
        )
        if advises and not binds:
            advice, demand = True, False
        elif binds and not advises and not _BARELY.search(text):
            advice, demand = False, True
        if advice != demand:
            return self._of_binding(is_binding=demand)
        if advice and _BARELY.search(text):
            self.doubts.append(Doubt("atgarder", "sort-ur-ordval", "tolkat", text, where))
            return self._of_binding(is_binding=False)
        return None


_AND = re.compile(r",?\s*\b(?:och|samt)$|,$")
_BARELY = re.compile(r"\bbör\b|rekommender", re.IGNORECASE)
