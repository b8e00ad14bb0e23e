"""The last look at a draft: the secrecy rules read it as the file it will be, and what they refuse goes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from site_builder.importing.reading.faults import UnreadableError
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.writing import draft_text
from site_builder.model import Profile, Report, Unit
from site_builder.reading import read_model
from site_builder.rules import Subject, on_report, on_text
from site_builder.source import read_source
from site_builder.wording import load

_SECRECY = frozenset(
    {"personnummer", "personnummer-fel-siffra", "personligt-orgnummer", "personligt-orgnummer-oklart"}
    | {"telefonnummer", "telefonnummer-oklart", "epostadress", "epostadress-oklar", "personnamn", "fornamn"}
    | {
        "bostadsadress",
        "litet-antal",
        "antal-rojer-rest",
        "andel-av-for-fa",
        "andel-utan-bas",
        "ord-om-kunder",
    }
    | {
        "andel-rojer-del",
        "andel-for-exakt",
        "grupp-for-liten",
        "handelser-utan-kundantal",
        "handelser-bland-fa",
    }
    | {"ord-om-kunder-fa", "ord-om-personal", "enskild-handelse", "enskild-handelse-fa", "halsouppgift"}
    | {"halsouppgift-fa"}
)
_KEY = re.compile(r"([a-z_]+):")
_MOST_ROUNDS = 12
_PATH = "content/rapporter/2024/utkast.md"


def settled(
    front: dict[str, Any], body: str, profile: Profile, units: Mapping[str, Unit], today: date
) -> tuple[str, list[Doubt]]:
    """Return a draft's text that no secrecy rule finds anything in, and a doubt for each thing taken out.

    `front` loses what is taken out of it. Raises UnreadableError where something remains after all rounds.
    """
    doubts: list[Doubt] = []
    for _ in range(_MOST_ROUNDS):
        text = draft_text(front, body)
        refused = _refused_lines(text, profile, units, today)
        if not refused:
            return text, doubts
        lines = text.split("\n")
        for line in reversed(refused):
            is_in_body = "---" in lines[1 : line - 1]
            if is_in_body:
                body = body.replace(lines[line - 1], "", 1)
            doubts.append(
                Doubt(
                    "text" if is_in_body else _without(front, lines, line), "granskning-stoppade", "borttaget"
                )
            )
    raise UnreadableError("granskning")


def _refused_lines(text: str, profile: Profile, units: Mapping[str, Unit], today: date) -> list[int]:
    """Return the lines, from 1, at which a secrecy rule finds something."""
    source = read_source(_PATH, text.encode())
    report, _ = read_model(source, Report)
    problems = list(on_text.problems(Subject(_PATH, None, source, profile, today, units)))
    if report is not None:
        problems += on_report.problems(Subject(_PATH, report, source, profile, today, units))
    places = []
    for each in problems:
        if each.rule in _SECRECY:
            place = each.place or (
                source.body_place(each.offset) if each.offset is not None else source.value_place(each.path)
            )
            places.append(place[0])
    return sorted(set(places))


def _without(front: dict[str, Any], lines: list[str], line: int) -> str:
    """Take out what stands on a line of the front matter, and return the key that it belonged to."""
    start = max(at for at in range(line) if _KEY.match(lines[at]))
    key = lines[start].partition(":")[0]
    item = sum(each.startswith("  - ") for each in lines[start + 1 : line]) - 1
    value = front.get(key)
    if key == "sammanfattning":
        front[key] = load("site").cli["import"].summary_missing
    elif isinstance(value, list) and 0 <= item < len(value):
        value.pop(item)
    else:
        front.pop(key, None)
    return key
