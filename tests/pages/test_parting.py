"""Pages with several long lists: each page shows 200 rows of each."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from site_builder import addresses
from site_builder.pages.lists import MOST_ROWS
from site_builder.pages.parting import Part, parts

LENGTHS = st.lists(st.integers(0, 700), max_size=5)


def pages(*lengths: int) -> list[Part]:
    """Return the pages of an area whose lists have some lengths."""
    return list(parts(partial(addresses.area, "a"), *lengths))


@given(LENGTHS)
def test_each_row_stands_on_one_page_and_none_has_more_than_it_may(lengths: list[int]) -> None:
    """In the order of the list, group by group."""
    seen = []
    for part in pages(sum(lengths)):
        here = [(i, row) for i, share in enumerate(part.shares(lengths)) for row in range(10**4)[share.rows]]
        assert len(here) <= MOST_ROWS
        seen += here
    assert seen == [(group, row) for group, length in enumerate(lengths) for row in range(length)]


@given(LENGTHS)
def test_the_first_page_names_each_group_that_has_rows(lengths: list[int]) -> None:
    """Links to a group lead there, whatever page its rows begin at."""
    first = pages(sum(lengths))[0]
    assert [bool(share) for share in first.shares(lengths)] == [length > 0 for length in lengths]


def test_a_group_that_begins_later_leads_to_its_page() -> None:
    """The way there, and on, are links."""
    first, second, third = pages(10, 450)
    assert [share.begins for share in first.shares([200, 0, 250])][:2] == [None, None]
    begins = list(first.shares([200, 0, 250]))[2].begins
    assert begins is not None
    assert (begins.text, begins.href) == ("Se sida 2", "../a.2/")
    assert (second.address, second.titled("Området")) == ("fokusomraden/a.2/", "Området, sida 2")
    paging = second.paging
    assert paging is not None
    assert (paging.said, paging.before, paging.after) == ("Sida 2 av 3", "../a/", "../a.3/")
    assert (second.share(10), third.share(450)) == (slice(10, 10), slice(400, 450))
    assert pages(200)[0].paging is None
