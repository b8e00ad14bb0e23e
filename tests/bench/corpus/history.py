"""One unit's reports over the years: as many as it has a share of, its story among them."""

from copy import deepcopy
from datetime import date, timedelta
from random import Random

from tests.bench.corpus.assessing import Occasion, follow_up
from tests.bench.corpus.following import Aftermath, workday
from tests.bench.corpus.reports import Report, name_apart
from tests.bench.corpus.settings import Settings
from tests.bench.corpus.units import Unit
from tests.bench.corpus.words import load

EXTRA = frozenset({"ersatt", "utkast", "framtida", "snart", "ivo", "havning", "stangd"})
"""Stories that add a report to the ordinary ones."""
GRAVE_LAST = frozenset({"alla-lagen", "okand-start", "svar", "sen"})
GRAVE_BEFORE = frozenset({"fyrtio-atgarder", "vite-aterkallat", "vite-verkstallt", "havning"})
"""Stories where the last ordinary verdict, or the one before it, is that the unit is not approved."""

LONG_AGO = {"sen": 250, "alla-lagen": 100}
"""So many days at least since the last report, where the story tells of what came or did not come of it."""


def history(unit: Unit, settings: Settings) -> list[Report]:
    """Return all reports of a unit, oldest first."""
    if not unit.reports:
        return []
    return _Unit(unit, settings).reports()


