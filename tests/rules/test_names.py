"""A name that is almost a registered one is told; its inflections and other words are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.rules.names import _distance, _stems
from tests import examples
from tests.rules.asking import found, found_with_keys, placed

RULE = "stavningsvariant"
NAMES = """
utforare:
  exempelomsorg: {namn: Exempelomsorg AB}
  ankaret: {namn: Ankarets hemtjänst}
  solgarden: {namn: Solgården}
  stod: {namn: Personligt stöd i Exempelby AB}
  villan: {namn: Villa 12}
  grupp: {namn: Grupp A}
  kommunen: {namn: Exempelby kommun, form: kommun}
"""


def found_in(folder: Path, body: str) -> list[str]:
    root = examples.copy(folder)
    examples.change(root, NAMES, "content/_profil/utforare.yml")
    examples.change_body(root, body)
    return [placed(root, each) for each in found(root, RULE)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exempelhammet godkändes inte.", "Exempelhemmet"),
        ("Exempelhemets planer finns.", "Exempelhemmet"),
        ("Personalen på Exempelhemnet arbetar.", "Exempelhemmet"),
        ("Exempelomsog AB driver boendet.", "Exempelomsorg AB"),
        ("Exempelomsorrg driver boendet.", "Exempelomsorg"),
        ("Ankaret hemtjänst växte.", "Ankarets hemtjänst"),
        ("Ankarets hemtjanst växte.", "Ankarets hemtjänst"),
        ("Ankarets Hemtjänst växte.", "Ankarets hemtjänst"),
        ("Ankrets hemtjänst växte.", "Ankarets hemtjänst"),
        ("Kunder hos Solgärden är nöjda.", "Solgården"),
        ("Hemtjänsten i Exempleby växte.", "Hemtjänsten i Exempelby"),
        ("Exempelbys kommun beslutar.", "Exempelby kommun"),
    ],
)
def test_misspelled_name_is_found(text: str, name: str, tmp_path: Path) -> None:
    """One or two letters from a registered name, in any of its words, at the place of the name."""
    root = examples.copy(tmp_path)
    examples.change(root, NAMES, "content/_profil/utforare.yml")
    examples.change_body(root, f"{text}\n\n{text}\n")
    (finding,) = found(root, RULE)
    assert f"liknar ”{name}”" in finding.message
    assert text.endswith(placed(root, finding))


@pytest.mark.parametrize(
    "text",
    [
        "Exempelhemmet och Exempelhemmets planer.",
        "Exempelhem finns det många av.",
        "Exempelomsorg driver boendet. Exempelomsorgs chef är ny. Exempelomsorg AB:s avtal gäller.",
        "Ankarets hemtjänst växte. Ankarets hemtjänsts kunder är nöjda. Ankarets personal är ny.",
        "Ankaret är tungt.",
        "Hemtjänsten i kommunen växte. Hemtjänst i Exempelby ges av flera. Hemtjänster finns.",
        "Solgårdens personal. Solgårdar byggs.",
        "Vården och Gården och Solen och Soldaten.",
        "Personligt stöd i vardagen. Personligt stöd är viktigt.",
        "Villa 13 är en annan. Grupp B är en annan.",
        "Exempelby växer. Exempelby kommuns plan. Exempelborna trivs.",
        "Socialförvaltningen och Omsorgsnämnden granskade Exempel och Exemplet.",
        "EXEMPELHEMMET",
        "Exempelhemmets-gruppen.",
    ],
)
def test_near_miss_is_not_found(text: str, tmp_path: Path) -> None:
    """Inflections, other units and ordinary words are left alone."""
    assert found_in(tmp_path, text) == []


def test_summary_is_read_too(tmp_path: Path) -> None:
    """The place is the name, in a folded value as well."""
    keys = "sammanfattning: >-\n  Alla planer på\n  Exempelhammet följs."
    (finding,) = found_with_keys(tmp_path, RULE, keys)
    assert placed(tmp_path, finding) == "Exempelhammet följs."


@given(st.text("abcåäö", max_size=8), st.text("abcåäö", max_size=8), st.text("abcåäö", max_size=8))
def test_distance_is_a_distance(one: str, other: str, third: str) -> None:
    """Nothing from itself, the same both ways, and no detour is shorter."""
    assert _distance(one, one) == 0
    assert _distance(one, other) == _distance(other, one)
    assert _distance(one, third) <= _distance(one, other) + _distance(other, third)
    assert abs(len(one) - len(other)) <= _distance(one, other) <= max(len(one), len(other))


@given(st.text("abcdefåäö", min_size=4, max_size=12))
def test_genitive_is_a_form_of_its_word(word: str) -> None:
    """Whatever the word ends with."""
    assert _stems(word) & _stems(f"{word}s")
