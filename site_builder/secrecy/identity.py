"""An identity: the place in a text that leads to one person, and what of it may be quoted."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["personnummer", "samordningsnummer", "telefon", "e-post"]


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """One identity in a text, from `start` up to `end`.

    `certain` is False where it has the form and may be something else. `masked` is what a finding may
    quote: enough to find the place, never the identity.
    """

    start: int
    end: int
    kind: Kind
    certain: bool
    masked: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """The municipality's own contact data, in any written form: numbers, addresses and domains.

    At its own domains every address of a function passes, and no address of a person.
    """

    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
