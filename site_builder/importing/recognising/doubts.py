"""What the importer is unsure of, for the editor to look at."""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["saknas", "osaker", "borttaget", "tolkat"]
"""Nothing was found; several readings; taken out for secrecy; read with an assumption."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt: about which key, why (a text of the wording), what was read, and where it stood.

    `read` is masked before anybody sees it.
    """

    key: str
    reason: str
    certainty: Certainty
    read: str = ""
    where: str = ""
