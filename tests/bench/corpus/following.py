"""What happens after a report: action plan, reply, re-follow-up, and what becomes of the measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from site_builder.wording.swedish import add_months
from tests.bench.corpus.reports import MET, PARTLY, Measure, Report, Review
from tests.bench.corpus.words import load, pick

OLD_DAYS = 900
"""So long after a report without a later one, what remained has mostly been settled."""
STATES = ("atgardad", "delvis_atgardad", "kvarstar", "aterkallad")


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The days between a report and the next ordinary one (None: there is none), up to today."""

    report: Report
    later: Report | None
    today: date
    rng: Random

    @property
    def kept_on(self) -> date | None:
        """The day of the re-follow-up, in time or late; None where there is no room, or it has not come."""
        report = self.report
        last = last_day(report)
        if last is None:
            return None
        off = -self.rng.randrange(25) if self.rng.random() < 0.62 else self.rng.randrange(5, 160)
        day = workday(max(last + timedelta(days=off), report.day + timedelta(days=45)))
        end = self.later.day - timedelta(days=30) if self.later else self.today
        return day if day <= end else None

    def plan_and_reply(self) -> None:
        """Let the action plan come in and be approved, and the provider reply."""
        report, rng = self.report, self.rng
        day = report.day
        if report.plan:
            received = day + timedelta(days=rng.randrange(18, 45))
            report.happened(received, "atgardsplan_inkommen", self.today)
            if rng.random() < 0.85:
                approved = received + timedelta(days=rng.randrange(7, 21))
                report.happened(approved, "atgardsplan_godkand", self.today)
        wants = 0.25 if not report.unit.own and report.level in ("anmarkning", "underkand") else 0.03
        if rng.random() < wants or "svar" in report.marks:
            text = pick(load("reports")["svar"], rng)
            replied = day + timedelta(days=rng.randrange(8, 30))
            report.happened(replied, "utforarens_svar", self.today, text=text)

    def states(self, *, spread: bool = False) -> dict[int, str]:
        """Return what a re-follow-up finds of each requirement; `spread` shows every state in turn."""
        found = {}
        for place, measure in enumerate(self.report.binding):
            state = STATES[place % 4] if spread else self.rng.choices(STATES, (72, 13, 11, 4))[0]
            measure.open = state in ("delvis_atgardad", "kvarstar")
            found[measure.id] = state
        return found

    def meet(self, day: date, states: Mapping[int, str]) -> None:
        """Hold the re-follow-up as a meeting, noted in the journal."""
        outcomes = load("reports")["mote"]
        left = [state for state in states.values() if state in ("delvis_atgardad", "kvarstar")]
        how = "klart" if not left else "inget" if len(left) == len(states) else "delvis"
        self.report.happened(day, "uppfoljande_mote", self.today, utfall=outcomes[how])
        for number, state in states.items():
            text = pick(load("reports")["atgard"][state], self.rng)
            self.report.happened(day, "atgard", self.today, atgard=number, status=state, text=text)
        self._change_verdict(day)

    def report_back(self, day: date, states: Mapping[int, str]) -> Report:
        """Hold the re-follow-up as a report of its own, which closes measures."""
        report = self.report
        done = not any(each.open for each in report.binding)
        again = Report(
            report.unit,
            day,
            "uppfoljande",
            "godkand" if done else "anmarkning",
            [_seen_again(area, report) for area in dict.fromkeys(each.area for each in report.binding)],
            [],
            [],
            suffix="-uppfoljning",
            follows=report,
        )
        for number, state in states.items():
            text = pick(load("reports")["atgard"][state], self.rng)
            again.feedback.append({"atgard": number, "status": state, "text": text})
        self._change_verdict(day, again)
        return again

    def close_by(self) -> None:
        """Settle what is open in the next ordinary follow-up, or in time when there is none."""
        if self.later is None:
            self._close_old()
            return
        said = load("reports")["atgard"]
        day = self.later.day
        for measure in self.report.measures:
            again = _same(measure, self.later)
            if measure.open and again:
                text = said["ersatt"].format(nummer=again.id, ar=day.year)
                self._close(measure, day, "aterkallad", text)
            elif measure.open:
                self._close(measure, day, "atgardad", said["senare"].format(ar=day.year))
        if self.report.promise and not _is_kept(self.report):
            text = load("reports")["mote"]["ordinarie"]
            self.report.happened(day, "uppfoljande_mote", self.today, rapport=self.later.id, utfall=text)

    def _close_old(self) -> None:
        day = self.report.day + timedelta(days=420)
        if self.report.day + timedelta(days=OLD_DAYS) > self.today:
            return
        for measure in self.report.measures:
            if measure.open and self.rng.random() < 0.9:
                text = pick(load("reports")["atgard"]["atgardad"], self.rng)
                measure.open = False
                self.report.happened(
                    day, "atgard", self.today, atgard=measure.id, status="atgardad", text=text
                )

    def _close(self, measure: Measure, day: date, state: str, text: str) -> None:
        assert self.later is not None
        measure.open = False
        more = {"atgard": measure.id, "status": state, "text": text, "rapport": self.later.id}
        self.report.happened(day, "atgard", self.today, **more)

    def _change_verdict(self, day: date, by: Report | None = None) -> None:
        report = self.report
        grave = report.level == "underkand"
        if any(each.open for each in report.binding) or self.rng.random() > (0.6 if grave else 0.2):
            return
        if report.level in ("anmarkning", "underkand"):
            more = {"rapport": by.id} if by else {}
            report.happened(day, "bedomning_andrad", self.today, till="godkand", **more)


def last_day(report: Report) -> date | None:
    """Return the last day of a promised re-follow-up, counted from the report's day if not said."""
    promise = report.promise
    if promise is None:
        return None
    if "senast" in promise:
        last: date = promise["senast"]
        return last
    return add_months(report.day, promise["inom_manader"])


def workday(day: date) -> date:
    """Return the day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _is_kept(report: Report) -> bool:
    return (
        any(event["typ"] == "uppfoljande_mote" for event in report.events)
        or "aterrapporterad" in report.marks
    )


def _same(measure: Measure, later: Report) -> Measure | None:
    alike = (each for each in later.measures if (each.area, each.defect) == (measure.area, measure.defect))
    return next(alike, None)


def _seen_again(area: str, report: Report) -> Review:
    left = [each for each in report.binding if each.area == area and each.open]
    text = "En del av kraven återstod." if left else "Kraven var uppfyllda."
    return Review(area, PARTLY if left else MET, text, [each.defect for each in left])
