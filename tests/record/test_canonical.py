"""The canonical form is that of RFC 8785."""

from typing import Any

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from site_builder.record.canonical import canonical, digest

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NAME = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1)
VALUE = st.recursive(
    TEXT | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAME, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAME, VALUE, max_size=6))
def test_what_the_standard_library_writes_is_rfc_8785(thing: dict[str, Any]) -> None:
    """For text, whole numbers, yes and no, lists and names in ASCII, the two give the same bytes."""
    assert canonical(thing) == rfc8785.dumps(thing)


def test_a_digest_is_sha_256() -> None:
    """Anyone can compute it: here with the vector of FIPS 180-2."""
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
