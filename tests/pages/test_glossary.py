"""The glossary, and the terms that lead there."""

from pathlib import Path

from tests import examples
from tests.pages.made import pages
from tests.pages.visible import links, texts

TERMS = """
ordlista:
  atgardsplan: {term: Åtgärdsplan, forklaring: En plan.}
  lou: {term: LOU, forklaring: Lagen om offentlig upphandling., former: [upphandling]}
  avvikelse: {term: Avvikelse, forklaring: Något som gick fel.}
  arshjul: {term: Årshjul, forklaring: En plan för året.}
"""


def with_terms(root: Path) -> Path:
    """Return the example site with a glossary."""
    examples.change(root, TERMS, "content/_profil/taxonomi.yml")
    return root


def test_the_glossary_stands_in_swedish_order(tmp_path: Path) -> None:
    """A to Ö, by letter, with a link to each letter."""
    page = pages(with_terms(examples.copy(tmp_path)))["ordlista/"]
    assert texts(page.html) == [
        "Ordlista",
        "Ord som används på webbplatsen, förklarade på ett enkelt sätt.",
        *("A", "L", "Å"),
        *("A", "Avvikelse", "Något som gick fel."),
        *("L", "LOU", "Lagen om offentlig upphandling."),
        *("Å", "Årshjul", "En plan för året.", "Åtgärdsplan", "En plan."),
    ]
    assert links(page.html) == [("A", "#bokstav-a"), ("L", "#bokstav-l"), ("Å", "#bokstav-å")]
    assert 'id="atgardsplan"' in page.html


def test_a_form_of_contract_leads_to_its_explanation(tmp_path: Path) -> None:
    """On the pages of the unit and of the service, with the look of a term."""
    found = pages(with_terms(examples.copy(tmp_path)))
    for address in ("verksamheter/exempelhemmet/", "tjanster/boende/"):
        assert '<a class="term" href="../../ordlista/#lou">LOU</a>' in found[address].html


def test_a_term_without_an_explanation_is_text(tmp_path: Path) -> None:
    """A link to an anchor that is not there would lead nowhere."""
    page = pages(examples.copy(tmp_path))["tjanster/boende/"]
    assert texts(page.html)[-1] == "LOU"
    assert "ordlista" not in page.html


def test_an_empty_glossary_says_so(tmp_path: Path) -> None:
    """The footer leads there whatever the profile holds."""
    page = pages(examples.copy(tmp_path))["ordlista/"]
    assert texts(page.html) == ["Ordlista", "Ordlistan har inga ord än."]
