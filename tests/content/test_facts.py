from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.reading import article, plain

FACTS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text("utf-8"))


def missing(fact: dict[str, Any], text: str) -> list[str]:
    """Return what of the fact the text does not say."""
    return [said for said in fact["texts"] if plain(said) not in text]


def test_the_list_holds_every_fact() -> None:
    """Sixteen of the one report, seventeen of the other."""
    assert list(FACTS) == [f"O{n}" for n in range(1, 17)] + [f"A{n}" for n in range(1, 18)]


@pytest.mark.parametrize("name", FACTS)
def test_the_page_says_the_fact(name: str, built: Path) -> None:
    """Each text stands in the visible text of the page, whatever spaces it is set with."""
    assert missing(FACTS[name], article(built, FACTS[name]["page"])) == []


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_that_is_not_said_is_missed(name: str, built: Path) -> None:
    """No text is found by chance: without it the fact is incomplete, and the other report has not all."""
    text = article(built, FACTS[name]["page"])
    for said in FACTS[name]["texts"]:
        assert said in map(plain, missing(FACTS[name], text.replace(plain(said), "")))
    other = {fact["page"] for fact in FACTS.values()} - {FACTS[name]["page"]}
    assert missing(FACTS[name], article(built, other.pop()))
