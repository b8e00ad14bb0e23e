"""One change in meaning: of which kind, in what, and what stood and stands there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = str | date | None


class Kind(StrEnum):
    """The kinds of change. Each has its words under `diff.kinds` in `wording/site.yml`."""

    REPORT_NEW = "rapport-ny"
    REPORT_REPLACED = "rapport-ersatt"
    REPORT_STANDS = "rapport-galler"
    REPORT_WITHDRAWN = "rapport-tillbakadragen"
    REPORT_BACK = "rapport-ater"
    REPORT_DRAFT = "rapport-utkast"
    REPORT_LATER = "rapport-kommer"
    REPORT_GONE = "rapport-borta"
    VERDICT = "bedomning"
    STANDING_VERDICT = "gallande-bedomning"
    MEASURE_NEW = "atgard-ny"
    MEASURE_GONE = "atgard-borta"
    MEASURE_CLOSED = "atgard-avslutad"
    MEASURE_REOPENED = "atgard-oppnad"
    MEASURE_STATE = "atgard-lage"
    MEASURE_TEXT = "atgard-text"
    MEASURE_DAY = "atgard-dag"
    MEASURE_DETAIL = "atgard-uppgift"
    PROMISE_NEW = "lofte-nytt"
    PROMISE_GONE = "lofte-borta"
    PROMISE_KEPT = "lofte-hallet"
    PROMISE_DAY = "lofte-dag"
    FIGURE_NEW = "nyckeltal-nytt"
    FIGURE_GONE = "nyckeltal-borta"
    FIGURE_HIDDEN = "nyckeltal-dolt"
    FIGURE_SHOWN = "nyckeltal-visas"
    FIGURE_VALUE = "nyckeltal-varde"
    EVENT_NEW = "handelse-ny"
    EVENT_GONE = "handelse-borta"
    UNIT_NEW = "verksamhet-ny"
    UNIT_GONE = "verksamhet-borta"
    UNIT_MOVED = "verksamhet-flyttad"
    PAGE_NEW = "sida-ny"
    PAGE_GONE = "sida-borta"
    PICTURE = "bild"
    DETAIL = "uppgift"
    TEXT = "text"
    SETTING = "installning"


@dataclass(frozen=True, slots=True)
class About:
    """What a change is in: its name for readers, its file, and the address of its page, where it has one."""

    name: str
    file: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` names the part that changed, as `Krav 1` or `sammanfattning`.

    `before` and `after` are what readers saw and see; None where there was or is nothing, or where it is
    hidden. What is hidden on one side is never among them, however it stood on the other. Where an earlier
    wording is `withheld`, it may have been changed because of what it told of people.
    """

    kind: Kind
    about: About
    what: str = ""
    before: Value = None
    after: Value = None
    withheld: bool = False
