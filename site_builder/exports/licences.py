"""The licences that a municipality can choose, as the metadata of each format names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its identifier (SPDX), its name, its address, and the IRI that DCAT-AP-SE asks for."""

    id: str
    title: str
    address: str
    iri: str

    @property
    def deed(self) -> str:
        """The address of its plain Swedish summary."""
        return f"{self.address}deed.sv"


LICENCES = {
    "cc0": Licence(
        "CC0-1.0",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "http://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "cc-by": Licence(
        "CC-BY-4.0",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/licenses/by/4.0/",
    ),
}
