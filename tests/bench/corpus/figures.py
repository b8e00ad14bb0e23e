"""Key figures of one unit's year: shown where few people cannot be counted from them, else hidden.

The default rule for small numbers, counted here anew: what the corpus shows must pass the rules, so it does
not ask them.
"""

from collections.abc import Iterator
from math import ceil, floor, sin
from random import Random
from typing import Any

from tests.bench.corpus.units import Unit

K, P, STAFF_GROUP = 5, 10, 10
Figure = dict[str, Any]


def clients(unit: Unit, year: int) -> int:
    """Return how many clients a unit has in a year."""
    swing = 1 + 0.12 * sin(year * 0.9 + unit.size)
    return unit.size if unit.size < P else round(unit.size * swing)


def staff(unit: Unit, year: int) -> int:
    """Return how many permanent employees a unit has in a year."""
    each: float = unit.kind["personal"]
    return max(7, round(clients(unit, year) * each))


def key_figures(unit: Unit, year: int, seed: int) -> list[Figure]:
    """Return a unit's key figures for a year; each moves slowly from year to year."""
    return list(_Year(unit, year, seed).figures())


class _Year:
    def __init__(self, unit: Unit, year: int, seed: int) -> None:
        self.unit, self.year = unit, year
        self.rng = Random(f"{seed}:nyckeltal:{unit.id}:{year}")
        self.habits = Random(f"{seed}:nyckeltal:{unit.id}")
        self.clients, self.staff = clients(unit, year), staff(unit, year)
        self.scope = "kommunen" if unit.service in ("personlig-assistans", "korttidsvistelse") else "enheten"

    def figures(self) -> Iterator[Figure]:
        yield from self._people()
        if self.unit.kind["timmar"]:
            yield from self._hours()
        yield from self._staff_shares()
        yield self._client_share("nojda-kunder", 62 + 33 * self.unit.quality)
        if self.year % 2 or self.unit.quality < 0.5:
            yield self._client_share("aktuella-planer", 55 + 42 * self.unit.quality)
        yield from self._events()

    def _level(self, middle: float, spread: float) -> float:
        """Return this year's value of something that drifts for a unit and shakes a little."""
        drift = self.habits.uniform(-1, 1) * (self.year - 2020) / 10 + self.habits.uniform(-0.5, 0.5)
        return max(0.1, middle + spread * (drift + self.rng.gauss(0, 0.22)))

    def _stated(self, figure_id: str, value: Any, scope: str = "enheten", **more: Any) -> Figure:
        return {"id": figure_id, "varde": value, "omfattning": scope, "period": self.year} | more

    def _hidden(self, figure_id: str, reason: str, scope: str = "enheten") -> Figure:
        return {"id": figure_id, "dolt": reason, "omfattning": scope, "period": self.year}

    def _people(self) -> Iterator[Figure]:
        if self.clients < K:
            yield self._hidden("kunder", "under_troskel", self.scope)
        else:
            yield self._stated("kunder", self.clients, self.scope)
        if self.unit.service == "personlig-assistans" and not self.unit.own:
            yield self._stated("kunder", 90 + self.habits.randrange(300) + self.year % 7, "hela_bolaget")
        yield self._stated("anstallda", self.staff)

    def _hours(self) -> Iterator[Figure]:
        ordered = round(self.clients * self._level(self.unit.kind["timmar"], 4))
        yield self._stated("bestalld-tid", ordered, period=f"{self.year}-10")
        yield self._stated("utford-tid", round(min(101.0, self._level(91, 7)), 1), bas=ordered)
        yield self._stated("kontinuitet", round(self._level(13 - 4 * self.unit.quality, 3), 1))

    def _staff_shares(self) -> Iterator[Figure]:
        names = ("korttidsfranvaro", "langtidsfranvaro", "personalomsattning", "yrkesutbildning")
        if self.staff <= STAFF_GROUP:
            yield from (self._hidden(each, "ror_enskilda") for each in names)
            return
        if self.habits.random() < 0.06 or self.rng.random() < 0.04:
            yield from (self._hidden(each, "underlag_framgar_inte") for each in names)
            return
        short, long = round(self._level(7, 3), 1), round(self._level(5, 2.5), 1)
        yield self._stated(names[0], short, bas=self.staff)
        few = tells_of_few(long, self.staff, 0.5 if long == round(long) else 0.05)  # 7.0 is read as 7
        yield self._hidden(names[1], "ror_enskilda") if few else self._stated(names[1], long, bas=self.staff)
        yield self._heads(names[2], self._level(17, 8), self.staff)
        yield self._heads(names[3], min(97.0, self._level(76, 10)), self.staff)

    def _client_share(self, figure_id: str, middle: float) -> Figure:
        answers = round(self.clients * (0.7 if figure_id == "nojda-kunder" else 1))
        if self.clients < P or answers < P:
            return self._hidden(figure_id, "ror_enskilda")
        return self._heads(figure_id, min(98.0, self._level(middle, 8)), answers)

    def _heads(self, figure_id: str, share: float, base: int) -> Figure:
        """Return a share of heads that a whole number of them gives, in whole percent."""
        percent = round(100 * round(share * base / 100) / base)
        if tells_of_few(percent, base, 0.5) or not possible(percent, base):
            return self._hidden(figure_id, "ror_enskilda")
        return self._stated(figure_id, percent, bas=base)

    def _events(self) -> Iterator[Figure]:
        for figure_id, rate in (("avvikelser", 0.55), ("klagomal", 0.09)):
            if self.clients < P:
                yield self._hidden(figure_id, "ror_enskilda")
            else:
                number = round(self.clients * rate * self._level(1.5 - self.unit.quality, 0.5))
                yield self._stated(figure_id, number, bas=self.clients)
                if figure_id == "klagomal" and self.clients % 10 == 7 and self.year % 5 == 4:
                    yield from self._halves(figure_id)

    def _halves(self, figure_id: str) -> Iterator[Figure]:
        """Hide one half of the year, and the other half, which the whole year would give it away with."""
        first, second = f"{self.year}-01-01/{self.year}-06-30", f"{self.year}-07-01/{self.year}-12-31"
        yield self._hidden(figure_id, "skyddar_annat") | {"period": first}
        yield self._hidden(figure_id, "ror_enskilda") | {"period": second}


def tells_of_few(percent: float, base: int, half: float) -> bool:
    """Say whether a share, known to `half` a step, may mean 1 to K-1 people in the part or outside of it."""
    if percent in (0, 100):
        return False
    low, high = floor((percent - half) * base / 100 + 1e-9), ceil((percent + half) * base / 100 - 1e-9)
    return low < K or base - high < K


def possible(percent: float, base: int) -> bool:
    """Say whether a whole number of heads gives a whole percentage."""
    return ceil((percent - 0.5) * base / 100) <= floor((percent + 0.5) * base / 100)
