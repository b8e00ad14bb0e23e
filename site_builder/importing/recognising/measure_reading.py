"""One measure as a text gives it: its kind, by a mark, a heading or its words, and its last day."""

import re
from dataclasses import dataclass, field
from datetime import date

from site_builder.importing.recognising.deadlines import WITHIN, due_of
from site_builder.importing.recognising.doubts import Doubt
from site_builder.model.profile import Taxonomy

LEADING_MARK = re.compile(
    r"^[*_]*(?P<kind>krav|rekommendation|åtgärd)\s*(?:\d{1,2})?\s*[:.–-]\s*[*_]*", re.IGNORECASE
)
_ADVICE = re.compile(
    r"\bbör\b|rekommender|med\s+fördel|\bkan\s+(?:utvecklas|förbättras|förtydligas|med)|gärna|föreslår"
    r"|uppmuntra|råder|kan\s+övervägas|önskvärt",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\bska\b|\bskall\b|måste|behöver|krävs|är\s+ett\s+krav|åläggs|snarast|omgående|säkerställ|åtgärdas?\b"
    r"|upprätta",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(
    r"åtgärdsplan|handlingsplan|uppföljande\s+möte|nytt\s+(?:möte|besök)|återkommer\s+med|^\s*komplettering|^\s*följande"
    r"|^\s*förvaltningen\s+(?:kallar|begär|ser|föreslår|kommer|följer)|nästa\s+(?:ordinarie\s+)?uppföljning"
    r"|följs\s+upp\s+(?:inom|vid|i\s+nästa)|med\s+vänlig|hör\s+av\s+oss|kontakt:|bjuder\s+in|meddelar\s+när"
    r"|inget\s+ytterligare|^\s*(?:vi|förvaltningen)\s+(?:vill|förväntar)[^.]*(?:följande|det\s+här)",
    re.IGNORECASE,
)
_BINDING = {"krav", "ska-krav", "skakrav", "ska", "brist", "måste", "åtgärdskrav"}
_ADVISORY = {"rekommendation", "rekommenderas", "förbättringsförslag", "råd", "anmärkning", "bör", "bör-krav"}
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
    asks = _DEMAND.search(sentence) or _ADVICE.search(sentence)
    return asks is not None and _NO_MEASURE.search(sentence) is None


def is_of_the_process(sentence: str) -> bool:
    """Say whether a sentence is about plans, meetings and the next follow-up rather than a measure."""
    return _NO_MEASURE.search(sentence) is not None


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """Reads measures of one document: with the municipality's kinds, and the day that times count from."""

    taxonomy: Taxonomy
    day: date | None
    doubts: list[Doubt] = field(default_factory=list)

    def kind_of(self, word: str) -> str | None:
        """Return the taxonomy's kind for a word: by its name, else by whether it binds."""
        plain = word.casefold().strip()
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
        """Return a measure whose kind its own words, or the heading over it, tell; else of no kind."""
        lead = LEADING_MARK.match(text)
        own = text[lead.end() :] if lead else text
        kind = self.kind_of(lead["kind"]) if lead else None
        return self.marked(kind or self.kind_in(own, heading, where), own, "", where)

    def kind_in(self, text: str, heading: str, where: str) -> str | None:
        """Return the kind that words tell: "ska" binds, "bör" advises; with both, a doubt."""
        advice, demand = _ADVICE.search(text) is not None, _DEMAND.search(text) is not None
        named = heading.casefold()
        if "rekommendation" in named and "krav" not in named:
            advice, demand = True, False
        elif re.search(r"\bkrav\b", named) and "rekommendation" not in named and not advice:
            demand = True
        if advice != demand:
            return self._of_binding(is_binding=demand)
        if advice and re.search(r"\bbör\b|rekommender", text, re.IGNORECASE):
            self.doubts.append(Doubt("atgarder", "sort-ur-ordval", "tolkat", text, where))
            return self._of_binding(is_binding=False)
        return None
