"""Swedish telephone numbers in a run of digits: mobile and fixed, with or without the country's code.

After PTS's numbering plan for telephony (E.164). Numbers that never lead to one person are left out: 020
and 077, which an organisation answers, and short numbers such as 112 and 1177.
"""

import re
from collections.abc import Iterator

from site_builder.secrecy.digits import BLANK, DASH, Run
from site_builder.secrecy.identity import Identity

MOST_DIGITS = 10
COUNTRY = re.compile(r"(?:00)?46")
NATIONAL = re.compile(
    r"(?P<mobile>07[02369])[0-9]{7}"
    r"|(?P<two>08)[1-9][0-9]{5,7}"
    r"|(?P<three>0(?:1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90))[1-9][0-9]{4,6}"
    r"|(?P<four>0(?!1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|90|[78])[1-9][0-9]{2})[1-9][0-9]{4,5}"
)
AREA_GAP = re.compile(rf"[{BLANK}{DASH}/.)]+")
INNER_GAPS = re.compile(rf"(?:[{BLANK}]+,)*|(?:[{DASH}],)*|(?:\.,)*")
HELD_TOGETHER = re.compile(rf"[0-9][{DASH}./\\_]|\w/")
DAY_AND_YEAR = re.compile(r"[0-9]{2},[0-9]{2},(?:19|20)[0-9]{2}")
REFERENCE = re.compile(
    r"(?:dnr|(?:diarie|ärende|avtals?)-?(?:nr|nummer)|avtal(?:et)?)[\s.:]*$", re.IGNORECASE
)


def phones(run: Run) -> Iterator[Identity]:
    """Yield the telephone numbers of a run, places counted as in the run."""
    for first in range(len(run.groups)):
        found = _abroad(run, first) or _national(run, first)
        if found:
            yield found


def national(number: str) -> str:
    """Return a telephone number as bare digits from the leading 0, whatever form it is written in."""
    digits = re.sub(r"[^0-9+]|\(0\)", "", number)
    return re.sub(r"^(?:\+|00)460?", "0", digits)


def _abroad(run: Run, first: int) -> Identity | None:
    """Return the number that begins with the country's code in a group."""
    code = COUNTRY.match(run.groups[first])
    plus = _before(run, first).endswith("+")
    if not code or plus == code[0].startswith("00"):
        return None
    for last, digits in _longest_first(run, first, MOST_DIGITS + len(code[0])):
        written = NATIONAL.fullmatch("0" + digits.removeprefix(code[0]).removeprefix("0"))
        if written:
            return Identity(run.starts[first] - plus, run.end(last), "telefon", True, _masked(written))
    return None


def _national(run: Run, first: int) -> Identity | None:
    """Return the number that begins with an area code, or a mobile one, in a group."""
    if not run.groups[first].startswith("0"):
        return None
    for last, digits in _longest_first(run, first, MOST_DIGITS):
        written = NATIONAL.fullmatch(digits)
        if not written or not _is_set_apart_as_phone(run, first, last, written):
            continue
        if written["mobile"] or not _is_part_of_reference(run, first):
            certain = last > first or written["mobile"] is not None
            return Identity(run.starts[first], run.end(last), "telefon", certain, _masked(written))
    return None


def _longest_first(run: Run, first: int, most: int) -> Iterator[tuple[int, str]]:
    for last in reversed(range(first, min(first + most, len(run.groups)))):
        digits = "".join(run.groups[first : last + 1])
        if len(digits) <= most:
            yield last, digits


def _is_set_apart_as_phone(run: Run, first: int, last: int, written: re.Match[str]) -> bool:
    """Say whether the gaps are those of a telephone number: one after the area code, then all alike."""
    if first == last:
        return True
    head, area = len(run.groups[first]), len(_area(written))
    if head != area and not (written["mobile"] and head == area + 1):
        return False
    after_area, inner = run.gaps[first], "".join(f"{gap}," for gap in run.gaps[first + 1 : last])
    if not AREA_GAP.fullmatch(after_area) or not INNER_GAPS.fullmatch(inner):
        return False
    return not DAY_AND_YEAR.fullmatch(",".join(run.groups[first : last + 1]))


def _is_part_of_reference(run: Run, first: int) -> bool:
    """Say whether it goes on from something else (SON/2024/0476/739), or is called a reference."""
    before = _before(run, first)
    return bool(HELD_TOGETHER.fullmatch(before[-2:]) or REFERENCE.search(before))


def _before(run: Run, first: int) -> str:
    return f"0{run.gaps[first - 1]}" if first else run.before


def _area(written: re.Match[str]) -> str:
    area: str = next(filter(None, written.groups()))
    return area


def _masked(written: re.Match[str]) -> str:
    return f"{_area(written)}-*** ** **"
