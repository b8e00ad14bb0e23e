"""Of how many a share is taken, where an aside after it says so: `92 procent av kunderna (bas 200)`."""

from dataclasses import replace

from site_builder.secrecy.amounts import Quantity
from site_builder.secrecy.counting import number
from site_builder.secrecy.sentences import Sentence


def with_base(quantity: Quantity, sentence: Sentence) -> Quantity:
    """Return a share with the base that stands after it; another quantity, or one with a base, as it is."""
    if quantity.kind not in ("share", "half") or quantity.of is not None:
        return quantity
    after = [word.text for word in sentence[quantity.last + 1 :]]
    bases = (_base(after, place) for place in range(len(after)))
    return replace(quantity, of=next(filter(None, bases), None))


def _base(texts: list[str], place: int) -> int | None:
    """Return the base that the words from a place state: `bas: 200`, `(240 av 353`."""
    if texts[place] in ("bas", "basen", "n"):
        return next(filter(None, map(number, texts[place + 1 : place + 3])), None)
    aside = texts[place : place + 4]
    is_part = len(aside) == 4 and aside[0] == "(" and number(aside[1]) is not None and aside[2] == "av"
    return number(aside[3]) if is_part else None
