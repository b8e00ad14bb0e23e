"""Key figures: numbers beside the taxonomy's words, in tables and in sentences, with what they rest on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from site_builder.importing.language.numbers import COUNT, NUMBER, number_of
from site_builder.importing.recognising.figure_frames import (
    MONTH_NAMED,
    base_of,
    month_period,
    period_of,
    scope_of,
)
from site_builder.importing.recognising.figure_lines import IS_FLAT_TABLE, figures_in_lines
from site_builder.importing.recognising.figure_sentences import Candidate, figures_in
from site_builder.importing.recognising.figure_tables import NO_FIGURES, Labelled, labelled_values
from site_builder.importing.recognising.figure_words import Named, named_figures
from site_builder.importing.recognising.outline import Outline
from site_builder.model.profile import Taxonomy

_OF_PERMANENT = re.compile(
    r"(?:av|på|bland)\s+de(?:ras)?\s+tillsvidareanställda|av\s+de\s+anställdas", re.IGNORECASE
)
_OF_THESE = re.compile(r"\b(?:av|bland|för|hos)\s+dessa\b", re.IGNORECASE)
_OF_ANSWERS = re.compile(
    r"\bsom\s+svarade\b|\bi\s+enkäten\b|\benligt\s+enkäten\b|av\s+(?:de\s+)?svarande", re.IGNORECASE
)
_STAFF = re.compile(
    rf"({COUNT})\s+(?:\w+\s+)?(?:assistenter|anställda|tillsvidareanställda|medarbetare|handledare)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"(?:ca\.?|cirka|totalt)?\s*({NUMBER})\s*(?P<unit>%|procent|tim\w*|st\b)?", re.IGNORECASE
)
_SHARE = re.compile(r"%|procent|\bandel", re.IGNORECASE)


def find_figures(
    outline: Outline, taxonomy: Taxonomy, year: int | None, answers: int | None
) -> list[Candidate]:
    """Return the figures in the order of the text; the same figure of the same scope and period stands once.

    `answers` is how many answered the survey, the base of shares of those who answered.
    """
    names, before = named_figures(taxonomy), ""
    found: list[Candidate] = []
    lines = list(figures_in_lines(outline))
    for each in (*lines, *labelled_values(outline, {line.table for line in lines} - {0})):
        found += _of_label(each, names, year)
    for text, where, is_aside in _texts(outline):
        for figure in figures_in(text, where, names, year):
            if not is_aside or taxonomy.key_figures[figure.id].secrecy_class == "C":
                is_share = taxonomy.key_figures[figure.id].unit == "procent"
                needs_base = is_share and figure.base is None
                found.append(_with_base(figure, found, before, answers) if needs_base else figure)
        before = text
    found = [_of_its_base(each, found) for each in found]
    return _once(_with_clients(found, taxonomy), taxonomy)


def _of_label(each: Labelled, names: list[Named], year: int | None) -> list[Candidate]:
    number = _VALUE.match(each.value)
    amount = number_of(number[1]) if number else None
    if number is None or amount is None or each.value[number.end() :].strip()[:3] == "av ":
        return []
    label = each.label
    is_share = _SHARE.search(f"{number['unit'] or ''} {label}") or _SHARE.match(each.over)
    text = " ".join(filter(None, (label, each.value, each.beside)))
    found = []
    for named in names:
        match = named.pattern.search(label)
        fits = match and (named.kind.unit == "procent") == bool(is_share) and match.start() < 25
        if fits and named.kind.is_plausible(amount):
            period = _period(each, named, year)
            source = each.sentence or text
            found.append(
                Candidate(named.id, amount, source, each.where, scope_of(text), base_of(text), period)
            )
    return sorted(found, key=lambda one: -len(one.id))[:1]


def _period(each: Labelled, named: Named, year: int | None) -> str | None:
    """Return the time that a label, the row beside its value, or the head of its column tells."""
    month = MONTH_NAMED.search(each.label) or MONTH_NAMED.search(each.over)
    if named.kind.unit == "timmar" and month:
        over = re.search(r"\b20\d\d\b", each.over)
        return month_period(month, int(over[0]) if over else year)
    texts = (each.over, each.label, each.beside)
    return next((found for text in texts if (found := period_of(f"i {text}", year) or _year_in(text))), None)


def _year_in(text: str) -> str | None:
    years = re.findall(r"\b20\d\d\b(?![-/:])", text)
    return years[0] if len(years) == 1 else None


def _texts(outline: Outline) -> Iterator[tuple[str, str, bool]]:
    """Yield the sentences that may hold figures, and whether they stand where only events are looked for."""
    for sentence in outline.sentences:
        is_looked_in = sentence.part.name not in NO_FIGURES or sentence.part.name == "evidence"
        if is_looked_in and not IS_FLAT_TABLE.search(sentence.text):
            yield sentence.text, sentence.part.block.where, sentence.part.name == "evidence"
    for part in outline.parts:
        if part.block.kind == "row" and part.name not in ("measures", "evidence"):
            for cell in part.block.cells:
                if len(cell.split()) > 2:
                    yield " ".join(cell.split()), part.block.where, True


def _of_its_base(each: Candidate, found: list[Candidate]) -> Candidate:
    """Return a share with the scope of the count that it says that it is of."""
    if each.base is None or each.scope != "enheten":
        return each
    scopes = {other.scope for other in found if other.value == each.base and other.base is None}
    return replace(each, scope="hela_bolaget") if scopes == {"hela_bolaget"} else each


def _with_base(each: Candidate, found: list[Candidate], before: str, answers: int | None) -> Candidate:
    """Return a share with the base that it points at: those just told of, the permanent, the answers."""
    base: Decimal | int | None = None
    if _OF_THESE.search(each.sentence):
        people = list(_STAFF.finditer(f"{before} {each.sentence.partition('dessa')[0]}"))
        base = number_of(people[-1][1]) if people else None
    elif _OF_PERMANENT.search(each.sentence):
        base = next((other.value for other in found if "tillsvidare" in other.id), None)
    elif _OF_ANSWERS.search(each.sentence):
        base = answers
    return replace(each, base=int(base)) if base is not None else each


def _with_clients(found: list[Candidate], taxonomy: Taxonomy) -> list[Candidate]:
    """Return the figures with the unit's clients, of the same time if told, as the base of events."""
    kinds = taxonomy.key_figures
    clients: dict[str | None, list[Decimal]] = {}
    for each in found:
        if kinds[each.id].counts_clients and each.scope != "hela_bolaget":
            clients.setdefault(each.period, []).append(each.value)
    whole = [value for values in clients.values() for value in values]
    return [
        replace(each, base=int(min(clients.get(each.period) or whole)))
        if kinds[each.id].secrecy_class == "C" and whole
        else each
        for each in found
    ]


def _once(found: list[Candidate], taxonomy: Taxonomy) -> list[Candidate]:
    """Return each figure of a scope and period once; the first stands, with where the others do."""
    kept: dict[tuple[str, str, str | None], Candidate] = {}
    for each in found:
        key, undated = (each.id, each.scope, each.period), (each.id, each.scope, None)
        others = [other for other in kept if other[:2] == key[:2]]
        if undated in kept and kept[undated].value == each.value:
            kept[key] = replace(each, also=kept.pop(undated).sentences)
        elif key in kept or (
            each.period is None and others and taxonomy.key_figures[each.id].unit != "timmar"
        ):
            for other in others:
                kept[other] = replace(kept[other], also=(*kept[other].also, each.sentence))
        else:
            kept[key] = each
    return list(kept.values())
