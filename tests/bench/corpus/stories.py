"""The stories: what must happen to some unit, so that every state that a page can show is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One unit's story. It may fix the unit's service, its size and its quality, and close it."""

    name: str
    service: str | None = None
    size: int | None = None
    quality: float | None = None
    closes: bool = False


NEVER = frozenset({"aldrig", "ny"})
"""Units that have never been followed up."""
CONTRACTED = frozenset({"vite-aterkallat", "vite-verkstallt", "havning", "langt-namn", "svar"})
"""Stories of units that the municipality does not run itself."""

STORY_UNITS = 60
STORIES = {
    2: Story("fyrtio-atgarder", quality=0.1),
    4: Story("vite-aterkallat", quality=0.3),
    6: Story("vite-verkstallt", "sarskilt-boende-aldre", quality=0.25),
    9: Story("havning", "hemtjanst", quality=0.1, closes=True),
    11: Story("tillbakadragen"),
    13: Story("ersatt", quality=0.5),
    15: Story("utkast"),
    17: Story("framtida"),
    19: Story("datum-saknas", quality=0.4),
    21: Story("rattelse"),
    23: Story("ivo", "sarskilt-boende-aldre", quality=0.15),
    25: Story("aldrig"),
    27: Story("ny"),
    29: Story("omdopt"),
    31: Story("stangd", closes=True),
    33: Story("langt-namn", "sarskilt-boende-aldre", quality=0.55),
    35: Story("aterkommande", quality=0.3),
    37: Story("okand-start", quality=0.35),
    39: Story("sen", quality=0.3),
    41: Story("snart", quality=0.35),
    43: Story("undantag", size=40),
    45: Story("fa-kunder", "personlig-assistans", size=3),
    47: Story("svar", quality=0.35),
    49: Story("alla-lagen", quality=0.2),
    51: Story("aldrig"),
    53: Story("utan-brister", quality=0.99),
    55: Story("stangd", "dagverksamhet-aldre", closes=True),
    57: Story("ny"),
}
"""By the unit's number in each STORY_UNITS."""
