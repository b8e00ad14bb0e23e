"""What a corpus is made of: how many reports over how many units and years, as of which day."""

from dataclasses import dataclass
from datetime import date

PLACE = "Tallvik"
"""The municipality's place without its ending: Tallviken, Tallvikens kommun, Tallviksomsorgen."""
CODE = "9998"
TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides the bytes of a corpus. `words` is the shortest and longest prose of a report.

    `place` and `code` are another invented municipality's.

    Ordinary follow-ups lie in the years; what follows of them goes on until `today`.
    """

    reports: int
    units: int
    seed: int = 1
    today: date = TODAY
    first_year: int = 2016
    last_year: int = 2025
    words: tuple[int, int] = (800, 1200)
    place: str = PLACE
    code: str = CODE

    @property
    def years(self) -> range:
        """The years of the ordinary follow-ups."""
        return range(self.first_year, self.last_year + 1)


DEMONSTRATION = Settings(reports=440, units=60, first_year=2017, last_year=2026, words=(400, 900))
