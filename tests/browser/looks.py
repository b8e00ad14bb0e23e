"""How a reader's browser can be set."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Look:
    """One setting of a browser."""

    width: int = 1280
    dark: bool = False
    script: bool = True
    pixels: int = 1  # of the screen per pixel of the page: 2 is a zoom of 200 per cent
    letters: int = 1  # times the usual size, as the reader's browser is set
    forced: bool = False
    still: bool = False
    media: Literal["screen", "print"] = "screen"

    def __str__(self) -> str:
        """Return what is not as usual, for a test's name."""
        said = {
            "dark": self.dark,
            "no script": not self.script,
            f"{self.pixels}00 %": self.pixels > 1,
            f"letters {self.letters}00 %": self.letters > 1,
            "forced colours": self.forced,
            "reduced motion": self.still,
            self.media: self.media == "print",
        }
        return " ".join([str(self.width), *(name for name, holds in said.items() if holds)])


WIDE, PHONE = 1280, 360
NARROWEST = 320  # WCAG 2.1, 1.4.10

FOR_MANY = (Look(WIDE), Look(PHONE, dark=True), Look(NARROWEST), Look(PHONE, script=False))
"""The settings that a site of many pages is looked at in."""
