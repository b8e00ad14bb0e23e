import re
from pathlib import Path

import pytest

from site_builder.pages.templates import IN_DATE
from site_builder.wording.hyphens import hyphenated
from tests import examples
from tests.pages.made import pages


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("Verksamhetsuppföljning", "Verksamhets|uppföljning"),
        ("Förutsättningar 2024", "Förut|sätt|nin|gar 2024"),
        ("Personal med yrkesutbildning", "Personal med yrkes|utbildning"),
        ("Kompetensförsörjning", "Kom|pe|tens|för|sörj|ning"),
        ("Verksamhetens svar", "Verksamhetens svar"),
        ("", ""),
    ],
)
def test_only_long_words_are_divided(text: str, divided: str) -> None:
    """Where a compound's parts meet; short words fit the margin as they are."""
    assert hyphenated(text).replace("\u00ad", "|") == divided


@pytest.mark.parametrize("text", ["Aaaaaaaaaaaaaaaaaa", "Strömstrandsskräddare", "åtgärdsplaneringsarbete"])
def test_nothing_but_soft_hyphens_is_added(text: str) -> None:
    """The word is the same for who copies it, and no piece is shorter than three letters at its ends."""
    pieces = hyphenated(text).split("\u00ad")
    assert "".join(pieces) == text
    assert min(len(pieces[0]), len(pieces[-1])) >= 3


def test_a_date_stays_on_one_line(tmp_path: Path) -> None:
    """No page breaks between a day and its month, and nothing but dates is held together."""
    html = pages(examples.copy(tmp_path))["rapporter/2024/exempelhemmet/"].html
    assert "20\u00a0november 2024" in html
    assert not re.search(r">[^<]*\b\d{1,2} november 2024", html)
    assert (
        IN_DATE.sub("x", "5 maj hölls 3 möten 2024, 32 maj 2024") == "5 maj hölls 3 möten 2024, 32 maj 2024"
    )
    assert IN_DATE.sub("x", "1 maj 2024 och 31 december 2024") == "1xmaj 2024 och 31xdecember 2024"
