"""Soft hyphens in long Swedish words, as browsers without a Swedish dictionary break them anywhere.

Source of the rules: Svenska skrivregler (Språkrådet), "Avstavning": a compound is divided where its parts
meet, another word before the last consonant that stands before a vowel.
"""

import re
from functools import lru_cache
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
LONG, LONG_PART, FEWEST = 15, 12, 3

_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_PARTS = re.compile(
    r"(?<=[^\W\d_]{3})(?=anställd|arbete|assistans|bedömning|beräkning|boende|brev|dokument|frånvaro|förande|"
    r"hantering|information|kontroll|ledning|omsorg|omsättning|personal|plan|samordn|schema|skada|säkerhet|"
    r"uppföljning|utbildning|utveckling|verksamhet|översikt|åtgärd)"
)
_SYLLABLES = re.compile(r"(?<=[aeiouyåäöé])[bcdfghjklmnpqrstvwxz]*?(?=[bcdfghjklmnpqrstvwxz][aeiouyåäöé])")


@lru_cache(maxsize=4096)
def hyphenated(text: str) -> str:
    """Return the text with soft hyphens in its long words, at least three letters from either end."""
    return _WORD.sub(lambda word: _divided(word[0]), text)


def _divided(word: str) -> str:
    low = word.lower()
    places = {found.start() for found in _PARTS.finditer(low)}
    starts = [0, *sorted(places), len(word)]
    for start, end in pairwise(starts):
        if end - start >= LONG_PART or not places:
            places |= {start + found.end() for found in _SYLLABLES.finditer(low[start:end])}
    kept = [place for place in sorted(places) if FEWEST <= place <= len(word) - FEWEST]
    pieces = [word[a:b] for a, b in zip([0, *kept], [*kept, len(word)], strict=True)]
    return SOFT_HYPHEN.join(pieces)
