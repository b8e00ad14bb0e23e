import pytest

from site_builder.pages.page import Tab


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("verksamheter/", "page"),
        ("verksamheter/a/", "true"),
        ("rapporter/2024/a/", "true"),
        ("atgarder/", ""),
        ("", ""),
        ("404.html", ""),
    ],
)
def test_a_tab_is_current_on_its_page_and_beneath_it(address: str, current: str) -> None:
    """What `aria-current` calls "page" and "true"; read out by screen readers."""
    assert Tab("Verksamheter", "verksamheter/", ("rapporter/",)).current(address) == current
