import pytest

from site_builder.wording.hyphens import hyphenated


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
