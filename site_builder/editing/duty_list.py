"""What is to be done, as text, Markdown, JSON and a calendar."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from site_builder.editing.markdown import literal
from site_builder.exports.calendar import calendar
from site_builder.publication import Publication
from site_builder.register import report_path
from site_builder.summary import Duty
from site_builder.summary.duty_words import distance, title, told
from site_builder.wording import load
from site_builder.wording.swedish import long_day

SAID = load("site").due

MOST_LISTED = 40
"""How many duties of a kind an issue lists: GitHub takes at most 65 536 characters."""

Form = Callable[[Sequence[Duty], Publication], str]


def as_text(duties: Sequence[Duty], publication: Publication) -> str:
    """Return the duties for a terminal, under a heading for each task."""
    lines = [SAID.as_of.format(day=long_day(publication.today))]
    for task, found in groupby(duties, lambda duty: duty.task):
        own = list(found)
        lines += ["", f"{SAID.tasks[task].heading} ({len(own)})"]
        for duty in own:
            lines += [f"  {_headline(duty, publication)}", f"    {told(duty)}"]
    return "\n".join(lines if duties else [*lines, SAID.nothing])


def as_markdown(duties: Sequence[Duty], publication: Publication) -> str:
    """Return the duties as the text of an issue: a heading, a cure and a list for each task."""
    lines = [SAID.as_of.format(day=long_day(publication.today))]
    for task, found in groupby(duties, lambda duty: duty.task):
        own, said = list(found), SAID.tasks[task]
        lines += ["", f"## {said.heading} ({len(own)})", "", said.cure, ""]
        rows = [f"- **{literal(_headline(duty, publication))}** {' '.join(_details(duty))}" for duty in own]
        lines += rows[:MOST_LISTED]
        if len(rows) > MOST_LISTED:
            lines += ["", SAID.more.format(count=len(rows) - MOST_LISTED)]
    return "\n".join(lines if duties else [*lines, "", SAID.nothing])


def as_json(duties: Sequence[Duty], publication: Publication) -> str:
    """Return the duties as an object: the day, and a list in which every key is always there."""
    listed = [
        {
            "id": duty.id,
            "task": duty.task,
            "title": title(duty),
            "text": told(duty),
            "day": duty.day.isoformat() if duty.day else None,
            "late_days": duty.late_days,
            "since": duty.since.isoformat() if duty.since else None,
            "unit": duty.unit.id if duty.unit else None,
            "report": duty.report.id if duty.report else None,
            "measure": duty.measure.id if duty.measure else None,
        }
        for duty in duties
    ]
    whole = {"today": publication.today.isoformat(), "duties": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_ics(duties: Sequence[Duty], publication: Publication) -> str:
    """Return the duties as a calendar, those without a last day as to-dos."""
    return calendar(duties, publication).decode()


def _headline(duty: Duty, publication: Publication) -> str:
    far = distance(duty, publication.today)
    return f"{title(duty)}: {far}" if far else title(duty)


def _details(duty: Duty) -> Iterator[str]:
    yield literal(told(duty))
    if duty.report:
        yield f"`{report_path(duty.report.id)}`"


FORMS: dict[str, Form] = {"text": as_text, "markdown": as_markdown, "json": as_json, "ics": as_ics}
