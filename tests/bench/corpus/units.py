"""The units of the invented municipality: service, provider, contracts, size, share of the reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from random import Random
from typing import Any

from site_builder.wording.swedish import slug
from tests.bench.corpus.names import MUNICIPALITY, numbered, providers, unit_names
from tests.bench.corpus.settings import Settings
from tests.bench.corpus.stories import CONTRACTED, NEVER, STORIES, STORY_UNITS, Story
from tests.bench.corpus.words import listed, load

SERVICES = [
    *(
        "hemtjanst",
        "sarskilt-boende-aldre",
        "bostad-sarskild-service",
        "personlig-assistans",
        "daglig-verksamhet",
    ),
    *("hemtjanst", "sarskilt-boende-aldre", "bostad-sarskild-service", "personlig-assistans", "boendestod"),
    *(
        "hemtjanst",
        "sarskilt-boende-aldre",
        "bostad-sarskild-service",
        "personlig-assistans",
        "korttidsvistelse",
    ),
    *(
        "hemtjanst",
        "sarskilt-boende-aldre",
        "bostad-sarskild-service",
        "daglig-verksamhet",
        "dagverksamhet-aldre",
    ),
]
"""The services in turn: a municipality has more home care than day centres."""
CONTRACT_YEARS = 4
OWN = 0.45
"""So large a part of the units does the municipality run itself."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract of an external unit."""

    number: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `quality`, 0 to 1, is how likely it does well, `story` names what must happen to it."""

    number: int
    id: str
    name: str
    service: str
    provider: str
    contract_form: str
    contracts: tuple[Contract, ...]
    area: str
    size: int
    quality: float
    first: date
    last: date | None
    former: str | None
    story: str
    reports: int

    @property
    def own(self) -> bool:
        """Whether the municipality runs the unit itself."""
        return self.provider == MUNICIPALITY

    @property
    def kind(self) -> dict[str, Any]:
        """What services.yml says of its service."""
        found: dict[str, Any] = load("services")[self.service]
        return found

    def contract(self, day: date) -> str | None:
        """Return the number of the contract that is in force on a day."""
        return next((each.number for each in self.contracts if each.first <= day <= each.last), None)


def units(settings: Settings) -> list[Unit]:
    """Return the units in order, each with its share of the reports."""
    maker = _Maker(settings)
    return [maker.unit(number, share) for number, share in enumerate(_shares(settings))]


def _shares(settings: Settings) -> list[int]:
    """Return how many reports each unit has: together exactly as many as are asked for."""
    weights = [_weight(number, settings) for number in range(settings.units)]
    whole = sum(weights) or 1.0
    ends = [round(settings.reports * reached / whole) for reached in accumulate(weights, initial=0.0)]
    return [end - start for start, end in pairwise(ends)]


def _weight(number: int, settings: Settings) -> float:
    story = _story(number)
    if story and story.name in NEVER:
        return 0.0
    weight = Random(f"{settings.seed}:andel:{number}").uniform(0.7, 1.25)
    return weight * (0.6 if story and story.closes else 1)


def _story(number: int) -> Story | None:
    return STORIES.get(number % STORY_UNITS)


class _Maker:
    """Makes one unit after the other, and gives no id twice."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._names = {service: unit_names(service, settings.seed) for service in load("services")}
        self._providers = list(providers(settings.units, settings.seed))
        self._used: set[str] = set()

    def unit(self, number: int, reports: int) -> Unit:
        story, settings = _story(number) or Story(""), self._settings
        rng = Random(f"{settings.seed}:verksamhet:{number}")
        service = story.service or SERVICES[number % len(SERVICES)]
        provider = self._provider(story, rng)
        own = provider == MUNICIPALITY
        name = self._name(number, service, story)
        unit_id = next(each for each in numbered(slug(name)) if each not in self._used)
        self._used.add(unit_id)
        low, high = load("services")[service]["storlek"]
        first = date(settings.first_year - 1 - rng.randrange(4), rng.choice((1, 2, 4, 9)), 1)
        new = date(settings.today.year, 2, 1) if story.name == "ny" else first
        return Unit(
            number=number,
            id=unit_id,
            name=name,
            service=service,
            provider=provider,
            contract_form="egen" if own else load("services")[service]["avtalsform"],
            contracts=() if own else tuple(_contracts(number, new, settings)),
            area=rng.choice(listed("names", "omraden")),
            size=story.size or round(rng.triangular(low, high)),
            quality=rng.betavariate(5, 2.4) if story.quality is None else story.quality,
            first=new,
            last=date(max(settings.first_year, settings.last_year - 2), 8, 31) if story.closes else None,
            former=f"{unit_id}-i-tallviken" if story.name == "omdopt" else None,
            story=story.name,
            reports=reports,
        )

    def _provider(self, story: Story, rng: Random) -> str:
        if story.name == "langt-namn":
            return self._providers[1]
        own = rng.random() < OWN and story.name not in CONTRACTED
        return MUNICIPALITY if own else rng.choice(self._providers[2:])

    def _name(self, number: int, service: str, story: Story) -> str:
        name = next(self._names[service])
        if story.name != "langt-namn":
            return name
        long: str = load("names")["langt"]["verksamhet"]
        return long if number < STORY_UNITS else f"{long} {number}"


def _contracts(number: int, first: date, settings: Settings) -> Iterator[Contract]:
    year = first.year
    while year <= settings.today.year:
        start, end = date(year, 2, 1) if year > first.year else first, date(year + CONTRACT_YEARS, 1, 31)
        yield Contract(f"TVK {year}-{101 + number % 890}", start, end)
        year += CONTRACT_YEARS
