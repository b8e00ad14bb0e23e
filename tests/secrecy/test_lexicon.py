"""The lists of words that the gate knows."""

import re
from pathlib import Path

from site_builder.secrecy import lexicon

LISTS = [
    name
    for file in ("lexicon.yml", "names.yml")
    for name in re.findall(
        r"^(\w+):", (Path(lexicon.__file__).parent / file).read_text("utf-8"), re.MULTILINE
    )
]


def test_every_list_has_a_name_of_its_own() -> None:
    """Both files are read as one: a name that stood twice would lose the words of the first."""
    assert len(LISTS) > 80
    assert sorted(LISTS) == sorted(set(LISTS))


def test_every_word_is_in_small_letters() -> None:
    """As texts are asked: a capital would never be met."""
    assert [word for word in sorted(lexicon.words(*LISTS)) if word != word.lower()] == []