class _Unit:
    def __init__(self, unit: Unit, settings: Settings) -> None:
        self.unit, self.settings = unit, settings
        self.story = unit.story
        self.today = settings.today
        self.rng = Random(f"{settings.seed}:historia:{unit.number}")

    def reports(self) -> list[Report]:
        share = self.unit.reports - (self.story in EXTRA and self.unit.reports > 1)
        years = self._years()
        wanted = round(share * 0.22)
        called_for = round(share * 0.06)
        ordinary = min(len(years), share - wanted - called_for)
        main = self._main(self._days(years, ordinary))
        self._mark(main)
        more = self._extra(main) if share < self.unit.reports else []
        again = self._follow(main, wanted)
        again += self._small(share - ordinary - len(again))
        found = sorted([*main, *more, *again], key=lambda each: (each.day, each.suffix))
        name_apart(found)
        return found

    @property
    def _grave(self) -> str:
        return "last" if self.story in GRAVE_LAST else "before" if self.story in GRAVE_BEFORE else ""

    def _years(self) -> list[int]:
        first = self.unit.first.year + 1
        last = self.unit.last.year if self.unit.last else self.settings.last_year
        return [year for year in self.settings.years if first <= year <= last]

    def _days(self, years: list[int], number: int) -> list[date]:
        """Return the days of the ordinary follow-ups; the last years are likelier than the first."""
        latest = 2 if self.story in GRAVE_LAST | GRAVE_BEFORE | {"aterkommande"} else self.rng.random() < 0.7
        kept = years[-min(latest, number) :] if latest and number else []
        chosen = sorted([*kept, *self.rng.sample([y for y in years if y not in kept], number - len(kept))])
        days = [self._day(year) for year in chosen]
        ago = LONG_AGO.get(self.story)
        if days and ago:
            days[-1] = min(days[-1], workday(self.today - timedelta(days=ago)))
        return days

    def _day(self, year: int) -> date:
        day = workday(date(year, self.rng.randrange(2, 12), self.rng.randrange(3, 28)))
        latest = min(self.unit.last or self.today, self.today) - timedelta(days=40)
        return workday(latest - timedelta(days=self.rng.randrange(60))) if day > latest else day

    def _main(self, days: list[date]) -> list[Report]:
        found: list[Report] = []
        grave = {"last": len(days) - 1, "before": max(len(days) - 2, 0)}.get(self._grave)
        for place, day in enumerate(days):
            level = "underkand" if place == grave else None
            before = found[-1] if found else None
            found.append(follow_up(Occasion(self.unit, day, "ordinarie", before, level), self.rng))
        return found

    def _mark(self, main: list[Report]) -> None:
        """Do what the story does to an ordinary report."""
        if not main:
            return
        last, middle = main[-1], main[len(main) // 2]
        if self.story in ("datum-saknas", "okand-start") and last.promise:
            last.promise = {"inom_manader": last.promise.get("inom_manader", 3)}
        if self.story == "datum-saknas":
            last.marks.add("datum-saknas")
            for measure in last.measures:
                measure.due = None
        elif self.story == "svar":
            last.marks.add("svar")
        elif self.story == "undantag":
            middle.marks.add("undantag")
        elif self.story == "rattelse":
            for report, words in zip(main[-2:], load("reports")["rattelse"], strict=False):
                report.happened(report.day + timedelta(days=33), "rattelse", self.today, **words)
        elif self.story == "tillbakadragen":
            middle.marks.add("tillbakadragen")
            reason = load("reports")["tillbakadragen"]
            middle.happened(middle.day + timedelta(days=21), "tillbakadragen", self.today, skal=reason)
        self._sanction(main)

    def _sanction(self, main: list[Report]) -> None:
        kind = {"vite-aterkallat": "aterkallad", "vite-verkstallt": "verkstalld", "havning": "havning"}.get(
            self.story
        )
        if kind is None:
            return
        report = next(each for each in reversed(main) if each.level == "underkand")
        for decided in load("reports")["sanktioner"][kind]:
            event = {key: value for key, value in decided.items() if key != "efter"}
            day = min(report.day + timedelta(days=decided["efter"]), self.unit.last or self.today)
            report.happened(day, "sanktion", self.today, **event)

    def _extra(self, main: list[Report]) -> list[Report]:
        """Return the report that the story adds."""
        if self.story in ("havning", "stangd"):
            end = workday((self.unit.last or self.today) - timedelta(days=12))
            report = follow_up(Occasion(self.unit, end, "avslut", level="godkand"), self.rng)
            report.level, report.measures = "saknas", []
            return [report]
        if self.story == "ersatt" and main:
            return [self._earlier_version(main[-1])]
        ago = {"utkast": 9, "framtida": 16, "snart": 52, "ivo": 210}.get(self.story, 100)
        level = {"snart": "anmarkning", "ivo": "underkand"}.get(self.story)
        day = workday(self.today - timedelta(days=ago))
        report = follow_up(Occasion(self.unit, day, "handelsestyrd", level=level), self.rng)
        self._tell(report)
        return [report]

    def _tell(self, report: Report) -> None:
        if self.story == "utkast":
            report.marks.add("utkast")
        elif self.story == "framtida":
            report.publish = self.today + timedelta(days=12)
        elif self.story == "snart":
            report.promise = {"senast": self.today + timedelta(days=9)}
            for place, measure in enumerate(report.binding):
                measure.due = self.today + timedelta(days=5 + 9 * place)
        elif self.story == "ivo":
            report.serious = True
            day, text = report.day + timedelta(days=6), load("reports")["ivo"]
            report.happened(day, "ivo_anmalan", self.today, text=text)
        if self.story in ("snart", "ivo"):
            Aftermath(report, None, self.today, self.rng).plan_and_reply()

    def _earlier_version(self, report: Report) -> Report:
        first = deepcopy(report)
        first.unit, first.suffix = self.unit, "-v1"
        first.day = workday(report.day - timedelta(days=30))
        report.replaces = first.id
        day, words = report.day, load("reports")["ersatt"]
        report.happened(
            day, "rattelse", self.today, vad="Rapporten ersätter en tidigare version.", skal=words
        )
        return first

    def _follow(self, main: list[Report], wanted: int) -> list[Report]:
        """Let time pass after each ordinary report; return up to `wanted` re-follow-up reports."""
        found: list[Report] = []
        for place, report in enumerate(main):
            later = main[place + 1] if place + 1 < len(main) else None
            after = Aftermath(report, later, self.today, self.rng)
            if "tillbakadragen" in report.marks:
                continue
            after.plan_and_reply()
            if self.story == "alla-lagen" and later is None:
                day = workday(report.day + timedelta(days=70))
                after.meet(min(day, self.today), after.states(spread=True))
            elif day_ := self._kept(after):
                if len(found) < wanted and report.replaces is None:
                    report.marks.add("aterrapporterad")
                    found.append(after.report_back(day_, after.states()))
                else:
                    after.meet(day_, after.states())
            after.close_by()
        return found

    def _kept(self, after: Aftermath) -> date | None:
        """Return the day of a re-follow-up, None where none was held: the newest is at times left out."""
        day = after.kept_on
        if after.later is None and (
            self.story in ("sen", "okand-start", "datum-saknas") or self.rng.random() < 0.3
        ):
            return None
        return day

    def _small(self, number: int) -> list[Report]:
        """Return so many follow-ups of one question each, from which nothing follows."""
        found = []
        for _ in range(number):
            kind = "handelsestyrd" if self.rng.random() < 0.5 else "fordjupad"
            day = self._day(self.rng.choice(self._years() or [self.settings.last_year]))
            report = follow_up(Occasion(self.unit, day, kind, level="godkand"), self.rng)
            report.level = "saknas" if self.rng.random() < 0.6 else "godkand"
            found.append(report)
        return found
