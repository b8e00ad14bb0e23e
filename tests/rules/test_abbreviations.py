"""An abbreviation is in the glossary, known to everyone, or explained where it is first used."""

from pathlib import Path

import pytest

from tests import examples
from tests.rules.asking import found, found_in_body, found_with_keys, placed

RULE = "forkortning-oforklarad"


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [
        ("Samverkan med ASIH fungerar.", "ASIH"),
        ("Samverkan sker med ASIH.", "ASIH"),
        ("HSL-insatser följs upp.", "HSL"),
        ("Alla APT:er hölls.", "APT"),
        ("Rutinen för HLR2 är ny.", "HLR"),
        ("Stöd enligt FoU.", "FoU"),
        ("ASIH fungerar. ASIH (avancerad sjukvård i hemmet) är nytt.", "ASIH"),
        ("Det gäller APT/arbetsmöte.", "APT"),
        ("Läs [om ASIH](../x.md).", "ASIH"),
        ("**HSL.** Insatserna följs upp.", "HSL"),
        ("Mötet (enligt APT) hölls.", "APT"),
        ("Råd från ÄBIC följs.", "ÄBIC"),
    ],
)
def test_unexplained_abbreviation_is_found_once(text: str, abbreviation: str, tmp_path: Path) -> None:
    """Two to six capitals, inflected or in a longer word, are told at their first use."""
    (finding,) = found_in_body(tmp_path, RULE, f"{text}\n\nÅter {abbreviation} här.\n")
    assert f"”{abbreviation}”" in finding.message
    assert placed(tmp_path, finding) == text[text.index(abbreviation) :]


@pytest.mark.parametrize(
    "text",
    [
        "Avancerad sjukvård i hemmet (ASIH) fungerar. Rutinen för ASIH är ny.",
        "ASIH (avancerad sjukvård i hemmet) fungerar.",
        "**ASIH** (avancerad sjukvård i hemmet) fungerar.",
        "APT:er (arbetsplatsträffar) hålls varje månad. Nästa APT är i mars.",
        "HSL-insatser (enligt hälso- och sjukvårdslagen) följs upp.",
        "Enligt SoL och SOSFS 2011:9 ska planer finnas.",
        "Enligt HSLF-FS 2016:40 ska läkemedel hanteras säkert.",
        "Systemet bygger på ISO 9001.",
        "Avtalet EX 2022-1 följs. EX är kommunens serie.",
        "Exempelomsorg AB har en VD och ett IT-stöd, följer EU-rätten och skickar SMS.",
        "Rapporten skriver ”SOFS” i stället.",
        "Kapitel IV och XII gäller.",
        "Planen MÅSTE följas. Den måste vara aktuell.",
        "VAD HÄNDER NU",
        "Läs på https://ASIH.example/HSL och [här](../ASIH.md).",
        "Personalen i Åby, Öja och Ås arbetar.",
        "A och B är grupper.",
        "SAMMANFATTNING",
        "Filen heter RAPPORT_ASIH.",
    ],
)
def test_near_miss_is_not_found(text: str, tmp_path: Path) -> None:
    """What is explained, cited, numbered, shouted or in daily use is left alone."""
    assert found_in_body(tmp_path, RULE, text) == []


def test_glossary_explains_with_its_terms_and_forms(tmp_path: Path) -> None:
    """A form of a term counts as much as the term."""
    root = examples.copy(tmp_path)
    examples.change_body(root, "Nästa APT och FVM hölls.")
    taxonomy = (
        "ordlista:\n  apt: {term: Arbetsplatsträff (APT), forklaring: Ett möte.}\n"
        "  fvm: {term: Förvaltningsmöte, forklaring: Ett möte., former: [FVM]}"
    )
    assert len(found(root, RULE)) == 2
    examples.change(root, taxonomy, "content/_profil/taxonomi.yml")
    assert found(root, RULE) == []


def test_place_is_the_word_in_a_folded_value(tmp_path: Path) -> None:
    """Summary, focus areas, strengths and measures are read in the order of the page."""
    keys = "sammanfattning: >-\n  Samverkan\n  med ASIH fungerar.\nstyrkor: [ASIH fungerar., HLR övas.]"
    first, second = found_with_keys(tmp_path, RULE, keys)
    assert placed(tmp_path, first) == "ASIH fungerar."
    assert placed(tmp_path, second) == "HLR övas.]"


def test_explanation_in_the_text_does_not_help_an_earlier_summary(tmp_path: Path) -> None:
    """The summary is read first, and by most people alone."""
    root = examples.copy(tmp_path)
    examples.change(root, "sammanfattning: Samverkan med ASIH fungerar.")
    examples.change_body(root, "Avancerad sjukvård i hemmet (ASIH) fungerar.")
    assert [placed(root, each) for each in found(root, RULE)] == ["ASIH fungerar."]


def test_capitals_in_keys_comments_and_ids_are_no_text(tmp_path: Path) -> None:
    """Only what readers see as sentences is read."""
    keys = "ansvarig: MAS  # ASIH\nunderlag:\n  - {datum: 2024-11-06, typ: informationsbrev}"
    assert found_with_keys(tmp_path, RULE, keys) == []
