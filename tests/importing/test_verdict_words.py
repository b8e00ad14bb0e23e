"""What one sentence judges: denials, clauses, other years, other things, and what cannot be told."""

import pytest

from site_builder.importing.recognising.verdict_words import judged, level_of
from tests.importing.drafts import register

YEAR = 2024


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Verksamheten godkänns.", "godkand"),
        ("Verksamheten har godkänts i årets uppföljning.", "godkand"),
        ("Boendet får betyget godkänt.", "godkand"),
        ("Verksamheten är godkänd utan anmärkning.", "godkand"),
        ("Vid föregående uppföljning blev verksamheten inte godkänd, men den är nu godkänd.", "godkand"),
        ("Bedömningen är att verksamheten, som inte var godkänd 2023, är godkänd.", "godkand"),
        ("Bedömningen är att enheten, trots att ledningen inte har varit på plats, är godkänd.", "godkand"),
        ("Verksamheten bedöms godkänd inte bara för planerna utan även för bemanningen.", "godkand"),
        ("Verksamheten godkänns med anmärkning.", "anmarkning"),
        ("Verksamheten bedöms vara godkänd, men med anmärkning på dokumentationen.", "anmarkning"),
        ("Utföraren bedöms inte vara godkänd.", "underkand"),
        ("Enheten bedöms som ej godkänd.", "underkand"),
        ("Verksamheten kan inte godkännas.", "underkand"),
        ("Det går inte att godkänna verksamheten i nuläget.", "underkand"),
        ("Verksamheten är inte längre godkänd.", "underkand"),
        ("Uppföljningen visar att verksamheten inte fullt ut kan anses godkänd.", "underkand"),
        ("Inte heller i år godkänns verksamheten.", "underkand"),
        ("Verksamheten godkändes 2022 men godkänns inte i år.", "underkand"),
        ("Verksamheten har inte godkänts.", "underkand"),
        ("Resultatet är icke godkänt.", "underkand"),
        ("Verksamheten underkänns i årets uppföljning.", "underkand"),
        ("Ingen samlad bedömning görs.", "saknas"),
        ("Förvaltningen godkänner verksamheten.", "godkand"),
        ("Förvaltningen godkänner inte verksamheten.", "underkand"),
        ("Verksamheten når inte upp till ett godkänt resultat.", "underkand"),
        ("Verksamheten har bättrats sedan 2023 men är inte heller i år godkänd.", "underkand"),
        ("Inga brister har visats och verksamheten godkänns.", "godkand"),
    ],
)
def test_what_is_judged_now(sentence: str, level: str) -> None:
    """The word alone does not decide: what stands by it, and in which clause, does."""
    assert judged(sentence, YEAR) == [(level, False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Verksamheten godkändes 2022.",
        "Vid förra uppföljningen blev verksamheten inte godkänd.",
        "Det finns ingen anledning att underkänna verksamheten.",
        "Det finns inget skäl att inte godkänna verksamheten.",
        "Om bristerna åtgärdas kan verksamheten bli godkänd.",
        "För att verksamheten ska bli godkänd krävs att planerna följs upp.",
        "Verksamheten är varken godkänd eller underkänd.",
        "Förvaltningen har inte tagit ställning till om verksamheten är duglig eller kan godkännas.",
        "Ett godkänt resultat förutsätter att avvikelser analyseras.",
        "Verksamheten skulle ha godkänts om planerna hade funnits.",
        "Planen är godkänd av enhetschefen.",
        "Utföraren är godkänd enligt LOV sedan 2019.",
        "Verksamheten är godkänd för tolv platser.",
        "Tre av fyra områden är godkända.",
        "Kravet är inte godkänt.",
        "Rapporten är godkänd av nämnden.",
        "Ledningen anser att verksamheten borde godkännas.",
        "Nämnden godkänner rapporten.",
        "Verksamheten kommer att godkännas när planerna är klara.",
        "Är verksamheten godkänd?",
        "Eftersom planerna inte lämnades i tid bedöms dokumentationen godkänd.",
        "Verksamheten kan godkännas under förutsättning att bristerna åtgärdas.",
        "Verksamheten godkänns först när handlingsplanen är genomförd.",
        "Verksamheten är delvis godkänd.",
        "Verksamheten är godkänd i de flesta delar.",
        "Verksamheten är godkänd men inte dokumentationen.",
        "Av de granskade verksamheterna är Kajutan den enda som inte godkänns.",
        "En verksamhet som inte är godkänd ska lämna en åtgärdsplan.",
        "Verksamheten har godkända lokaler.",
        "Godkänd: verksamheten uppfyller kraven.",
        "Grön = godkänd, gul = godkänd med anmärkning, röd = inte godkänd.",
        "Verksamheten har haft svårt att nå ett godkänt resultat.",
        "Verksamheten bör inte godkännas, anser anhöriga.",
        "Verksamheten var godkänd vid de två senaste granskningarna.",
        "Till skillnad från i år godkändes verksamheten 2023.",
        "Köket är godkänt.",
        "Bristerna bedöms inte vara av sådan art att verksamheten inte kan godkännas.",
    ],
)
def test_what_judges_nothing_for_certain(sentence: str) -> None:
    """An earlier year, a condition, a question, a part, another thing: nothing is said, or it is unsure."""
    levels = [level for level, is_weak in judged(sentence, YEAR) if not is_weak and level != "saknas"]
    assert levels == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ej godkänd", "underkand"),
        ("Inte godkänd.", "underkand"),
        ("Godkänd med anmärkning", "anmarkning"),
        ("GODKÄND", "godkand"),
        ("Ingen samlad bedömning", "saknas"),
        ("Bra", None),
    ],
)
def test_a_verdict_alone(text: str, level: str | None) -> None:
    """A cell or a line that holds nothing but a verdict."""
    profile = register().profile
    assert profile is not None
    assert level_of(text, profile.taxonomy) == level
